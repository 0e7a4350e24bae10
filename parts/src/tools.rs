//! The programs that come from elsewhere, and running them. Who gets them is `cargo xtask`; it says where they are.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::trouble::{Result, Trouble};

/// Where the programs are.
pub(crate) struct Tools {
    /// Binaryen's optimiser.
    pub(crate) wasm_opt: PathBuf,
    /// Binaryen's translator to JavaScript.
    pub(crate) wasm2js: PathBuf,
    /// What makes scripts and styles small, and old browsers understand them.
    pub(crate) esbuild: PathBuf,
}

impl Tools {
    /// Reads from the environment where they are.
    ///
    /// # Errors
    /// One is not named.
    pub(crate) fn from_environment() -> Result<Self> {
        let path = |name: &str| {
            let path = env::var_os(name).map(PathBuf::from).filter(|path| path.exists());
            path.ok_or_else(|| Trouble::new(format!("{name} names no program; run `cargo xtask dist`, which gets it")))
        };
        Ok(Tools {
            wasm_opt: path("TRANSFER_GUIDE_WASM_OPT")?,
            wasm2js: path("TRANSFER_GUIDE_WASM2JS")?,
            esbuild: path("TRANSFER_GUIDE_ESBUILD")?,
        })
    }
}

/// Runs a program with its messages in sight, and takes what it prints.
///
/// # Errors
/// It does not start, or fails.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Trouble::new(format!("{name} does not start: {error}")))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(Trouble::new(format!("{name} failed; its message is above")))
    }
}
