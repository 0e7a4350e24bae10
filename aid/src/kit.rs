//! What a committee writes beside its edition, in the folder `toolkit/`: data only. What becomes of it for one student is in the
//! other files.

use serde::{Deserialize, Serialize};
use transfer_guide_rules::condition::Condition;

use crate::vocabulary::Vocabulary;

/// Everything beside one edition.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Kit {
    /// Messages ready to send.
    pub letters: Vec<Letter>,
    /// What stands in 【】 in messages and papers, and how to fill it in.
    pub blanks: Vec<Blank>,
    /// Papers to hand in, or to paste.
    pub papers: Vec<Paper>,
    /// Days that only the student can set.
    pub reminders: Vec<Reminder>,
    /// Cases that others are asked about.
    pub replies: Vec<Reply>,
    /// What was changed from writing to writing of the edition.
    pub changes: Vec<Change>,
    /// What can be found by typing.
    pub cases: Vec<Case>,
    /// What people say for it.
    pub vocabulary: Vocabulary,
}

/// A message ready to send.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Letter {
    /// Its name among the others.
    pub id: String,
    /// For whose answers.
    pub when: Condition,
    /// Who gets it.
    pub to: String,
    /// What it asks for, in a few words.
    pub name: String,
    /// The whole of it; `{destination}` is where the record goes, `{link}` the guide's address, 【…】 what only the sender knows.
    pub text: String,
    /// The clauses it rests on.
    #[serde(default)]
    pub clause: Vec<String>,
}

/// Something in 【】 that only the student knows.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Blank {
    /// What stands between the brackets.
    pub name: String,
    /// What to put there.
    pub hint: String,
}

/// A paper to hand in, or a text to paste.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Paper {
    /// Its name among the others.
    pub id: String,
    /// For whose answers.
    pub when: Condition,
    /// What it is.
    pub name: String,
    /// What it is for, and what to know before filling it in.
    pub lead: String,
    /// The clauses that ask for it.
    pub clause: Vec<String>,
    /// Set where it is not a paper but a text for a field on a screen: what must be true before it may be copied.
    #[serde(default)]
    pub confirm: Option<String>,
    /// What the student fills in.
    #[serde(default)]
    pub field: Vec<Field>,
    /// Its title on paper.
    #[serde(default)]
    pub title: Option<String>,
    /// Its paragraphs; `{id}` is what stands in a field.
    pub text: Vec<String>,
    /// What stands under it, each on a line of its own at the right.
    #[serde(default)]
    pub foot: Vec<String>,
}

/// Something to fill in.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Field {
    /// Its name in the text.
    pub id: String,
    /// What to fill in.
    pub label: String,
    /// How.
    #[serde(default)]
    pub hint: Option<String>,
}

/// A day that only the student can set: the guideline gives none.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reminder {
    /// Its name among the others.
    pub id: String,
    /// For whose answers.
    pub when: Condition,
    /// What to do on that day.
    pub name: String,
    /// What the guideline says of it, and that it says no more.
    pub text: String,
    /// The clauses it rests on.
    pub clause: Vec<String>,
}

/// A case that others are asked about: what they answer is made of its advice.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reply {
    /// What it belongs to: an advice offers all replies of a group.
    pub group: String,
    /// The case, in a few words.
    pub name: String,
    /// Its answers, as a fragment; what is not answered is for the student to answer.
    pub answers: String,
}

/// What a writing of the edition has that the one before it had not.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Change {
    /// The version that brought it.
    pub version: u32,
    /// For whose answers; without it, everybody's.
    #[serde(default)]
    pub when: Condition,
    /// Why, in a sentence for students.
    pub text: String,
}

/// Something that can be found by typing.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Case {
    /// The answers it leads to, as a fragment.
    pub fragment: String,
    /// The choice, as the page has it.
    pub label: String,
    /// What the page says of it in small letters, or in which question it is.
    pub note: String,
}

impl Kit {
    /// The kit from the form in which it travels beside a program; none from anything else.
    pub fn read(stored: &[u8]) -> Option<Self> {
        postcard::from_bytes(stored).ok()
    }

    /// That form. Empty where memory is short.
    pub fn write(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }
}
