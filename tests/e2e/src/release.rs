//! A built page in its folder, and another build of the same page, as the next release would be: with another build id,
//! another text, other names for what changed, and every hash right.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::trouble::{Result, Trouble};

/// What the page of the other build has, and this one has not.
pub const NEWS: &str = "<p id=\"news\">This is the next release.</p>";

/// A built page.
#[derive(Clone, Debug)]
pub struct Release {
    /// Where it is.
    pub folder: PathBuf,
    /// Its name.
    pub build: String,
    /// What its worker keeps, by its path in the folder, with its integrity.
    pub files: Vec<(String, String)>,
}

impl Release {
    /// Reads what the worker of a built page says of it.
    ///
    /// # Errors
    /// It has none, or one that says nothing.
    pub fn read(folder: &Path) -> Result<Self> {
        let worker = text(&folder.join("sw.js"))?;
        let value = |name: &str| {
            let missing = || Trouble::new(format!("{}/sw.js has no line for {name}", folder.display()));
            let start = format!("const {name} = ");
            let line = worker.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix(';'));
            line.ok_or_else(missing)
        };
        let wrong = |error: serde_json::Error| Trouble::new(format!("{}/sw.js: {error}", folder.display()));
        let build = serde_json::from_str(value("BUILD")?).map_err(wrong)?;
        let files = serde_json::from_str(value("FILES")?).map_err(wrong)?;
        Ok(Release { folder: folder.to_owned(), build, files })
    }

    /// Makes the next release of the same page in an empty folder.
    ///
    /// # Errors
    /// A file cannot be read or written, or this is not a page that can be rebuilt.
    pub fn next(&self, into: &Path) -> Result<Self> {
        copy(&self.folder, into)?;
        let index = text(&into.join("index.html"))?;
        let new_index = index.replace("</body>", &format!("{NEWS}</body>"));
        if new_index == index {
            return Err(Trouble::new("index.html has no </body>"));
        }
        write(&into.join("index.html"), &new_index)?;
        replace_everywhere(into, &self.build, &format!("{}next", self.build))?;
        // The loader names the other assets, and the page names the loader.
        let (page, mut assets): (Vec<_>, Vec<_>) =
            self.files.iter().partition(|(name, _)| !name.starts_with("assets/"));
        assets.sort_by_key(|(name, _)| name.contains("loader"));
        for (name, integrity) in assets.into_iter().chain(page) {
            let path = into.join(name);
            let content = fs::read(&path).map_err(|error| failed(&path, &error))?;
            let new_integrity = integrity_of(&content);
            if new_integrity == *integrity {
                continue;
            }
            for compressed in ["br", "gz"].map(|ending| into.join(format!("{name}.{ending}"))) {
                // It need not be there; what is of another content than the file must not be.
                drop(fs::remove_file(compressed));
            }
            replace_everywhere(into, integrity, &new_integrity)?;
            if let Some(hash) = name_hash(name) {
                let new_name = name.replace(hash, &hex(&Sha256::digest(&content))[..hash.len()]);
                fs::rename(&path, into.join(&new_name)).map_err(|error| failed(&path, &error))?;
                let file = |name: &str| name.trim_start_matches("assets/").to_owned();
                replace_everywhere(into, &file(name), &file(&new_name))?;
            }
        }
        drop(fs::remove_file(into.join("sw.js.br")));
        drop(fs::remove_file(into.join("sw.js.gz")));
        Release::read(into)
    }

    /// The path of a file that the worker keeps, by its beginning and its ending.
    #[track_caller]
    pub fn file(&self, start: &str, end: &str) -> &str {
        let found = self.files.iter().find(|(name, _)| name.starts_with(start) && name.ends_with(end));
        found.map(|(name, _)| &**name).unwrap_or_else(|| panic!("the worker keeps no {start}…{end}: {:?}", self.files))
    }
}

/// The integrity of a content, as a page states it.
pub fn integrity_of(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// The sixteen digits of a hash in the name of an asset.
fn name_hash(name: &str) -> Option<&str> {
    let is_hash = |part: &&str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.strip_prefix("assets/")?.split(['-', '.']).find(is_hash)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// In every file of the page that is text and that changes with what it names.
fn replace_everywhere(folder: &Path, old: &str, new: &str) -> Result<()> {
    for path in files_in(folder)? {
        let changes =
            ["html", "js", "webmanifest"].iter().any(|ending| path.extension().is_some_and(|is| is == *ending));
        if changes {
            let before = text(&path)?;
            if before.contains(old) {
                write(&path, &before.replace(old, new))?;
            }
        }
    }
    Ok(())
}

/// Every file of a folder and of those in it, in order.
///
/// # Errors
/// A folder cannot be read.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
        let path = entry.map_err(|error| failed(folder, &error))?.path();
        if path.is_dir() {
            found.extend(files_in(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Copies all files of a folder into another, which is made.
///
/// # Errors
/// A file cannot be read or written.
pub fn copy(from: &Path, into: &Path) -> Result<()> {
    for path in files_in(from)? {
        let copied = into.join(path.strip_prefix(from).map_err(|error| failed(&path, &error))?);
        let folder = copied.parent().unwrap_or(into);
        fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
        fs::copy(&path, &copied).map_err(|error| failed(&path, &error))?;
    }
    Ok(())
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| failed(path, &error))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &dyn std::fmt::Display) -> Trouble {
    Trouble::new(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{integrity_of, name_hash};

    #[test]
    fn a_hash_is_found_in_every_kind_of_name() {
        for name in ["assets/guide-0123456789abcdef.asm.js", "assets/icon-192-0123456789abcdef.png"] {
            assert_eq!(name_hash(name), Some("0123456789abcdef"), "{name}");
        }
        assert_eq!(name_hash("index.html"), None);
    }

    #[test]
    fn integrity_is_what_browsers_compare() {
        let of_nothing = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        assert_eq!(integrity_of(b""), of_nothing);
    }
}
