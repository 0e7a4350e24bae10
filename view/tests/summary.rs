//! What an advice comes down to: a row for each of what it has, in words that stand further down as well.

#![allow(clippy::unwrap_used, reason = "a fragment that leads to no advice has failed the test")]

use std::collections::BTreeMap;

use transfer_guide::DEFAULT_EDITION;
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::fragment::read;
use transfer_guide_rules::proof::every_walk;
use transfer_guide_rules::walk::Walk;
use transfer_guide_view::summary::{Row, summary};

/// Most characters of all rows together.
const LONGEST: usize = 160;

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

fn rows_of(walk: &Walk<'static>) -> Vec<Row> {
    summary(&DEFAULT_EDITION, &advise(walk).unwrap())
}

/// The rows of a place, by their labels.
fn rows(fragment: &str) -> BTreeMap<&'static str, String> {
    let walk = Walk::new(&DEFAULT_EDITION, &read(&DEFAULT_EDITION, fragment).answers);
    rows_of(&walk).into_iter().map(|row| (row.label, row.says.clone())).collect()
}

#[test]
fn it_says_where_to_who_starts_until_when_and_what_comes_first() {
    let rows = rows(EMPLOYED);
    assert_eq!(rows["转到"], "工作单位团组织");
    assert_eq!(rows["谁发起"], "学院团总支或你本人");
    assert!(rows["先做"].contains("登录"), "{rows:?}");
}

#[test]
fn a_date_that_the_document_lost_is_named_as_lost_with_whom_to_ask() {
    assert_eq!(rows(EMPLOYED)["最晚"], "发起转接：有期限，日期在原件里丢失了，问学院团总支");
}

#[test]
fn a_day_that_is_counted_says_from_which_one_until_that_is_typed() {
    let stays = "outcome=undecided&stay=stay&year=2020";
    let counted = &rows(stays)["最晚"];
    assert!(counted.contains("那天起 6 个月内"), "{counted}");
    let typed = &rows(&format!("{stays}&left=2020-06-30"))["最晚"];
    assert!(typed.contains("2020年12月30日（周三）"), "{typed}");
}

#[test]
fn where_the_guideline_says_something_instead_of_a_day_that_is_said_first() {
    let abroad = &rows("outcome=study-abroad&year=2020")["最晚"];
    assert!(abroad.contains("离校出国（境）之前，文件没有给日期，问"), "{abroad}");
}

#[test]
fn who_does_not_know_yet_reads_each_case_with_where_it_leads() {
    let walks = every_walk(&DEFAULT_EDITION);
    let unknown = "outcome=employed&classified=no&employer-branch=unknown&place=elsewhere&year=2020";
    let says = &rows(unknown)["转到"];
    let (one, other) = says.split_once('；').unwrap_or_else(|| panic!("one case only: {says}"));
    assert!(one.contains('：') && other.contains('：') && one != other, "{says}");
    assert!(walks.iter().any(|walk| rows_of(walk).iter().any(|row| row.label == "留在")));
}

#[test]
fn what_cannot_be_undone_has_a_row_and_nothing_else_has_that_one() {
    for walk in every_walk(&DEFAULT_EDITION) {
        let advised = advise(&walk).unwrap();
        let found: Vec<String> =
            rows_of(&walk).iter().filter(|row| row.part == "stop-first").map(|row| row.says.clone()).collect();
        let expected: Vec<&str> =
            advised.warnings.iter().filter(|one| one.irreversible).take(1).map(|one| &*one.name).collect();
        assert_eq!(found, expected, "{}", advised.advice.id);
    }
    assert!(rows("outcome=army&enlistment=graduated&year=2020").contains_key("改不回来"));
}

#[test]
fn every_advice_says_what_to_do_first_and_until_when_in_a_few_words() {
    for walk in every_walk(&DEFAULT_EDITION) {
        let (id, rows) = (&advise(&walk).unwrap().advice.id, rows_of(&walk));
        let labels: Vec<&str> = rows.iter().map(|row| row.label).collect();
        assert!(labels.contains(&"先做") && labels.contains(&"最晚"), "{id}: {labels:?}");
        let length: usize = rows.iter().map(|row| row.says.chars().count()).sum();
        assert!(length <= LONGEST, "{id}: {length} characters: {rows:?}");
    }
}
