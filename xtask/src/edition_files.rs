//! Reads an edition's folder from the disk. Also used, as this very file, by the build script and by the tests, so that
//! all of them read the same files; what is in them is for the rules.

use std::collections::BTreeMap;
use std::io::{Error, Result};
use std::path::Path;

/// The text of every file of an edition, by its path within the folder, with `/`.
///
/// # Errors
/// A folder or file that cannot be read, by its name.
pub(crate) fn read(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for inner in ["", "advice/", "toolkit/"] {
        let inside = folder.join(inner);
        // What helps to act may be missing; the rules may not.
        if inner == "toolkit/" && !inside.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&inside).map_err(|error| named(&inside, &error))? {
            let path = entry?.path();
            if let Some(name) = path.file_name().and_then(|name| name.to_str())
                && path.is_file()
            {
                let text = std::fs::read_to_string(&path).map_err(|error| named(&path, &error))?;
                files.insert(format!("{inner}{name}"), text);
            }
        }
    }
    Ok(files)
}

fn named(path: &Path, error: &Error) -> Error {
    Error::new(error.kind(), format!("{}: {error}", path.display()))
}
