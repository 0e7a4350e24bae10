//! Deadlines, from an edition's own rules: a day of the graduating year, or a number of days or months after a day
//! only the student knows. Where the guideline lost a date or gives none, that is what a deadline says.
//!
//! `today` is passed in by whoever has a clock. All days are days in China.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// China is eight hours ahead of universal time, all year. In seconds.
const CHINA: u64 = 8 * 3_600;

/// The day in China at a moment, in seconds since the beginning of 1970 in universal time; none if that is beyond any calendar.
pub fn day_in_china(moment: u64) -> Option<NaiveDate> {
    let days = moment.checked_add(CHINA)? / 86_400;
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(Days::new(days))
}

/// How an edition says when something is due.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rule {
    /// A day of the graduating year: its last moment is still in time.
    On {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// Calendar days and months after a day the student knows, that day not counted.
    After {
        /// The [`crate::edition::Day`] it is counted from.
        day: Text,
        /// Calendar days.
        #[serde(default)]
        days: u32,
        /// Calendar months: the same day of a later month, or that month's last day where it has no such day.
        #[serde(default)]
        months: u32,
    },
    /// The guideline had a date and lost it.
    Lost,
    /// The guideline gives no date.
    Silent,
}

/// When something is due, for one student.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// By the end of this day.
    By(NaiveDate),
    /// By the end of this day of the year, in an edition that is not this student's: month and day.
    EditionOnly(u32, u32),
    /// As soon as the student gives the day it is counted from.
    Unknown,
    /// The guideline lost the date.
    Lost,
    /// The guideline gives none.
    Silent,
}

impl Rule {
    /// The id of the day it is counted from, if it is counted.
    pub fn counted_from(&self) -> Option<&str> {
        match self {
            Rule::After { day, .. } => Some(day),
            Rule::On { .. } | Rule::Lost | Rule::Silent => None,
        }
    }

    /// When it is due: `year` is the graduating year where it is the edition's own, `counted_from` the day the
    /// student gave. A sum beyond the calendar counts as not known.
    pub fn due(&self, year: Option<i32>, counted_from: Option<NaiveDate>) -> Due {
        match (self, year) {
            (Rule::On { month, day }, Some(year)) => {
                NaiveDate::from_ymd_opt(year, *month, *day).map_or(Due::Unknown, Due::By)
            }
            (Rule::On { month, day }, None) => Due::EditionOnly(*month, *day),
            (Rule::After { days, months, .. }, _) => counted_from
                .and_then(|from| from.checked_add_months(Months::new(*months)))
                .and_then(|from| from.checked_add_days(Days::new(u64::from(*days))))
                .map_or(Due::Unknown, Due::By),
            (Rule::Lost, _) => Due::Lost,
            (Rule::Silent, _) => Due::Silent,
        }
    }
}

impl Due {
    /// Days from `today` to the last day in time: 0 on that day, negative after it; none where there is no day.
    pub fn days_left(self, today: NaiveDate) -> Option<i64> {
        match self {
            Due::By(day) => Some((day - today).num_days()),
            Due::EditionOnly(..) | Due::Unknown | Due::Lost | Due::Silent => None,
        }
    }
}
