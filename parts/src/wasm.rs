//! Rust to small WebAssembly: how a package is compiled, and what makes the result small.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::sources::Sources;
use crate::tools::output;
use crate::trouble::{Result, file};

/// What it is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// What of WebAssembly the program may use: nothing that came after the first version. The standard library is compiled
/// along, since the one that comes with Rust uses more; and since it is, without its messages for what never happens,
/// which are a fifth of the whole.
const FLAGS: &[&str] =
    &["-Ctarget-cpu=mvp", "-Ctarget-feature=+mutable-globals", "-Zunstable-options", "-Cpanic=immediate-abort"];

/// 32 KB of stack, a third more than the deepest place needs (it is as deep as its markup, whatever the edition): with what is
/// constant in the program, one page of memory. The usual one is a megabyte. What needs more ends as any crash does.
const STACK: &str = "-Clink-arg=-zstack-size=32768";

/// A package of the workspace, to be compiled.
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its features, with commas.
    pub(crate) features: &'static str,
}

impl Package {
    /// Compiles it to WebAssembly.
    ///
    /// # Errors
    /// The compiler fails; its own message is in sight then.
    pub(crate) fn compile(&self, root: &Path) -> Result<Vec<u8>> {
        let target = root.join("target").join("page");
        let mut cargo = cargo();
        cargo.envs(env::var_os("TRANSFER_GUIDE_RUSTC").map(|rustc| ("RUSTC", rustc)));
        cargo.args(["rustc", "--release", "--lib", "--crate-type", "cdylib", "--no-default-features"]);
        cargo
            .args(["--features", self.features, "--package", self.name, "--target", TARGET, "--target-dir"])
            .arg(&target);
        if env::var_os("TRANSFER_GUIDE_STANDARD_LIBRARY").is_none() {
            cargo.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        }
        cargo.args(["--", STACK]);
        cargo.current_dir(root);
        // Compiling the standard library is not for everybody yet. This says that we know.
        cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_ENCODED_RUSTFLAGS", flags());
        output(&mut cargo)?;
        let compiled = format!("{}.wasm", self.name.replace('-', "_"));
        let compiled: PathBuf = target.join(TARGET).join("release").join(compiled);
        fs::read(&compiled).map_err(file(&compiled))
    }
}

/// Cargo: another one than that which compiled this program, where the active toolchain cannot make wasm.
pub(crate) fn cargo() -> Command {
    let named = ["TRANSFER_GUIDE_CARGO", "CARGO"].into_iter().find_map(env::var_os);
    let mut cargo = Command::new(named.unwrap_or_else(|| "cargo".into()));
    // What lets this program believe in another day (xtask/src/again.rs) would keep Rust's compiler from starting.
    cargo.env_remove("LD_PRELOAD");
    cargo
}

/// The flags, with those that `cargo xtask` hands in to keep the folders of this machine out of the program.
fn flags() -> OsString {
    let mut flags = env::var_os("TRANSFER_GUIDE_RUSTFLAGS").unwrap_or_default();
    for flag in FLAGS {
        if !flags.is_empty() {
            flags.push("\u{1f}");
        }
        flags.push(flag);
    }
    flags
}

/// What a program is optimised for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Few bytes.
    Small,
    /// Speed.
    Fast,
}

/// Optimises a program; says in which file of the working folder it is then.
///
/// # Errors
/// The optimiser fails; its own message is in sight then.
pub(crate) fn optimised(sources: &Sources, program: &[u8], aim: Aim) -> Result<PathBuf> {
    let (large, small) = (sources.work.join("large.wasm"), sources.work.join("small.wasm"));
    fs::write(&large, program).map_err(file(&large))?;
    let mut optimise = Command::new(&sources.tools.wasm_opt);
    optimise.arg(&large).arg("-o").arg(&small);
    // Named one by one: `--all-features` writes what no browser reads.
    optimise.args(["--mvp-features", "--enable-mutable-globals"]);
    match aim {
        // The last three passes take away what the optimiser itself would bring in. A function that is written out where
        // it is called makes the program larger, however small it is.
        Aim::Small => optimise.args(["--flatten", "--rereloop", "-Oz", "-Oz", "--converge"]).args([
            "--one-caller-inline-max-function-size",
            "0",
            "--flexible-inline-max-function-size",
            "0",
        ]),
        Aim::Fast => optimise.arg("-O3"),
    };
    optimise.arg("--strip-debug");
    optimise.args(["--strip-producers", "--strip-target-features"]);
    output(&mut optimise)?;
    Ok(small)
}
