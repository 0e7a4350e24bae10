//! What an advice comes down to: where the record goes, who acts, until when, what to do first, what cannot be undone. Only
//! picks from what applies; the words are the edition's, how they are put together is a shell's business.

use crate::advice::Advised;
use crate::dates::Due;
use crate::parts::{Act, Deadline, Destination, Force, Step};
use crate::text::Text;

/// What an advice comes down to. Whatever the advice has nothing of is empty.
#[derive(Clone, Debug)]
pub struct Summary<'e> {
    /// Where the record goes or stays: what is meant; where nothing is, the first that is possible.
    pub destinations: Vec<&'e Destination>,
    /// What somebody does, and who may: whoever starts; where nobody does, whoever approves.
    pub act: Option<(Act, Vec<&'e Text>)>,
    /// The first deadline: an edition puts the one first that matters most to whoever reads it.
    pub deadline: Option<(&'e Deadline, Due)>,
    /// The first step.
    pub first: Option<&'e Step>,
    /// What cannot be undone, by the name of its warning.
    pub irreversible: Option<&'e Text>,
}

impl<'e> Advised<'e> {
    /// What it comes down to.
    pub fn summary(&self) -> Summary<'e> {
        let meant = |one: &&&'e Destination| matches!(one.force, Force::Must | Force::Stay);
        let mut destinations: Vec<&Destination> = self.destinations.iter().filter(meant).copied().collect();
        if destinations.is_empty() {
            destinations.extend(self.destinations.first());
        }
        Summary {
            destinations,
            act: [Act::Starts, Act::Approves].into_iter().find_map(|act| self.who(act)),
            deadline: self.deadlines.first().copied(),
            first: self.steps.first().copied(),
            irreversible: self.warnings.iter().find(|warning| warning.irreversible).map(|warning| &warning.name),
        }
    }

    /// Who does it, each once; none where nobody does.
    fn who(&self, act: Act) -> Option<(Act, Vec<&'e Text>)> {
        let mut actors: Vec<&Text> = Vec::new();
        for duty in self.duties.iter().filter(|duty| duty.act == act) {
            if !actors.contains(&&duty.actor) {
                actors.push(&duty.actor);
            }
        }
        if actors.is_empty() { None } else { Some((act, actors)) }
    }
}
