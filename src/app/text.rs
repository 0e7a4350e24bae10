//! An edition's text on the page: exact screen labels and names stand out, everything else is text and only text.

use crate::rules::edition::{Edition, Text};

use super::markup::Markup;
use super::messages as say;

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

/// What every part of an advice ends with: its text, a link that helps, why it is a reading, and its clauses.
pub(super) fn body(
    page: &mut Markup,
    edition: &Edition,
    words: &str,
    link: Option<&Text>,
    why: Option<&Text>,
    clauses: &[Text],
) {
    page.element("p", "", |page| text(page, words));
    if let Some(link) = link.and_then(|id| edition.link(id)) {
        // With its address in words, so that it is of use on paper and when it is dead.
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
    if let Some(why) = why {
        page.element("p", "reading", |page| {
            page.line("b", "tag", say::READING);
            text(page, why);
        });
    }
    basis(page, edition, clauses);
}

/// On which clauses something rests, each opening to what it says; nothing where there are none.
pub(super) fn basis(page: &mut Markup, edition: &Edition, clauses: &[Text]) {
    if clauses.is_empty() {
        return;
    }
    page.element("details", "basis", |page| {
        page.line("summary", "", &say::basis(clauses));
        for clause in &edition.clauses {
            if clauses.contains(&clause.id) {
                page.element("p", "", |page| {
                    page.key(&clause.id);
                    page.line("b", "", &clause.id);
                    page.text(" ");
                    page.text(&clause.summary);
                });
            }
        }
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
