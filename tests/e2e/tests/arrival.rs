//! That the student does not notice when the program takes over from the plain page: what was chosen, read, opened, focused
//! or pressed stays so, and nothing jumps. However late the program is, the plain page works.

use serde_json::{Value, json};
use transfer_guide_e2e::device::number;
use transfer_guide_e2e::engine::Engine;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, longest_advice, longest_walk, stations};
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{Gate, HTML, WASM, choice_to};
use transfer_guide_e2e::trouble::done;

tests! {
    EVERY_ENGINE =>
        a_choice_made_before_the_program_is_there_is_kept,
        what_is_being_read_stays_where_it_is_with_the_focus,
        what_was_opened_stays_open,
        a_press_that_has_begun_still_clicks,
        nothing_jumps,
        a_program_that_does_not_come_is_not_missed_and_is_welcome_later,
        a_program_that_drips_in_takes_over_without_a_word,
        the_first_choices_work_while_the_rest_of_the_page_arrives,
        a_link_leads_to_its_place_before_the_rest_of_the_page_has_arrived;
    CHROMIUM("layout shift while a page arrives: no other engine measures it") =>
        nothing_moves_while_the_page_arrives_in_pieces;
}

/// What waits for a moment of time waits a hundredth of it; and it is counted how often the exchange of the pages was put off.
const HASTE: &str = "
    const later = setTimeout;
    window.putOff = 0;
    window.setTimeout = (work, time, ...more) => {
        putOff += time === 50 ? 1 : 0;
        return later(work, time / 100, ...more);
    };";

/// Where everything is that a student may be about to read or click.
const BOXES: &str = "
    return visible('.masthead a, a.back, h1, .help, .stations, a.choice, h2, .answers').map(each => {
            const box = each.getBoundingClientRect();
            return [each.textContent, ...[box.x, box.y, box.width, box.height].map(side => Math.round(side))].join(' ');
        });";

/// The first element in seen: its text, and how far from the top of the window it stands.
const READING: &str = "
    const first = visible('h2, h3, p:not(.basis)').find(each =>
        each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().bottom > 0);
    return [first.textContent, first.getBoundingClientRect().top, scrollY];";

/// The page, whose program comes when the gate is opened.
fn gated(page: &Page) -> Gate {
    let gate = Gate::default();
    let held = gate.clone();
    page.serve(HASTE, move |asked, answer| if asked.file().ends_with(".wasm") { held.hold(answer) } else { answer });
    gate
}

/// The same place twice is what nobody wants: one heading, no id twice, the plain page gone.
fn assert_one_page(page: &Page) {
    let found = page.run(
        "const ids = Array.from(document.querySelectorAll('[id]'), each => each.id);
         return [ids.length - new Set(ids).size, document.querySelectorAll('h1').length,
             document.querySelectorAll('.still').length, window.blank.length];",
    );
    assert_eq!(found, json!([0, 1, 0, 0]), "ids twice, headings, plain pages, moments without one heading");
}

/// The places whose arrival is compared: of each kind one.
fn some_places() -> Vec<Place> {
    let stations = stations(&longest_walk());
    let last = stations.len() - 1;
    vec![stations[0].clone(), stations[1].clone(), stations[last].clone()]
}

fn a_choice_made_before_the_program_is_there_is_kept(page: &Page) {
    let walk = longest_walk();
    let stations = stations(&walk);
    let gate = gated(page);
    page.load("");
    for station in &stations[1..3] {
        page.click(&choice_to(station));
        page.expect_shown(station);
    }
    assert_eq!(page.expect_tier(HTML).warnings(), [""; 0]);
    gate.open();
    page.expect_tier(WASM);
    page.expect(&stations[2]);
    assert_one_page(page);
    for station in &stations[3..] {
        page.click(&choice_to(station));
        page.arrive(station);
    }
    // The browser's history does not know of tiers.
    for station in stations.iter().rev().skip(1) {
        page.back();
        page.expect(station);
    }
    page.forgive();
}

