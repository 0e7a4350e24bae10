//! The element in a page that is itself made with Yew: neither takes a click of the other for one of its own.

use serde_json::{Value, json};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{link_of, one_walk_to_each_form, stations};
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        each_click_in_the_guide_is_heard_once_outside_and_none_of_the_page_s_own_inside,
        the_page_takes_the_guide_out_and_puts_it_in_again;
}

/// What the page has heard so far: clicks in the box around the guide, and on its own button.
fn heard(page: &Page) -> Value {
    page.run("const { box, own } = document.querySelector('main').dataset; return [Number(box), Number(own)];")
}

fn each_click_in_the_guide_is_heard_once_outside_and_none_of_the_page_s_own_inside(page: &Page) {
    let _host = page.open_yew_host();
    page.expect_in(0, "question", "enlistment");
    page.expect_in(1, "question", "enlistment");
    let (mut clicks, mut own) = (0, 0);
    for (number, walk) in one_walk_to_each_form().iter().step_by(40).take(4).enumerate() {
        // Yew numbers what it draws: the second guide has a number that the page has not.
        let guide = number % 2;
        page.run_with("document.querySelectorAll('transfer-guide')[arguments[0]].restart();", &json!([guide]));
        page.expect_in(guide, "question", "outcome");
        for (taken, place) in walk.path.iter().zip(&stations(walk)[1..]) {
            page.click_in(guide, &link_of(taken));
            page.expect_in(guide, "place", &place.fragment);
            clicks += 1;
            assert_eq!(heard(page), json!([clicks, own]), "{place:?}");
            // What the page draws again leaves the guide where it is.
            page.click("#own");
            own += 1;
            assert_eq!(heard(page), json!([clicks, own]), "{place:?}");
            page.expect_in(guide, "place", &place.fragment);
        }
    }
    assert!(clicks > 5, "{clicks}");
}

fn the_page_takes_the_guide_out_and_puts_it_in_again(page: &Page) {
    let _host = page.open_yew_host();
    page.expect_in(1, "question", "enlistment");
    for round in 1..=3 {
        page.choose_in(1, "graduated");
        page.expect_in(1, "place", "outcome=army&enlistment=graduated");
        page.click("#show");
        assert_eq!(page.run("return document.querySelectorAll('transfer-guide').length;"), 1);
        page.click("#show");
        page.expect_in(1, "question", "enlistment");
        assert_eq!(heard(page), json!([round, 0]));
    }
}
