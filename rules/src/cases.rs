//! The cases of an edition: what people ask, and what they must and must not be told. A committee writes them in
//! `cases.toml` from its guideline, not from the other files, so that a wrong answer there does not become the expected
//! one here. What is shown to whom, as one text, is in [`shown`].

pub mod shown;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use crate::advice::advise;
use crate::edition::Edition;
use crate::fault::{Fault, Item, Key, Kind, nearest};
use crate::files::{files, text};
use crate::form::{line, parse};
use crate::fragment::{read as read_fragment, write};
use crate::names::unknown_clauses;
use crate::walk::Walk;

use shown::{shown, written};

/// One person's sentence, and what they must and must not be told.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Case {
    /// As they would type it.
    pub says: String,
    /// The known misreading that this case guards against: its number in the committee's own list.
    pub trap: Option<String>,
    /// Their answers, as a link has them.
    pub answers: String,
    /// The advice they must get.
    pub advice: String,
    /// Part of the name of every destination shown, in order; no others are.
    #[serde(default)]
    pub destinations: Vec<String>,
    /// Every deadline shown, in order, as [`shown::written`] writes them.
    #[serde(default)]
    pub deadlines: Vec<String>,
    /// What must be shown, a part of one line of [`shown::shown`].
    #[serde(default)]
    pub must_say: Vec<String>,
    /// What must not be shown.
    #[serde(default)]
    pub must_not_say: Vec<String>,
    /// Clauses that must be cited, among others.
    #[serde(default)]
    pub clauses: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    case: Vec<Spanned<Case>>,
}

/// Reads the cases of an edition from its files. An edition without them has none, which is no mistake.
///
/// # Errors
/// Every mistake found: a file that cannot be read, and names that the edition has not.
pub fn read<B: AsRef<[u8]>>(edition: &Edition, map: &BTreeMap<String, B>) -> Result<Vec<Case>, Vec<Fault>> {
    let whole = Item::Case(String::new());
    let text = match text(&files(map), &whole) {
        Err(fault) if *fault.kind == Kind::FileMissing => return Ok(Vec::new()),
        text => text.map_err(|fault| vec![fault])?,
    };
    let cases: Cases = parse(&whole, &text).map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let mut said = BTreeSet::new();
    for case in &cases.case {
        let (line, case) = (line(&text, case.span().start), case.get_ref());
        if !said.insert(&case.says) {
            faults.push(Fault::new(Item::Case(case.says.clone()), Key::Line(line), Kind::SentenceTwice));
        }
        faults.extend(unknown_names(edition, case));
    }
    if faults.is_empty() { Ok(cases.case.into_iter().map(Spanned::into_inner).collect()) } else { Err(faults) }
}

/// What every case expects and does not get.
pub fn run(edition: &Edition, cases: &[Case]) -> Vec<Fault> {
    cases.iter().flat_map(|case| wrongs(edition, case)).collect()
}

/// What a case names and the edition has not.
fn unknown_names(edition: &Edition, case: &Case) -> Vec<Fault> {
    let item = Item::Case(case.says.clone());
    let ignored = read_fragment(edition, &case.answers).ignored.into_iter();
    let nowhere = |piece| Fault::new(item.clone(), Key::named("answers"), Kind::LeadsNowhere { piece });
    let mut faults: Vec<Fault> = ignored.map(|ignored| nowhere(ignored.piece)).collect();
    if !edition.advice.iter().any(|advice| advice.id == *case.advice) {
        let near = nearest(&case.advice, edition.advice.iter().map(|advice| &*advice.id));
        let kind = Kind::UnknownAdvice { advice: case.advice.clone(), near };
        faults.push(Fault::new(item.clone(), Key::named("advice"), kind));
    }
    faults.extend(unknown_clauses(edition, &item, &Key::named("clauses"), &case.clauses));
    faults
}

/// What one case expects and does not get.
fn wrongs(edition: &Edition, case: &Case) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut wrong = |key: &str, kind| faults.push(Fault::new(Item::Case(case.says.clone()), Key::named(key), kind));
    let walk = Walk::new(edition, &read_fragment(edition, &case.answers).answers);
    let Some(advised) = advise(&walk) else {
        let question = walk.next.map(|question| question.id.to_string()).unwrap_or_default();
        wrong("answers", Kind::CaseUnfinished { answers: write(&walk, None), question });
        return faults;
    };
    if advised.advice.id != *case.advice {
        let (expected, found) = (case.advice.clone(), advised.advice.id.to_string());
        wrong("advice", Kind::CaseAdvice { expected, found });
    }
    let found: Vec<String> = advised.destinations.iter().map(|destination| destination.name.to_string()).collect();
    let named = |(is, expected): (&String, &String)| is.contains(&**expected);
    if found.len() != case.destinations.len() || !found.iter().zip(&case.destinations).all(named) {
        wrong("destinations", Kind::CaseDestinations { expected: case.destinations.clone(), found });
    }
    let found: Vec<String> = advised.deadlines.iter().map(|(_, due)| written(*due)).collect();
    if found != case.deadlines {
        wrong("deadlines", Kind::CaseDeadlines { expected: case.deadlines.clone(), found });
    }
    let all = shown(edition, &advised);
    for text in case.must_say.iter().filter(|part| !all.contains(&***part)) {
        wrong("must-say", Kind::CaseSilent { text: text.clone() });
    }
    for text in &case.must_not_say {
        for line in all.lines().filter(|line| line.contains(&**text)) {
            wrong("must-not-say", Kind::CaseSays { text: text.clone(), line: line.to_owned() });
        }
    }
    for id in case.clauses.iter().filter(|id| !advised.clauses.iter().any(|clause| clause.id == ***id)) {
        wrong("clauses", Kind::CaseClause { clause: id.clone() });
    }
    faults
}
