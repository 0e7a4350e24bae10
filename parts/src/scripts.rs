//! The scripts that start the program: in the guide's own page, in an element of another one, with files beside them or with all
//! inside; and those of the frame, the worker and the check of a server.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use transfer_guide_site::files::{asset_path, integrity};
use transfer_guide_site::worker::same_for_all;

use crate::aid::Aid;
use crate::element;
use crate::program::Program;
use crate::sources::Sources;
use crate::trouble::{Result, file};

const OF_PAGE: [&str; 5] = ["program.js", "asking.js", "running.js", "element.js", "loader.js"];
const OF_ELEMENT: [&str; 6] = ["folder.js", "program.js", "asking.js", "running.js", "element.js", "surroundings.js"];
const OF_CHECK: [&str; 4] = ["words.js", "ask.js", "judge.js", "show.js"];

/// Before the styles in the check's shadow root: nothing is inherited from the page around.
const RESET: &str = ":host { all: initial; display: block; }\n";

/// Every script, by its name among the parts.
///
/// # Errors
/// A file is missing, or esbuild cannot read it.
pub(crate) fn scripts(
    sources: &Sources,
    program: &Program,
    translated: &str,
    aid: &Aid,
    styles: &str,
) -> Result<Vec<(&'static str, String)>> {
    let about = |name: &str, ending: &str, content: &[u8]| {
        let path = asset_path(name, ending, content);
        json!({ "name": path.trim_start_matches("assets/"), "integrity": integrity(content), "size": content.len() })
    };
    let files = json!({
        "wasm": about("guide", "wasm", &program.wasm),
        "script": about("guide", "asm.js", translated.as_bytes()),
        "aid": {
            "script": about("aid", "js", aid.script.as_bytes()),
            "wasm": about("aid", "wasm", &aid.wasm),
            "js": about("aid", "asm.js", aid.translated.as_bytes()),
        },
    });
    let page = json!({ "own": true, "words": element::said_of_school() });
    let beside = json!({ "inline": false, "styles": about("guide", "css", styles.as_bytes()) });
    let inside = json!({ "inline": true });
    let in_element = json!({ "own": false, "styles": element::styles(sources)?, "words": element::said() });
    let packed = json!({ "inline": true, "program": STANDARD.encode(&program.wasm) });
    // The page's side of the worker.
    let offline = sources.read("web/offline.js")?;
    let start = |build: &[&Value], before: &str, scripts: &[&str]| start(sources, program, build, before, scripts);
    Ok(vec![
        ("loader.js", start(&[&page, &files, &beside], &offline, &OF_PAGE)?),
        ("loader-inline.js", start(&[&page, &inside], &offline, &OF_PAGE)?),
        ("element.js", start(&[&in_element, &files, &json!({ "inline": false })], "", &OF_ELEMENT)?),
        ("element-inline.js", start(&[&in_element, &packed], "", &OF_ELEMENT)?),
        ("frame.js", frame(sources)?),
        ("framed.js", sources.script(&sources.read("web/framed.js")?)?),
        ("worker.js", sources.script(&same_for_all()?)?),
        ("check.js", check(sources)?),
    ])
}

/// A script that starts the program: wasm-bindgen's, for as many instances as are needed, and parts of `web/`.
fn start(sources: &Sources, program: &Program, build: &[&Value], before: &str, scripts: &[&str]) -> Result<String> {
    let mut all = serde_json::Map::new();
    build.iter().filter_map(|some| some.as_object()).for_each(|some| all.extend(some.clone()));
    let build = Value::Object(all);
    let mut script = format!(
        "(function () {{ \"use strict\";\nvar BUILD = {build};\nfunction program() {{\n{}\nreturn wasm_bindgen;\n}}\n{before}\n",
        program.glue,
    );
    for part in scripts {
        script += &sources.read(&format!("web/{part}"))?;
    }
    // So that what only another kind of script needs is left out of this one.
    for fact in ["inline", "own"] {
        script = script.replace(&format!("BUILD.{fact}"), &build[fact].to_string());
    }
    sources.script(&(script + "\n})();"))
}

fn frame(sources: &Sources) -> Result<String> {
    let title = json!(transfer_guide_view::messages::site::element::FRAME).to_string();
    sources.script(&sources.read("web/frame.js")?.replace("\"@title@\"", &title))
}

/// The check of a server, which whoever publishes tells what was published and what servers must be told.
fn check(sources: &Sources) -> Result<String> {
    let styles = sources.read("styles/tokens.css")? + &sources.read("styles/check.css")?;
    let within = sources.small_styles(&(RESET.to_owned() + &styles.replace(":root", ":host")))?;
    // By the names of the verdicts that tell to paste them.
    let snippets = json!({ "frame": pasted(sources, "link.html")?, "tag": pasted(sources, "element.html")? });
    let mut script = format!(
        "(function () {{ \"use strict\";\nvar BUILD = \"@built@\", SNIPPETS = {snippets}, SERVERS = \"@servers@\", STYLES = {};\n",
        json!(within),
    );
    for part in OF_CHECK {
        script += &sources.read(&format!("web/check/{part}"))?;
    }
    sources.script(&(script + "\n})();"))
}

/// What a webmaster pastes for one of the ways, with the addresses of a page in `demo/`.
fn pasted(sources: &Sources, way: &str) -> Result<String> {
    let path = format!("web/demo/{way}");
    let text = sources.read(&path)?;
    let pasted = text.split_once("\n\n").map(|(_, pasted)| pasted.trim_end().to_owned());
    let missing =
        || file(&sources.root.join(&path))(std::io::Error::other("it has nothing to paste behind an empty line"));
    pasted.ok_or_else(missing)
}
