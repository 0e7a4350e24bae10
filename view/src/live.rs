//! What a running guide adds to what a page made beforehand shows.

use chrono::NaiveDate;

/// What a running guide adds to a place.
pub(crate) struct Live {
    /// Today in China.
    pub(crate) today: Option<NaiveDate>,
}
