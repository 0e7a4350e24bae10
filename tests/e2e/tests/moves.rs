//! That every way on and back leads where it says: the page's own links and the browser's, Start again and Undo.

use serde_json::{Value, json};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, longest_walk, stations};
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        back_forward_and_reload_do_as_they_say_at_every_step_of_a_walk,
        the_own_back_link_leads_all_the_way_to_the_start_and_forward_all_the_way_on,
        the_own_back_link_works_where_a_shared_link_was_opened,
        the_own_back_link_never_leaves_the_page_after_the_browsers_back_to_a_shared_link,
        whoever_comes_back_from_another_site_finds_the_same_place,
        start_again_clears_everything_and_undo_brings_it_back,
        after_start_again_no_answer_of_the_walk_before_is_marked;
}

fn back_forward_and_reload_do_as_they_say_at_every_step_of_a_walk(page: &Page) {
    let walk = longest_walk();
    let stations = stations(&walk);
    page.open("");
    for (step, taken) in walk.path.iter().enumerate() {
        let (before, here) = (&stations[step], &stations[step + 1]);
        page.choose(taken);
        let entries = page.arrive(here)["history"].clone();
        page.back();
        page.arrive(before);
        page.forward();
        page.arrive(here);
        go_back_by_own_link(page, before, &entries);
        assert_eq!(page.see().texts("marked"), [&*taken.choice.id], "the choice taken before is marked");
        page.forward();
        page.arrive(here);
        page.reload();
        page.expect(here);
        go_back_by_own_link(page, before, &entries);
        page.forward();
        page.arrive(here);
    }
}

fn the_own_back_link_leads_all_the_way_to_the_start_and_forward_all_the_way_on(page: &Page) {
    let walk = longest_walk();
    let stations = stations(&walk);
    page.open("");
    let entries = page.choose_all(&walk)["history"].clone();
    for before in stations.iter().rev().skip(1) {
        go_back_by_own_link(page, before, &entries);
    }
    assert_eq!(page.run("return document.querySelector('a.back');"), json!(null));
    for after in &stations[1..] {
        page.forward();
        page.arrive(after);
    }
}

fn the_own_back_link_works_where_a_shared_link_was_opened(page: &Page) {
    let stations = stations(&longest_walk());
    page.open(&stations[stations.len() - 1].fragment);
    for before in stations.iter().rev().skip(1) {
        page.click("a.back");
        page.arrive(before);
    }
}

fn the_own_back_link_never_leaves_the_page_after_the_browsers_back_to_a_shared_link(page: &Page) {
    let stations = stations(&longest_walk());
    let (before, here) = (&stations[1], &stations[2]);
    page.open(&here.fragment);
    page.click("a.back");
    page.arrive(before);
    page.back();
    page.arrive(here);
    page.click("a.back");
    page.arrive(before);
}

fn whoever_comes_back_from_another_site_finds_the_same_place(page: &Page) {
    let walk = longest_walk();
    page.open("");
    page.choose_all(&walk);
    let end = Place::of(&walk, None);
    page.leave();
    page.back();
    page.expect(&end);
    page.click("a.back");
    page.arrive(&stations(&walk)[walk.path.len() - 1]);
}

fn start_again_clears_everything_and_undo_brings_it_back(page: &Page) {
    let walk = longest_walk();
    let (start, end) = (Place::at(""), Place::of(&walk, None));
    page.open("");
    page.choose_all(&walk);
    page.click("a.restart");
    let seen = page.arrive(&start);
    assert_eq!((seen.texts("marked").len(), seen.texts("answers").len(), seen.notices().len()), (0, 0, 1), "{seen:?}");
    assert!(seen.said().contains(seen.notices()[0].split_whitespace().next().unwrap()), "{seen:?}");
    page.click(".notice a.undo");
    let seen = page.arrive(&end);
    assert_eq!(seen.texts("answers").len(), walk.path.len());
    page.click("a.restart");
    page.arrive(&start);
    page.back();
    page.arrive(&end);
}

fn after_start_again_no_answer_of_the_walk_before_is_marked(page: &Page) {
    let walk = longest_walk();
    let stations = stations(&walk);
    page.open("");
    page.choose_all(&walk);
    page.click("a.restart");
    page.arrive(&stations[0]);
    for (taken, station) in walk.path.iter().zip(&stations[1..]) {
        page.choose(taken);
        assert_eq!(page.arrive(station).texts("marked"), [""; 0]);
    }
}

#[track_caller]
fn go_back_by_own_link(page: &Page, before: &Place, entries: &Value) {
    page.click("a.back");
    let seen = page.arrive(before);
    assert_eq!(&seen["history"], entries, "the own Back link is the browser's Back: no new entry in the history");
}
