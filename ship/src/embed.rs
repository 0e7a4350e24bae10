//! What other pages need beside the element: the frame with its two scripts, and the pages that show how each way looks and
//! whether a server does it well.

use std::fs;
use std::path::Path;

use serde_json::json;
use transfer_guide::app::words::element as words;
use transfer_guide_rules::edition::Edition;

use crate::files::File;
use crate::markup::escape;
use crate::trouble::{Result, file};

/// The ways: each a title and what a webmaster pastes, within the page of `web/demo/host.html`.
const WAYS: [&str; 4] = ["element.html", "classic.html", "link.html", "alone.html"];

/// What stands beside them.
const BESIDE: [&str; 3] = ["host.css", "check.html", "check.js"];

/// What stands in `web/demo/check.js` for what was built.
const BUILD: &str = "\"@build@\"";

/// The frame and its scripts; `small` makes a script small.
///
/// # Errors
/// A file of `web/` is missing, or cannot be made small.
pub(crate) fn frame(web: &Path, edition: &Edition, small: impl Fn(&str) -> Result<String>) -> Result<[File; 3]> {
    let framed = File::asset("framed", "js", small(&read(web, "framed.js")?)?);
    let page = read(web, "frame.html")?;
    let page = page.replace("@title@", &escape(&edition.title)).replace("@open@", &escape(words::OPEN));
    let page = page.replace("@framed@", &framed.path);
    let script = read(web, "frame.js")?.replace("\"@title@\"", &json!(words::FRAME).to_string());
    Ok([File::named("frame.html", page), File::named("transfer-guide-frame.js", small(&script)?), framed])
}

/// The pages that show the ways. `files` are those that a server is to serve; `build` is their build.
///
/// # Errors
/// A file of `web/demo/` is missing.
pub(crate) fn demo(web: &Path, edition: &Edition, build: &str, files: &[File]) -> Result<Vec<File>> {
    let served = files.iter().filter_map(|file| {
        let types = types(&file.path)?;
        Some(json!({
            "path": file.path, "size": file.content.len(), "types": types, "strict": types[0] == "text/javascript",
            "shared": file.path.starts_with("assets/") || file.path.starts_with("transfer-guide"),
        }))
    });
    let built = json!({
        "id": build,
        "edition": format!("{} {}", edition.id, edition.version),
        "files": served.collect::<Vec<_>>(),
    });
    let demo = web.join("demo");
    let host = read(&demo, "host.html")?;
    let named = |name: &str, content: String| File::named(&format!("demo/{name}"), content);
    let way = |name: &&str| {
        let way = read(&demo, name)?;
        let (title, pasted) = way.split_once('\n').unwrap_or_default();
        Ok(named(name, host.replace("@title@", title).replace("@way@\n", pasted)))
    };
    let beside = |name: &&str| Ok(named(name, read(&demo, name)?.replace(BUILD, &built.to_string())));
    WAYS.iter().map(way).chain(BESIDE.iter().map(beside)).collect()
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

fn read(folder: &Path, name: &str) -> Result<String> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(file(&path))
}
