//! That the package for scripts says what the rules say natively, value for value: in Node.js, in every browser, and in a
//! worker there. What is compared is in `api_check.js`, what cannot be used and is refused in `api_inputs.mjs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use transfer_guide_api::view;
use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::every_place;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::settings::Settings;
use transfer_guide_e2e::suite::{ALONE, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::fragment;

tests! {
    ALONE =>
        node_says_what_the_rules_say,
        whatever_is_handed_in_is_taken_or_refused_by_name;
    EVERY_ENGINE =>
        pages_and_workers_say_what_the_rules_say;
}

const CHECK: &str = include_str!("api_check.js");

/// What people ask, and what the guideline makes of it.
const CASES: &str = include_str!("../../../editions/college-2020/cases.toml");

const TODAY: &str = "2020-10-01";

/// Every place, and every case of the case table, with what the rules say there.
fn expected() -> Value {
    let cases = CASES.lines().filter_map(|line| line.strip_prefix("answers = \"")?.strip_suffix('"'));
    let cases: Vec<&str> = cases.collect();
    assert!(cases.len() > 90, "{} cases", cases.len());
    let places = every_place().into_iter().map(|place| place.fragment);
    let texts: BTreeSet<String> = cases.into_iter().map(str::to_owned).chain(places).collect();
    let today = fragment::read_day(TODAY);
    let one = |text: &String| {
        let answers = fragment::read(&COLLEGE_2020, text).answers;
        json!({
            "text": text,
            "read": view::read(&COLLEGE_2020, text),
            "step": view::step(&COLLEGE_2020, &answers),
            "advice": view::advice(&COLLEGE_2020, &answers, today),
            "possible": view::possible(&COLLEGE_2020, &answers),
        })
    };
    texts.iter().map(one).collect()
}

fn node_says_what_the_rules_say() {
    let (folder, dist) = (Folder::new(), done(Settings::from_environment()).dist);
    fs::write(folder.join("expected.json"), expected().to_string()).unwrap();
    fs::write(folder.join("check.mjs"), CHECK).unwrap();
    let script = format!(
        "import {{ readFileSync }} from 'node:fs';
         import {{ open }} from {:?};
         import {{ check }} from './check.mjs';
         console.log(JSON.stringify(await check(open, JSON.parse(readFileSync('expected.json')), '{TODAY}')));",
        dist.join("api/index.js")
    );
    fs::write(folder.join("ask.mjs"), script).unwrap();
    let asked = Command::new("node").arg("ask.mjs").current_dir(&*folder).output().unwrap();
    let said = String::from_utf8_lossy(&asked.stdout);
    assert_eq!(said.trim(), "[]", "{}", String::from_utf8_lossy(&asked.stderr));
}

fn whatever_is_handed_in_is_taken_or_refused_by_name() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api_inputs.mjs");
    let package = done(Settings::from_environment()).dist.join("api");
    let asked = Command::new("node").arg(script).arg(package).output().unwrap();
    let said = String::from_utf8_lossy(&asked.stdout);
    assert_eq!(said.trim(), "[]", "{}", String::from_utf8_lossy(&asked.stderr));
}

fn pages_and_workers_say_what_the_rules_say(page: &Page) {
    let expected = expected().to_string();
    page.serve("", move |asked, answer| match asked.file() {
        "/host.html" => Answer::of("text/html", "<!doctype html><link rel=icon href=data:,>"),
        "/check.js" => Answer::of("text/javascript", CHECK),
        "/expected.json" => Answer::of("application/json", expected.clone()),
        "/worker.js" => Answer::of(
            "text/javascript",
            format!("{ASK} ask().then(postMessage, error => postMessage([String(error)]));"),
        ),
        // As a server sends it that knows neither.
        file if file.ends_with(".wasm") || file.ends_with(".bin") => answer.with_content_type(Some("text/plain")),
        _ => answer,
    });
    page.browse(&format!("{}/host.html", page.server.origin()));
    assert_eq!(page.run(&format!("{ASK} return ask();")), json!([]), "in the page");
    let in_worker = "return new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = event => resolve(event.data);
        worker.onerror = event => reject(new Error(event.message));
    });";
    assert_eq!(page.run(in_worker), json!([]), "in a worker");
    page.forgive();
}

/// Asks the package for everything.
const ASK: &str = "async function ask() {
    const [{ open }, { check }, answer] = await Promise.all([import('/api/index.js'), import('/check.js'), fetch('/expected.json')]);
    return check(open, await answer.json(), '2020-10-01');
}";
