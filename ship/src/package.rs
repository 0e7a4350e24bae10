//! The package for scripts: the rules as an ES module with its types, as npm installs it from a folder and browsers load it
//! from a server. Knows nothing of the page.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use transfer_guide_api::types::declarations;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::stored;
use wasm_bindgen_cli_support::Bindgen;

use crate::described::described;
use crate::files::File;
use crate::tools::Tools;
use crate::trouble::{Result, Trouble, file};
use crate::wasm::{Aim, Package, optimised};

/// The folder in `dist`.
pub(crate) const FOLDER: &str = "api";

/// Where in wasm-bindgen's declarations those begin that are about loading, which is the business of `web/api/`.
const LOADING: &str = "export type InitInput";

/// What stands in `web/api/` for an edition's id.
const EDITION: &str = "EDITION";

/// Every file of the package.
///
/// # Errors
/// A tool fails, or wasm-bindgen writes another kind of declarations.
pub(crate) fn package(tools: &Tools, root: &Path, work: &Path, edition: &Edition) -> Result<Vec<File>> {
    let compiled = Package { name: "transfer-guide-api", features: "", inside: &[] }.compile(root)?;
    let failed = |error| Trouble::new(format!("wasm-bindgen cannot join the rules to scripts: {error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("guide", compiled).typescript(true).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut joined = bindgen.web(true).and_then(|bindgen| bindgen.generate_output()).map_err(failed)?;
    let declared = joined.ts().and_then(|declared| declared.split_once(LOADING));
    let (class, _) =
        declared.ok_or_else(|| Trouble::new("wasm-bindgen declares otherwise: see ship/src/package.rs"))?;
    // Who compiles for older JavaScript has no such symbol.
    let class = class.replace("  [Symbol.dispose](): void;\n", "");
    let bindings = joined.js().to_owned();
    let small = optimised(tools, work, &joined.wasm_mut().emit_wasm(), Aim::Fast)?;
    let program = fs::read(&small).map_err(file(&small))?;
    let stored = stored::write(edition, &[]);
    let read = |path: &str| {
        let path = root.join(path);
        fs::read_to_string(&path).map_err(file(&path))
    };
    let types = format!("{}{}\n\n{}", declarations(), class.trim(), read("web/api/open.d.ts")?);
    let door = |path: &str| read(path).map(|door| door.replace(EDITION, &edition.id));
    let inside = |bytes: &[u8]| format!("\"{}\"", STANDARD.encode(bytes));
    let inline = door("web/api/inline.js")?;
    let inline = inline.replace("\"PROGRAM\"", &inside(&program)).replace("\"STORED\"", &inside(&stored));
    let texts = [
        ("package.json", read("web/api/package.json")?.replace("VERSION", env!("CARGO_PKG_VERSION"))),
        ("README.md", read("api/README.md")?),
        ("index.js", door("web/api/index.js")?),
        ("index.d.ts", types),
        ("inline.js", inline),
        ("inline.d.ts", read("web/api/inline.d.ts")?),
        ("open.js", read("web/api/open.js")?),
        ("values.js", read("web/api/values.js")?),
        ("bindings.js", bindings),
        ("file.d.ts", read("web/api/file.d.ts")?),
        ("element.d.ts", read("web/element.d.ts")?),
    ];
    let named = |name: &str, content: Vec<u8>| File::named(&format!("{FOLDER}/{name}"), content);
    let files = texts.map(|(name, text)| named(name, text.into_bytes()));
    let data = [named("guide.wasm", program), named(&format!("editions/{}.bin", edition.id), stored)];
    let described = described(root, &format!("{FOLDER}/"))?;
    Ok(files.into_iter().chain(data).chain([described]).collect())
}