fn what_is_being_read_stays_where_it_is_with_the_focus(page: &Page) {
    let place = Place::of(&longest_advice(), None);
    for part in [0.2, 0.5, 0.8] {
        let gate = gated(page);
        page.load(&place.fragment);
        page.expect_shown(&place);
        page.run_with(
            "visible('a.back')[0].focus({ preventScroll: true });
             scrollTo(0, document.documentElement.scrollHeight * arguments[0]);",
            &json!([part]),
        );
        page.settle();
        let before = page.run(READING);
        assert!(number(&before[2]) > 100.0, "not scrolled: {before}");
        gate.open();
        page.expect_tier(WASM);
        page.settle();
        let find = "const same = visible('h2, h3, p:not(.basis)').filter(each => each.textContent === arguments[0]);
            return same.map(each => Math.abs(each.getBoundingClientRect().top - arguments[1])).sort((a, b) => a - b)[0];";
        let moved = number(&page.run_with(find, &json!([before[0], before[1]])));
        assert!(moved <= 2.0, "{part} of the way down, {moved} pixels: {before}");
        let focus = page.run("return document.activeElement.matches('.guide:not(.still) a.back');");
        assert_eq!(focus, true, "{part} of the way down");
        assert_one_page(page);
    }
    page.forgive();
}

fn what_was_opened_stays_open(page: &Page) {
    let gate = gated(page);
    page.load("outcome=employed");
    let open = "return visible('details').map(each => each.open);";
    assert_eq!(page.run(open), json!([false]));
    page.click("details > summary");
    assert_eq!(page.run(open), json!([true]));
    gate.open();
    page.expect_tier(WASM);
    assert_eq!(page.run(open), json!([true]));
    page.forgive();
}

fn a_press_that_has_begun_still_clicks(page: &Page) {
    let station = &stations(&longest_walk())[1];
    let gate = gated(page);
    page.load("");
    page.expect_tier(HTML);
    page.run_with(
        "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });",
        &json!([choice_to(station)]),
    );
    let (x, y) = page.middle(&choice_to(station));
    let mouse = |actions: Value| {
        let kind = json!({ "pointerType": "mouse" });
        done(
            page.session().act(&[json!({ "type": "pointer", "id": "mouse", "parameters": kind, "actions": actions })]),
        );
    };
    mouse(json!([
        { "type": "pointerMove", "duration": 0, "x": x.round() as i64, "y": y.round() as i64 },
        { "type": "pointerDown", "button": 0 },
    ]));
    gate.open();
    page.wait_for("the program, more than once", "return putOff > 3;");
    assert_eq!(page.see().tier(), HTML, "exchanged under a finger");
    mouse(json!([{ "type": "pointerUp", "button": 0 }]));
    page.expect_shown(station);
    page.expect_tier(WASM);
    page.expect(station);
    page.forgive();
}

fn nothing_jumps(page: &Page) {
    for place in some_places() {
        let gate = gated(page);
        page.load(&place.fragment);
        page.expect_shown(&place);
        page.settle();
        let before = page.texts(BOXES);
        gate.open();
        page.expect_tier(WASM);
        page.settle();
        let after = page.texts(BOXES);
        let first_screen = |boxes: &[String]| boxes.iter().take(8).cloned().collect::<Vec<_>>();
        assert_eq!(first_screen(&before), first_screen(&after), "#{}", place.fragment);
        if page.engine() == Engine::Chromium {
            assert_eq!(page.run("return shifted();"), 0, "#{}", place.fragment);
        }
        assert_one_page(page);
    }
    page.forgive();
}

