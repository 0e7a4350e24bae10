//! An edition's text on the page: exact screen labels and names stand out, everything else is text and only text.

use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::parts::Offer;
use transfer_guide_rules::text::Text;

use crate::builder::Builder;
use crate::live::Live;
use crate::messages::page as say;
use crate::tree::Attribute;

/// The heading of a place.
pub(crate) fn heading(page: &mut Builder, words: &str) {
    page.element("h1", "", |page| {
        // It gets the focus when the place is gone to.
        page.attribute(Attribute::TabIndex, "-1");
        page.text(words);
    });
}

/// A text with its 「screen labels」 set apart. Other brackets stay as they are.
pub(crate) fn text(page: &mut Builder, text: &str) {
    let mut rest = text;
    while let Some((before, label, after)) = next_label(rest) {
        if !before.is_empty() {
            page.text(before);
        }
        page.line("b", "label", label);
        rest = after;
    }
    if !rest.is_empty() {
        page.text(rest);
    }
}

/// A link that helps, with its address in words for paper; nothing where there is none.
pub(crate) fn link(page: &mut Builder, edition: &Edition, link: Option<&Text>) {
    let Some(link) = link.and_then(|id| edition.link(id)) else { return };
    page.element("p", "link", |page| {
        page.element("a", "", |page| {
            page.attribute(Attribute::Href, &link.address);
            page.attribute(Attribute::Target, "_blank");
            page.attribute(Attribute::Rel, "noopener noreferrer");
            page.text(&link.label);
        });
        page.line("span", "address", &link.address);
    });
}

/// The doors to what a part offers. `name` is the part's, so that no two doors are called the same. Without a program they lead to where it
/// stands.
pub(crate) fn offers(page: &mut Builder, offers: &[Offer], name: &str, live: Option<&Live>) {
    if live.is_none() {
        #[cfg(feature = "prerender")]
        if let Some(offer) = offers.first() {
            page.element("div", "offer", |page| {
                page.element("a", "aid-open", |page| {
                    page.attribute(Attribute::Href, elsewhere(offer));
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
#[cfg(feature = "prerender")]
fn elsewhere(offer: &Offer) -> &'static str {
    match offer {
        Offer::Letter(_) => "handbook.html#letters",
        Offer::Paper(_) => "handbook.html#papers",
        Offer::Reminder(_) => "handbook.html#advice",
        Offer::Replies(_) => "table.html",
    }
}

/// Doors to tools; whichever is asked for, `web/aid/` builds it behind them.
pub(crate) fn doors(page: &mut Builder, inside: impl FnOnce(&mut Builder)) {
    page.element("div", "offer", |page| {
        inside(page);
        page.line("p", "broken", say::AID_FAILED);
    });
}

/// One door: the tool, what it says, and of what it is.
pub(crate) fn door(page: &mut Builder, tool: &str, words: &str, name: &str) {
    page.element("button", "aid-open", |page| {
        page.key(tool);
        page.attribute(Attribute::Type, "button");
        page.attribute(Attribute::DataTool, tool);
        named(page, words, name);
    });
}

/// What a button says, and, for whoever does not see where it stands, of what it is.
fn named(page: &mut Builder, words: &str, name: &str) {
    page.text(words);
    if !name.is_empty() {
        page.line("span", "unseen", &[say::COLON, name].concat());
    }
}

/// The numbers of the clauses that a part rests on, `name` being what that is called; what they say stands at the end of the page, to
/// which a running guide leads. Nothing where there are none.
#[inline(never)]
pub(crate) fn rests_on(page: &mut Builder, clauses: &[&Text], name: &str, live: Option<&Live>) {
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
pub(crate) fn to(page: &mut Builder, part: &str, words: &str, name: &str) {
    page.element("button", "to", |page| {
        page.attribute(Attribute::Type, "button");
        page.attribute(Attribute::DataPart, part);
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
