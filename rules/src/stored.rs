//! An edition in its stored form, in which it travels inside a program: bytes that say how the edition is put together,
//! and the texts it is put together from. Texts that already stand in the page need not be in the program once more:
//! whoever reads hands them in, and a page of another edition is recognised and refused.
//!
//! A format of our own because the page's budget leaves no room for another: read by a general one, derived for the
//! same types, the reading alone was larger than all the rules.

use std::collections::BTreeMap;

use crate::condition::{Condition, OneOf};
use crate::dates::Rule;
use crate::edition::{Actor, Advice, Choice, Clause, Day, Edition, Link, Question, Source, Text};
use crate::parts::{Act, Deadline, Destination, Duty, Force, Note, Standing, Step};

/// What stands between two texts handed in as one.
pub const BETWEEN: char = '\n';

/// More pieces than this are no saving over the text itself.
const MOST_PIECES: usize = 40;

/// Writes an edition. `shown` are the texts, or pieces of texts, that whoever reads it will hand in, in this order;
/// what is not among them is written down here.
pub fn write(edition: &Edition, shown: &[&str]) -> Vec<u8> {
    let mut writer = Writer::new(shown);
    edition.put(&mut writer);
    let own = writer.own.join(&BETWEEN.to_string());
    let mut stored = Vec::new();
    stored.extend(print_of(&shown.join(&BETWEEN.to_string())).to_le_bytes());
    number(&mut stored, own.len());
    stored.extend(own.as_bytes());
    stored.extend(writer.numbers);
    stored
}

/// Reads an edition. `shown` are the texts given to [`write`], with [`BETWEEN`] between them. None if they are others,
/// or if `stored` is nothing that [`write`] wrote.
pub fn read(stored: &'static [u8], shown: &'static str) -> Option<Edition> {
    let (print, rest) = stored.split_first_chunk::<8>()?;
    if u64::from_le_bytes(*print) != print_of(shown) {
        return None;
    }
    let mut reader = Reader { bytes: rest, own: Vec::new(), shown: shown.split(BETWEEN).collect() };
    let length = reader.number()?;
    let (own, numbers) = reader.bytes.split_at_checked(length)?;
    reader.own = std::str::from_utf8(own).ok()?.split(BETWEEN).collect();
    reader.bytes = numbers;
    Edition::take(&mut reader)
}

