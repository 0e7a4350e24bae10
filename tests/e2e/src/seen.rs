//! What is to be seen of a guide, read in one go by `snapshot` in `page.js`: in the page or in an element, whatever runs it.

use std::ops::Index;

use serde_json::{Value, json};

use crate::places::Place;

/// What is to be seen; by name, or by the questions below.
#[derive(Clone, Debug)]
pub struct Seen(pub(crate) Value);

impl Seen {
    /// Whether this place is all that is shown, whatever shows it.
    pub fn is_at(&self, place: &Place) -> bool {
        self["fragment"] == *place.fragment && self["headings"] == json!([place.heading])
    }

    /// Whether the program shows this place, and nothing else is shown.
    pub fn runs_at(&self, place: &Place) -> bool {
        self.is_at(place) && [&self["question"], &self["advice"]].iter().any(|id| **id == *place.id)
    }

    /// Whether the program shows anything.
    pub fn runs(&self) -> bool {
        self.is_question() || self["advice"] != Value::Null
    }

    /// Whether the program shows a question.
    pub fn is_question(&self) -> bool {
        self["question"] != Value::Null
    }

    /// Whether the one heading has the focus.
    pub fn heading_has_focus(&self) -> bool {
        self["focused"] == true && self.texts("headings").len() == 1
    }

    /// A text, by its name in the snapshot; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        self[name].as_str().unwrap_or_default()
    }

    /// A list of texts, likewise.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        self[name].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// What runs the page; nothing where no script has run.
    pub fn tier(&self) -> &str {
        self.text("tier")
    }

    /// What the live region says.
    pub fn said(&self) -> &str {
        self.text("said")
    }

    /// What the last move did, as the page says it.
    pub fn notices(&self) -> Vec<&str> {
        self.texts("notices")
    }

    /// What of the link could not be used, as the page says it.
    pub fn ignored(&self) -> Vec<&str> {
        self.texts("ignored")
    }

    /// What the loader warns of, by its keys.
    pub fn warnings(&self) -> Vec<&str> {
        self.texts("warnings")
    }
}

impl Index<&str> for Seen {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        &self.0[name]
    }
}
