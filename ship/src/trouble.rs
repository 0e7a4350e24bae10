//! What went wrong, in words that end with a way out.

use std::fmt;
use std::path::Path;

/// Why nothing can ship.
#[derive(Debug)]
pub(crate) struct Trouble(String);

/// What can go wrong with it.
pub(crate) type Result<T> = std::result::Result<T, Trouble>;

impl Trouble {
    /// A trouble in words.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Trouble(what.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An error of the file system, with the path that it is about.
pub(crate) fn file(path: &Path) -> impl Fn(std::io::Error) -> Trouble {
    let path = path.display().to_string();
    move |error| Trouble::new(format!("{path}: {error}"))
}
