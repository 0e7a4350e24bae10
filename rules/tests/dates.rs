//! Deadlines against another calendar: every day of a century, counted by jiff as well.

use chrono::NaiveDate;
use jiff::ToSpan;
use jiff::civil::Date;
use transfer_guide_rules::dates::{Due, Rule, day_in_china};
use transfer_guide_rules::fragment::{read_day, write_day};

/// The years a day may be of.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// What is no day, or not written as one.
const NO_DAYS: &[&str] = &[
    "",
    "-",
    "--",
    "2020",
    "2020-06",
    "2020-02-30",
    "2019-02-29",
    "2100-02-29",
    "2020-04-31",
    "2020-00-10",
    "2020-13-01",
    "2020-06-00",
    "2020-06-32",
    "2020-2-3",
    "2020-02-3",
    "20-02-03",
    "02020-02-03",
    "1999-12-31",
    "2101-01-01",
    "0000-01-01",
    "9999-12-31",
    "２０２０-０６-２０",
    "２０２０",
    "二〇二〇-06-20",
    "2020/06/20",
    "2020.06.20",
    "20200620",
    "2020-06-20-",
    "-2020-06-20",
    "2020--06-20",
    "2020-06-20T00:00",
    " 2020-06-20",
    "2020-06-20 ",
    "+020-06-20",
    "2020-+6-20",
    "2020-06-2\u{0660}",
    "2020-06-20\0",
];

/// Every day of the years a day may be of, by jiff's calendar.
fn century() -> impl Iterator<Item = Date> {
    let first = jiff::civil::date(*YEARS.start(), 1, 1);
    first.series(1.day()).take_while(|day| YEARS.contains(&day.year()))
}

fn ours(day: Date) -> NaiveDate {
    let known = NaiveDate::from_ymd_opt(day.year().into(), day.month() as u32, day.day() as u32);
    known.expect("both calendars have the day")
}

fn after(days: u32, months: u32) -> Rule {
    Rule::After { day: "requested".into(), days, months }
}

fn day(text: &str) -> NaiveDate {
    read_day(text).expect("a day")
}

#[test]
fn a_century_has_its_days() {
    assert_eq!(century().count(), 101 * 365 + 25, "25 leap years: 2000 is one, 2100 is none");
}

#[test]
fn ten_days_after_any_day_is_the_day_that_jiff_says() {
    for from in century() {
        let expected = Due::By(ours(from.checked_add(10.days()).expect("in range")));
        assert_eq!(after(10, 0).due(Some(2020), Some(ours(from))), expected, "from {from}");
    }
}

#[test]
fn six_months_after_any_day_is_the_day_that_jiff_says() {
    for from in century() {
        let expected = Due::By(ours(from.checked_add(6.months()).expect("in range")));
        assert_eq!(after(0, 6).due(Some(2020), Some(ours(from))), expected, "from {from}");
    }
}

#[test]
fn months_are_counted_before_days() {
    for from in century() {
        let expected = from.checked_add(6.months()).and_then(|day| day.checked_add(10.days()));
        let expected = Due::By(ours(expected.expect("in range")));
        assert_eq!(after(10, 6).due(Some(2020), Some(ours(from))), expected, "from {from}");
    }
}

#[test]
fn the_ends_of_months_and_leap_days_are_where_people_expect_them() {
    let cases = [
        ("2020-02-25", 10, 0, "2020-03-06"),
        ("2019-02-25", 10, 0, "2019-03-07"),
        ("2020-06-20", 10, 0, "2020-06-30"),
        ("2020-12-25", 10, 0, "2021-01-04"),
        ("2020-06-30", 0, 6, "2020-12-30"),
        ("2020-07-31", 0, 6, "2021-01-31"),
        ("2020-08-29", 0, 6, "2021-02-28"),
        ("2020-08-31", 0, 6, "2021-02-28"),
        ("2019-08-29", 0, 6, "2020-02-29"),
        ("2019-08-31", 0, 6, "2020-02-29"),
        ("2020-02-29", 0, 6, "2020-08-29"),
        ("2020-10-31", 0, 6, "2021-04-30"),
        ("2100-12-31", 0, 6, "2101-06-30"),
    ];
    for (from, days, months, expected) in cases {
        let Due::By(due) = after(days, months).due(Some(2020), Some(day(from))) else { panic!("{from}") };
        assert_eq!(write_day(due), expected, "{from} + {months} months + {days} days");
    }
}

