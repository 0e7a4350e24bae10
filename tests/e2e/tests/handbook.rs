//! That the handbook and the table of cases are what a college can print and look things up in: few sheets of readable letters,
//! every advice once, and no link that leads nowhere.

use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use transfer_guide_e2e::aid::sheets_of;
use transfer_guide_e2e::device::number;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_editions::COLLEGE_2020;

tests! {
    EVERY_ENGINE =>
        both_pages_are_one_link_away_from_the_guide,
        every_link_of_both_pages_leads_to_something_that_is_there;
    CHROMIUM("the handbook and the table on paper and in narrow windows: only DevTools can show them") =>
        the_handbook_prints_on_at_most_thirty_sheets_in_letters_of_ten_points,
        the_table_prints_on_two_sheets_across_and_says_its_columns_on_each,
        neither_is_wider_than_the_window_it_is_read_in,
        neither_has_a_barrier_in_light_or_dark_colours;
}

const HANDBOOK: &str = "handbook.html";
const TABLE: &str = "table.html";

fn both_pages_are_one_link_away_from_the_guide(page: &Page) {
    page.open("");
    let ways =
        page.texts("return Array.from(document.querySelectorAll('.to-handbook a'), way => way.getAttribute('href'));");
    assert_eq!(ways, [HANDBOOK, TABLE]);
}

fn every_link_of_both_pages_leads_to_something_that_is_there(page: &Page) {
    for name in [HANDBOOK, TABLE] {
        browse(page, name);
        let lost = page.texts(
            "const pages = {};
             const read = address => pages[address] ??= fetch(address).then(answer => answer.ok ? answer.text() : '')
                 .then(text => new DOMParser().parseFromString(text, 'text/html'));
             const ours = Array.from(document.links).filter(link => link.origin === location.origin);
             if (ours.length < 10) return ['nearly no links'];
             return Promise.all(ours.map(async link => {
                 const page = await read(link.href.split('#')[0]);
                 const id = decodeURIComponent(link.hash.slice(1));
                 return page.querySelector('h1') && (!id || page.getElementById(id)) ? '' : link.href;
             })).then(lost => lost.filter(Boolean));",
        );
        assert!(lost.is_empty(), "{name}: {lost:#?}");
    }
    browse(page, HANDBOOK);
    let ids = page.texts("return Array.from(document.querySelectorAll('.end'), end => end.id);");
    for advice in &COLLEGE_2020.advice {
        assert_eq!(ids.iter().filter(|id| **id == *advice.id).count(), 1, "{} has one anchor", advice.id);
    }
}

fn the_handbook_prints_on_at_most_thirty_sheets_in_letters_of_ten_points(page: &Page) {
    browse(page, HANDBOOK);
    let pdf = printed(page);
    let sheets = sheets_of(&pdf);
    assert!((5..=30).contains(&sheets), "{sheets} sheets");
    assert!(has(&pdf, A4), "upright");
    page.show_as_printed();
    let small = smallest(page, "section :is(p:not(.basis), li, dd, dt, b, .day, .shared)");
    // A point is 4/3 of a pixel.
    assert!(small >= 10.0 * 4.0 / 3.0 - 0.1, "the text is of {small} px");
    assert!(smallest(page, "*") >= 8.0 * 4.0 / 3.0 - 0.1, "the smallest letters are of {} px", smallest(page, "*"));
}

fn the_table_prints_on_two_sheets_across_and_says_its_columns_on_each(page: &Page) {
    browse(page, TABLE);
    let pdf = printed(page);
    assert!((1..=2).contains(&sheets_of(&pdf)), "{} sheets", sheets_of(&pdf));
    assert!(has(&pdf, ACROSS) && !has(&pdf, A4), "across");
    page.show_as_printed();
    assert!(smallest(page, "th, td, td *") >= 8.5 * 4.0 / 3.0 - 0.1, "the letters are of {} px", smallest(page, "td"));
    let kept = page.texts(
        "const style = selector => getComputedStyle(document.querySelector(selector));
         return [style('thead').display, style('tbody tr').breakInside];",
    );
    assert_eq!(kept, ["table-header-group", "avoid"], "the columns are named on each sheet, and no row is cut");
}

fn neither_is_wider_than_the_window_it_is_read_in(page: &Page) {
    for name in [HANDBOOK, TABLE] {
        browse(page, name);
        for (width, size) in [(320, "100%"), (360, "100%"), (768, "100%"), (1280, "100%"), (320, "200%")] {
            page.resize(width, 800);
            let beyond = page.run_with(
                "const page = document.documentElement;
                 page.style.fontSize = arguments[0];
                 return page.scrollWidth - page.clientWidth;",
                &json!([size]),
            );
            assert_eq!(beyond, 0, "{name} at {width} px with letters of {size}");
        }
    }
}

fn neither_has_a_barrier_in_light_or_dark_colours(page: &Page) {
    let axe = fs::read_to_string(&page.settings.axe).unwrap_or_else(|error| panic!("axe-core: {error}"));
    // Of another colour or width, what depends on it.
    for (scheme, width, only) in [
        ("light", 1280, json!({})),
        ("dark", 1280, json!({ "runOnly": ["color-contrast"] })),
        ("light", 360, json!({ "runOnly": ["scrollable-region-focusable", "target-size", "meta-viewport"] })),
    ] {
        page.resize(width, 800);
        page.prefer(scheme);
        for name in [HANDBOOK, TABLE] {
            browse(page, name);
            page.run(&axe);
            let found = page.texts_with(
                "return axe.run({ resultTypes: ['violations'], elementRef: false, ...arguments[0] }).then(results =>
                     results.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`)));",
                &json!([only]),
            );
            assert!(found.is_empty(), "{name} in {scheme} colours: {:#?}", &found[..found.len().min(10)]);
        }
    }
}

/// How a PDF says that a sheet is A4, upright and across: only its beginning, since browsers round the rest.
const A4: &str = "/MediaBox [0 0 594.";
const ACROSS: &str = "/MediaBox [0 0 841.";

fn has(pdf: &[u8], words: &str) -> bool {
    pdf.windows(words.len()).any(|window| window == words.as_bytes())
}

/// The page as a browser prints it that is told no paper: then the page says which.
#[track_caller]
fn printed(page: &Page) -> Vec<u8> {
    let printed = page.devtools("Page.printToPDF", &json!({ "preferCSSPageSize": true }));
    STANDARD.decode(printed["data"].as_str().unwrap_or_default()).unwrap()
}

/// The smallest letters of any text in these elements, in pixels.
#[track_caller]
fn smallest(page: &Page, selector: &str) -> f64 {
    let least = page.run_with(
        "const own = element => Array.from(element.childNodes).some(node => node.nodeType === 3 && node.data.trim());
         const seen = Array.from(document.body.querySelectorAll(arguments[0]))
             .filter(element => own(element) && element.checkVisibility());
         return Math.min(...seen.map(element => parseFloat(getComputedStyle(element).fontSize)));",
        &json!([selector]),
    );
    number(&least)
}

#[track_caller]
fn browse(page: &Page, name: &str) {
    page.browse(&format!("{}/{name}", page.origin));
}
