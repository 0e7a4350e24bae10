//! That hasty and unusual clicks do what they mean: a double click, a key held down, a link into another tab.

use serde_json::json;
use transfer_guide_e2e::device::number;
use transfer_guide_e2e::engine::{Engine, not_tested};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{link_of, longest_walk, stations};
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        a_link_opened_in_another_tab_leaves_this_one_as_it_is,
        a_double_click_on_a_choice_takes_one_step_only,
        a_double_click_on_the_first_back_link_never_leaves_the_page,
        a_double_click_on_back_goes_one_step_back;
    CHROMIUM("the second half of a double click on other links: only DevTools makes a window as narrow as a phone, where they lie in each other's place") =>
        the_second_half_of_a_double_click_follows_no_other_link_either;
    CHROMIUM("a key held down: only DevTools says that a key repeats") =>
        enter_held_down_takes_one_step_only;
}

fn a_link_opened_in_another_tab_leaves_this_one_as_it_is(page: &Page) {
    if page.engine() == Engine::WebKit {
        not_tested(
            page.engine(),
            "a link opened in another tab: its MiniBrowser follows a click with Ctrl in the same one",
        );
        return;
    }
    let stations = stations(&longest_walk());
    let mut moved = Vec::new();
    for link in ["a.choice", "a.change", "a.back", "a.restart"] {
        page.open("");
        for station in &stations[1..=2] {
            page.go_to(&station.fragment);
            page.arrive(station);
        }
        page.click_with_control(link);
        page.settle();
        page.settle();
        let seen = page.see();
        if !seen.runs_at(&stations[2]) {
            moved.push(format!("{link}: {seen:?}"));
        }
    }
    assert!(moved.is_empty(), "{moved:#?}");
}

fn a_double_click_on_a_choice_takes_one_step_only(page: &Page) {
    if page.engine() == Engine::Chromium {
        page.resize(1280, 900);
    }
    let walk = longest_walk();
    let mut over_a_link = 0;
    page.open("");
    let apart = [0, 40, 150].into_iter().cycle();
    for ((taken, station), apart) in walk.path.iter().zip(&stations(&walk)[1..]).zip(apart) {
        page.run_with(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });",
            &json!([link_of(taken)]),
        );
        let (x, y) = page.middle(&link_of(taken));
        if !page.double_click(x, y, apart) {
            page.open(&station.fragment);
            continue;
        }
        page.expect(station);
        over_a_link += usize::from(link_at(page, x, y));
    }
    assert!(over_a_link > 0, "never did the second click meet a link: this tests nothing");
}

fn the_second_half_of_a_double_click_follows_no_other_link_either(page: &Page) {
    page.resize(360, 640);
    let walk = longest_walk();
    let stations = stations(&walk);
    page.open("");
    let links = page.at_each(
        &stations,
        "return ['a.back', 'a.restart', 'a.change', 'aside.doors a.choice'].map(link => document.querySelector(link))
             .filter(link => link !== null).map(link => [link.className, link.getBoundingClientRect()])
             .map(([name, box]) => [name, box.x + box.width / 2, box.y + box.height / 2]);",
    );
    let (mut tried, mut followed) = (0, Vec::new());
    for (step, taken) in walk.path.iter().enumerate() {
        let (before, here) = (&stations[step], &stations[step + 1]);
        // Where the link will be on the next page is where the choice must be on this one.
        for link in links[step + 1].as_array().into_iter().flatten() {
            let (x, y) = (number(&link[1]), number(&link[2]));
            page.open(&before.fragment);
            page.run_with("scrollBy(0, arguments[0]);", &json!([page.middle(&link_of(taken)).1 - y]));
            if !is_over(page, &link_of(taken), x, y) {
                continue;
            }
            tried += 1;
            if !page.double_click(x, y, 60) {
                continue;
            }
            let seen = page.wait("the step is taken", |seen| !seen.said().is_empty());
            if !seen.runs_at(here) {
                followed.push(format!("{} instead of staying at {here:?}", link[0]));
            }
        }
    }
    assert!(tried > 2, "hardly ever was a link where the choice had been: this tests nothing");
    assert!(followed.is_empty(), "the second click of {tried} followed: {followed:#?}");
}

fn a_double_click_on_the_first_back_link_never_leaves_the_page(page: &Page) {
    let stations = stations(&longest_walk());
    page.open("");
    page.go_to(&stations[1].fragment);
    page.arrive(&stations[1]);
    // Both before the page has gone back: with a pointer, that is a matter of luck.
    page.run(
        "const back = document.querySelector('a.back');
         setTimeout(() => [1, 2].forEach(detail =>
             back.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }))));",
    );
    page.arrive(&stations[0]);
    page.settle();
    page.expect(&stations[0]);
}

fn a_double_click_on_back_goes_one_step_back(page: &Page) {
    let stations = stations(&longest_walk());
    let mut double = 0;
    for apart in [0, 60, 150] {
        page.open("");
        for station in &stations[1..=3] {
            page.go_to(&station.fragment);
            page.arrive(station);
        }
        let (x, y) = page.middle("a.back");
        if page.double_click(x, y, apart) {
            page.expect(&stations[2]);
            double += 1;
        }
    }
    assert!(double > 0, "the machine was never fast enough for a double click");
}

fn enter_held_down_takes_one_step_only(page: &Page) {
    let walk = longest_walk();
    page.open("");
    for (taken, station) in walk.path.iter().zip(&stations(&walk)[1..]) {
        page.run_with("document.querySelector(arguments[0]).focus();", &json!([link_of(taken)]));
        page.hold_enter(12);
        page.settle();
        page.arrive(station);
    }
}

fn link_at(page: &Page, x: f64, y: f64) -> bool {
    page.run_with("return document.elementFromPoint(arguments[0], arguments[1])?.closest('a') != null;", &json!([x, y]))
        == true
}

fn is_over(page: &Page, selector: &str, x: f64, y: f64) -> bool {
    let script = "return document.elementFromPoint(arguments[0], arguments[1])?.closest(arguments[2]) != null;";
    page.run_with(script, &json!([x, y, selector])) == true
}
