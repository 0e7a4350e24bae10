//! What stands beside an edition, from the text of its TOML files, with every mistake: a name that is not there, a blank that
//! nobody explains, an advice without a message.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::condition::Condition;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fault::{Fault, Item, nearest};
use transfer_guide_rules::fragment::read;
use transfer_guide_rules::names::{unfit_ids, unknown_clauses, unknown_in_condition};
use transfer_guide_rules::proof::every_walk;

use crate::find::plain;
use crate::index::index;
use crate::kit::{Blank, Change, Kit, Letter, Paper, Reminder};
use crate::letters::blanks;
use crate::place::Place;
use crate::words::Words;

const LETTERS: &str = "aid/letters.toml";
const PAPERS: &str = "aid/papers.toml";
const REMINDERS: &str = "aid/reminders.toml";
const WORDS: &str = "aid/words.toml";
const CHANGES: &str = "aid/changes.toml";

/// The versions are numbers, so that one can tell which is newer.
const NUMBER: &str = "write a whole number";

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
struct Changes {
    #[serde(default)]
    change: Vec<Change>,
}

/// Reads what stands beside an edition from its files: the path within the edition's folder, with `/`, and the text.
///
/// # Errors
/// Every mistake found.
pub fn load(edition: &Edition, files: &BTreeMap<String, String>) -> Result<Kit, Vec<Fault>> {
    let mut loader = Loader { edition, files, faults: Vec::new() };
    let letters: Option<Letters> = loader.parse(LETTERS);
    let papers: Option<Papers> = loader.parse(PAPERS);
    let reminders: Option<Reminders> = loader.parse(REMINDERS);
    let changes: Option<Changes> = loader.parse(CHANGES);
    let words: Option<Words> = loader.parse(WORDS);
    let (Some(letters), Some(papers), Some(reminders), Some(changes), Some(words)) =
        (letters, papers, reminders, changes, words)
    else {
        return Err(loader.faults);
    };
    loader.words(&words);
    let (cases, vocabulary, lost) = index(edition, &words);
    for answers in lost {
        loader.fault(
            WORDS,
            &answers,
            "is no case that can be found",
            "lead to a choice of the first question, or of one that is asked behind such a choice alone",
        );
    }
    let kit = Kit {
        letters: letters.letter,
        blanks: letters.blank,
        papers: papers.paper,
        reminders: reminders.reminder,
        changes: changes.change,
        cases,
        vocabulary,
    };
    loader.check(&kit);
    if loader.faults.is_empty() { Ok(kit) } else { Err(loader.faults) }
}

struct Loader<'l> {
    edition: &'l Edition,
    files: &'l BTreeMap<String, String>,
    faults: Vec<Fault>,
}

