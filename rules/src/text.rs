//! What every text of an edition is.

use std::borrow::Cow;

/// A text of an edition. Borrowed where the edition was read from its stored form, whose texts stand in the program or
/// in the page that carries it; owned where it was read from files.
pub type Text = Cow<'static, str>;
