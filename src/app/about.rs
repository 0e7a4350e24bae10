//! About this guide: what document it puts into plain words, what that document lost, and that nothing leaves here.

use yew::prelude::*;

use crate::rules::edition::Edition;

use super::messages as say;

/// The foot of every page.
pub(super) fn about(edition: &Edition) -> Html {
    html! {
        <footer class="about">
            <h2>{ say::ABOUT }</h2>
            <p>{ &*edition.source.name }{ "，" }{ &*edition.source.issuer }{ "。" }</p>
            <p>{ &*edition.source.caution }</p>
            <p>{ say::PRIVATE }</p>
            <p class="version">{ say::about_version(edition.year, &edition.version) }</p>
        </footer>
    }
}
