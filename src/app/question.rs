//! A question: the whole page is one question, and every choice is a link to where it leads.

use yew::prelude::*;

use crate::rules::edition::{Choice, Question};

use super::messages as say;
use super::place::Live;
use super::session::Session;
use super::text::{basis, text};

/// The question with its choices, and the doors beside it.
pub(super) fn question(session: &Session, question: &'static Question, live: Option<&Live>) -> Html {
    let edition = session.walk.edition;
    let heading = live.map(|live| live.heading.clone()).unwrap_or_default();
    let (number, most) = session.progress();
    html! {
        <section class="question" data-question={&*question.id}>
            <p class="progress">
                <span>{ say::progress(number, most) }</span>
                <span class="stations" aria-hidden="true">
                    { for (1..=most).map(|at| html! { <i key={at} class={classes!((at < number).then_some("done"), (at == number).then_some("here"))}></i> }) }
                </span>
            </p>
            <h1 ref={heading} tabindex="-1">{ &*question.ask }</h1>
            { for question.help.as_deref().map(|help| html! { <p class="help">{ text(help) }</p> }) }
            { basis(edition, &question.clause) }
            { for edition.doors(question).map(|doors| html! {
                <aside class="doors" aria-label={doors.ask.to_string()}>
                    <h2>{ &*doors.ask }</h2>
                    { choices(session, doors) }
                </aside>
            }) }
            { choices(session, question) }
        </section>
    }
}

/// The choices, in their groups: a list each, named by the group's heading.
fn choices(session: &Session, question: &'static Question) -> Html {
    let mut groups: Vec<(Option<&str>, Vec<&'static Choice>)> = Vec::new();
    for choice in question.choices.iter() {
        match (groups.last_mut(), choice.group.as_deref()) {
            (Some((_, group)), None) => group.push(choice),
            (_, heading) => groups.push((heading, vec![choice])),
        }
    }
    let list = |(index, (heading, choices)): (usize, (Option<&str>, Vec<&'static Choice>))| {
        html! {
            <div key={index} class="group">
                { for heading.map(|heading| html! { <h2>{ heading }</h2> }) }
                <ul class="choices" aria-label={heading.map(str::to_owned)}>
                    { for choices.into_iter().map(|choice| one(session, question, choice)) }
                </ul>
            </div>
        }
    };
    html! { <div class="groups">{ for groups.into_iter().enumerate().map(list) }</div> }
}

fn one(session: &Session, question: &'static Question, choice: &'static Choice) -> Html {
    let marked = session.marked(question) == Some(&choice.id);
    html! {
        <li key={&*choice.id}>
            <a class={classes!("choice", choice.unknown.then_some("unknown"), marked.then_some("marked"))}
                data-choice={&*choice.id}
                href={format!("#{}", session.after(question, choice))}
                >
                <span class="name">{ &*choice.label }</span>
                { for choice.hint.as_deref().map(|hint| html! { <span class="hint">{ hint }</span> }) }
                { if marked { html! { <span class="yours">{ say::YOURS_BEFORE }</span> } } else { Html::default() } }
            </a>
        </li>
    }
}
