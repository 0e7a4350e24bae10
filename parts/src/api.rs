//! The rules for scripts: the program of the package `transfer-guide`, what joins it to scripts, and its types.

use std::fs;

use transfer_guide_api::types::declarations;
use wasm_bindgen_cli_support::Bindgen;

use crate::sources::Sources;
use crate::trouble::{Result, Trouble, file};
use crate::wasm::{Aim, Package, optimised};

/// Where in wasm-bindgen's declarations those begin that are about loading, which is the business of `web/api/`.
const LOADING: &str = "export type InitInput";

/// The rules, ready to be loaded by scripts.
pub(crate) struct Api {
    /// The program.
    pub(crate) wasm: Vec<u8>,
    /// The module that joins it to scripts.
    pub(crate) bindings: String,
    /// What it has, in TypeScript.
    pub(crate) types: String,
}

/// Compiles it.
///
/// # Errors
/// A tool fails, or wasm-bindgen writes another kind of declarations.
pub(crate) fn api(sources: &Sources) -> Result<Api> {
    let compiled = Package { name: "transfer-guide-api", features: "" }.compile(&sources.root)?;
    let failed = |error| Trouble::new(format!("wasm-bindgen cannot join the rules to scripts: {error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("guide", compiled).typescript(true).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut joined = bindgen.web(true).and_then(|bindgen| bindgen.generate_output()).map_err(failed)?;
    let declared = joined.ts().and_then(|declared| declared.split_once(LOADING));
    let (class, _) = declared.ok_or_else(|| Trouble::new("wasm-bindgen declares otherwise: see parts/src/api.rs"))?;
    // Who compiles for older JavaScript has no such symbol.
    let class = class.replace("  [Symbol.dispose](): void;\n", "");
    let bindings = joined.js().to_owned();
    let small = optimised(sources, &joined.wasm_mut().emit_wasm(), Aim::Fast)?;
    Ok(Api {
        wasm: fs::read(&small).map_err(file(&small))?,
        bindings,
        types: format!("{}{}\n\n{}", declarations(), class.trim(), sources.read("web/api/open.d.ts")?),
    })
}