#[test]
fn a_day_in_china_begins_at_four_in_the_afternoon_of_universal_time() {
    let midnight = 1_591_977_600;
    assert_eq!(day_in_china(midnight - 1), Some(day("2020-06-12")));
    assert_eq!(day_in_china(midnight), Some(day("2020-06-13")));
    assert_eq!(day_in_china(0).map(|day| day.to_string()), Some("1970-01-01".to_owned()));
    assert_eq!(day_in_china(u64::MAX), None);
}

#[test]
fn a_day_of_the_edition_is_in_its_year_where_the_year_has_it() {
    for year in YEARS {
        for month in 0..=13 {
            for day in 0..=32 {
                let jiff = Date::new(year, month, day).ok();
                let due = Rule::On { month: month as u32, day: day as u32 }.due(Some(year.into()), None);
                assert_eq!(due, jiff.map_or(Due::Unknown, |day| Due::By(ours(day))), "{year}-{month}-{day}");
            }
        }
    }
}

#[test]
fn a_day_of_the_edition_is_no_date_of_another_year() {
    let rule = Rule::On { month: 10, day: 31 };
    assert_eq!(rule.due(None, None), Due::EditionOnly(10, 31));
    assert_eq!(rule.due(None, Some(day("2024-06-01"))), Due::EditionOnly(10, 31));
    assert_eq!(rule.due(Some(2020), Some(day("2024-06-01"))), Due::By(day("2020-10-31")));
}

#[test]
fn what_is_counted_from_a_day_not_given_is_not_known() {
    assert_eq!(after(10, 0).due(Some(2020), None), Due::Unknown);
    assert_eq!(after(0, 6).due(None, None), Due::Unknown);
    assert_eq!(after(10, 0).due(None, Some(day("2024-06-20"))), Due::By(day("2024-06-30")), "in any year");
}

#[test]
fn a_sum_beyond_the_calendar_is_not_known() {
    for (days, months) in [(u32::MAX, 0), (0, u32::MAX), (u32::MAX, u32::MAX)] {
        assert_eq!(after(days, months).due(Some(2020), Some(day("2020-06-20"))), Due::Unknown);
    }
    assert_eq!(after(1, 0).due(Some(2020), Some(NaiveDate::MAX)), Due::Unknown);
}

#[test]
fn what_the_guideline_lost_or_never_said_stays_so() {
    for year in [None, Some(2020)] {
        for from in [None, Some(day("2020-06-20"))] {
            assert_eq!(Rule::Lost.due(year, from), Due::Lost);
            assert_eq!(Rule::Silent.due(year, from), Due::Silent);
        }
    }
}

#[test]
fn only_a_counted_deadline_asks_for_a_day() {
    assert_eq!(after(10, 0).counted_from(), Some("requested"));
    for rule in [Rule::On { month: 10, day: 31 }, Rule::Lost, Rule::Silent] {
        assert_eq!(rule.counted_from(), None);
    }
}

#[test]
fn the_last_day_is_still_in_time() {
    let due = Due::By(day("2020-10-31"));
    let cases = [("2020-10-01", 30), ("2020-10-30", 1), ("2020-10-31", 0), ("2020-11-01", -1), ("2021-10-31", -365)];
    for (today, left) in cases {
        assert_eq!(due.days_left(day(today)), Some(left), "on {today}");
    }
    for nothing in [Due::EditionOnly(10, 31), Due::Unknown, Due::Lost, Due::Silent] {
        assert_eq!(nothing.days_left(day("2020-10-31")), None, "{nothing:?}");
    }
}

#[test]
fn days_left_go_down_by_one_a_day() {
    let last = jiff::civil::date(2020, 10, 31);
    for today in century() {
        let left = today.until(last).expect("in range").get_days();
        assert_eq!(Due::By(ours(last)).days_left(ours(today)), Some(left.into()), "on {today}");
    }
}

#[test]
fn every_day_of_a_century_is_read_as_it_is_written() {
    for known in century() {
        let text = write_day(ours(known));
        assert_eq!(text, known.to_string());
        assert_eq!(read_day(&text), Some(ours(known)));
    }
}

#[test]
fn what_is_no_day_is_not_read_as_one() {
    for text in NO_DAYS {
        assert_eq!(read_day(text), None, "“{text}”");
    }
}
