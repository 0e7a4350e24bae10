//! The walls of the house and its manners, kept by a test: who may import what, what every file says of itself, how
//! long a file may be, and where words for people may stand.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use transfer_guide_editions::COLLEGE_2020;

/// Longest file, in lines: beyond, it holds two ideas.
const LONGEST: usize = 400;

/// What must not stand in the code of a folder, and why.
const WALLS: &[(&str, &[&str], &str)] = &[
    (
        "rules/src",
        &["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo", "std::fs", "std::env", "std::net", "std::time", "::now("],
        "the rules know no browser, no file and no clock",
    ),
    (
        "view/src",
        &[
            "yew",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "std::fs",
            "std::env",
            "std::net",
            "std::time",
            "::now(",
            "unwrap()",
        ],
        "what is shown knows no browser, no file and no clock",
    ),
    ("view/src", &["format!("], "formatting is left out of the page: see rules/src/digits.rs"),
    (
        "src",
        &["std::fs", "std::env", "std::time", "inner_html", "from_html_unchecked", "unwrap()"],
        "a shell shows, safely",
    ),
    ("src", &["format!("], "formatting is left out of the page: see rules/src/digits.rs"),
    (
        "site/src",
        &["yew", "wasm_bindgen", "std::process::Command"],
        "whoever publishes needs neither a compiler nor Node",
    ),
    (
        "api/src",
        &["yew", "web_sys", "std::fs", "std::env", "std::net", "std::time", "Date::", "unwrap()"],
        "the rules for scripts know no page, no file and no clock",
    ),
    ("src", &["toml", "proof::"], "the page carries neither parser nor proof"),
    (
        "aid/src",
        &["yew", "web_sys", "js_sys", "std::fs", "std::env", "std::net", "std::time", "::now(", "unwrap()"],
        "what helps to act knows no page, no file and no clock",
    ),
];

/// The one catalogue of words for people that is not called messages: what committees read of faults.
const FAULTS_IN_CHINESE: &str = "rules/src/fault/chinese.rs";

/// The one file that may ask a clock.
const CLOCK: (&str, &str) = ("Date::now", "src/clock.rs");

/// The crates of which each part is below another one, or beside it: none imports, by whatever way, what imports it.
const WITHOUT_CIRCLES: &[&str] =
    &["rules/src", "view/src", "src", "aid/src", "api/src", "parts/src", "site/src", "xtask/src"];

/// A file's path from the project's root, and its lines.
struct File {
    path: String,
    lines: Vec<String>,
}

impl File {
    /// The lines that are code, without comments and without the tests at the end.
    fn code(&self) -> impl Iterator<Item = &str> {
        let lines = self.lines.iter().map(|line| line.trim());
        lines.take_while(|line| *line != "#[cfg(test)]").filter(|line| !line.starts_with("//"))
    }
}

fn files(folder: &str) -> Vec<File> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root.join(folder), &mut found);
    found.sort();
    let file = |path: PathBuf| File {
        path: path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"),
        lines: fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect(),
    };
    let files: Vec<File> = found.into_iter().map(file).collect();
    assert!(!files.is_empty(), "{folder} has no Rust files: the test looks in the wrong place");
    files
}

fn all_files() -> Vec<File> {
    let mut all: Vec<File> = ["src", "aid", "api", "fuzz", "parts", "rules", "site", "tests", "view", "xtask"]
        .into_iter()
        .flat_map(files)
        .collect();
    all.retain(|file| !file.path.contains("/target/"));
    all
}