fn nothing_moves_while_the_page_arrives_in_pieces(page: &Page) {
    for width in [360, 1280] {
        page.resize(width, 740);
        // The start is drawn some hundred times before it is whole; the rest comes at once.
        page.serve("", |asked, answer| match asked.file() {
            "/" => answer.dripping(8000).for_its_first(40_000),
            _ => answer,
        });
        page.load("");
        page.expect_tier(WASM);
        page.settle();
        assert_eq!(page.run("return shifted();"), 0, "{width} px");
    }
}

fn a_program_that_does_not_come_is_not_missed_and_is_welcome_later(page: &Page) {
    let walk = longest_walk();
    let gate = gated(page);
    page.load("");
    page.choose_all_shown(&walk);
    let seen = page.see();
    assert_eq!((seen.tier(), seen.warnings()), (HTML, vec![]), "nothing has failed yet");
    gate.open();
    page.expect_tier(WASM);
    page.expect(&Place::of(&walk, None));
    assert_one_page(page);
    page.forgive();
}

fn a_program_that_drips_in_takes_over_without_a_word(page: &Page) {
    let walk = longest_walk();
    page.serve("", |asked, answer| match asked.file() {
        file if file.ends_with(".wasm") => answer.dripping(100),
        _ => answer,
    });
    page.load("");
    page.choose_all_shown(&walk);
    assert_eq!(page.see().tier(), HTML);
    page.server.hurry();
    assert_eq!(page.expect_tier(WASM).warnings(), [""; 0]);
    page.expect(&Place::of(&walk, None));
    assert_one_page(page);
    assert_eq!(page.hints(), [""; 0]);
    page.forgive();
}

/// Opens the page at a fragment in a frame, since a driver waits until a page has loaded; it takes about half a minute.
fn drip(page: &Page, fragment: &str) {
    page.serve("", |asked, answer| match asked.file() {
        "/host.html" => Answer::of("text/html", "<!doctype html><link rel=icon href=data:,>"),
        "/" => answer.dripping(20_000),
        _ => answer,
    });
    page.browse(&format!("{}/host.html", page.server.origin()));
    page.run_with(
        "const frame = document.body.appendChild(document.createElement('iframe'));
         frame.style = 'width: 1000px; height: 800px';
         frame.src = `/#${arguments[0]}`;",
        &json!([fragment]),
    );
}

/// What [`drip`] shows so far.
const INSIDE: &str = "const inside = document.querySelector('iframe').contentDocument;
    const view = document.querySelector('iframe').contentWindow;
    const seen = Array.from(inside.querySelectorAll('h1')).filter(each =>
        each.getClientRects().length > 0 && view.getComputedStyle(each).visibility === 'visible');
    // What a frame holds before it holds anything is complete.
    const state = [view.location.href === 'about:blank' ? 'loading' : inside.readyState, ...seen.map(each => each.textContent)];";

/// Waits until the dripping page, still loading, shows this heading and no other.
fn expect_while_loading(page: &Page, heading: &str) {
    page.until(heading, || {
        let seen = page.run(&format!("{INSIDE} return state;"));
        assert_eq!(seen[0], "loading", "{seen}");
        seen == json!(["loading", heading])
    });
}

fn the_first_choices_work_while_the_rest_of_the_page_arrives(page: &Page) {
    let station = stations(&longest_walk())[1].clone();
    drip(page, "");
    // A place that has not arrived yet becomes the target when everything has.
    let click = format!(
        "{INSIDE} const link = inside.querySelector(arguments[0]), place = inside.getElementById(arguments[1]);
         if (link && place) link.click();
         return Boolean(link && place);"
    );
    page.wait_for_with("a choice and where it leads", &click, &json!([choice_to(&station), station.fragment]));
    expect_while_loading(page, &station.heading);
    page.forgive();
}

fn a_link_leads_to_its_place_before_the_rest_of_the_page_has_arrived(page: &Page) {
    let station = stations(&longest_walk())[1].clone();
    drip(page, &station.fragment);
    expect_while_loading(page, &station.heading);
    page.forgive();
}
