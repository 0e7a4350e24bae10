//! Deadlines as a calendar file (RFC 5545). Only days that the guideline gives or that are counted from a day the student
//! typed, and the days that the student sets; what is lost, silent or of another year is in no calendar.
//!
//! Every day is a whole day in China. It reminds at nine in the morning, a week and a day before. Importing it again
//! changes what is there, since each entry keeps its name.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use transfer_guide_rules::dates::Due;
use transfer_guide_rules::digits::digits;
use transfer_guide_rules::fragment::write_day;
use transfer_guide_rules::parts::Deadline;

use crate::kit::{Kit, Reminder};
use crate::messages as say;
use crate::place::Place;

/// Longest line of the file, in bytes without its end.
const LONGEST: usize = 75;

/// When the calendar reminds, before the midnight with which the day begins.
const REMINDS: [&str; 2] = ["-P6DT15H", "-PT15H"];

/// A day that the student sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set {
    /// The first time.
    pub day: NaiveDate,
    /// Again after so many months; 0 for never.
    pub months: u32,
}

/// A deadline, as it is offered for the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its name for ever: the same deadline of the same advice has the same in every file.
    pub uid: String,
    /// Its day, `2020-10-31`; none where the calendar cannot have it.
    pub day: Option<String>,
    /// Who must have done what.
    pub title: String,
    /// The day in words, or why there is none.
    pub when: String,
    /// Whether the day is over.
    pub over: bool,
    /// What stands under it in the calendar.
    pub text: String,
}

/// Every deadline of an advice. `link` leads back to it; it may be empty.
pub fn entries(place: &Place<'_>, today: Option<NaiveDate>, link: &str) -> Vec<Entry> {
    place.advised.deadlines.iter().map(|(deadline, due)| entry(place, deadline, *due, today, link)).collect()
}

/// The file. `moment` is when it is made, in seconds of universal time since 1970; `set` are the days that the student set,
/// reminder by reminder of the kit that is for this place.
pub fn calendar(
    kit: &Kit,
    place: &Place<'_>,
    today: Option<NaiveDate>,
    moment: u32,
    link: &str,
    set: &[Option<Set>],
) -> String {
    let mut file = File::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Transfer Guide//college//ZH");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    file.text("X-WR-CALNAME", &place.walk.edition.title);
    file.line("X-WR-TIMEZONE:Asia/Shanghai");
    for entry in entries(place, today, link) {
        let day = entry.day.as_deref().and_then(transfer_guide_rules::fragment::read_day);
        if let (Some(day), false) = (day, entry.over) {
            file.event(&entry.uid, &entry.title, &entry.text, Set { day, months: 0 }, moment);
        }
    }
    for (reminder, set) in reminders(kit, place).into_iter().zip(set) {
        if let Some(set) = set {
            let text = described(&reminder.text, &reminder.clause, link);
            file.event(&uid(place, &reminder.id), &reminder.name, &text, *set, moment);
        }
    }
    file.line("END:VCALENDAR");
    file.written
}

/// The days that only the student at this place can set.
pub fn reminders<'k>(kit: &'k Kit, place: &Place<'_>) -> Vec<&'k Reminder> {
    kit.reminders.iter().filter(|reminder| place.is_for(&reminder.when)).collect()
}

fn entry(place: &Place<'_>, deadline: &Deadline, due: Due, today: Option<NaiveDate>, link: &str) -> Entry {
    let edition = place.walk.edition;
    let day = match due {
        Due::By(day) => Some(day),
        Due::EditionOnly(..) | Due::Unknown | Due::Lost | Due::Silent => None,
    };
    let mut text = deadline.text.to_string();
    if let Some(reading) = &deadline.reading {
        text += &say::reading(reading);
    }
    let clauses: Vec<String> = deadline.clause.iter().map(|clause| clause.to_string()).collect();
    Entry {
        uid: uid(place, &key(deadline)),
        day: day.map(write_day),
        title: say::deadline(edition.actor(&deadline.actor), &deadline.name),
        when: say::due(edition, deadline, due),
        over: today.and_then(|today| due.days_left(today)).is_some_and(|left| left < 0),
        text: described(&text, &clauses, link),
    }
}

/// What tells a deadline from the others of its advice: who must meet it, and what its day is counted from.
fn key(deadline: &Deadline) -> String {
    use transfer_guide_rules::dates::Rule;
    let counted = match &deadline.due {
        Rule::On { month, day } => [&*digits(*month, 2), &digits(*day, 2)].concat(),
        Rule::After { day, .. } => day.to_string(),
        Rule::Lost => "lost".to_owned(),
        Rule::Silent => "silent".to_owned(),
    };
    [&*deadline.actor, "-", &counted].concat()
}

fn uid(place: &Place<'_>, key: &str) -> String {
    [&*place.walk.edition.id, "-", &place.advised.advice.id, "-", key, "@transfer-guide"].concat()
}

fn described(text: &str, clauses: &[String], link: &str) -> String {
    let end = if link.is_empty() { String::new() } else { ["\n", link].concat() };
    [text, "\n", &say::basis(clauses), &end].concat()
}

/// A file being written.
#[derive(Default)]
struct File {
    written: String,
}

impl File {
    fn event(&mut self, uid: &str, title: &str, text: &str, set: Set, moment: u32) {
        self.line("BEGIN:VEVENT");
        self.line(&["UID:", uid].concat());
        self.line(&["DTSTAMP:", &stamp(moment)].concat());
        // Of two files, the later one counts.
        self.line(&["SEQUENCE:", &digits(moment / 60, 1)].concat());
        self.line(&["DTSTART;VALUE=DATE:", &compact(set.day)].concat());
        self.line(&["DTEND;VALUE=DATE:", &compact(set.day.checked_add_days(Days::new(1)).unwrap_or(set.day))].concat());
        if set.months > 0 {
            self.line(&["RRULE:FREQ=MONTHLY;INTERVAL=", &digits(set.months, 1)].concat());
        }
        self.text("SUMMARY", title);
        self.text("DESCRIPTION", text);
        self.line("TRANSP:TRANSPARENT");
        for reminds in REMINDS {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.text("DESCRIPTION", title);
            self.line(&["TRIGGER:", reminds].concat());
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// A property whose value is a text (3.3.11).
    fn text(&mut self, name: &str, text: &str) {
        let mut line = [name, ":"].concat();
        for letter in text.chars() {
            match letter {
                '\n' => line += "\\n",
                '\\' | ';' | ',' => {
                    line.push('\\');
                    line.push(letter);
                }
                _ if letter.is_control() => {}
                _ => line.push(letter),
            }
        }
        self.line(&line);
    }

    /// A line, folded where it is too long (3.1), between two characters.
    fn line(&mut self, line: &str) {
        let mut room = LONGEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.written += "\r\n ";
                room = LONGEST - 1;
            }
            room -= letter.len_utf8();
            self.written.push(letter);
        }
        self.written += "\r\n";
    }
}

/// `20201031`
fn compact(day: NaiveDate) -> String {
    write_day(day).replace('-', "")
}

/// `20200620T081500Z`, from seconds since 1970.
fn stamp(moment: u32) -> String {
    let midnight = NaiveDate::from_ymd_opt(1970, 1, 1)
        .and_then(|first| first.checked_add_days(Days::new(u64::from(moment / 86_400))));
    let day = midnight.map(compact).unwrap_or_default();
    let (hours, minutes, seconds) = (moment / 3_600 % 24, moment / 60 % 60, moment % 60);
    [&*day, "T", &digits(hours, 2), &digits(minutes, 2), &digits(seconds, 2), "Z"].concat()
}
