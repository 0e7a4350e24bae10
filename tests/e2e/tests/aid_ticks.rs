//! Steps to tick off: kept on the device only where that is wanted, each with its advice, until it is not; and what is said of it on
//! return and at a new beginning.

use serde_json::{Value, json};
use transfer_guide_aid::messages::WORDS;
use transfer_guide_aid::stamp::stamped;
use transfer_guide_aid::steps::steps;
use transfer_guide_e2e::aid::{ABROAD, COUNT_LOOKS, helped};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        ticks_are_kept_only_where_that_is_wanted_and_until_it_is_not,
        ticks_that_are_not_kept_last_as_long_as_the_page_and_until_somebody_starts_again,
        who_starts_again_is_told_what_is_kept_and_can_take_it_away,
        a_day_typed_leaves_ticks_that_are_kept,
        where_nothing_may_be_kept_ticking_works_and_says_so;
    CHROMIUM("what is made of an entry on the device, once it has been read: the same in every engine") =>
        what_somebody_else_has_kept_under_that_name_is_ignored,
        on_return_the_start_names_the_advice_that_is_kept_and_forgets_it_when_told_to;
}

/// The advice with a few steps to tick off.
const OWN: &str = "outcome=further-study&school=own&year=2020";

/// One whose review is due so many days after a day that was not typed yet.
const UNDATED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// The box that lets ticks be kept.
const KEEP: &str = ".aid-ticks .aid-keep input";

/// Everything that is kept on the device for this host.
fn storage(page: &Page) -> Value {
    page.run("return Object.assign({}, localStorage);")
}

/// What is kept of the aid.
fn record(page: &Page) -> Value {
    let storage = storage(page);
    let entries = storage.as_object().unwrap();
    assert_eq!(entries.keys().collect::<Vec<_>>(), ["transfer-guide"], "one entry");
    serde_json::from_str(entries["transfer-guide"].as_str().unwrap()).unwrap()
}

/// Waits until the first so many steps are ticked, and no others.
#[track_caller]
fn expect_ticks(page: &Page, many: usize) {
    let is_so = "const boxes = Array.from(root.querySelectorAll('.tick input'), one => one.checked);
        return boxes.length > 0 && boxes.every((ticked, at) => ticked === at < arguments[0]);";
    page.wait_for_with(&format!("{many} steps are ticked"), is_so, &json!([many]));
}

/// Ticks the first step, and waits until there is a choice to keep that.
#[track_caller]
fn tick_first(page: &Page) {
    page.click(".tick input");
    page.wait_for("a choice to keep that", "return shown(root.querySelector('.aid-ticks .aid-keep'));");
}

fn ticks_are_kept_only_where_that_is_wanted_and_until_it_is_not(page: &Page) {
    let expected = steps(&helped(OWN));
    page.open(OWN);
    tick_first(page);
    assert_eq!(storage(page), json!({}));
    page.reload();
    page.ask_for_aid();
    expect_ticks(page, 0);
    tick_first(page);
    page.click(KEEP);
    assert_eq!(page.said_in(".aid-ticks"), WORDS.kept);
    page.click("li:nth-child(2) .tick input");
    let kept = record(page);
    assert_eq!((&kept["form"], &kept["fragment"]), (&json!(1), &json!(stamped(&helped(OWN)))));
    assert_eq!(kept["ticked"], json!(expected[..2]));
    assert!(kept["day"].as_str().is_some_and(|day| day.len() == 10 && day.starts_with("20")), "{kept}");
    page.reload();
    // Without a click: they were kept to be seen.
    expect_ticks(page, 2);
    // The steps of another advice are others'.
    page.go_to_aid(UNDATED);
    expect_ticks(page, 0);
    page.go_to_aid(OWN);
    expect_ticks(page, 2);
    page.click(KEEP);
    assert_eq!(page.said_in(".aid-ticks"), WORDS.forgotten);
    assert_eq!(storage(page), json!({}));
    expect_ticks(page, 2);
    page.reload();
    page.ask_for_aid();
    expect_ticks(page, 0);
}

fn ticks_that_are_not_kept_last_as_long_as_the_page_and_until_somebody_starts_again(page: &Page) {
    page.open(OWN);
    tick_first(page);
    page.click("a.back");
    page.arrive(&Place::at("outcome=further-study&school=own"));
    page.back();
    page.arrive(&Place::at(OWN));
    expect_ticks(page, 1);
    page.click(".tick input");
    page.wait_for("no choice to keep nothing", "return !root.querySelector('.aid-ticks');");
    tick_first(page);
    page.click("a.restart");
    page.arrive(&Place::at(""));
    page.go_to_aid(OWN);
    expect_ticks(page, 0);
}

fn who_starts_again_is_told_what_is_kept_and_can_take_it_away(page: &Page) {
    page.open(OWN);
    tick_first(page);
    page.click(KEEP);
    page.click("a.restart");
    page.arrive(&Place::at(""));
    page.wait_for("what is kept", "return shown(root.querySelector('.aid-notice[role=status]'));");
    let said = page.texts("return [root.querySelector('.aid-notice').innerText];").concat();
    for part in [WORDS.still_kept, &*helped(OWN).advised.advice.title] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    page.click(".aid-notice button:last-of-type");
    page.wait_for_with(
        "it is taken away",
        "return root.querySelector('.aid-notice').textContent === arguments[0];",
        &json!([WORDS.forgotten]),
    );
    assert_eq!(storage(page), json!({}));
}

