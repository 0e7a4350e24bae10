//! That every advice is reached from the first question, with what the rules say it holds, by pointer and by keys: all of
//! them in Chromium, a sample in the other engines.

use std::time::Instant;

use serde_json::{Value, json};
use transfer_guide_e2e::page::{ENTER, Page, TAB, visit_every_engine};
use transfer_guide_e2e::places::{
    Place, every_walk, link_of, longest_walk, one_walk_to_each_advice, one_walk_to_each_form, parts_that_apply,
    stations,
};
use transfer_guide_e2e::tiers::WASM;
use transfer_guide_rules::walk::Walk;

/// Keeps the memory of each program that is made.
const MEMORIES: &str = "
    window.memories = [];
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async function (...given) {
        const made = await instantiate.apply(this, given);
        const all = Object.values((made.instance || made).exports);
        memories.push(...all.filter(each => each instanceof WebAssembly.Memory));
        return made;
    };";

#[test]
fn clicking_choices_from_the_first_question_leads_to_every_advice_in_every_form() {
    visit_every_engine(|page| {
        let begun = Instant::now();
        let walks = page.sample(one_walk_to_each_form(), 8);
        for walk in &walks {
            let start = &stations(walk)[0];
            assert_eq!(page.open("").place().as_ref(), Some(start));
            page.choose_all(walk);
            assert_shows_what_applies(page, walk);
        }
        println!("{} walks clicked in {:?}", walks.len(), begun.elapsed());
    });
}

#[test]
fn walks_to_every_advice_take_little_memory() {
    visit_every_engine(|page| {
        page.serve(MEMORIES, |_, answer| answer);
        page.open("");
        page.expect_tier(WASM);
        let pages = || page.run("return memories.map(memory => memory.buffer.byteLength / 65536);", &json!([]));
        page.choose_all(&longest_walk());
        let after_one = pages();
        for walk in one_walk_to_each_advice() {
            let end = Place::of(&walk, None);
            page.go_to(&end.fragment);
            page.arrive(&end);
        }
        let after_all = pages();
        // Half a megabyte after a walk. Yew keeps a little of each place that it ever drew.
        let in_pages =
            |pages: &Value| pages.as_array().map(|all| all.iter().filter_map(Value::as_u64).collect::<Vec<_>>());
        let counted = (in_pages(&after_one), in_pages(&after_all));
        let (Some([one]), Some([all])) = (counted.0.as_deref(), counted.1.as_deref()) else { panic!("{counted:?}") };
        assert!(*one <= 8 && *all <= 11, "{counted:?}");
    });
}

#[test]
fn a_link_to_the_end_of_any_walk_shows_what_applies_there() {
    visit_every_engine(|page| {
        page.open("");
        let walks = page.sample(every_walk(), 40);
        for walk in &walks {
            let end = Place::of(walk, None);
            page.go_to(&end.fragment);
            page.arrive(&end);
            assert_shows_what_applies(page, walk);
        }
        println!("{} ends looked at", walks.len());
    });
}

#[test]
fn keys_alone_lead_from_the_start_of_the_page_to_every_advice() {
    visit_every_engine(|page| {
        let begun = Instant::now();
        let walks = page.sample(one_walk_to_each_advice(), 4);
        for walk in &walks {
            page.open("");
            for (taken, station) in walk.path.iter().zip(&stations(walk)[1..]) {
                tab_to(page, &link_of(taken));
                page.press(ENTER);
                let seen = page.arrive(station);
                assert!(seen.is_at_the_top(), "{station:?}: the page begins in the middle");
            }
        }
        println!("{} walks walked with keys in {:?}", walks.len(), begun.elapsed());
    });
}

/// Moves the focus on, key by key, until it is on what the selector matches.
fn tab_to(page: &Page, selector: &str) {
    for _ in 0..60 {
        page.press(TAB);
        let there = "return document.activeElement === document.querySelector(arguments[0]);";
        if page.run(there, &json!([selector])) == true {
            return;
        }
    }
    panic!("60 times Tab does not lead to {selector}: {:?}", page.see());
}

/// The sections of the advice are those that apply, in order, with the parts that apply in each, in order.
fn assert_shows_what_applies(page: &Page, walk: &Walk<'static>) {
    let expected = parts_that_apply(walk);
    let shown = page.texts(
        "return Array.from(document.querySelectorAll('article.advice > section'), section =>
            Array.from(section.querySelectorAll('h3, dt, .find-out > div > p'),
                name => section.className + ': ' + name.textContent)).flat();",
        &json!([]),
    );
    let seen = page.see();
    let same =
        |(shown, (section, name)): (&String, &(&str, String))| shown.starts_with(section) && shown.contains(&**name);
    let fits = shown.len() == expected.len() && shown.iter().zip(&expected).all(same);
    assert!(fits, "{seen:?}\nshown: {shown:#?}\napplies: {expected:#?}");
    assert!(shown.len() > 3, "{seen:?}: hardly an advice: {shown:?}");
    let path: Vec<&str> = walk.path.iter().map(|taken| &*taken.question.name).collect();
    assert_eq!(seen.answers(), path);
}
