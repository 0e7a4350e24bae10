//! What other answers would have led to: for every answer given, each of its alternatives, computed by walking it.

use serde::Serialize;
use transfer_guide_rules::advice::{advise, alternatives};
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
                    // What differs is in it, and only what was asked last changes nothing at all.
                    (None, _) => match advise(&leads) {
                        Some(other) if prints_alike(&other, advised) => say::NO_DIFFERENCE.to_owned(),
                        _ => say::SAME_PLACE.to_owned(),
                    },
                },
                fragment: write(&leads, None),
            })
            .collect(),
    };
    walk.path.iter().map(given).collect()
}

/// Whether two students read the same: every part of both is the same part.
fn prints_alike(
    one: &transfer_guide_rules::advice::Advised<'_>,
    other: &transfer_guide_rules::advice::Advised<'_>,
) -> bool {
    fn same<T>(one: &[&T], other: &[&T]) -> bool {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| std::ptr::eq(*one, *other))
    }
    let days = |advised: &transfer_guide_rules::advice::Advised<'_>| {
        advised.deadlines.iter().map(|(_, due)| *due).collect::<Vec<_>>()
    };
    one.advice.id == other.advice.id
        && same(&one.destinations, &other.destinations)
        && same(&one.duties, &other.duties)
        && same(&one.steps, &other.steps)
        && same(&one.bring, &other.bring)
        && same(&one.warnings, &other.warnings)
        && same(&one.trouble, &other.trouble)
        && same(&one.remarks, &other.remarks)
        && days(one) == days(other)
        && one.off_edition == other.off_edition
}
