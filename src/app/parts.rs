//! The lists of an advice: destinations, duties, steps, notes. Deadlines are in [`super::deadlines`].

use yew::prelude::*;

use crate::rules::edition::Edition;
use crate::rules::parts::{Destination, Duty, Force, Note, Standing, Step};

use super::messages as say;
use super::text::{basis, link, reading, text};

/// Where the record goes: one ticket each.
pub(super) fn destinations(edition: &Edition, destinations: &[&Destination]) -> Html {
    let ticket = |(index, destination): (usize, &&Destination)| {
        let kind = match destination.force {
            Force::Must => "must",
            Force::May => "may",
            Force::Fallback => "fallback",
            Force::Stay => "stays",
        };
        html! {
            <li key={index} class={classes!("ticket", kind)}>
                <p class="stub">{ say::force(destination.force) }</p>
                <div class="face">
                    <h3>{ &*destination.name }</h3>
                    <p>{ text(&destination.text) }</p>
                    { reading(destination.reading.as_ref()) }
                    { basis(edition, &destination.clause) }
                </div>
            </li>
        }
    };
    section(
        "where-to",
        say::WHERE_TO,
        html! {
            <ul class="tickets">{ for destinations.iter().enumerate().map(ticket) }</ul>
        },
    )
}

/// Who starts, who approves.
pub(super) fn duties(edition: &Edition, duties: &[&Duty]) -> Html {
    let duty = |(index, duty): (usize, &&Duty)| {
        html! {
            <li key={index}>
                <h3><span class="act">{ say::act(duty.act) }</span>{ edition.actor(&duty.actor) }</h3>
                <p>{ text(&duty.text) }</p>
                { reading(duty.reading.as_ref()) }
                { basis(edition, &duty.clause) }
            </li>
        }
    };
    section("who", say::WHO, html! { <ul class="duties">{ for duties.iter().enumerate().map(duty) }</ul> })
}

/// What happens, in order: stations on a line.
pub(super) fn steps(edition: &Edition, steps: &[&Step]) -> Html {
    let step = |(index, step): (usize, &&Step)| {
        html! {
            <li key={index} class={classes!(step.irreversible.then_some("irreversible"))}>
                <p class="actor">{ edition.actor(&step.actor) }</p>
                <h3>
                    { if step.irreversible { html! { <b class="tag stop">{ say::IRREVERSIBLE }</b> } } else { Html::default() } }
                    { text(&step.name) }
                </h3>
                <p>{ text(&step.text) }</p>
                { link(edition, step.link.as_ref()) }
                { reading(step.reading.as_ref()) }
                { basis(edition, &step.clause) }
            </li>
        }
    };
    section("steps", say::STEPS, html! { <ol class="line">{ for steps.iter().enumerate().map(step) }</ol> })
}

/// A section of notes; nothing where there are none.
pub(super) fn notes(edition: &Edition, id: &'static str, heading: &'static str, notes: &[&Note]) -> Html {
    section(
        id,
        heading,
        if notes.is_empty() {
            Html::default()
        } else {
            html! { <ul class="notes">{ for notes.iter().enumerate().map(|(index, one)| note(edition, index, one)) }</ul> }
        },
    )
}

/// One section of an advice; nothing where it would be empty.
pub(super) fn section(id: &'static str, heading: &'static str, body: Html) -> Html {
    if body == Html::default() {
        return body;
    }
    html! {
        <section class={id} aria-label={heading}>
            <h2>{ heading }</h2>
            { body }
        </section>
    }
}

fn note(edition: &Edition, index: usize, note: &Note) -> Html {
    // A reading says so itself, with its reason.
    let tag = (note.standing == Standing::Referral).then_some(say::REFERRAL);
    html! {
        <li key={index} class={classes!(note.irreversible.then_some("irreversible"))}>
            <h3>
                { for tag.map(|tag| html! { <b class="tag ask">{ tag }</b> }) }
                { text(&note.name) }
            </h3>
            <p>{ text(&note.text) }</p>
            { link(edition, note.link.as_ref()) }
            { reading(note.reading.as_ref()) }
            { basis(edition, &note.clause) }
        </li>
    }
}
