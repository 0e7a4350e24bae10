//! What may have to be said before, beside or after the program: it stands in the page, hidden, and whoever notices shows
//! it. So the words are where all words are, and scripts carry none.

use yew::prelude::*;

use super::messages as say;

/// A notice: its key, its words, and what its button does and says.
type Notice = (&'static str, &'static str, &'static str, &'static str);

const NOTICES: [Notice; 5] = [
    ("failed", say::LOAD_FAILED, "retry", say::TRY_AGAIN),
    ("mixed", say::LOAD_MIXED, "reload", say::OPEN_AGAIN),
    ("cut", say::LOAD_CUT, "reload", say::LOAD_AGAIN),
    ("crashed", say::CRASHED, "retry", say::TRY_AGAIN),
    ("newer", say::NEWER, "update", say::UPDATE),
];

/// All notices, hidden.
pub(super) fn notices() -> Html {
    let one = |(key, words, act, label): &Notice| {
        html! {
            <p key={*key} class="notice" hidden=true data-say={*key}>
                <span>{ *words }</span>{ " " }<button type="button" data-do={*act}>{ *label }</button>
            </p>
        }
    };
    html! { <div id="notices" role="status">{ for NOTICES.iter().map(one) }</div> }
}
