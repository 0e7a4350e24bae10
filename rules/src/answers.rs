//! What the student said. What it leads to is in [`crate::walk`], how it stands in a link in [`crate::fragment`].

use chrono::NaiveDate;

/// Answers by question, and days by their id. It may hold more than a walk reads: the replay takes only what it
/// meets, so an answer off the path can never matter, and is there again when the path comes back to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    choices: Sorted<String>,
    days: Sorted<NaiveDate>,
}

/// A handful of values by their key, in the order of the keys. A tree would cost the page more than all of them.
type Sorted<T> = Vec<(String, T)>;

impl Answers {
    /// The choice made for a question.
    pub fn choice(&self, question: &str) -> Option<&str> {
        get(&self.choices, question).map(String::as_str)
    }

    /// A day the student typed.
    pub fn day(&self, id: &str) -> Option<NaiveDate> {
        get(&self.days, id).copied()
    }

    /// The same with one answer given or replaced.
    #[must_use]
    pub fn with(&self, question: &str, choice: &str) -> Self {
        let mut answers = self.clone();
        set(&mut answers.choices, question, Some(choice.to_owned()));
        answers
    }

    /// The same with one day set, or taken out.
    #[must_use]
    pub fn with_day(&self, id: &str, day: Option<NaiveDate>) -> Self {
        let mut answers = self.clone();
        set(&mut answers.days, id, day);
        answers
    }

    /// The same without the answer to one question.
    #[must_use]
    pub fn without(&self, question: &str) -> Self {
        let mut answers = self.clone();
        set(&mut answers.choices, question, None);
        answers
    }

    /// These answers, and from `earlier` whatever is not in them.
    #[must_use]
    pub fn over(&self, earlier: &Self) -> Self {
        let answers =
            self.choices().fold(earlier.clone(), |answers, (question, choice)| answers.with(question, choice));
        self.days.iter().fold(answers, |answers, (id, day)| answers.with_day(id, Some(*day)))
    }

    /// Every question answered with its choice, sorted by the question's id.
    pub fn choices(&self) -> impl Iterator<Item = (&str, &str)> {
        self.choices.iter().map(|(question, choice)| (question.as_str(), choice.as_str()))
    }
}

fn get<'a, T>(values: &'a Sorted<T>, key: &str) -> Option<&'a T> {
    values.iter().find_map(|(own, value)| (own == key).then_some(value))
}

/// Sets the value of a key, or takes it out.
fn set<T>(values: &mut Sorted<T>, key: &str, value: Option<T>) {
    let place = values.iter().position(|(own, _)| own.as_str() >= key).unwrap_or(values.len());
    let there = values.get(place).is_some_and(|(own, _)| own == key);
    match value {
        Some(value) if there => values[place].1 = value,
        Some(value) => values.insert(place, (key.to_owned(), value)),
        None if there => {
            values.remove(place);
        }
        None => {}
    }
}
