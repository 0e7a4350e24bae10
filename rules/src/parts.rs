//! The parts of an advice: where to, who, how, until when, and what else. Each applies under its own condition, and
//! says on which clauses it rests or why it is a reading. Which of them a student sees is in [`crate::advice`].

use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::dates::Rule;
use crate::text::Text;
use crate::written::one_or_many;

/// How far the guideline carries a statement.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Standing {
    /// The guideline says so.
    #[default]
    Rule,
    /// The guideline is silent or ambiguous; this is how we read it.
    Reading,
    /// The guideline does not decide; a person must.
    Referral,
}

/// How strongly the guideline points to a destination.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Force {
    /// The record goes there.
    Must,
    /// It may go there instead.
    May,
    /// It goes there when the place before it really cannot receive.
    Fallback,
    /// It stays there; nothing is transferred.
    Stay,
}

/// Something ready to use that stands beside the edition, for whoever reads the part that offers it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offer {
    /// A message to send: its id.
    Letter(Text),
    /// A paper to fill in, or a text to paste: its id.
    Paper(Text),
    /// A day to put into the calendar that only the student can set: its id.
    Reminder(Text),
    /// Answers to paste for those who ask: what they have in common.
    Replies(Text),
}

impl Offer {
    /// Of what kind it is, in one word, and its id.
    pub fn named(&self) -> (&'static str, &Text) {
        match self {
            Offer::Letter(id) => ("letter", id),
            Offer::Paper(id) => ("paper", id),
            Offer::Reminder(id) => ("reminder", id),
            Offer::Replies(id) => ("replies", id),
        }
    }
}

/// A league organisation the record goes to or stays in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Destination {
    /// When it applies.
    #[serde(default)]
    pub when: Condition,
    /// How strongly.
    pub force: Force,
    /// In which case it is this one, where the student does not know yet which case is theirs: a few characters.
    #[serde(default)]
    pub case: Option<Text>,
    /// The organisation's exact name, never a bare 流动团员团支部.
    pub name: Text,
    /// Whose it is, and which one exactly.
    pub text: Text,
    /// The clauses that say so.
    #[serde(default, deserialize_with = "one_or_many")]
    pub clause: Vec<Text>,
    /// Set where this is a reading: why.
    #[serde(default)]
    pub reading: Option<Text>,
}

/// What somebody has the right or the duty to do with the request.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Act {
    /// May start the transfer.
    Starts,
    /// Approves it, or carries it out.
    Approves,
}

/// Who starts or approves.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Duty {
    /// When it applies.
    #[serde(default)]
    pub when: Condition,
    /// What they do.
    pub act: Act,
    /// Who: an [`crate::edition::Actor`]'s id.
    pub actor: Text,
    /// What exactly.
    pub text: Text,
    /// The clauses that say so.
    #[serde(default, deserialize_with = "one_or_many")]
    pub clause: Vec<Text>,
    /// Set where this is a reading: why.
    #[serde(default)]
    pub reading: Option<Text>,
}

/// One thing somebody does.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// When it applies.
    #[serde(default)]
    pub when: Condition,
    /// Who: an [`crate::edition::Actor`]'s id.
    pub actor: Text,
    /// The step in a few words.
    pub name: Text,
    /// How, with exact screen labels in 「」.
    pub text: Text,
    /// Whether it cannot be undone.
    #[serde(default)]
    pub irreversible: bool,
    /// An address that helps: a [`crate::edition::Link`]'s id.
    #[serde(default)]
    pub link: Option<Text>,
    /// What to use for it.
    #[serde(default)]
    pub offers: Vec<Offer>,
    /// The clauses that say so.
    #[serde(default, deserialize_with = "one_or_many")]
    pub clause: Vec<Text>,
    /// Set where this is a reading: why.
    #[serde(default)]
    pub reading: Option<Text>,
}

/// Until when somebody must have done something.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Deadline {
    /// When it applies.
    #[serde(default)]
    pub when: Condition,
    /// Who must meet it: an [`crate::edition::Actor`]'s id.
    pub actor: Text,
    /// What must be done by then.
    pub name: Text,
    /// How the day is found.
    pub due: Rule,
    /// What the guideline says instead of a day, in a few words.
    #[serde(default)]
    pub until: Option<Text>,
    /// Whom to ask, where the guideline has no day: an [`crate::edition::Actor`]'s id.
    #[serde(default)]
    pub ask: Option<Text>,
    /// What it means, and what is uncertain about it.
    pub text: Text,
    /// The clauses that say so.
    #[serde(default, deserialize_with = "one_or_many")]
    pub clause: Vec<Text>,
    /// Set where the counting is a reading: why.
    #[serde(default)]
    pub reading: Option<Text>,
}

/// A paragraph with a name: something to bring, a warning, a way out, a remark.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Note {
    /// When it applies.
    #[serde(default)]
    pub when: Condition,
    /// What it is about: for trouble, what went wrong.
    pub name: Text,
    /// What to know or do.
    pub text: Text,
    /// An address that helps: a [`crate::edition::Link`]'s id.
    #[serde(default)]
    pub link: Option<Text>,
    /// What to use for it.
    #[serde(default)]
    pub offers: Vec<Offer>,
    /// Whether it warns of something that cannot be undone; those come first, before the steps.
    #[serde(default)]
    pub irreversible: bool,
    /// How far the guideline itself carries it.
    #[serde(default)]
    pub standing: Standing,
    /// The clauses that say so.
    #[serde(default, deserialize_with = "one_or_many")]
    pub clause: Vec<Text>,
    /// Set where this is a reading: why.
    #[serde(default)]
    pub reading: Option<Text>,
}
