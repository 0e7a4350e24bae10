//! The guide without a program: what is put into the page before anybody asks for it, rendered by Yew's server side.
//! The markup is that of the running guide, from the same functions.

use yew::prelude::*;

use super::about::about;
use super::guide::{Shown, masthead};
use super::notices::notices;
use super::place::place;
use super::session::Session;

/// Which part of the page.
#[derive(Clone, PartialEq)]
pub enum Part {
    /// What stands above every place.
    Masthead,
    /// The place of a fragment.
    Place(String),
    /// What stands under every place.
    About,
    /// What scripts may have to say, hidden.
    Notices,
}

/// What a still part needs.
#[derive(Clone, PartialEq, Properties)]
pub struct StillProps {
    /// The edition.
    pub edition: Shown,
    /// Which part.
    pub part: Part,
}

/// A part of the guide that stands still.
#[component]
pub fn Still(props: &StillProps) -> Html {
    let (edition, base) = (props.edition.0, AttrValue::default());
    match &props.part {
        Part::Masthead => masthead(edition, true, &base),
        Part::Place(fragment) => {
            let session = Session::new(edition, fragment);
            place(&session, session.advised().as_ref(), &base, None)
        }
        Part::About => about(edition, &edition.clauses.iter().collect::<Vec<_>>()),
        Part::Notices => notices(),
    }
}
