//! The package for scripts: the rules as an ES module with its types, as npm installs it from a folder and browsers load it
//! from a server. Knows nothing of the page.

use std::fs;
use std::path::Path;

use serde_json::json;
use transfer_guide_api::types::declarations;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::stored;
use wasm_bindgen_cli_support::Bindgen;

use crate::described::{self, described};
use crate::files::File;
use crate::tools::Tools;
use crate::trouble::{Result, Trouble, file};
use crate::wasm::{Aim, Package, optimised};

/// The folder in `dist`.
pub(crate) const FOLDER: &str = "api";

/// Where in wasm-bindgen's declarations those begin that are about loading, which is `web/api.js`'s business.
const LOADING: &str = "export type InitInput";

/// What stands in `web/api.js` for the ids of the editions.
const EDITIONS: &str = "[]";

/// How scripts open an edition, in TypeScript.
const OPEN: &str = "\
/**
 * Opens an edition by its id; without one, the newest. The program is loaded at the first call.
 */
export function open(id?: string): Promise<Guide>;
";

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
    let types = format!("{}{}\n{OPEN}", declarations(), class.trim());
    let bindings = joined.js().to_owned();
    let small = optimised(tools, work, &joined.wasm_mut().emit_wasm(), Aim::Fast)?;
    let read = |path: &Path| fs::read(path).map_err(file(path));
    let door = root.join("web").join("api.js");
    let door = fs::read_to_string(&door).map_err(file(&door))?.replace(EDITIONS, &format!("[{:?}]", edition.id));
    let files = [
        ("package.json", manifest()),
        ("README.md", read(&root.join("api").join("README.md"))?),
        ("index.js", door.into_bytes()),
        ("index.d.ts", types.into_bytes()),
        ("bindings.js", bindings.into_bytes()),
        ("element.d.ts", read(&root.join("web").join("element.d.ts"))?),
        ("guide.wasm", read(&small)?),
    ];
    let named = |(name, content): (&str, Vec<u8>)| File::named(&format!("{FOLDER}/{name}"), content);
    let data = File::named(&format!("{FOLDER}/editions/{}.bin", edition.id), stored::write(edition, &[]));
    let described = described(root, &format!("{FOLDER}/"))?;
    Ok(files.into_iter().map(named).chain([data, described]).collect())
}

/// What npm reads. The version is that of the workspace.
fn manifest() -> Vec<u8> {
    let manifest = json!({
        "name": "transfer-guide",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Where a graduate's Communist Youth League record goes: the rules, without the page",
        "license": "MIT",
        "type": "module",
        "exports": {
            ".": { "types": "./index.d.ts", "default": "./index.js" },
            "./element": { "types": "./element.d.ts" },
        },
        "customElements": described::NAME,
        "files": ["index.js", "index.d.ts", "element.d.ts", described::NAME, "bindings.js", "guide.wasm", "editions/*.bin"],
        "sideEffects": false,
    });
    format!("{manifest:#}\n").into_bytes()
}
