//! What stands beside an edition, from the text of its TOML files, with every mistake: a name that is not there, a blank that
//! nobody explains, an advice without a message.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::condition::Condition;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fault::{Fault, Item, Key, Kind, nearest};
use transfer_guide_rules::files::{Files, files};
use transfer_guide_rules::form;
use transfer_guide_rules::fragment::read;
use transfer_guide_rules::names::{unfit_ids, unknown_clauses, unknown_in_condition};
use transfer_guide_rules::proof::every_walk;

use crate::index::index;
use crate::kit::{Blank, Change, Kit, Letter, Paper, Reminder, Reply};
use crate::letters::blanks;
use crate::place::Place;
use crate::vocabulary::plain;
use crate::words::Words;

const LETTERS: &str = "toolkit/letters.toml";
const PAPERS: &str = "toolkit/papers.toml";
const REMINDERS: &str = "toolkit/reminders.toml";
const REPLIES: &str = "toolkit/replies.toml";
const WORDS: &str = "toolkit/words.toml";
const CHANGES: &str = "toolkit/changes.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Letters {
    letter: Vec<Letter>,
    blank: Vec<Blank>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Papers {
    #[serde(default)]
    paper: Vec<Paper>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reminders {
    #[serde(default)]
    reminder: Vec<Reminder>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Replies {
    #[serde(default)]
    reply: Vec<Reply>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    #[serde(default)]
    change: Vec<Change>,
}

/// Reads what stands beside an edition from its files: the path within the edition's folder, with `/`, and the text or its
/// bytes.
///
/// # Errors
/// Every mistake found.
pub fn load<B: AsRef<[u8]>>(edition: &Edition, map: &BTreeMap<String, B>) -> Result<Kit, Vec<Fault>> {
    let files = files(map);
    let mut loader = Loader { edition, files: &files, faults: Vec::new() };
    let letters: Option<Letters> = loader.read(LETTERS);
    let papers: Option<Papers> = loader.read(PAPERS);
    let reminders: Option<Reminders> = loader.read(REMINDERS);
    let replies: Option<Replies> = loader.read(REPLIES);
    let changes: Option<Changes> = loader.read(CHANGES);
    let words: Option<Words> = loader.read(WORDS);
    let (Some(letters), Some(papers), Some(reminders), Some(replies), Some(changes), Some(words)) =
        (letters, papers, reminders, replies, changes, words)
    else {
        return Err(loader.faults);
    };
    loader.words(&words);
    let (cases, vocabulary, lost) = index(edition, &words);
    for answers in lost {
        loader.fault(WORDS, &answers, Kind::NoCase);
    }
    let kit = Kit {
        letters: letters.letter,
        blanks: letters.blank,
        papers: papers.paper,
        reminders: reminders.reminder,
        replies: replies.reply,
        changes: changes.change,
        cases,
        vocabulary,
    };
    loader.check(&kit);
    if loader.faults.is_empty() { Ok(kit) } else { Err(loader.faults) }
}

struct Loader<'l> {
    edition: &'l Edition,
    files: &'l Files<'l>,
    faults: Vec<Fault>,
}

impl Loader<'_> {
    fn read<T: DeserializeOwned>(&mut self, file: &'static str) -> Option<T> {
        let item = Item::Aid(file, String::new());
        form::read(self.files, &item).map_err(|fault| self.faults.push(fault)).ok()
    }

    fn check(&mut self, kit: &Kit) {
        self.ids(LETTERS, kit.letters.iter().map(|letter| &letter.id));
        self.ids(PAPERS, kit.papers.iter().map(|paper| &paper.id));
        self.ids(REMINDERS, kit.reminders.iter().map(|reminder| &reminder.id));
        let explained: BTreeSet<&str> = kit.blanks.iter().map(|blank| &*blank.name).collect();
        let mut used = BTreeSet::new();
        for letter in &kit.letters {
            self.condition(LETTERS, &letter.id, &letter.when);
            self.clauses(LETTERS, &letter.id, &letter.clause);
            for blank in blanks(&letter.text) {
                used.insert(blank.to_owned());
                if !explained.contains(blank) {
                    let near = nearest(blank, explained.iter().copied());
                    self.fault(LETTERS, &letter.id, Kind::UnknownBlank { blank: blank.to_owned(), near });
                }
            }
        }
        for blank in kit.blanks.iter().filter(|blank| !used.contains(&blank.name)) {
            self.fault(LETTERS, &blank.name, Kind::UnusedBlank);
        }
        for paper in &kit.papers {
            self.condition(PAPERS, &paper.id, &paper.when);
            self.clauses(PAPERS, &paper.id, &paper.clause);
            let written = paper.text.concat();
            for field in paper.field.iter().filter(|field| !written.contains(&format!("{{{}}}", field.id))) {
                self.fault(PAPERS, &paper.id, Kind::UnusedField { field: field.id.clone() });
            }
            let named = written.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(id, _)| id);
            for id in named.filter(|id| paper.field.iter().all(|field| field.id != *id)) {
                let near = nearest(id, paper.field.iter().map(|field| &*field.id));
                self.fault(PAPERS, &paper.id, Kind::UnknownField { field: id.to_owned(), near });
            }
        }
        for reminder in &kit.reminders {
            self.condition(REMINDERS, &reminder.id, &reminder.when);
            self.clauses(REMINDERS, &reminder.id, &reminder.clause);
        }
        for reply in &kit.replies {
            self.answers(REPLIES, &reply.name, &reply.answers);
        }
        self.versions(kit);
        self.every_advice(kit);
    }

    fn words(&mut self, words: &Words) {
        for answers in words.fragments() {
            self.answers(WORDS, answers, answers);
        }
        for together in &words.together {
            let place =
                together.kinds.iter().chain(&together.negated).map(String::as_str).collect::<Vec<_>>().join(" ");
            if place.is_empty() {
                self.fault(WORDS, "[[together]]", Kind::NoKinds);
            }
            for kind in together
                .kinds
                .iter()
                .chain(&together.negated)
                .chain(&together.without)
                .filter(|kind| !words.has_kind(kind))
            {
                let near = nearest(kind, words.kinds());
                self.fault(WORDS, &place, Kind::UnknownKind { name: kind.clone(), near });
            }
        }
        let numbered = words.word.iter().zip(1..).map(|(word, number)| (format!("[[word]] {number}"), &word.say));
        for (place, say) in numbered.chain([("negations".to_owned(), &words.negations)]) {
            if say.is_empty() || say.iter().any(|said| plain(said).is_empty()) {
                self.fault(WORDS, &place, Kind::NothingSaid);
            }
        }
        self.faults.dedup();
    }

    fn versions(&mut self, kit: &Kit) {
        let Ok(version) = self.edition.version.parse::<u32>() else {
            self.faults.push(Fault::new(Item::Edition, Key::named("version"), Kind::VersionNoNumber));
            return;
        };
        for change in &kit.changes {
            self.condition(CHANGES, &change.version.to_string(), &change.when);
            if change.version > version {
                self.fault(CHANGES, &change.version.to_string(), Kind::VersionAhead { version });
            }
        }
        if version > 1 && !kit.changes.iter().any(|change| change.version == version) {
            self.fault(CHANGES, &version.to_string(), Kind::VersionUnexplained);
        }
    }

    /// What an advice offers is there for whoever reads it; where a message names the destination, there is one; and whatever is there
    /// is offered to those it is for, in a part of their advice.
    fn every_advice(&mut self, kit: &Kit) {
        let walks = every_walk(self.edition);
        let places: Vec<Place<'_>> =
            walks.into_iter().filter_map(|walk| Some(Place { advised: advise(&walk)?, walk })).collect();
        let mut offered = BTreeSet::new();
        for place in &places {
            for (kind, id) in place.offers().iter().map(|offer| offer.named()) {
                offered.insert((kind, id.to_string()));
                let is_there = match kind {
                    "letter" => kit.letters.iter().any(|letter| letter.id == **id && place.is_for(&letter.when)),
                    "paper" => kit.papers.iter().any(|paper| paper.id == **id && place.is_for(&paper.when)),
                    "reminder" => kit.reminders.iter().any(|one| one.id == **id && place.is_for(&one.when)),
                    _ => kit.replies.iter().any(|reply| reply.group == **id),
                };
                if !is_there {
                    let item = Item::Advice(place.advised.advice.id.to_string());
                    let kind = Kind::OfferMissing { of: kind, id: id.to_string(), answers: place.fragment() };
                    self.faults.push(Fault::new(item, Key::named("offers"), kind));
                }
            }
            let ours = kit.letters.iter().filter(|letter| place.is_for(&letter.when));
            for letter in ours.filter(|letter| letter.text.contains("{destination}")) {
                if place.advised.destinations.is_empty() {
                    let advice = place.advised.advice.id.to_string();
                    self.fault(LETTERS, &letter.id, Kind::NoDestination { advice });
                }
            }
        }
        let letters = kit.letters.iter().map(|letter| (LETTERS, "letter", &letter.id));
        let papers = kit.papers.iter().map(|paper| (PAPERS, "paper", &paper.id));
        let reminders = kit.reminders.iter().map(|reminder| (REMINDERS, "reminder", &reminder.id));
        let replies = kit.replies.iter().map(|reply| (REPLIES, "replies", &reply.group));
        for (file, kind, id) in letters.chain(papers).chain(reminders).chain(replies) {
            if !offered.contains(&(kind, id.clone())) {
                self.fault(file, id, Kind::NotOffered { of: kind, id: id.clone() });
            }
        }
        self.faults.sort_by_key(ToString::to_string);
        self.faults.dedup();
    }

    fn ids<'i>(&mut self, file: &'static str, ids: impl Iterator<Item = &'i String>) {
        self.faults.extend(unfit_ids(&Item::Aid(file, String::new()), &Key::named("id"), ids.map(String::as_str)));
    }

    fn condition(&mut self, file: &'static str, id: &str, when: &Condition) {
        self.faults.extend(unknown_in_condition(
            self.edition,
            &Item::Aid(file, id.to_owned()),
            &Key::named("when"),
            when,
        ));
    }

    fn clauses(&mut self, file: &'static str, id: &str, clauses: &[String]) {
        self.faults.extend(unknown_clauses(
            self.edition,
            &Item::Aid(file, id.to_owned()),
            &Key::named("clause"),
            clauses,
        ));
    }

    /// Answers as far as a case or a word says them.
    fn answers(&mut self, file: &'static str, id: &str, answers: &str) {
        if let Some(ignored) = read(self.edition, answers).ignored.into_iter().next() {
            self.fault(file, id, Kind::LeadsNowhere { piece: ignored.piece });
        }
    }

    fn fault(&mut self, file: &'static str, id: &str, kind: Kind) {
        self.faults.push(Fault::new(Item::Aid(file, id.to_owned()), Key::Whole, kind));
    }
}