/// A fingerprint of the texts (FNV-1a, 64 bits): against mistakes, not against forgery.
fn print_of(shown: &str) -> u64 {
    shown.bytes().fold(0xcbf2_9ce4_8422_2325, |print, byte| (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Something with a stored form.
trait Stored: Sized {
    fn put(&self, out: &mut Writer);
    fn take(input: &mut Reader) -> Option<Self>;
}

struct Writer {
    numbers: Vec<u8>,
    /// Texts that are not handed in, in the order in which they were met.
    own: Vec<String>,
    places: BTreeMap<String, usize>,
    shown: Vec<String>,
    /// Where among `shown` the texts are that begin with a character, the longest first.
    beginnings: BTreeMap<char, Vec<usize>>,
}

struct Reader {
    bytes: &'static [u8],
    own: Vec<&'static str>,
    shown: Vec<&'static str>,
}

impl Writer {
    fn new(shown: &[&str]) -> Self {
        let mut beginnings: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (place, text) in shown.iter().enumerate() {
            beginnings.entry(text.chars().next().unwrap_or_default()).or_default().push(place);
        }
        let shown = shown.iter().map(|text| (*text).to_owned()).collect();
        Writer { numbers: Vec::new(), own: Vec::new(), places: BTreeMap::new(), shown, beginnings }
    }

    /// Where a text is among one's own, where it is put if it was not.
    fn own(&mut self, text: &str) -> usize {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        self.own.push(text.to_owned());
        self.places.insert(text.to_owned(), self.own.len() - 1);
        self.own.len() - 1
    }

    /// The fewest shown texts that make up this text, one after the other; none where they do not.
    fn pieces(&self, text: &str) -> Option<Vec<usize>> {
        let mut best: BTreeMap<usize, Vec<usize>> = BTreeMap::from([(0, Vec::new())]);
        for (start, first) in text.char_indices() {
            let Some(before) = best.get(&start).cloned() else { continue };
            for place in self.beginnings.get(&first).into_iter().flatten() {
                let piece = &self.shown[*place];
                let end = start + piece.len();
                let better = best.get(&end).is_none_or(|found| found.len() > before.len() + 1);
                if better && text[start..].starts_with(piece.as_str()) {
                    best.insert(end, [&before[..], &[*place]].concat());
                }
            }
        }
        best.remove(&text.len()).filter(|pieces| (1..=MOST_PIECES).contains(&pieces.len()))
    }
}

impl Reader {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    /// A number as [`number`] writes it.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
            shift += 7;
        }
    }
}

/// Seven bits a byte, the lowest first; the top bit says that more follow.
fn number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A text is one or more pieces. Of each, its place, then a bit that says whether it is among the texts handed in, then
/// a bit that says whether another piece follows.
impl Stored for Text {
    fn put(&self, out: &mut Writer) {
        let pieces: Vec<usize> = match out.pieces(self) {
            Some(pieces) => pieces.into_iter().map(|place| place << 1 | 1).collect(),
            None => vec![out.own(self) << 1],
        };
        for (index, piece) in pieces.iter().enumerate() {
            number(&mut out.numbers, piece << 1 | usize::from(index + 1 < pieces.len()));
        }
    }

    fn take(input: &mut Reader) -> Option<Self> {
        let mut text = Text::default();
        loop {
            let piece = input.number()?;
            let words = if piece & 2 == 0 { &input.own } else { &input.shown };
            text += *words.get(piece >> 2)?;
            if piece & 1 == 0 {
                return Some(text);
            }
        }
    }
}

impl Stored for u32 {
    fn put(&self, out: &mut Writer) {
        number(&mut out.numbers, *self as usize);
    }

    fn take(input: &mut Reader) -> Option<Self> {
        input.number()?.try_into().ok()
    }
}

/// A year; those before the first are none.
impl Stored for i32 {
    fn put(&self, out: &mut Writer) {
        number(&mut out.numbers, usize::try_from(*self).unwrap_or_default());
    }

    fn take(input: &mut Reader) -> Option<Self> {
        input.number()?.try_into().ok()
    }
}

impl Stored for bool {
    fn put(&self, out: &mut Writer) {
        out.numbers.push(u8::from(*self));
    }

    fn take(input: &mut Reader) -> Option<Self> {
        Some(input.byte()? != 0)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn put(&self, out: &mut Writer) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(input: &mut Reader) -> Option<Self> {
        Some(if bool::take(input)? { Some(T::take(input)?) } else { None })
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn put(&self, out: &mut Writer) {
        number(&mut out.numbers, self.len());
        self.iter().for_each(|value| value.put(out));
    }

    fn take(input: &mut Reader) -> Option<Self> {
        let count = input.number()?;
        let mut values = Vec::new();
        for _ in 0..count {
            values.push(T::take(input)?);
        }
        Some(values)
    }
}

/// A type as its fields, one after the other; or as the number of its variant, which has its fields after it.
macro_rules! stored {
    (struct $name:ident { $($field:ident),* }) => {
        impl Stored for $name {
            fn put(&self, out: &mut Writer) {
                $(self.$field.put(out);)*
            }

            fn take(input: &mut Reader) -> Option<Self> {
                Some($name { $($field: Stored::take(input)?),* })
            }
        }
    };
    (enum $name:ident { $($number:literal => $variant:ident $({ $($field:ident),* })?),* }) => {
        impl Stored for $name {
            fn put(&self, out: &mut Writer) {
                match self {
                    $($name::$variant $({ $($field),* })? => {
                        out.numbers.push($number);
                        $($($field.put(out);)*)?
                    })*
                }
            }

            fn take(input: &mut Reader) -> Option<Self> {
                match input.byte()? {
                    $($number => Some($name::$variant $({ $($field: Stored::take(input)?),* })?),)*
                    _ => None,
                }
            }
        }
    };
}

stored!(struct Edition { id, title, lead, version, year, source, actors, links, days, questions, advice, clauses });
stored!(struct Source { name, issuer, caution });
stored!(struct Actor { id, name });
stored!(struct Link { id, label, address });
stored!(struct Day { id, label });
stored!(struct Question { id, beside, when, ask, name, help, clause, choices });
stored!(struct Choice { id, label, hint, group, unknown, off_edition });
stored!(struct Advice {
    id, when, title, lead, standing, why, destinations, duties, steps, deadlines, bring, warnings, trouble, remarks
});
stored!(struct Clause { id, summary, lost, meant_for });
stored!(struct Condition { all, any });
stored!(struct OneOf { question, choices });
stored!(struct Destination { when, force, name, text, clause, reading });
stored!(struct Duty { when, act, actor, text, clause, reading });
stored!(struct Step { when, actor, name, text, irreversible, link, clause, reading });
stored!(struct Deadline { when, actor, name, due, text, clause, reading });
stored!(struct Note { when, name, text, link, irreversible, standing, clause, reading });
stored!(enum Force { 0 => Must, 1 => May, 2 => Fallback, 3 => Stay });
stored!(enum Act { 0 => Starts, 1 => Approves });
stored!(enum Standing { 0 => Rule, 1 => Reading, 2 => Referral });
stored!(enum Rule { 0 => On { month, day }, 1 => After { day, days, months }, 2 => Lost, 3 => Silent });
