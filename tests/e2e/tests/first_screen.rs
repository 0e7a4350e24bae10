//! That the first screen of an advice leads on to all of it, that what folds stays as it was left and is open on paper, and that a field
//! that is there before its program loses nothing.

use serde_json::{Value, json};
use transfer_guide_e2e::aid::DATED;
use transfer_guide_e2e::host::ELEMENT;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, one_walk_to_each_advice};
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{Gate, HTML, WASM};

tests! {
    EVERY_ENGINE =>
        every_row_of_the_summary_leads_to_its_part_and_leaves_the_address_alone,
        in_a_page_of_another_site_a_row_leads_to_its_part_as_well,
        unfolding_opens_every_fold_and_closes_all_again,
        who_comes_back_finds_the_folds_as_they_were_left_and_nobody_else_does,
        paper_has_every_fold_open_and_afterwards_they_are_as_before,
        what_is_typed_before_the_program_is_there_is_kept_and_searched_for,
        in_the_middle_of_an_input_method_the_program_waits;
    CHROMIUM("the rows of all advices: which parts there are is the same in every engine") =>
        no_row_of_any_advice_leads_nowhere;
}

/// Its question and its next one are on one page each.
const BEFORE: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere";

/// Which folds of the place are open.
const FOLDS: &str = "return Array.from(root.querySelectorAll('.page details'), fold => fold.open);";

/// Counts how often the exchange of the pages was put off.
const COUNT: &str = "
    const later = setTimeout;
    window.putOff = 0;
    window.setTimeout = (work, time, ...more) => {
        putOff += time === 50 ? 1 : 0;
        return later(work, time, ...more);
    };";

/// Where the focus is, and whether that is in sight.
const LED: &str = "
    const focused = root.activeElement, box = focused.getBoundingClientRect();
    return [focused.tagName, focused.textContent, box.top > -1 && box.bottom <= innerHeight,
        focused.parentNode.tagName !== 'DETAILS' || focused.parentNode.open];";

fn all(page: &Page, is: bool) -> Value {
    let count = page.run(FOLDS).as_array().map_or(0, Vec::len);
    assert!(count > 1, "{count} folds");
    json!(vec![is; count])
}

/// Clicks each row, and checks that its part has the focus, in sight.
#[track_caller]
fn follow_every_row(page: &Page) {
    let parts = page.texts("return visible('.summary .to, .jump .to').map(one => one.dataset.part);");
    assert!(parts.len() > 4, "{parts:?}");
    for part in parts.iter().filter(|part| *part != "unfold") {
        page.click(&format!(".to[data-part={part}]"));
        let heading = "const place = root.querySelector('.advice > .' + arguments[0]);
            return place.querySelector('h2').textContent;";
        let heading = page.run_with(heading, &json!([part]));
        let led = page.run(LED);
        assert_eq!(led[1], heading, "{part}: the focus is elsewhere");
        assert!((led[0] == "H2" || led[0] == "SUMMARY") && led[2] == true && led[3] == true, "{part}: {led}");
    }
}

fn every_row_of_the_summary_leads_to_its_part_and_leaves_the_address_alone(page: &Page) {
    page.open(DATED);
    let before = page.run("return [location.href, history.length];");
    follow_every_row(page);
    assert_eq!(page.run("return [location.href, history.length];"), before);
}

fn in_a_page_of_another_site_a_row_leads_to_its_part_as_well(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let element = format!("<transfer-guide answers='{}'></transfer-guide>", DATED.replace('&', "&amp;"));
    let host = page.open_host(&format!("{ELEMENT}<body>{element}"));
    page.wait_in(0, "an advice", |shows| shows["advice"] != Value::Null);
    follow_every_row(page);
    assert_eq!(page.run("return location.href;"), format!("{}/", host.server.origin()));
}

fn no_row_of_any_advice_leads_nowhere(page: &Page) {
    page.open("");
    let places: Vec<Place> = one_walk_to_each_advice().iter().map(|walk| Place::of(walk, None)).collect();
    let lost = page.at_each(
        &places,
        "return visible('.to:not([data-part=unfold])').map(one => one.dataset.part).filter(part => !root.querySelector(`.advice > .${part}, .about > .${part}`));",
    );
    assert!(places.len() > 50 && places.len() == lost.len(), "{} places", lost.len());
    for (place, lost) in places.iter().zip(lost) {
        assert_eq!(lost, json!([]), "{}", place.id);
    }
}

