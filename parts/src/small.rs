//! Scripts and styles made small by esbuild, in words that the oldest promised browsers understand, and in plain ASCII, which
//! reads the same in whatever encoding a server or a page claims for them.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::tools::{Tools, output};
use crate::trouble::{Result, Trouble, file};

/// The oldest browsers that are promised (ARCHITECTURE.md, "Browsers").
const TARGET: &str = "--target=chrome80,firefox78,safari13.1,es2019";

/// A script, made small.
///
/// # Errors
/// esbuild cannot read it.
pub(crate) fn script(tools: &Tools, work: &Path, script: &str) -> Result<String> {
    small(tools, &work.join("large.js"), script)
}

/// Styles, made small.
///
/// # Errors
/// esbuild cannot read them.
pub(crate) fn styles(tools: &Tools, work: &Path, styles: &str) -> Result<String> {
    small(tools, &work.join("large.css"), styles)
}

fn small(tools: &Tools, path: &Path, content: &str) -> Result<String> {
    fs::write(path, content).map_err(file(path))?;
    let mut command = Command::new(&tools.esbuild);
    command.arg(path).args(["--minify", "--charset=ascii", "--legal-comments=none", "--log-level=error", TARGET]);
    let small = output(&mut command)?;
    let small = String::from_utf8(small).map_err(|_| Trouble::new("esbuild wrote what is no text"))?;
    Ok(small.trim_end().to_owned())
}
