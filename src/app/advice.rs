//! The advice: one page that answers where to, who, how, until when, with what, what not, and what if.

use yew::prelude::*;

use crate::rules::advice::{Advised, Open};
use crate::rules::edition::{Advice, Clause};
use crate::rules::fragment::write;
use crate::rules::parts::Standing;

use super::deadlines::deadlines;
use super::messages as say;
use super::parts::{destinations, duties, notes, section, steps};
use super::place::Live;
use super::session::Session;
use super::text::text;

/// The whole advice, in the order in which a student needs it.
pub(super) fn advice(session: &Session, advised: &Advised<'static>, live: Option<&Live>) -> Html {
    let edition = session.walk.edition;
    let advice = advised.advice;
    let heading = live.map(|live| live.heading.clone()).unwrap_or_default();
    // What cannot be undone is said before anything is done.
    let (first, rest): (Vec<_>, Vec<_>) = advised.warnings.iter().copied().partition(|warning| warning.irreversible);
    html! {
        <article class="advice" data-advice={&*advice.id}>
            <p class="progress">{ say::RESULT }</p>
            <h1 ref={heading} tabindex="-1">{ &*advice.title }</h1>
            <p class="lead">{ text(&advice.lead) }</p>
            { standing(advice.standing, advice.why.as_deref()) }
            { for advised.off_edition.map(|caution| html! { <p class="caution">{ caution }</p> }) }
            { notes(edition, "stop-first", say::STOP_FIRST, &first) }
            { find_out(advice, &advised.open) }
            if !advised.destinations.is_empty() {
                { destinations(edition, &advised.destinations) }
            }
            if !advised.duties.is_empty() {
                { duties(edition, &advised.duties) }
            }
            { steps(edition, &advised.steps) }
            { deadlines(&session.walk, &advised.deadlines, live) }
            { notes(edition, "bring", say::BRING, &advised.bring) }
            { notes(edition, "never", say::NEVER, &rest) }
            { notes(edition, "trouble", say::TROUBLE, &advised.trouble) }
            { notes(edition, "remarks", say::REMARKS, &advised.remarks) }
            { clauses(&advised.clauses) }
        </article>
    }
}

/// That the guideline does not say this itself; nothing where it does.
fn standing(standing: Standing, why: Option<&str>) -> Html {
    match say::standing(standing) {
        Some(tag) => html! {
            <p class={classes!("standing", (standing == Standing::Referral).then_some("ask"))}>
                <b class="tag">{ tag }</b>
                { say::standing_means(standing) }
                { for why.map(text) }
            </p>
        },
        None => Html::default(),
    }
}

/// For every "I do not know": what each other answer would lead to, one link each.
fn find_out(here: &Advice, open: &[Open<'static>]) -> Html {
    if open.is_empty() {
        return Html::default();
    }
    let question = |open: &Open<'static>| {
        let otherwise = open.otherwise.iter().map(|(taken, walk)| {
            let leads_to = match (walk.next, walk.advice()) {
                (Some(next), _) => say::then_ask(&next.ask),
                (None, Some(advice)) if advice.id == here.id => say::SAME_ADVICE.to_owned(),
                (None, Some(advice)) => advice.title.to_string(),
                (None, None) => String::new(),
            };
            html! {
                <li key={&*taken.choice.id}>
                    <a class="choice" href={format!("#{}", write(walk, None))}>
                        <span class="name">{ say::leads_to(&taken.choice.label) }</span>
                        <span class="hint">{ leads_to }</span>
                    </a>
                </li>
            }
        });
        html! {
            <div key={&*open.taken.question.id}>
                <p>{ say::open_question(&open.taken.question.name, &open.taken.choice.label) }</p>
                <ul class="choices">{ for otherwise }</ul>
            </div>
        }
    };
    section("find-out", say::FIND_OUT, open.iter().map(question).collect())
}

/// The clauses all of it rests on, as the guideline orders them.
fn clauses(clauses: &[&'static Clause]) -> Html {
    if clauses.is_empty() {
        return Html::default();
    }
    let one = |clause: &&'static Clause| {
        html! {
            <div key={&*clause.id}>
                <dt>{ &*clause.id }</dt>
                <dd>
                    { &*clause.summary }
                    { for clause.lost.as_deref().map(|lost| html! {
                        <span class="reading"><b class="tag">{ say::LOST }</b>{ lost }</span>
                    }) }
                </dd>
            </div>
        }
    };
    section("clauses", say::CLAUSES, html! { <dl>{ for clauses.iter().map(one) }</dl> })
}
