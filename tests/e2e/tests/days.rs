//! That deadlines are counted from the days typed, kept in the link, and seen from today in China, wherever the
//! device is.

use serde_json::{Value, json};
use transfer_guide_e2e::engine::Engine;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, advised, one_walk_to_each_advice};
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::dates::Due;
use transfer_guide_rules::walk::Walk;

tests! {
    EVERY_ENGINE =>
        a_day_typed_shows_the_day_counted_from_it_and_is_kept_in_the_link,
        a_day_typed_key_by_key_stays_in_its_field_until_it_is_whole,
        a_day_that_is_none_is_refused_where_it_is_typed;
    CHROMIUM("the days left to a deadline: only DevTools stops the clock") =>
        today_is_shown_with_the_days_left_to_each_deadline;
    CHROMIUM("today in every time zone: only DevTools stops the clock") =>
        today_is_the_day_in_china_in_every_time_zone;
    CHROMIUM("a day typed in every time zone: only DevTools moves the device") =>
        a_day_typed_means_the_same_in_every_time_zone;
    CHROMIUM("which day is shown: the rules' claim, which rules/tests/dates.rs proves without a browser") =>
        a_day_taken_out_again_leaves_the_link_and_the_deadline,
        months_are_counted_to_the_same_day_or_to_the_last_of_a_shorter_month,
        a_day_typed_stays_while_answers_change_and_come_back,
        another_graduating_year_shows_the_caution_and_no_day_of_this_one;
}

/// Its review is due 10 days after the request.
const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// It is due on 31 October 2020.
const OWN: &str = "outcome=further-study&school=own&year=2020";

/// Its transfer is due 6 months after the student left.
const OVERSTAYED: &str = "door=stuck&problem=overstayed&year=2020";

fn a_day_typed_shows_the_day_counted_from_it_and_is_kept_in_the_link(page: &Page) {
    page.open(EMPLOYED);
    assert!(!days(page).contains(&"2020-06-30".to_owned()));
    let entries = page.see()["history"].clone();
    page.put("input[name=requested]", "2020-06-20");
    let dated = format!("{EMPLOYED}&requested=2020-06-20");
    let seen = page.expect(&Place::at(&dated));
    assert_eq!(seen["history"], entries, "typing is not a step");
    assert!(days(page).contains(&"2020-06-30".to_owned()), "{:?}", days(page));
    assert!(until_when(page).contains("2020年6月30日（周二）"), "{}", until_when(page));
    page.reload();
    page.expect(&Place::at(&dated));
    assert_eq!(typed(page, "requested"), "2020-06-20");
    assert!(days(page).contains(&"2020-06-30".to_owned()));
}

fn a_day_typed_key_by_key_stays_in_its_field_until_it_is_whole(page: &Page) {
    page.open(EMPLOYED);
    let field = done(page.session().element("input[name=requested]"));
    // WebKit opens its calendar at a click, and that takes the keys.
    if page.engine() != Engine::WebKit {
        done(page.session().click(&field));
    }
    // In the order of the fields in the browser's language: from the first on, in every case.
    page.run("document.querySelector('input[name=requested]').focus();");
    let order = page.run(
        "return new Intl.DateTimeFormat(navigator.language).formatToParts(new Date())
            .filter(part => part.type !== 'literal').map(part => part.type).join(' ');",
    );
    let order = order.as_str().unwrap_or_default().to_owned();
    for part in order.split(' ') {
        let keys = match part {
            "year" => "2020",
            "month" => "06",
            _ => "23",
        };
        // Browsers take a pause between two keys for the end of a part: the slower ones on a busy machine get them at once.
        match page.engine() {
            Engine::Chromium => keys.chars().for_each(|key| {
                page.press(&key.to_string());
                page.settle();
            }),
            Engine::Firefox | Engine::WebKit => page.press(keys),
        }
        page.settle();
        // The others go on by themselves.
        if page.engine() == Engine::WebKit {
            page.press("-");
        }
    }
    assert_eq!(typed(page, "requested"), "2020-06-23", "typed as {order}");
    // WebKit says that a day has changed when its field is left, and the others as soon as it is whole.
    if page.engine() == Engine::WebKit {
        page.run("document.activeElement.blur();");
    }
    page.expect(&Place::at(&format!("{EMPLOYED}&requested=2020-06-23")));
    assert!(days(page).contains(&"2020-07-03".to_owned()), "{:?}", days(page));
}

