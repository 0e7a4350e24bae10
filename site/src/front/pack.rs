//! `pack`: this program with parts behind it, for whoever makes releases.

use std::fs;
use std::path::Path;

use super::Result;
use super::edition::{parts, this_program};
use super::words::Words;

/// Writes it.
///
/// # Errors
/// There are no such parts; it cannot be written.
pub(crate) fn pack(words: Words, archive: &Path, to: &Path) -> Result<()> {
    let packed = parts(words, Some(archive))?.put_behind(&this_program(words)?);
    fs::write(to, packed).and_then(|()| make_executable(to)).map_err(|error| words.no_access(to, &error))
}

#[cfg(unix)]
fn make_executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> std::io::Result<()> {
    Ok(())
}
