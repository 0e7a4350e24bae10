//! That nothing of the guide needs a script: every choice leads to its question and its advice, with what the rules say it
//! holds, in a browser that runs none.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use transfer_guide_e2e::engine::Engine;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, longest_walk, parts_that_apply, stations, worth_finding_out};
use transfer_guide_e2e::suite::WITHOUT_SCRIPTS;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::choice_to;
use transfer_guide_e2e::trouble::done;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::walk::Walk;

tests! {
    WITHOUT_SCRIPTS =>
        every_choice_of_every_question_leads_on_until_every_advice,
        a_link_a_reload_and_the_browsers_own_back_and_forward_lead_to_the_same_places,
        change_takes_the_walk_up_at_that_question,
        what_only_a_program_could_do_is_not_offered,
        in_place_of_the_field_to_type_in_stands_the_way_to_where_one_can_search,
        a_place_begins_at_its_top;
}

/// What is visible at a place, in one go; beside the headings, which are asked of the whole page, of the one place that is
/// shown.
const LOOK: &str = "
    const seen = (within, selector) => visible(selector, within);
    const pages = seen(document, '.page').filter(page => seen(page, 'h1').length > 0);
    const [page] = pages;
    const target = link => decodeURIComponent(link.getAttribute('href'));
    for (const fold of seen(page, 'details')) fold.open = true;
    return {
        fragment: decodeURIComponent(location.hash.slice(1)),
        pages: pages.length,
        mains: seen(page, 'main').length,
        headings: seen(document, 'h1').map(each => each.textContent),
        top: page && Math.round(seen(page, 'h1')[0].getBoundingClientRect().top) >= 0,
        back: seen(page, 'a.back').map(target),
        changes: seen(page, '.answer').map(answer =>
            [answer.querySelector('dt').textContent, ...seen(answer, 'a.change').map(target)]),
        choices: seen(page, 'a.choice').map(target),
        lines: seen(page, '.line').map(line => seen(line, '.line > *')
            .map(station => getComputedStyle(station, '::after').content === 'none')),
        parts: seen(page, 'article.advice > section, article.advice > .fold').map(part =>
            seen(part, 'h3, .find-out > div > p').map(name => part.className.replace('fold ', '') + ': ' + name.textContent))
            .flat(),
    };";

/// What was clicked so far: how often, and which questions have had all their choices clicked.
#[derive(Default)]
struct Explored {
    clicks: usize,
    questions: BTreeSet<String>,
}

/// Walks on from a place that is shown, to each that follows it and back. Of choices that lead to the same advice one is clicked, each
/// time another, and of a question that was met before none: where the others lead is compared with the rules as well. Other
/// engines than Chromium click one choice of each question but the first.
fn explore(page: &Page, walk: &Walk<'static>, explored: &mut Explored) {
    look(page, walk);
    let (all, turn) = (walk.onward(), explored.clicks);
    let few = page.engine() != Engine::Chromium && !walk.path.is_empty();
    if !few && walk.next.is_some_and(|question| !explored.questions.insert(question.id.to_string())) {
        return;
    }
    for (index, (_, onward)) in all.iter().enumerate() {
        let ends_alike = |other: &Walk<'_>| match (other.advice(), onward.advice()) {
            (Some(other), Some(advice)) => other.id == advice.id,
            _ => false,
        };
        let alike: Vec<usize> = (0..all.len()).filter(|other| ends_alike(&all[*other].1)).collect();
        let chosen = if few { all.len() } else { alike.len() };
        let in_turn = if few { index } else { alike.iter().position(|one| *one == index).unwrap_or_default() };
        if chosen > 0 && turn % chosen != in_turn {
            continue;
        }
        page.click(&choice_to(&Place::of(onward, None)));
        explored.clicks += 1;
        explore(page, onward, explored);
        // From the last question of each walk by the way home, from all else by the way back.
        if walk.path.is_empty() {
            page.click("a.restart");
        } else {
            page.click("a.back");
        }
    }
}

