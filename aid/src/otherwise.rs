//! What other answers would have led to: for every answer given, each of its alternatives, computed by walking it.

use serde::Serialize;
use transfer_guide_rules::advice::{alternatives, shown};
use transfer_guide_rules::fragment::write;

use crate::messages as say;
use crate::place::Place;

/// An answer given, and its alternatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Given {
    /// The question, as the list of answers has it.
    pub name: String,
    /// The answer.
    pub label: String,
    /// Whether another one would have changed anything.
    pub decides: bool,
    /// What else could have been answered.
    pub others: Vec<Other>,
}

/// An alternative, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Other {
    /// If this had been answered…
    pub label: String,
    /// …it would be this.
    pub leads: String,
    /// Where that is, as a fragment.
    pub fragment: String,
}

/// Every answer of a place with its alternatives, in the order asked.
pub fn otherwise(place: &Place<'_>) -> Vec<Given> {
    let Place { walk, advised } = place;
    let given = |taken: &transfer_guide_rules::walk::Taken<'_>| Given {
        name: taken.question.name.to_string(),
        label: taken.choice.label.to_string(),
        decides: advised.decided.iter().any(|decided| decided.question.id == taken.question.id),
        others: alternatives(walk, taken)
            .into_iter()
            .map(|(other, leads)| Other {
                label: other.choice.label.to_string(),
                leads: match (leads.next, leads.advice()) {
                    (Some(next), _) => say::then_ask(&next.ask),
                    (None, Some(advice)) if advice.id != advised.advice.id => advice.title.to_string(),
                    (None, _) if shown(&leads) == shown(walk) => say::NO_DIFFERENCE.to_owned(),
                    (None, _) => say::SAME_PLACE.to_owned(),
                },
                fragment: write(&leads, None),
            })
            .collect(),
    };
    walk.path.iter().map(given).collect()
}
