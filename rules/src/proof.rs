//! That an edition is whole: every combination of answers leads to exactly one advice, every question, advice and
//! part is reached by some, every name exists, and every clause is used or says for whom it is meant.
//!
//! Walks are few (hundreds), so all of them are walked: no clever method, nothing to trust. Native only: an edition
//! is proven when it is built, and the page need not carry the proof.

use std::collections::{BTreeMap, BTreeSet};

use crate::edition::{Advice, Edition};
use crate::fault::{Fault, Item, Key, Kind};
use crate::fragment::write;
use crate::names::faults_in_names;
use crate::text::Text;
use crate::walk::Walk;

/// Walks of an edition at the most. A hundred times the first one has 30,300; with more, whatever shows all walks would take
/// hours, and forty questions that everybody is asked would make a million million.
pub const MOST_WALKS: usize = 50_000;

/// What was found while proving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Combinations of answers walked to their end.
    pub walks: usize,
    /// Questions on the shortest walk.
    pub shortest: usize,
    /// Questions on the longest walk.
    pub longest: usize,
    /// The advice reached, and by how many walks.
    pub advice: BTreeMap<String, usize>,
}

/// Proves an edition.
///
/// # Errors
/// Every fault found. Names are checked first: while one is wrong, nothing is walked.
pub fn prove(edition: &Edition) -> Result<Proof, Vec<Fault>> {
    let mut prover = Prover { edition, faults: faults_in_names(edition) };
    let names_are_right = prover.faults.is_empty();
    prover.clauses();
    if names_are_right {
        let proof = prover.walks();
        if prover.faults.is_empty() {
            return Ok(proof);
        }
    }
    Err(prover.faults)
}

/// Every walk of an edition to its end, in the order of its questions; where they are more than [`MOST_WALKS`], one more
/// than these.
pub fn every_walk(edition: &Edition) -> Vec<Walk<'_>> {
    fn ends<'e>(walk: Walk<'e>, found: &mut Vec<Walk<'e>>) {
        if found.len() > MOST_WALKS {
            // It is known that there are too many.
        } else if walk.next.is_none() {
            found.push(walk);
        } else {
            walk.onward().into_iter().for_each(|(_, onward)| ends(onward, found));
        }
    }
    let mut found = Vec::new();
    ends(Walk::new(edition, &Default::default()), &mut found);
    found
}

/// The advice of a walk that differs in one answer, a late one rather than an early one.
fn next_door<'e>(walk: &Walk<'e>) -> Option<&'e Text> {
    let changed = walk.path.iter().rev().flat_map(|taken| {
        taken.question.choices.iter().map(|choice| walk.on_path().with(&taken.question.id, &choice.id))
    });
    changed.into_iter().find_map(|answers| Some(&Walk::new(walk.edition, &answers).advice()?.id))
}

struct Prover<'e> {
    edition: &'e Edition,
    faults: Vec<Fault>,
}

impl<'e> Prover<'e> {
    fn fault(&mut self, item: Item, key: Key, kind: Kind) {
        self.faults.push(Fault::new(item, key, kind));
    }

    /// Every clause is used, or says for whom it is meant; never both.
    fn clauses(&mut self) {
        let edition = self.edition;
        let mut used: BTreeSet<&Text> = edition.questions.iter().flat_map(|question| question.clause.iter()).collect();
        for advice in edition.advice.iter() {
            used.extend(advice.parts().into_iter().flat_map(|(_, _, part)| part.clause().iter()));
        }
        let mut seen = BTreeSet::new();
        for clause in edition.clauses.iter() {
            let item = || Item::Clause(clause.id.to_string());
            if !seen.insert(&clause.id) {
                self.fault(item(), Key::named("id"), Kind::ClauseTwice);
            }
            match (used.contains(&clause.id), &clause.meant_for) {
                (false, None) => self.fault(item(), Key::Whole, Kind::UnusedClause),
                (true, Some(_)) => self.fault(item(), Key::named("meant-for"), Kind::CitedClauseMeantForOthers),
                _ => {}
            }
        }
    }

    /// Every walk ends in exactly one advice; every question, advice and part is met on some walk.
    fn walks(&mut self) -> Proof {
        let edition = self.edition;
        let mut proof = Proof { walks: 0, shortest: usize::MAX, longest: 0, advice: BTreeMap::new() };
        let mut asked = BTreeSet::new();
        let mut parts = BTreeSet::new();
        let walks = every_walk(edition);
        if walks.len() > MOST_WALKS {
            let kind = Kind::TooManyWalks { most: MOST_WALKS };
            self.fault(Item::Question(String::new()), Key::named("when"), kind);
            return proof;
        }
        for walk in walks {
            proof.walks += 1;
            proof.shortest = proof.shortest.min(walk.path.len());
            proof.longest = proof.longest.max(walk.path.len());
            asked.extend(walk.path.iter().map(|taken| &taken.question.id));
            let ends: Vec<_> =
                edition.advice.iter().filter(|advice| advice.when.holds(&|id| walk.choice(id))).collect();
            for advice in &ends {
                *proof.advice.entry(advice.id.to_string()).or_default() += 1;
                let applying =
                    advice.parts().into_iter().filter(|(_, _, part)| part.when().holds(&|id| walk.choice(id)));
                parts.extend(applying.map(|(key, index, _)| (advice.id.clone(), key, index)));
            }
            let answers = || write(&walk, None);
            let item = |advice: &Advice| Item::Advice(advice.id.to_string());
            match ends[..] {
                [advice] => {
                    if !advice.steps.iter().any(|step| step.when.holds(&|id| walk.choice(id))) {
                        self.fault(item(advice), Key::named("step"), Kind::NoStep { answers: answers() });
                    }
                }
                [] => {
                    let last = walk.path.last().map(|taken| taken.question.id.to_string());
                    let near = next_door(&walk).map(Text::to_string);
                    let kind = Kind::Gap { answers: answers(), near };
                    self.fault(Item::Question(last.unwrap_or_default()), Key::Whole, kind);
                }
                [first, second, ..] => {
                    let kind = Kind::Overlap { answers: answers(), other: second.id.to_string() };
                    self.fault(item(first), Key::named("when"), kind);
                }
            }
        }
        for question in edition.questions.iter().filter(|question| !asked.contains(&question.id)) {
            self.fault(Item::Question(question.id.to_string()), Key::named("when"), Kind::NeverAsked);
        }
        for advice in edition.advice.iter() {
            let item = || Item::Advice(advice.id.to_string());
            if !proof.advice.contains_key(&*advice.id) {
                self.fault(item(), Key::named("when"), Kind::NeverReached);
                continue;
            }
            let never =
                |(key, index, _): &(&'static str, usize, _)| !parts.contains(&(advice.id.clone(), *key, *index));
            for (key, index, _) in advice.parts().into_iter().filter(never) {
                self.fault(item(), Key::Part(key.to_owned(), index + 1), Kind::NeverShown);
            }
        }
        proof
    }
}
