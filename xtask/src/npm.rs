//! The two tools that come from npm: `wasm-opt` for the build, axe-core for the browser tests. Their versions are in
//! `pins`, and a person's own npm settings (a registry, a proxy) hold here too.

use crate::cache;
use crate::packages::Packages;
use crate::pins;
use crate::system::{printed_by, run_quietly, say};
use crate::trouble::{Result, Trouble};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const NODE: Packages = Packages {
    what: "Node.js with npm",
    why: "to get wasm-opt and axe-core",
    apt: &["nodejs", "npm"],
    elsewhere: &[
        ("brew", "brew install node"),
        ("dnf", "sudo dnf install nodejs npm"),
        ("pacman", "sudo pacman -S nodejs npm"),
        ("zypper", "sudo zypper install nodejs npm"),
    ],
    otherwise: "install Node.js with npm, version 18 or later",
};

/// The folder with `wasm-opt`; none when the right one is on the `PATH` already.
pub(crate) fn wasm_opt() -> Result<Option<PathBuf>> {
    let wanted = format!("version_{}", pins::BINARYEN.split('.').next().unwrap_or_default());
    let is_right = |output: Option<String>| output.is_some_and(|text| text.contains(&wanted));
    if is_right(printed_by("wasm-opt", &["--version"])) {
        return Ok(None);
    }
    let folder = cache::folder(&format!("binaryen-{}", pins::BINARYEN))?;
    let programs = folder.join("node_modules").join(".bin");
    if !is_right(printed_by(programs.join(script("wasm-opt")), &["--version"])) {
        install("binaryen", pins::BINARYEN, "its wasm-opt makes the page small")?;
        if !is_right(printed_by(programs.join(script("wasm-opt")), &["--version"])) {
            return Err(Trouble::new(
                format!("wasm-opt in {} does not run, though it was just installed", programs.display()),
                "node --version must say 18 or later: install a newer Node.js",
            ));
        }
    }
    Ok(Some(programs))
}

/// The path of `axe.min.js`.
pub(crate) fn axe() -> Result<PathBuf> {
    let file = |folder: PathBuf| folder.join("node_modules").join("axe-core").join("axe.min.js");
    let path = file(cache::folder(&format!("axe-core-{}", pins::AXE_CORE))?);
    if fs::metadata(&path).is_ok_and(|axe| axe.len() > 0) {
        return Ok(path);
    }
    Ok(file(install("axe-core", pins::AXE_CORE, "it examines the page for accessibility in the browser tests")?))
}

fn install(package: &str, version: &str, why: &str) -> Result<PathBuf> {
    let npm = script("npm");
    if printed_by(&npm, &["--version"]).is_none() {
        NODE.install()?;
    }
    say(format!("setup: installing {package} {version} with npm: {why}"));
    cache::install(&format!("{package}-{version}"), |folder| {
        let wanted = format!("{package}@{version}");
        let mut command = Command::new(&npm);
        command.arg("install").arg("--prefix").arg(folder).args(["--no-save", "--no-audit", "--no-fund"]);
        // Without a network, npm's own patience is longer than a minute.
        command.arg("--fetch-retry-maxtimeout=10000");
        command.args(["--no-package-lock", "--ignore-scripts", "--prefer-offline", wanted.as_str()]);
        run_quietly(&mut command).map_err(|output| {
            Trouble::new(
                format!("npm could not install {wanted}: {output}"),
                format!("check the network and npm's settings with `npm view {wanted} version`, then run this again"),
            )
        })
    })
}

/// The name under which npm's own kind of program is started: on Windows these are scripts.
fn script(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}