impl Loader<'_> {
    fn parse<T: DeserializeOwned>(&mut self, file: &'static str) -> Option<T> {
        let Some(text) = self.files.get(file) else {
            self.fault(
                file,
                "",
                "the file is missing",
                "an edition has letters, papers, reminders, words and changes in aid/",
            );
            return None;
        };
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
                let problem = format!("line {line}: {}", error.message());
                self.fault(file, "", &problem, "the format is TOML; ARCHITECTURE.md lists the keys");
                None
            }
        }
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
                    let hint = nearest(blank, explained.iter().copied(), LETTERS);
                    self.fault(LETTERS, &letter.id, &format!("nobody explains 【{blank}】 in a [[blank]]"), &hint);
                }
            }
        }
        for blank in kit.blanks.iter().filter(|blank| !used.contains(&blank.name)) {
            self.fault(LETTERS, &blank.name, "no message has this blank", "take it out");
        }
        for paper in &kit.papers {
            self.condition(PAPERS, &paper.id, &paper.when);
            self.clauses(PAPERS, &paper.id, &paper.clause);
            let written = paper.text.concat();
            for field in paper.field.iter().filter(|field| !written.contains(&format!("{{{}}}", field.id))) {
                self.fault(
                    PAPERS,
                    &paper.id,
                    &format!("`{{{}}}` is nowhere in the text", field.id),
                    "write it, or take the field out",
                );
            }
            let named = written.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(id, _)| id);
            for id in named.filter(|id| paper.field.iter().all(|field| field.id != *id)) {
                let hint = nearest(id, paper.field.iter().map(|field| &*field.id), "its fields");
                self.fault(PAPERS, &paper.id, &format!("`{{{id}}}` is no field"), &hint);
            }
        }
        for reminder in &kit.reminders {
            self.condition(REMINDERS, &reminder.id, &reminder.when);
            self.clauses(REMINDERS, &reminder.id, &reminder.clause);
        }
        self.versions(kit);
        self.every_advice(kit);
    }

    fn words(&mut self, words: &Words) {
        for answers in words.fragments() {
            if let Some(ignored) = read(self.edition, answers).ignored.first() {
                self.fault(WORDS, answers, &format!("`{}` leads nowhere", ignored.piece), "look at questions.toml");
            }
        }
        for together in &words.together {
            let place =
                together.kinds.iter().chain(&together.negated).map(String::as_str).collect::<Vec<_>>().join(" ");
            if place.is_empty() {
                self.fault(
                    WORDS,
                    "[[together]]",
                    "it has no kinds, and so fits everything",
                    "name `kinds` or `negated`",
                );
            }
            for kind in together.kinds.iter().chain(&together.negated).filter(|kind| !words.has_kind(kind)) {
                let hint = nearest(kind, words.kinds(), "words.toml");
                self.fault(WORDS, &place, &format!("no [[word]] is of the kind `{kind}`"), &hint);
            }
        }
        let numbered = words.word.iter().zip(1..).map(|(word, number)| (format!("[[word]] {number}"), &word.say));
        for (place, say) in numbered.chain([("negations".to_owned(), &words.negations)]) {
            if say.is_empty() || say.iter().any(|said| plain(said).is_empty()) {
                self.fault(WORDS, &place, "nothing is said", "write what people type, or take it out");
            }
        }
        self.faults.dedup();
    }

    fn versions(&mut self, kit: &Kit) {
        let Ok(version) = self.edition.version.parse::<u32>() else {
            self.faults.push(Fault::new(Item::Edition, "version", "links compare it with their own", NUMBER));
            return;
        };
        for change in &kit.changes {
            self.condition(CHANGES, &change.version.to_string(), &change.when);
            if change.version > version {
                let problem = format!("the edition is version {version}");
                self.fault(CHANGES, &change.version.to_string(), &problem, "raise the version in edition.toml");
            }
        }
        if version > 1 && !kit.changes.iter().any(|change| change.version == version) {
            self.fault(CHANGES, &version.to_string(), "nobody says what this version changed", "write a [[change]]");
        }
    }

    /// Whoever gets an advice gets a message to send; where a message names the destination, there is one; and nothing is for
    /// nobody.
    fn every_advice(&mut self, kit: &Kit) {
        let walks = every_walk(self.edition);
        let places: Vec<Place<'_>> =
            walks.into_iter().filter_map(|walk| Some(Place { advised: advise(&walk)?, walk })).collect();
        for place in &places {
            let advised = &place.advised;
            let ours: Vec<&Letter> = kit.letters.iter().filter(|letter| place.is_for(&letter.when)).collect();
            if ours.is_empty() {
                let problem = format!("`{}` has no message to send", advised.advice.id);
                self.fault(LETTERS, &advised.advice.id, &problem, "write a [[letter]] for its answers");
            }
            for letter in ours.iter().filter(|letter| letter.text.contains("{destination}")) {
                if advised.destinations.is_empty() {
                    let problem = format!("`{}` has no destination to name", advised.advice.id);
                    self.fault(LETTERS, &letter.id, &problem, "leave {destination} out");
                }
            }
        }
        let letters = kit.letters.iter().map(|letter| (LETTERS, &letter.id, &letter.when));
        let papers = kit.papers.iter().map(|paper| (PAPERS, &paper.id, &paper.when));
        let reminders = kit.reminders.iter().map(|reminder| (REMINDERS, &reminder.id, &reminder.when));
        for (file, id, when) in letters.chain(papers).chain(reminders) {
            if !places.iter().any(|place| place.is_for(when)) {
                self.fault(file, id, "nobody ever gets it", "mend its `when`");
            }
        }
        self.faults.dedup();
    }

    fn ids<'i>(&mut self, file: &'static str, ids: impl Iterator<Item = &'i String>) {
        self.faults.extend(unfit_ids(&Item::Aid(file, String::new()), "id", ids.map(String::as_str)));
    }

    fn condition(&mut self, file: &'static str, id: &str, when: &Condition) {
        self.faults.extend(unknown_in_condition(self.edition, &Item::Aid(file, id.to_owned()), "when", when));
    }

    fn clauses(&mut self, file: &'static str, id: &str, clauses: &[String]) {
        self.faults.extend(unknown_clauses(self.edition, &Item::Aid(file, id.to_owned()), "clause", clauses));
    }

    fn fault(&mut self, file: &'static str, id: &str, problem: &str, hint: &str) {
        self.faults.push(Fault::new(Item::Aid(file, id.to_owned()), "", problem, hint));
    }
}
