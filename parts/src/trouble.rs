//! What went wrong, in words that end with a way out.

use std::path::Path;

pub(crate) use transfer_guide_site::trouble::{Result, Trouble};

/// An error of the file system, with the path that it is about.
pub(crate) fn file(path: &Path) -> impl Fn(std::io::Error) -> Trouble {
    let path = path.display().to_string();
    move |error| Trouble::new(format!("{path}: {error}"))
}
