//! What each command needs before it can start. Each thing that is missing is announced in one line and got; what is
//! there already is not touched. How a thing is got stays in the file of its kind.

use crate::browser::{self, Browser};
use crate::system::{cargo, checkout, home, path_with, run_quietly, say};
use crate::trouble::{Result, Trouble};
use crate::wasm_compiler::WasmCompiler;
use crate::{cache, cargo_tools, engines, npm, wasm_target};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The tools that build the page, ready to run.
pub(crate) struct PageTools {
    path: OsString,
    compiler: WasmCompiler,
}

impl PageTools {
    /// Trunk, in the checkout, with every tool that it calls where it finds it, so that it has nothing to download.
    pub(crate) fn trunk(&self, subcommand: &str) -> Result<Command> {
        let mut trunk = Command::new("trunk");
        trunk.args([subcommand, "--offline"]).current_dir(checkout()?).env("PATH", &self.path);
        trunk.envs(self.compiler.variables.iter().map(|(name, value)| (name, value)));
        trunk.env("CARGO_ENCODED_RUSTFLAGS", without_paths_of_this_machine()?);
        // Where in Trunk a mistake in the page was noticed helps nobody to find it.
        trunk.env("RUST_LIB_BACKTRACE", "0");
        // Trunk stops at the `NO_COLOR=1` that the rest of the world understands.
        if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            trunk.env("NO_COLOR", "true");
        }
        Ok(trunk)
    }
}

/// What the browser tests need beside the page.
pub(crate) struct BrowserTools {
    /// A browser and its driver.
    pub(crate) browser: Browser,
    /// The variables that name the other engines and nginx for the tests.
    pub(crate) engines: Vec<(&'static str, PathBuf)>,
    /// The path of `axe.min.js`.
    pub(crate) axe: PathBuf,
}

/// Gets what builds and serves the page.
pub(crate) fn for_page() -> Result<PageTools> {
    let _one_at_a_time = cache::lock()?;
    cargo_tools::fetch()?;
    let compiler = wasm_target::provide()?;
    let mut folders: Vec<PathBuf> = compiler.programs.iter().cloned().collect();
    folders.extend(cargo_tools::trunk()?);
    folders.extend(cargo_tools::wasm_bindgen()?);
    folders.extend(npm::wasm_opt()?);
    Ok(PageTools { path: path_with(folders)?, compiler })
}

/// Gets what the browser tests need.
pub(crate) fn for_browser_tests() -> Result<BrowserTools> {
    let _one_at_a_time = cache::lock()?;
    Ok(BrowserTools { browser: browser::provide()?, engines: engines::provide()?, axe: npm::axe()? })
}

/// Gets Rust's formatter and linter, which a minimal toolchain comes without.
pub(crate) fn for_lints() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if run_quietly(cargo().args([subcommand, "--version"])).is_err() {
            say(format!("setup: adding {component} with rustup: `cargo {subcommand}` is one of the checks"));
            run_quietly(Command::new("rustup").args(["component", "add", component])).map_err(|output| {
                Trouble::new(format!("{component} is missing: {output}"), format!("rustup component add {component}"))
            })?;
        }
    }
    Ok(())
}

/// Compiler flags that keep the folders of this machine out of the panic messages in the wasm: whoever builds, the page
/// tells nothing about it. The last flag that fits a path wins.
fn without_paths_of_this_machine() -> Result<OsString> {
    let mut prefixes: Vec<(PathBuf, &str)> = Vec::new();
    if let Some(home) = home() {
        let cargo_home = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
        prefixes.push((home, "/home"));
        let registries = fs::read_dir(cargo_home.join("registry").join("src"));
        prefixes.extend(registries.into_iter().flatten().flatten().map(|registry| (registry.path(), "/crates")));
    }
    prefixes.push((checkout()?, "/transfer-guide"));
    let mut flags = OsString::new();
    for (prefix, name) in prefixes {
        if !flags.is_empty() {
            flags.push("\u{1f}");
        }
        flags.push("--remap-path-prefix=");
        flags.push(prefix);
        flags.push("=");
        flags.push(name);
    }
    Ok(flags)
}
