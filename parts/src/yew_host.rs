//! A page made with Yew that has the guide in it, compiled for the tests as its maker would: by wasm-bindgen, and by nothing
//! of ours.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::trouble::{Result, Trouble};
use crate::wasm::Package;

/// Puts `host.js` and `host_bg.wasm` into a folder: a module whose default export starts the page.
///
/// # Errors
/// The compiler fails, or wasm-bindgen does; the folder cannot be written.
pub(crate) fn yew_host(root: &Path, folder: &Path) -> Result<()> {
    let compiled = Package { name: "transfer-guide-yew-host", features: "" }.compile(root)?;
    let failed = |error| Trouble::new(format!("wasm-bindgen cannot make the page with Yew: {error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("host", compiled).typescript(false).omit_default_module_path(false);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).map_err(failed)
}
