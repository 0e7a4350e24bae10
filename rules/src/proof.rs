//! That an edition is whole: every combination of answers leads to exactly one advice, every question, advice and
//! part is reached by some, every name exists, and every clause is used or says for whom it is meant.
//!
//! Walks are few (hundreds), so all of them are walked: no clever method, nothing to trust. Native only: an edition
//! is proven when it is built, and the page need not carry the proof.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;

use crate::advice::advise;
use crate::answers::{CHANGE, write};
use crate::condition::{ANY, Condition};
use crate::dates::Rule;
use crate::edition::{Edition, Text};
use crate::parts::Standing;
use crate::walk::Walk;

/// Something of an edition that has a file of its own or a name in one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The edition itself.
    Edition,
    /// A question by its id.
    Question(String),
    /// An advice by its id.
    Advice(String),
    /// A clause by its number.
    Clause(String),
    /// A part that several advices use, e.g. `step.log-in`.
    Shared(String),
}

/// A mistake in an edition: where, what, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub item: Item,
    /// The key or the part within it; may be empty.
    pub key: String,
    /// What is wrong.
    pub problem: String,
    /// The way out.
    pub hint: String,
}

/// What was found while proving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Combinations of answers walked to their end.
    pub walks: usize,
    /// Questions on the shortest walk.
    pub shortest: usize,
    /// Questions on the longest walk.
    pub longest: usize,
    /// The advice reached, and by how many walks.
    pub advice: BTreeMap<String, usize>,
}

/// Proves an edition.
///
/// # Errors
/// Every fault found. Names are checked first: while one is wrong, nothing is walked.
pub fn prove(edition: &Edition) -> Result<Proof, Vec<Fault>> {
    let mut prover = Prover { edition, faults: Vec::new() };
    prover.names();
    prover.clauses();
    if prover.faults.is_empty() {
        let proof = prover.walks();
        if prover.faults.is_empty() {
            return Ok(proof);
        }
    }
    Err(prover.faults)
}

/// Every walk of an edition to its end, in the order of its questions.
pub fn every_walk(edition: &Edition) -> Vec<Walk<'_>> {
    fn ends<'e>(walk: Walk<'e>, found: &mut Vec<Walk<'e>>) {
        if walk.next.is_none() {
            found.push(walk);
        } else {
            walk.onward().into_iter().for_each(|(_, onward)| ends(onward, found));
        }
    }
    let mut found = Vec::new();
    ends(Walk::new(edition, &Default::default()), &mut found);
    found
}

/// The advice of a walk that differs in one answer, a late one rather than an early one.
fn next_door<'e>(walk: &Walk<'e>) -> Option<&'e Text> {
    let changed = walk.path.iter().rev().flat_map(|taken| {
        taken.question.choices.iter().map(|choice| walk.on_path().with(&taken.question.id, &choice.id))
    });
    changed.into_iter().find_map(|answers| Some(&Walk::new(walk.edition, &answers).advice()?.id))
}

/// A hint with the nearest of some known names, or where to look when there are none.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>, place: &str) -> String {
    let near = known.max_by(|a, b| strsim::jaro(name, a).total_cmp(&strsim::jaro(name, b)));
    match near {
        Some(near) => format!("the nearest in {place} is `{near}`"),
        None => format!("there are none in {place}"),
    }
}

impl Fault {
    pub(crate) fn new(item: Item, key: &str, problem: &str, hint: &str) -> Self {
        Fault { item, key: key.to_owned(), problem: problem.to_owned(), hint: hint.to_owned() }
    }
}

impl fmt::Display for Fault {
    /// `advice/army.toml: step 3: … ; hint: …`, to be put after the edition's folder.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", crate::load::file_of(&self.item))?;
        match &self.item {
            Item::Question(id) | Item::Clause(id) | Item::Shared(id) if !id.is_empty() => write!(f, "`{id}`: ")?,
            _ => {}
        }
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "{}; hint: {}", self.problem, self.hint)
    }
}

struct Prover<'e> {
    edition: &'e Edition,
    faults: Vec<Fault>,
}

impl<'e> Prover<'e> {
    fn fault(&mut self, item: &Item, key: &str, problem: &str, hint: &str) {
        self.faults.push(Fault::new(item.clone(), key, problem, hint));
    }

