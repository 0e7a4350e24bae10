//! The lists of an advice: destinations, duties, steps, notes. Deadlines are in [`super::deadlines`].

use crate::rules::edition::Edition;
use crate::rules::parts::{Destination, Duty, Force, Note, Standing, Step};

use super::markup::Markup;
use super::messages as say;
use super::text::{body, text};

/// Where the record goes: one ticket each; nothing where there are none.
pub(super) fn destinations(page: &mut Markup, edition: &Edition, destinations: &[&Destination]) {
    if destinations.is_empty() {
        return;
    }
    page.section("where-to", say::WHERE_TO, |page| {
        page.element("ul", "tickets", |page| {
            for (index, destination) in destinations.iter().enumerate() {
                page.item("ticket", index, |page| {
                    let kind = match destination.force {
                        Force::Must => "must",
                        Force::May => "may",
                        Force::Fallback => "fallback",
                        Force::Stay => "stays",
                    };
                    page.class_if(true, kind);
                    page.line("p", "stub", say::force(destination.force));
                    page.element("div", "face", |page| {
                        page.line("h3", "", &destination.name);
                        let why = destination.reading.as_ref();
                        body(page, edition, &destination.text, None, why, &destination.clause);
                    });
                });
            }
        });
    });
}

/// Who starts, who approves; nothing where nobody does.
pub(super) fn duties(page: &mut Markup, edition: &Edition, duties: &[&Duty]) {
    if duties.is_empty() {
        return;
    }
    page.section("who", say::WHO, |page| {
        page.element("ul", "duties", |page| {
            for (index, duty) in duties.iter().enumerate() {
                page.item("", index, |page| {
                    acts(page, say::act(duty.act), edition.actor(&duty.actor));
                    body(page, edition, &duty.text, None, duty.reading.as_ref(), &duty.clause);
                });
            }
        });
    });
}

/// The heading of a part: who or what, in a mark of its own, and the rest.
pub(super) fn acts(page: &mut Markup, act: &str, name: &str) {
    page.element("h3", "", |page| {
        page.line("span", "act", act);
        page.text(name);
    });
}

/// What happens, in order: stations on a line.
pub(super) fn steps(page: &mut Markup, edition: &Edition, steps: &[&Step]) {
    page.section("steps", say::STEPS, |page| {
        page.element("ol", "line", |page| {
            for (index, step) in steps.iter().enumerate() {
                page.item("", index, |page| {
                    page.class_if(step.irreversible, "irreversible");
                    page.line("p", "actor", edition.actor(&step.actor));
                    page.element("h3", "", |page| {
                        if step.irreversible {
                            page.line("b", "tag stop", say::IRREVERSIBLE);
                        }
                        text(page, &step.name);
                    });
                    body(page, edition, &step.text, step.link.as_ref(), step.reading.as_ref(), &step.clause);
                });
            }
        });
    });
}

/// A section of notes; nothing where there are none.
pub(super) fn notes(page: &mut Markup, edition: &Edition, class: &str, heading: &str, notes: &[&Note]) {
    if notes.is_empty() {
        return;
    }
    page.section(class, heading, |page| {
        page.element("ul", "notes", |page| {
            for (index, note) in notes.iter().enumerate() {
                page.item("", index, |page| {
                    page.class_if(note.irreversible, "irreversible");
                    page.element("h3", "", |page| {
                        // A reading says so itself, with its reason.
                        if note.standing == Standing::Referral {
                            page.line("b", "tag ask", say::REFERRAL);
                        }
                        text(page, &note.name);
                    });
                    body(page, edition, &note.text, note.link.as_ref(), note.reading.as_ref(), &note.clause);
                });
            }
        });
    });
}
