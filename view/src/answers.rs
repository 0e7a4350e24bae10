//! Your answers: stations passed on the way, each with Change; on the advice, with what it did to the result.

use transfer_guide_rules::walk::Taken;

use crate::builder::{Builder, Kind};
use crate::live::Live;
use crate::messages::page as say;
use crate::session::Session;
use crate::tree::Attribute;

/// The answers so far; nothing before the first. `decided` is given where the walk has ended: there a page made beforehand can do
/// without Change, since Back leads to the question before.
pub(crate) fn answers(page: &mut Builder, session: &Session<'_>, decided: Option<&[Taken<'_>]>, live: Option<&Live>) {
    let path = &session.walk.path;
    if path.is_empty() {
        return;
    }
    let heading = if decided.is_some() { say::DECIDED } else { say::YOUR_ANSWERS };
    page.part(Kind::Section, "answers", heading, |page| {
        page.element("dl", "line", |page| {
            for taken in path {
                one(page, session, taken, decided, live);
            }
        });
    });
}

fn one(
    page: &mut Builder,
    session: &Session<'_>,
    taken: &Taken<'_>,
    decided: Option<&[Taken<'_>]>,
    live: Option<&Live>,
) {
    let question = taken.question;
    let changing = session.changing.is_some_and(|changing| changing.id == question.id);
    let idle = decided.is_some_and(|decided| decided.iter().all(|other| other.question.id != question.id));
    page.element("div", "answer", |page| {
        page.key(&question.id);
        page.class_if(changing, "changing");
        page.line("dt", "", &question.name);
        page.line("dd", "given", &taken.choice.label);
        if idle {
            page.line("dd", "effect", say::NOT_DECIDED);
        }
        if live.is_none() && decided.is_some() {
            return;
        }
        page.element("dd", "action", |page| {
            if changing {
                page.line("span", "", say::CHANGING);
            } else {
                page.element("a", "change", |page| {
                    page.attribute(Attribute::DataQuestion, &question.id);
                    page.leads_to(&session.change(question));
                    page.text(say::CHANGE);
                    page.line("span", "unseen", &say::change_label(&question.name));
                });
            }
        });
    });
}
