//! Until when: each deadline with its day, how far off it is, and a field where the student can type the day that
//! it is counted from.

use transfer_guide_rules::dates::Due;
use transfer_guide_rules::edition::{Day, Edition};
use transfer_guide_rules::fragment::write_day;
use transfer_guide_rules::parts::Deadline;
use transfer_guide_rules::walk::Walk;

use crate::builder::Builder;
use crate::live::Live;
use crate::messages::page as say;
use crate::parts::{UNTIL_WHEN, deadline, list};
use crate::text::{door, doors};
use crate::tree::Attribute;

/// The section of deadlines; what only a running guide can say about them, where it is one.
pub(crate) fn deadlines(page: &mut Builder, walk: &Walk<'_>, deadlines: &[(&Deadline, Due)], live: Option<&Live>) {
    let edition = walk.edition;
    let mut asked = Vec::new();
    let mut items = deadlines.iter().map(|(one, _)| deadline(edition, one));
    list(page, edition, UNTIL_WHEN, &mut items, live, &mut |page, index| {
        let (deadline, due) = deadlines[index];
        day(page, edition, deadline, due, live);
        if live.is_none() {
            return;
        }
        // A day that two deadlines are counted from has one field, at the first.
        if let Some(id) = deadline.due.counted_from()
            && !asked.contains(&id)
        {
            asked.push(id);
            if let Some(day) = edition.day(id) {
                day_field(page, walk, day);
            }
        }
        // There from the beginning: were it to come with the day, the field would be another one, without the focus.
        page.element("div", "", |page| {
            if is_to_come(due, live) {
                doors(page, |page| door(page, "calendar", say::CALENDAR, &deadline.name));
            }
        });
    });
}

/// Whether it is a day that a calendar can still remind of.
fn is_to_come(due: Due, live: Option<&Live>) -> bool {
    live.and_then(|live| due.days_left(live.today?)).is_some_and(|left| left >= 0)
}

fn day(page: &mut Builder, edition: &Edition, deadline: &Deadline, due: Due, live: Option<&Live>) {
    let class = match due {
        Due::By(_) => "day",
        Due::EditionOnly(..) => "day off",
        Due::Unknown => "day open",
        Due::Lost => "day lost",
        Due::Silent => "day silent",
    };
    let words = say::due(edition, deadline, due);
    page.element("p", class, |page| {
        // A new element for new words: a page that a browser has translated keeps the old ones otherwise.
        page.key(&words);
        match due {
            Due::By(day) => page.element("time", "", |page| {
                page.attribute(Attribute::DateTime, &write_day(day));
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
fn day_field(page: &mut Builder, walk: &Walk<'_>, day: &Day) {
    let field = ["day-", &*day.id].concat();
    let help = [&*field, "-help"].concat();
    let wrong = [&*field, "-wrong"].concat();
    page.element("div", "day-field", |page| {
        page.element("label", "", |page| {
            page.attribute(Attribute::For, &field);
            page.text(&day.label);
        });
        page.element("input", "", |page| {
            page.attribute(Attribute::Id, &field);
            page.attribute(Attribute::Name, &day.id);
            page.attribute(Attribute::Type, "date");
            page.attribute(Attribute::Min, "2000-01-01");
            page.attribute(Attribute::Max, "2100-12-31");
            page.attribute(Attribute::AriaDescribedBy, &[&*help, " ", &*wrong].concat());
            page.attribute(Attribute::Value, &walk.answers().day(&day.id).map(write_day).unwrap_or_default());
        });
        page.element("p", "wrong", |page| {
            page.attribute(Attribute::Id, &wrong);
            page.text(say::DAY_WRONG);
        });
        page.element("p", "help", |page| {
            page.attribute(Attribute::Id, &help);
            page.text(say::DAY_HELP);
        });
    });
}