    /// Every name is well formed, unique, and exists where it is used.
    fn names(&mut self) {
        let edition = self.edition;
        self.unique(&Item::Edition, "actors", edition.actors.iter().map(|actor| &actor.id));
        self.unique(&Item::Edition, "links", edition.links.iter().map(|link| &link.id));
        let keys = edition.questions.iter().map(|question| &question.id).chain(edition.days.iter().map(|day| &day.id));
        self.unique(&Item::Question(String::new()), "questions and days", keys);
        let questions = edition.questions.iter().map(|one| (Item::Question(one.id.to_string()), &one.id));
        let days = edition.days.iter().map(|day| (Item::Edition, &day.id));
        for (item, id) in questions.chain(days).filter(|(_, id)| [CHANGE, ANY].contains(&&***id)) {
            let problem = format!("`{id}` has a meaning of its own in links and conditions");
            self.fault(&item, "id", &problem, "choose another");
        }
        for link in edition.links.iter().filter(|link| !link.address.starts_with("https://")) {
            self.fault(
                &Item::Edition,
                "links",
                &format!("`{}` does not begin with https://", link.address),
                "write the whole address",
            );
        }
        for (index, question) in edition.questions.iter().enumerate() {
            let item = Item::Question(question.id.to_string());
            self.unique(&item, "choice", question.choices.iter().map(|choice| &choice.id));
            if question.choices.len() < 2 && question.beside.is_none() {
                self.fault(&item, "choice", "there is no choice to make", "give it two choices or take it out");
            }
            self.cited(&item, "clause", &question.clause);
            self.condition(&item, "when", &question.when);
            for named in question.when.named() {
                if edition.questions[index..].iter().any(|later| later.id == named.question) {
                    let problem =
                        format!("asks for the answer to `{}`, which comes no earlier (a cycle)", named.question);
                    self.fault(&item, "when", &problem, "a question may look only at questions above it");
                }
            }
            if let Some(main) = &question.beside
                && !edition.questions.iter().any(|other| other.id == *main && other.beside.is_none())
            {
                let known = edition.questions.iter().map(|question| &*question.id);
                self.fault(
                    &item,
                    "beside",
                    &format!("there is no question `{main}`"),
                    &nearest(main, known, "questions.toml"),
                );
            }
        }
        for advice in edition.advice.iter() {
            let item = Item::Advice(advice.id.to_string());
            self.unique(&item, "file name", std::iter::once(&advice.id));
            self.condition(&item, "when", &advice.when);
            if advice.standing != Standing::Rule && advice.why.is_none() {
                self.fault(&item, "standing", "is not the guideline's own word, and nothing says why", "write `why`");
            }
            for (key, index, part) in advice.parts() {
                let place = format!("{key} {}", index + 1);
                self.condition(&item, &place, part.when());
                self.cited(&item, &place, part.clause());
            }
            self.parts(&item, advice);
        }
    }

    /// What the parts of an advice name beside questions and clauses.
    fn parts(&mut self, item: &Item, advice: &'e crate::edition::Advice) {
        let edition = self.edition;
        let actors = advice
            .duties
            .iter()
            .map(|duty| &duty.actor)
            .chain(advice.steps.iter().map(|step| &step.actor))
            .chain(advice.deadlines.iter().map(|deadline| &deadline.actor));
        for actor in actors {
            let known = || edition.actors.iter().map(|actor| &*actor.id);
            self.exists(item, "actor", actor, known().any(|id| id == actor), &nearest(actor, known(), "edition.toml"));
        }
        for link in advice.links() {
            let known = edition.links.iter().map(|link| &*link.id);
            self.exists(item, "link", link, edition.link(link).is_some(), &nearest(link, known, "edition.toml"));
        }
        for day in advice.deadlines.iter().filter_map(|deadline| deadline.due.counted_from()) {
            let known = edition.days.iter().map(|day| &*day.id);
            self.exists(item, "due", day, edition.day(day).is_some(), &nearest(day, known, "edition.toml"));
        }
        for deadline in advice.deadlines.iter() {
            if let Rule::On { month, day } = deadline.due
                && NaiveDate::from_ymd_opt(edition.year, month, day).is_none()
            {
                let problem = format!("`{month}-{day}` is no day of {}", edition.year);
                self.fault(item, "due", &problem, "write a month and a day that it has");
            }
        }
        let notes = [&advice.bring, &advice.warnings, &advice.trouble, &advice.remarks].into_iter();
        for note in notes.flat_map(|notes| notes.iter()) {
            if note.standing == Standing::Reading && note.reading.is_none() {
                self.fault(item, &note.name, "is a reading, and nothing says why", "write `reading`");
            }
        }
        let unexplained = advice.steps.iter().filter(|step| step.clause.is_empty() && step.reading.is_none()).count();
        if unexplained > 0 {
            let problem = format!("{unexplained} of them cite no clause");
            self.fault(item, "step", &problem, "cite one, or say in `reading` why there is none");
        }
    }

    fn exists(&mut self, item: &Item, key: &str, name: &str, exists: bool, hint: &str) {
        if !exists {
            self.fault(item, key, &format!("there is no `{name}`"), hint);
        }
    }

