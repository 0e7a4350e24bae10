//! A mistake in an edition: where it is, what is wrong, and the way out. Found by [`crate::load`], [`crate::proof`] and
//! [`crate::cases`], and by whoever reads what stands beside an edition.
//!
//! A fault is data. What a person reads of it, in either language, is made here from two catalogues.

mod chinese;
mod english;
mod kind;

use std::fmt;

use serde::Serialize;

use crate::excerpt::excerpt;
use crate::near::near;

pub use kind::{Expected, Kind, Named, Near, Slip};

/// Faults that a person reads at once, at the most. Whoever has more mends these first, and many others go with them.
pub const MOST_SHOWN: usize = 20;

/// Something of an edition that has a file of its own or a name in one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// The edition itself.
    Edition,
    /// A question by its id.
    Question(String),
    /// An advice by its id.
    Advice(String),
    /// A clause by its number.
    Clause(String),
    /// A part that several advices use, e.g. `step.log-in`.
    Shared(String),
    /// What stands beside the rules, for what helps a student to act: the file, and the part's id in it.
    Aid(&'static str, String),
    /// A case by what is said in it.
    Case(String),
    /// A file or a folder itself, by its path.
    File(String),
}

/// The place within an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// The whole of it.
    Whole,
    /// A key, or the name of a part.
    Named(String),
    /// A part of a list by its number, from 1.
    Part(String, usize),
    /// A line of the file, from 1.
    Line(usize),
    /// The name of the file.
    FileName,
    /// The ids of questions and days, which are keys in links.
    QuestionsAndDays,
}

/// A mistake in an edition: where, and what. The way out is in the sentences about its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Fault {
    /// Where.
    pub item: Item,
    /// Where within it.
    pub key: Key,
    /// What is wrong.
    pub kind: Box<Kind>,
}

/// A language that faults are said in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// For committees.
    #[default]
    Chinese,
    /// For developers.
    English,
}

/// What is said of a kind: what is wrong, and the way out.
struct Sentence {
    problem: String,
    hint: String,
}

/// The file, within an edition's folder, in which an item is written.
pub fn file_of(item: &Item) -> String {
    match item {
        Item::Edition => "edition.toml".to_owned(),
        Item::Question(_) => "questions.toml".to_owned(),
        Item::Clause(_) => "clauses.toml".to_owned(),
        Item::Shared(_) => "shared.toml".to_owned(),
        Item::Advice(id) => format!("advice/{id}.toml"),
        Item::Aid(file, _) => (*file).to_owned(),
        Item::Case(_) => "cases.toml".to_owned(),
        Item::File(path) => path.clone(),
    }
}

/// What a name was probably meant to be, of those that are known.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Near {
    let mut known = known.peekable();
    let any = known.peek().is_some();
    match near(name, known) {
        Some(near) => Near::Name(near.to_owned()),
        None if any => Near::Unlike,
        None => Near::NoneThere,
    }
}

/// Puts faults into the order in which they are best mended: those first that others may follow from; each once.
pub fn causes_first(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| fault.kind.distance());
    faults.dedup();
    faults
}

/// What a person reads of some faults: causes first, at most [`MOST_SHOWN`], and last how many there are. `folder` is the
/// edition's, as the person knows it.
pub fn report(folder: &str, faults: Vec<Fault>, language: Language) -> Vec<String> {
    let faults = causes_first(faults);
    let all = faults.len();
    let shown = faults.into_iter().take(MOST_SHOWN);
    let mut lines: Vec<String> = shown.map(|fault| format!("{folder}/{}", fault.said(language))).collect();
    let rest = all - lines.len();
    lines.push(match language {
        Language::Chinese => chinese::count(all, rest),
        Language::English => english::count(all, rest),
    });
    lines
}

impl Fault {
    /// A mistake with all that is known of it.
    pub fn new(item: Item, key: Key, kind: Kind) -> Self {
        Fault { item, key, kind: Box::new(kind) }
    }

    /// One line about it, to be put after the edition's folder: file, place, what is wrong and the way out. What a committee
    /// wrote may be of any length, the line is not.
    pub fn said(&self, language: Language) -> String {
        match language {
            Language::Chinese => chinese::line(self),
            Language::English => english::line(self),
        }
    }
}

impl Key {
    /// A key by its name.
    pub fn named(name: &str) -> Self {
        Key::Named(name.to_owned())
    }
}

impl fmt::Display for Fault {
    /// In English, for developers and logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Language::English))
    }
}
