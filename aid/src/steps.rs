//! Steps to tick off. Each has a name of its own that a device can keep: the same step has the same in every writing of the
//! edition, wherever it stands.

use transfer_guide_rules::parts::Step;

use crate::place::Place;
use crate::stamp::print;

/// Letters of a step's name.
const LETTERS: usize = 5;

/// What a device keeps of each step of an advice, in order.
pub fn steps(place: &Place<'_>) -> Vec<String> {
    let kept = |step: &&Step| print(&[&step.actor, &step.name], LETTERS);
    place.advised.steps.iter().map(kept).collect()
}