    fn unique<'t>(&mut self, item: &Item, key: &str, ids: impl Iterator<Item = &'t Text>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.fault(item, key, &format!("`{id}` is there twice"), "give each its own id");
            }
            if id.is_empty()
                || !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            {
                self.fault(
                    item,
                    key,
                    &format!("`{id}` cannot be part of a link"),
                    "use small letters, digits and hyphens",
                );
            }
        }
    }

    fn condition(&mut self, item: &Item, key: &str, condition: &Condition) {
        for one in condition.named() {
            match self.edition.question(&one.question) {
                None => {
                    let known = self.edition.questions.iter().map(|question| &*question.id);
                    let hint = nearest(&one.question, known, "questions.toml");
                    self.fault(item, key, &format!("there is no question `{}`", one.question), &hint);
                }
                Some(question) => {
                    for choice in one.choices.iter().filter(|choice| question.choice(choice).is_none()) {
                        let known = question.choices.iter().map(|choice| &*choice.id);
                        let hint = nearest(choice, known, &format!("`{}`", question.id));
                        self.fault(item, key, &format!("`{}` has no choice `{choice}`", question.id), &hint);
                    }
                }
            }
        }
    }

    fn cited(&mut self, item: &Item, key: &str, cited: &[Text]) {
        for id in cited.iter().filter(|id| !self.edition.clauses.iter().any(|clause| clause.id == **id)) {
            let known = self.edition.clauses.iter().map(|clause| &*clause.id);
            let problem = format!("`clause = \"{id}\"` is not in clauses.toml");
            self.fault(item, key, &problem, &nearest(id, known, "clauses.toml"));
        }
    }

    /// Every clause is used, or says for whom it is meant; never both.
    fn clauses(&mut self) {
        let edition = self.edition;
        let mut used: BTreeSet<&Text> = edition.questions.iter().flat_map(|question| question.clause.iter()).collect();
        for advice in edition.advice.iter() {
            used.extend(advice.parts().flat_map(|(_, _, part)| part.clause().iter()));
        }
        let mut seen = BTreeSet::new();
        for clause in edition.clauses.iter() {
            let item = Item::Clause(clause.id.to_string());
            if !seen.insert(&clause.id) {
                self.fault(&item, "id", "is there twice", "give each clause its own number");
            }
            match (used.contains(&clause.id), &clause.meant_for) {
                (false, None) => {
                    self.fault(
                        &item,
                        "",
                        "nothing rests on it",
                        "cite it where it applies, or say in `meant-for` whom it is for",
                    );
                }
                (true, Some(_)) => self.fault(&item, "meant-for", "it is cited all the same", "take `meant-for` out"),
                _ => {}
            }
        }
    }

    /// Every walk ends in exactly one advice; every question, advice and part is met on some walk.
    fn walks(&mut self) -> Proof {
        let edition = self.edition;
        let mut proof = Proof { walks: 0, shortest: usize::MAX, longest: 0, advice: BTreeMap::new() };
        let mut asked = BTreeSet::new();
        let mut parts = BTreeSet::new();
        for walk in every_walk(edition) {
            proof.walks += 1;
            proof.shortest = proof.shortest.min(walk.path.len());
            proof.longest = proof.longest.max(walk.path.len());
            asked.extend(walk.path.iter().map(|taken| &taken.question.id));
            let ends: Vec<_> =
                edition.advice.iter().filter(|advice| advice.when.holds(&|id| walk.choice(id))).collect();
            for advice in &ends {
                *proof.advice.entry(advice.id.to_string()).or_default() += 1;
                let applying = advice.parts().filter(|(_, _, part)| part.when().holds(&|id| walk.choice(id)));
                parts.extend(applying.map(|(key, index, _)| (advice.id.clone(), key, index)));
            }
            match ends[..] {
                [advice] => {
                    if advise(&walk).is_some_and(|advised| advised.steps.is_empty()) {
                        let problem = format!("has no step for `{}`", write(&walk, None));
                        self.fault(&Item::Advice(advice.id.to_string()), "step", &problem, "say what happens next");
                    }
                }
                [] => {
                    let item =
                        Item::Question(walk.path.last().map(|taken| taken.question.id.to_string()).unwrap_or_default());
                    let problem = format!("a gap: `{}` leads to no advice", write(&walk, None));
                    let near = next_door(&walk).map(|id| format!("; with one other answer it is advice/{id}.toml"));
                    let hint = format!("widen the `when` of its advice{}", near.unwrap_or_default());
                    self.fault(&item, "", &problem, &hint);
                }
                [first, second, ..] => {
                    let problem =
                        format!("an overlap: `{}` leads here and to advice/{}.toml", write(&walk, None), second.id);
                    self.fault(
                        &Item::Advice(first.id.to_string()),
                        "when",
                        &problem,
                        "narrow the `when` of one of them",
                    );
                }
            }
        }
        for question in edition.questions.iter().filter(|question| !asked.contains(&question.id)) {
            self.fault(
                &Item::Question(question.id.to_string()),
                "when",
                "no walk ever asks it",
                "its condition can never hold",
            );
        }
        for advice in edition.advice.iter() {
            let item = Item::Advice(advice.id.to_string());
            if !proof.advice.contains_key(&*advice.id) {
                self.fault(&item, "when", "no walk ends here (an orphan)", "its condition can never hold");
                continue;
            }
            for (key, index, _) in
                advice.parts().filter(|(key, index, _)| !parts.contains(&(advice.id.clone(), *key, *index)))
            {
                self.fault(
                    &item,
                    &format!("{key} {}", index + 1),
                    "is never shown",
                    "its condition can never hold here",
                );
            }
        }
        proof
    }
}
