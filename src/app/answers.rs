//! Your answers: stations passed on the way, each with Change; on the advice, with what it did to the result.

use yew::prelude::*;

use crate::rules::walk::Taken;

use super::messages as say;
use super::session::Session;

/// The answers so far; nothing before the first. `decided` is given where the walk has ended.
pub(super) fn answers(session: &Session, decided: Option<&[Taken<'static>]>) -> Html {
    let path = &session.walk.path;
    if path.is_empty() {
        return Html::default();
    }
    let one = |taken: &Taken<'static>| {
        let question = taken.question;
        let changing = session.changing.is_some_and(|changing| changing.id == question.id);
        let idle = decided.is_some_and(|decided| decided.iter().all(|other| other.question.id != question.id));
        html! {
            <div key={&*question.id} class={classes!("answer", changing.then_some("changing"))}>
                <dt>{ &*question.name }</dt>
                <dd class="given">{ &*taken.choice.label }</dd>
                if idle {
                    <dd class="effect">{ say::NOT_DECIDED }</dd>
                }
                <dd class="action">
                    if changing {
                        <span>{ say::CHANGING }</span>
                    } else {
                        <a class="change" data-question={&*question.id} href={format!("#{}", session.change(question))}>
                            { say::CHANGE }<span class="unseen">{ say::change_label(&question.name) }</span>
                        </a>
                    }
                </dd>
            </div>
        }
    };
    let heading = if decided.is_some() { say::DECIDED } else { say::YOUR_ANSWERS };
    html! {
        <section class="answers" aria-label={heading}>
            <h2>{ heading }</h2>
            <dl class="line">{ for path.iter().map(one) }</dl>
        </section>
    }
}
