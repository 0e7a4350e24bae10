//! A compiler that can make wasm: the active toolchain with its `wasm32-unknown-unknown` target, which rustup adds. Where
//! rustup cannot fetch it, the compiler in `debian_rust` takes its place for the page, and for nothing else.

use crate::debian_rust;
use crate::system::{find_program, run_quietly, say};
use crate::trouble::{Result, Trouble};
use crate::wasm_compiler::{TARGET, WasmCompiler, has_standard_library};
use std::path::PathBuf;
use std::process::Command;

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
