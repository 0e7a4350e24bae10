//! One place of the guide: the way back, the question or the advice, the answers so far. The same whether the guide is
//! running or the page was made beforehand; what only a running guide can do is handed in as [`Live`].

use chrono::NaiveDate;
use yew::prelude::*;

use crate::rules::advice::Advised;

use super::advice::advice;
use super::answers::answers;
use super::markup::Markup;
use super::messages as say;
use super::news::news;
use super::question::question;
use super::session::Session;

/// What a running guide adds to a place.
pub(super) struct Live {
    /// Today in China.
    pub(super) today: Option<NaiveDate>,
}

/// A place, `advised` where it is not a question, whose links lead to the guide at `base`; `live` only in a running guide.
pub(super) fn place(
    session: &Session,
    advised: Option<&Advised<'static>>,
    base: &AttrValue,
    live: Option<&Live>,
) -> Html {
    let mut page = Markup::new(base);
    page.element("div", "page", |page| {
        page.key(&session.page());
        back(page, session);
        // A page around the guide has a main part of its own.
        let (tag, class) = if base.is_empty() { ("main", "") } else { ("div", "main") };
        page.element(tag, class, |page| {
            // Not by what follows it: while a page arrives, nothing does.
            page.class_if(session.walk.path.is_empty(), "whole");
            page.attribute("aria-label", say::MAIN);
            if !base.is_empty() {
                page.attribute("role", "group");
            }
            news(page, session);
            match (session.question(), advised) {
                (Some(open), _) => question(page, session, open, live),
                (None, Some(advised)) => advice(page, session, advised, live),
                // The proof rules this out.
                (None, None) => {}
            }
        });
        answers(page, session, advised.map(|advised| &advised.decided[..]));
    });
    page.done()
}

/// The heading of a place.
pub(super) fn heading(page: &mut Markup, words: &str) {
    page.element("h1", "", |page| {
        // It gets the focus when the place is gone to.
        page.attribute("tabindex", "-1");
        page.text(words);
    });
}

fn back(page: &mut Markup, session: &Session) {
    let Some(target) = session.back() else { return };
    page.element("nav", "way", |page| {
        page.attribute("aria-label", say::WAY);
        page.element("a", "back", |page| {
            page.leads_to(&target);
            page.text(if session.changing.is_some() { say::KEEP_ANSWER } else { say::BACK });
        });
    });
}
