//! The guide's own page is a host of the element like any other: events, properties and the school that is named.

use serde_json::{Value, json};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{HTML, WASM};

tests! {
    EVERY_ENGINE =>
        it_tells_what_happens_in_it_and_can_be_led,
        it_tells_that_the_program_does_not_come,
        the_school_that_is_named_is_shown_once_whatever_runs_the_page;
}

/// What the page was told since this was last asked, without the tag that told it, which must be the element's.
fn told(page: &Page) -> Vec<Value> {
    let told = page.told();
    let told = told.as_array().cloned().unwrap_or_default();
    told.into_iter()
        .map(|each| {
            assert_eq!(each[2], "TRANSFER-GUIDE");
            json!([each[0], each[1]])
        })
        .collect()
}

/// The school as it is shown: all of its text, and how many of it there are.
fn school(page: &Page) -> Value {
    page.run(
        "const all = Array.from(document.querySelectorAll('transfer-guide > .school'));
         return [all.filter(each => each.getClientRects().length).map(each => each.textContent).join(), all.length];",
    )
}

fn it_tells_what_happens_in_it_and_can_be_led(page: &Page) {
    page.serve("", |_, answer| answer);
    page.open("");
    page.expect_tier(WASM);
    let start = json!({ "answers": "", "question": "outcome", "advice": null });
    assert_eq!(told(page), [json!(["ready", start])]);
    page.click("a.choice[data-choice=army]");
    page.arrive(&Place::at("outcome=army"));
    let enlistment = json!({ "answers": "outcome=army", "question": "enlistment", "advice": null });
    let answer = json!({ "answers": "outcome=army", "question": "outcome", "choice": "army" });
    assert_eq!(told(page), [json!(["answer", answer]), json!(["step", enlistment])]);
    let link = page.run(
        "const guide = document.querySelector('transfer-guide');
         const link = guide.link;
         guide.go('outcome=delayed&year=2020');
         return link;",
    );
    assert_eq!(link, json!(page.address("outcome=army")));
    page.arrive(&Place::at("outcome=delayed&year=2020"));
    let told_now = told(page);
    assert!(told_now.len() == 1 && told_now[0][0] == "advice", "{told_now:?}");
    page.back();
    page.arrive(&Place::at("outcome=army"));
    page.run("document.querySelector('transfer-guide').restart();");
    page.arrive(&Place::at(""));
}

fn it_tells_that_the_program_does_not_come(page: &Page) {
    page.serve("", |asked, answer| if asked.path.starts_with("/assets/guide-") { Answer::not_found() } else { answer });
    page.load("");
    page.expect_warning("mixed");
    assert_eq!(told(page), [json!(["error", { "reason": "mixed" }])]);
    page.forgive();
}

fn the_school_that_is_named_is_shown_once_whatever_runs_the_page(page: &Page) {
    let named = "<aside class=school><h2>A school</h2><p>Phone 12</aside>";
    page.serve("", move |asked, answer| {
        if asked.file() != "/" {
            return answer;
        }
        let html = String::from_utf8_lossy(&answer.body).into_owned();
        let told = html.replacen(
            "<transfer-guide fragment>",
            "<transfer-guide fragment school='A school' contact='Phone 12'>",
            1,
        );
        let shown = told.replacen("</transfer-guide>", &format!("{named}</transfer-guide>"), 1);
        assert_ne!(told, shown);
        answer.with_body(shown.as_bytes())
    });
    page.open("");
    page.expect_tier(WASM);
    let shown = school(page);
    let text = shown[0].as_str().unwrap_or_default().to_owned();
    assert!(text.starts_with("A school") && text.ends_with("Phone 12") && shown[1] == 1, "{shown}");
    page.run("document.querySelector('transfer-guide').contact = 'Room 3';");
    let shown = school(page);
    let text = shown[0].as_str().unwrap_or_default().to_owned();
    assert!(text.ends_with("Room 3") && shown[1] == 1, "{shown}");
    assert_eq!(page.expect_tier(WASM).warnings(), [""; 0]);
    // After a crash it is still there.
    page.run(
        "const scroll = window.scrollTo;
         window.seen = [];
         new MutationObserver(() => seen.push([document.documentElement.dataset.tier, document.querySelectorAll('.school').length]))
             .observe(document.documentElement, { attributes: true });
         let once = true;
         window.scrollTo = function (...given) {
             if (once) { once = false; throw new Error('injected'); }
             return scroll.apply(this, given);
         };",
    );
    page.click("a.choice[data-choice=army]");
    page.wait("a fresh program", |_| page.run("return window.seen;") == json!([[HTML, 1], [WASM, 1]]));
    page.forgive();
}
