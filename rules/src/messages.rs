//! The labels that stand in a case for what a page says by its looks: every Chinese word of this crate that is neither an
//! edition's nor a sentence about a fault.

use crate::parts::{Act, Force, Standing};

/// Before what is shown to students of another year only.
pub(crate) const ANOTHER_YEAR: &str = "【别届】";
/// Before what cannot be undone.
pub(crate) const IRREVERSIBLE: &str = "【不可逆】";
/// Before why a part is a reading.
pub(crate) const READING: &str = "【解读】";
/// Before an address.
pub(crate) const LINK: &str = "【链接】";
/// Before a step.
pub(crate) const STEP: &str = "【步骤】";
/// Before a deadline.
pub(crate) const DEADLINE: &str = "【期限】";
/// Before what to bring, what not to do, what to do if it fails, and what else to know.
pub(crate) const NOTES: [&str; 4] = ["【带上】", "【别做】", "【卡住】", "【另外】"];

/// Before a destination.
pub(crate) fn force(force: Force) -> &'static str {
    match force {
        Force::Must => "【须转】",
        Force::May => "【可转】",
        Force::Fallback => "【兜底】",
        Force::Stay => "【保留】",
    }
}

/// Before who acts.
pub(crate) fn act(act: Act) -> &'static str {
    match act {
        Act::Starts => "【发起】",
        Act::Approves => "【审核】",
    }
}

/// Before what is not the guideline's own word.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Rule => "",
        Standing::Reading => READING,
        Standing::Referral => "【问人】",
    }
}
