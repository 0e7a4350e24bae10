//! What can be wrong in an edition: one kind a mistake, with the values that a sentence about it names. The sentences are in
//! `english.rs` and `chinese.rs`.

use serde::Serialize;

/// What is wrong. A kind's description says what its values are where their names do not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each kind's description is that of its values too")]
pub enum Kind {
    /// The folder holds none of an edition's files.
    NoEdition,
    /// A file that every edition has is not there.
    FileMissing,
    /// A file of the toolkit is not there, while others are.
    ToolkitFileMissing,
    /// There is no file in `advice/`.
    NoAdvice,
    /// A folder stands where a file should.
    IsFolder,
    /// The bytes are no UTF-8: another encoding, or no text at all.
    NotUtf8,
    /// A file that no edition has. A warning.
    ForeignFile { near: Near },

    /// The file breaks the grammar of TOML; `reason` is the parser's.
    NotToml { slip: Slip, reason: String },
    /// A sign of a Chinese keyboard stands where TOML needs another one.
    WideSign { sign: char, instead: char, reason: String },
    /// A key that nothing has here; `known` are those that can be; `shared` says where else the key may stand.
    UnknownKey { name: String, near: Near, known: Vec<String>, shared: Option<String> },
    /// A key without which this is not whole.
    KeyMissing { name: String, shared: Option<String> },
    /// A word where only some are possible.
    UnknownWord { name: String, near: Near, known: Vec<String>, shared: Option<String> },
    /// A value of the wrong form; `name` is its key where it is known, `reason` the parser's.
    WrongForm { name: Option<String>, expected: Expected, reason: String, shared: Option<String> },
    /// `[step]` where `[[step]]` belongs.
    NotAList { name: String },
    /// `use` names no shared part of this list.
    UnknownShared { list: String, name: String, near: Near },
    /// A shared part that nobody uses.
    UnusedShared,

    /// An id that stands there twice.
    Twice { id: String },
    /// An id that would break a link.
    UnfitId { id: String },
    /// An id that is too long; `most` are the bytes that it may have.
    LongId { id: String, most: usize },
    /// An id that means something else in links or conditions.
    ReservedId { id: String },
    /// An address that is not https.
    NoHttps { address: String },
    /// A question with nothing to choose.
    OneChoice,
    /// A condition on a question that is asked no earlier.
    AskedLater { question: String },
    /// A question that is not there.
    UnknownQuestion { question: String, near: Near },
    /// A choice that its question has not.
    UnknownChoice { question: String, choice: String, near: Near },
    /// A clause that is not there.
    UnknownClause { clause: String, near: Near },
    /// An advice that is not there.
    UnknownAdvice { advice: String, near: Near },
    /// An actor, link or day that is not in `edition.toml`.
    UnknownName { of: Named, name: String, near: Near },
    /// An advice that is not the guideline's own word, and does not say why.
    AdviceWithoutWhy,
    /// A part that is a reading, and does not say why.
    PartWithoutReading,
    /// A part that rests on no clause.
    CitesNothing,
    /// A deadline without a day, of which nobody can be asked; `name` is the deadline's.
    NobodyToAsk { name: String },
    /// A day that the year has not.
    NoSuchDay { month: u32, day: u32, year: i32 },

    /// A clause that stands there twice.
    ClauseTwice,
    /// A clause on which nothing rests.
    UnusedClause,
    /// A clause that is cited, and said to be for others.
    CitedClauseMeantForOthers,
    /// More combinations of answers than can be proven.
    TooManyWalks { most: usize },
    /// Answers that lead to no advice; `near` is the advice that one other answer would lead to.
    Gap { answers: String, near: Option<String> },
    /// Answers that lead to this advice and to another one.
    Overlap { answers: String, other: String },
    /// An advice without a step for some answers.
    NoStep { answers: String },
    /// A question that nobody is asked.
    NeverAsked,
    /// An advice that nobody gets.
    NeverReached,
    /// A part that nobody is shown.
    NeverShown,

    /// Answers that the questions have not: `piece` of a fragment.
    LeadsNowhere { piece: String },
    /// A sentence of a case that stands there twice.
    SentenceTwice,
    /// A case whose answers end at a question.
    CaseUnfinished { answers: String, question: String },
    /// A case that gets another advice.
    CaseAdvice { expected: String, found: String },
    /// A case that gets other destinations, or in another order.
    CaseDestinations { expected: Vec<String>, found: Vec<String> },
    /// A case that gets other deadlines.
    CaseDeadlines { expected: Vec<String>, found: Vec<String> },
    /// What a case must say is not shown.
    CaseSilent { text: String },
    /// What a case must not say is shown, in this line.
    CaseSays { text: String, line: String },
    /// A clause that a case calls for is not cited.
    CaseClause { clause: String },

