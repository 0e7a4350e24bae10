//! One place of the guide: the way back, the question or the advice, the answers so far. The same whether the guide is
//! running or the page was made beforehand; what only a running guide can do is handed in as [`Live`].

use chrono::NaiveDate;
use yew::prelude::*;

use crate::rules::advice::advise;

use super::advice::advice;
use super::answers::answers;
use super::messages as say;
use super::news::news;
use super::question::question;
use super::session::Session;

/// What a running guide adds to a place.
#[derive(Clone)]
pub(super) struct Live {
    /// On the place's heading, so that it can get the focus.
    pub(super) heading: NodeRef,
    /// Today in China.
    pub(super) today: Option<NaiveDate>,
    /// Takes a day typed in (its id and the day), or taken out.
    pub(super) typed: Callback<(String, Option<NaiveDate>)>,
    /// Takes a click on Back.
    pub(super) back: Callback<MouseEvent>,
}

/// A place; `live` only in a running guide.
pub(super) fn place(session: &Session, live: Option<&Live>) -> Html {
    let edition = session.walk.edition;
    let advised = advise(&session.walk).filter(|_| session.changing.is_none());
    let page = match (session.question(), &advised) {
        (Some(open), _) => question(session, open, live),
        (None, Some(advised)) => advice(session, advised, live),
        // The proof rules this out.
        (None, None) => Html::default(),
    };
    html! {
        <div class="page" key={session.page()}>
            { back(session, live) }
            <main aria-label={say::MAIN}>
                { news(session) }
                if session.walk.path.is_empty() {
                    <p class="lead">{ &*edition.lead }</p>
                }
                { page }
            </main>
            { answers(session, advised.as_ref().map(|advised| &advised.decided[..])) }
        </div>
    }
}

fn back(session: &Session, live: Option<&Live>) -> Html {
    let Some(target) = session.back() else { return Html::default() };
    let label = if session.changing.is_some() { say::KEEP_ANSWER } else { say::BACK };
    let onclick = live.map(|live| live.back.clone());
    html! { <a class="back" href={format!("#{target}")} {onclick}>{ label }</a> }
}
