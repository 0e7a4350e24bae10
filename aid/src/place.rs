//! Where the student is: the walk of a fragment that has come to its end, and its advice. The beginning of everything else.

use transfer_guide_rules::advice::{Advised, advise};
use transfer_guide_rules::condition::Condition;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::{read, write};
use transfer_guide_rules::parts::Offer;
use transfer_guide_rules::walk::Walk;

/// A finished walk and its advice.
pub struct Place<'e> {
    /// The walk.
    pub walk: Walk<'e>,
    /// What it ended in.
    pub advised: Advised<'e>,
}

impl<'e> Place<'e> {
    /// The place of a fragment; none where it leads to a question.
    pub fn of(edition: &'e Edition, fragment: &str) -> Option<Self> {
        let walk = Walk::new(edition, &read(edition, fragment).answers);
        let advised = advise(&walk)?;
        Some(Place { walk, advised })
    }

    /// Whether something is for whoever has walked this way.
    pub fn is_for(&self, when: &Condition) -> bool {
        when.holds(&|id| self.walk.choice(id))
    }

    /// Everything that a part of its advice offers.
    pub fn offers(&self) -> Vec<&Offer> {
        let advised = &self.advised;
        let notes = [&advised.bring, &advised.warnings, &advised.trouble, &advised.remarks];
        let notes = notes.into_iter().flatten().flat_map(|note| &note.offers);
        let steps = advised.steps.iter().flat_map(|step| &step.offers);
        advised.advice.offers.iter().chain(steps).chain(notes).collect()
    }

    /// Its fragment, with the days that the student gave.
    pub fn fragment(&self) -> String {
        write(&self.walk, None)
    }

    /// The answers, each with the name of its question.
    pub fn answers(&self) -> Vec<(String, String)> {
        let taken = self.walk.path.iter();
        taken.map(|taken| (taken.question.name.to_string(), taken.choice.label.to_string())).collect()
    }
}
