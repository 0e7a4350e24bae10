//! That every name in an edition is well formed, unique, and exists where it is used; and that every part says on what
//! it rests. What the walks make of it is for [`crate::proof`].

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::condition::{ANY, Condition};
use crate::dates::Rule;
use crate::edition::{Advice, Edition, LONGEST_NAME};
use crate::fault::{Fault, Item, nearest};
use crate::fragment::{CHANGE, EDITION};
use crate::parts::Standing;
use crate::text::Text;

/// Every fault in the names of an edition, in the order of its files.
pub(crate) fn faults_in_names(edition: &Edition) -> Vec<Fault> {
    let mut names = Names { edition, faults: Vec::new() };
    names.names();
    names.faults
}

struct Names<'e> {
    edition: &'e Edition,
    faults: Vec<Fault>,
}

impl<'e> Names<'e> {
    /// Every name is well formed, unique, and exists where it is used.
    fn names(&mut self) {
        let edition = self.edition;
        self.unique(&Item::Edition, "actors", edition.actors.iter().map(|actor| &actor.id));
        self.unique(&Item::Edition, "links", edition.links.iter().map(|link| &link.id));
        let keys = edition.questions.iter().map(|question| &question.id).chain(edition.days.iter().map(|day| &day.id));
        self.unique(&Item::Question(String::new()), "questions and days", keys);
        let questions = edition.questions.iter().map(|one| (Item::Question(one.id.to_string()), &one.id));
        let days = edition.days.iter().map(|day| (Item::Edition, &day.id));
        for (item, id) in questions.chain(days).filter(|(_, id)| [CHANGE, EDITION, ANY].contains(&&***id)) {
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
                if part.clause().is_empty() && part.reading().is_none() {
                    let hint = "cite one, or say in `reading` why there is none";
                    self.fault(&item, &place, "cites no clause", hint);
                }
            }
            self.parts(&item, advice);
        }
    }

    /// What the parts of an advice name beside questions and clauses.
    fn parts(&mut self, item: &Item, advice: &'e Advice) {
        let edition = self.edition;
        let actors = advice
            .duties
            .iter()
            .map(|duty| &duty.actor)
            .chain(advice.steps.iter().map(|step| &step.actor))
            .chain(advice.deadlines.iter().map(|deadline| &deadline.actor))
            .chain(advice.deadlines.iter().filter_map(|deadline| deadline.ask.as_ref()));
        for actor in actors {
            let known = || edition.actors.iter().map(|actor| &*actor.id);
            self.exists(item, "actor", actor, known().any(|id| id == actor), || {
                nearest(actor, known(), "edition.toml")
            });
        }
        for link in advice.links() {
            let known = edition.links.iter().map(|link| &*link.id);
            self.exists(item, "link", link, edition.link(link).is_some(), || nearest(link, known, "edition.toml"));
        }
        for day in advice.deadlines.iter().filter_map(|deadline| deadline.due.counted_from()) {
            let known = edition.days.iter().map(|day| &*day.id);
            self.exists(item, "due", day, edition.day(day).is_some(), || nearest(day, known, "edition.toml"));
        }
        for deadline in advice.deadlines.iter() {
            if matches!(deadline.due, Rule::Lost | Rule::Silent) && deadline.ask.is_none() {
                let problem = format!("`{}` has no day, and nothing says whom to ask", deadline.name);
                self.fault(item, "due", &problem, "name an actor in `ask`");
            }
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
    }

    /// The hint is only looked for where it is needed: that costs more than all other checks of names.
    fn exists(&mut self, item: &Item, key: &str, name: &str, exists: bool, hint: impl FnOnce() -> String) {
        if !exists {
            self.fault(item, key, &format!("there is no `{name}`"), &hint());
        }
    }

    fn unique<'t>(&mut self, item: &Item, key: &str, ids: impl Iterator<Item = &'t Text>) {
        self.faults.extend(unfit_ids(item, key, ids.map(|id| &**id)));
    }

    fn condition(&mut self, item: &Item, key: &str, condition: &Condition) {
        self.faults.extend(unknown_in_condition(self.edition, item, key, condition));
    }

    fn cited(&mut self, item: &Item, key: &str, cited: &[Text]) {
        self.faults.extend(unknown_clauses(self.edition, item, key, cited));
    }

    fn fault(&mut self, item: &Item, key: &str, problem: &str, hint: &str) {
        self.faults.push(Fault::new(item.clone(), key, problem, hint));
    }
}

/// What a condition names and the edition has not.
pub fn unknown_in_condition(edition: &Edition, item: &Item, key: &str, condition: &Condition) -> Vec<Fault> {
    let mut faults = Vec::new();
    for one in condition.named() {
        match edition.question(&one.question) {
            None => {
                let known = edition.questions.iter().map(|question| &*question.id);
                let hint = nearest(&one.question, known, "questions.toml");
                faults.push(Fault::new(item.clone(), key, &format!("there is no question `{}`", one.question), &hint));
            }
            Some(question) => {
                for choice in one.choices.iter().filter(|choice| question.choice(choice).is_none()) {
                    let known = question.choices.iter().map(|choice| &*choice.id);
                    let hint = nearest(choice, known, &format!("`{}`", question.id));
                    let problem = format!("`{}` has no choice `{choice}`", question.id);
                    faults.push(Fault::new(item.clone(), key, &problem, &hint));
                }
            }
        }
    }
    faults
}

/// Which of the clauses cited are not the edition's.
pub fn unknown_clauses<T: AsRef<str>>(edition: &Edition, item: &Item, key: &str, cited: &[T]) -> Vec<Fault> {
    let cited = cited.iter().map(AsRef::as_ref);
    let unknown = cited.filter(|id| !edition.clauses.iter().any(|clause| clause.id == *id));
    let fault = |id: &str| {
        let known = edition.clauses.iter().map(|clause| &*clause.id);
        let problem = format!("`clause = \"{id}\"` is not in clauses.toml");
        Fault::new(item.clone(), key, &problem, &nearest(id, known, "clauses.toml"))
    };
    unknown.map(fault).collect()
}

/// Which ids are there twice, are too long, or cannot be part of a link.
pub fn unfit_ids<'t>(item: &Item, key: &str, ids: impl Iterator<Item = &'t str>) -> Vec<Fault> {
    let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
    let fit = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    for id in ids {
        if !seen.insert(id) {
            faults.push(Fault::new(item.clone(), key, &format!("`{id}` is there twice"), "give each its own id"));
        }
        if id.is_empty() || !id.bytes().all(fit) {
            let problem = format!("`{id}` cannot be part of a link");
            faults.push(Fault::new(item.clone(), key, &problem, "use small letters, digits and hyphens"));
        }
        if id.len() > LONGEST_NAME {
            let hint = format!("at most {LONGEST_NAME} letters");
            faults.push(Fault::new(item.clone(), key, &format!("`{id}` is too long for a name"), &hint));
        }
    }
    faults
}
