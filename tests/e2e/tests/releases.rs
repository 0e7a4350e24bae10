//! From one release to the next, with the page open: never a mix of two, never behind the student's back, and whatever is
//! wrong with the next one, this one goes on working.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::release::{NEWS, Release};
use transfer_guide_e2e::server::{Answer, Asked, file_answer};
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;

tests! {
    EVERY_ENGINE =>
        an_open_page_goes_on_unmixed_says_what_is_there_and_changes_when_asked,
        a_second_tab_comes_along_with_its_own_answers,
        a_page_closed_and_opened_again_is_the_new_one,
        a_broken_release_leaves_this_one_working,
        a_broken_first_release_keeps_nothing,
        the_kill_switch_gives_the_page_back_to_the_network;
}

const FRAGMENT: &str = "outcome=employed";

/// Whether the page that is loaded is that of the next release.
#[track_caller]
fn is_new(page: &Page) -> bool {
    page.run("return document.getElementById('news') !== null;") == true
}

/// Makes a wrong answer of a right one.
type Break = fn(Answer) -> Answer;

/// The ways to serve one file of a release wrongly. Of a page with another content `rewritten.rs` says it.
const BROKEN: [(&str, Break); 5] = [
    ("cut by a limit", |mut answer| {
        answer.body.truncate(answer.body.len() / 2);
        answer
    }),
    ("missing", |_| Answer::not_found()),
    ("a page instead", |_| Answer::of("text/html", NEWS)),
    ("cut by the connection", |answer| {
        let half = answer.body.len() / 2;
        answer.cut_after(half)
    }),
    ("another content", |mut answer| {
        answer.body.push(b' ');
        answer
    }),
];

/// Serves a release with some of its files broken.
fn serve_broken(page: &Page, release: &Release, files: &[&str], broken: Break) {
    let folder = release.folder.clone();
    let paths: Vec<String> = files.iter().map(|file| format!("/{file}")).collect();
    page.server.answer_with(move |asked| match paths.iter().any(|path| path == asked.file()) {
        // Not compressed: behind the end of what was compressed, nobody reads on.
        true => broken(file_answer(&folder, &Asked::get(&asked.path))),
        false => file_answer(&folder, asked),
    });
}

fn an_open_page_goes_on_unmixed_says_what_is_there_and_changes_when_asked(page: &Page) {
    let folder = Folder::new();
    let old = page.release();
    let new = done(old.next(&folder.join(page.engine().to_string())));
    page.open_and_keep(FRAGMENT);
    // Of another guide on this host, and of another program.
    let others = ["transfer-guide http://127.0.0.1/other/ 1", "workbox"];
    page.run_with(
        "return Promise.all(arguments[0].map(name => caches.open(name))).then(() => true);",
        &json!([others]),
    );
    page.mark();

    page.server.switch_to(&new.folder);
    page.look_for_a_new_release();
    page.until("the page says that a newer one is there", || page.says_newer());
    assert!(page.is_marked() && !is_new(page), "the page changed by itself");
    // What the old page still needs is the old one's, though the server has it no more.
    let loader = old.file("assets/loader", ".js");
    let status = "return fetch(arguments[0]).then(answer => answer.status);";
    assert_eq!(page.run_with(status, &json!([loader])), 200);
    page.load_again();
    assert!(!is_new(page), "a reload is no consent");
    page.until("the notice is there again", || page.says_newer());

    page.mark();
    page.click("[data-do=update]");
    page.until("the new page", || !page.is_marked() && is_new(page));
    page.expect(&Place::at(FRAGMENT));
    page.mark();
    page.until("the new worker answers for it", || page.is_governed());
    page.settle();
    assert!(page.is_marked(), "reloaded twice");
    assert!(!page.says_newer());
    let mut caches = page.caches();
    caches.retain(|name| !others.contains(&&**name));
    assert!(caches.len() == 1 && caches[0].ends_with(&new.build), "{caches:?}");
    assert_eq!(page.caches().len(), 3, "those of others are gone: {:?}", page.caches());
    page.server.stop();
    page.open(FRAGMENT);
    assert!(is_new(page));
}

fn a_second_tab_comes_along_with_its_own_answers(page: &Page) {
    let folder = Folder::new();
    let new = done(page.release().next(&folder.join(page.engine().to_string())));
    page.open_and_keep(FRAGMENT);
    let first = done(page.session().get("/window"));
    let second = done(page.session().post("/window/new", &json!({ "type": "tab" })))["handle"].clone();
    done(page.session().post("/window", &json!({ "handle": second })));
    page.open("outcome=army");
    page.server.switch_to(&new.folder);
    page.look_for_a_new_release();
    page.until("the page says that a newer one is there", || page.says_newer());
    page.click("[data-do=update]");
    page.until("the new page", || is_new(page));
    page.expect(&Place::at("outcome=army"));
    done(page.session().post("/window", &json!({ "handle": first })));
    page.until("the new page in the first tab", || is_new(page));
    page.expect(&Place::at(FRAGMENT));
}

