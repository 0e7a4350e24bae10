//! An edition's text on the page: exact screen labels and names stand out, everything else is text and only text.

use crate::rules::edition::{Edition, Text};
use crate::rules::parts::Offer;

use super::markup::Markup;
use super::messages as say;
use super::parts::Item;
use super::place::Live;

/// A text with its 「screen labels」 set apart. Other brackets stay as they are.
pub(super) fn text(page: &mut Markup, text: &str) {
    let mut rest = text;
    while let Some((before, label, after)) = next_label(rest) {
        page.line("span", "", before);
        page.line("b", "label", label);
        rest = after;
    }
    page.line("span", "", rest);
}

/// A link that helps, with its address in words for paper; nothing where there is none.
pub(super) fn link(page: &mut Markup, edition: &Edition, link: Option<&Text>) {
    let Some(link) = link.and_then(|id| edition.link(id)) else { return };
    page.element("p", "link", |page| {
        page.element("a", "", |page| {
            page.attribute("href", &link.address);
            page.attribute("target", "_blank");
            page.attribute("rel", "noopener noreferrer");
            page.text(&link.label);
        });
        page.line("span", "address", &link.address);
    });
}

/// The doors to what a part offers. `name` is the part's, so that no two doors are called the same. Without a program they lead to where it
/// stands.
pub(super) fn offers(page: &mut Markup, offers: &[Offer], name: &str, live: Option<&Live>) {
    if live.is_none() {
        #[cfg(feature = "ssr")]
        if let Some(offer) = offers.first() {
            page.element("div", "offer", |page| {
                page.element("a", "aid-open", |page| {
                    page.attribute("href", elsewhere(offer));
                    page.text(say::offer(offer));
                });
            });
        }
        return;
    }
    if offers.is_empty() {
        return;
    }
    doors(page, |page| {
        for offer in offers {
            let (kind, id) = offer.named();
            door(page, &[kind, "/", id].concat(), say::offer(offer), name);
        }
    });
}

/// Where something stands that a part offers, for whoever has no program.
#[cfg(feature = "ssr")]
fn elsewhere(offer: &Offer) -> &'static str {
    match offer {
        Offer::Letter(_) => "handbook.html#letters",
        Offer::Paper(_) => "handbook.html#papers",
        Offer::Reminder(_) => "handbook.html#advice",
        Offer::Replies(_) => "table.html",
    }
}

/// Doors to tools; whichever is asked for, `web/aid/` builds it behind them.
pub(super) fn doors(page: &mut Markup, inside: impl FnOnce(&mut Markup)) {
    page.element("div", "offer", |page| {
        inside(page);
        page.line("p", "broken", say::AID_FAILED);
    });
}

/// One door: the tool, what it says, and of what it is.
pub(super) fn door(page: &mut Markup, tool: &str, words: &str, name: &str) {
    page.element("button", "aid-open", |page| {
        page.key(tool);
        page.attribute("type", "button");
        page.attribute("data-tool", tool);
        named(page, words, name);
    });
}

/// What a button says, and, for whoever does not see where it stands, of what it is.
fn named(page: &mut Markup, words: &str, name: &str) {
    page.text(words);
    if !name.is_empty() {
        page.line("span", "unseen", &[say::COLON, name].concat());
    }
}

/// Why some of a section is a reading, folded; nothing where it says what the guideline says.
pub(super) fn readings(page: &mut Markup, items: &[Item<'_>]) {
    let many = items.iter().filter(|item| item.reading.is_some()).count();
    if many == 0 {
        return;
    }
    page.element("details", "basis", |page| {
        page.line("summary", "", &say::readings(many));
        for (index, item) in items.iter().enumerate() {
            let Some(why) = item.reading else { continue };
            page.element("p", "reading", |page| {
                page.number(index);
                // One alone is that of the part with the mark.
                if many > 1 {
                    page.line("b", "", item.name);
                    page.text(" ");
                }
                text(page, why);
            });
        }
    });
}

/// The numbers of the clauses that a part rests on, `name` being what that is called; what they say stands at the end of the page, to
/// which a running guide leads. Nothing where there are none.
#[inline(never)]
pub(super) fn rests_on(page: &mut Markup, clauses: &[&Text], name: &str, live: Option<&Live>) {
    if clauses.is_empty() {
        return;
    }
    let words = say::basis(&clauses.iter().map(|id| &***id).collect::<Vec<_>>());
    page.element("p", "basis", |page| match live {
        Some(_) => to(page, "clauses", &words, name),
        None => page.text(&words),
    });
}

/// What leads to a part of the page, or opens all: see `web/running.js`. `name` is for whoever does not see where it stands.
#[inline(never)]
pub(super) fn to(page: &mut Markup, part: &str, words: &str, name: &str) {
    page.element("button", "to", |page| {
        page.attribute("type", "button");
        page.attribute("data-part", part);
        named(page, words, name);
    });
}

/// What stands before the next 「…」 or 【…】, that label with its brackets, and what stands after it.
fn next_label(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find(['「', '【'])?;
    let close = if text[start..].starts_with('「') { '」' } else { '】' };
    let end = start + text[start..].find(close)? + close.len_utf8();
    Some((&text[..start], &text[start..end], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::next_label;

    #[test]
    fn a_label_is_set_apart_with_its_brackets() {
        assert_eq!(next_label("点「关系转接」。"), Some(("点", "「关系转接」", "。")));
        assert_eq!(next_label("选项【是否】选「是」"), Some(("选项", "【是否】", "选「是」")));
    }

    #[test]
    fn a_bracket_that_never_closes_stays_text() {
        assert_eq!(next_label("点「关系转接"), None);
        assert_eq!(next_label("没有标签"), None);
    }
}
