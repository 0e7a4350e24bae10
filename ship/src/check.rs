//! The check of a server: a page, and a script that checks any page it stands in, with all that it says and shows in it.

use std::path::Path;

use serde_json::json;
use transfer_guide_rules::edition::Edition;

use crate::embed::{pasted, read};
use crate::files::File;
use crate::mends::mends;
use crate::servers::Policy;
use crate::small;
use crate::tools::Tools;
use crate::trouble::Result;

/// The parts of the script, in `web/check/`.
const PARTS: [&str; 4] = ["words.js", "ask.js", "judge.js", "show.js"];

/// Before the styles in a shadow root: nothing is inherited from the page around.
const RESET: &str = ":host { all: initial; display: block; }\n";

/// What the check is about.
pub(crate) struct Checked<'c> {
    /// The edition that is served.
    pub(crate) edition: &'c Edition,
    /// The build's id.
    pub(crate) build: &'c str,
    /// What a server is to serve.
    pub(crate) files: &'c [File],
    /// What its settings state.
    pub(crate) policy: &'c Policy,
}

/// The page, its styles, and the script.
///
/// # Errors
/// A file of `web/` or `styles/` is missing, or cannot be made small.
pub(crate) fn check(tools: &Tools, root: &Path, work: &Path, checked: &Checked) -> Result<[File; 3]> {
    let (web, styles) = (root.join("web"), root.join("styles"));
    let demo = web.join("demo");
    let styles = read(&styles, "tokens.css")? + &read(&styles, "check.css")?;
    let served = checked.files.iter().filter_map(|file| {
        let types = types(&file.path)?;
        Some(json!({
            "path": file.path, "size": file.content.len(), "hash": &file.integrity()["sha256-".len()..], "types": types,
            "strict": types[0] == "text/javascript",
            "shared": file.path.starts_with("assets/") || file.path.starts_with("transfer-guide"),
        }))
    });
    let built = json!({
        "id": checked.build,
        "edition": format!("{} {}", checked.edition.id, checked.edition.version),
        "files": served.collect::<Vec<_>>(),
    });
    // By the names of the verdicts that tell to paste them.
    let snippets = json!({ "frame": pasted(&demo, "link.html")?, "tag": pasted(&demo, "element.html")? });
    let within = small::styles(tools, work, &(RESET.to_owned() + &styles.replace(":root", ":host")))?;
    let mut script = format!(
        "(function () {{ \"use strict\";\nvar BUILD = {built}, SNIPPETS = {snippets}, SERVERS = {}, STYLES = {};\n",
        mends(checked.policy),
        json!(within),
    );
    for part in PARTS {
        script += &read(&web.join("check"), part)?;
    }
    Ok([
        File::named("demo/check.html", read(&demo, "check.html")?),
        File::named("demo/check.css", small::styles(tools, work, &styles)?),
        File::named("demo/check.js", small::script(tools, work, &(script + "\n})();"))?),
    ])
}

/// The content types that a file may have, the best first; none for what no page loads.
fn types(path: &str) -> Option<&'static [&'static str]> {
    match path.rsplit('.').next()? {
        "html" => Some(&["text/html"]),
        "js" => Some(&["text/javascript", "application/javascript", "application/x-javascript"]),
        "wasm" => Some(&["application/wasm"]),
        "css" => Some(&["text/css"]),
        "txt" => Some(&["text/plain"]),
        "svg" => Some(&["image/svg+xml"]),
        "webmanifest" => Some(&["application/manifest+json", "application/json"]),
        _ => None,
    }
}
