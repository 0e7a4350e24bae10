//! The package for scripts: the rules as an ES module with its types, as npm installs it from a folder and browsers load it
//! from a server. Knows nothing of the page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::stored;

use crate::described::described;
use crate::files::File;
use crate::parts::Parts;
use crate::trouble::Result;

/// The folder in the website.
pub(crate) const FOLDER: &str = "api";

/// Files that are the same whatever is in the package.
const SAME: [(&str, &str); 6] = [
    ("README.md", include_str!("../../api/README.md")),
    ("inline.d.ts", include_str!("../../web/api/inline.d.ts")),
    ("open.js", include_str!("../../web/api/open.js")),
    ("values.js", include_str!("../../web/api/values.js")),
    ("file.d.ts", include_str!("../../web/api/file.d.ts")),
    ("element.d.ts", include_str!("../../web/element.d.ts")),
];

const PACKAGE: &str = include_str!("../../web/api/package.json");
const INDEX: &str = include_str!("../../web/api/index.js");
const INLINE: &str = include_str!("../../web/api/inline.js");

/// What stands there for an edition's id.
const EDITION: &str = "EDITION";

/// Every file of the package.
///
/// # Errors
/// The parts are of another version.
pub(crate) fn package(edition: &Edition, parts: &Parts) -> Result<Vec<File>> {
    let stored = stored::write(edition, &[]);
    let program = &parts.get("api.wasm")?.content;
    let inside = |bytes: &[u8]| format!("\"{}\"", STANDARD.encode(bytes));
    let inline = INLINE.replace(EDITION, &edition.id);
    let inline = inline.replace("\"PROGRAM\"", &inside(program)).replace("\"STORED\"", &inside(&stored));
    let named = |name: &str, content: &[u8]| File::named(&format!("{FOLDER}/{name}"), content);
    let mut files: Vec<File> = SAME.iter().map(|(name, text)| named(name, text.as_bytes())).collect();
    files.extend([
        named("package.json", PACKAGE.replace("VERSION", env!("CARGO_PKG_VERSION")).as_bytes()),
        named("index.js", INDEX.replace(EDITION, &edition.id).as_bytes()),
        named("index.d.ts", &parts.get("api.d.ts")?.content),
        named("inline.js", inline.as_bytes()),
        named("bindings.js", &parts.get("api.js")?.content),
        named("guide.wasm", program),
        named(&format!("editions/{}.bin", edition.id), &stored),
        described(&format!("{FOLDER}/")),
    ]);
    Ok(files)
}
