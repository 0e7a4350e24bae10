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
    /// For each place, which question's answer is read there.
    columns: Vec<u16>,
    /// For each place and each answer, where it leads; to the place itself where nothing leads on. A row for each place, of
    /// `width` answers, the last for all that are no choice.
    steps: Vec<u16>,
    width: usize,
    /// How many steps lead from the first place to whichever is furthest.
    longest: usize,
    questions: usize,
}

/// Where a student can be: at a question, or at an advice.
#[derive(Clone, Debug, Default)]
struct Place {
    /// What is asked here.
    question: u16,
    /// The places that its choices lead to; none where nothing is asked.
    ways: Vec<u16>,
    /// The place with the doors, looked at where the question is not answered.
    doors: Option<u16>,
    /// The number of the advice, from 1 on; 0 where a question is open.
    advice: u8,
}

impl Table {
    /// Walks everywhere once. None where the edition has more advices, questions, choices or places than the packed form
    /// has numbers for: 255 advices, 255 choices of a question, 65,535 of all else.
    pub fn new(edition: &Edition) -> Option<Self> {
        let mut places: Vec<Place> = Vec::new();
        let mut open = VecDeque::from([Walk::new(edition, &Answers::default())]);
        let mut doors = Vec::new();
        let mut known = 1;
        while let Some(walk) = open.pop_front() {
            let mut asked = Place::default();
            if let Some(next) = walk.next {
                asked = asks(edition, next, &mut known)?;
                if let Some(beside) = edition.doors(next) {
                    doors.push((places.len(), asks(edition, beside, &mut known)?));
                }
            }
            if let Some(found) = walk.advice() {
                let place = edition.advice.iter().position(|one| one.id == found.id)?;
                asked.advice = u8::try_from(place + 1).ok()?;
            }
            places.push(asked);
            open.extend(walk.onward().into_iter().map(|(_, onward)| onward));
        }
        for (place, beside) in doors {
            places[place].doors = Some(places.len().try_into().ok()?);
            places.push(beside);
        }
        Some(Self::of(places, edition.questions.len()))
    }

    /// Lays the places out so that a step is one look, without a question that a processor would have to guess.
    fn of(places: Vec<Place>, questions: usize) -> Self {
        let width = places.iter().map(|place| place.ways.len()).max().unwrap_or_default() + 2;
        let mut steps = Vec::with_capacity(places.len() * width);
        for (number, place) in places.iter().enumerate() {
            let stay = place.doors.unwrap_or(number as u16);
            steps.push(stay);
            steps.extend(&place.ways);
            steps.resize((number + 1) * width, stay);
        }
        // Every way leads to a later place, so the last places are known first.
        let mut longest = vec![0; places.len()];
        for (number, place) in places.iter().enumerate().rev() {
            let onward = place.ways.iter().chain(&place.doors).filter_map(|way| longest.get(usize::from(*way)));
            longest[number] = onward.max().map_or(0, |most| most + 1);
        }
        let columns = places.iter().map(|place| place.question).collect();
        Table { columns, steps, width, longest: longest.first().copied().unwrap_or_default(), questions, places }
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
                next: (!place.ways.is_empty()).then(|| question.beside.as_deref().unwrap_or(&question.id)),
            }
        };
        self.places.iter().map(decision).collect()
    }

    /// The place that a student's answers lead to, one byte a question; those that are not asked, or no choices, do not
    /// count.
    #[inline]
    pub fn place(&self, student: &[u8]) -> usize {
        let mut at = 0;
        for _ in 0..self.longest {
            let column = self.columns.get(at).copied().unwrap_or_default();
            let answer = usize::from(student.get(usize::from(column)).copied().unwrap_or_default());
            at = usize::from(self.steps.get(at * self.width + answer.min(self.width - 1)).copied().unwrap_or_default());
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

/// A question as a place: its first choice leads to the first place not yet known, the next to the next.
fn asks(edition: &Edition, question: &Question, known: &mut u16) -> Option<Place> {
    let place = edition.questions.iter().position(|other| other.id == question.id)?;
    // As many as a byte can name.
    u8::try_from(question.choices.len()).ok()?;
    let first = *known;
    *known = first.checked_add(question.choices.len().try_into().ok()?)?;
    Some(Place { question: place.try_into().ok()?, ways: (first..*known).collect(), ..Place::default() })
}

#[cfg(test)]
mod tests {
    use transfer_guide_editions::boat;
    use transfer_guide_rules::answers::Answers;
    use transfer_guide_rules::proof::every_walk;
    use transfer_guide_rules::walk::Walk;

    use super::Table;

    /// The number that the packed form has for where a walk ends.
    fn advice(walk: &Walk<'_>) -> u8 {
        let advice = walk.advice().map(|advice| &advice.id);
        boat().advice.iter().position(|one| Some(&one.id) == advice).map_or(0, |place| place as u8 + 1)
    }

    #[test]
    fn many_students_are_told_what_each_would_be_told_alone() {
        let table = Table::new(boat()).unwrap();
        let walks = every_walk(boat());
        // Whoever has not answered everything yet, too.
        let all: Vec<Walk<'_>> = walks
            .iter()
            .flat_map(|walk| (0..=walk.path.len()).map(|count| Walk::new(boat(), &walk.first(count))))
            .collect();
        let students: Vec<u8> = all.iter().flat_map(|walk| Table::pack(boat(), walk.answers())).collect();
        assert_eq!(table.decide(&students), Ok(all.iter().map(advice).collect()));
    }

    #[test]
    fn answers_that_are_not_asked_change_nothing() {
        let table = Table::new(boat()).unwrap();
        for walk in every_walk(boat()) {
            let mut student = Table::pack(boat(), walk.answers());
            student.iter_mut().filter(|answer| **answer == 0).for_each(|answer| *answer = 1);
            let all = boat().questions.iter().zip(&student);
            let all = all.fold(Answers::default(), |answers, (question, answer)| {
                answers.with(&question.id, &question.choices[usize::from(*answer) - 1].id)
            });
            assert_eq!(table.decide(&student), Ok(vec![advice(&Walk::new(boat(), &all))]));
        }
    }

    #[test]
    fn what_is_no_choice_counts_as_not_given() {
        let table = Table::new(boat()).unwrap();
        assert_eq!(table.decide(&vec![255; boat().questions.len()]), Ok(vec![0]));
    }

    #[test]
    fn bytes_that_are_no_whole_students_are_refused() {
        let table = Table::new(boat()).unwrap();
        assert_eq!(table.decide(&[1]), Err(boat().questions.len()));
        assert_eq!(table.decide(&[]), Ok(Vec::new()));
    }
}
