//! What comes as crates: the page's own dependencies; geckodriver and cargo-deny, which are compiled from theirs.

use crate::cache;
use crate::pins;
use crate::system::{cargo, find_program, host_target, path_with, printed_by, run_quietly, say, succeeds};
use crate::trouble::{Result, Trouble};
use crate::wasm_compiler::TARGET;
use std::path::PathBuf;

/// The path of `geckodriver`, Firefox's driver, which few distributions have.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    let why = "it moves Firefox in the browser tests; this takes some minutes, once";
    // With its own lock file, as its authors tested it.
    let folder = provide("geckodriver", "geckodriver", pins::GECKODRIVER, &["--locked"], why)?;
    let path = folder.map(|folder| folder.join("geckodriver")).or_else(|| find_program("geckodriver"));
    path.ok_or_else(|| {
        Trouble::new("geckodriver runs, but is not on the PATH", "name it in TRANSFER_GUIDE_GECKODRIVER")
    })
}

/// The path of `cargo-deny`.
pub(crate) fn deny() -> Result<PathBuf> {
    let why = "it reads which licences and sources the crates have; this takes some minutes, once";
    let folder = provide("cargo-deny", "cargo-deny", pins::CARGO_DENY, &["--locked"], why)?;
    Ok(folder.map_or_else(|| "cargo-deny".into(), |folder| folder.join("cargo-deny")))
}

/// Fetches the crates that the page is built from, and says so: nothing is downloaded in silence.
pub(crate) fn fetch() -> Result<()> {
    let fetch = |flags: &[&str]| {
        let mut command = cargo();
        command
            .arg("fetch")
            .args(flags)
            .args(["--target", TARGET])
            .args(host_target().map(|host| format!("--target={host}")));
        command
    };
    // Locked, or Cargo would make do with whatever old versions it finds here.
    if run_quietly(&mut fetch(&["--offline", "--locked"])).is_ok() {
        return Ok(());
    }
    say("setup: fetching the crates that the page is built from");
    if succeeds(&mut fetch(&[])) {
        Ok(())
    } else {
        Err(Trouble::new(
            "Cargo could not fetch the crates",
            "cargo fetch, with the network; Cargo's message above says more",
        ))
    }
}

fn provide(program: &str, package: &str, version: &str, flags: &[&str], why: &str) -> Result<Option<PathBuf>> {
    let wanted = format!("{program} {version}");
    // Some say more below.
    let is_right =
        |path: PathBuf| printed_by(path, &["--version"]).is_some_and(|text| text.lines().next() == Some(&wanted));
    if is_right(program.into()) {
        return Ok(None);
    }
    let tool = format!("{program}-{version}");
    let programs = cache::folder(&tool)?.join("bin");
    if !is_right(programs.join(program)) {
        say(format!("setup: installing {wanted} with cargo: {why}"));
        cache::install(&tool, |folder| {
            let mut command = cargo();
            command.args(["install", package, "--version", version, "--root"]).arg(folder).args(flags);
            // With the new programs on it already, or Cargo would ask the person to put them there.
            command.env("PATH", path_with([folder.join("bin")])?);
            if succeeds(&mut command) && is_right(folder.join("bin").join(program)) {
                Ok(())
            } else {
                Err(Trouble::new(
                    format!("cargo could not install {package} {version}"),
                    "read Cargo's message above: it needs the network and a C compiler; then run this again",
                ))
            }
        })?;
    }
    Ok(Some(programs))
}