fn a_day_taken_out_again_leaves_the_link_and_the_deadline(page: &Page) {
    page.open(&format!("{EMPLOYED}&requested=2020-06-20"));
    assert_eq!(typed(page, "requested"), "2020-06-20");
    page.put("input[name=requested]", "");
    page.expect(&Place::at(EMPLOYED));
    assert!(!days(page).contains(&"2020-06-30".to_owned()));
}

fn months_are_counted_to_the_same_day_or_to_the_last_of_a_shorter_month(page: &Page) {
    page.open(OVERSTAYED);
    for (left, due) in [("2020-06-20", "2020-12-20"), ("2020-08-31", "2021-02-28"), ("2019-08-30", "2020-02-29")] {
        page.put("input[name=left]", left);
        page.expect(&Place::at(&format!("{OVERSTAYED}&left={left}")));
        assert!(days(page).contains(&due.to_owned()), "{left}: {:?}", days(page));
    }
}

fn a_day_typed_stays_while_answers_change_and_come_back(page: &Page) {
    page.open(EMPLOYED);
    page.put("input[name=requested]", "2020-06-20");
    let dated = Place::at(&format!("{EMPLOYED}&requested=2020-06-20"));
    page.expect(&dated);
    page.click("a.back");
    page.arrive(&Place::at("outcome=employed&classified=no&employer-branch=yes&place=elsewhere"));
    page.click("a.choice[data-choice='2020']");
    page.arrive(&dated);
    page.click("a.change[data-question=outcome]");
    page.arrive(&Place::at(&format!("{EMPLOYED}&requested=2020-06-20&change=outcome")));
    page.click("a.choice[data-choice=delayed]");
    page.arrive(&Place::at("outcome=delayed&year=2020"));
    page.click("a.change[data-question=outcome]");
    page.arrive(&Place::at("outcome=delayed&year=2020&change=outcome"));
    page.click("a.choice[data-choice=employed]");
    page.arrive(&dated);
}

fn a_day_that_is_none_is_refused_where_it_is_typed(page: &Page) {
    page.open(EMPLOYED);
    page.put("input[name=requested]", "1999-12-31");
    page.settle();
    assert!(is_refused(page));
    // Where a browser has no date field, anything can be typed.
    page.run("document.querySelector('input[name=requested]').type = 'text';");
    for wrong in ["2020-02-30", "2020/6/20", "yesterday", "1999-12-31"] {
        page.put("input[name=requested]", wrong);
        page.settle();
        assert!(is_refused(page), "{wrong}");
        assert_eq!(typed(page, "requested"), wrong, "it stays to be mended");
        page.expect(&Place::at(EMPLOYED));
    }
    page.put("input[name=requested]", "2020-06-20");
    page.expect(&Place::at(&format!("{EMPLOYED}&requested=2020-06-20")));
    assert!(!is_refused(page));
}

