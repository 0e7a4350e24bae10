//! A mistake in an edition: where it is, what is wrong, and the way out. Found by [`crate::load`] and [`crate::proof`].

use std::fmt;

use crate::excerpt::excerpt;
use crate::near::near;

/// Something of an edition that has a file of its own or a name in one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
}

/// A mistake in an edition: where, what, and the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub item: Item,
    /// The key or the part within it; may be empty.
    pub key: String,
    /// What is wrong.
    pub problem: String,
    /// The way out.
    pub hint: String,
}

/// A hint with the nearest of some known names, or that there is none.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>, place: &str) -> String {
    let mut known = known.peekable();
    let any = known.peek().is_some();
    match near(name, known) {
        Some(near) => format!("the nearest in {place} is `{near}`"),
        None if any => format!("nothing in {place} is like it"),
        None => format!("there are none in {place}"),
    }
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
        Item::Case(_) => crate::cases::FILE.to_owned(),
    }
}

impl Fault {
    /// A mistake with all that is known of it.
    pub fn new(item: Item, key: &str, problem: &str, hint: &str) -> Self {
        Fault { item, key: key.to_owned(), problem: problem.to_owned(), hint: hint.to_owned() }
    }
}

impl fmt::Display for Fault {
    /// `advice/army.toml: step 3: … ; hint: …`, to be put after the edition's folder. What a committee wrote may be of any
    /// length, the line about it is not.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", excerpt(&file_of(&self.item)))?;
        match &self.item {
            Item::Case(says) if !says.is_empty() => write!(f, "“{}”: ", excerpt(says))?,
            Item::Question(id) | Item::Clause(id) | Item::Shared(id) | Item::Aid(_, id) if !id.is_empty() => {
                write!(f, "`{}`: ", excerpt(id))?
            }
            _ => {}
        }
        if !self.key.is_empty() {
            write!(f, "{}: ", excerpt(&self.key))?;
        }
        write!(f, "{}; hint: {}", excerpt(&self.problem), excerpt(&self.hint))
    }
}
