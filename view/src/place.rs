//! One place of the guide: the way back, the question or the advice, the answers so far. The same whether the guide is
//! running or the page was made beforehand; what only a running guide can do is handed in as [`Live`].

use transfer_guide_rules::advice::Advised;

use crate::advice::advice;
use crate::answers::answers;
use crate::builder::Builder;
use crate::live::Live;
use crate::messages::page as say;
use crate::news::news;
use crate::question::question;
use crate::session::Session;
use crate::tree::Attribute;

/// A place, `advised` where it is not a question; `live` only in a running guide.
pub(crate) fn place(page: &mut Builder, session: &Session<'_>, advised: Option<&Advised<'_>>, live: Option<&Live>) {
    back(page, session);
    // A page around the guide has a main part of its own.
    let own = page.is_own_page();
    let (name, class) = if own { ("main", "") } else { ("div", "main") };
    page.element(name, class, |page| {
        // Not by what follows it: while a page arrives, nothing does.
        page.class_if(session.walk.path.is_empty(), "whole");
        page.attribute(Attribute::AriaLabel, say::MAIN);
        if !own {
            page.attribute(Attribute::Role, "group");
        }
        news(page, session);
        match (session.question(), advised) {
            (Some(open), _) => question(page, session, open, live),
            (None, Some(advised)) => advice(page, session, advised, live),
            // The proof rules this out.
            (None, None) => {}
        }
    });
    answers(page, session, advised.map(|advised| &advised.decided[..]), live);
}

fn back(page: &mut Builder, session: &Session<'_>) {
    let Some(target) = session.back() else { return };
    page.element("nav", "way", |page| {
        page.attribute(Attribute::AriaLabel, say::WAY);
        page.element("a", "back", |page| {
            page.action("back");
            page.leads_to(&target);
            page.text(if session.changing.is_some() { say::KEEP_ANSWER } else { say::BACK });
        });
    });
}
