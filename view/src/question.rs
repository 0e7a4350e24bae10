//! A question: the whole page is one question, and every choice is a link to where it leads.

use transfer_guide_rules::edition::{Choice, Edition, Question};

use crate::builder::Builder;
use crate::live::Live;
use crate::messages::page as say;
use crate::session::Session;
use crate::text::{heading, rests_on, text};
use crate::tree::Attribute;

/// The field to type in.
const FIELD: &str = "find";

/// The question with its choices, and behind them the doors for whoever came for something else. The first one says what this is, and
/// can be answered by typing.
pub(crate) fn question(page: &mut Builder, session: &Session<'_>, question: &Question, live: Option<&Live>) {
    let edition = session.walk.edition;
    let doors = edition.doors(question);
    page.element("section", "question", |page| {
        page.attribute(Attribute::DataQuestion, &question.id);
        progress(page, session);
        heading(page, &question.ask);
        if session.walk.path.is_empty() {
            page.line("p", "help", &edition.lead);
            page.line("p", "help brief", &edition.source.brief);
            find(page, edition, live);
        }
        if let Some(help) = &question.help {
            page.element("p", "help", |page| text(page, help));
        }
        rests_on(page, &question.clause.iter().collect::<Vec<_>>(), "", live);
        if let Some((doors, first)) = doors.and_then(|doors| Some((doors, doors.choices.first()?))) {
            page.element("p", "stuck", |page| {
                page.element("a", "", |page| {
                    page.leads_to(&session.after(doors, first));
                    page.text(&say::door(&first.label));
                });
            });
        }
        choices(page, session, question);
        if let Some(doors) = doors {
            page.element("aside", "doors", |page| {
                page.attribute(Attribute::AriaLabel, &doors.ask);
                page.line("h2", "", &doors.ask);
                choices(page, session, doors);
            });
        }
    });
}

/// How far it is.
fn progress(page: &mut Builder, session: &Session<'_>) {
    let (number, most) = session.progress();
    page.element("p", "progress", |page| {
        page.line("span", "", &say::progress(number, most));
        page.element("span", "stations", |page| {
            page.attribute(Attribute::AriaHidden, "true");
            for at in 1..=most {
                page.element("i", "", |page| {
                    page.number(at);
                    page.class_if(at < number, "done");
                    page.class_if(at == number, "here");
                });
            }
        });
    });
}

/// A field to find one's case by typing. It is there from the beginning: what is typed before the program runs is searched for as soon
/// as it does. Where no program will come, a way to where one can search takes its place.
fn find(page: &mut Builder, edition: &Edition, live: Option<&Live>) {
    page.element("div", "find", |page| {
        page.attribute(Attribute::Role, "search");
        page.element("input", "aid-find", |page| {
            page.attribute(Attribute::Id, FIELD);
            page.attribute(Attribute::Type, "search");
            page.attribute(Attribute::AriaLabel, say::FIND);
            page.attribute(Attribute::Placeholder, &say::find(&edition.typed));
        });
        match live {
            Some(_) => page.line("p", "broken", say::AID_FAILED),
            #[cfg(feature = "prerender")]
            None => page.element("a", "elsewhere", |page| {
                page.attribute(Attribute::Href, HANDBOOK);
                page.text(say::FIND_ELSEWHERE);
            }),
            #[cfg(not(feature = "prerender"))]
            None => {}
        }
    });
}

/// Where one can search without a program: the list of all advices.
#[cfg(feature = "prerender")]
const HANDBOOK: &str = "handbook.html#advice";

/// The choices, in their groups: a list each, named by the group's heading, which stands at its first choice.
fn choices(page: &mut Builder, session: &Session<'_>, question: &Question) {
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
                        page.attribute(Attribute::AriaLabel, heading);
                    }
                    for choice in group {
                        one(page, session, question, choice);
                    }
                });
            });
        }
    });
}

fn one(page: &mut Builder, session: &Session<'_>, question: &Question, choice: &Choice) {
    let marked = session.marked(question) == Some(&choice.id);
    page.element("li", "", |page| {
        page.key(&choice.id);
        page.element("a", "choice", |page| {
            page.class_if(choice.unknown, "unknown");
            page.class_if(marked, "marked");
            page.attribute(Attribute::DataChoice, &choice.id);
            page.action("choice");
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
