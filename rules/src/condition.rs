//! When a part of an edition applies: sets of choices, nothing to parse.
//!
//! `{ outcome = ["employed"], classified = ["no", "unknown"] }` holds when both questions were answered on the path,
//! each with one of its choices. `any = [ {…}, {…} ]` holds when one of the conditions in it holds. An empty
//! condition always holds.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::text::Text;

/// The key of the alternatives; no question may be called so.
pub const ANY: &str = "any";

/// When a part of an edition applies.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// All of these must hold.
    pub all: Vec<OneOf>,
    /// And one of these, where there are any.
    pub any: Vec<Condition>,
}

/// The answer to a question is one of some choices.
#[derive(Clone, Debug)]
pub struct OneOf {
    /// The question's id.
    pub question: Text,
    /// The choices' ids.
    pub choices: Vec<Text>,
}

impl Condition {
    /// Whether it holds, where `answer` gives the choice made on the path for a question's id. A question that was
    /// not asked has no answer, and nothing that asks for one holds.
    pub fn holds<'a>(&self, answer: &dyn Fn(&str) -> Option<&'a str>) -> bool {
        self.all
            .iter()
            .all(|one| answer(&one.question).is_some_and(|given| one.choices.iter().any(|choice| choice == given)))
            && (self.any.is_empty() || self.any.iter().any(|condition| condition.holds(answer)))
    }

    /// Every question and choice it names, alternatives included.
    pub fn named(&self) -> Vec<&OneOf> {
        self.all.iter().chain(self.any.iter().flat_map(Condition::named)).collect()
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let any = !self.any.is_empty();
        let mut map = serializer.serialize_map(Some(self.all.len() + usize::from(any)))?;
        for one in &self.all {
            map.serialize_entry(&one.question, &one.choices)?;
        }
        if any {
            map.serialize_entry(ANY, &self.any)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;

        impl<'de> Visitor<'de> for Table {
            type Value = Condition;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table from questions to lists of choices, e.g. { outcome = [\"army\"] }")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Condition, A::Error> {
                let (mut all, mut any) = (Vec::new(), Vec::new());
                while let Some(key) = map.next_key::<Text>()? {
                    if key == ANY {
                        any = map.next_value()?;
                    } else {
                        all.push(OneOf { question: key, choices: map.next_value()? });
                    }
                }
                Ok(Condition { all, any })
            }
        }

        deserializer.deserialize_map(Table)
    }
}
