//! The advice: on its first screen what it comes down to, then how, what not to do, until when and where exactly; folded, what is for
//! the few.

use crate::summary::summary;
use transfer_guide_rules::advice::{Advised, Open};
use transfer_guide_rules::edition::{Advice, Edition};
use transfer_guide_rules::fragment::write;
use transfer_guide_rules::parts::{Note, Standing};
use transfer_guide_rules::walk::Walk;

use crate::builder::{Builder, Kind};
use crate::deadlines::deadlines;
use crate::live::Live;
use crate::messages::page as say;
use crate::parts::{
    BRING, NEVER, REMARKS, STEPS, STOP_FIRST, TROUBLE, WHERE_TO, WHO, destination, duty, list, note, step, tick,
};
use crate::session::Session;
use crate::text::{door, doors, heading, offers, text, to};
use crate::tree::Attribute;

/// The whole advice, in the order in which a student needs it.
pub(crate) fn advice(page: &mut Builder, session: &Session<'_>, advised: &Advised<'_>, live: Option<&Live>) {
    let edition = session.walk.edition;
    let advice = advised.advice;
    // What cannot be undone comes first among the warnings, and is said before anything is done.
    let (first, rest) = advised.warnings.split_at(advised.warnings.partition_point(|warning| warning.irreversible));
    page.element("article", "advice", |page| {
        page.attribute(Attribute::DataAdvice, &advice.id);
        page.line("p", "progress", say::RESULT);
        heading(page, &advice.title);
        page.element("p", "lead", |page| text(page, &advice.lead));
        standing(page, advice);
        if let Some(caution) = advised.off_edition {
            page.line("p", "caution", caution);
        }
        comes_down_to(page, edition, advised, live);
        offers(page, &advice.offers, "", live);
        let notes = |page: &mut Builder, kind, notes: &[&Note]| {
            list(page, edition, kind, &mut notes.iter().map(note), live, &mut |_, _| {});
        };
        notes(page, STOP_FIRST, first);
        find_out(page, advice, &advised.open);
        let steps = &advised.steps;
        list(page, edition, STEPS, &mut steps.iter().map(|one| step(edition, one)), live, &mut |page, index| {
            if live.is_some() {
                tick(page, &steps[index].name);
            }
        });
        notes(page, NEVER, rest);
        deadlines(page, &session.walk, &advised.deadlines, live);
        list(page, edition, WHERE_TO, &mut advised.destinations.iter().map(destination), live, &mut |_, _| {});
        notes(page, BRING, &advised.bring);
        notes(page, TROUBLE, &advised.trouble);
        let mut duties = advised.duties.iter().map(|one| duty(edition, one));
        list(page, edition, WHO, &mut duties, live, &mut |_, _| {});
        notes(page, REMARKS, &advised.remarks);
        if live.is_some() {
            tools(page);
        }
    });
}

/// That the guideline does not say this itself; nothing where it does.
fn standing(page: &mut Builder, advice: &Advice) {
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

/// What the advice comes down to. In a running guide each row leads to the part that says more; a link would change the address, which
/// is the answers.
fn comes_down_to(page: &mut Builder, edition: &Edition, advised: &Advised<'_>, live: Option<&Live>) {
    page.element("dl", "summary", |page| {
        for (index, row) in summary(edition, advised).iter().enumerate() {
            page.element("div", "", |page| {
                page.number(index);
                page.line("dt", "", row.label);
                page.element("dd", "", |page| match live {
                    Some(_) => to(page, row.part, &row.says, ""),
                    None => page.text(&row.says),
                });
            });
        }
    });
    if live.is_none() {
        // As much room, or what is read would move when the program comes.
        page.element("div", "jump", |_| {});
        return;
    }
    page.element("nav", "jump", |page| {
        page.attribute(Attribute::AriaLabel, say::JUMP);
        to(page, "tools", say::TOOLS, "");
        if !advised.trouble.is_empty() {
            to(page, "trouble", say::TROUBLE, "");
        }
        to(page, "unfold", say::UNFOLD, "");
    });
}

/// For every "I do not know": what each other answer would lead to, side by side, one link each. Where they all lead to this advice, its
/// steps say what to find out.
fn find_out(page: &mut Builder, here: &Advice, open: &[Open<'_>]) {
    let leads_here = |(_, walk): &(_, Walk<'_>)| walk.advice().is_some_and(|advice| advice.id == here.id);
    let open: Vec<&Open<'_>> = open.iter().filter(|open| !open.otherwise.iter().all(leads_here)).collect();
    if open.is_empty() {
        return;
    }
    page.part(Kind::Section, "find-out", say::FIND_OUT, |page| {
        for open in open {
            let asked = open.taken;
            page.element("div", "", |page| {
                page.key(&asked.question.id);
                page.line("p", "", &say::open_question(&asked.question.name, &asked.choice.label));
                page.element("ul", "choices ways", |page| {
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

/// What an advice can be turned into: each opens under the row, where `web/aid/` builds it when it is asked for.
fn tools(page: &mut Builder) {
    page.part(Kind::Section, "tools", say::AID, |page| {
        doors(page, |page| say::ALL_TOOLS.iter().for_each(|(tool, words)| door(page, tool, words, "")));
    });
}
