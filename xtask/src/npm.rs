//! What comes from npm: Binaryen and esbuild for the build, acorn, axe-core, TypeScript and bundlers for the tests. Their versions are in
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
    why: "to get and run Binaryen, esbuild, acorn, axe-core, TypeScript and bundlers",
    apt: &["nodejs", "npm"],
    elsewhere: &[
        ("brew", "brew install node"),
        ("dnf", "sudo dnf install nodejs npm"),
        ("pacman", "sudo pacman -S nodejs npm"),
        ("zypper", "sudo zypper install nodejs npm"),
    ],
    otherwise: "install Node.js with npm, version 18 or later",
};

/// What builds the page: the variable that names each program for `parts`, and where it is.
pub(crate) fn for_page() -> Result<Vec<(&'static str, PathBuf)>> {
    const BINARYEN: &str = "its wasm-opt and wasm2js make the program small, and run it where WebAssembly is forbidden";
    const ESBUILD: &str = "it makes scripts and styles small";
    Ok(vec![
        ("TRANSFER_GUIDE_WASM_OPT", program("binaryen", pins::BINARYEN, "wasm-opt", "--version", BINARYEN)?),
        ("TRANSFER_GUIDE_WASM2JS", program("binaryen", pins::BINARYEN, "wasm2js", "--version", BINARYEN)?),
        ("TRANSFER_GUIDE_ESBUILD", program("esbuild", pins::ESBUILD, "esbuild", "--version", ESBUILD)?),
    ])
}

/// The folder of acorn's package, which Node.js can load.
pub(crate) fn acorn() -> Result<PathBuf> {
    let why = "it reads our scripts by the rules of the oldest promised browsers in the tests";
    program("acorn", pins::ACORN, "acorn", "--help", why)?;
    Ok(cache::folder(&named("acorn", pins::ACORN))?.join("node_modules").join("acorn"))
}

/// TypeScript's compiler.
pub(crate) fn typescript() -> Result<PathBuf> {
    let why = "it checks the declarations of the package for scripts in the tests";
    program("typescript", pins::TYPESCRIPT, "tsc", "--version", why)
}

/// A program of a package, which is installed unless it is there and runs with the argument `proof`.
fn program(package: &str, version: &str, name: &str, proof: &str, why: &str) -> Result<PathBuf> {
    let path = cache::folder(&named(package, version))?.join("node_modules").join(".bin").join(script(name));
    if printed_by(&path, &[proof]).is_none() {
        install(&named(package, version), &[(package, version)], why)?;
        if printed_by(&path, &[proof]).is_none() {
            return Err(Trouble::new(
                format!("{} does not run, though it was just installed", path.display()),
                "node --version must say 18 or later: install a newer Node.js",
            ));
        }
    }
    Ok(path)
}

/// What a package's folder is called.
fn named(package: &str, version: &str) -> String {
    format!("{package}-{version}")
}

/// The path of `axe.min.js`.
pub(crate) fn axe() -> Result<PathBuf> {
    let why = "it examines the page for accessibility in the browser tests";
    let axe = [("axe-core", pins::AXE_CORE)];
    file(&named("axe-core", pins::AXE_CORE), &axe, "axe-core/axe.min.js", why)
}

/// The `node_modules` with the bundlers.
pub(crate) fn bundlers() -> Result<PathBuf> {
    let why = "the tests bundle the package for scripts with them";
    let tool = format!("bundlers-{}", pins::BUNDLERS.map(|(_, version)| version).join("-"));
    file(&tool, &pins::BUNDLERS, "vite/package.json", why)?;
    Ok(cache::folder(&tool)?.join("node_modules"))
}

/// A file of packages, which are installed unless it is there.
fn file(tool: &str, packages: &[(&str, &str)], name: &str, why: &str) -> Result<PathBuf> {
    let path = cache::folder(tool)?.join("node_modules").join(name);
    if !fs::metadata(&path).is_ok_and(|file| file.len() > 0) {
        install(tool, packages, why)?;
    }
    Ok(path)
}

/// Installs packages into a tool's folder.
fn install(tool: &str, packages: &[(&str, &str)], why: &str) -> Result<()> {
    let npm = script("npm");
    if printed_by(&npm, &["--version"]).is_none() {
        NODE.install()?;
    }
    let said = packages.iter().map(|(name, version)| format!("{name} {version}")).collect::<Vec<_>>().join(", ");
    say(format!("setup: installing {said} with npm: {why}"));
    cache::install(tool, |folder| {
        let wanted: Vec<String> = packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
        let mut command = Command::new(&npm);
        command.arg("install").arg("--prefix").arg(folder).args(["--no-save", "--no-audit", "--no-fund"]);
        // Without a network, npm's own patience is longer than a minute.
        command.arg("--fetch-retry-maxtimeout=10000");
        command.args(["--no-package-lock", "--ignore-scripts", "--prefer-offline"]).args(&wanted);
        run_quietly(&mut command).map_err(|output| {
            Trouble::new(
                format!("npm could not install {said}: {output}"),
                format!(
                    "check the network and npm's settings with `npm view {} version`, then run this again",
                    wanted[0]
                ),
            )
        })
    })?;
    Ok(())
}

/// The name under which npm's own kind of program is started: on Windows these are scripts.
fn script(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}
