//! An edition's text on the page: exact screen labels and names stand out, everything else is text and only text.

use yew::prelude::*;

use crate::rules::edition::{Edition, Text};

use super::messages as say;

/// A text with its 「screen labels」 set apart. Other brackets stay as they are.
pub(super) fn text(text: &str) -> Html {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, label, after)) = next_label(rest) {
        pieces.push(html! { <span>{ before }</span> });
        pieces.push(html! { <b class="label">{ label }</b> });
        rest = after;
    }
    pieces.push(html! { <span>{ rest }</span> });
    pieces.into_iter().collect()
}

/// On which clauses something rests, each opening to what it says; nothing where there are none.
pub(super) fn basis(edition: &Edition, clauses: &[Text]) -> Html {
    if clauses.is_empty() {
        return Html::default();
    }
    let cited = edition.clauses.iter().filter(|clause| clauses.contains(&clause.id));
    html! {
        <details class="basis">
            <summary>{ say::basis(clauses.iter().map(|id| &**id)) }</summary>
            { for cited.map(|clause| html! { <p key={&*clause.id}><b>{ &*clause.id }</b>{ " " }{ &*clause.summary }</p> }) }
        </details>
    }
}

/// Why something is a reading and not the guideline's word; nothing where it is not.
pub(super) fn reading(why: Option<&Text>) -> Html {
    match why {
        Some(why) => html! { <p class="reading"><b class="tag">{ say::READING }</b>{ text(why) }</p> },
        None => Html::default(),
    }
}

/// A link of the edition, with its address in words, so that it is of use on paper and when it is dead.
pub(super) fn link(edition: &Edition, id: Option<&Text>) -> Html {
    match id.and_then(|id| edition.link(id)) {
        Some(link) => html! {
            <p class="link">
                <a href={link.address.to_string()} target="_blank" rel="noopener noreferrer">{ &*link.label }</a>
                <span class="address">{ &*link.address }</span>
            </p>
        },
        None => Html::default(),
    }
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
