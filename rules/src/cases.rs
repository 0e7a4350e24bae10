//! The cases of an edition: what people ask, and what they must and must not be told. A committee writes them in
//! `cases.toml` from its guideline, not from the other files, so that a wrong answer there does not become the expected
//! one here. What is shown to whom, as one text, is in [`shown`].

pub mod shown;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use crate::advice::advise;
use crate::edition::Edition;
use crate::fault::{Fault, Item, nearest};
use crate::fragment::{read as read_fragment, write};
use crate::names::unknown_clauses;
use crate::walk::Walk;

use shown::{shown, written};

/// The file of the cases, within an edition's folder.
pub const FILE: &str = "cases.toml";

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
pub fn read(edition: &Edition, files: &BTreeMap<String, String>) -> Result<Vec<Case>, Vec<Fault>> {
    let Some(text) = files.get(FILE) else { return Ok(Vec::new()) };
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let cases: Cases = toml::from_str(text).map_err(|error| {
        let line = line(error.span().map_or(0, |span| span.start));
        let hint = "the format is TOML; ARCHITECTURE.md lists the keys";
        vec![Fault::new(Item::Case(String::new()), &format!("line {line}"), error.message(), hint)]
    })?;
    let mut faults = Vec::new();
    let mut said = BTreeSet::new();
    for case in &cases.case {
        let (line, case) = (line(case.span().start), case.get_ref());
        if !said.insert(&case.says) {
            let item = Item::Case(case.says.clone());
            faults.push(Fault::new(item, &format!("line {line}"), "the sentence is there twice", "take one out"));
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
    let mut faults = Vec::new();
    for ignored in read_fragment(edition, &case.answers).ignored {
        let problem = format!("`{}` leads nowhere", ignored.piece);
        faults.push(Fault::new(item.clone(), "answers", &problem, "look at questions.toml"));
    }
    if !edition.advice.iter().any(|advice| advice.id == *case.advice) {
        let hint = nearest(&case.advice, edition.advice.iter().map(|advice| &*advice.id), "advice/");
        faults.push(Fault::new(item.clone(), "advice", &format!("there is no advice/{}.toml", case.advice), &hint));
    }
    faults.extend(unknown_clauses(edition, &item, "clauses", &case.clauses));
    faults
}

/// What one case expects and does not get.
fn wrongs(edition: &Edition, case: &Case) -> Vec<Fault> {
    const HINT: &str = "mend the edition, or the case if the guideline says otherwise";
    let mut faults = Vec::new();
    let mut wrong = |key: &str, problem: String| {
        faults.push(Fault::new(Item::Case(case.says.clone()), key, &problem, HINT));
    };
    let walk = Walk::new(edition, &read_fragment(edition, &case.answers).answers);
    let Some(advised) = advise(&walk) else {
        let open = walk.next.map(|question| &*question.id).unwrap_or_default();
        wrong("answers", format!("`{}` ends at the question `{open}`", write(&walk, None)));
        return faults;
    };
    if advised.advice.id != *case.advice {
        wrong("advice", format!("expected `{}`, and it is `{}`", case.advice, advised.advice.id));
    }
    let destinations: Vec<&str> = advised.destinations.iter().map(|destination| &*destination.name).collect();
    let named = |(is, expected): (&&str, &String)| is.contains(&**expected);
    if destinations.len() != case.destinations.len() || !destinations.iter().zip(&case.destinations).all(named) {
        wrong("destinations", format!("expected {:?}, and they are {destinations:?}", case.destinations));
    }
    let deadlines: Vec<String> = advised.deadlines.iter().map(|(_, due)| written(*due)).collect();
    if deadlines != case.deadlines {
        wrong("deadlines", format!("expected {:?}, and they are {deadlines:?}", case.deadlines));
    }
    let text = shown(edition, &advised);
    for missing in case.must_say.iter().filter(|part| !text.contains(&***part)) {
        wrong("must-say", format!("“{missing}” is not shown"));
    }
    for part in &case.must_not_say {
        for line in text.lines().filter(|line| line.contains(&**part)) {
            wrong("must-not-say", format!("“{part}” is shown: {line}"));
        }
    }
    for missing in case.clauses.iter().filter(|id| !advised.clauses.iter().any(|clause| clause.id == ***id)) {
        wrong("clauses", format!("`{missing}` is not cited"));
    }
    faults
}
