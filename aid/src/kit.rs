//! What a committee writes beside its edition, in the folder `aid/`: data only. What becomes of it for one student is in the
//! other files.

use serde::{Deserialize, Serialize};
use transfer_guide_rules::condition::Condition;

use crate::packed::Packed;

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

/// What people say for cases. Cases and kinds are numbers here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(from = "Packed", into = "Packed")]
pub struct Vocabulary {
    /// Words that mean the same, together.
    pub words: Vec<Word>,
    /// What several kinds mean when they stand together. The first that fits counts.
    pub together: Vec<Together>,
    /// The case for whom nothing was found.
    pub no_match: u16,
    /// What may stand between two characters of a word.
    pub between: String,
    /// Syllables of Pinyin without tones, in order.
    pub syllables: Vec<String>,
    /// Characters in order, each with the number of a syllable that it can be read as; those with several stand there as
    /// often, those with none have the number behind the last.
    pub characters: Vec<(char, u16)>,
}

/// Words that mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Word {
    /// What people say, each on a line, in small letters without spaces.
    pub say: String,
    /// Where it leads, the likeliest case first.
    pub answers: Vec<u16>,
    /// Where it leads behind a negation; without it, a negation changes nothing.
    pub negated: Vec<u16>,
    /// What kind of words these are.
    pub kind: Option<u16>,
    /// What they do in a sentence.
    pub role: Role,
    /// How they are written.
    pub written: Written,
    /// How much they say beside others.
    pub weight: u8,
}

/// What a word does in a sentence, as far as negations go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Role {
    /// It is what the sentence is about.
    #[default]
    Thing,
    /// Negated, it negates the things beside it.
    Verb,
    /// It negates.
    Negation,
}

/// How words are found in what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum Written {
    /// With a slip of the pen, too.
    #[default]
    Roughly,
    /// Names: a slip of the pen would be another word.
    Exactly,
    /// What is said is characters: any of them, several in a row, are such a word.
    Somehow,
}

/// Kinds that mean something together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Together {
    /// Kinds of which a word is there.
    pub kinds: Vec<u16>,
    /// Kinds of which a word is there and negated.
    pub negated: Vec<u16>,
    /// Kinds of which no word is there, negated or not.
    pub without: Vec<u16>,
    /// Whether nothing else may be there that leads anywhere by itself.
    pub alone: bool,
    /// What comes first then, the likeliest case first.
    pub answers: Vec<u16>,
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
