//! Messages ready to send: those of an edition's that are for the student's answers, with the destination filled in. What
//! only the student knows stays in 【】, and comes with what to put there.

use serde::Serialize;

use crate::kit::{Blank, Kit, Letter};
use crate::messages::LINK;
use crate::place::Place;

/// A message for one student.
#[derive(Clone, Debug, Serialize)]
pub struct Written<'k> {
    /// Its name among the others.
    pub id: &'k str,
    /// Who gets it.
    pub to: &'k str,
    /// What it asks for.
    pub name: &'k str,
    /// The whole of it.
    pub text: String,
    /// The clauses it rests on.
    pub clauses: &'k [String],
    /// What stands in 【】 in it, in order, once each.
    pub blanks: Vec<&'k Blank>,
}

/// Every message for the student at a place, in the edition's order. `base` is the guide's address, or nothing.
pub fn letters<'k>(kit: &'k Kit, place: &Place<'_>, base: &str) -> Vec<Written<'k>> {
    // The strongest destination comes first in every advice; a load-time check keeps messages that name one to those that have one.
    let destination = place.advised.destinations.first().map_or("", |destination| &*destination.name);
    let ours = kit.letters.iter().filter(|letter| place.is_for(&letter.when));
    ours.map(|letter| written(kit, letter, destination, base)).collect()
}

/// What stands in 【】 in a text, in order.
pub fn blanks(text: &str) -> impl Iterator<Item = &str> {
    text.split('【').skip(1).filter_map(|rest| rest.split_once('】')).map(|(blank, _)| blank)
}

fn written<'k>(kit: &'k Kit, letter: &'k Letter, destination: &str, base: &str) -> Written<'k> {
    let link = if base.is_empty() { LINK } else { base };
    let mut needed: Vec<&Blank> = Vec::new();
    for name in blanks(&letter.text) {
        let blank = kit.blanks.iter().find(|blank| blank.name == name);
        needed.extend(blank.filter(|_| needed.iter().all(|other| other.name != name)));
    }
    Written {
        id: &letter.id,
        to: &letter.to,
        name: &letter.name,
        text: letter.text.replace("{destination}", destination).replace("{link}", link),
        clauses: &letter.clause,
        blanks: needed,
    }
}
