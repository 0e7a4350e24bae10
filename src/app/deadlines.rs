//! Until when: each deadline with its day, how far off it is, and a field where the student can type the day that
//! it is counted from.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::rules::dates::Due;
use crate::rules::fragment::{read_day, write_day};
use crate::rules::parts::Deadline;
use crate::rules::walk::Walk;

use super::messages as say;
use super::parts::section;
use super::place::Live;
use super::text::{basis, reading, text};

/// The section of deadlines; nothing where there are none.
pub(super) fn deadlines(walk: &Walk<'static>, deadlines: &[(&'static Deadline, Due)], live: Option<&Live>) -> Html {
    let mut asked = Vec::new();
    let one = |(index, (deadline, due)): (usize, &(&'static Deadline, Due))| {
        let from = deadline.due.counted_from();
        // A day that two deadlines are counted from has one field, at the first.
        let field = match (from, live) {
            (Some(day), Some(live)) if !asked.contains(&day) => {
                asked.push(day);
                day_field(walk, day, live)
            }
            _ => Html::default(),
        };
        html! {
            <li key={index}>
                <h3><span class="act">{ walk.edition.actor(&deadline.actor) }</span>{ &*deadline.name }</h3>
                { day(walk.edition.year, *due, live) }
                { field }
                <p>{ text(&deadline.text) }</p>
                { reading(deadline.reading.as_ref()) }
                { basis(walk.edition, &deadline.clause) }
            </li>
        }
    };
    let items: Html = deadlines.iter().enumerate().map(one).collect();
    section("until-when", say::UNTIL_WHEN, html! { <ul class="deadlines">{ items }</ul> })
}

fn day(year: i32, due: Due, live: Option<&Live>) -> Html {
    // Where nothing can be typed, the deadline's text alone says how to count.
    if due == Due::Unknown && live.is_none() {
        return Html::default();
    }
    let left = live.and_then(|live| live.today).and_then(|today| Some(say::days_left(due.days_left(today)?, today)));
    let (class, words) = match due {
        Due::By(day) => ("day", html! { <time datetime={write_day(day)}>{ say::day(day) }</time> }),
        Due::EditionOnly(month, day) => ("day off", say::edition_day(year, month, day).into()),
        Due::Unknown => ("day open", say::DAY_UNKNOWN.into()),
        Due::Lost => ("day lost", say::DAY_LOST.into()),
        Due::Silent => ("day silent", say::DAY_SILENT.into()),
    };
    html! {
        <p class={class} key={format!("{due:?}")}>
            { words }
            { for left.map(|left| html! { <span class="left">{ left }</span> }) }
        </p>
    }
}

fn day_field(walk: &Walk<'static>, id: &str, live: &Live) -> Html {
    let Some(day) = walk.edition.day(id) else { return Html::default() };
    let typed = live.typed.clone();
    let key = day.id.to_string();
    let onchange = move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let value = input.value();
        let day = read_day(&value);
        // Said beside the field, not by the browser: while a day is typed part by part, it would take the focus away.
        input.set_custom_validity(if day.is_some() || value.is_empty() { "" } else { say::DAY_WRONG });
        if day.is_some() || value.is_empty() {
            typed.emit((key.clone(), day));
        }
    };
    let field = format!("day-{id}");
    let help = format!("{field}-help");
    html! {
        <div class="day-field">
            <label for={field.clone()}>{ &*day.label }</label>
            <input
                id={field}
                name={day.id.to_string()}
                type="date"
                min="2000-01-01"
                max="2100-12-31"
                value={walk.answers().day(id).map(write_day).unwrap_or_default()}
                aria-describedby={help.clone()}
                {onchange}
            />
            <p class="wrong">{ say::DAY_WRONG }</p>
            <p id={help} class="help">{ say::DAY_HELP }</p>
        </div>
    }
}
