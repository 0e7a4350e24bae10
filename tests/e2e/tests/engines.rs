//! That the harness itself does in every engine what the other tests believe: complaints are heard, and where scripts
//! are off, none runs.

use serde_json::json;
use transfer_guide_e2e::attempt::in_every_engine;
use transfer_guide_e2e::engine::{Engine, Scripts};
use transfer_guide_e2e::page::{Page, done, visit_every_engine};
use transfer_guide_e2e::plain::visit_without_scripts;
use transfer_guide_e2e::server::Answer;

#[test]
fn each_engine_is_the_one_that_it_is_called() {
    visit_every_engine(|page| {
        page.open("");
        let name = page.run("return navigator.userAgent;", &json!([]));
        let name = name.as_str().unwrap();
        let engine = if name.contains("Chrome/") {
            Engine::Chromium
        } else if name.contains("Firefox/") {
            Engine::Firefox
        } else {
            Engine::WebKit
        };
        assert_eq!(engine, page.engine(), "{name}");
    });
}

#[test]
fn what_nobody_catches_is_heard_once() {
    in_every_engine(|engine| {
        let page = Page::start(engine, Scripts::On).unwrap();
        page.open("");
        for (script, word) in [
            ("setTimeout(() => { throw new Error('thrown'); });", "thrown"),
            ("setTimeout(() => { Promise.reject(new Error('rejected')); });", "rejected"),
        ] {
            page.see();
            page.run(script, &json!([]));
            page.settle();
            let complaints = page.complaints();
            assert!(complaints.len() == 1 && complaints[0].contains(word), "{word}: {complaints:?}");
            assert!(page.complaints().is_empty());
        }
    });
}

#[test]
fn where_scripts_are_off_none_runs_and_links_and_back_still_lead_on() {
    const PAGE: &str =
        "<!doctype html><title>plain</title><style>.p { display: none } .p:target { display: block }</style>
        <p class=p id=there>arrived</p><p hidden>hidden</p><a href=#there>go</a><noscript><b>no script</b></noscript>
        <script>document.title = 'a script ran';</script><script src=/more.js></script>";
    visit_without_scripts(|plain| {
        plain.server().answer_with(|asked| match asked.file() {
            "/" => Answer::of("text/html", PAGE),
            "/more.js" => Answer::of("text/javascript", "document.title = 'a script ran'"),
            _ => Answer::not_found(),
        });
        plain.open("");
        assert_eq!(plain.title(), "plain");
        assert_eq!(plain.visible_texts("p, b"), ["no script"]);
        plain.click("a");
        plain.expect("p", &["arrived"]);
        assert_eq!(plain.fragment(), "there");
        plain.back();
        plain.expect("p", &[]);
        assert_eq!(plain.fragment(), "");
        plain.open("there");
        plain.expect("p", &["arrived"]);
    });
}

#[test]
fn a_stopped_server_is_not_reached_and_one_started_again_is() {
    visit_every_engine(|page| {
        page.open("");
        page.server.stop();
        let reached = "return fetch('/', { cache: 'no-store' }).then(() => true, () => false);";
        assert_eq!(page.run(reached, &json!([])), false);
        done(page.server.start_again());
        assert_eq!(page.run(reached, &json!([])), true);
        // Chromium complains of the request that failed, which is the point here.
        page.forgive();
    });
}
