//! That the page fits its window: on the smallest phone, on a desk, and with letters of double size.

use serde_json::json;
use transfer_guide_e2e::device::number;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, every_place, longest_advice, walk};
use transfer_guide_e2e::suite::CHROMIUM;
use transfer_guide_e2e::tests;

tests! {
    CHROMIUM("whether the page fits its window: only DevTools makes a window as narrow as a phone") =>
        no_place_is_wider_than_the_smallest_phone_or_asks_for_anything,
        nothing_is_wider_than_the_window_at_any_usual_width,
        nothing_is_wider_than_the_window_with_letters_of_double_size,
        nothing_is_cut_off_with_the_spacing_that_readers_may_ask_for,
        whatever_is_there_to_click_is_large_enough_for_a_finger,
        the_heading_and_the_first_choice_are_in_sight_on_a_small_phone,
        colours_forced_by_the_reader_keep_borders_and_focus;
}

/// Smallest side of what a finger must hit, in CSS pixels.
const FINGER: f64 = 44.0;

/// The same for what is there besides, where a miss costs nothing.
const POINTER: f64 = 24.0;

/// What reaches beyond the window.
const BEYOND: &str = "
    const page = document.documentElement;
    const beyond = Array.from(document.querySelectorAll('.guide *')).filter(element => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && !element.closest('.unseen') && (box.right > page.clientWidth + 1 || box.left < -1
            || (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
                && getComputedStyle(element).overflowX !== 'visible'));
    }).map(element => `${element.tagName} ${element.className}: ${element.textContent.slice(0, 40)}`);
    if (page.scrollWidth > page.clientWidth) beyond.push(`the page: ${page.scrollWidth} in ${page.clientWidth}`);
    return beyond;";

fn no_place_is_wider_than_the_smallest_phone_or_asks_for_anything(page: &Page) {
    page.resize(320, 640);
    page.open_and_keep("");
    let (places, asked) = (every_place(), page.server.asked().len());
    let beyond = page.at_each(&places, BEYOND);
    assert_eq!(beyond.len(), places.len());
    assert_eq!(page.server.asked().len(), asked, "a place asks for more than there is without a network");
    for (place, beyond) in places.iter().zip(beyond) {
        assert_eq!(beyond, json!([]), "320 px, {}", place.fragment);
    }
}

fn nothing_is_wider_than_the_window_at_any_usual_width(page: &Page) {
    for (width, height) in [(320, 568), (360, 640), (768, 1024), (1280, 800), (1440, 900)] {
        page.resize(width, height);
        for place in samples() {
            page.open(&place.fragment);
            assert_fits(page, &format!("{width} px, {}", place.fragment));
        }
    }
}

fn nothing_is_wider_than_the_window_with_letters_of_double_size(page: &Page) {
    page.resize(640, 900);
    for place in samples() {
        page.open(&place.fragment);
        let before = letters(page);
        page.run("document.documentElement.style.fontSize = '200%';");
        assert!(letters(page) > before * 1.5, "the letters grow with the reader's wish: {before} to {}", letters(page));
        assert_fits(page, &format!("200 %, {}", place.fragment));
    }
}

fn nothing_is_cut_off_with_the_spacing_that_readers_may_ask_for(page: &Page) {
    page.resize(320, 640);
    for place in samples() {
        page.open(&place.fragment);
        page.run(
            "const style = document.createElement('style');
             style.textContent = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                 word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`;
             document.head.append(style);",
        );
        assert_fits(page, &format!("with spacing, {}", place.fragment));
    }
}

fn whatever_is_there_to_click_is_large_enough_for_a_finger(page: &Page) {
    for width in [320, 1280] {
        page.resize(width, 800);
        let mut kinds = Vec::new();
        for place in samples() {
            page.open(&place.fragment);
            assert_no_smaller(
                page,
                FINGER,
                "a.choice, a.change, a.back, a.restart, a.undo, .tick, .to:not(.basis .to), .aid-open, input:not(.tick input)",
            );
            // What opens a clause is nothing that one must hit.
            assert_no_smaller(page, POINTER, "summary, .basis .to");
            kinds.extend(page.texts(
                "return Array.from(document.querySelectorAll('.guide a[class], .guide button, .tick, input, summary'),
                    target => target.classList[0] || target.tagName);",
            ));
        }
        for kind in ["choice", "change", "back", "restart", "tick", "to", "aid-open", "aid-find", "SUMMARY"] {
            assert!(kinds.iter().any(|found| found == kind), "no {kind} was measured");
        }
    }
}

fn the_heading_and_the_first_choice_are_in_sight_on_a_small_phone(page: &Page) {
    page.resize(360, 640);
    for fragment in ["", "outcome=employed", "outcome=employed&classified=no"] {
        page.open(fragment);
        let bottom = page.run("return document.querySelector('a.choice').getBoundingClientRect().bottom;");
        assert!(number(&bottom) <= 640.0, "#{fragment}: the first choice ends at {bottom}");
    }
}

fn colours_forced_by_the_reader_keep_borders_and_focus(page: &Page) {
    let features = json!([{ "name": "forced-colors", "value": "active" }]);
    page.devtools("Emulation.setEmulatedMedia", &json!({ "media": "screen", "features": features }));
    page.open("");
    assert_eq!(page.run("return matchMedia('(forced-colors: active)').matches;"), true);
    page.press("\u{e004}\u{e004}\u{e004}");
    let bare = page.texts(
        "const drawn = (element, side) => getComputedStyle(element)[side + 'Style'] !== 'none'
             && parseFloat(getComputedStyle(element)[side + 'Width']) > 0;
         return Array.from(document.querySelectorAll('a.choice')).filter(choice =>
             !drawn(choice, 'borderTop') && getComputedStyle(choice).textDecorationLine === 'none')
             .concat(drawn(document.activeElement, 'outline') ? [] : [document.activeElement])
             .map(element => element.outerHTML);",
    );
    assert!(bare.is_empty(), "without border or outline: {bare:#?}");
}

/// The start, a question, the longest advice, and one that is being changed.
fn samples() -> Vec<Place> {
    let longest = longest_advice();
    vec![
        Place::at(""),
        Place::of(&walk("outcome=employed&classified=no"), None),
        Place::of(&longest, None),
        Place::of(&longest, Some(longest.path[0].question)),
    ]
}

fn letters(page: &Page) -> f64 {
    number(&page.run("return parseFloat(getComputedStyle(document.querySelector('main p:not(.progress)')).fontSize);"))
}

#[track_caller]
fn assert_no_smaller(page: &Page, least: f64, selector: &str) {
    let small = page.texts_with(
        "return Array.from(document.querySelectorAll(arguments[1]))
             .map(target => [target, target.getBoundingClientRect()])
             .filter(([, box]) => box.height < arguments[0] || box.width < arguments[0])
             .map(([target, box]) => `${target.className || target.tagName}: ${box.width} x ${box.height}`);",
        &json!([least, selector]),
    );
    assert!(small.is_empty(), "{:?}: smaller than {least}: {small:#?}", page.see().text("fragment"));
}

/// Nothing reaches beyond the window, and no text beyond the box it stands in.
#[track_caller]
fn assert_fits(page: &Page, place: &str) {
    let beyond = page.texts(BEYOND);
    assert!(beyond.is_empty(), "{place}: {beyond:#?}");
}
