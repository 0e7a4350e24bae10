//! What a page asks of whoever reads it: how long an advice is, how soon it says what matters, how far the tools are. Each advice is
//! measured in its longest form, at 360 x 640 and at 320 px with letters of double size; a table of all stands in the output.
//! Seconds of reading are characters without spaces, by eight.

use std::collections::BTreeMap;

use serde_json::json;
use transfer_guide_e2e::device::number;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, advised, every_walk};
use transfer_guide_e2e::suite::CHROMIUM;
use transfer_guide_e2e::tests;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_view::messages::{FIRST, LATEST};

tests! {
    CHROMIUM("how long a page is: only DevTools makes a window as narrow as a phone") =>
        every_advice_is_as_short_as_its_budget,
        the_first_choices_stand_on_the_first_screen_and_every_group_on_the_second,
        two_taps_lead_from_an_advice_to_a_copied_message_and_twelve_keys_to_the_last_tool,
        large_letters_on_a_small_phone_leave_eight_characters_a_line;
}

/// Screens of 360 x 640, to the end of the advice.
const SCREENS: f64 = 6.0;

/// Characters that are seen before anything is opened: of an advice that most students get, and of the others, for staff, for
/// receivers, or for whoever is stuck in a rarer way.
const COMMON: f64 = 900.0;
const RARE: f64 = 1_000.0;

/// Characters with everything opened.
const WHOLE: f64 = 1_600.0;

/// Advices that most students get.
const MOST: [&str; 15] = [
    "employer",
    "employer-township",
    "employer-unknown",
    "further-study",
    "further-study-own",
    "home",
    "stay-at-school",
    "study-abroad",
    "private-abroad",
    "special-unit",
    "delayed",
    "freelance-home",
    "returned",
    "refused",
    "review-pending",
];

/// Characters of a summary.
const SUMMARY: f64 = 160.0;

/// Seconds until an advice has said by when, and what to do first.
const BY_WHEN: f64 = 20.0;
const FIRST_ACT: f64 = 25.0;

/// Screens of an advice at 320 px with letters of double size.
const LARGE: f64 = 28.0;

const MEASURE: &str = "
    const advice = document.querySelector('.guide article.advice');
    const letters = text => text.replace(/\\s/g, '').length;
    const screens = (advice.getBoundingClientRect().bottom + scrollY) / innerHeight;
    const unseen = Array.from(advice.querySelectorAll('.unseen')).reduce((sum, one) => sum + letters(one.innerText), 0);
    const unfolded = letters(advice.innerText) - unseen;
    const before = element => {
        const range = document.createRange();
        range.setStart(advice, 0);
        range.setEndAfter(element);
        return letters(range.toString());
    };
    const rows = {};
    for (const row of advice.querySelectorAll('.summary > div')) rows[row.querySelector('dt').textContent] = before(row) / 8;
    const summary = letters(advice.querySelector('.summary').innerText);
    for (const fold of advice.querySelectorAll('details')) fold.open = true;
    const whole = letters(advice.innerText) - unseen;
    return { screens, unfolded, whole, summary, rows };";

fn every_advice_is_as_short_as_its_budget(page: &Page) {
    let mut over = Vec::new();
    println!("{:<24} screens   large  unfolded  whole  summary  until when  first", "advice");
    let places: Vec<Place> = longest_of_each();
    page.resize(360, 640);
    page.open("");
    let usual = page.at_each(&places, MEASURE);
    page.resize(320, 640);
    page.open("");
    page.run("document.documentElement.style.fontSize = '200%';");
    let large = page.at_each(&places, MEASURE);
    assert!(places.len() > 50 && large.len() == places.len(), "{} places", large.len());
    for ((Place { id, .. }, found), large) in places.iter().zip(&usual).zip(&large) {
        let large = number(&large["screens"]);
        let [screens, unfolded, whole, summary] =
            ["screens", "unfolded", "whole", "summary"].map(|what| number(&found[what]));
        let [by_when, first] = [LATEST, FIRST].map(|label| number(&found["rows"][label]));
        println!(
            "{id:<24} {screens:>7.1} {large:>7.1} {unfolded:>9} {whole:>6} {summary:>8} {by_when:>11.1} {first:>6.1}",
        );
        let mut keep = |what: &str, is: f64, may: f64| {
            if is > may {
                over.push(format!("{id}: {what} {is:.1}, at most {may}"));
            }
        };
        keep("screens", screens, SCREENS);
        keep("screens of large letters", large, LARGE);
        keep("characters unfolded", unfolded, if MOST.contains(&&**id) { COMMON } else { RARE });
        keep("characters in all", whole, WHOLE);
        keep("characters of the summary", summary, SUMMARY);
        keep("seconds until when", by_when, BY_WHEN);
        keep("seconds until the first act", first, FIRST_ACT);
    }
    assert!(over.is_empty(), "too long:\n{}", over.join("\n"));
}

