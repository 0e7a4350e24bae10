//! Where the line is not secure (plain http), browsers take away workers, the clipboard and more: page, element and what helps
//! to act work all the same.

use serde_json::{Value, json};
use transfer_guide_aid::messages::WORDS;
use transfer_guide_e2e::aid::ABROAD;
use transfer_guide_e2e::attempt::in_every_engine;
use transfer_guide_e2e::engine::Engine;
use transfer_guide_e2e::page::{Page, done};
use transfer_guide_e2e::places::{Place, longest_walk, stations};
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::tiers::WASM;

/// The page at such an address, and that it is one.
fn by_plain_http(engine: Engine) -> Page {
    let page = done(Page::start_by_plain_http(engine));
    page.open("");
    let secure =
        page.run("return [isSecureContext, 'serviceWorker' in navigator, 'clipboard' in navigator];", &json!([]));
    assert_eq!(secure, json!([false, false, false]));
    page
}

#[test]
fn the_walk_and_what_helps_to_act_work() {
    in_every_engine(|engine| {
        let page = by_plain_http(engine);
        assert_eq!(page.expect_tier(WASM).notices(), [""; 0]);
        let walk = longest_walk();
        page.choose_all(&walk);
        page.back();
        page.expect(&stations(&walk)[walk.path.len() - 1]);
        page.open_aid(ABROAD);
        page.copy_a_letter(WORDS.copied);
        page.open_part("link");
        let link = page.texts_in_aid("return [part('link').querySelector('textarea').value];", &json!([])).concat();
        assert_eq!(link, page.link_to(ABROAD));
        assert!(link.starts_with("http://guide.example/#"), "{link}");
        assert_eq!(page.complaints(), [""; 0]);
    });
}

#[test]
fn the_element_works() {
    in_every_engine(|engine| {
        let page = by_plain_http(engine);
        page.serve("", |asked, answer| {
            if asked.file() != "/host.html" {
                return answer;
            }
            let html = "<!doctype html><link rel=icon href=data:,><script type=module src=transfer-guide.js></script>\
                        <body><transfer-guide></transfer-guide>";
            Answer::of("text/html", html)
        });
        page.hear_and_open("/host.html");
        page.wait_for_element(0, "a question", |shows| shows["question"] != Value::Null);
        page.choose_in(0, "army");
        page.expect_element(0, "question", "enlistment");
        let heading = page.run(
            "return document.querySelector('transfer-guide').shadowRoot.querySelector('h1').textContent;",
            &json!([]),
        );
        assert_eq!(heading, Place::at("outcome=army").heading);
        assert_eq!(page.complaints(), [""; 0]);
    });
}
