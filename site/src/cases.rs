//! Every case that an edition tells apart: walks that come down to the same are one, so that answers which change nothing are
//! not asked of whoever looks a case up. And for which answers a part of an advice is, in a few words.

use transfer_guide_rules::advice::advise;
use transfer_guide_rules::condition::Condition;
use transfer_guide_rules::edition::{Advice, Choice, Edition, Question};
use transfer_guide_rules::fragment;
use transfer_guide_rules::walk::{Taken, Walk};
use transfer_guide_view::messages::COLON;
use transfer_guide_view::messages::site as words;
use transfer_guide_view::summary::{Row, summary};

/// Answers that come down to the same advice in the same words.
#[derive(Clone)]
pub(crate) struct Case<'e> {
    /// The first answer, or several that lead to the same: choices of the first question, or of its doors.
    pub(crate) firsts: Vec<First<'e>>,
    /// Which answers to the other questions it takes.
    pub(crate) conditions: Vec<Given<'e>>,
    /// What they come down to.
    pub(crate) advice: &'e Advice,
    /// The same in rows, for the edition's own year.
    pub(crate) rows: Vec<Row>,
}

/// The first answer of a case.
#[derive(Clone)]
pub(crate) struct First<'e> {
    /// The answer.
    pub(crate) taken: Taken<'e>,
    /// Where the guide goes on after all answers of the case: whatever it still asks changes none of it.
    pub(crate) fragment: String,
}

/// One of some choices of a question.
#[derive(Clone)]
pub(crate) struct Given<'e> {
    question: &'e Question,
    choices: Vec<&'e Choice>,
}

impl PartialEq for Given<'_> {
    fn eq(&self, other: &Self) -> bool {
        let ids = |given: &Self| given.choices.iter().map(|choice| choice.id.clone()).collect::<Vec<_>>();
        self.question.id == other.question.id && ids(self) == ids(other)
    }
}

impl<'e> Case<'e> {
    /// Its first answers, in words.
    pub(crate) fn first(&self) -> String {
        let labels: Vec<&str> = self.firsts.iter().map(|first| &*first.taken.choice.label).collect();
        labels.join(words::EITHER)
    }

    /// Whether it differs from another in nothing but the first answers.
    fn is_as(&self, other: &Self) -> bool {
        self.advice.id == other.advice.id && self.rows == other.rows && self.conditions == other.conditions
    }

    /// Whether it leads to the same advice as another, after one other answer to the last question.
    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        let firsts = |case: &Self| case.firsts.iter().map(|first| first.taken.choice.id.clone()).collect::<Vec<_>>();
        let last = |case: &Self| case.conditions.last().map(|last| last.question.id.clone());
        let before = |case: &Self| case.conditions.iter().rev().skip(1).cloned().collect::<Vec<_>>();
        self.advice.id == other.advice.id
            && firsts(self) == firsts(other)
            && last(self).is_some()
            && last(self) == last(other)
            && before(self) == before(other)
    }
}

impl<'e> Given<'e> {
    /// The question and the choices, in words.
    fn said(&self) -> String {
        [&*self.question.name, COLON, &self.labels()].concat()
    }

    /// The choices.
    pub(crate) fn labels(&self) -> String {
        let labels: Vec<&str> = self.choices.iter().map(|choice| &*choice.label).collect();
        labels.join(words::EITHER)
    }

    /// These choices and those of another.
    pub(crate) fn or(mut self, other: &Self) -> Self {
        self.choices.extend(&other.choices);
        self
    }

    fn holds(&self, walk: &Walk<'_>) -> bool {
        self.choices.iter().any(|choice| walk.choice(&self.question.id) == Some(&choice.id))
    }

    /// Whether any choice will do.
    pub(crate) fn is_any(&self) -> bool {
        self.choices.len() == self.question.choices.len()
    }
}

/// Answers that are all given, in words.
pub(crate) fn all(given: &[Given<'_>]) -> String {
    given.iter().map(Given::said).collect::<Vec<_>>().join(words::AND)
}

/// Every case, in the order of the questions. Walks are those of the edition's own year: with another one the days are of no
/// year, and nothing else is another case.
pub(crate) fn cases(edition: &Edition) -> Vec<Case<'_>> {
    let mut found: Vec<Case<'_>> = Vec::new();
    for (first, walk) in Walk::new(edition, &Default::default()).onward() {
        for case in cases_from(first, &walk) {
            match found.iter_mut().find(|other| other.is_as(&case)) {
                Some(other) => other.firsts.extend(case.firsts),
                None => found.push(case),
            }
        }
    }
    found
}

