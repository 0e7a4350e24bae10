//! That the package for scripts is what its README says: its lines are strict TypeScript, and work with the bundlers that it names,
//! for browsers and for Node.js. What the bundlers are told is in `api_bundles.mjs`.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::release::copy;
use transfer_guide_e2e::settings::Settings;
use transfer_guide_e2e::suite::{ALONE, CHROMIUM};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;

tests! {
    ALONE =>
        typescript_knows_what_the_package_takes_and_gives;
    CHROMIUM("bundles are the same scripts for every engine") =>
        the_lines_of_the_readme_work_with_every_bundler_that_it_names;
}

const README: &str = include_str!("../../../api/README.md");

/// The project's own, which has lines of the same kind.
const OUTSIDE: [&str; 2] = [include_str!("../../../README.md"), include_str!("../../../README.zh-CN.md")];

/// A folder in which the package is installed.
fn installed() -> Folder {
    let folder = Folder::new();
    done(copy(&done(Settings::from_environment()).dist.join("api"), &folder.join("node_modules/transfer-guide")));
    folder
}

/// Where a tool is that `cargo xtask test` gets.
fn tool(variable: &str) -> PathBuf {
    std::env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set; run `cargo xtask test`")).into()
}

/// The scripts in a text.
fn scripts(text: &str) -> impl Iterator<Item = String> {
    let lines = |block: &str| block.lines().map(|line| format!("{}\n", line.trim_start())).collect();
    text.split("```js\n").skip(1).map(move |block| lines(block.split("```").next().unwrap()))
}

/// The script of the README that has this line.
fn script_with(line: &str) -> String {
    let found: Vec<String> = scripts(README).filter(|script| script.contains(line)).collect();
    let [script] = &found[..] else { panic!("{} scripts of the README have {line}", found.len()) };
    script.clone()
}

fn typescript_knows_what_the_package_takes_and_gives() {
    let folder = installed();
    let mut files = BTreeMap::from([
        ("api.mts".to_owned(), include_str!("api_use.mts").to_owned()),
        ("element.mts".to_owned(), include_str!("element_use.mts").to_owned()),
    ]);
    let readmes = std::iter::once(README).chain(OUTSIDE).flat_map(scripts);
    for (number, script) in readmes.enumerate() {
        // What goes on from another one.
        let start = if script.contains("import ") || script.contains("export ") { "" } else { START };
        files.insert(format!("readme-{number}.mts"), [start, &script].concat());
    }
    assert!(files.len() > 6, "{:?}", files.keys());
    for (name, content) in &files {
        fs::write(folder.join(name), content).unwrap();
    }
    let strict = ["--noEmit", "--strict", "--target", "es2020", "--module", "nodenext", "--lib", "es2020,dom"];
    let mut compiler = Command::new(tool("TRANSFER_GUIDE_TYPESCRIPT"));
    let checked = compiler.args(strict).args(files.keys()).current_dir(&*folder).output().unwrap();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}

const START: &str = "import { open } from \"transfer-guide\";\nconst guide = await open();\n";

fn the_lines_of_the_readme_work_with_every_bundler_that_it_names(page: &Page) {
    let folder = installed();
    for (name, line) in [
        ("lines", "from \"transfer-guide\";\n\nconst guide = await open();"),
        ("inline", "transfer-guide/inline"),
        ("handed", "transfer-guide/guide.wasm"),
    ] {
        fs::write(folder.join(format!("{name}.js")), script_with(line)).unwrap();
    }
    let (_bundler, made) = bundle(&folder);
    let all_say = |names: &Value| -> Value {
        names.as_array().unwrap().iter().map(|name| (name.as_str().unwrap().to_owned(), json!("delayed"))).collect()
    };
    assert_eq!(made["told"], all_say(&made["node"]), "in Node.js");
    page.server.switch_to(&folder);
    page.browse(&format!("{}/bundles.html", page.server.origin()));
    let expected = all_say(&made["page"]);
    page.wait_for_value("what each bundle says", "return told;", |told| *told == expected);
    // The development servers go, and pages would complain.
    page.leave();
}

/// The process that bundles, and whose servers are there until it is dropped.
struct Bundler(Child);

impl Drop for Bundler {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Bundles what is in a folder; says what came of it.
fn bundle(folder: &Path) -> (Bundler, Value) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api_bundles.mjs");
    let mut node = Command::new("node");
    node.arg(script).arg(tool("TRANSFER_GUIDE_BUNDLERS")).current_dir(folder);
    let mut bundler =
        Bundler(node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(bundler.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let made = serde_json::from_str(&line).unwrap_or_else(|_| {
        let mut said = String::new();
        drop(bundler.0.stderr.take().unwrap().read_to_string(&mut said));
        panic!("{line}{said}")
    });
    (bundler, made)
}
