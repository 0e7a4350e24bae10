//! The check of a server: a page, and a script that checks any page it stands in, with all that it says and shows in it.

use serde_json::{Value, json};
use transfer_guide_rules::edition::Edition;

use crate::files::File;
use crate::mends::mends;
use crate::parts::Parts;
use crate::servers::Policy;
use crate::slots::fill;
use crate::trouble::Result;

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
/// The parts are of another version.
pub(crate) fn check(parts: &Parts, checked: &Checked<'_>) -> Result<[File; 3]> {
    let script = fill(parts.text("check.js")?, "built", &built(checked))?;
    let script = fill(&script, "servers", &mends(checked.policy))?;
    Ok([
        File::named("demo/check.html", include_str!("../../web/demo/check.html")),
        File::named("demo/check.css", parts.text("check.css")?),
        File::named("demo/check.js", script),
    ])
}

/// What was published, as the check asks for it again.
fn built(checked: &Checked<'_>) -> Value {
    let served = checked.files.iter().filter_map(|file| {
        let types = types(&file.path)?;
        Some(json!({
            "path": file.path, "size": file.content.len(), "hash": &file.integrity()["sha256-".len()..], "types": types,
            "strict": types[0] == "text/javascript",
            "shared": file.path.starts_with("assets/") || file.path.starts_with("transfer-guide"),
        }))
    });
    json!({
        "id": checked.build,
        "edition": format!("{} {}", checked.edition.id, checked.edition.version),
        "files": served.collect::<Vec<_>>(),
    })
}

/// The content types that a file may have, the best first; none for what no page loads.
fn types(path: &str) -> Option<&'static [&'static str]> {
    match path.rsplit('.').next()? {
        "html" => Some(&["text/html"]),
        "js" => Some(&["text/javascript", "application/javascript", "application/x-javascript"]),
        "wasm" => Some(&["application/wasm"]),
        "css" => Some(&["text/css"]),
        "bin" => Some(&["application/octet-stream"]),
        "svg" => Some(&["image/svg+xml"]),
        "webmanifest" => Some(&["application/manifest+json", "application/json"]),
        _ => None,
    }
}
