//! An edition many times as large, to see what grows with the questions and how fast.
//!
//! It is the given edition so many times over, each copy under names of its own, behind one new first question that
//! picks the copy. So the proof of it can be foretold: that many times the walks and the advice, one question longer.

use crate::condition::{Condition, OneOf};
use crate::edition::{Advice, Choice, Edition, Question};
use crate::text::Text;

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