fn the_first_choices_stand_on_the_first_screen_and_every_group_on_the_second(page: &Page) {
    page.resize(360, 568);
    page.open("");
    let end = |selector: &str, which: usize| {
        let ends = page.run_with(
            "return Array.from(document.querySelectorAll(arguments[0]), one => one.getBoundingClientRect().bottom)
                 [arguments[1]];",
            &json!([selector, which]),
        );
        number(&ends)
    };
    let third = end(".question > .groups a.choice", 2);
    assert!(third <= 568.0, "the third choice ends at {third}");
    let groups = COLLEGE_2020.questions[0].choices.iter().filter(|choice| choice.group.is_some()).count();
    let last = end(".question > .groups h2", groups - 1);
    assert!(last <= 2.0 * 568.0, "the last group's heading ends at {last}");
}

fn two_taps_lead_from_an_advice_to_a_copied_message_and_twelve_keys_to_the_last_tool(page: &Page) {
    page.open("");
    let places = longest_of_each();
    for (Place { id, .. }, keys) in places.iter().zip(page.at_each(&places, KEYS_TO_THE_LAST_TOOL)) {
        println!("{id}: the last tool after {keys} keys");
        assert!(keys.as_u64().is_some_and(|keys| keys <= 12), "{id}: the last tool after {keys} keys");
    }
    page.open("outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020");
    page.click(".steps [data-tool^=letter]");
    page.wait_for("a message stands under its step", "return !!document.querySelector('.steps .aid-room textarea');");
    page.click(".steps .aid-room .aid-do.first");
    page.wait_for(
        "it is copied, or marked to be",
        "return !!document.querySelector('.steps .aid-room .aid-said').textContent;",
    );
}

fn large_letters_on_a_small_phone_leave_eight_characters_a_line(page: &Page) {
    page.resize(320, 640);
    for fragment in ["", "outcome=employed&classified=no"] {
        page.open(fragment);
        page.run("document.documentElement.style.fontSize = '200%';");
        let narrow = page.texts(
            "return Array.from(document.querySelectorAll('.guide a.choice')).filter(choice => {
                 const style = getComputedStyle(choice);
                 const room = choice.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                 return room < 8 * parseFloat(style.fontSize);
             }).map(choice => `${choice.textContent}: ${choice.clientWidth}`);",
        );
        assert!(narrow.is_empty(), "#{fragment}: {narrow:#?}");
    }
}

/// How many keys lead from the heading to the last tool: Tabs to what leads to the tools, Enter, and Tabs on.
const KEYS_TO_THE_LAST_TOOL: &str =
        "const stops = Array.from(document.querySelectorAll('.advice a[href], .advice button, .advice input, .advice summary'))
             .filter(stop => stop.getClientRects().length && !stop.disabled);
         const jump = stops.findIndex(stop => stop.dataset.part === 'tools');
         const first = stops.findIndex(stop => stop.closest('.tools'));
         return jump + 1 + 1 + (stops.length - first);";

/// Each advice at the end of the walk that shows most of it.
fn longest_of_each() -> Vec<Place> {
    let mut longest: BTreeMap<String, (usize, Place)> = BTreeMap::new();
    for walk in every_walk() {
        let advised = advised(&walk);
        let parts = advised.advice.parts();
        let shown = parts.iter().filter(|(_, _, part)| part.when().holds(&|id| walk.choice(id))).count();
        let long = shown * 2 + usize::from(advised.off_edition.is_some());
        let best = longest.get(&*advised.advice.id).map_or(0, |(most, _)| *most);
        if long > best {
            longest.insert(advised.advice.id.to_string(), (long, Place::of(&walk, None)));
        }
    }
    longest.into_values().map(|(_, place)| place).collect()
}
