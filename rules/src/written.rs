//! How a value stands in an edition's files where that is shorter than the value itself. In the binary form of an
//! edition, which no person reads, everything stands as it is.

use serde::{Deserialize, Deserializer};

use crate::text::Text;

/// A clause is mostly one; a list is written only where there are several.
pub(crate) fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Text>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "a clause number, or a list of them")]
    enum OneOrMany {
        One(Text),
        Many(Vec<Text>),
    }
    if !deserializer.is_human_readable() {
        return Vec::deserialize(deserializer);
    }
    Ok(match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(one) => vec![one],
        OneOrMany::Many(many) => many,
    })
}
