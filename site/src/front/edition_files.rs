//! Reads an edition's folder from the disk. Also used, as this very file, by the tests, so that all of them read the same files;
//! what is in them, and which of them belong there, is for the rules.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

/// The folders of an edition, within its own.
const FOLDERS: [&str; 3] = ["", "advice/", "toolkit/"];

/// The bytes of every file of an edition, by its path within the folder, with `/`. A folder that is called like a file ends in `/`,
/// and is empty.
///
/// # Errors
/// A folder or file that cannot be read, by its name.
pub(crate) fn read(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for inner in FOLDERS {
        let inside = folder.join(inner);
        let entries = match std::fs::read_dir(&inside) {
            // What is missing there is named by whoever needs it.
            Err(error) if error.kind() == ErrorKind::NotFound && !inner.is_empty() => continue,
            entries => entries.map_err(|error| named(&inside, &error))?,
        };
        for entry in entries {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.is_file() {
                let bytes = std::fs::read(&path).map_err(|error| named(&path, &error))?;
                files.insert(format!("{inner}{name}"), bytes);
            } else if name.ends_with(".toml") {
                files.insert(format!("{inner}{name}/"), Vec::new());
            }
        }
    }
    Ok(files)
}

fn named(path: &Path, error: &Error) -> Error {
    Error::new(error.kind(), format!("{}: {error}", path.display()))
}
