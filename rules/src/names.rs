//! That every name in an edition is well formed, unique, and exists where it is used; and that every part says on what
//! it rests. What the walks make of it is for [`crate::proof`].

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::condition::{ANY, Condition};
use crate::dates::Rule;
use crate::edition::{Advice, Edition, LONGEST_NAME};
use crate::fault::{Fault, Item, Key, Kind, Named, nearest};
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
        self.unique(&Item::Edition, Key::named("actors"), edition.actors.iter().map(|actor| &actor.id));
        self.unique(&Item::Edition, Key::named("links"), edition.links.iter().map(|link| &link.id));
        let keys = edition.questions.iter().map(|question| &question.id).chain(edition.days.iter().map(|day| &day.id));
        self.unique(&Item::Question(String::new()), Key::QuestionsAndDays, keys);
        let questions = edition.questions.iter().map(|one| (Item::Question(one.id.to_string()), &one.id));
        let days = edition.days.iter().map(|day| (Item::Edition, &day.id));
        for (item, id) in questions.chain(days).filter(|(_, id)| [CHANGE, EDITION, ANY].contains(&&***id)) {
            self.fault(&item, "id", Kind::ReservedId { id: id.to_string() });
        }
        for link in edition.links.iter().filter(|link| !link.address.starts_with("https://")) {
            self.fault(&Item::Edition, "links", Kind::NoHttps { address: link.address.to_string() });
        }
        for (index, question) in edition.questions.iter().enumerate() {
            let item = Item::Question(question.id.to_string());
            self.unique(&item, Key::named("choice"), question.choices.iter().map(|choice| &choice.id));
            if question.choices.len() < 2 && question.beside.is_none() {
                self.fault(&item, "choice", Kind::OneChoice);
            }
            self.cited(&item, &Key::named("clause"), &question.clause);
            self.condition(&item, &Key::named("when"), &question.when);
            for named in question.when.named() {
                if edition.questions[index..].iter().any(|later| later.id == named.question) {
                    self.fault(&item, "when", Kind::AskedLater { question: named.question.to_string() });
                }
            }
            if let Some(main) = &question.beside
                && !edition.questions.iter().any(|other| other.id == *main && other.beside.is_none())
            {
                let known = edition.questions.iter().map(|question| &*question.id);
                let near = nearest(main, known);
                self.fault(&item, "beside", Kind::UnknownQuestion { question: main.to_string(), near });
            }
        }
        for advice in edition.advice.iter() {
            let item = Item::Advice(advice.id.to_string());
            self.unique(&item, Key::FileName, std::iter::once(&advice.id));
            self.condition(&item, &Key::named("when"), &advice.when);
            if advice.standing != Standing::Rule && advice.why.is_none() {
                self.fault(&item, "standing", Kind::AdviceWithoutWhy);
            }
            for (key, index, part) in advice.parts() {
                let place = Key::Part(key.to_owned(), index + 1);
                self.condition(&item, &place, part.when());
                self.cited(&item, &place, part.clause());
                if part.clause().is_empty() && part.reading().is_none() {
                    self.faults.push(Fault::new(item.clone(), place, Kind::CitesNothing));
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
            self.known(item, "actor", Named::Actor, actor, &|| edition.actors.iter().map(|actor| &*actor.id).collect());
        }
        for link in advice.links() {
            self.known(item, "link", Named::Link, link, &|| edition.links.iter().map(|link| &*link.id).collect());
        }
        for day in advice.deadlines.iter().filter_map(|deadline| deadline.due.counted_from()) {
            self.known(item, "due", Named::Day, day, &|| edition.days.iter().map(|day| &*day.id).collect());
        }
        for deadline in advice.deadlines.iter() {
            if matches!(deadline.due, Rule::Lost | Rule::Silent) && deadline.ask.is_none() {
                self.fault(item, "due", Kind::NobodyToAsk { name: deadline.name.to_string() });
            }
            if let Rule::On { month, day } = deadline.due
                && NaiveDate::from_ymd_opt(edition.year, month, day).is_none()
            {
                self.fault(item, "due", Kind::NoSuchDay { month, day, year: edition.year });
            }
        }
        let notes = [&advice.bring, &advice.warnings, &advice.trouble, &advice.remarks].into_iter();
        for note in notes.flat_map(|notes| notes.iter()) {
            if note.standing == Standing::Reading && note.reading.is_none() {
                self.fault(item, &note.name, Kind::PartWithoutReading);
            }
        }
    }

    fn known(&mut self, item: &Item, key: &str, of: Named, name: &str, known: &dyn Fn() -> Vec<&'e str>) {
        let known = known();
        if !known.contains(&name) {
            let near = nearest(name, known.into_iter());
            self.fault(item, key, Kind::UnknownName { of, name: name.to_owned(), near });
        }
    }

    fn unique<'t>(&mut self, item: &Item, key: Key, ids: impl Iterator<Item = &'t Text>) {
        self.faults.extend(unfit_ids(item, &key, ids.map(|id| &**id)));
    }

    fn condition(&mut self, item: &Item, key: &Key, condition: &Condition) {
        self.faults.extend(unknown_in_condition(self.edition, item, key, condition));
    }

    fn cited(&mut self, item: &Item, key: &Key, cited: &[Text]) {
        self.faults.extend(unknown_clauses(self.edition, item, key, cited));
    }

    fn fault(&mut self, item: &Item, key: &str, kind: Kind) {
        self.faults.push(Fault::new(item.clone(), Key::named(key), kind));
    }
}

