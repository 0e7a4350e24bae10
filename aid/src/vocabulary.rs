//! What people say for cases, as what is typed is searched for in it. `packed` is the form in which it travels.

mod packed;

use serde::{Deserialize, Serialize};

use packed::Packed;

/// How much a word says beside others, unless told; and at the most where it is a guess.
pub(crate) const USUAL: u8 = 10;

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

/// In small letters, without spaces and punctuation.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
