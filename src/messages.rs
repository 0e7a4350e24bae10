//! Words that every shell says in the same way: days, who acts, how strongly the guideline points somewhere. What only the
//! page says is in `app/messages.rs`.

use std::borrow::Borrow;

use chrono::{Datelike, NaiveDate};

use crate::rules::digits::digits;
use crate::rules::parts::{Act, Force};

/// In place of a day that is counted from one not typed yet.
pub const DAY_UNKNOWN: &str = "填下面的日期就能算出来";
/// In place of a day that the document lost.
pub const DAY_LOST: &str = "有期限，日期在原件里丢失了";
/// In place of a day that the guideline does not give.
pub const DAY_SILENT: &str = "文件没有给日期";

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

/// What comes next after another answer.
pub fn then_ask(question: &str) -> String {
    ["接着答：", question].concat()
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
