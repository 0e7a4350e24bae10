//! What a compiler that makes wasm is, for those who look for one and for those who use it.

use crate::system::printed_by;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// The name of the target, here and in Cargo's variables.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How a program must be started to compile wasm.
#[derive(Default)]
pub(crate) struct WasmCompiler {
    /// What `parts` must be told of it; nothing for the active toolchain.
    pub(crate) variables: Vec<(String, OsString)>,
}

/// Whether this compiler finds a standard library for wasm.
pub(crate) fn has_standard_library(rustc: &Path) -> bool {
    let libraries = printed_by(rustc, &["--print", "target-libdir", "--target", TARGET]);
    let entries = libraries.and_then(|folder| fs::read_dir(folder).ok());
    entries.is_some_and(|mut entries| {
        entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-")))
    })
}
