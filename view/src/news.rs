//! What happened: what the last move did, and what of a link could not be used.

use crate::builder::Builder;
use crate::messages::page as say;
use crate::session::{News, Session};

/// The notices above the page; nothing where nothing happened.
pub(crate) fn news(page: &mut Builder, session: &Session<'_>) {
    match &session.news {
        None | Some(News::Carried(0)) => {}
        Some(news) => page.element("p", "notice", |page| {
            page.text(&say::news(news));
            page.text(" ");
            if let News::Restarted { undo } = news {
                page.element("a", "undo", |page| {
                    page.leads_to(undo);
                    page.text(say::UNDO);
                });
            }
        }),
    }
    if session.ignored.is_empty() {
        return;
    }
    let usable = !session.walk.path.is_empty();
    page.element("div", "notice ignored", |page| {
        page.element("p", "", |page| page.line("b", "", if usable { say::IGNORED } else { say::ALL_IGNORED }));
        page.element("ul", "", |page| {
            for (index, one) in session.ignored.iter().take(5).enumerate() {
                page.item("", index, |page| page.text(&say::ignored(&one.piece, one.why)));
            }
        });
        if usable {
            page.line("p", "", say::CHECK_ANSWERS);
        }
    });
}