fn a_day_typed_leaves_ticks_that_are_kept(page: &Page) {
    page.open(UNDATED);
    tick_first(page);
    page.click(KEEP);
    page.put("input[name=requested]", "2099-06-20");
    page.until("the day is kept with it", || record(page)["fragment"].as_str().is_some_and(|at| at.contains("2099")));
    expect_ticks(page, 1);
    assert_eq!(page.run_with("return root.querySelector(arguments[0]).checked;", &json!([KEEP])), true);
}

fn on_return_the_start_names_the_advice_that_is_kept_and_forgets_it_when_told_to(page: &Page) {
    page.serve(COUNT_LOOKS, |_, answer| answer);
    page.open(OWN);
    tick_first(page);
    page.click(KEEP);
    let helped = helped(OWN);
    let progress = format!("{}1/{}", WORDS.welcome_ticked, steps(&helped).len());
    for _ in 0..2 {
        page.open("");
        page.wait_for("a notice", "return shown(root.querySelector('.aid-notice[role=status]'));");
        let said = page.texts("return [root.querySelector('.aid-notice').innerText];").concat();
        for part in [&*helped.advised.advice.title, WORDS.welcome, &progress] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        page.click(".aid-notice a");
        page.arrive(&Place::at(OWN));
    }
    page.open("");
    page.wait_for("a notice", "return shown(root.querySelector('.aid-notice'));");
    page.click(".aid-notice button:last-of-type");
    let said = "return root.querySelector('.aid-notice').textContent === arguments[0];";
    page.wait_for_with("it is forgotten", said, &json!([WORDS.forgotten]));
    assert_eq!(storage(page), json!({}));
    page.open("");
    page.wait_for_greeting();
    assert_eq!(page.run("return root.querySelector('.aid-notice');"), Value::Null);
}

fn what_somebody_else_has_kept_under_that_name_is_ignored(page: &Page) {
    let valid = json!({ "form": 1, "fragment": OWN, "day": "2026-01-01", "ticked": [], "filled": {} });
    let with = |key: &str, value: Value| {
        let mut changed = valid.clone();
        changed[key] = value;
        changed.to_string()
    };
    let values = [
        "no JSON".to_owned(),
        "null".to_owned(),
        "7".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "{\"form\":1,".to_owned(),
        with("form", json!(2)),
        with("form", json!("1")),
        with("fragment", json!(7)),
        with("fragment", json!(["outcome=delayed"])),
        with("fragment", json!("")),
        with("fragment", json!("nothing=known")),
        with("fragment", json!("outcome=employed")),
        with("fragment", json!(format!("{OWN}&{}", "x".repeat(1_000_000)))),
        with("ticked", json!(null)),
        with("ticked", json!({ "length": 3 })),
        "x".repeat(1_000_000),
    ];
    page.serve(COUNT_LOOKS, |_, answer| answer);
    page.open("");
    for value in values {
        let short: String = value.chars().take(150).collect();
        page.run_with("localStorage.setItem('transfer-guide', arguments[0]);", &json!([value]));
        page.reload();
        page.wait_for_greeting();
        assert_eq!(page.run("return root.querySelector('.aid-notice');"), Value::Null, "{short}");
        assert_eq!(page.complaints(), [""; 0], "{short}");
    }
    // Nor does anything odd inside what has the right form.
    let odd = [
        (with("ticked", json!([7, null, {}, "no such step"])), OWN),
        (with("filled", json!([1, 2])), ABROAD),
        (with("filled", json!({ "stay-abroad": 7 })), ABROAD),
        (with("filled", json!({ "stay-abroad": [7, null, { "a": 1 }] })), ABROAD),
        (with("day", json!({ "toString": 1 })), OWN),
    ];
    for (value, fragment) in odd {
        page.run_with("localStorage.setItem('transfer-guide', arguments[0]);", &json!([value]));
        page.open_aid(fragment);
        expect_ticks(page, 0);
        if fragment == ABROAD {
            page.use_tool("paper/");
        }
        page.open("");
        page.wait_for_greeting();
        assert_eq!(page.complaints(), [""; 0], "{value}");
    }
}

fn where_nothing_may_be_kept_ticking_works_and_says_so(page: &Page) {
    const BLOCKED: [&str; 2] = [
        "for (const name of ['setItem', 'getItem', 'removeItem']) {
            Storage.prototype[name] = () => { throw new DOMException('blocked', 'QuotaExceededError'); };
         }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });",
    ];
    for blocked in BLOCKED {
        page.serve(blocked, |_, answer| answer);
        page.open(ABROAD);
        tick_first(page);
        page.click(KEEP);
        assert_eq!(page.said_in(".aid-ticks"), WORDS.not_kept, "{blocked}");
        expect_ticks(page, 1);
        page.use_tool("paper/");
        page.type_into(".aid-room .aid-field input", "mine");
        page.click(".aid-room .aid-keep input");
        assert_eq!(page.said_in(".aid-room"), WORDS.not_kept, "{blocked}");
    }
}
