//! That a link which is damaged, outdated or hostile still shows the longest usable walk, and says what it dropped.

use serde_json::json;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        a_damaged_link_shows_the_longest_usable_walk_and_names_what_it_dropped,
        a_damaged_fragment_in_the_address_bar_of_the_open_page_is_mended_too,
        the_next_step_after_a_damaged_link_says_nothing_of_it_any_more;
}

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// The fragment, what it must become, and what the page must name as not usable: what browsers may encode, decode or cut in
/// their own way. What becomes of every other damage is in `rules/tests/fragments.rs`.
fn table() -> Vec<(String, &'static str, Vec<&'static str>)> {
    vec![
        ("%".to_owned(), "", vec!["%"]),
        ("outcome=employed&%E4%BD".to_owned(), "outcome=employed", vec!["\u{fffd}"]),
        ("outcome=employed&%00=%00".to_owned(), "outcome=employed", vec!["\0"]),
        ("outcome%3Demployed%26classified%3Dno".to_owned(), "outcome=employed&classified=no", vec![]),
        ("outcome=employed&<script>=</script>".to_owned(), "outcome=employed", vec!["<script>=</script>"]),
        (format!("outcome=employed&{}", "x".repeat(1_000_000)), "outcome=employed", vec!["xxxxxxxx"]),
        (format!("outcome=employed{}", "&a=b".repeat(100_000)), "outcome=employed", vec!["a=b"]),
    ]
}

fn a_damaged_link_shows_the_longest_usable_walk_and_names_what_it_dropped(page: &Page) {
    for (fragment, becomes, names) in table() {
        page.open(&fragment);
        assert_is_mended(page, &fragment, becomes, &names);
    }
}

fn a_damaged_fragment_in_the_address_bar_of_the_open_page_is_mended_too(page: &Page) {
    page.open(EMPLOYED);
    for (fragment, becomes, names) in page.sample(table(), 4) {
        page.go_to(&fragment);
        assert_is_mended(page, &fragment, becomes, &names);
        page.go_to("outcome=further-study");
        page.arrive(&Place::at("outcome=further-study"));
    }
    // Not possible in an address, but in a script.
    page.go_to("outcome=employed&\0=yes");
    page.arrive(&Place::at("outcome=employed"));
}

fn the_next_step_after_a_damaged_link_says_nothing_of_it_any_more(page: &Page) {
    page.open("outcome=employed&nonsense=yes");
    assert_eq!(page.see().ignored().len(), 1);
    page.click("a.choice[data-choice=no]");
    let seen = page.arrive(&Place::at("outcome=employed&classified=no"));
    assert_eq!(seen.ignored(), [""; 0]);
}

#[track_caller]
fn assert_is_mended(page: &Page, fragment: &str, becomes: &str, names: &[&str]) {
    let short: String = fragment.chars().take(80).collect();
    let seen = page.wait(&format!("{short} to become {becomes}"), |seen| {
        seen.runs_at(&Place::at(becomes)) && seen.ignored().is_empty() == names.is_empty()
    });
    let said = seen.ignored().concat();
    for name in names {
        assert!(said.contains(&format!("“{name}")), "{short}: {name:?} is not named: {seen:?}");
    }
    assert!(said.chars().count() < 600, "{short}: too much is said: {said}");
    let foreign = page.run("return document.querySelectorAll('.guide img, .guide script').length;");
    assert_eq!(foreign, json!(0), "{short}");
}
