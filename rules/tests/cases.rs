//! People's own sentences against the editions: what `cases.toml` beside each says they must and must not be told.

use std::collections::BTreeSet;

use transfer_guide_editions::{Files, boat, boat_files, college_2020, college_2020_files, lines};
use transfer_guide_rules::cases::{Case, read, run};
use transfer_guide_rules::edition::Edition;

/// The known misreadings of the guideline of 2020.
const TRAPS: std::ops::RangeInclusive<u32> = 1..=23;

fn cases(edition: &Edition, files: &Files) -> Vec<Case> {
    read(edition, files).unwrap_or_else(|faults| panic!("{}", lines(&faults)))
}

fn of_college_2020() -> Vec<Case> {
    cases(college_2020(), &college_2020_files())
}

#[test]
fn every_sentence_gets_its_answer() {
    for (edition, files, least) in [(boat(), boat_files(), 4), (college_2020(), college_2020_files(), 70)] {
        let cases = cases(edition, &files);
        let wrong = run(edition, &cases);
        assert!(wrong.is_empty(), "{}", lines(&wrong));
        assert!(cases.len() >= least, "only {} cases", cases.len());
        println!("{}: {} cases", edition.id, cases.len());
    }
}

#[test]
fn an_edition_without_cases_is_an_edition() {
    let mut files = boat_files();
    files.remove("cases.toml");
    assert!(read(boat(), &files).is_ok_and(|cases| cases.is_empty()));
}

#[test]
fn every_advice_is_reached_by_a_sentence() {
    let reached: BTreeSet<String> = of_college_2020().into_iter().map(|case| case.advice).collect();
    let missed: Vec<_> = college_2020().advice.iter().filter(|advice| !reached.contains(&*advice.id)).collect();
    assert!(missed.is_empty(), "no case for {:?}", missed.iter().map(|advice| &advice.id).collect::<Vec<_>>());
}

#[test]
fn every_clause_for_students_is_called_for_by_a_sentence() {
    let cited: BTreeSet<String> = of_college_2020().into_iter().flat_map(|case| case.clauses).collect();
    let missed = college_2020().clauses.iter().filter(|clause| clause.meant_for.is_none());
    let missed: Vec<_> = missed.map(|clause| &*clause.id).filter(|id| !cited.contains(*id)).collect();
    assert!(missed.is_empty(), "no case calls for {missed:?}");
}

#[test]
fn every_known_misreading_has_a_sentence() {
    let guarded: BTreeSet<String> = of_college_2020().into_iter().filter_map(|case| case.trap).collect();
    let known: BTreeSet<String> = TRAPS.map(|number| format!("2.{number}")).collect();
    assert_eq!(guarded, known);
}
