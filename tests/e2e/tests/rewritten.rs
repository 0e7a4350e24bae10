//! Servers that write into the page, and files that are missing on them: what is kept for use without a network all the same,
//! that nobody stays with an old release for it, and what the webmaster is told.

use std::path::Path;

use serde_json::json;
use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::release::NEWS;
use transfer_guide_e2e::server::{Answer, Asked, file_answer};
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;

tests! {
    EVERY_ENGINE =>
        what_is_added_around_the_page_is_left_out_of_what_is_kept,
        a_page_changed_within_comes_from_the_network_and_all_else_is_kept,
        a_release_whose_page_is_changed_within_takes_the_place_of_the_one_that_is_kept,
        without_all_of_the_program_nothing_is_kept_and_without_the_manifest_all_else_is;
}

const FRAGMENT: &str = "outcome=employed";

/// A counter, which lets the tests hear what the webmaster is told.
const COUNTER: &str = "<script src=/before.js></script>";

/// Writes in front of the page and behind it.
fn around(page: &str) -> String {
    format!("<!-- Passed by the gate of the campus -->{page}{COUNTER}\n")
}

/// Writes into the page.
fn within(page: &str) -> String {
    page.replacen("</body>", &format!("{COUNTER}</body>"), 1)
}

/// Serves a release with its worker, its page changed and one file missing.
fn serve(page: &Page, folder: &Path, change: fn(&str) -> String, missing: Option<&str>) {
    let (folder, missing) = (folder.to_owned(), missing.map(|file| format!("/{file}")));
    page.serve("", move |asked, answer| match asked.file() {
        "/before.js" => answer,
        file if missing.as_ref().is_some_and(|missing| missing == file) => Answer::not_found(),
        file => {
            let answer = file_answer(&folder, &Asked::get(file));
            let is_page = ["/", "/index.html"].contains(&file);
            let changed = is_page.then(|| change(&String::from_utf8_lossy(&answer.body)).into_bytes());
            Answer { body: changed.unwrap_or_else(|| answer.body.clone()), ..answer }
        }
    });
}

/// Waits until the webmaster has been told one thing, and it ends so.
#[track_caller]
fn expect_told(page: &Page, what: &str, files: &str) {
    let told = format!(
        "Transfer Guide: {what} kept for use without a network, since missing or changed on the way: {files}. \
         demo/check.html says what to mend "
    );
    page.wait_for_value(&told, "return window.hints;", |hints| *hints == json!([told]));
}

/// Opens the page anew, and says what was asked for.
#[track_caller]
fn asked_by_a_visit(page: &Page) -> Vec<String> {
    let before = page.server.asked().len();
    page.open(FRAGMENT);
    page.settle();
    let asked = page.server.asked().split_off(before).into_iter().map(|asked| asked.path);
    asked.filter(|path| path != "/sw.js").collect()
}

fn what_is_added_around_the_page_is_left_out_of_what_is_kept(page: &Page) {
    serve(page, &page.settings.dist, around, None);
    page.open_and_keep(FRAGMENT);
    expect_told(page, "not", "what is added to index.html");
    assert_eq!(asked_by_a_visit(page), [""; 0]);
    page.server.stop();
    page.open(FRAGMENT);
    page.expect(&Place::at(FRAGMENT));
    let kept = "return fetch('/index.html').then(answer => answer.arrayBuffer()).then(kept => kept.byteLength);";
    let built = std::fs::read(page.settings.dist.join("index.html")).unwrap();
    assert_eq!(page.run(kept), built.len());
    page.forgive();
}

fn a_page_changed_within_comes_from_the_network_and_all_else_is_kept(page: &Page) {
    serve(page, &page.settings.dist, within, None);
    page.open_and_keep(FRAGMENT);
    expect_told(page, "not", "index.html");
    assert_eq!(asked_by_a_visit(page), ["/", "/before.js"]);
    // The next release is there at once, without a notice, and is kept when nothing of this one is open any more.
    let folder = Folder::new();
    let new = done(page.release().next(&folder.join(page.engine().to_string())));
    serve(page, &new.folder, within, None);
    page.open(FRAGMENT);
    assert_eq!(page.run("return document.getElementById('news') !== null;"), true);
    page.look_for_a_new_release();
    page.until("the next release waits", || page.workers() == ["waiting and active"]);
    assert!(!page.says_newer());
    page.forgive();
}

fn a_release_whose_page_is_changed_within_takes_the_place_of_the_one_that_is_kept(page: &Page) {
    page.open_and_keep(FRAGMENT);
    let folder = Folder::new();
    let new = done(page.release().next(&folder.join(page.engine().to_string())));
    serve(page, &new.folder, within, None);
    page.look_for_a_new_release();
    page.until("the page says that a newer one is there", || page.says_newer());
    page.mark();
    page.click("[data-do=update]");
    page.until("the new page", || !page.is_marked());
    page.wait("with the same answers", |seen| seen.runs_at(&Place::at(FRAGMENT)));
    assert_eq!(page.texts("return [document.getElementById('news').outerHTML];"), [NEWS]);
    page.until("one release is kept", || page.caches().len() == 1);
    assert!(!page.says_newer());
    page.forgive();
}

fn without_all_of_the_program_nothing_is_kept_and_without_the_manifest_all_else_is(page: &Page) {
    let release = page.release();
    let program = release.file("assets/aid-", ".wasm");
    serve(page, &release.folder, within, Some(program));
    page.open(FRAGMENT);
    page.wait_for_value("the webmaster is told", "return window.hints;", |hints| {
        let hint = hints[0].as_str().unwrap_or_default();
        hint.contains("nothing new is kept") && hint.contains(program) && hint.contains("index.html")
    });
    assert_eq!(page.caches(), [""; 0]);
    serve(page, &release.folder, str::to_owned, Some("manifest.webmanifest"));
    page.forgive();
    page.open_and_keep(FRAGMENT);
    page.server.stop();
    page.open(FRAGMENT);
    page.forgive();
}
