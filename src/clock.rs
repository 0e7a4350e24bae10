//! Today, in China. The only file that asks a clock.

use chrono::NaiveDate;

use transfer_guide_rules::dates::day_in_china;

/// Today's day in China, whatever the time zone of the device; none if its clock is beyond any calendar.
pub(crate) fn today() -> Option<NaiveDate> {
    day_in_china((js_sys::Date::now() / 1000.0) as u64)
}
