//! The message catalogue: every word that is not the edition's. Here stands what all shells say in the same way: days, who acts,
//! how strongly the guideline points somewhere. A second language would be a second catalogue with the same names, and a missing
//! one would not compile.
//!
//! - `page`: what only a guide says
//! - [`site`]: what the pages around it say

use std::borrow::Borrow;

use chrono::{Datelike, NaiveDate};

use transfer_guide_rules::dates::{Due, Rule};
use transfer_guide_rules::digits::digits;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::parts::{Act, Deadline, Force};

pub(crate) mod page;
pub mod site;

/// In place of a day that the document lost.
pub const DAY_LOST: &str = "有期限，日期在原件里丢失了";
/// In place of a day that the guideline does not give.
pub const DAY_SILENT: &str = "文件没有给日期";
/// Whom to ask then.
const ASK: &str = "，问";
/// Until when.
pub const LATEST: &str = "最晚";
/// What to do first.
pub const FIRST: &str = "先做";
/// What cannot be undone.
pub const IRREVERSIBLE: &str = "改不回来";
/// Between those of whom one does it.
pub const OR: &str = "或";
/// Between what holds in one case and what in another.
pub const ELSE: &str = "；";
/// Between a name and what is said of it.
pub const COLON: &str = "：";

/// On which clauses something rests.
pub fn basis<T: Borrow<str>>(clauses: &[T]) -> String {
    ["依据 ", &clauses.join("、")].concat()
}

/// How strongly the guideline points to a destination.
pub fn force(force: Force) -> &'static str {
    match force {
        Force::Must => "转到",
        Force::May => "也可以转到",
        Force::Fallback => "上面的不行时",
        Force::Stay => "留在",
    }
}

/// What somebody does with the request.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::Starts => "发起",
        Act::Approves => "审核",
    }
}

/// Who may do it.
pub fn who(act: Act) -> &'static str {
    match act {
        Act::Starts => "谁发起",
        Act::Approves => "谁审核",
    }
}

/// What comes next after another answer.
pub fn then_ask(question: &str) -> String {
    ["接着答：", question].concat()
}

/// When something is due; where no day is known, from which one it is counted, or whom to ask.
pub fn due(edition: &Edition, deadline: &Deadline, due: Due) -> String {
    let why = match due {
        Due::By(by) => return day(by),
        Due::EditionOnly(month, day) => return edition_day(edition.year, month, day),
        Due::Unknown => return counted(edition, &deadline.due),
        Due::Lost => DAY_LOST,
        Due::Silent => DAY_SILENT,
    };
    let mut said = deadline.until.iter().map(|until| [&**until, "，"].concat()).collect::<String>();
    said += why;
    if let Some(actor) = &deadline.ask {
        said += &[ASK, edition.actor(actor)].concat();
    }
    said
}

/// 从提交申请那天起 10 天内
fn counted(edition: &Edition, rule: &Rule) -> String {
    let Rule::After { day, days, months } = rule else { return String::new() };
    let from = edition.day(day).map_or("", |day| &day.name);
    let mut said = ["从", from, "那天起"].concat();
    for (many, unit) in [(months, " 个月"), (days, " 天")] {
        if *many > 0 {
            said += &[" ", &*digits(*many, 1), unit].concat();
        }
    }
    said + "内"
}

/// 2020年10月31日
pub fn plain_day(day: NaiveDate) -> String {
    let (year, month, day) = (day.year().unsigned_abs(), day.month(), day.day());
    [&*digits(year, 1), "年", &digits(month, 1), "月", &digits(day, 1), "日"].concat()
}

/// 2020年10月31日（周六）
pub fn day(day: NaiveDate) -> String {
    let week = ["一", "二", "三", "四", "五", "六", "日"][day.weekday().num_days_from_monday() as usize];
    [&*plain_day(day), "（周", week, "）"].concat()
}

/// A day of the edition's year, where that is not the student's.
pub fn edition_day(year: i32, month: u32, day: u32) -> String {
    [&*digits(month, 1), "月", &digits(day, 1), "日（", &digits(year.unsigned_abs(), 1), " 届的日期）"].concat()
}