/// Asserts that the place is what the rules say, all of it and nothing else.
fn look(page: &Page, walk: &Walk<'static>) {
    let place = Place::of(walk, None);
    let seen = page.wait_for_value(&format!("{place:?}"), LOOK, |seen| seen["headings"] == json!([place.heading]));
    let at = &place.fragment;
    let links = |walks: Vec<Walk<'static>>| -> Value {
        walks.iter().map(|walk| format!("#{}", Place::of(walk, None).fragment)).collect()
    };
    let up_to = |count: usize| Walk::new(walk.edition, &walk.first(count));
    assert_eq!(seen["fragment"], **at);
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
        let decided = worth_finding_out(walk).into_iter().flat_map(|taken| {
            let known = taken.question.choices.iter().filter(|choice| !choice.unknown);
            known.map(|choice| Walk::new(walk.edition, &walk.choose(taken.question, choice)))
        });
        return decided.collect();
    }
    walk.onward().into_iter().map(|(_, onward)| onward).collect()
}

fn every_choice_of_every_question_leads_on_until_every_advice(page: &Page) {
    page.load("");
    let mut explored = Explored::default();
    explore(page, &Walk::new(&COLLEGE_2020, &Answers::default()), &mut explored);
    let least = if page.engine() == Engine::Chromium { 50 } else { 20 };
    assert!(explored.clicks > least, "{} choices clicked", explored.clicks);
}

fn a_link_a_reload_and_the_browsers_own_back_and_forward_lead_to_the_same_places(page: &Page) {
    let walk = longest_walk();
    let stations = stations(&walk);
    let shows = |place: &Place| {
        page.expect_shown(place);
    };
    let end = &stations[walk.path.len()];
    page.load(&end.fragment);
    shows(end);
    done(page.session().post("/refresh", &json!({})));
    shows(end);
    page.load("");
    for station in &stations[1..] {
        page.click(&choice_to(station));
        shows(station);
    }
    for station in stations.iter().rev().skip(1) {
        page.back();
        shows(station);
    }
    for station in &stations[1..] {
        page.forward();
        shows(station);
    }
    page.click("a.restart");
    shows(&stations[0]);
    page.back();
    shows(end);
}

fn change_takes_the_walk_up_at_that_question(page: &Page) {
    let walk = longest_walk();
    let asked = walk.path.len() - 1;
    let stations = stations(&walk);
    for station in &stations[..asked] {
        page.load(&stations[asked].fragment);
        page.click(&format!("a.change[href=\"#{}\"]", station.fragment));
        page.expect_shown(station);
    }
}

fn what_only_a_program_could_do_is_not_offered(page: &Page) {
    page.load(&Place::of(&longest_walk(), None).fragment);
    assert_eq!(page.visible_texts("input, button, [data-say], .advice .change"), [""; 0]);
    assert!(page.run("return document.documentElement.dataset.tier ?? null;").is_null());
}

fn in_place_of_the_field_to_type_in_stands_the_way_to_where_one_can_search(page: &Page) {
    page.load("");
    assert_eq!(page.visible_texts("input"), [""; 0]);
    page.click(".find a.elsewhere");
    page.wait_for("the list of all advices", "return location.pathname.endsWith('/handbook.html') && location.hash === '#advice' && shown(document.getElementById('advice'));");
}

fn a_place_begins_at_its_top(page: &Page) {
    page.load("");
    for station in &stations(&longest_walk())[1..] {
        page.click(&choice_to(station));
        page.expect_shown(station);
        let top = page.run("return [scrollY, innerHeight];");
        assert_eq!(top[0], 0, "{:?} at #{}", page.engine(), station.fragment);
        if page.engine() == Engine::Chromium {
            page.run("scrollTo(0, document.body.scrollHeight);");
        }
    }
}
