//! What is heard: the title, the heading with the focus, and the live region, which speaks after each step and never
//! on its own.

use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, longest_walk, stations};
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_editions::COLLEGE_2020;

tests! {
    EVERY_ENGINE =>
        the_title_is_the_heading_and_the_name_of_the_guide,
        loading_moves_no_focus_and_says_nothing,
        each_step_moves_the_focus_to_the_heading_and_says_where_it_led,
        typing_a_day_moves_no_focus_and_the_live_region_stays_silent,
        the_heading_is_the_only_one_of_its_rank_and_named_headings_follow_in_order;
}

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

fn the_title_is_the_heading_and_the_name_of_the_guide(page: &Page) {
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
}

fn loading_moves_no_focus_and_says_nothing(page: &Page) {
    for fragment in page.sample(vec!["", "outcome=employed", EMPLOYED, "outcome=employed&nonsense=yes"], 2) {
        page.open(fragment);
        page.settle();
        let seen = page.see();
        assert_eq!((seen.text("focus"), seen.said()), ("BODY", ""), "{seen:?}");
        page.reload();
        page.settle();
        let seen = page.see();
        assert_eq!((seen.text("focus"), seen.said()), ("BODY", ""), "after a reload: {seen:?}");
    }
}

fn each_step_moves_the_focus_to_the_heading_and_says_where_it_led(page: &Page) {
    let walk = longest_walk();
    let stations = stations(&walk);
    page.open("");
    let mut said = Vec::new();
    for (taken, station) in walk.path.iter().zip(&stations[1..]) {
        page.choose(taken);
        let seen = page.arrive(station);
        assert!(seen["top"] == true, "{seen:?}");
        assert!(!seen.said().is_empty() && !said.contains(&seen.said().to_owned()), "{said:?}, then {seen:?}");
        said.push(seen.said().to_owned());
    }
    assert!(said[said.len() - 1].contains(&stations[stations.len() - 1].heading), "the result is said: {said:?}");
    page.back();
    let seen = page.arrive(&stations[stations.len() - 2]);
    assert_eq!(seen.said(), said[said.len() - 2]);
}

fn typing_a_day_moves_no_focus_and_the_live_region_stays_silent(page: &Page) {
    page.open(EMPLOYED);
    page.put("input[name=requested]", "2020-06-20");
    let seen = page.expect(&Place::at(&format!("{EMPLOYED}&requested=2020-06-20")));
    page.settle();
    assert_eq!((seen.text("focus"), seen.said()), ("INPUT", ""), "{seen:?}");
}

fn the_heading_is_the_only_one_of_its_rank_and_named_headings_follow_in_order(page: &Page) {
    page.open(EMPLOYED);
    let ranks = page.texts(
        "return Array.from(document.querySelectorAll('main h1, main h2, main h3'), heading => heading.tagName);",
    );
    assert_eq!(ranks.iter().filter(|rank| *rank == "H1").count(), 1);
    assert_eq!(ranks[0], "H1");
    assert!(ranks.windows(2).all(|pair| !(pair[0] == "H1" && pair[1] == "H3")), "{ranks:?}");
}

fn assert_title(seen: &Seen) {
    assert_eq!(seen.text("title"), format!("{} - {}", seen.texts("headings").concat(), COLLEGE_2020.title));
}
