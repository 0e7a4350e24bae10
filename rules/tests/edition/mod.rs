//! Editions for tests: the files on disk, what they load as, every place a walk of it can stand, and what it shows.

#![allow(dead_code, reason = "each test program uses its own part of this")]

#[path = "../../../xtask/src/edition_files.rs"]
mod edition_files;

use std::collections::{BTreeMap, BTreeSet};

use std::sync::LazyLock;

use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::{Choice, Edition, Question};
use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::fragment::write;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::every_walk;
use transfer_guide_rules::walk::Walk;

/// The files of `editions/college-2020`, by their path within it.
pub(crate) fn files() -> BTreeMap<String, String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../editions/college-2020");
    let texts = edition_files::read(&folder).expect("the edition can be read").into_iter();
    texts.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("the edition is UTF-8"))).collect()
}

/// The edition in `editions/college-2020`, read once a test program.
pub(crate) fn college_2020() -> &'static Edition {
    static EDITION: LazyLock<Edition> =
        LazyLock::new(|| load(&files()).unwrap_or_else(|faults| panic!("{}", lines(&faults))));
    &EDITION
}

/// Faults as a committee reads them, one a line.
pub(crate) fn lines(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("\n{fault}")).collect()
}

/// Every walk of the edition to its end.
pub(crate) fn walks() -> &'static [Walk<'static>] {
    static WALKS: LazyLock<Vec<Walk<'static>>> = LazyLock::new(|| every_walk(college_2020()));
    &WALKS
}

/// Every place a walk can stand: each walk's first question, its second, and so on to its end; each place once.
pub(crate) fn places() -> &'static [Walk<'static>] {
    static PLACES: LazyLock<Vec<Walk<'static>>> = LazyLock::new(|| {
        let mut seen = BTreeSet::new();
        let stand = |walk: &'static Walk<'static>| {
            (0..=walk.path.len()).map(|count| Walk::new(college_2020(), &walk.first(count)))
        };
        walks().iter().flat_map(stand).filter(|place| seen.insert(write(place, None))).collect()
    });
    &PLACES
}

/// Every question with each of its choices.
pub(crate) fn every_choice() -> impl Iterator<Item = (&'static Question, &'static Choice)> {
    college_2020().questions.iter().flat_map(|question| question.choices.iter().map(move |choice| (question, choice)))
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
    Walk::new(college_2020(), answers)
}