fn unfolding_opens_every_fold_and_closes_all_again(page: &Page) {
    page.open(DATED);
    assert_eq!(page.run(FOLDS), all(page, false));
    page.click(".to[data-part=unfold]");
    assert_eq!(page.run(FOLDS), all(page, true));
    page.click(".to[data-part=unfold]");
    assert_eq!(page.run(FOLDS), all(page, false));
    // Where some are open, all are opened.
    page.click(".trouble > summary");
    page.click(".to[data-part=unfold]");
    assert_eq!(page.run(FOLDS), all(page, true));
}

fn who_comes_back_finds_the_folds_as_they_were_left_and_nobody_else_does(page: &Page) {
    page.open(BEFORE);
    page.click("a.choice[data-choice='2020']");
    let undated = format!("{BEFORE}&year=2020");
    page.arrive(&Place::at(&undated));
    page.click(".trouble > summary");
    page.put("input[name=requested]", "2099-06-20");
    page.expect(&Place::at(DATED));
    page.settle();
    let left = page.run(FOLDS);
    assert!(left != all(page, false), "nothing was opened");
    page.click("a.back");
    page.wait("the question before", |seen| seen.is_question());
    page.forward();
    page.arrive(&Place::at(DATED));
    assert_eq!(page.run(FOLDS), left, "on return");
    page.click("a.restart");
    page.arrive(&Place::at(""));
    page.go_to(&undated);
    page.arrive(&Place::at(&undated));
    assert_eq!(page.run(FOLDS), all(page, false), "after a new beginning");
}

fn paper_has_every_fold_open_and_afterwards_they_are_as_before(page: &Page) {
    let gate = gated(page);
    let place = Place::at(&format!("{BEFORE}&year=2020"));
    page.load(&place.fragment);
    // First the plain page, then the running guide.
    for tier in [HTML, WASM] {
        if tier == WASM {
            gate.open();
        }
        page.expect_tier(tier);
        if tier == WASM {
            page.expect(&place);
        }
        let folds = || page.run("return visible('.advice details').map(fold => fold.open);");
        let before = folds();
        assert!(before.as_array().is_some_and(|all| all.contains(&json!(false))), "{tier}: {before}");
        page.run("dispatchEvent(new Event('beforeprint'));");
        assert!(folds().as_array().is_some_and(|all| !all.contains(&json!(false))), "{tier}: {}", folds());
        page.run("dispatchEvent(new Event('afterprint'));");
        assert_eq!(folds(), before, "{tier}");
    }
}

/// The page, whose program comes when the gate is opened.
fn gated(page: &Page) -> Gate {
    let gate = Gate::default();
    let held = gate.clone();
    let is_program = |file: &str| file.ends_with(".wasm") && !file.contains("/aid-");
    page.serve(COUNT, move |asked, answer| if is_program(asked.file()) { held.hold(answer) } else { answer });
    gate
}

fn what_is_typed_before_the_program_is_there_is_kept_and_searched_for(page: &Page) {
    let gate = gated(page);
    page.load("");
    page.expect_tier(HTML);
    page.type_into(".aid-find", "gap year");
    // The cursor stands in the middle of what was typed.
    page.run("visible('.aid-find')[0].setSelectionRange(3, 3);");
    gate.open();
    page.expect_tier(WASM);
    page.wait_for("cases", "return shown(root.querySelector('.aid-found a.choice'));");
    let field = "const field = document.activeElement; return [field.className, field.value, field.selectionStart, field.selectionEnd];";
    assert_eq!(page.run(field), json!(["aid-find", "gap year", 3, 3]));
}

fn in_the_middle_of_an_input_method_the_program_waits(page: &Page) {
    let gate = gated(page);
    page.load("");
    page.expect_tier(HTML);
    page.type_into(".aid-find", "s");
    page.run(
        "const field = visible('.aid-find')[0];
         field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));",
    );
    gate.open();
    page.wait_for("the program is there, and is put off", "return putOff > 2;");
    page.expect_tier(HTML);
    // What the method has made of it by now.
    page.run(
        "const field = visible('.aid-find')[0];
         field.value = 'szyf';
         field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));",
    );
    page.expect_tier(WASM);
    page.wait_for(
        "cases",
        "return shown(root.querySelector('.aid-found a.choice')) && document.activeElement.value === 'szyf';",
    );
}
