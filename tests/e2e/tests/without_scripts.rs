//! That nothing of the guide needs a script: every choice leads to its question and its advice, with what the rules say it
//! holds, in a browser that runs none.

use serde_json::{Value, json};
use transfer_guide::DEFAULT_EDITION;
use transfer_guide_e2e::engine::Engine;
use transfer_guide_e2e::page::done;
use transfer_guide_e2e::places::{Place, every_walk, longest_walk, parts_that_apply, stations};
use transfer_guide_e2e::plain::{PlainPage, visit_without_scripts};
use transfer_guide_e2e::tiers::choice_to;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::walk::Walk;

/// What is visible at a place, in one go; beside the headings, which are asked of the whole page, of the one place that is
/// shown.
const LOOK: &str = "
    const seen = (within, selector) =>
        Array.from(within.querySelectorAll(selector)).filter(each => each.getClientRects().length > 0);
    const pages = seen(document, '.page').filter(page => seen(page, 'h1').length > 0);
    const [page] = pages;
    const target = link => decodeURIComponent(link.getAttribute('href'));
    return {
        pages: pages.length,
        mains: seen(page, 'main').length,
        headings: seen(document, 'h1').map(each => each.textContent),
        top: Math.round(seen(page, 'h1')[0].getBoundingClientRect().top) >= 0,
        back: seen(page, 'a.back').map(target),
        changes: seen(page, '.answer').map(answer =>
            [answer.querySelector('dt').textContent, ...seen(answer, 'a.change').map(target)]),
        choices: seen(page, 'a.choice').map(target),
        lines: seen(page, '.line').map(line => seen(line, '.line > *')
            .map(station => getComputedStyle(station, '::before').content === 'none')),
        parts: seen(page, 'article.advice > section').map(section =>
            seen(section, 'h3, dt, .find-out > div > p').map(name => section.className + ': ' + name.textContent)).flat(),
    };";

/// Walks on from a place that is shown, to each that follows it and back, each once.
fn explore(plain: &PlainPage, walk: &Walk<'static>, clicked: &mut usize) {
    look(plain, walk);
    for (_, onward) in walk.onward() {
        plain.click(&choice_to(&Place::of(&onward, None)));
        *clicked += 1;
        explore(plain, &onward, clicked);
        // From the last question of each walk by the way home, from all else by the way back.
        if walk.path.is_empty() {
            plain.click("a.restart");
        } else {
            plain.click("a.back");
        }
    }
}

/// Asserts that the place is what the rules say, all of it and nothing else.
fn look(plain: &PlainPage, walk: &Walk<'static>) {
    let place = Place::of(walk, None);
    plain.expect("h1", &[&place.heading]);
    let seen = plain.page().run(LOOK, &json!([]));
    let at = &place.fragment;
    let links = |walks: Vec<Walk<'static>>| -> Value {
        walks.iter().map(|walk| format!("#{}", Place::of(walk, None).fragment)).collect()
    };
    let up_to = |count: usize| Walk::new(walk.edition, &walk.first(count));
    assert_eq!(plain.fragment().replace("%3D", "="), *at);
    assert_eq!((&seen["pages"], &seen["mains"], &seen["top"]), (&json!(1), &json!(1), &json!(true)), "#{at}: {seen:#}");
    assert_eq!(seen["headings"], json!([place.heading]), "#{at}");
    assert_eq!(seen["back"], links(walk.path.len().checked_sub(1).map(up_to).into_iter().collect()), "#{at}");
    assert_eq!(seen["choices"], links(choices(walk)), "#{at}");
    for line in seen["lines"].as_array().into_iter().flatten() {
        let ends: Vec<bool> = line.as_array().into_iter().flatten().filter_map(Value::as_bool).collect();
        let [on @ .., end] = &ends[..] else { panic!("#{at}: a line without stations") };
        assert!(*end && !on.contains(&true), "#{at}: the line ends at its last station and nowhere else: {ends:?}");
    }
    if walk.next.is_some() {
        let change = |(count, name): (usize, &str)| json!([name, links(vec![up_to(count)])[0]]);
        let names = walk.path.iter().map(|taken| &*taken.question.name).enumerate();
        assert_eq!(seen["changes"], names.map(change).collect::<Value>(), "#{at}");
        return;
    }
    let shown: Vec<&str> = seen["parts"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let applies = parts_that_apply(walk);
    let same =
        |(shown, (section, name)): (&&str, &(&str, String))| shown.starts_with(section) && shown.contains(&**name);
    let fits = shown.len() == applies.len() && shown.iter().zip(&applies).all(same);
    assert!(fits && shown.len() > 3, "#{at}\nshown: {shown:#?}\napplies: {applies:#?}");
}

