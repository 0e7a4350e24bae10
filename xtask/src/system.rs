//! Running other programs, finding them, and talking to the person. Which programs and why stays in the other files.

use crate::trouble::{Result, Trouble};
use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Prints one line. A reader that went away (`| head`) is no reason to fail.
pub(crate) fn say(line: impl AsRef<str>) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{}", line.as_ref()).and_then(|()| out.flush());
}

/// The checkout: the folder above `xtask`.
pub(crate) fn checkout() -> Result<PathBuf> {
    env::var_os("CARGO_MANIFEST_DIR").and_then(|xtask| Path::new(&xtask).parent().map(Path::to_path_buf)).ok_or_else(
        || Trouble::new("the checkout cannot be found, since Cargo did not start this program", "cargo xtask"),
    )
}

/// The person's home folder.
pub(crate) fn home() -> Option<PathBuf> {
    env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).filter(|home| !home.is_empty()).map(PathBuf::from)
}

/// The Cargo that started this program, so that `cargo +nightly xtask` stays with nightly. At the root of the checkout:
/// further in, it would take one package for all of them.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if let Ok(checkout) = checkout() {
        cargo.current_dir(checkout);
    }
    cargo
}

/// Where `name` is on the `PATH`, if it is.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// The `PATH` with these folders before all others.
pub(crate) fn path_with(folders: impl IntoIterator<Item = PathBuf>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(folders.into_iter().chain(env::split_paths(&path))).map_err(|error| {
        Trouble::new(
            format!("the PATH cannot be extended: {error}"),
            "set TRANSFER_GUIDE_CACHE to a folder with a plain name",
        )
    })
}

/// What the program prints, trimmed, when it starts and succeeds.
pub(crate) fn printed_by(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The target that the active compiler runs on, like `x86_64-unknown-linux-gnu`.
pub(crate) fn host_target() -> Option<String> {
    let about = printed_by("rustc", &["-vV"])?;
    about.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}

/// Runs it with its output in sight; false when it failed or could not be started.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

/// Runs it unseen; when it fails, the last lines that it printed.
pub(crate) fn run_quietly(command: &mut Command) -> std::result::Result<(), String> {
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(last_lines(&output)),
        Err(error) => Err(format!("{} did not start: {error}", command.get_program().to_string_lossy())),
    }
}

/// An error of the file system, with the path that it is about.
pub(crate) fn file_trouble(path: &Path, error: &io::Error) -> Trouble {
    Trouble::new(
        format!("{}: {error}", path.display()),
        "make that path writable, or set TRANSFER_GUIDE_CACHE to a folder that is",
    )
}

fn last_lines(output: &Output) -> String {
    const ENOUGH: usize = 8;
    let text = [output.stdout.as_slice(), output.stderr.as_slice()].map(String::from_utf8_lossy).concat();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(ENOUGH)..].join("\n")
}
