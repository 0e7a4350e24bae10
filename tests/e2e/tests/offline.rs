//! That after one visit no network is needed, and that what was kept never gets into the way.

use std::path::Path;

use serde_json::json;
use transfer_guide_e2e::engine::Engine;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, every_place, longest_walk};
use transfer_guide_e2e::release::NEWS;
use transfer_guide_e2e::server::{Answer, Asked, file_answer};
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        the_second_visit_asks_the_network_for_nothing,
        places_are_there_without_a_network,
        a_link_with_anything_added_opens_the_page_without_a_network,
        the_first_visit_is_not_disturbed,
        only_this_folder_and_only_these_files_are_answered_for,
        in_a_frame_nothing_is_kept,
        without_a_secure_origin_the_page_works_and_keeps_nothing,
        a_server_that_forgets_everything_takes_nothing_away;
    CHROMIUM("a device without room: only Chromium can be told to have none") =>
        a_device_without_room_keeps_nothing_and_works;
}

/// Follows a link in another program to an address of the host.
#[track_caller]
fn follow(page: &Page, address: &str) {
    page.leave();
    page.browse(&format!("{}{address}", page.server.origin()));
}

/// What was asked for since so many requests, but for the worker itself, which browsers look after.
fn asked_since(page: &Page, before: usize) -> Vec<String> {
    let asked = page.server.asked().split_off(before).into_iter().map(|asked| asked.path);
    asked.filter(|path| path != "/sw.js").collect()
}

fn the_second_visit_asks_the_network_for_nothing(page: &Page) {
    page.open_and_keep("");
    let before = page.server.asked().len();
    page.open("outcome=employed");
    page.load_again();
    page.settle();
    assert_eq!(asked_since(page, before), [""; 0]);
}

fn places_are_there_without_a_network(page: &Page) {
    page.open_and_keep("");
    page.server.stop();
    page.load_again();
    // That none of all asks for anything is what layout::no_place_is_wider_than_the_smallest_phone_or_asks_for_anything sees on its way.
    let few: Vec<Place> = every_place().into_iter().step_by(40).collect();
    page.at_each(&few, "");
    let last = Place::of(&longest_walk(), None);
    page.open(&last.fragment);
    page.expect(&last);
    assert!(!page.says_newer());
}

fn a_link_with_anything_added_opens_the_page_without_a_network(page: &Page) {
    page.open_and_keep("");
    page.server.stop();
    let place = Place::at("outcome=employed");
    for before in ["/", "/index.html", "/?from=singlemessage&isappinstalled=0", "/index.html?"] {
        follow(page, &format!("{before}#{}", place.fragment));
        page.expect(&place);
    }
}

fn the_first_visit_is_not_disturbed(page: &Page) {
    page.open("outcome=employed");
    page.mark();
    page.until("the page is kept", || page.is_governed() && page.caches().len() == 1);
    page.settle();
    assert!(page.is_marked() && !page.says_newer());
}

fn only_this_folder_and_only_these_files_are_answered_for(page: &Page) {
    let dist = page.settings.dist.clone();
    page.server.answer_with(in_a_folder(dist));
    follow(page, "/some/guide/");
    page.until("the page is kept", || page.is_governed());
    let before = page.server.asked().len();
    let others = ["/other/", "/some/", "/some/guide/no-such-file.html", "/some/guide/guide.html", "/some/guide/sw.js"];
    for path in others {
        page.run_with("return fetch(arguments[0]).then(answer => answer.status);", &json!([path]));
    }
    let index = "/some/guide/index.html";
    page.run_with("return fetch(arguments[0], { method: 'POST' }).then(() => true);", &json!([index]));
    page.run_with("return fetch(arguments[0], { cache: 'reload' }).then(() => true);", &json!([index]));
    let asked: Vec<String> = page.server.asked().split_off(before).into_iter().map(|asked| asked.path).collect();
    for path in others.iter().chain([&index]) {
        assert!(asked.iter().any(|asked| asked == path), "{path}: {asked:?}");
    }
    follow(page, "/other/");
    assert!(!page.is_governed());
    // As the host's 404 answers it, not we.
    follow(page, "/some/guide/no-such-file.html");
    assert_eq!(page.texts("return [document.body.textContent];"), ["not found"]);
    page.forgive();
}

fn in_a_frame_nothing_is_kept(page: &Page) {
    let dist = page.settings.dist.clone();
    page.server.answer_with(move |asked| match asked.file() {
        "/host.html" => {
            Answer::of("text/html", "<link rel=icon href=data:,><iframe src=\"/#outcome=employed\"></iframe>")
        }
        _ => file_answer(&dist, asked),
    });
    follow(page, "/host.html");
    let runs = "const inside = document.querySelector('iframe').contentDocument;
        return inside.querySelector('.guide:not(.static) h1') !== null;";
    page.until("the page runs in the frame", || page.run(runs) == true);
    page.settle();
    assert_eq!(page.workers(), [""; 0]);
    assert_eq!(page.caches(), [""; 0]);
}

fn without_a_secure_origin_the_page_works_and_keeps_nothing(page: &Page) {
    // Addresses of this machine that browsers do not trust, as they do 127.0.0.1; each has its own.
    let host = if page.engine() == Engine::Chromium { "0.0.0.0" } else { "[::ffff:127.0.0.1]" };
    let address = page.server.origin().replace("127.0.0.1", host);
    page.browse(&format!("{address}/#outcome=employed"));
    page.expect(&Place::at("outcome=employed"));
    let found = page.texts("return [isSecureContext, 'serviceWorker' in navigator, 'caches' in window];");
    assert_eq!(found, ["false"; 3]);
}

fn a_device_without_room_keeps_nothing_and_works(page: &Page) {
    let origin = page.server.origin();
    page.devtools("Storage.overrideQuotaForOrigin", &json!({ "origin": origin, "quotaSize": 20_000 }));
    page.open("outcome=employed");
    page.until("the worker has given up", || page.workers().is_empty());
    page.settle();
    assert_eq!(page.caches(), [""; 0]);
    page.open("");
}

fn a_server_that_forgets_everything_takes_nothing_away(page: &Page) {
    page.open_and_keep("");
    page.server.answer_with(|_| Answer::not_found());
    page.look_for_a_new_release();
    page.open("outcome=employed");
    assert!(page.is_governed() && !page.says_newer());
    page.forgive();
    // Nor does one that answers everything with a page.
    page.server.answer_with(|_| Answer::of("text/html", NEWS));
    page.look_for_a_new_release();
    page.open("");
    assert!(page.is_governed() && !page.says_newer());
    page.forgive();
}

/// A host with the page in a folder, and another page beside it.
fn in_a_folder(dist: impl AsRef<Path> + Send + Sync + 'static) -> impl Fn(&Asked) -> Answer + Send + Sync + 'static {
    move |asked| match asked.path.strip_prefix("/some/guide") {
        Some(inside) => file_answer(dist.as_ref(), &Asked { path: inside.to_owned(), ..asked.clone() }),
        None => Answer::of("text/html", "<title>other</title>"),
    }
}
