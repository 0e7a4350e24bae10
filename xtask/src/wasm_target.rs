//! A compiler that can make wasm: the active toolchain with the sources of its standard library, which rustup adds and which
//! are compiled along with the page. Where rustup cannot fetch them, the compiler in `debian_rust` takes its place for the
//! page, and for nothing else.

use crate::debian_rust;
use crate::system::{find_program, printed_by, run_quietly, say};
use crate::trouble::{Result, Trouble};
use crate::wasm_compiler::WasmCompiler;
use std::path::Path;
use std::process::Command;

/// Finds such a compiler, or gets one.
pub(crate) fn provide() -> Result<WasmCompiler> {
    if has_sources() {
        return Ok(WasmCompiler::default());
    }
    if let Some(ready) = debian_rust::ready()? {
        return Ok(ready);
    }
    let reason = match add_with_rustup() {
        Ok(()) if has_sources() => return Ok(WasmCompiler::default()),
        Ok(()) => "the compiler on the PATH is not the one that rustup manages".to_owned(),
        Err(reason) => reason,
    };
    debian_rust::get(&reason).map_err(|trouble| {
        Trouble::new(
            format!("the active Rust toolchain has no sources of its library ({reason}), and {}", trouble.what()),
            "rustup component add rust-src  (with the network; RUSTUP_DIST_SERVER names a mirror, and rustup itself is \
             installed from rustup.rs)",
        )
    })
}

/// Whether the active toolchain has the sources of its standard library.
fn has_sources() -> bool {
    let sysroot = printed_by("rustc", &["--print", "sysroot"]);
    sysroot.is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

/// Asks rustup; on failure the reason, in one line.
fn add_with_rustup() -> std::result::Result<(), String> {
    if find_program("rustup").is_none() {
        return Err("rustup is not installed".to_owned());
    }
    say("setup: adding rust-src with rustup: the page carries its own standard library");
    // With a stack in it, the reason would be hard to find.
    let mut rustup = Command::new("rustup");
    rustup.args(["component", "add", "rust-src"]).env("RUST_BACKTRACE", "0");
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
