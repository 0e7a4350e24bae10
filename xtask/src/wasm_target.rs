//! A compiler that can make wasm: the active toolchain with its `wasm32-unknown-unknown` target, which rustup adds. Where
//! rustup cannot fetch it, the compiler in `debian_rust` takes its place for the page, and for nothing else.

use crate::debian_rust;
use crate::system::{find_program, printed_by, run_quietly, say};
use crate::trouble::{Result, Trouble};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of the target, here and in Cargo's variables.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How a program must be started to compile wasm.
#[derive(Default)]
pub(crate) struct WasmCompiler {
    /// A folder that must come first on its `PATH`; none for the active toolchain.
    pub(crate) programs: Option<PathBuf>,
    /// Further variables of its environment.
    pub(crate) variables: Vec<(String, OsString)>,
}

/// Finds such a compiler, or gets one.
pub(crate) fn provide() -> Result<WasmCompiler> {
    let rustc = PathBuf::from("rustc");
    if has_standard_library(&rustc) {
        return Ok(WasmCompiler::default());
    }
    if let Some(ready) = debian_rust::ready()? {
        return Ok(ready);
    }
    let reason = match add_with_rustup() {
        Ok(()) if has_standard_library(&rustc) => return Ok(WasmCompiler::default()),
        Ok(()) => "the compiler on the PATH is not the one that rustup manages".to_owned(),
        Err(reason) => reason,
    };
    debian_rust::get(&reason).map_err(|trouble| {
        Trouble::new(
            format!("the active Rust toolchain has no {TARGET} target ({reason}), and {}", trouble.what()),
            format!(
                "rustup target add {TARGET}  (with the network; RUSTUP_DIST_SERVER names a mirror, and rustup itself is \
                 installed from rustup.rs)"
            ),
        )
    })
}

/// Whether this compiler finds a standard library for wasm.
pub(crate) fn has_standard_library(rustc: &Path) -> bool {
    let libraries = printed_by(rustc, &["--print", "target-libdir", "--target", TARGET]);
    let entries = libraries.and_then(|folder| fs::read_dir(folder).ok());
    entries.is_some_and(|mut entries| {
        entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-")))
    })
}

/// Asks rustup; on failure the reason, in one line.
fn add_with_rustup() -> std::result::Result<(), String> {
    if find_program("rustup").is_none() {
        return Err("rustup is not installed".to_owned());
    }
    say(format!("setup: adding the {TARGET} target with rustup: the page runs as wasm"));
    // With a stack in it, the reason would be hard to find.
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).env("RUST_BACKTRACE", "0");
    run_quietly(&mut rustup).map_err(|output| {
        let line = output.lines().find(|line| line.starts_with("error")).or(output.lines().last());
        format!("rustup says: {}", in_short(line.unwrap_or("nothing")))
    })
}

/// An error with its chain of causes in one line, without those in the middle, which are addresses and paths.
fn in_short(error: &str) -> String {
    let causes: Vec<&str> = error.trim_start_matches("error: ").split(": ").collect();
    match causes.as_slice() {
        [first, _, .., last] => format!("{first} … {last}"),
        few => few.join(": "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_chain_of_causes_the_first_and_the_last_are_kept() {
        assert_eq!(
            in_short("error: download failed: no file at x: dns error: no such name"),
            "download failed … no such name"
        );
        assert_eq!(in_short("error: download failed: no such name"), "download failed: no such name");
        assert_eq!(in_short("nothing"), "nothing");
    }
}
