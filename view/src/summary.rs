//! What an advice comes down to, in rows of words: for the page, for paper, for whoever is asked. Which parts they are of is picked
//! in [`transfer_guide_rules::summary`].

use crate::messages as say;
use transfer_guide_rules::advice::Advised;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::parts::{Destination, Force};

/// A row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which part of the advice says more: the class of its section on the page.
    pub part: &'static str,
    /// What the row is about.
    pub label: &'static str,
    /// What it says.
    pub says: String,
}

/// The rows of an advice, at most six; what it has nothing of has no row.
pub fn summary(edition: &Edition, advised: &Advised<'_>) -> Vec<Row> {
    let found = advised.summary();
    let mut rows = Vec::new();
    let mut row = |part, label, says| rows.push(Row { part, label, says });
    for force in [Force::Must, Force::Stay, Force::May, Force::Fallback] {
        let says = destinations(&found.destinations, force);
        if !says.is_empty() {
            row("where-to", say::force(force), says);
        }
    }
    if let Some((act, actors)) = &found.act {
        let names: Vec<&str> = actors.iter().map(|actor| edition.actor(actor)).collect();
        row("who", say::who(*act), names.join(say::OR));
    }
    if let Some((deadline, due)) = found.deadline {
        let actor = other(edition, &deadline.actor).unwrap_or_default();
        row("until-when", say::LATEST, [actor, &deadline.name, say::COLON, &say::due(edition, deadline, due)].concat());
    }
    if let Some(step) = found.first {
        row(
            "steps",
            say::FIRST,
            match other(edition, &step.actor) {
                Some(actor) => [actor, say::COLON, &step.name].concat(),
                None => step.name.to_string(),
            },
        );
    }
    if let Some(name) = found.irreversible {
        row("stop-first", say::IRREVERSIBLE, name.to_string());
    }
    rows
}

/// Who acts, where it is not who reads most advices: the first actor of an edition.
fn other<'e>(edition: &'e Edition, actor: &'e str) -> Option<&'e str> {
    let reader = edition.actors.first().is_some_and(|first| first.id == actor);
    if reader { None } else { Some(edition.actor(actor)) }
}

/// The destinations that are meant as strongly as this, each in its case.
fn destinations(all: &[&Destination], force: Force) -> String {
    let mut says = String::new();
    for one in all.iter().filter(|one| one.force == force) {
        if !says.is_empty() {
            says += say::ELSE;
        }
        if let Some(case) = &one.case {
            says += case;
            says += say::COLON;
        }
        says += &one.name;
    }
    says
}
