//! A question: the whole page is one question, and every choice is a link to where it leads.

use crate::rules::edition::{Choice, Question};

use super::markup::Markup;
use super::messages as say;
use super::place::{Live, heading};
use super::session::Session;
use super::text::{basis, text};

/// The field to type in.
const FIELD: &str = "find";

/// The question with its choices, and the doors beside it. The first one can be answered by typing, in a running guide.
pub(super) fn question(page: &mut Markup, session: &Session, question: &'static Question, live: Option<&Live>) {
    let edition = session.walk.edition;
    let (number, most) = session.progress();
    page.element("section", "question", |page| {
        page.attribute("data-question", &question.id);
        page.element("p", "progress", |page| {
            page.line("span", "", &say::progress(number, most));
            page.element("span", "stations", |page| {
                page.attribute("aria-hidden", "true");
                for at in 1..=most {
                    page.element("i", "", |page| {
                        page.number(at);
                        page.class_if(at < number, "done");
                        page.class_if(at == number, "here");
                    });
                }
            });
        });
        heading(page, &question.ask);
        if let Some(help) = &question.help {
            page.element("p", "help", |page| text(page, help));
        }
        basis(page, edition, &question.clause);
        if session.walk.path.is_empty() {
            find(page, live);
        }
        if let Some(doors) = edition.doors(question) {
            page.element("aside", "doors", |page| {
                page.attribute("aria-label", &doors.ask);
                page.line("h2", "", &doors.ask);
                choices(page, session, doors);
            });
        }
        choices(page, session, question);
    });
}

/// A field to find one's case by typing; where nothing can be typed, a word of advice in its place.
fn find(page: &mut Markup, live: Option<&Live>) {
    page.element("div", "find", |page| {
        if live.is_none() {
            #[cfg(feature = "ssr")]
            page.text(say::NEAREST);
            return;
        }
        page.element("label", "", |page| {
            page.attribute("for", FIELD);
            page.text(say::FIND);
        });
        page.element("input", "aid-find", |page| {
            page.attribute("id", FIELD);
            page.attribute("type", "search");
        });
        page.line("p", "broken", say::AID_FAILED);
    });
}

/// The choices, in their groups: a list each, named by the group's heading, which stands at its first choice.
fn choices(page: &mut Markup, session: &Session, question: &'static Question) {
    page.element("div", "groups", |page| {
        let starts_group = |choice: &Choice| choice.group.is_some();
        let groups = question.choices.chunk_by(|_, next| !starts_group(next));
        for (index, group) in groups.enumerate() {
            page.element("div", "group", |page| {
                page.number(index);
                let heading = group[0].group.as_deref();
                if let Some(heading) = heading {
                    page.line("h2", "", heading);
                }
                page.element("ul", "choices", |page| {
                    if let Some(heading) = heading {
                        page.attribute("aria-label", heading);
                    }
                    for choice in group {
                        one(page, session, question, choice);
                    }
                });
            });
        }
    });
}

fn one(page: &mut Markup, session: &Session, question: &'static Question, choice: &'static Choice) {
    let marked = session.marked(question) == Some(&choice.id);
    page.element("li", "", |page| {
        page.key(&choice.id);
        page.element("a", "choice", |page| {
            page.class_if(choice.unknown, "unknown");
            page.class_if(marked, "marked");
            page.attribute("data-choice", &choice.id);
            page.leads_to(&session.after(question, choice));
            page.text(&choice.label);
            if let Some(hint) = &choice.hint {
                page.line("span", "hint", hint);
            }
            if marked {
                page.line("span", "yours", say::YOURS_BEFORE);
            }
        });
    });
}
