//! What is wrong with something that a script handed in: where, what stands there, and what may have been meant.

use transfer_guide_rules::near::near;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Where: `answers.outcome`.
    pub place: String,
    /// What stands there, as far as it can be shown.
    pub value: String,
    /// What is wrong with it.
    pub problem: String,
    /// The nearest thing that would be right; none where nothing is like it.
    pub nearest: Option<String>,
}

impl Complaint {
    /// A complaint about a value.
    pub fn new(place: &str, value: &str, problem: impl Into<String>) -> Self {
        Complaint { place: place.to_owned(), value: value.to_owned(), problem: problem.into(), nearest: None }
    }

    /// The same, with the nearest of what is known there.
    #[must_use]
    pub fn near<'a>(mut self, known: impl Iterator<Item = &'a str>) -> Self {
        self.nearest = near(&self.value, known).map(str::to_owned);
        self
    }
}
