//! The one error type here: what is wrong and how to go on, so that no message can leave out the way out.

use std::fmt;

/// Why a command could not go on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    what: String,
    fix: String,
}

/// The result of everything here that can fail.
pub(crate) type Result<T> = std::result::Result<T, Trouble>;

impl Trouble {
    /// `what` is a sentence without its full stop; `fix` is a command to type, or a sentence on what to do.
    pub(crate) fn new(what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { what: what.into(), fix: fix.into() }
    }

    /// Both in one line, for a list.
    pub(crate) fn in_a_list(&self) -> String {
        format!("{}; fix: {}", self.what, self.fix)
    }

    /// The sentence on what is wrong, for a message that holds another way out.
    pub(crate) fn what(&self) -> &str {
        &self.what
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}\n  fix: {}", self.what, self.fix)
    }
}
