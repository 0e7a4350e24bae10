//! The calendar file, read by a library of other people: the days of the rules, in a form that every calendar reads.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the file has failed")]

mod kit;

use chrono::{Datelike, Days, NaiveDate};
use icalendar::parser::{Component, read_calendar, unfold};
use kit::{kit, place, places};
use proptest::prelude::*;
use transfer_guide_aid::calendar::{Set, calendar, entries};
use transfer_guide_rules::dates::Due;
use transfer_guide_rules::fragment::write_day;

const LINK: &str = "https://guide.example.edu.cn/#outcome=delayed";
const OWN: &str = "outcome=further-study&school=own&year=2020";
/// With two days: the end of September and the end of October.
const OTHER: &str = "outcome=further-study&school=other&school-place=elsewhere&year=2020";
const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";
const OVERSTAYED: &str = "door=stuck&problem=overstayed&year=2020";
const ABROAD: &str = "outcome=study-abroad&year=2020";
/// 2020-06-20, 08:15:00 in universal time.
const MOMENT: u32 = 1_592_640_900;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The events of a file, each with its properties.
fn events(file: &str) -> Vec<Vec<(String, String)>> {
    let unfolded = unfold(file);
    let calendar = read_calendar(&unfolded).unwrap();
    let properties = |event: &Component<'_>| {
        event.properties.iter().map(|one| (one.name.to_string(), one.val.to_string())).collect()
    };
    calendar.components.iter().filter(|one| one.name == "VEVENT").map(properties).collect()
}

fn value<'e>(event: &'e [(String, String)], name: &str) -> &'e str {
    event.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
}

fn file(fragment: &str, today: &str, set: &[Option<Set>]) -> String {
    calendar(kit(), &place(fragment), Some(day(today)), MOMENT, LINK, set)
}

#[test]
fn every_day_of_every_advice_and_no_other_is_in_its_file() {
    let before = day("2000-01-01");
    for place in places() {
        let given: Vec<String> = place
            .advised
            .deadlines
            .iter()
            .filter_map(|(_, due)| if let Due::By(day) = due { Some(write_day(*day).replace('-', "")) } else { None })
            .collect();
        let file = calendar(kit(), &place, Some(before), MOMENT, LINK, &[]);
        let found: Vec<String> = events(&file).iter().map(|event| value(event, "DTSTART").to_owned()).collect();
        assert_eq!(found, given, "{}", place.fragment());
    }
}

#[test]
fn an_event_has_its_day_who_must_do_what_the_clause_and_the_link() {
    let file = file(OWN, "2020-06-20", &[]);
    let events = events(&file);
    let last = events.last().unwrap();
    assert_eq!(value(last, "DTSTART"), "20201031");
    assert_eq!(value(last, "DTEND"), "20201101", "the day after, which is not part of it");
    assert_eq!(value(last, "DTSTAMP"), "20200620T081500Z");
    assert_eq!(value(last, "UID"), "college-2020-further-study-own-school-1031@transfer-guide");
    let text = value(last, "DESCRIPTION");
    assert!(text.contains("二.2b") && text.contains(LINK), "{text}");
    let deadline = place(OWN);
    let (deadline, _) = deadline.advised.deadlines.iter().find(|(_, due)| *due == Due::By(day("2020-10-31"))).unwrap();
    assert!(value(last, "SUMMARY").contains(&*deadline.name), "{last:?}");
}

#[test]
fn a_day_counts_until_it_is_over() {
    for (today, there) in [("2020-10-30", true), ("2020-10-31", true), ("2020-11-01", false)] {
        let file = file(OTHER, today, &[]);
        assert_eq!(file.contains("20201031"), there, "{today}");
        let over = entries(&place(OTHER), Some(day(today)), LINK).iter().filter(|entry| entry.over).count();
        assert_eq!(over, if there { 1 } else { 2 }, "{today}: the end of September is over");
    }
}

#[test]
fn what_the_guideline_lost_or_does_not_say_is_in_no_calendar() {
    assert_eq!(events(&file(EMPLOYED, "2020-06-20", &[])).len(), 0, "no day was typed");
    for other in [EMPLOYED, OWN].map(|fragment| fragment.replace("year=2020", "year=later")) {
        assert_eq!(events(&file(&other, "2000-01-01", &[])).len(), 0, "{other}: another year's day");
    }
}

#[test]
fn the_same_deadline_has_the_same_name_whatever_its_day() {
    let uid = |requested: &str| {
        let file = file(&format!("{EMPLOYED}&requested={requested}"), "2000-01-01", &[]);
        value(&events(&file)[0], "UID").to_owned()
    };
    assert_eq!(uid("2020-06-20"), uid("2020-09-01"));
}

#[test]
fn no_two_events_of_a_file_have_the_same_name() {
    for place in places() {
        let mut names: Vec<String> = entries(&place, None, LINK).into_iter().map(|entry| entry.uid).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        let dated = entries(&place, None, LINK).iter().filter(|entry| entry.day.is_some()).count();
        assert!(names.len() == all || dated < 2, "{}: {names:?}", place.fragment());
    }
}

#[test]
fn a_day_that_the_student_sets_comes_again_as_often_as_wanted() {
    let set = |months| Some(Set { day: day("2020-12-15"), months });
    let every = file(ABROAD, "2020-06-20", &[set(3)]);
    assert_eq!(value(&events(&every)[0], "RRULE"), "FREQ=MONTHLY;INTERVAL=3");
    let once = file(ABROAD, "2020-06-20", &[set(0)]);
    assert_eq!((events(&once).len(), value(&events(&once)[0], "RRULE")), (1, ""));
    assert_eq!(events(&file(ABROAD, "2020-06-20", &[None])).len(), 0);
}

#[test]
fn a_calendar_reminds_a_week_and_a_day_before_at_nine() {
    let file = file(OTHER, "2020-06-20", &[]);
    for trigger in ["TRIGGER:-P6DT15H\r\n", "TRIGGER:-PT15H\r\n"] {
        assert_eq!(file.matches(trigger).count(), 2, "{file}");
    }
}

proptest! {
    #[test]
    fn ten_days_and_six_months_are_counted_right_from_any_day(offset in 0u64..36_500) {
        let from = day("2000-01-01").checked_add_days(Days::new(offset)).unwrap();
        prop_assume!(from.year() <= 2100);
        let written = write_day(from);
        let review = file(&format!("{EMPLOYED}&requested={written}"), "2000-01-01", &[]);
        let ten = from.checked_add_days(Days::new(10)).unwrap();
        let review = events(&review);
        prop_assert_eq!(value(&review[0], "DTSTART"), write_day(ten).replace('-', ""));
        let left = file(&format!("{OVERSTAYED}&left={written}"), "2000-01-01", &[]);
        let six = (0..4).find_map(|less| {
            let (year, month) = (from.year() + i32::from(from.month() > 6), (from.month() + 5) % 12 + 1);
            NaiveDate::from_ymd_opt(year, month, from.day() - less)
        });
        let left = events(&left);
        prop_assert_eq!(value(&left[0], "DTSTART"), write_day(six.unwrap()).replace('-', ""));
    }

    #[test]
    fn no_line_is_longer_than_calendars_read_and_every_line_ends_as_it_must(moment: u32, months in 0u32..13) {
        let set = Some(Set { day: day("2024-02-29"), months });
        let file = calendar(kit(), &place(ABROAD), None, moment, LINK, &[set]);
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75), "{}", file);
        prop_assert!(file.ends_with("END:VCALENDAR\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    }
}