fn cases_from<'e>(first: Taken<'e>, walk: &Walk<'e>) -> Vec<Case<'e>> {
    let fragment = fragment::write(walk, None);
    if let Some(advised) = advise(walk) {
        let rows = summary(walk.edition, &advised);
        let firsts = vec![First { taken: first, fragment }];
        return vec![Case { firsts, conditions: Vec::new(), advice: advised.advice, rows }];
    }
    let mut ways: Vec<(Given<'e>, Vec<Case<'e>>)> = Vec::new();
    let own_year = |(taken, _): &(Taken<'e>, _)| taken.choice.off_edition.is_none();
    for (Taken { question, choice }, onward) in walk.onward().into_iter().filter(own_year) {
        let found = cases_from(first, &onward);
        let same = |other: &[Case<'_>]| {
            other.len() == found.len() && other.iter().zip(&found).all(|(other, found)| other.is_as(found))
        };
        match ways.iter_mut().find(|(_, other)| same(other)) {
            Some((given, _)) => given.choices.push(choice),
            None => ways.push((Given { question, choices: vec![choice] }, found)),
        }
    }
    if let [(_, cases)] = &mut ways[..] {
        if let [only] = &mut cases[..] {
            only.firsts[0].fragment = fragment;
        }
        return std::mem::take(cases);
    }
    let under = |(given, cases): (Given<'e>, Vec<Case<'e>>)| {
        let fragment = fragment.clone();
        cases.into_iter().map(move |mut case| {
            case.conditions.insert(0, given.clone());
            if given.choices.len() > 1 {
                // The guide has to ask which it is.
                case.firsts[0].fragment = fragment.clone();
            }
            case
        })
    };
    ways.into_iter().flat_map(under).collect()
}

/// For which of these walks a condition holds, in words; nothing where it holds for all.
pub(crate) fn only(edition: &Edition, walks: &[Walk<'_>], condition: &Condition) -> String {
    let mut said: Vec<String> = Vec::new();
    for given in alternatives(edition, walks, condition) {
        let words = all(&given);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    // What one of them says of all walks needs no others.
    if said.iter().any(String::is_empty) { String::new() } else { said.join(words::OR_ELSE) }
}

/// Answers that together are a condition's, one list for each alternative that it has for these walks.
fn alternatives<'e>(edition: &'e Edition, walks: &[Walk<'_>], condition: &Condition) -> Vec<Vec<Given<'e>>> {
    let one = |any: Option<&Condition>| {
        let holds = |condition: &Condition, walk: &Walk<'_>| condition.holds(&|id| walk.choice(id));
        let shown = |walk| holds(condition, walk) && any.is_none_or(|any| holds(any, walk));
        walks.iter().map(shown).collect::<Vec<bool>>()
    };
    let each = if condition.any.is_empty() {
        vec![one(None)]
    } else {
        condition.any.iter().map(|any| one(Some(any))).collect()
    };
    each.iter().filter(|shown| shown.contains(&true)).map(|shown| those(edition, walks, shown)).collect()
}

/// The answers that set those walks apart which are shown; as few as do.
pub(crate) fn those<'e>(edition: &'e Edition, walks: &[Walk<'_>], shown: &[bool]) -> Vec<Given<'e>> {
    let mut given: Vec<Given<'_>> = Vec::new();
    for question in &edition.questions {
        let here = |choice: &&Choice| {
            walks.iter().zip(shown).any(|(walk, shown)| *shown && walk.choice(&question.id) == Some(&choice.id))
        };
        let one = Given { question, choices: question.choices.iter().filter(here).collect() };
        // Where it was not asked of one of them, it cannot set them apart.
        let asked = walks.iter().zip(shown).all(|(walk, shown)| !shown || one.holds(walk));
        if asked && !walks.iter().all(|walk| one.holds(walk)) {
            given.push(one);
        }
    }
    let exact = |given: &[Given<'_>]| {
        walks.iter().zip(shown).all(|(walk, shown)| given.iter().all(|one| one.holds(walk)) == *shown)
    };
    // Whether a question was asked at all is said better by the answers before it; and often one answer says it all.
    let (vague, telling): (Vec<_>, Vec<_>) = given.iter().cloned().partition(Given::is_any);
    for one in vague.iter().rev().chain(&telling) {
        let fewer: Vec<_> = given.iter().filter(|other| *other != one).cloned().collect();
        if exact(&fewer) {
            given = fewer;
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use transfer_guide_editions::COLLEGE_2020;
    use transfer_guide_rules::fragment::read;
    use transfer_guide_rules::proof::every_walk;

    use super::*;

    /// The same walk in the edition's own year.
    fn in_own_year(walk: &Walk<'static>) -> Walk<'static> {
        let answers = walk.path.iter().fold(walk.on_path(), |answers, taken| {
            let own = taken.question.choices.iter().find(|choice| choice.off_edition.is_none());
            let own = own.filter(|_| taken.choice.off_edition.is_some()).unwrap_or(taken.choice);
            answers.with(&taken.question.id, &own.id)
        });
        Walk::new(walk.edition, &answers)
    }

    #[test]
    fn every_walk_is_of_one_case_which_says_its_advice_and_its_summary() {
        let cases = cases(&COLLEGE_2020);
        for walk in every_walk(&COLLEGE_2020) {
            let first = &walk.path[0].choice.id;
            let fits = |case: &&Case<'_>| {
                let starts = case.firsts.iter().any(|one| one.taken.choice.id == *first);
                starts && case.conditions.iter().all(|given| given.holds(&walk))
            };
            let found: Vec<_> = cases.iter().filter(fits).collect();
            let name = fragment::write(&walk, None);
            assert_eq!(found.len(), 1, "{name}");
            let advised = advise(&in_own_year(&walk)).unwrap();
            assert_eq!(found[0].advice.id, advised.advice.id, "{name}");
            assert_eq!(found[0].rows, summary(&COLLEGE_2020, &advised), "{name}");
        }
    }

    #[test]
    fn the_place_of_a_case_has_its_answers_and_no_others() {
        for case in cases(&COLLEGE_2020) {
            for first in &case.firsts {
                let read = read(&COLLEGE_2020, &first.fragment);
                assert!(read.ignored.is_empty(), "{}", first.fragment);
                let walk = Walk::new(&COLLEGE_2020, &read.answers);
                assert_eq!(walk.path[0].choice.id, first.taken.choice.id);
                for taken in &walk.path[1..] {
                    let given = case.conditions.iter().find(|given| given.question.id == taken.question.id);
                    let fits = given.is_none_or(|given| given.holds(&walk) && given.choices.len() == 1);
                    assert!(fits, "{} says more than {}", first.fragment, case.advice.id);
                }
            }
        }
    }

    #[test]
    fn whom_a_part_is_for_is_said_exactly() {
        let walks = every_walk(&COLLEGE_2020);
        for advice in &COLLEGE_2020.advice {
            let ends_here = |walk: &&Walk<'_>| walk.advice().is_some_and(|other| other.id == advice.id);
            let walks: Vec<_> = walks.iter().filter(ends_here).cloned().collect();
            for (kind, index, part) in advice.parts() {
                let told = alternatives(&COLLEGE_2020, &walks, part.when());
                let everybody = only(&COLLEGE_2020, &walks, part.when()).is_empty();
                for walk in &walks {
                    let holds = part.when().holds(&|id| walk.choice(id));
                    let said = told.iter().any(|given| given.iter().all(|one| one.holds(walk)));
                    assert_eq!((holds, holds || !everybody), (said, true), "{} {kind} {index}", advice.id);
                }
            }
        }
    }

    #[test]
    fn few_words_say_whom_a_part_is_for() {
        let walks = every_walk(&COLLEGE_2020);
        let question = |id: &str| COLLEGE_2020.question(id).unwrap();
        let name = |id: &str, choice: &str| {
            let question = question(id);
            [&*question.name, COLON, &question.choice(choice).unwrap().label].concat()
        };
        let said = |id: &str| only(&COLLEGE_2020, &walks, &question(id).when);
        assert_eq!(said("enlistment"), name("outcome", "army"));
        let both = [name("classified", "no"), name("registered", "yes")];
        assert_eq!(said("employer-branch"), both.join(words::OR_ELSE));
        assert_eq!(said("year"), "");
    }
}
