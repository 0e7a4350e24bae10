//! What an advice said when a link to it was made, in a few letters of that link, and whether it says the same now. Nothing
//! is guessed: a stamp has a print of every section's texts, so that any difference shows, and in which section; why it was
//! changed is what the edition's committee wrote down.

use serde::Serialize;
use transfer_guide_rules::dates::Rule;
use transfer_guide_rules::digits::digits;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::{EDITION, read, write};
use transfer_guide_rules::text::Text;
use transfer_guide_rules::walk::Walk;

use crate::kit::Kit;
use crate::messages as say;
use crate::place::Place;

/// Letters of a section's print: of two texts that differ, one in 32,768 pairs has the same.
const LETTERS: usize = 3;

/// What the letters of a print may be: no two that look alike.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// How old a link is, for the student who opened it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Age {
    /// Whether the advice is the same.
    pub same: bool,
    /// All of it in words: from which version, whether it is the same, what changed and why.
    pub text: String,
}

/// A link's fragment with its stamp, for the place.
pub fn stamped(place: &Place<'_>) -> String {
    [&*place.fragment(), "&", EDITION, "=", &stamp(place)].concat()
}

/// What tells which writing of an advice it is: `college-2020.1.abcdefghijkmnpq`.
pub fn stamp(place: &Place<'_>) -> String {
    let edition = place.walk.edition;
    [&*edition.id, ".", &edition.version, ".", &prints(place).concat()].concat()
}

/// What there is to say of a link that was opened; nothing where it was made from what is shown.
pub fn age(edition: &Edition, kit: &Kit, fragment: &str) -> Option<Age> {
    let read = read(edition, fragment);
    let stamp = read.edition?;
    let (made, then) = stamp.rsplit_once('.')?;
    let (id, version) = made.rsplit_once('.')?;
    let place = Place::of(edition, &write(&Walk::new(edition, &read.answers), None));
    let from = say::made_from(id, version, edition);
    let Some(place) = place.filter(|_| read.ignored.is_empty()) else {
        // Made from these very questions, it is the link that is broken, and the page says so itself.
        let ours = id == edition.id && version == edition.version;
        return (!ours).then(|| Age { same: false, text: [&*from, say::OTHER_QUESTIONS].concat() });
    };
    let now = prints(&place);
    let differ: Vec<&str> = say::SECTIONS
        .iter()
        .enumerate()
        .filter(|(section, _)| then.get(section * LETTERS..(section + 1) * LETTERS) != Some(&now[*section]))
        .map(|(_, name)| *name)
        .collect();
    if differ.is_empty() {
        let ours = id == edition.id && version == edition.version;
        return (!ours).then(|| Age { same: true, text: [&*from, say::SAME_SINCE].concat() });
    }
    let because: Vec<&str> = kit
        .changes
        .iter()
        .filter(|change| id == edition.id && version.parse().is_ok_and(|version: u32| change.version > version))
        .filter(|change| place.is_for(&change.when))
        .map(|change| &*change.text)
        .collect();
    Some(Age { same: false, text: [&*from, &say::changed_since(&differ, &because)].concat() })
}

/// So many letters that tell texts apart: the first bits of their FNV hash.
pub(crate) fn print(texts: &[&str], letters: usize) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for text in texts {
        // A byte that no text has stands between two texts.
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    // Its high bits depend on all of them.
    (0..letters).map(|at| char::from(ALPHABET[(hash >> (59 - 5 * at)) as usize % 32])).collect()
}

/// A print of each section, in the order of [`say::SECTIONS`].
fn prints(place: &Place<'_>) -> [String; 5] {
    let advised = &place.advised;
    let mut sections: [Vec<String>; 5] = Default::default();
    let [to, who, how, until, more] = &mut sections;
    to.extend([&advised.advice.title, &advised.advice.lead].map(Text::to_string));
    for one in &advised.destinations {
        to.push(say::force(one.force).to_owned());
        add(to, [&one.name, &one.text], one.reading.as_ref(), &one.clause);
    }
    for one in &advised.duties {
        who.push(say::act(one.act).to_owned());
        add(who, [&one.actor, &one.text], one.reading.as_ref(), &one.clause);
    }
    for one in &advised.steps {
        how.push(one.actor.to_string());
        add(how, [&one.name, &one.text], one.reading.as_ref(), &one.clause);
    }
    for (one, _) in &advised.deadlines {
        // Not the days typed, which are the student's.
        until.push(rule(&one.due));
        add(until, [&one.name, &one.text], one.reading.as_ref(), &one.clause);
    }
    until.extend(advised.off_edition.map(str::to_owned));
    for one in [&advised.bring, &advised.warnings, &advised.trouble, &advised.remarks].into_iter().flatten() {
        add(more, [&one.name, &one.text], one.reading.as_ref(), &one.clause);
    }
    more.extend(advised.clauses.iter().map(|clause| clause.summary.to_string()));
    sections.map(|texts| print(&texts.iter().map(String::as_str).collect::<Vec<_>>(), LETTERS))
}

fn add(texts: &mut Vec<String>, of: [&Text; 2], reading: Option<&Text>, clauses: &[Text]) {
    texts.extend(of.into_iter().chain(reading).chain(clauses).map(Text::to_string));
}

/// How a deadline is found, as text.
fn rule(due: &Rule) -> String {
    match due {
        Rule::On { month, day } => [&*digits(*month, 2), "-", &digits(*day, 2)].concat(),
        Rule::After { day, days, months } => [&**day, "+", &digits(*months, 1), "+", &digits(*days, 1)].concat(),
        Rule::Lost => "lost".to_owned(),
        Rule::Silent => "silent".to_owned(),
    }
}
