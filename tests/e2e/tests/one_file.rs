//! The guide in one file, opened from a disk and served under a strict policy; and the page in a folder of a server that
//! knows no types.

use std::fs;
use std::path::Path;

use serde_json::json;
use transfer_guide_e2e::engine::not_tested;
use transfer_guide_e2e::nginx::policy;
use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, every_walk, longest_walk, stations};
use transfer_guide_e2e::server::{Answer, Asked, file_answer};
use transfer_guide_e2e::suite::{EVERY_ENGINE, WITHOUT_SCRIPTS};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{WASM, choice_to};
use transfer_guide_e2e::trouble::done;
use transfer_guide_rules::walk::Walk;

tests! {
    EVERY_ENGINE =>
        from_a_disk_the_one_file_is_the_whole_guide,
        from_a_disk_days_are_counted,
        under_the_policy_of_the_snippets_the_one_file_works,
        in_a_folder_of_a_server_without_types_the_page_works;
    WITHOUT_SCRIPTS =>
        from_a_disk_and_without_scripts_the_one_file_leads_to_the_advice;
}

/// Its deadline is counted from a day that the student types.
const DATED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// Copies the one file into a folder where nothing else is, and says its address.
fn alone(dist: &Path, folder: &Folder) -> String {
    let file = folder.join("guide.html");
    fs::copy(dist.join("guide.html"), &file).unwrap();
    format!("file://{}", file.display())
}

/// Opens an address at a fragment; false where the driver refuses to.
fn open(page: &Page, address: &str, fragment: &str) -> bool {
    let to = |address: String| page.session().post("/url", &json!({ "url": address }));
    done(to("about:blank".to_owned()));
    match to(format!("{address}#{fragment}")) {
        Ok(_) => true,
        Err(trouble) => {
            not_tested(page.engine(), &format!("the one file from a disk: its driver opens none ({trouble})"));
            false
        }
    }
}

/// A few walks of different ends and lengths; in the slower engines the shortest.
fn some_walks(page: &Page) -> Vec<Walk<'static>> {
    let mut walks = every_walk();
    walks.sort_by_key(|walk| walk.path.len());
    let last = walks.len() - 1;
    page.sample([0, last / 2, last].map(|at| walks[at].clone()).into(), 1)
}

fn from_a_disk_the_one_file_is_the_whole_guide(page: &Page) {
    let folder = Folder::new();
    let address = alone(&page.settings.dist, &folder);
    for walk in some_walks(page) {
        if !open(page, &address, "") {
            return;
        }
        page.expect_tier(WASM);
        let stations = stations(&walk);
        page.choose_all(&walk);
        for station in stations.iter().rev().skip(1) {
            page.back();
            page.expect(station);
        }
        for station in &stations[1..] {
            page.forward();
            page.expect(station);
        }
        page.reload();
        page.expect(stations.last().unwrap());
    }
    assert_eq!(page.see().warnings(), [""; 0]);
    // Whatever it names is in it.
    let loaded = "return performance.getEntriesByType('resource')
        .map(entry => entry.name).filter(name => !name.startsWith('data:'));";
    assert_eq!(page.texts(loaded), [""; 0]);
    assert!(page.server.asked().is_empty(), "{:?}", page.server.asked());
}

fn from_a_disk_days_are_counted(page: &Page) {
    let folder = Folder::new();
    if !open(page, &alone(&page.settings.dist, &folder), DATED) {
        return;
    }
    page.expect(&Place::at(DATED));
    page.put("input[name=requested]", "2020-06-20");
    page.expect(&Place::at(&format!("{DATED}&requested=2020-06-20")));
    let days = "return Array.from(document.querySelectorAll('.guide time'), time => time.dateTime);";
    assert!(page.texts(days).contains(&"2020-06-30".to_owned()));
}

fn from_a_disk_and_without_scripts_the_one_file_leads_to_the_advice(page: &Page) {
    let folder = Folder::new();
    let address = alone(&page.settings.dist, &folder);
    if !open(page, &address, "") {
        return;
    }
    for walk in some_walks(page) {
        let stations = stations(&walk);
        page.leave();
        page.browse(&address);
        for station in &stations[1..] {
            page.click(&choice_to(station));
            page.expect_shown(station);
        }
        page.back();
        page.expect_shown(&stations[walk.path.len() - 1]);
    }
    assert!(page.server.asked().is_empty());
}

fn under_the_policy_of_the_snippets_the_one_file_works(page: &Page) {
    let policy = done(policy(&page.settings.dist));
    page.serve("", move |_, answer| answer.with_header("content-security-policy", &policy));
    page.browse(&format!("{}/guide.html", page.server.origin()));
    page.expect_tier(WASM);
    page.choose_all(&longest_walk());
    page.settle();
    assert_eq!(page.texts("return window.refused;"), [""; 0]);
    assert_eq!(page.hints(), [""; 0]);
    // It may ask for an icon, as every page does.
    page.forgive();
}

fn in_a_folder_of_a_server_without_types_the_page_works(page: &Page) {
    let dist = page.settings.dist.clone();
    page.server.answer_with(move |asked| match asked.path.strip_prefix("/some/guide") {
        Some(inside) => {
            let asked = Asked { path: inside.to_owned(), headers: Vec::new(), ..asked.clone() };
            let answer = file_answer(&dist, &asked);
            // A page that begins with the mark of UTF-8 and has no type is a text to every browser: that much a server must know.
            if asked.file().ends_with('/') { answer } else { answer.with_content_type(None) }
        }
        None => Answer::not_found(),
    });
    let address = format!("{}/some/guide/", page.server.origin());
    for walk in some_walks(page) {
        assert!(open(page, &address, ""));
        page.expect_tier(WASM);
        page.choose_all(&walk);
    }
    let others: Vec<String> = page.server.asked().into_iter().map(|asked| asked.path).collect();
    let outside = |path: &&String| !path.starts_with("/some/guide/") && *path != "/favicon.ico";
    assert_eq!(others.iter().find(outside), None, "asked for outside of its folder");
    assert_eq!(page.run("return document.styleSheets.length > 0;"), true);
    page.forgive();
}
