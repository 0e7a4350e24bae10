//! The texts and lists an edition is made of: borrowed in the edition compiled into the page, which then does no work
//! at start, and owned in one read at run time.
//!
//! Every user-facing word is Chinese and comes from an edition's files. A text may set a screen label or an exact name
//! in 「」 or 【】, which a shell may show as such; beyond that it is text and nothing else.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};

/// A text of an edition: borrowed from the program, or owned by an edition read at run time.
pub type Text = Cow<'static, str>;

/// A list of an edition, in the order of its files.
pub type List<T> = Cow<'static, [T]>;

/// A clause is mostly one; a list is written only where there are several.
pub(crate) fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<List<Text>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a clause number, or a list of them")]
    enum OneOrMany {
        One(Text),
        Many(Vec<Text>),
    }
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(one) => List::Owned(vec![one]),
        OneOrMany::Many(many) => List::Owned(many),
    })
}