/// What a condition names and the edition has not.
pub fn unknown_in_condition(edition: &Edition, item: &Item, key: &Key, condition: &Condition) -> Vec<Fault> {
    let mut faults = Vec::new();
    for one in condition.named() {
        let asked = one.question.to_string();
        match edition.question(&asked) {
            None => {
                let near = nearest(&asked, edition.questions.iter().map(|question| &*question.id));
                let kind = Kind::UnknownQuestion { question: asked, near };
                faults.push(Fault::new(item.clone(), key.clone(), kind));
            }
            Some(question) => {
                for choice in one.choices.iter().filter(|choice| question.choice(choice).is_none()) {
                    let near = nearest(choice, question.choices.iter().map(|choice| &*choice.id));
                    let kind = Kind::UnknownChoice { question: asked.clone(), choice: choice.to_string(), near };
                    faults.push(Fault::new(item.clone(), key.clone(), kind));
                }
            }
        }
    }
    faults
}

/// Which of the clauses cited are not the edition's.
pub fn unknown_clauses<T: AsRef<str>>(edition: &Edition, item: &Item, key: &Key, cited: &[T]) -> Vec<Fault> {
    let cited = cited.iter().map(AsRef::as_ref);
    let unknown = cited.filter(|id| !edition.clauses.iter().any(|clause| clause.id == *id));
    let fault = |id: &str| {
        let near = nearest(id, edition.clauses.iter().map(|clause| &*clause.id));
        Fault::new(item.clone(), key.clone(), Kind::UnknownClause { clause: id.to_owned(), near })
    };
    unknown.map(fault).collect()
}

/// Which ids are there twice, are too long, or cannot be part of a link.
pub fn unfit_ids<'t>(item: &Item, key: &Key, ids: impl Iterator<Item = &'t str>) -> Vec<Fault> {
    let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
    let fit = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    for id in ids {
        let mut fault = |kind| faults.push(Fault::new(item.clone(), key.clone(), kind));
        if !seen.insert(id) {
            fault(Kind::Twice { id: id.to_owned() });
        }
        if id.is_empty() || !id.bytes().all(fit) {
            fault(Kind::UnfitId { id: id.to_owned() });
        }
        if id.len() > LONGEST_NAME {
            fault(Kind::LongId { id: id.to_owned(), most: LONGEST_NAME });
        }
    }
    faults
}
