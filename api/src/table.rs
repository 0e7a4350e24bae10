//! Every place of an edition in a row, and which answer leads from which to which: deciding is following a few numbers.
//! So one student takes nanoseconds, and many are handed over at once as bytes.
//!
//! The packed form: for each student as many bytes as the edition has questions, in the edition's order; 0 where a question
//! is not answered, 1 for its first choice, 2 for the second, and so on. What comes back has a byte for each student: 0
//! where a question is still open, 1 for the edition's first advice, 2 for the second, and so on.

use std::collections::VecDeque;

use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::{Edition, Question};
use transfer_guide_rules::walk::Walk;

use crate::shape::Decision;

/// The places of an edition.
#[derive(Clone, Debug)]
pub struct Table {
    /// Every place that a walk comes through, and behind them one more for each place with doors.
    places: Vec<Place>,
    /// For each question asked at a place, the place that each of its choices leads to.
    ways: Vec<u16>,
    questions: usize,
}

/// Where a student can be: at a question, or at an advice.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// What is asked here.
    question: u16,
    /// Where the ways of its choices begin.
    ways: u16,
    /// The place with the doors, looked at where the question is not answered; 0 where there are none.
    doors: u16,
    /// How many choices there are: 0 where nothing is asked.
    choices: u8,
    /// The number of the advice, from 1 on; 0 where a question is open.
    advice: u8,
}

impl Table {
    /// Walks everywhere once. None where the edition has more advices, questions, choices or places than the packed form
    /// has numbers for: 255 advices, 255 choices of a question, 65,535 of all else.
    pub fn new(edition: &Edition) -> Option<Self> {
        let mut table = Table { places: Vec::new(), ways: Vec::new(), questions: edition.questions.len() };
        let mut open = VecDeque::from([Walk::new(edition, &Answers::default())]);
        let mut doors = Vec::new();
        let mut known = 1;
        while let Some(walk) = open.pop_front() {
            let mut asked = Place::default();
            if let Some(next) = walk.next {
                asked = table.asks(edition, next, &mut known)?;
                if let Some(beside) = edition.doors(next) {
                    doors.push((table.places.len(), table.asks(edition, beside, &mut known)?));
                }
            }
            if let Some(found) = walk.advice() {
                let place = edition.advice.iter().position(|one| one.id == found.id)?;
                asked.advice = u8::try_from(place + 1).ok()?;
            }
            table.places.push(asked);
            open.extend(walk.onward().into_iter().map(|(_, onward)| onward));
        }
        for (place, beside) in doors {
            table.places[place].doors = table.places.len().try_into().ok()?;
            table.places.push(beside);
        }
        Some(table)
    }

    /// Notes the ways of a question: its first choice leads to the first place not yet known, the next to the next.
    fn asks(&mut self, edition: &Edition, question: &Question, known: &mut usize) -> Option<Place> {
        let place = edition.questions.iter().position(|other| other.id == question.id)?;
        let asked = Place {
            question: place.try_into().ok()?,
            ways: self.ways.len().try_into().ok()?,
            choices: question.choices.len().try_into().ok()?,
            ..Place::default()
        };
        for _ in question.choices.iter() {
            self.ways.push((*known).try_into().ok()?);
            *known += 1;
        }
        Some(asked)
    }

    /// The number of an answer in the packed form: 0 where there is none, or where it is no choice of the question.
    pub fn number(question: &Question, answer: Option<&str>) -> u8 {
        let place = question.choices.iter().position(|choice| Some(&*choice.id) == answer);
        place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or_default()
    }

    /// One student in the packed form.
    pub fn pack(edition: &Edition, answers: &Answers) -> Vec<u8> {
        let number = |question: &Question| Self::number(question, answers.choice(&question.id));
        edition.questions.iter().map(number).collect()
    }

