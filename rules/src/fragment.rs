//! The text form of answers: `outcome=employed&classified=no&requested=2020-06-20`.
//!
//! It is the URL fragment: never sent to a server, the same in a link, a bookmark and a chat message. It comes from
//! outside, so reading it never fails: the usable part is kept, the rest is reported piece by piece.

use chrono::{Datelike, NaiveDate};
use percent_encoding::percent_decode_str;
use serde::Serialize;

use crate::answers::Answers;
use crate::digits::digits;
use crate::edition::Edition;
use crate::walk::Walk;

/// The key that says which question is being asked again while its answer still stands; no question may have it.
pub const CHANGE: &str = "change";

/// The key under which a shared link says what it was made from; no question may have it. What stands there is read by
/// whoever compares two editions: a page only knows that it is no answer.
pub const EDITION: &str = "edition";

/// Bytes of a fragment that are read. The longest real one has under 300; a link of a megabyte is not one of ours.
pub const LONGEST: usize = 2_000;

/// What a fragment says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// The usable answers: every one is on the path they lead to.
    pub answers: Answers,
    /// The question that is being asked again, if one on the path is.
    pub change: Option<String>,
    /// What the link says it was made from.
    pub edition: Option<String>,
    /// What was not usable: what cannot be read in the order of the text, then what is off the path.
    pub ignored: Vec<Ignored>,
}

/// A piece of a fragment that was not usable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The piece, decoded, at most 40 characters of it.
    pub piece: String,
    /// Why.
    pub why: Why,
}

/// Why a piece of a fragment was not usable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Why {
    /// Not of the form `question=choice`, or beyond [`LONGEST`].
    Unreadable,
    /// The edition has no such question.
    UnknownQuestion,
    /// The question has no such choice.
    UnknownChoice,
    /// A day that is none, e.g. `2020-02-30`.
    NoSuchDay,
    /// The question was answered already, further left.
    Repeated,
    /// The other answers never lead to this question.
    OffPath,
}

/// Reads a fragment, with or without its leading `#`. Never fails.
pub fn read(edition: &Edition, text: &str) -> Fragment {
    let text = text.strip_prefix('#').unwrap_or(text);
    let head = &text[..text.floor_char_boundary(LONGEST)];
    // Chat programs like to encode `=` and `&` as well.
    let decoded = percent_decode_str(head).decode_utf8_lossy();
    let mut read = Fragment::default();
    let beyond = &text[head.len()..];
    let mut pieces = decoded.split('&').peekable();
    while let Some(piece) = pieces.next() {
        // What the limit cut was not said: the start of `refused-again` is not `refused`.
        let cut = !beyond.is_empty() && pieces.peek().is_none();
        let taken = if cut { Err(Why::Unreadable) } else { read.take(edition, piece) };
        if let (Err(why), false) = (taken, piece.is_empty()) {
            read.ignore(piece, why);
        }
    }
    if !beyond.is_empty() {
        read.ignore(beyond, Why::Unreadable);
    }
    read.keep_the_path(edition);
    read
}

/// Reads answers that are known beforehand, whichever questions will be asked: the usable ones of a text of the same form.
pub fn known(edition: &Edition, text: &str) -> Answers {
    let mut known = Fragment::default();
    for piece in text.split('&') {
        // What the edition does not know is no answer to anything it asks.
        let _ = known.take(edition, piece);
    }
    known.answers
}

/// Writes where a walk stands: the answers on its path in the order asked, the days its deadlines use, and the
/// question being asked again. [`read`] gives the same back.
pub fn write(walk: &Walk<'_>, change: Option<&str>) -> String {
    let mut text = String::new();
    for taken in &walk.path {
        add(&mut text, &taken.question.id, &taken.choice.id);
    }
    for (id, day) in walk.days() {
        add(&mut text, id, &write_day(day));
    }
    if let Some(question) = change {
        add(&mut text, CHANGE, question);
    }
    text
}

fn add(text: &mut String, key: &str, value: &str) {
    if !text.is_empty() {
        text.push('&');
    }
    text.push_str(&piece(key, value));
}

fn piece(key: &str, value: &str) -> String {
    [key, "=", value].concat()
}

/// A day as `2020-06-20`, as date fields and links have it.
pub fn write_day(day: NaiveDate) -> String {
    [&*digits(day.year().unsigned_abs(), 4), "-", &digits(day.month(), 2), "-", &digits(day.day(), 2)].concat()
}

/// A day from `2020-06-20`, from 2000 to 2100; none for anything else. By hand: parsing with chrono costs the page
/// more than its whole share for dates.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (year, month, day): (u32, u32, u32) = (number(4)?, number(2)?, number(2)?);
    let complete = parts.next().is_none() && (2000..=2100).contains(&year);
    if complete { NaiveDate::from_ymd_opt(year as i32, month, day) } else { None }
}

impl Fragment {
    /// Takes one piece in, or says why not.
    fn take(&mut self, edition: &Edition, piece: &str) -> Result<(), Why> {
        let (key, value) = piece.split_once('=').ok_or(Why::Unreadable)?;
        if key == CHANGE {
            if self.change.is_some() {
                return Err(Why::Repeated);
            }
            self.change = Some(value.to_owned());
        } else if key == EDITION {
            if self.edition.is_some() {
                return Err(Why::Repeated);
            }
            self.edition = Some(value.to_owned());
        } else if edition.day(key).is_some() {
            let day = read_day(value).ok_or(Why::NoSuchDay)?;
            if self.answers.day(key).is_some() {
                return Err(Why::Repeated);
            }
            self.answers = self.answers.with_day(key, Some(day));
        } else {
            let question = edition.question(key).ok_or(Why::UnknownQuestion)?;
            if self.answers.choice(key).is_some() {
                return Err(Why::Repeated);
            }
            question.choice(value).ok_or(Why::UnknownChoice)?;
            self.answers = self.answers.with(key, value);
        }
        Ok(())
    }

    /// Drops what the walk does not read, and says so.
    fn keep_the_path(&mut self, edition: &Edition) {
        let walk = Walk::new(edition, &self.answers);
        let on_path = |id: &str| walk.path.iter().any(|taken| taken.question.id == id);
        let dropped: Vec<String> =
            self.answers.choices().filter(|(id, _)| !on_path(id)).map(|(id, choice)| piece(id, choice)).collect();
        let change = self.change.take();
        let changes = change.as_deref().is_some_and(on_path);
        self.answers = walk.on_path();
        for piece in dropped {
            self.ignore(&piece, Why::OffPath);
        }
        match change {
            Some(question) if !changes => self.ignore(&piece(CHANGE, &question), Why::OffPath),
            change => self.change = change,
        }
    }

    fn ignore(&mut self, piece: &str, why: Why) {
        self.ignored.push(Ignored { piece: piece.chars().take(40).collect(), why });
    }
}
