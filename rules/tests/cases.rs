//! People's own sentences against the edition: what `cases.toml` beside it says they must and must not be told.

mod edition;

use std::collections::BTreeSet;

use transfer_guide_rules::cases::{Case, read, run};

use edition::{college_2020, files, lines};

/// The known misreadings of the guideline.
const TRAPS: std::ops::RangeInclusive<u32> = 1..=23;

fn cases() -> Vec<Case> {
    read(college_2020(), &files()).unwrap_or_else(|faults| panic!("{}", lines(&faults)))
}

#[test]
fn every_sentence_gets_its_answer() {
    let cases = cases();
    let wrong = run(college_2020(), &cases);
    assert!(wrong.is_empty(), "{}", lines(&wrong));
    assert!(cases.len() >= 70, "only {} cases", cases.len());
    println!("{} cases", cases.len());
}

#[test]
fn an_edition_without_cases_is_an_edition() {
    let mut files = files();
    files.remove("cases.toml");
    assert!(read(college_2020(), &files).is_ok_and(|cases| cases.is_empty()));
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
