//! Answers to paste for whoever is asked the same question three hundred times: for each case that an edition names, where its record
//! goes, who starts, what comes first, until when, and the way to the student's own page.

use serde::Serialize;
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::{read, write};
use transfer_guide_rules::walk::Walk;
use transfer_guide_view::summary::summary;

use crate::kit::{Kit, Reply};
use crate::messages as say;
use crate::place::Place;

/// An answer to paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer<'k> {
    /// The case.
    pub name: &'k str,
    /// What it belongs to.
    pub group: &'k str,
    /// The answer.
    pub text: String,
    /// The student's place, as a fragment: their advice, or what is still to be asked of them.
    pub fragment: String,
}

/// Every answer for those who have walked to this place. `base` is the guide's address without a fragment, or nothing.
pub fn replies<'k>(kit: &'k Kit, place: &Place<'_>, base: &str) -> Vec<Answer<'k>> {
    let answer = |reply: &'k Reply| {
        let asked = Walk::new(place.walk.edition, &read(place.walk.edition, &reply.answers).answers);
        let fragment = write(&asked, None);
        let link = if base.is_empty() { String::new() } else { [base, "#", &fragment].concat() };
        let text = reply_to(&finished(place.walk.edition, asked, &place.walk), &link);
        Answer { name: &reply.name, group: &reply.group, text, fragment }
    };
    kit.replies.iter().map(answer).collect()
}

/// The words of an answer: the rows of the student's advice in one line, and the link.
fn reply_to(walk: &Walk<'_>, link: &str) -> String {
    let Some(advised) = advise(walk) else { return link.to_owned() };
    let rows: Vec<String> =
        summary(walk.edition, &advised).iter().map(|row| say::answered(row.label, &row.says)).collect();
    say::reply(&advised.advice.title, &rows, link)
}

/// The walk to its end: what is still open is answered as whoever answers has answered it, else with what is least said: the last choice.
/// Which one does not matter: what an answer says is the same for all, which the edition's tests prove.
fn finished<'e>(edition: &'e Edition, mut walk: Walk<'e>, asker: &Walk<'e>) -> Walk<'e> {
    while let Some(next) = walk.next {
        let same = asker.choice(&next.id).or(next.choices.last().map(|choice| &*choice.id));
        let Some(choice) = same else { return walk };
        let answers: Answers = walk.on_path().with(&next.id, choice);
        walk = Walk::new(edition, &answers);
    }
    walk
}
