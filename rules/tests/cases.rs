//! The advice against people's own sentences: `cases.toml` says who asks what, and what the guideline makes of it.
//!
//! The cases are written from the guideline and from what is known to go wrong with it, not from the edition's files,
//! so that a wrong answer there does not become the expected one here.

mod edition;

use std::collections::BTreeSet;

use serde::Deserialize;
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::fragment::read;

use edition::shown::{clauses, shown, written};
use edition::{college_2020, replay};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// One person's sentence, and what they must and must not be told.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Case {
    /// As they would type it.
    says: String,
    /// The known misreading that this case guards against.
    trap: Option<String>,
    /// Their answers, as a link has them.
    answers: String,
    /// The advice they must get.
    advice: String,
    /// Part of the name of every destination shown, in order; no others are.
    #[serde(default)]
    destinations: Vec<String>,
    /// Every deadline shown, in order.
    #[serde(default)]
    deadlines: Vec<String>,
    /// What must be shown; `edition/shown.rs` has the labels in 【】.
    #[serde(default)]
    must_say: Vec<String>,
    /// What must not be shown.
    #[serde(default)]
    must_not_say: Vec<String>,
    /// Clauses that must be cited, among others.
    #[serde(default)]
    clauses: Vec<String>,
}

/// The known misreadings of the guideline.
const TRAPS: std::ops::RangeInclusive<u32> = 1..=23;

fn cases() -> Vec<Case> {
    let cases: Cases = toml::from_str(include_str!("cases.toml")).expect("cases.toml is TOML");
    cases.case
}

#[test]
fn every_sentence_gets_its_answer() {
    let wrong: Vec<String> = cases().iter().flat_map(wrongs).collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn there_are_seventy_sentences_and_no_two_the_same() {
    let cases = cases();
    let sentences: BTreeSet<&str> = cases.iter().map(|case| &*case.says).collect();
    assert_eq!(sentences.len(), cases.len(), "a sentence is there twice");
    assert!(cases.len() >= 70, "only {} cases", cases.len());
}

#[test]
fn every_advice_is_reached_by_a_sentence() {
    let reached: BTreeSet<String> = cases().into_iter().map(|case| case.advice).collect();
    let missed: Vec<_> = college_2020().advice.iter().filter(|advice| !reached.contains(&*advice.id)).collect();
    assert!(missed.is_empty(), "no case for {:?}", missed.iter().map(|advice| &advice.id).collect::<Vec<_>>());
}

#[test]
fn every_clause_for_students_is_called_for_by_a_sentence() {
    let cited: BTreeSet<String> = cases().into_iter().flat_map(|case| case.clauses).collect();
    let missed = college_2020().clauses.iter().filter(|clause| clause.meant_for.is_none());
    let missed: Vec<_> = missed.map(|clause| &*clause.id).filter(|id| !cited.contains(*id)).collect();
    assert!(missed.is_empty(), "no case calls for {missed:?}");
}

#[test]
fn every_known_misreading_has_a_sentence() {
    let guarded: BTreeSet<String> = cases().into_iter().filter_map(|case| case.trap).collect();
    let known: BTreeSet<String> = TRAPS.map(|number| format!("2.{number}")).collect();
    assert_eq!(guarded, known);
}

/// What one case expected and did not get, a paragraph each.
fn wrongs(case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |what: &str, expected: &dyn std::fmt::Debug, got: &dyn std::fmt::Debug| {
        let Case { says, answers, .. } = case;
        wrong.push(format!("\n“{says}” ({answers})\n{what}\nexpected: {expected:?}\ngot: {got:#?}\n"));
    };

    let fragment = read(college_2020(), &case.answers);
    if !fragment.ignored.is_empty() || fragment.change.is_some() {
        say("answers that count", &"all of them", &fragment);
    }
    let walk = replay(&fragment.answers);
    let Some(advised) = advise(&walk) else {
        say("the end of a walk", &case.advice, &walk.next.map(|question| &question.id));
        return wrong;
    };
    if advised.advice.id != case.advice {
        say("advice", &case.advice, &advised.advice.id);
    }

    let destinations: Vec<&str> = advised.destinations.iter().map(|destination| &*destination.name).collect();
    let named = |(got, expected): (&&str, &String)| got.contains(&**expected);
    if destinations.len() != case.destinations.len() || !destinations.iter().zip(&case.destinations).all(named) {
        say("destinations", &case.destinations, &destinations);
    }
    let deadlines: Vec<String> = advised.deadlines.iter().map(|(_, due)| written(*due)).collect();
    if deadlines != case.deadlines {
        say("deadlines", &case.deadlines, &deadlines);
    }

    let text = shown(&walk);
    for missing in case.must_say.iter().filter(|part| !text.contains(&***part)) {
        say("must say", missing, &text.lines().collect::<Vec<_>>());
    }
    for part in case.must_not_say.iter().filter(|part| text.contains(&***part)) {
        let lines: Vec<&str> = text.lines().filter(|line| line.contains(&**part)).collect();
        say("must not say", part, &lines);
    }
    let cited = clauses(&advised);
    for missing in case.clauses.iter().filter(|clause| !cited.contains(&&***clause)) {
        say("clauses", missing, &cited);
    }
    let other_year = ["year=later", "year=earlier"].iter().any(|year| case.answers.contains(year));
    if other_year != advised.off_edition.is_some() {
        say("marked as another year", &other_year, &advised.off_edition);
    }
    wrong
}
