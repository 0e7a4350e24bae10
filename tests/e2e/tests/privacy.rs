//! That nothing leaves the device: after it has loaded, and is kept, the page asks for nothing; and what is kept is the page
//! itself, never what anybody answered.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, one_walk_to_each_advice};
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;

tests! {
    CHROMIUM("requests to other hosts: only DevTools lists every request") =>
        walking_asks_the_server_for_nothing_more,
        loading_asks_no_other_host_and_for_each_file_once_to_show_it_and_once_to_keep_it;
    EVERY_ENGINE =>
        the_answers_are_never_in_a_request,
        nothing_is_kept_in_the_browser_but_the_page_itself;
    CHROMIUM("what links say of themselves, which is the same in every engine") =>
        a_link_to_elsewhere_says_nothing_of_where_it_was_followed;
}

fn walking_asks_the_server_for_nothing_more(page: &Page) {
    page.open_and_keep("");
    page.settle();
    let loaded = page.server.asked().len();
    assert!(loaded > 3, "the page, its styles, its script and its program: {:?}", page.server.asked());
    for walk in one_walk_to_each_advice().iter().step_by(12).take(4) {
        page.choose_all(walk);
        page.run("document.querySelectorAll('details').forEach(details => details.open = true);");
        page.click("a.restart");
        page.arrive(&Place::at(""));
    }
    page.settle();
    assert_eq!(page.server.asked().len(), loaded, "{:?}", &page.server.asked()[loaded..]);
}

fn loading_asks_no_other_host_and_for_each_file_once_to_show_it_and_once_to_keep_it(page: &Page) {
    page.open_and_keep("outcome=employed");
    page.settle();
    let origin = page.server.origin();
    let requests = requests(page);
    assert!(requests.len() > 3, "{requests:?}");
    let elsewhere: Vec<&String> = requests.iter().filter(|address| !address.starts_with(&origin)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    let seen_by_page = page.texts("return performance.getEntriesByType('resource').map(entry => entry.name);");
    assert!(seen_by_page.iter().all(|address| address.starts_with(&origin)), "{seen_by_page:?}");
    let mut counts = BTreeMap::new();
    for asked in page.server.asked() {
        // Browsers ask for the icon as often as they like.
        if !asked.path.contains("/icon-") {
            *counts.entry(asked.path).or_insert(0) += 1;
        }
    }
    assert!(counts.values().all(|count| *count <= 2), "asked for more than that: {counts:#?}");
}

fn the_answers_are_never_in_a_request(page: &Page) {
    page.open("outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020&requested=2020-06-20");
    page.reload();
    for asked in page.server.asked() {
        assert!(!asked.path.contains("outcome") && !asked.path.contains("2020"), "{asked:?}");
    }
}

fn nothing_is_kept_in_the_browser_but_the_page_itself(page: &Page) {
    page.open_and_keep("");
    for walk in one_walk_to_each_advice().iter().take(3) {
        page.open("");
        page.choose_all(walk);
    }
    let kept = page.run(
        "return (async () => [
            localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
            (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
        ])();",
    );
    assert_eq!(kept, json!([0, 0, "", 0, 1, 1]));
    let files = page.texts(
        "return (async () => (await (await caches.open((await caches.keys())[0])).keys()).map(file => file.url))();",
    );
    assert!(files.iter().all(|file| !file.contains(['#', '?'])), "{files:?}");
    assert_eq!(done(page.session().get("/cookie")), json!([]));
}

fn a_link_to_elsewhere_says_nothing_of_where_it_was_followed(page: &Page) {
    page.open("");
    for walk in one_walk_to_each_advice() {
        page.go_to(&Place::of(&walk, None).fragment);
        let bare = page.texts(
            "return Array.from(document.querySelectorAll('transfer-guide a[href]:not([href^=\"#\"])'))
                .filter(link => link.protocol !== 'https:' || !link.relList.contains('noreferrer'))
                .map(link => link.outerHTML);",
        );
        assert_eq!(bare, [""; 0]);
    }
    assert_eq!(page.texts("return [document.querySelector('meta[name=referrer]').content];"), ["no-referrer"]);
}

/// Every address that the browser asked for since this was last looked at.
fn requests(page: &Page) -> Vec<String> {
    let entries = done(page.session().log("performance"));
    let messages = entries.iter().filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
    let address = |message: Value| {
        let message = &message["message"];
        let sent = message["method"] == "Network.requestWillBeSent";
        message["params"]["request"]["url"].as_str().filter(|_| sent).map(str::to_owned)
    };
    messages.filter_map(address).collect()
}
