//! What went wrong, in words that end with a way out.

use std::fmt;

/// Why nothing can be published.
#[derive(Debug)]
pub struct Trouble(String);

/// What can go wrong with it.
pub type Result<T> = std::result::Result<T, Trouble>;

impl Trouble {
    /// A trouble in words.
    pub fn new(what: impl Into<String>) -> Self {
        Trouble(what.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