/// Where the choices of a place lead, in their order there.
fn choices(walk: &Walk<'static>) -> Vec<Walk<'static>> {
    if walk.next.is_none() {
        // What is still to be found out is decided at the end.
        let open = walk.path.iter().filter(|taken| taken.choice.unknown);
        let decided = open.flat_map(|taken| {
            let known = taken.question.choices.iter().filter(|choice| !choice.unknown);
            known.map(|choice| Walk::new(walk.edition, &walk.choose(taken.question, choice)))
        });
        return decided.collect();
    }
    let mut choices: Vec<Walk> = walk.onward().into_iter().map(|(_, onward)| onward).collect();
    // The doors stand beside the question, which comes after them in the document.
    choices.sort_by_key(|onward| onward.path.last().is_some_and(|taken| taken.question.beside.is_none()));
    choices
}

#[test]
fn every_choice_of_every_question_leads_on_until_every_advice() {
    visit_without_scripts(|plain| {
        plain.open("");
        let mut clicked = 0;
        explore(plain, &Walk::new(&DEFAULT_EDITION, &Answers::default()), &mut clicked);
        println!("{clicked} choices clicked, to the ends of {} walks", every_walk().len());
    });
}

#[test]
fn a_link_a_reload_and_the_browsers_own_back_and_forward_lead_to_the_same_places() {
    visit_without_scripts(|plain| {
        let walk = longest_walk();
        let stations = stations(&walk);
        let shows = |place: &Place| {
            plain.expect("h1", &[&place.heading]);
            assert_eq!(plain.fragment(), place.fragment);
        };
        let end = &stations[walk.path.len()];
        plain.open(&end.fragment);
        shows(end);
        done(plain.page().session().post("/refresh", &json!({})));
        shows(end);
        plain.open("");
        for station in &stations[1..] {
            plain.click(&choice_to(station));
            shows(station);
        }
        for station in stations.iter().rev().skip(1) {
            plain.back();
            shows(station);
        }
        for station in &stations[1..] {
            plain.forward();
            shows(station);
        }
        plain.click("a.restart");
        shows(&stations[0]);
        plain.back();
        shows(end);
    });
}

#[test]
fn change_takes_the_walk_up_at_that_question() {
    visit_without_scripts(|plain| {
        let walk = longest_walk();
        let asked = walk.path.len() - 1;
        let stations = stations(&walk);
        for station in &stations[..asked] {
            plain.open(&stations[asked].fragment);
            plain.click(&format!("a.change[href=\"#{}\"]", station.fragment));
            plain.expect("h1", &[&station.heading]);
            assert_eq!(plain.fragment(), station.fragment);
        }
    });
}

#[test]
fn what_only_a_program_could_do_is_not_offered() {
    visit_without_scripts(|plain| {
        plain.open(&Place::of(&longest_walk(), None).fragment);
        assert_eq!(plain.visible_texts("input, button, [data-say], .advice .change"), [""; 0]);
        assert!(plain.page().run("return document.documentElement.dataset.tier ?? null;", &json!([])).is_null());
    });
}

#[test]
fn a_place_begins_at_its_top() {
    visit_without_scripts(|plain| {
        plain.open("");
        for station in &stations(&longest_walk())[1..] {
            plain.click(&choice_to(station));
            plain.expect("h1", &[&station.heading]);
            let top = plain.page().run("return [scrollY, innerHeight];", &json!([]));
            assert_eq!(top[0], 0, "{:?} at #{}", plain.engine(), station.fragment);
            if plain.engine() == Engine::Chromium {
                plain.page().run("scrollTo(0, document.body.scrollHeight);", &json!([]));
            }
        }
    });
}
