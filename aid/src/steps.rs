//! Steps to tick off. Each has a name of its own that a device can keep: the same step has the same in every writing of the
//! edition, wherever it stands.

use serde::Serialize;

use crate::place::Place;
use crate::stamp::print;

/// Letters of a step's name.
const LETTERS: usize = 5;

/// A step to tick off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What a device keeps of it.
    pub key: String,
    /// Who does it.
    pub actor: String,
    /// The step in a few words.
    pub name: String,
    /// Whether it cannot be undone.
    pub irreversible: bool,
}

/// The steps of an advice, in order.
pub fn steps(place: &Place<'_>) -> Vec<Item> {
    let edition = place.walk.edition;
    let item = |step: &&transfer_guide_rules::parts::Step| Item {
        key: print(&[&step.actor, &step.name], LETTERS),
        actor: edition.actor(&step.actor).to_owned(),
        name: step.name.to_string(),
        irreversible: step.irreversible,
    };
    place.advised.steps.iter().map(item).collect()
}
