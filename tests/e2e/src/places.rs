//! Every place the page has, from the rules and the edition inside it: what a test compares the page with.

use std::collections::{BTreeMap, BTreeSet};

use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::advice::{Advised, advise, alternatives};
use transfer_guide_rules::edition::Question;
use transfer_guide_rules::fragment;
use transfer_guide_rules::parts::Note;
use transfer_guide_rules::proof;
use transfer_guide_rules::walk::{Taken, Walk};

/// One place: its fragment, and what must be on the page there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The fragment, as the page writes it.
    pub fragment: String,
    /// The id of the question or the advice on the page.
    pub id: String,
    /// Its heading.
    pub heading: String,
}

impl Place {
    /// The place of a fragment that is whole.
    pub fn at(fragment: &str) -> Self {
        let read = fragment::read(&COLLEGE_2020, fragment);
        assert!(read.ignored.is_empty(), "{fragment} is no place of this edition: {:?}", read.ignored);
        let change = read.change.and_then(|id| COLLEGE_2020.question(&id));
        Place::of(&Walk::new(&COLLEGE_2020, &read.answers), change)
    }

    /// The place where a walk stands, and the question that is asked again there.
    pub fn of(walk: &Walk<'static>, change: Option<&'static Question>) -> Self {
        let fragment = fragment::write(walk, change.map(|question| &*question.id));
        // The doors are on the page of the question they stand beside.
        let main = |question: &'static Question| match &question.beside {
            Some(main) => COLLEGE_2020.question(main).expect("the proof: a door stands beside a question"),
            None => question,
        };
        let (id, heading) = match change.map(main).or(walk.next) {
            Some(question) => (&question.id, &question.ask),
            None => {
                let advice = walk.advice().expect("the proof: every walk ends in an advice");
                (&advice.id, &advice.title)
            }
        };
        Place { fragment, id: id.to_string(), heading: heading.to_string() }
    }
}

/// The walk of a fragment.
pub fn walk(fragment: &str) -> Walk<'static> {
    Walk::new(&COLLEGE_2020, &fragment::read(&COLLEGE_2020, fragment).answers)
}

/// The advice of a finished walk.
pub fn advised(walk: &Walk<'static>) -> Advised<'static> {
    advise(walk).expect("the walk is finished, and the proof: it has an advice")
}

/// The places that a walk comes by, from the first question to where it stands.
pub fn stations(walk: &Walk<'static>) -> Vec<Place> {
    let station = |count| Place::of(&Walk::new(&COLLEGE_2020, &walk.first(count)), None);
    (0..=walk.path.len()).map(station).collect()
}

/// Every walk to its end.
pub fn every_walk() -> Vec<Walk<'static>> {
    proof::every_walk(&COLLEGE_2020)
}

/// Every place on every walk, once: the questions and the ends.
pub fn every_place() -> Vec<Place> {
    let mut seen = BTreeSet::new();
    let all = every_walk().into_iter().flat_map(|walk| stations(&walk));
    all.filter(|place| seen.insert(place.fragment.clone())).collect()
}

/// Every place where an answer is being changed, on one walk per distinct path of questions.
pub fn every_change() -> Vec<Place> {
    let mut paths = BTreeMap::new();
    for walk in every_walk() {
        let path: Vec<&str> = walk.path.iter().map(|taken| &*taken.question.id).collect();
        paths.entry(path).or_insert(walk);
    }
    let changes =
        |walk: &Walk<'static>| walk.path.iter().map(|taken| Place::of(walk, Some(taken.question))).collect::<Vec<_>>();
    paths.values().flat_map(changes).collect()
}

/// One walk to each question.
pub fn one_walk_to_each_question() -> Vec<Walk<'static>> {
    let mut found = BTreeMap::new();
    for walk in every_walk() {
        for count in 0..walk.path.len() {
            let on_the_way = Walk::new(walk.edition, &walk.first(count));
            if let Some(question) = on_the_way.next {
                found.entry(&question.id).or_insert(on_the_way);
            }
        }
    }
    found.into_values().collect()
}

/// One walk to each advice.
pub fn one_walk_to_each_advice() -> Vec<Walk<'static>> {
    first_of_each(|walk| advised(walk).advice.id.to_string())
}

