//! What helps to act: a script, and a program with what stands beside the edition in it, which are loaded when they are asked
//! for. The program comes as WebAssembly, or as JavaScript where that is forbidden.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use transfer_guide_aid::kit::Kit;
use transfer_guide_aid::load::load;
use transfer_guide_rules::edition::Edition;

use crate::program::program;
use crate::small;
use crate::tools::Tools;
use crate::trouble::{Result, Trouble, file};
use crate::wasm::Package;

#[path = "../../xtask/src/edition_files.rs"]
mod edition_files;

/// The parts of its script, in `web/aid/`.
const PARTS: [&str; 7] = ["make.js", "kept.js", "panel.js", "days.js", "paper.js", "find.js", "start.js"];

/// The aid, ready to be loaded.
#[derive(Default)]
pub(crate) struct Aid {
    /// What builds the parts of the page.
    pub(crate) script: String,
    /// The program.
    pub(crate) wasm: Vec<u8>,
    /// The program as JavaScript.
    pub(crate) translated: String,
    /// The script with the program in it.
    pub(crate) whole: String,
    /// The styles, which policies must allow where browsers are old.
    pub(crate) styles: String,
    /// What stands beside the edition.
    pub(crate) kit: Kit,
}

/// Compiles and packs it. `stored` is the edition as the page's own program has it, without its texts.
///
/// # Errors
/// What stands beside the edition has mistakes; a tool fails.
pub(crate) fn aid(tools: &Tools, root: &Path, work: &Path, edition: &Edition, stored: &Path) -> Result<Aid> {
    let read = |path: &Path| fs::read_to_string(path).map_err(file(path));
    let styles = small::styles(tools, work, &read(&root.join("styles").join("aid.css"))?)?;
    let kept = work.join("kit.bin");
    let kit = kit(root, edition)?;
    fs::write(&kept, kit.write()).map_err(file(&kept))?;
    let inside = [("TRANSFER_GUIDE_STORED", stored), ("TRANSFER_GUIDE_KIT", &*kept)];
    let own = Package { name: "transfer-guide-aid", features: "bindings", inside: &inside };
    let program = program(tools, root, work, &own)?;
    let mut parts = String::new();
    for part in PARTS {
        parts += &read(&root.join("web").join("aid").join(part))?;
    }
    let script = |packed: &str| {
        let script = format!(
            "(function () {{ \"use strict\";\nfunction program() {{\n{}\nreturn wasm_bindgen;\n}}\nvar STYLES = {}, PACKED = \
             \"{packed}\";\n{parts}\n}})();",
            program.glue,
            json!(styles),
        );
        small::script(tools, work, &script)
    };
    let translated = format!("window.transferGuideAidProgram={}", program.script);
    Ok(Aid {
        script: script("")?,
        whole: script(&STANDARD.encode(&program.wasm))?,
        translated: small::script(tools, work, &translated)?,
        wasm: program.wasm,
        styles,
        kit,
    })
}

/// What stands beside an edition in its folder.
///
/// # Errors
/// It has mistakes, which the error names.
fn kit(root: &Path, edition: &Edition) -> Result<Kit> {
    let folder = root.join("editions").join(&*edition.id);
    let files = edition_files::read(&folder).map_err(file(&folder))?;
    load(edition, &files).map_err(|faults| {
        let described = faults.iter().map(|fault| format!("\neditions/{}/{fault}", edition.id));
        Trouble::new(described.collect::<String>())
    })
}
