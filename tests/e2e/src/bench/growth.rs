//! An edition many times as large, to see what grows with the questions and how fast.
//!
//! It is the given edition so many times over, each copy under names of its own, behind one new first question that
//! picks the copy. So the proof of it can be foretold: that many times the walks and the advice, one question longer.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use transfer_guide_rules::condition::{Condition, OneOf};
use transfer_guide_rules::edition::{Advice, Choice, Edition, Question, Text};
use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::proof::{every_walk, prove};
use transfer_guide_rules::walk::Walk;

/// The new first question.
const WHICH: &str = "which-copy";

/// The edition so many times over; once is the edition itself.
pub fn times(edition: &Edition, copies: usize) -> Edition {
    let mut large = edition.clone();
    if copies < 2 {
        return large;
    }
    large.questions = vec![first_question(copies)];
    large.advice = Vec::new();
    for copy in 1..=copies {
        large.questions.extend(edition.questions.iter().map(|question| question_of(copy, question)));
        large.advice.extend(edition.advice.iter().map(|advice| advice_of(copy, advice)));
    }
    large
}

/// What an edition of some size costs.
#[derive(Clone, Debug)]
pub struct Cost {
    /// Times the edition.
    pub copies: usize,
    /// Questions in it.
    pub questions: usize,
    /// Walks to an end.
    pub walks: usize,
    /// How long the proof took.
    pub proof: Duration,
    /// How long the replay of one whole walk takes, on average over up to a thousand of them.
    pub replay: Duration,
    /// Bytes of other things that somebody measured for this size, by what they are: the page, the wasm.
    pub bytes: BTreeMap<&'static str, usize>,
}

/// Proves and walks the edition so many times over.
///
/// # Errors
/// The proof finds a fault, which [`times`] must never bring in.
pub fn measure(edition: &Edition, copies: usize) -> Result<Cost, Vec<Fault>> {
    let large = times(edition, copies);
    let begun = Instant::now();
    let proof = prove(&large)?;
    let proven = begun.elapsed();
    let walks = every_walk(&large);
    let some: Vec<_> = walks.iter().step_by(walks.len().div_ceil(1000)).map(Walk::on_path).collect();
    let begun = Instant::now();
    let replayed = some.iter().filter(|answers| Walk::new(&large, answers).next.is_none()).count();
    let replay = begun.elapsed() / u32::try_from(replayed.max(1)).unwrap_or(u32::MAX);
    let questions = large.questions.len();
    Ok(Cost { copies, questions, walks: proof.walks, proof: proven, replay, bytes: BTreeMap::new() })
}

/// Bytes of a built page and its program, as they lie compressed in a folder; nothing where there is no such folder.
/// Whoever builds the page from [`times`] puts it there and hands the folder in.
pub fn bytes_of(dist: &Path) -> BTreeMap<&'static str, usize> {
    let mut bytes = BTreeMap::new();
    for folder in [dist.to_owned(), dist.join("assets")] {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = match name.as_str() {
                "index.html.br" => "page",
                "guide.html.br" => "one file",
                name if name.ends_with(".wasm.br") => "wasm",
                _ => continue,
            };
            let length = entry.metadata().map_or(0, |about| usize::try_from(about.len()).unwrap_or(usize::MAX));
            bytes.insert(kind, length);
        }
    }
    bytes
}

fn first_question(copies: usize) -> Question {
    let choice = |copy| Choice {
        id: format!("c{copy}").into(),
        label: format!("{copy}").into(),
        hint: None,
        group: None,
        unknown: false,
        off_edition: None,
    };
    Question {
        id: WHICH.into(),
        beside: None,
        when: Condition::default(),
        ask: "?".into(),
        name: "?".into(),
        help: None,
        clause: Vec::new(),
        choices: (1..=copies).map(choice).collect(),
    }
}

/// A question's name in a copy.
fn name(copy: usize, question: &str) -> Text {
    format!("{question}-c{copy}").into()
}

/// The same condition on the copy's questions.
fn renamed(copy: usize, condition: &Condition) -> Condition {
    let one = |one: &OneOf| OneOf { question: name(copy, &one.question), choices: one.choices.clone() };
    Condition {
        all: condition.all.iter().map(one).collect(),
        any: condition.any.iter().map(|any| renamed(copy, any)).collect(),
    }
}

/// The same, and only in this copy: what was asked of everyone is now asked of whoever picked it.
fn inside(copy: usize, condition: &Condition) -> Condition {
    let mut renamed = renamed(copy, condition);
    renamed.all.insert(0, OneOf { question: WHICH.into(), choices: vec![format!("c{copy}").into()] });
    renamed
}

fn question_of(copy: usize, question: &Question) -> Question {
    Question {
        id: name(copy, &question.id),
        beside: question.beside.as_ref().map(|main| name(copy, main)),
        when: inside(copy, &question.when),
        ..question.clone()
    }
}

fn advice_of(copy: usize, advice: &Advice) -> Advice {
    let mut own = advice.clone();
    own.id = name(copy, &advice.id);
    own.when = inside(copy, &advice.when);
    let notes = [&mut own.bring, &mut own.warnings, &mut own.trouble, &mut own.remarks];
    let conditions = notes
        .into_iter()
        .flatten()
        .map(|note| &mut note.when)
        .chain(own.destinations.iter_mut().map(|destination| &mut destination.when))
        .chain(own.duties.iter_mut().map(|duty| &mut duty.when))
        .chain(own.steps.iter_mut().map(|step| &mut step.when))
        .chain(own.deadlines.iter_mut().map(|deadline| &mut deadline.when));
    conditions.for_each(|when| *when = renamed(copy, when));
    own
}

#[cfg(test)]
mod tests {
    use transfer_guide::DEFAULT_EDITION;
    use transfer_guide_rules::proof::prove;

    use super::{measure, name, times};

    #[test]
    fn ten_times_the_edition_is_whole_and_has_ten_times_its_walks_and_advice() {
        let one = prove(&DEFAULT_EDITION).unwrap();
        let ten = prove(&times(&DEFAULT_EDITION, 10)).unwrap();
        assert_eq!((ten.walks, ten.advice.len()), (10 * one.walks, 10 * one.advice.len()));
        assert_eq!((ten.shortest, ten.longest), (one.shortest + 1, one.longest + 1));
        for (advice, walks) in &one.advice {
            let copies: Vec<_> = (1..=10).map(|copy| ten.advice.get(&*name(copy, advice))).collect();
            assert_eq!(copies, [Some(walks); 10], "{advice}");
        }
    }

    #[test]
    fn once_is_the_edition_itself() {
        let cost = measure(&DEFAULT_EDITION, 1).unwrap();
        assert_eq!(cost.questions, DEFAULT_EDITION.questions.len());
        assert_eq!(cost.walks, prove(&DEFAULT_EDITION).unwrap().walks);
    }
}
