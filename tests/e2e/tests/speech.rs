//! What is heard: the title, the heading with the focus, and the live region, which speaks after each step and never
//! on its own.

use serde_json::json;
use transfer_guide::DEFAULT_EDITION;
use transfer_guide_e2e::page::{Seen, visit_every_engine};
use transfer_guide_e2e::places::{Place, longest_walk, stations};

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

#[test]
fn the_title_is_the_heading_and_the_name_of_the_guide() {
    visit_every_engine(|page| {
        let walk = longest_walk();
        page.open("");
        // The title is written just after the page is drawn.
        page.settle();
        assert_title(&page.see());
        for (taken, station) in walk.path.iter().zip(&stations(&walk)[1..]) {
            page.choose(taken);
            assert_title(&page.arrive(station));
        }
        page.open(&format!("{EMPLOYED}&change=place"));
        page.settle();
        assert_title(&page.see());
    });
}

#[test]
fn loading_moves_no_focus_and_says_nothing() {
    visit_every_engine(|page| {
        for fragment in ["", "outcome=employed", EMPLOYED, "outcome=employed&nonsense=yes"] {
            page.open(fragment);
            page.settle();
            let seen = page.see();
            assert_eq!((seen.focus(), seen.said()), ("BODY", ""), "{seen:?}");
            page.reload();
            page.settle();
            let seen = page.see();
            assert_eq!((seen.focus(), seen.said()), ("BODY", ""), "after a reload: {seen:?}");
        }
    });
}

#[test]
fn each_step_moves_the_focus_to_the_heading_and_says_where_it_led() {
    visit_every_engine(|page| {
        let walk = longest_walk();
        let stations = stations(&walk);
        page.open("");
        let mut said = Vec::new();
        for (taken, station) in walk.path.iter().zip(&stations[1..]) {
            page.choose(taken);
            let seen = page.arrive(station);
            assert!(seen.is_at_the_top(), "{seen:?}");
            assert!(!seen.said().is_empty() && !said.contains(&seen.said().to_owned()), "{said:?}, then {seen:?}");
            said.push(seen.said().to_owned());
        }
        assert!(said[said.len() - 1].contains(&stations[stations.len() - 1].heading), "the result is said: {said:?}");
        page.back();
        let seen = page.arrive(&stations[stations.len() - 2]);
        assert_eq!(seen.said(), said[said.len() - 2]);
    });
}

#[test]
fn typing_a_day_moves_no_focus_and_the_live_region_stays_silent() {
    visit_every_engine(|page| {
        page.open(EMPLOYED);
        page.run(
            "const field = document.querySelector('input[name=requested]');
             field.focus();
             field.value = '2020-06-20';
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            &json!([]),
        );
        let seen = page.expect(&Place::at(&format!("{EMPLOYED}&requested=2020-06-20")));
        page.settle();
        assert_eq!((seen.focus(), seen.said()), ("INPUT", ""), "{seen:?}");
    });
}

#[test]
fn the_heading_is_the_only_one_of_its_rank_and_named_headings_follow_in_order() {
    visit_every_engine(|page| {
        page.open(EMPLOYED);
        let ranks = page.texts(
            "return Array.from(document.querySelectorAll('main h1, main h2, main h3'), heading => heading.tagName);",
            &json!([]),
        );
        assert_eq!(ranks.iter().filter(|rank| *rank == "H1").count(), 1);
        assert_eq!(ranks[0], "H1");
        assert!(ranks.windows(2).all(|pair| !(pair[0] == "H1" && pair[1] == "H3")), "{ranks:?}");
    });
}

fn assert_title(seen: &Seen) {
    let heading = seen.place().map(|place| place.heading).unwrap_or_default();
    assert_eq!(seen.title(), format!("{heading} - {}", DEFAULT_EDITION.title));
}
