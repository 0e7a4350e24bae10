//! `transfer-guide`, as a committee has it: one file, in an empty folder, with nothing else of this project and nothing that was
//! installed for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::suite::{ALONE, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::WASM;

tests! {
    EVERY_ENGINE =>
        a_new_edition_with_changed_words_becomes_a_website_that_walks;
    ALONE =>
        what_is_not_whole_is_not_published_and_its_faults_are_said_in_both_languages,
        two_websites_of_one_edition_are_equal_and_those_of_two_have_the_same_parts;
}

const ID: &str = "wenli-2027";

/// Runs the program in a folder, with an empty environment.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let program = std::env::var_os("TRANSFER_GUIDE_PROGRAM").map(PathBuf::from);
    let program = program.expect("TRANSFER_GUIDE_PROGRAM is not set; run `cargo xtask test`");
    Command::new(program).args(arguments).current_dir(folder).env_clear().output().unwrap()
}

/// The same, where it must do what it is told; what it prints.
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A text of a file exchanged for another.
fn exchange(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(old), "{} has no {old}", file.display());
    fs::write(file, text.replace(old, new)).unwrap();
}

/// Every file in a folder by its path there, but for notes of whoever publishes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = transfer_guide_e2e::release::files_in(folder).unwrap().into_iter();
    let files = files.filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'));
    files.map(|path| (path.strip_prefix(folder).unwrap().to_owned(), fs::read(path).unwrap())).collect()
}

fn a_new_edition_with_changed_words_becomes_a_website_that_walks(page: &Page) {
    let folder = Folder::new();
    done(&folder, &["new", ID]);
    let questions = folder.join(ID).join("questions.toml");
    let asks = fs::read_to_string(&questions).unwrap();
    let ask = asks.lines().find_map(|line| line.strip_prefix("ask = \"")?.strip_suffix('"')).unwrap().to_owned();
    exchange(&questions, &ask, "文理学院的你去哪里？");
    assert!(done(&folder, &["check", ID]).contains(ID));
    done(&folder, &["publish", ID, "--to", "site", "--plain"]);
    page.leave();
    page.server.switch_to(&folder.join("site"));
    page.browse(&format!("{}/", page.origin));
    page.expect_tier(WASM);
    assert_eq!(page.visible_texts("h1"), ["文理学院的你去哪里？"]);
    let is_advice = || page.run("return Boolean(document.querySelector('.advice'));") == true;
    for _ in 0..5 {
        if !is_advice() {
            let before = page.visible_texts("h1");
            page.click("a.choice");
            page.until("another place", || page.visible_texts("h1") != before);
        }
    }
    assert!(is_advice(), "{:?}", page.visible_texts("h1"));
    page.browse(&format!("{}/handbook.html", page.origin));
    assert!(page.visible_texts("h3").len() > 5);
}

fn what_is_not_whole_is_not_published_and_its_faults_are_said_in_both_languages() {
    let folder = Folder::new();
    done(&folder, &["new", ID]);
    exchange(&folder.join(ID).join("advice/employer.toml"), "title = ", "titel = ");
    for (language, hint) in [("zh", "改法"), ("en", "hint")] {
        let output = run(&folder, &["publish", ID, "--to", "site", "--lang", language]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success(), "{said}");
        assert!(said.contains("advice/employer.toml") && said.contains("titel") && said.contains(hint), "{said}");
    }
    assert!(!folder.join("site").exists());
    let again = run(&folder, &["new", ID]);
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains(ID));
}

fn two_websites_of_one_edition_are_equal_and_those_of_two_have_the_same_parts() {
    let folder = Folder::new();
    done(&folder, &["new", ID]);
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../editions/college-2020");
    for (edition, site) in [(Path::new(ID), "one"), (Path::new(ID), "same"), (&ours, "ours")] {
        done(&folder, &["publish", edition.to_str().unwrap(), "--to", site, "--plain"]);
    }
    let [one, same, ours] = ["one", "same", "ours"].map(|site| contents(&folder.join(site)));
    assert!(one == same, "two websites of one edition differ");
    let is_part = |path: &&PathBuf| {
        let name = path.to_string_lossy();
        let of_an_edition = ["edition-", "whole-", "toolkit-", "places-", "element-"];
        name.starts_with("assets/") && !of_an_edition.iter().any(|start| name["assets/".len()..].starts_with(start))
    };
    let parts = |site: &BTreeMap<PathBuf, Vec<u8>>| site.keys().filter(is_part).cloned().collect::<Vec<_>>();
    assert!(parts(&one).len() > 8, "{:?}", parts(&one));
    assert_eq!(parts(&one), parts(&ours));
    assert!(parts(&one).iter().all(|part| one[part] == ours[part]));
}
