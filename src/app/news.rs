//! What happened: what the last move did, and what of a link could not be used.

use yew::prelude::*;

use super::messages as say;
use super::session::{News, Session};

/// The notices above the page; nothing where nothing happened.
pub(super) fn news(session: &Session) -> Html {
    let happened = session.news.as_ref().filter(|news| **news != News::Carried(0)).map(|news| {
        let undo = match news {
            News::Restarted { undo } => html! { <a class="undo" href={format!("#{undo}")}>{ say::UNDO }</a> },
            News::Changed { .. } | News::Carried(_) => Html::default(),
        };
        html! { <p class="notice">{ say::news(news) }{ " " }{ undo }</p> }
    });
    let ignored = (!session.ignored.is_empty()).then(|| {
        let pieces = session.ignored.iter().take(5).enumerate();
        html! {
            <div class="notice ignored">
                <p><b>{ if session.walk.path.is_empty() { say::ALL_IGNORED } else { say::IGNORED } }</b></p>
                <ul>{ for pieces.map(|(index, one)| html! { <li key={index}>{ say::ignored(&one.piece, one.why) }</li> }) }</ul>
                if !session.walk.path.is_empty() {
                    <p>{ say::CHECK_ANSWERS }</p>
                }
            </div>
        }
    });
    html! { <>{ for happened }{ for ignored }</> }
}
