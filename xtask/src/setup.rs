//! What each command needs before it can start. Each thing that is missing is announced in one line and got; what is
//! there already is not touched. How a thing is got stays in the file of its kind.

use crate::browser::{self, Browser};
use crate::system::{cargo, checkout, home, printed_by, run_quietly, say};
use crate::trouble::{Result, Trouble};
use crate::wasm_compiler::WasmCompiler;
use crate::{again, cache, cargo_tools, engines, npm, wasm_target};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The tools that build the page, ready to run.
pub(crate) struct PageTools {
    compiler: WasmCompiler,
    npm: Vec<(&'static str, PathBuf)>,
}

impl PageTools {
    /// The program that makes the parts, told where everything is that it calls.
    pub(crate) fn parts(&self) -> Result<Command> {
        let mut parts = cargo();
        parts.args(["run", "--quiet", "--package", "transfer-guide-parts", "--"]);
        parts.envs(self.compiler.variables.iter().map(|(name, value)| (name, value)));
        parts.envs(self.npm.iter().map(|(name, path)| (name, path)));
        parts.env("TRANSFER_GUIDE_RUSTFLAGS", without_paths_of_this_machine()?);
        Ok(parts)
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
    /// The folder of acorn.
    pub(crate) acorn: PathBuf,
    /// TypeScript's compiler.
    pub(crate) typescript: PathBuf,
    /// The `node_modules` with the bundlers.
    pub(crate) bundlers: PathBuf,
}

impl BrowserTools {
    /// Tells a program that drives the browser where everything is, and where the built page is.
    pub(crate) fn tell(&self, command: &mut Command, page: &Path) {
        command.env("TRANSFER_GUIDE_DIST", page).env("TRANSFER_GUIDE_AXE", &self.axe);
        command.env("TRANSFER_GUIDE_ACORN", &self.acorn).env("TRANSFER_GUIDE_TYPESCRIPT", &self.typescript);
        command.env("TRANSFER_GUIDE_BUNDLERS", &self.bundlers);
        command.env(browser::CHROMIUM_VARIABLE, &self.browser.chromium);
        command.env(browser::CHROMEDRIVER_VARIABLE, &self.browser.chromedriver);
        command.envs(self.engines.iter().map(|(name, path)| (name, path)));
    }
}

/// Gets what builds and serves the page.
pub(crate) fn for_page() -> Result<PageTools> {
    let _one_at_a_time = cache::lock()?;
    cargo_tools::fetch()?;
    let compiler = wasm_target::provide()?;
    Ok(PageTools { compiler, npm: npm::for_page()? })
}

/// Gets what the browser tests need.
pub(crate) fn for_browser_tests() -> Result<BrowserTools> {
    let _one_at_a_time = cache::lock()?;
    Ok(BrowserTools {
        browser: browser::provide()?,
        engines: engines::provide()?,
        axe: npm::axe()?,
        acorn: npm::acorn()?,
        typescript: npm::typescript()?,
        bundlers: npm::bundlers()?,
    })
}

/// What looks at the code without running it.
pub(crate) struct Lints {
    /// Reads licences and sources of the crates.
    pub(crate) deny: PathBuf,
    /// TypeScript's compiler, which reads the scripts of the tests.
    pub(crate) typescript: PathBuf,
}

/// Gets what looks at the code: Rust's formatter and linter, which a minimal toolchain comes without, and what reads licences
/// and scripts.
pub(crate) fn for_lints() -> Result<Lints> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if run_quietly(cargo().args([subcommand, "--version"])).is_err() {
            say(format!("setup: adding {component} with rustup: `cargo {subcommand}` is one of the checks"));
            run_quietly(Command::new("rustup").args(["component", "add", component])).map_err(|output| {
                Trouble::new(format!("{component} is missing: {output}"), format!("rustup component add {component}"))
            })?;
        }
    }
    let _one_at_a_time = cache::lock()?;
    Ok(Lints { deny: cargo_tools::deny()?, typescript: npm::typescript()? })
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
    if let Some(sysroot) = printed_by("rustc", &["--print", "sysroot"]) {
        prefixes.push((Path::new(&sysroot).join("lib/rustlib/src/rust"), "/rust"));
    }
    prefixes.push((checkout()?, "/transfer-guide"));
    prefixes.push((again::sources()?, "/transfer-guide"));
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
