//! What a screen reader is given: the landmarks, headings, controls and their names, in order, of some places and of each tool,
//! compared with what is written down in `tests/e2e/trees/`. A place that changes on purpose has its file changed with it: the test
//! leaves what it found beside the built page, as `trees/NAME.txt` in `target`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::suite::CHROMIUM;
use transfer_guide_e2e::tests;

tests! {
    CHROMIUM("the accessibility tree: only DevTools gives all of it") =>
        a_screen_reader_is_given_what_was_written_down;
}

/// The places: the name of the file, the fragment, and the tool to open there.
const PLACES: [(&str, &str, &str); 16] = [
    ("start", "", ""),
    ("question", "outcome=employed&classified=no", ""),
    ("employer", EMPLOYER, ""),
    ("employer-unknown", "outcome=employed&classified=no&employer-branch=unknown&place=unknown&year=2020", ""),
    ("further-study", "outcome=further-study&school=other&school-place=elsewhere&year=2020", ""),
    ("special-unit", "outcome=army&enlistment=graduated&year=2020", ""),
    ("staff-employed", STAFF, ""),
    ("tool-letter", EMPLOYER, ".steps [data-tool^=letter]"),
    ("tool-paper", ABROAD, ".steps [data-tool^=paper]"),
    ("tool-reminder", ABROAD, "[data-tool^=reminder]"),
    ("tool-replies", STAFF, "[data-tool^=replies]"),
    ("tool-text", EMPLOYER, "[data-tool=text]"),
    ("tool-link", EMPLOYER, "[data-tool=link]"),
    ("tool-sheet", EMPLOYER, "[data-tool=sheet]"),
    ("tool-otherwise", EMPLOYER, "[data-tool=otherwise]"),
    ("tool-wrong", EMPLOYER, "[data-tool=wrong]"),
];

const EMPLOYER: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";
const ABROAD: &str = "outcome=study-abroad&year=2020";
const STAFF: &str = "door=staff&task=employed&year=2020";

/// What is written down: landmarks, headings, what can be used, what says something by itself.
const ROLES: [&str; 22] = [
    "article",
    "banner",
    "button",
    "checkbox",
    "combobox",
    "complementary",
    "contentinfo",
    "Date",
    "DisclosureTriangle",
    "group",
    "heading",
    "link",
    "list",
    "main",
    "navigation",
    "region",
    "search",
    "searchbox",
    "status",
    "textbox",
    "image",
    "dialog",
];

fn a_screen_reader_is_given_what_was_written_down(page: &Page) {
    let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("trees");
    let found = page.settings.dist.join("../target/trees");
    fs::create_dir_all(&found).expect("a folder for what was found");
    let mut wrong = Vec::new();
    for (name, fragment, tool) in PLACES {
        page.open(fragment);
        if !tool.is_empty() {
            page.click(tool);
            page.wait_for("the tool is there", "return !!root.querySelector('.aid-room h2, .aid-room h3');");
        }
        let tree = tree(page, if tool.is_empty() { None } else { Some(".aid-room") });
        let expected = fs::read_to_string(written.join(format!("{name}.txt"))).unwrap_or_default();
        if tree != expected {
            fs::write(found.join(format!("{name}.txt")), &tree).expect("a file for what was found");
            wrong.push(format!("{name}: {}", first_difference(&expected, &tree)));
        }
    }
    assert!(wrong.is_empty(), "not what is written down in {}:\n{}", written.display(), wrong.join("\n"));
}

/// The tree of the page, or of what is in one element, line by line.
fn tree(page: &Page, within: Option<&str>) -> String {
    page.devtools("Accessibility.enable", &json!({}));
    let all = page.devtools("Accessibility.getFullAXTree", &json!({}));
    let nodes: Vec<&Value> = all["nodes"].as_array().into_iter().flatten().collect();
    let by_id: BTreeMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, *node))).collect();
    let start = match within {
        Some(selector) => {
            let document = page.devtools("DOM.getDocument", &json!({}));
            let asked = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
            let element = page.devtools("DOM.querySelector", &asked);
            let described = page.devtools("DOM.describeNode", &json!({ "nodeId": element["nodeId"] }));
            let id = &described["node"]["backendNodeId"];
            nodes.iter().find(|node| node["backendDOMNodeId"] == *id).copied()
        }
        None => nodes.first().copied(),
    };
    let mut written = String::new();
    write_tree(&mut written, &by_id, start.expect("the place is in the tree"), 0);
    written
}

fn write_tree(written: &mut String, nodes: &BTreeMap<&str, &Value>, node: &Value, depth: usize) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let is_told = node["ignored"] != true && ROLES.contains(&role);
    if is_told {
        let _ = write!(written, "{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            let _ = write!(written, " {name:?}");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let (key, value) = (property["name"].as_str().unwrap_or_default(), &property["value"]["value"]);
            if ["level", "expanded", "checked", "disabled", "invalid"].contains(&key)
                && *value != false
                && *value != "false"
            {
                let _ = write!(written, " {key}={value}");
            }
        }
        written.push('\n');
    }
    for child in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = nodes.get(child) {
            write_tree(written, nodes, child, depth + usize::from(is_told));
        }
    }
}

fn first_difference(expected: &str, found: &str) -> String {
    let mut lines = expected.lines().zip(found.lines()).zip(1..);
    match lines.find(|((expected, found), _)| expected != found) {
        Some(((expected, found), line)) => format!("line {line}: expected {expected:?}, found {found:?}"),
        None => format!("{} lines expected, {} found", expected.lines().count(), found.lines().count()),
    }
}
