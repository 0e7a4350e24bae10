//! Until when: each deadline with its day, how far off it is, and a field where the student can type the day that
//! it is counted from.

use crate::rules::dates::Due;
use crate::rules::edition::Day;
use crate::rules::fragment::write_day;
use crate::rules::parts::Deadline;
use crate::rules::walk::Walk;

use super::markup::Markup;
use super::messages as say;
use super::parts::acts;
use super::place::Live;
use super::text::body;

/// The section of deadlines; what only a running guide can say about them, where it is one.
pub(super) fn deadlines(
    page: &mut Markup,
    walk: &Walk<'static>,
    deadlines: &[(&'static Deadline, Due)],
    live: Option<&Live>,
) {
    let edition = walk.edition;
    let mut asked = Vec::new();
    page.section("until-when", say::UNTIL_WHEN, |page| {
        page.element("ul", "deadlines", |page| {
            for (index, (deadline, due)) in deadlines.iter().enumerate() {
                page.item("", index, |page| {
                    acts(page, edition.actor(&deadline.actor), &deadline.name);
                    day(page, edition.year, *due, live);
                    // A day that two deadlines are counted from has one field, at the first.
                    if let (Some(id), Some(_)) = (deadline.due.counted_from(), live)
                        && !asked.contains(&id)
                    {
                        asked.push(id);
                        if let Some(day) = edition.day(id) {
                            day_field(page, walk, day);
                        }
                    }
                    body(page, edition, &deadline.text, None, deadline.reading.as_ref(), &deadline.clause);
                });
            }
        });
    });
}

fn day(page: &mut Markup, year: i32, due: Due, live: Option<&Live>) {
    // Where nothing can be typed, the deadline's text alone says how to count.
    if due == Due::Unknown && live.is_none() {
        return;
    }
    let (class, words) = match due {
        Due::By(day) => ("day", say::day(day)),
        Due::EditionOnly(month, day) => ("day off", say::edition_day(year, month, day)),
        Due::Unknown => ("day open", say::DAY_UNKNOWN.to_owned()),
        Due::Lost => ("day lost", say::DAY_LOST.to_owned()),
        Due::Silent => ("day silent", say::DAY_SILENT.to_owned()),
    };
    page.element("p", class, |page| {
        // A new element for new words: a page that a browser has translated keeps the old ones otherwise.
        page.key(&words);
        match due {
            Due::By(day) => page.element("time", "", |page| {
                page.attribute("datetime", &write_day(day));
                page.text(&words);
            }),
            _ => page.text(&words),
        }
        if let Some(today) = live.and_then(|live| live.today)
            && let Some(left) = due.days_left(today)
        {
            page.line("span", "left", &say::days_left(left, today));
        }
    });
}

/// The field says a typed day by its name. That it is not one is said beside it, not by the browser: while a day is typed
/// part by part, that would take the focus away.
fn day_field(page: &mut Markup, walk: &Walk<'static>, day: &'static Day) {
    let field = ["day-", &*day.id].concat();
    let help = [&*field, "-help"].concat();
    page.element("div", "day-field", |page| {
        page.element("label", "", |page| {
            page.attribute("for", &field);
            page.text(&day.label);
        });
        page.element("input", "", |page| {
            page.attribute("id", &field);
            page.attribute("name", &day.id);
            page.attribute("type", "date");
            page.attribute("min", "2000-01-01");
            page.attribute("max", "2100-12-31");
            page.attribute("aria-describedby", &help);
            page.value(&walk.answers().day(&day.id).map(write_day).unwrap_or_default());
        });
        page.line("p", "wrong", say::DAY_WRONG);
        page.element("p", "help", |page| {
            page.attribute("id", &help);
            page.text(say::DAY_HELP);
        });
    });
}
