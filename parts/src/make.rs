//! All parts in one archive.

use std::fs;
use std::path::Path;

use transfer_guide_site::files::{brotli, gzip};
use transfer_guide_site::parts::{Part, Parts};

use crate::aid::aid;
use crate::api::api;
use crate::licenses::licenses;
use crate::program::{DRAWS, program};
use crate::scripts::scripts;
use crate::sources::Sources;
use crate::trouble::{Result, file};
use crate::wasm::Package;

/// Sheets of `styles/` that belong together, by their name among the parts.
const STYLES: [(&str, &[&str]); 5] = [
    ("guide.css", &["tokens.css", "guide.css", "still.css"]),
    ("paper.css", &["print.css"]),
    ("book.css", &["tokens.css", "handbook.css"]),
    ("all.css", &["tokens.css", "guide.css", "still.css", "print.css"]),
    ("check.css", &["tokens.css", "check.css"]),
];

/// Parts that lie on servers as they are, so that they are compressed once.
const SERVED: [&str; 9] = [
    "guide.wasm",
    "guide.asm.js",
    "guide.css",
    "paper.css",
    "aid.wasm",
    "aid.asm.js",
    "aid.js",
    "loader.js",
    "framed.js",
];

/// Makes all parts and writes the archive.
///
/// # Errors
/// A tool is missing or fails; the archive cannot be written.
pub(crate) fn make(sources: &Sources, archive: &Path, compressed: bool) -> Result<()> {
    fs::create_dir_all(&sources.work).map_err(file(&sources.work))?;
    let mut made: Vec<(&str, Vec<u8>)> = Vec::new();
    for (name, sheets) in STYLES {
        made.push((name, sources.styles(sheets)?.into_bytes()));
    }
    let guide = program(sources, &Package { name: DRAWS, features: "" })?;
    let translated = sources.script(&format!("window.transferGuideScript={}", guide.script))?;
    let aid = aid(sources)?;
    let styles = String::from_utf8_lossy(&made[0].1).into_owned();
    let scripts = scripts(sources, &guide, &translated, &aid, &styles)?;
    made.extend(scripts.into_iter().map(|(name, script)| (name, script.into_bytes())));
    let api = api(sources)?;
    made.extend([
        ("guide.wasm", guide.wasm),
        ("guide.asm.js", translated.into_bytes()),
        ("aid.wasm", aid.wasm),
        ("aid.asm.js", aid.translated.into_bytes()),
        ("aid.js", aid.script.into_bytes()),
        ("aid-inline.js", aid.inline.into_bytes()),
        ("aid.css", aid.styles.into_bytes()),
        ("api.wasm", api.wasm),
        ("api.js", api.bindings.into_bytes()),
        ("api.d.ts", api.types.into_bytes()),
        ("licenses.txt", licenses(&sources.root)?.into_bytes()),
    ]);
    let mut parts = Parts::default();
    for (name, content) in made {
        let mut part = Part { content, ..Part::default() };
        if compressed && SERVED.contains(&name) {
            part.brotli = brotli(&part.content)?;
            part.gzip = gzip(&part.content)?;
        }
        parts.add(name, part);
    }
    fs::write(archive, parts.write()).map_err(file(archive))
}