fn another_graduating_year_shows_the_caution_and_no_day_of_this_one(page: &Page) {
    page.open("");
    let years = ["earlier", "later"].into_iter();
    let walks = years.flat_map(|year| {
        let walks = one_walk_to_each_advice().into_iter();
        walks.map(move |walk| Walk::new(&COLLEGE_2020, &walk.answers().with("year", year)))
    });
    let walks = page.sample(walks.collect(), 8);
    let places: Vec<Place> = walks.iter().map(|walk| Place::of(walk, None)).collect();
    let shown = page.at_each(
        &places,
        "const texts = selector => Array.from(document.querySelectorAll(selector), each => each.textContent);
         return [texts('.caution'), texts('.until-when time'), texts('.until-when .day.off')];",
    );
    assert_eq!(shown.len(), walks.len());
    for ((walk, place), shown) in walks.iter().zip(places).zip(shown) {
        let advised = advised(walk);
        let caution = advised.off_edition.unwrap_or_else(|| panic!("{place:?} has no caution"));
        assert_eq!((&shown[0], &shown[1]), (&json!([caution]), &json!([])), "{place:?}");
        let marked = advised.deadlines.iter().filter(|(_, due)| matches!(due, Due::EditionOnly(..))).count();
        let days: Vec<&str> = shown[2].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(days.len(), marked, "{place:?}");
        assert!(days.iter().all(|day| day.contains("2020 届") && !day.contains("天（今天")), "{days:?}");
    }
}

fn today_is_shown_with_the_days_left_to_each_deadline(page: &Page) {
    for (moment, today, to_review, to_october) in [
        ("2020-06-25T04:00:00Z", "2020年6月25日", "还有 5 天", "还有 128 天"),
        ("2020-06-30T04:00:00Z", "2020年6月30日", "就是今天", "还有 123 天"),
        ("2020-10-31T04:00:00Z", "2020年10月31日", "已经过去 123 天", "就是今天"),
        ("2099-01-01T04:00:00Z", "2099年1月1日", "已经过去 28674 天", "已经过去 28551 天"),
        ("1970-01-01T04:00:00Z", "1970年1月1日", "还有 18443 天", "还有 18566 天"),
    ] {
        page.stop_the_clock(moment);
        for (place, left) in [(format!("{EMPLOYED}&requested=2020-06-20"), to_review), (OWN.to_owned(), to_october)] {
            page.open(&place);
            let shown = until_when(page);
            assert!(shown.contains(left) && shown.contains(&format!("今天是 {today}")), "{moment}, {left}: {shown}");
        }
    }
}

fn today_is_the_day_in_china_in_every_time_zone(page: &Page) {
    // The last moment of a day in China, and the first of the next.
    for (moment, today) in [("2020-06-19T15:59:59Z", "2020年6月19日"), ("2020-06-19T16:00:00Z", "2020年6月20日")]
    {
        page.stop_the_clock(moment);
        // Where it is the 19th and the 20th at both moments, so that each zone is wrong at one of them.
        for (zone, day_there) in [("America/Los_Angeles", 19), ("Pacific/Kiritimati", 20)] {
            page.travel(zone);
            page.open(OWN);
            let local = page.run("return new Date().getDate();");
            assert_eq!(local, day_there, "the device is in {zone}");
            let shown = until_when(page);
            assert!(shown.contains(&format!("今天是 {today}")), "{zone} {moment}: {shown}");
        }
    }
}

fn a_day_typed_means_the_same_in_every_time_zone(page: &Page) {
    for zone in ["America/Los_Angeles", "Pacific/Kiritimati"] {
        page.travel(zone);
        page.open(EMPLOYED);
        page.put("input[name=requested]", "2020-06-20");
        page.expect(&Place::at(&format!("{EMPLOYED}&requested=2020-06-20")));
        assert!(days(page).contains(&"2020-06-30".to_owned()), "{zone}: {:?}", days(page));
    }
}

/// The days of the deadlines, as machines read them.
fn days(page: &Page) -> Vec<String> {
    page.texts("return Array.from(document.querySelectorAll('.until-when time'), day => day.dateTime);")
}

/// All that is said of the deadlines.
fn until_when(page: &Page) -> String {
    page.texts("return [document.querySelector('.until-when').textContent];").concat()
}

fn typed(page: &Page, field: &str) -> String {
    page.texts_with("return [document.querySelector(`input[name=${arguments[0]}]`).value];", &json!([field])).concat()
}

/// Whether the page says that the day cannot be read.
fn is_refused(page: &Page) -> bool {
    page.run(
        "return document.querySelector('input[name=requested]').matches(':invalid')
             && document.querySelector('.day-field .wrong').checkVisibility();",
    ) == true
}
