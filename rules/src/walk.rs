//! The replay: answers are read from the first question on, as far as they reach.
//!
//! Only the answers met on the way are read. So an answer off the path changes nothing, Back is a shorter replay,
//! and a changed answer keeps every later one that still applies. What the end of a walk says is in
//! [`crate::advice`].

use chrono::NaiveDate;

use crate::answers::Answers;
use crate::edition::{Advice, Choice, Edition, Question};

/// Where some answers lead.
#[derive(Clone, Debug)]
pub struct Walk<'e> {
    /// The edition walked.
    pub edition: &'e Edition,
    /// The questions answered so far, in the order asked.
    pub path: Vec<Taken<'e>>,
    /// The first question without an answer; none at the end of the walk.
    pub next: Option<&'e Question>,
    answers: Answers,
}

/// A question and the choice made.
#[derive(Clone, Copy, Debug)]
pub struct Taken<'e> {
    /// The question; a door where a door was taken.
    pub question: &'e Question,
    /// The choice.
    pub choice: &'e Choice,
}

impl<'e> Walk<'e> {
    /// Replays `answers` from the first question. An answer that is none of the question's choices counts as not
    /// given.
    pub fn new(edition: &'e Edition, answers: &Answers) -> Self {
        let mut walk = Walk { edition, path: Vec::new(), next: None, answers: answers.clone() };
        for question in edition.questions.iter().filter(|question| question.beside.is_none()) {
            if !question.when.holds(&|id| walk.choice(id)) {
                continue;
            }
            let answered = walk.answered(question).or_else(|| walk.answered(edition.doors(question)?));
            match answered {
                Some(taken) => walk.path.push(taken),
                None => {
                    walk.next = Some(question);
                    break;
                }
            }
        }
        walk
    }

    /// The choice made on the path for a question.
    pub fn choice(&self, question: &str) -> Option<&'e str> {
        let taken = self.path.iter().find(|taken| taken.question.id == question)?;
        Some(&taken.choice.id)
    }

    /// The advice this walk ends in; none while a question is open.
    pub fn advice(&self) -> Option<&'e Advice> {
        match self.next {
            Some(_) => None,
            None => self.edition.advice.iter().find(|advice| advice.when.holds(&|id| self.choice(id))),
        }
    }

    /// All the answers handed in, those off the path too.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The days given that a deadline of the advice is counted from, in the edition's order.
    pub fn days(&self) -> Vec<(&'e str, NaiveDate)> {
        let Some(advice) = self.advice() else { return Vec::new() };
        let used = self.deadline_days(advice);
        let used = self.edition.days.iter().filter(|day| used.contains(&&*day.id));
        used.filter_map(|day| Some((&*day.id, self.answers.day(&day.id)?))).collect()
    }

    /// How many questions are still to come at the most, the open one included: 0 at the end.
    pub fn longest_left(&self) -> usize {
        self.onward().into_iter().map(|(_, walk)| 1 + walk.longest_left()).max().unwrap_or(0)
    }

    /// Every way to go on from the open question: a choice of its own or of its doors, and where it leads.
    pub fn onward(&self) -> Vec<(Taken<'e>, Walk<'e>)> {
        let Some(next) = self.next else { return Vec::new() };
        let mut onward = Vec::new();
        for question in std::iter::once(next).chain(self.edition.doors(next)) {
            for choice in question.choices.iter() {
                let taken = Taken { question, choice };
                onward.push((taken, Walk::new(self.edition, &self.on_path().with(&question.id, &choice.id))));
            }
        }
        onward
    }

    /// The answers with this choice made, now or again. Every other answer stays, on the path or off it, so that
    /// the replay finds again what still applies.
    pub fn choose(&self, question: &Question, choice: &Choice) -> Answers {
        let others = match self.edition.other_half(question) {
            Some(other) => self.answers.without(&other.id),
            None => self.answers.clone(),
        };
        others.with(&question.id, &choice.id)
    }

    /// The answers on the path, and no others; days as they are.
    pub fn on_path(&self) -> Answers {
        self.first(self.path.len())
    }

    /// The first `count` answers on the path, and no others; days as they are. One fewer than there are is Back.
    pub fn first(&self, count: usize) -> Answers {
        let days = self
            .edition
            .days
            .iter()
            .fold(Answers::default(), |answers, day| answers.with_day(&day.id, self.answers.day(&day.id)));
        self.path.iter().take(count).fold(days, |answers, taken| answers.with(&taken.question.id, &taken.choice.id))
    }

    fn answered(&self, question: &'e Question) -> Option<Taken<'e>> {
        let choice = question.choice(self.answers.choice(&question.id)?)?;
        Some(Taken { question, choice })
    }

    fn deadline_days(&self, advice: &'e Advice) -> Vec<&'e str> {
        let applies = advice.deadlines.iter().filter(|deadline| deadline.when.holds(&|id| self.choice(id)));
        applies.filter_map(|deadline| deadline.due.counted_from()).collect()
    }
}