/// One walk to each advice in each of its forms: with each set of parts that is ever shown together. Whose dates it
/// has is not a form of its own.
pub fn one_walk_to_each_form() -> Vec<Walk<'static>> {
    first_of_each(|walk| {
        let advised = advised(walk);
        let parts = advised.advice.parts().into_iter().map(|(_, _, part)| part.when().holds(&|id| walk.choice(id)));
        (advised.advice.id.to_string(), parts.collect::<Vec<bool>>(), advised.open.len())
    })
}

/// The parts of an advice that apply at the end of a walk, in the order of the page: the class of the section or fold, and a name that
/// stands in it.
pub fn parts_that_apply(walk: &Walk<'static>) -> Vec<(&'static str, String)> {
    let advised = advised(walk);
    let mut expected = Vec::new();
    let mut expect = |section, names: Vec<&str>| {
        expected.extend(names.into_iter().map(|name| (section, name.to_owned())));
    };
    let all = |notes: &[&'static Note]| notes.iter().map(|note| &*note.name).collect();
    let (stop_first, never): (Vec<_>, Vec<_>) = advised.warnings.iter().copied().partition(|note| note.irreversible);
    expect("stop-first", all(&stop_first));
    expect("find-out", worth_finding_out(walk).iter().map(|taken| &*taken.question.name).collect());
    expect("steps", advised.steps.iter().map(|step| &*step.name).collect());
    expect("never", all(&never));
    expect("until-when", advised.deadlines.iter().map(|(deadline, _)| &*deadline.name).collect());
    expect("where-to", advised.destinations.iter().map(|destination| &*destination.name).collect());
    expect("bring", all(&advised.bring));
    expect("trouble", all(&advised.trouble));
    expect("who", advised.duties.iter().map(|duty| walk.edition.actor(&duty.actor)).collect());
    expect("remarks", all(&advised.remarks));
    expected
}

/// What was answered with "I do not know", where another answer leads to another advice.
pub fn worth_finding_out(walk: &Walk<'static>) -> Vec<Taken<'static>> {
    let here = advised(walk).advice.id.to_string();
    let elsewhere = |taken: &&Taken<'static>| {
        alternatives(walk, taken).iter().any(|(_, other)| other.advice().is_none_or(|advice| advice.id != here))
    };
    walk.path.iter().filter(|taken| taken.choice.unknown).filter(elsewhere).copied().collect()
}

/// The walk with the most questions.
pub fn longest_walk() -> Walk<'static> {
    every_walk().into_iter().max_by_key(|walk| walk.path.len()).expect("an edition has walks")
}

/// The walk with the longest advice, by what the student has to read.
pub fn longest_advice() -> Walk<'static> {
    let length = |walk: &Walk<'static>| {
        let advised = advised(walk);
        let notes = [&advised.bring, &advised.warnings, &advised.trouble, &advised.remarks];
        advised.steps.iter().map(|step| step.text.len()).sum::<usize>()
            + advised.destinations.iter().map(|one| one.text.len()).sum::<usize>()
            + advised.duties.iter().map(|duty| duty.text.len()).sum::<usize>()
            + advised.deadlines.iter().map(|(deadline, _)| deadline.text.len()).sum::<usize>()
            + notes.iter().flat_map(|notes| notes.iter()).map(|note| note.text.len()).sum::<usize>()
            + advised.clauses.iter().map(|clause| clause.summary.len()).sum::<usize>()
    };
    every_walk().into_iter().max_by_key(length).expect("an edition has walks")
}

/// The selector of the link for a choice, on the page of its question or among the doors there.
pub fn link_of(taken: &Taken<'static>) -> String {
    let place = if taken.question.beside.is_some() { "aside.doors " } else { ".question > .groups " };
    format!("{place}a.choice[data-choice=\"{}\"]", taken.choice.id)
}

fn first_of_each<K: Ord>(key: impl Fn(&Walk<'static>) -> K) -> Vec<Walk<'static>> {
    let mut found = BTreeMap::new();
    for walk in every_walk() {
        found.entry(key(&walk)).or_insert(walk);
    }
    found.into_values().collect()
}
