//! What the student said. What it leads to is in [`crate::walk`], how it stands in a link in [`crate::fragment`].

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// Answers by question, and days by their id. It may hold more than a walk reads: the replay takes only what it
/// meets, so an answer off the path can never matter, and is there again when the path comes back to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    choices: BTreeMap<String, String>,
    days: BTreeMap<String, NaiveDate>,
}

impl Answers {
    /// The choice made for a question.
    pub fn choice(&self, question: &str) -> Option<&str> {
        self.choices.get(question).map(String::as_str)
    }

    /// A day the student typed.
    pub fn day(&self, id: &str) -> Option<NaiveDate> {
        self.days.get(id).copied()
    }

    /// The same with one answer given or replaced.
    #[must_use]
    pub fn with(&self, question: &str, choice: &str) -> Self {
        let mut answers = self.clone();
        answers.choices.insert(question.to_owned(), choice.to_owned());
        answers
    }

    /// The same with one day set, or taken out.
    #[must_use]
    pub fn with_day(&self, id: &str, day: Option<NaiveDate>) -> Self {
        let mut answers = self.clone();
        match day {
            Some(day) => answers.days.insert(id.to_owned(), day),
            None => answers.days.remove(id),
        };
        answers
    }

    /// The same without the answer to one question.
    #[must_use]
    pub fn without(&self, question: &str) -> Self {
        let mut answers = self.clone();
        answers.choices.remove(question);
        answers
    }

    /// These answers, and from `earlier` whatever is not in them.
    #[must_use]
    pub fn over(&self, earlier: &Self) -> Self {
        let mut answers = earlier.clone();
        answers.choices.extend(self.choices.clone());
        answers.days.extend(self.days.clone());
        answers
    }

    /// Every question answered with its choice, sorted by the question's id.
    pub fn choices(&self) -> impl Iterator<Item = (&str, &str)> {
        self.choices.iter().map(|(question, choice)| (question.as_str(), choice.as_str()))
    }
}
