//! The advice: one page that answers where to, who, how, until when, with what, what not, and what if.

use crate::rules::advice::{Advised, Open};
use crate::rules::edition::{Advice, Clause};
use crate::rules::fragment::write;
use crate::rules::parts::Standing;

use super::deadlines::deadlines;
use super::markup::Markup;
use super::messages as say;
use super::parts::{destinations, duties, notes, steps};
use super::place::{Live, heading};
use super::session::Session;
use super::text::text;

/// The whole advice, in the order in which a student needs it.
pub(super) fn advice(page: &mut Markup, session: &Session, advised: &Advised<'static>, live: Option<&Live>) {
    let edition = session.walk.edition;
    let advice = advised.advice;
    // What cannot be undone comes first among the warnings, and is said before anything is done.
    let (first, rest) = advised.warnings.split_at(advised.warnings.partition_point(|warning| warning.irreversible));
    page.element("article", "advice", |page| {
        page.attribute("data-advice", &advice.id);
        page.line("p", "progress", say::RESULT);
        heading(page, &advice.title);
        page.element("p", "lead", |page| text(page, &advice.lead));
        standing(page, advice);
        if let Some(caution) = advised.off_edition {
            page.line("p", "caution", caution);
        }
        notes(page, edition, "stop-first", say::STOP_FIRST, first);
        find_out(page, advice, &advised.open);
        destinations(page, edition, &advised.destinations);
        duties(page, edition, &advised.duties);
        steps(page, edition, &advised.steps);
        deadlines(page, &session.walk, &advised.deadlines, live);
        if live.is_some() {
            aid(page);
        }
        notes(page, edition, "bring", say::BRING, &advised.bring);
        notes(page, edition, "never", say::NEVER, rest);
        notes(page, edition, "trouble", say::TROUBLE, &advised.trouble);
        notes(page, edition, "remarks", say::REMARKS, &advised.remarks);
        clauses(page, &advised.clauses);
    });
}

/// That the guideline does not say this itself; nothing where it does.
fn standing(page: &mut Markup, advice: &Advice) {
    let Some(tag) = say::standing(advice.standing) else { return };
    page.element("p", "standing", |page| {
        page.class_if(advice.standing == Standing::Referral, "ask");
        page.line("b", "tag", tag);
        page.text(say::standing_means(advice.standing));
        if let Some(why) = &advice.why {
            text(page, why);
        }
    });
}

/// For every "I do not know": what each other answer would lead to, one link each.
fn find_out(page: &mut Markup, here: &Advice, open: &[Open<'static>]) {
    if open.is_empty() {
        return;
    }
    page.section("find-out", say::FIND_OUT, |page| {
        for open in open {
            let asked = open.taken;
            page.element("div", "", |page| {
                page.key(&asked.question.id);
                page.line("p", "", &say::open_question(&asked.question.name, &asked.choice.label));
                page.element("ul", "choices", |page| {
                    for (taken, walk) in &open.otherwise {
                        let leads_to = match (walk.next, walk.advice()) {
                            (Some(next), _) => say::then_ask(&next.ask),
                            (None, Some(advice)) if advice.id == here.id => say::SAME_ADVICE.to_owned(),
                            (None, Some(advice)) => advice.title.to_string(),
                            (None, None) => String::new(),
                        };
                        page.element("li", "", |page| {
                            page.key(&taken.choice.id);
                            page.element("a", "choice", |page| {
                                page.leads_to(&write(walk, None));
                                page.text(&say::leads_to(&taken.choice.label));
                                page.line("span", "hint", &leads_to);
                            });
                        });
                    }
                });
            });
        }
    });
}

/// The door to what helps to act, which `web/aid/` builds there when it is asked for.
fn aid(page: &mut Markup) {
    page.section("aid", say::AID, |page| {
        page.line("p", "", say::AID_LEAD);
        page.element("button", "aid-open", |page| {
            page.attribute("type", "button");
            page.text(say::AID_OPEN);
        });
        page.line("p", "broken", say::AID_FAILED);
    });
}

/// The clauses all of it rests on, as the guideline orders them.
fn clauses(page: &mut Markup, clauses: &[&'static Clause]) {
    if clauses.is_empty() {
        return;
    }
    page.section("clauses", say::CLAUSES, |page| {
        page.element("dl", "", |page| {
            for clause in clauses {
                page.line("dt", "", &clause.id);
                page.element("dd", "", |page| {
                    page.text(&clause.summary);
                    if let Some(lost) = &clause.lost {
                        page.element("span", "reading", |page| {
                            page.line("b", "tag", say::LOST);
                            page.text(lost);
                        });
                    }
                });
            }
        });
    });
}
