//! Pictures of the page for people: `cargo run -p transfer-guide-e2e --bin look -- OUTDIR` puts the start, a question
//! and the longest advice there, on a phone and on a desk, in light and dark colours, and the advice as it prints. It
//! needs what the tests need in the environment.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use transfer_guide_e2e::engine;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, longest_advice, stations};
use transfer_guide_e2e::trouble::{Result, Trouble};

/// Widths of a phone and of a desk, with usual heights.
const WINDOWS: [(u32, u32); 2] = [(360, 740), (1280, 800)];

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("where to put the pictures? give a folder: look OUTDIR");
        return ExitCode::FAILURE;
    };
    match look(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn look(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| Trouble::new(format!("{}: {error}", folder.display())))?;
    let page = Page::start(engine::Engine::Chromium, engine::Scripts::On)?;
    let longest = longest_advice();
    let question = stations(&longest).swap_remove(1);
    for (name, place) in [("start", Place::at("")), ("question", question), ("advice", Place::of(&longest, None))] {
        for (width, height) in WINDOWS {
            page.resize(width, height);
            for scheme in ["light", "dark"] {
                page.prefer(scheme);
                page.open(&place.fragment);
                page.settle();
                keep(folder, &format!("{name}-{width}-{scheme}.png"), &picture(&page))?;
            }
        }
    }
    page.prefer("light");
    keep(folder, "advice-print.pdf", &page.print())
}

/// The whole page in base64, beyond the window too.
fn picture(page: &Page) -> String {
    page.devtools("Emulation.setScrollbarsHidden", &json!({ "hidden": true }));
    let size = page.run("return [innerWidth, document.documentElement.scrollHeight];");
    let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1 });
    let taken = page.devtools("Page.captureScreenshot", &json!({ "captureBeyondViewport": true, "clip": clip }));
    taken["data"].as_str().unwrap_or_default().to_owned()
}

fn keep(folder: &Path, name: &str, base64: &str) -> Result<()> {
    let path = folder.join(name);
    let failed = |why: &dyn std::fmt::Display| Trouble::new(format!("{}: {why}", path.display()));
    let bytes = STANDARD.decode(base64).map_err(|error| failed(&error))?;
    fs::write(&path, bytes).map_err(|error| failed(&error))?;
    println!("{}", path.display());
    Ok(())
}
