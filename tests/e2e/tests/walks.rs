//! That every advice is reached from the first question, with what the rules say it holds, by pointer and by keys: all of
//! them in Chromium, a sample in the other engines.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use transfer_guide_e2e::page::{ENTER, Page, TAB};
use transfer_guide_e2e::places::{
    Place, advised, every_walk, link_of, longest_walk, one_walk_to_each_advice, one_walk_to_each_question,
    parts_that_apply, stations,
};
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::WASM;
use transfer_guide_rules::dates::Due;
use transfer_guide_rules::walk::Walk;

tests! {
    EVERY_ENGINE =>
        clicking_choices_from_the_first_question_leads_to_every_advice,
        a_link_to_the_end_of_any_walk_shows_what_applies_there,
        tab_comes_by_every_choice_of_every_question,
        keys_alone_lead_from_the_start_of_the_page_to_an_advice;
    CHROMIUM("the program's memory, which is the same in every engine") =>
        walks_to_every_advice_take_little_memory;
}

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

fn clicking_choices_from_the_first_question_leads_to_every_advice(page: &Page) {
    page.open("");
    // What was clicked before need not be clicked again.
    let mut clicked = BTreeSet::from([String::new()]);
    for walk in &page.sample(one_walk_to_each_advice(), 6) {
        let stations = stations(walk);
        let known = stations.iter().rposition(|station| clicked.contains(&station.fragment)).unwrap();
        page.go_to(&stations[known].fragment);
        page.expect(&stations[known]);
        for (taken, station) in walk.path[known..].iter().zip(&stations[known + 1..]) {
            page.choose(taken);
            page.arrive(station);
            clicked.insert(station.fragment.clone());
        }
        assert_shows_what_applies(walk, &page.run(SHOWN));
    }
}

fn walks_to_every_advice_take_little_memory(page: &Page) {
    page.serve(MEMORIES, |_, answer| answer);
    page.open("");
    page.expect_tier(WASM);
    let pages = || page.run("return memories.map(memory => memory.buffer.byteLength / 65536);");
    page.choose_all(&longest_walk());
    let after_one = pages();
    for walk in one_walk_to_each_advice() {
        let end = Place::of(&walk, None);
        page.go_to(&end.fragment);
        page.arrive(&end);
    }
    let after_all = pages();
    // Half a megabyte after a walk. Yew keeps a little of each place that it ever drew.
    let in_pages = |pages: &Value| pages.as_array().map(|all| all.iter().filter_map(Value::as_u64).collect::<Vec<_>>());
    let counted = (in_pages(&after_one), in_pages(&after_all));
    let (Some([one]), Some([all])) = (counted.0.as_deref(), counted.1.as_deref()) else { panic!("{counted:?}") };
    assert!(*one <= 8 && *all <= 11, "{counted:?}");
}

fn a_link_to_the_end_of_any_walk_shows_what_applies_there(page: &Page) {
    page.open("");
    let walks = page.sample(every_walk(), 12);
    let ends: Vec<Place> = walks.iter().map(|walk| Place::of(walk, None)).collect();
    let shown = page.at_each(&ends, SHOWN);
    assert_eq!(shown.len(), walks.len());
    for (walk, shown) in walks.iter().zip(shown) {
        assert_shows_what_applies(walk, &shown);
    }
}

fn tab_comes_by_every_choice_of_every_question(page: &Page) {
    page.open("");
    for walk in page.sample(one_walk_to_each_question(), 5) {
        let place = Place::of(&walk, None);
        page.go_to(&place.fragment);
        page.arrive(&place);
        let choices: BTreeSet<String> = walk.onward().iter().map(|(taken, _)| link_of(taken)).collect();
        page.run("window.met = []; addEventListener('keyup', () => met.push(document.activeElement));");
        // Beside the choices there are a few other links, and what explains the question.
        page.press(&TAB.repeat(choices.len() + 15));
        let missed = page.texts_with(
            "return arguments[0].filter(choice => !met.some(each => each.matches(choice)));",
            &json!([choices]),
        );
        assert!(missed.is_empty(), "{place:?}: {missed:?}");
    }
}

fn keys_alone_lead_from_the_start_of_the_page_to_an_advice(page: &Page) {
    for walk in one_walk_to_each_advice().iter().step_by(20) {
        page.open("");
        for (taken, station) in walk.path.iter().zip(&stations(walk)[1..]) {
            tab_to(page, &link_of(taken));
            page.press(ENTER);
            let seen = page.arrive(station);
            assert!(seen["top"] == true, "{station:?}: the page begins in the middle");
        }
    }
}

/// Moves the focus on, key by key, until it is on what the selector matches.
fn tab_to(page: &Page, selector: &str) {
    for _ in 0..60 {
        page.press(TAB);
        let there = "return document.activeElement === document.querySelector(arguments[0]);";
        if page.run_with(there, &json!([selector])) == true {
            return;
        }
    }
    panic!("60 times Tab does not lead to {selector}: {:?}", page.see());
}

/// What an advice shows: the parts of its sections, what there is of days, the clauses at its end, and the answers it comes from.
const SHOWN: &str = "
    const parts = Array.from(document.querySelectorAll('article.advice > section, article.advice > .fold'), part =>
        Array.from(part.querySelectorAll('h3, .find-out > div > p'),
            name => part.className.replace('fold ', '') + ': ' + name.textContent)).flat();
    const clauses = Array.from(document.querySelectorAll('.about .clauses dt'), clause => clause.textContent);
    const days = Array.from(document.querySelectorAll('.deadlines > li > p.day'), day => day.className);
    return { parts, days, clauses, answers: snapshot(0).answers };";

/// The sections of the advice are those that apply, in order, with the parts that apply in each, in order.
fn assert_shows_what_applies(walk: &Walk<'static>, seen: &Value) {
    let expected = parts_that_apply(walk);
    let shown: Vec<&str> = seen["parts"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let same =
        |(shown, (section, name)): (&&str, &(&str, String))| shown.starts_with(section) && shown.contains(&**name);
    let fits = shown.len() == expected.len() && shown.iter().zip(&expected).all(same);
    assert!(fits, "{walk:?}\nshown: {shown:#?}\napplies: {expected:#?}");
    assert!(shown.len() > 3, "{walk:?}: hardly an advice: {shown:?}");
    let advised = advised(walk);
    let class = |due: &Due| match due {
        Due::By(_) => "day",
        Due::EditionOnly(..) => "day off",
        Due::Unknown => "day open",
        Due::Lost => "day lost",
        Due::Silent => "day silent",
    };
    let days: Vec<&str> = advised.deadlines.iter().map(|(_, due)| class(due)).collect();
    assert_eq!(seen["days"], json!(days), "{walk:?}: each deadline shows its day or why there is none");
    let cited: Vec<String> = advised.clauses.iter().map(|clause| clause.id.to_string()).collect();
    assert_eq!(seen["clauses"], json!(cited), "what its clauses say stands at its end");
    let path: Vec<&str> = walk.path.iter().map(|taken| &*taken.question.name).collect();
    assert_eq!(seen["answers"], json!(path));
}
