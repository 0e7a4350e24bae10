//! Where the line is not secure (plain http), browsers take away workers, the clipboard and more: page, element and what helps
//! to act work all the same.

use serde_json::json;
use transfer_guide_aid::messages::WORDS;
use transfer_guide_e2e::aid::ABROAD;
use transfer_guide_e2e::engine::Engine;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, longest_walk, stations};
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::OWN_BROWSER;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::WASM;
use transfer_guide_e2e::trouble::done;

tests! {
    OWN_BROWSER =>
        the_walk_and_what_helps_to_act_work,
        the_element_works;
}

/// The page at such an address, and that it is one.
fn by_plain_http(engine: Engine) -> Page {
    let page = done(Page::start_by_plain_http(engine));
    page.open("");
    let secure = page.run("return [isSecureContext, 'serviceWorker' in navigator, 'clipboard' in navigator];");
    assert_eq!(secure, json!([false, false, false]));
    page
}

fn the_walk_and_what_helps_to_act_work(engine: Engine) {
    let page = by_plain_http(engine);
    assert_eq!(page.expect_tier(WASM).warnings(), [""; 0]);
    let walk = longest_walk();
    page.choose_all(&walk);
    page.back();
    page.expect(&stations(&walk)[walk.path.len() - 1]);
    page.open_aid(ABROAD);
    page.copy_a_letter(WORDS.copied);
    let link = page.link_to(ABROAD);
    assert!(link.starts_with("http://guide.example/#"), "{link}");
    assert_eq!(page.complaints(), [""; 0]);
}

fn the_element_works(engine: Engine) {
    let page = by_plain_http(engine);
    page.serve("", |asked, answer| {
        if asked.file() != "/host.html" {
            return answer;
        }
        let html = "<!doctype html><link rel=icon href=data:,><script type=module src=transfer-guide.js></script>\
                    <body><transfer-guide></transfer-guide>";
        Answer::of("text/html", html)
    });
    page.browse(&format!("{}/host.html", page.origin));
    page.wait_in(0, "a question", Seen::is_question);
    page.choose_in(0, "army");
    page.expect_in(0, "question", "enlistment");
    let heading =
        page.run("return document.querySelector('transfer-guide').shadowRoot.querySelector('h1').textContent;");
    assert_eq!(heading, Place::at("outcome=army").heading);
    assert_eq!(page.complaints(), [""; 0]);
}
