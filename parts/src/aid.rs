//! What helps to act: a program and a script of its own, which pages load when it is asked for. The program comes as WebAssembly,
//! or as JavaScript where that is forbidden.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::program::program;
use crate::sources::Sources;
use crate::trouble::Result;
use crate::wasm::Package;

/// The parts of its script, in `web/aid/`.
const SCRIPTS: [&str; 7] = ["make.js", "kept.js", "panel.js", "days.js", "paper.js", "find.js", "start.js"];

/// The aid, ready to be loaded.
pub(crate) struct Aid {
    /// What builds the parts of the page.
    pub(crate) script: String,
    /// The program.
    pub(crate) wasm: Vec<u8>,
    /// The program as JavaScript.
    pub(crate) translated: String,
    /// The script with the program in it.
    pub(crate) inline: String,
    /// The styles, which policies must allow where browsers are old.
    pub(crate) styles: String,
}

/// Compiles and packs it.
///
/// # Errors
/// A tool fails, or a file is missing.
pub(crate) fn aid(sources: &Sources) -> Result<Aid> {
    let styles = sources.styles(&["aid.css"])?;
    let program = program(sources, &Package { name: "transfer-guide-aid", features: "bindings" })?;
    let mut scripts = String::new();
    for script in SCRIPTS {
        scripts += &sources.read(&format!("web/aid/{script}"))?;
    }
    let script = |packed: &str| {
        sources.script(&format!(
            "(function () {{ \"use strict\";\nfunction program() {{\n{}\nreturn wasm_bindgen;\n}}\nvar STYLES = {}, PACKED = \
             \"{packed}\";\n{scripts}\n}})();",
            program.glue,
            json!(styles),
        ))
    };
    Ok(Aid {
        script: script("")?,
        inline: script(&STANDARD.encode(&program.wasm))?,
        translated: sources.script(&format!("window.transferGuideAidProgram={}", program.script))?,
        wasm: program.wasm,
        styles,
    })
}