#[test]
fn no_import_goes_through_a_wall() {
    let mut broken = Vec::new();
    for (folder, forbidden, why) in WALLS {
        for file in files(folder).iter().filter(|file| !file.path.starts_with("rules/src/load")) {
            for line in file.code() {
                broken.extend(
                    forbidden
                        .iter()
                        .filter(|word| line.contains(**word))
                        .map(|word| format!("{}: `{word}`: {why}", file.path)),
                );
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_rules_depend_on_nothing_that_reaches_outside() {
    let manifest: toml::Table = fs::read_to_string("rules/Cargo.toml").unwrap().parse().unwrap();
    let allowed = ["chrono", "percent-encoding", "serde"];
    let dependencies = manifest["dependencies"].as_table().unwrap();
    // What is optional comes where it is asked for: with the loader of editions, with the declarations for TypeScript.
    let always = dependencies.iter().filter(|(_, about)| about.get("optional").is_none());
    let others: Vec<_> = always.map(|(name, _)| name).filter(|name| !allowed.contains(&name.as_str())).collect();
    assert!(others.is_empty(), "{others:?} would come into every page with the rules");
    let workspace: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let chrono = &workspace["workspace"]["dependencies"]["chrono"];
    assert_eq!(chrono["default-features"].as_bool(), Some(false), "chrono must come without its clock");
    assert!(!chrono["features"].as_array().unwrap().iter().any(|feature| feature.as_str() == Some("clock")));
}

#[test]
fn the_clock_is_asked_in_one_file() {
    let (word, place) = CLOCK;
    for file in files("src").iter().filter(|file| file.path != place) {
        let found = file.code().find(|line| line.contains(word));
        assert!(found.is_none(), "{}: `{word}` belongs into {place}", file.path);
    }
}

#[test]
fn no_part_of_a_crate_imports_what_imports_it() {
    for folder in WITHOUT_CIRCLES {
        let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for file in files(folder) {
            let inside = file.path.strip_prefix(&format!("{folder}/")).unwrap();
            let module = inside.trim_end_matches(".rs").split('/').next().unwrap().to_owned();
            let code: String = file.code().collect::<Vec<_>>().join(" ");
            let named = code.split("crate::").skip(1).map(|rest| {
                rest.split(|letter: char| letter != '_' && !letter.is_ascii_alphanumeric()).next().unwrap().to_owned()
            });
            imports.entry(module.clone()).or_default().extend(named.filter(|other| *other != module));
        }
        // The root names all its parts.
        for root in ["lib", "main"] {
            imports.remove(root);
        }
        // Whatever imports nothing that is left, goes: what stays is in a circle, or above one.
        while let Some(bottom) = {
            let is_bottom = |named: &BTreeSet<String>| named.iter().all(|other| !imports.contains_key(other));
            imports.iter().find(|(_, named)| is_bottom(named)).map(|(module, _)| module.clone())
        } {
            imports.remove(&bottom);
        }
        assert!(imports.is_empty(), "{folder}: a circle in, or below, {:?}", imports.keys());
    }
}

#[test]
fn words_for_people_are_in_editions_and_the_message_catalogues_only() {
    let chinese = |line: &str| line.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    let places = ["src", "aid/src", "rules/src", "view/src"].into_iter().flat_map(files);
    for file in places.filter(|file| !file.path.contains("/src/messages") && file.path != FAULTS_IN_CHINESE) {
        let found = file.code().find(|line| chinese(line));
        assert!(found.is_none(), "{}: {found:?} belongs into a catalogue or the edition", file.path);
    }
}

#[test]
fn the_page_knows_no_question_and_no_advice_by_name() {
    let questions = COLLEGE_2020.questions.iter().map(|question| &question.id);
    let ids: Vec<String> =
        questions.chain(COLLEGE_2020.advice.iter().map(|advice| &advice.id)).map(|id| format!("\"{id}\"")).collect();
    assert!(ids.len() > 2);
    // Attributes of HTML are called as they are.
    for file in ["src", "view/src"].into_iter().flat_map(files).filter(|file| file.path != "view/src/tree.rs") {
        for line in file.code() {
            let named = ids.iter().find(|id| line.contains(*id));
            assert!(named.is_none(), "{}: {named:?} is the edition's business", file.path);
        }
    }
}

#[test]
fn every_file_of_browser_tests_is_in_their_program() {
    let program = fs::read_to_string("tests/e2e/tests/main.rs").unwrap();
    for file in files("tests/e2e/tests").iter().filter(|file| !file.path.ends_with("/main.rs")) {
        let name = file.path.rsplit('/').next().unwrap().trim_end_matches(".rs");
        assert!(program.contains(&format!("\nmod {name};")), "{} is compiled by nobody", file.path);
        assert!(program.contains(&format!(" {name}::TESTS,")), "the tests of {} are not run", file.path);
    }
}

#[test]
fn every_file_of_browser_tests_stands_in_the_table_of_parts_under_the_engines_that_run_it() {
    const ENGINES: [&[&str]; 3] = [&["EVERY_ENGINE", "WITHOUT_SCRIPTS", "OWN_BROWSER"], &["CHROMIUM("], &["ALONE"]];
    let text = fs::read_to_string("docs/TESTING.md").unwrap();
    let table = text.split_once("\n| part |").unwrap().1.split_once("\n\n").unwrap().0;
    let rows: Vec<Vec<&str>> = table.lines().skip(2).map(|row| row.split('|').skip(2).collect()).collect();
    for (column, groups) in ENGINES.iter().enumerate() {
        let cells = rows.iter().flat_map(|row| row[column].split('`').skip(1).step_by(2));
        let (paths, mut named): (Vec<&str>, Vec<&str>) = cells.partition(|name| name.contains('/'));
        let missing: Vec<_> = paths.into_iter().filter(|path| !Path::new(path).exists()).collect();
        assert!(missing.is_empty(), "{missing:?} are in the table only");
        let files = files("tests/e2e/tests");
        let runs_there = |file: &&File| {
            file.lines.iter().any(|line| groups.iter().any(|group| line.starts_with(&format!("    {group}"))))
        };
        let of_group = files.iter().filter(runs_there);
        let mut expected: Vec<_> = of_group.filter_map(|file| Path::new(&file.path).file_stem()?.to_str()).collect();
        named.sort_unstable();
        expected.sort_unstable();
        assert_eq!(named, expected, "of {groups:?}");
    }
}

#[test]
fn every_test_that_a_document_names_is_there() {
    let files = all_files();
    for document in ["SECURITY.md", "docs/CONDITIONS.md", "docs/TESTING.md", "docs/THREATS.md"] {
        let text = fs::read_to_string(document).unwrap();
        let is_name = |part: &str| part.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
        // What stands between two signs is every second piece.
        let named = text.split('`').skip(1).step_by(2).filter_map(|code| code.split_once("::"));
        for (file, test) in named.filter(|(file, test)| is_name(file) && is_name(test)) {
            // Some names are long, and their beginning says enough.
            let function = format!("fn {test}");
            let mut of_name = files.iter().filter(|one| one.path.ends_with(&format!("/{file}.rs")));
            let is_there = of_name.any(|one| one.lines.iter().any(|line| line.contains(&function)));
            assert!(is_there, "{document}: {file}::{test}");
        }
    }
}

#[test]
fn every_file_says_what_lives_in_it() {
    let silent: Vec<_> = all_files()
        .into_iter()
        .filter(|file| !file.lines.first().is_some_and(|line| line.starts_with("//! ")))
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "begin these with `//!`: {silent:?}");
}

#[test]
fn no_file_is_too_long_to_hold_one_idea() {
    let long: Vec<_> = all_files()
        .into_iter()
        .filter(|file| file.lines.len() > LONGEST)
        .map(|file| format!("{} has {} lines", file.path, file.lines.len()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}