fn a_page_closed_and_opened_again_is_the_new_one(page: &Page) {
    let folder = Folder::new();
    let new = done(page.release().next(&folder.join(page.engine().to_string())));
    page.open_and_keep(FRAGMENT);
    page.server.switch_to(&new.folder);
    page.look_for_a_new_release();
    page.open(FRAGMENT);
    // A browser may keep the page that was left for Back; then it is the old one, and says so.
    if !is_new(page) {
        page.until("the page says that a newer one is there", || page.says_newer());
    }
}

fn a_broken_release_leaves_this_one_working(page: &Page) {
    let folder = Folder::new();
    let new = done(page.release().next(&folder.join(page.engine().to_string())));
    page.open_and_keep(FRAGMENT);
    let kept = page.caches();
    let (index, program) = ("index.html", new.file("assets/guide", ".wasm"));
    // In between both, since browsers also look for a release by themselves: what one of them began to fetch in one round
    // must not be whole in the next.
    for (files, faults) in [(&[index][..], &BROKEN[..4]), (&[index, program], &BROKEN[1..]), (&[program], &BROKEN[1..])]
    {
        for (what, broken) in faults {
            serve_broken(page, &new, files, *broken);
            page.look_for_a_new_release();
            // A browser may look once more by itself.
            page.until(&format!("{files:?} {what}: given up"), || page.workers() == ["active"]);
            assert_eq!(page.caches(), kept, "{files:?} {what}");
            page.open(FRAGMENT);
            assert!(!is_new(page) && !page.says_newer() && page.is_governed(), "{files:?} {what}");
        }
    }
    // Refused for its files and for nothing else.
    page.forgive();
    page.server.switch_to(&new.folder);
    page.look_for_a_new_release();
    page.until("the page says that a newer one is there", || page.says_newer());
}

fn a_broken_first_release_keeps_nothing(page: &Page) {
    let release = page.release();
    let program = release.file("assets/aid-", ".wasm");
    for ((what, broken), file) in BROKEN.into_iter().zip(["index.html", program, program, "index.html", program]) {
        serve_broken(page, &release, &[file], broken);
        let before = page.server.asked().len();
        page.open(FRAGMENT);
        // Before it was there, there is none either: only a worker asks for the page by this name.
        page.until("the worker has given up", || {
            page.asked_for("/index.html", before) > 0 && page.workers().is_empty()
        });
        assert_eq!(page.caches(), [""; 0], "{what}");
    }
    page.forgive();
    page.server.switch_to(&release.folder);
    page.open_and_keep(FRAGMENT);
}

fn the_kill_switch_gives_the_page_back_to_the_network(page: &Page) {
    let killer = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/sw-kill.js");
    let killer = fs::read(killer).unwrap();
    let folder = Folder::new();
    let new = done(page.release().next(&folder.join(page.engine().to_string())));
    page.open_and_keep(FRAGMENT);
    page.run("return caches.open('workbox').then(() => true);");
    page.mark();
    let (files, killer): (PathBuf, Vec<u8>) = (new.folder.clone(), killer.clone());
    page.server.answer_with(move |asked| match asked.file() {
        "/sw.js" => Answer::of("text/javascript", killer.clone()),
        _ => file_answer(&files, asked),
    });
    page.run("navigator.serviceWorker.getRegistration().then(one => one.update()).catch(String); return true;");
    page.until("the page comes from the network", || !page.is_marked() && is_new(page));
    page.wait("with the same answers", |seen| seen.runs_at(&Place::at(FRAGMENT)));
    page.until("nothing of ours is left", || page.caches() == ["workbox"] && page.workers().is_empty());
    // No page is sent round in circles: page and worker may each reload it once, and then it rests. When it was faster
    // than the worker, that one still governs it, answers nothing, and is gone with the next visit.
    page.until("the page rests", || {
        page.mark();
        (0..5).for_each(|_| page.settle());
        page.is_marked()
    });
    let before = page.server.asked().len();
    page.open(FRAGMENT);
    assert!(!page.is_governed() && page.server.asked()[before..].iter().any(|asked| asked.path == "/"));
    page.until("nothing of ours is left", || page.caches() == ["workbox"] && page.workers().is_empty());
}
