//! The invented edition for tests of the engine: every place a walk of it can stand.

#![allow(dead_code, reason = "each test program uses its own part of this")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use transfer_guide_editions::boat;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::{Choice, Question};
use transfer_guide_rules::fragment::write;
use transfer_guide_rules::proof::every_walk;
use transfer_guide_rules::walk::Walk;

/// Every walk of the edition to its end.
pub(crate) fn walks() -> &'static [Walk<'static>] {
    static WALKS: LazyLock<Vec<Walk<'static>>> = LazyLock::new(|| every_walk(boat()));
    &WALKS
}

/// Every place a walk can stand: each walk's first question, its second, and so on to its end; each place once.
pub(crate) fn places() -> &'static [Walk<'static>] {
    static PLACES: LazyLock<Vec<Walk<'static>>> = LazyLock::new(|| {
        let mut seen = BTreeSet::new();
        let stand = |walk: &'static Walk<'static>| (0..=walk.path.len()).map(|count| replay(&walk.first(count)));
        walks().iter().flat_map(stand).filter(|place| seen.insert(write(place, None))).collect()
    });
    &PLACES
}

/// Every question with each of its choices.
pub(crate) fn every_choice() -> impl Iterator<Item = (&'static Question, &'static Choice)> {
    boat().questions.iter().flat_map(|question| question.choices.iter().map(move |choice| (question, choice)))
}

/// Questions and the choices made, as ids.
pub(crate) type Path = Vec<(&'static str, &'static str)>;

/// The questions and choices on a walk's path.
pub(crate) fn path(walk: &Walk<'static>) -> Path {
    walk.path.iter().map(|taken| (&*taken.question.id, &*taken.choice.id)).collect()
}

/// The path and the open question: two walks with the same stand in the same place.
pub(crate) fn stand(walk: &Walk<'static>) -> (Path, Option<&'static str>) {
    (path(walk), walk.next.map(|question| &*question.id))
}

/// Where some answers lead in the edition.
pub(crate) fn replay(answers: &Answers) -> Walk<'static> {
    Walk::new(boat(), answers)
}
