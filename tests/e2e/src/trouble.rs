//! What went wrong, and the way out where there is one.

use std::fmt;

/// Something that keeps a test from testing: a missing program, a driver that does not answer.
pub struct Trouble {
    what: String,
}

/// What can go wrong with it.
pub type Result<T> = std::result::Result<T, Trouble>;

impl Trouble {
    /// A trouble in words.
    pub fn new(what: impl Into<String>) -> Self {
        Trouble { what: what.into() }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

/// As it is read where a test or a program returns one.
impl fmt::Debug for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Trouble {}

/// What came of it; whatever is in the way is the end of the test.
#[track_caller]
pub fn done<T>(result: Result<T>) -> T {
    match result {
        Ok(value) => value,
        Err(trouble) => panic!("{trouble}"),
    }
}
