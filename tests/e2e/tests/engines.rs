//! That the harness itself does in every engine what the other tests believe: complaints are heard, and where scripts
//! are off, none runs.

use serde_json::json;
use transfer_guide_e2e::engine::{Engine, Scripts};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::{EVERY_ENGINE, OWN_BROWSER, WITHOUT_SCRIPTS};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;

tests! {
    EVERY_ENGINE =>
        each_engine_is_the_one_that_it_is_called,
        a_stopped_server_is_not_reached_and_one_started_again_is;
    OWN_BROWSER =>
        a_browser_that_is_lent_again_is_as_new,
        what_nobody_catches_is_heard_once;
    WITHOUT_SCRIPTS =>
        where_scripts_are_off_none_runs_and_links_and_back_still_lead_on;
}

fn each_engine_is_the_one_that_it_is_called(page: &Page) {
    page.open("");
    let name = page.run("return navigator.userAgent;");
    let name = name.as_str().unwrap();
    let engine = if name.contains("Chrome/") {
        Engine::Chromium
    } else if name.contains("Firefox/") {
        Engine::Firefox
    } else {
        Engine::WebKit
    };
    assert_eq!(engine, page.engine(), "{name}");
}

fn a_browser_that_is_lent_again_is_as_new(engine: Engine) {
    for _ in 0..2 {
        let page = done(Page::start(engine, Scripts::On));
        page.load("");
        let left = page.run(
            "const left = [name, history.length < 4, localStorage.length, document.cookie];
             name = 'mine';
             localStorage.setItem('mine', 'mine');
             return caches.keys().then(caches => [...left, caches.length]);",
        );
        assert_eq!(left, json!(["", true, 0, "", 0]));
        // On a screen, browsers beside each other take the focus from each other.
        let has_focus = page.run("return document.hasFocus();") == true;
        assert!(has_focus || engine == Engine::WebKit, "the window has no focus");
        let windows = done(page.session().get("/window/handles"));
        assert_eq!(windows.as_array().map(Vec::len), Some(1), "{windows}");
        page.go_to("outcome=army");
        done(page.session().post("/window/new", &json!({ "type": "tab" })));
    }
}

fn what_nobody_catches_is_heard_once(engine: Engine) {
    let page = Page::start(engine, Scripts::On).unwrap();
    page.open("");
    for (script, word) in [
        ("setTimeout(() => { throw new Error('thrown'); });", "thrown"),
        ("setTimeout(() => { Promise.reject(new Error('rejected')); });", "rejected"),
    ] {
        page.see();
        page.run(script);
        page.settle();
        let complaints = page.complaints();
        assert!(complaints.len() == 1 && complaints[0].contains(word), "{word}: {complaints:?}");
        assert!(page.complaints().is_empty());
    }
}

fn where_scripts_are_off_none_runs_and_links_and_back_still_lead_on(page: &Page) {
    const PAGE: &str =
        "<!doctype html><title>plain</title><style>.p { display: none } .p:target { display: block }</style>
        <p class=p id=there>arrived</p><p hidden>hidden</p><a href=#there>go</a><noscript><b>no script</b></noscript>
        <script>document.title = 'a script ran';</script><script src=/more.js></script>";
    page.server.answer_with(|asked| match asked.file() {
        "/" => Answer::of("text/html", PAGE),
        "/more.js" => Answer::of("text/javascript", "document.title = 'a script ran'"),
        _ => Answer::not_found(),
    });
    let arrived = || page.until("arrival", || page.visible_texts("p") == ["arrived"]);
    page.load("");
    assert_eq!(page.see().text("title"), "plain");
    assert_eq!(page.visible_texts("p, b"), ["no script"]);
    page.click("a");
    arrived();
    assert_eq!(page.see()["fragment"], "there");
    page.back();
    page.until("the start", || page.visible_texts("p").is_empty());
    assert_eq!(page.see()["fragment"], "");
    page.load("there");
    arrived();
}

fn a_stopped_server_is_not_reached_and_one_started_again_is(page: &Page) {
    page.open("");
    page.server.stop();
    let reached = "return fetch('/', { cache: 'no-store' }).then(() => true, () => false);";
    assert_eq!(page.run(reached), false);
    done(page.server.start_again());
    assert_eq!(page.run(reached), true);
    // Chromium complains of the request that failed, which is the point here.
    page.forgive();
}
