//! What an advice comes down to: a row for each of what it has, in words that stand further down as well.

#![allow(clippy::unwrap_used, reason = "a fragment that leads to no advice has failed the test")]

use std::collections::BTreeMap;

use transfer_guide_editions::{boat, college_2020};
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::fragment::read;
use transfer_guide_rules::proof::every_walk;
use transfer_guide_rules::walk::Walk;
use transfer_guide_view::summary::{Row, summary};

/// Most characters of all rows together.
const LONGEST: usize = 160;

const BOAT: &str = "way=boat&luggage=no&cabin=yes&pier=north&year=2020";

fn rows_of(walk: &Walk<'static>) -> Vec<Row> {
    summary(walk.edition, &advise(walk).unwrap())
}

/// The rows of a place, by their labels.
fn rows(fragment: &str) -> BTreeMap<&'static str, String> {
    let walk = Walk::new(boat(), &read(boat(), fragment).answers);
    rows_of(&walk).into_iter().map(|row| (row.label, row.says.clone())).collect()
}

#[test]
fn it_says_where_to_who_starts_until_when_and_what_comes_first() {
    let rows = rows(BOAT);
    assert_eq!(rows["转到"], "客舱");
    assert_eq!(rows["谁发起"], "船务处或你本人");
    assert_eq!(rows["先做"], "打开订票页");
}

#[test]
fn a_date_that_the_document_lost_is_named_as_lost_with_whom_to_ask() {
    assert_eq!(rows(BOAT)["最晚"], "订票：有期限，日期在原件里丢失了，问船务处");
}

#[test]
fn a_day_that_is_counted_says_from_which_one_until_that_is_typed() {
    let stays = "way=train&stop=stay&year=2020";
    let counted = &rows(stays)["最晚"];
    assert!(counted.contains("那天起 6 个月内"), "{counted}");
    let typed = &rows(&format!("{stays}&landed=2020-06-30"))["最晚"];
    assert!(typed.contains("2020年12月30日（周三）"), "{typed}");
}

#[test]
fn where_the_guideline_says_something_instead_of_a_day_that_is_said_first() {
    let plane = &rows("way=plane&year=2020")["最晚"];
    assert!(plane.contains("起飞之前，文件没有给日期，问船务处"), "{plane}");
}

#[test]
fn who_does_not_know_yet_reads_each_case_with_where_it_leads() {
    assert_eq!(rows(&BOAT.replace("cabin=yes", "cabin=unknown"))["转到"], "有舱位：客舱；没有舱位：甲板");
    assert_eq!(rows("way=train&stop=stay&year=2020")["留在"], "原来的座位");
}

#[test]
fn what_cannot_be_undone_has_a_row_and_nothing_else_has_that_one() {
    for walk in every_walk(boat()) {
        let advised = advise(&walk).unwrap();
        let found: Vec<String> =
            rows_of(&walk).iter().filter(|row| row.part == "stop-first").map(|row| row.says.clone()).collect();
        let expected: Vec<&str> =
            advised.warnings.iter().filter(|one| one.irreversible).take(1).map(|one| &*one.name).collect();
        assert_eq!(found, expected, "{}", advised.advice.id);
    }
    assert!(rows("way=boat&luggage=yes&year=2020").contains_key("改不回来"));
}

#[test]
fn every_advice_says_what_to_do_first_and_until_when_in_a_few_words() {
    for walk in [boat(), college_2020()].into_iter().flat_map(every_walk) {
        let (id, rows) = (&advise(&walk).unwrap().advice.id, rows_of(&walk));
        let labels: Vec<&str> = rows.iter().map(|row| row.label).collect();
        assert!(labels.contains(&"先做") && labels.contains(&"最晚"), "{id}: {labels:?}");
        let length: usize = rows.iter().map(|row| row.says.chars().count()).sum();
        assert!(length <= LONGEST, "{id}: {length} characters: {rows:?}");
    }
}