    /// What is decided at each place.
    pub fn decisions<'e>(&self, edition: &'e Edition) -> Vec<Decision<'e>> {
        let decision = |place: &Place| {
            let question = &edition.questions[usize::from(place.question)];
            Decision {
                advice: usize::from(place.advice).checked_sub(1).map(|advice| &*edition.advice[advice].id),
                next: (place.choices > 0).then(|| question.beside.as_deref().unwrap_or(&question.id)),
            }
        };
        self.places.iter().map(decision).collect()
    }

    /// The place that a student's answers lead to, one byte a question; those that are not asked, or no choices, do not
    /// count.
    #[inline]
    pub fn place(&self, student: &[u8]) -> usize {
        let mut at = 0;
        while let Some(place) = self.places.get(at) {
            let way = student.get(usize::from(place.question)).copied().unwrap_or_default().wrapping_sub(1);
            at = if way < place.choices {
                self.ways.get(usize::from(place.ways) + usize::from(way)).copied().map_or(usize::MAX, usize::from)
            } else if place.doors > 0 {
                usize::from(place.doors)
            } else {
                break;
            };
        }
        at
    }

    /// The advice of many students in the packed form.
    ///
    /// # Errors
    /// How many bytes a student has, where `students` is not so many bytes a student.
    pub fn decide(&self, students: &[u8]) -> Result<Vec<u8>, usize> {
        if self.questions == 0 || !students.len().is_multiple_of(self.questions) {
            return Err(self.questions);
        }
        let advice = |student| self.places.get(self.place(student)).map_or(0, |place| place.advice);
        Ok(students.chunks_exact(self.questions).map(advice).collect())
    }
}

#[cfg(test)]
mod tests {
    use transfer_guide::DEFAULT_EDITION;
    use transfer_guide_rules::answers::Answers;
    use transfer_guide_rules::proof::every_walk;
    use transfer_guide_rules::walk::Walk;

    use super::Table;

    /// The number that the packed form has for where a walk ends.
    fn advice(walk: &Walk<'_>) -> u8 {
        let advice = walk.advice().map(|advice| &advice.id);
        DEFAULT_EDITION.advice.iter().position(|one| Some(&one.id) == advice).map_or(0, |place| place as u8 + 1)
    }

    #[test]
    fn many_students_are_told_what_each_would_be_told_alone() {
        let table = Table::new(&DEFAULT_EDITION).unwrap();
        let walks = every_walk(&DEFAULT_EDITION);
        // Whoever has not answered everything yet, too.
        let all: Vec<Walk<'_>> = walks
            .iter()
            .flat_map(|walk| (0..=walk.path.len()).map(|count| Walk::new(&DEFAULT_EDITION, &walk.first(count))))
            .collect();
        let students: Vec<u8> = all.iter().flat_map(|walk| Table::pack(&DEFAULT_EDITION, walk.answers())).collect();
        assert_eq!(table.decide(&students), Ok(all.iter().map(advice).collect()));
    }

    #[test]
    fn answers_that_are_not_asked_change_nothing() {
        let table = Table::new(&DEFAULT_EDITION).unwrap();
        for walk in every_walk(&DEFAULT_EDITION) {
            let mut student = Table::pack(&DEFAULT_EDITION, walk.answers());
            student.iter_mut().filter(|answer| **answer == 0).for_each(|answer| *answer = 1);
            let all = DEFAULT_EDITION.questions.iter().zip(&student);
            let all = all.fold(Answers::default(), |answers, (question, answer)| {
                answers.with(&question.id, &question.choices[usize::from(*answer) - 1].id)
            });
            assert_eq!(table.decide(&student), Ok(vec![advice(&Walk::new(&DEFAULT_EDITION, &all))]));
        }
    }

    #[test]
    fn what_is_no_choice_counts_as_not_given() {
        let table = Table::new(&DEFAULT_EDITION).unwrap();
        assert_eq!(table.decide(&vec![255; DEFAULT_EDITION.questions.len()]), Ok(vec![0]));
    }

    #[test]
    fn bytes_that_are_no_whole_students_are_refused() {
        let table = Table::new(&DEFAULT_EDITION).unwrap();
        assert_eq!(table.decide(&[1]), Err(DEFAULT_EDITION.questions.len()));
        assert_eq!(table.decide(&[]), Ok(Vec::new()));
    }
}