    /// A blank in a message that nobody explains.
    UnknownBlank { blank: String, near: Near },
    /// A blank that no message has.
    UnusedBlank,
    /// A field that is nowhere in its paper.
    UnusedField { field: String },
    /// A field that its paper has not.
    UnknownField { field: String, near: Near },
    /// Answers that are no case which can be found by typing.
    NoCase,
    /// Words that mean something together, of which there are none.
    NoKinds,
    /// A kind of which no word is.
    UnknownKind { name: String, near: Near },
    /// Words without a word.
    NothingSaid,
    /// A version that is no whole number.
    VersionNoNumber,
    /// A change of a version that the edition has not reached.
    VersionAhead { version: u32 },
    /// A version of which nobody says what it changed.
    VersionUnexplained,
    /// What an advice offers is not there for some who read it; `of` is the key, such as `letter`.
    OfferMissing { of: &'static str, id: String, answers: String },
    /// A message that names a destination, for an advice without one.
    NoDestination { advice: String },
    /// What stands in the toolkit, and no advice offers.
    NotOffered { of: &'static str, id: String },
}

/// What an unknown name was probably meant to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Near {
    /// This one.
    Name(String),
    /// None of those that are there.
    Unlike,
    /// There are none.
    NoneThere,
}

/// What `edition.toml` gives names to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Named {
    /// Who acts.
    Actor,
    /// An address.
    Link,
    /// A day that only the student knows.
    Day,
}

/// How a file breaks the grammar of TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Slip {
    /// A text without quotation marks.
    Unquoted,
    /// A quotation mark or a bracket without its other half.
    Unclosed,
    /// A line without `=`.
    NoEquals,
    /// Something behind a value.
    TooMuch,
    /// A key that stands there twice.
    KeyTwice,
    /// Something else: what the parser says.
    Other,
}

/// What form a value must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Bool,
    /// A list.
    List,
    /// A table.
    Table,
    /// A condition.
    Condition,
    /// One clause or several.
    Clauses,
    /// When a deadline is due.
    Due,
    /// What the parser says.
    Other,
}

impl Kind {
    /// Whether an edition may be published all the same.
    pub fn is_warning(&self) -> bool {
        matches!(self, Kind::ForeignFile { .. })
    }

    /// How near it is to the cause where one mistake brings others about: 0 is the cause.
    pub(super) fn distance(&self) -> u8 {
        use Kind::*;
        match self {
            NoEdition | FileMissing | ToolkitFileMissing | NoAdvice | IsFolder | NotUtf8 => 0,
            NotToml { .. } | WideSign { .. } => 1,
            UnknownKey { .. } | KeyMissing { .. } | UnknownWord { .. } | WrongForm { .. } | NotAList { .. } => 2,
            Twice { .. } | UnfitId { .. } | LongId { .. } | ReservedId { .. } | ClauseTwice => 3,
            UnknownShared { .. }
            | UnknownQuestion { .. }
            | UnknownChoice { .. }
            | UnknownClause { .. }
            | UnknownAdvice { .. }
            | UnknownName { .. }
            | AskedLater { .. }
            | LeadsNowhere { .. }
            | UnknownBlank { .. }
            | UnknownField { .. }
            | UnknownKind { .. } => 4,
            NoHttps { .. }
            | OneChoice
            | AdviceWithoutWhy
            | PartWithoutReading
            | CitesNothing
            | NobodyToAsk { .. }
            | NoSuchDay { .. }
            | SentenceTwice
            | NoKinds
            | NothingSaid
            | VersionNoNumber
            | VersionAhead { .. }
            | VersionUnexplained
            | NoDestination { .. } => 5,
            TooManyWalks { .. } | Gap { .. } | Overlap { .. } | NoStep { .. } | OfferMissing { .. } => 6,
            UnusedShared
            | UnusedClause
            | CitedClauseMeantForOthers
            | NeverAsked
            | NeverReached
            | NeverShown
            | NoCase
            | UnusedBlank
            | UnusedField { .. }
            | NotOffered { .. } => 7,
            CaseUnfinished { .. } | CaseAdvice { .. } => 8,
            CaseDestinations { .. }
            | CaseDeadlines { .. }
            | CaseSilent { .. }
            | CaseSays { .. }
            | CaseClause { .. }
            | ForeignFile { .. } => 9,
        }
    }
}
