//! An edition in its stored form, the file in which it travels beside the programs: what it is, bytes that say how the edition is put
//! together, and the texts it is put together from. Texts that already stand in the page need not be in the file once more:
//! whoever reads hands them in, and a page of another edition is recognised and refused.
//!
//! A format of our own because the page's budget leaves no room for another: read by a general one, derived for the
//! same types, the reading alone was larger than all the rules.

mod types;

use std::collections::BTreeMap;

use crate::edition::Edition;
use crate::text::Text;

/// What stands between two texts handed in as one.
pub const BETWEEN: char = '\n';

/// What the file of an edition begins with: a name, and the version of the format.
pub const MARK: &[u8; 4] = b"TGE\x01";

/// Bytes of a fingerprint. Two of them follow: that of all that follows them, and that of the texts handed in.
const PRINT: usize = size_of::<u64>();

/// Bytes before the edition itself.
pub const HEAD: usize = MARK.len() + 2 * PRINT;

/// Why bytes are not read as an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// They are no file of an edition.
    Foreign = 1,
    /// They are one of another version of the format.
    OtherFormat,
    /// Some of them are missing, or others than were written.
    Damaged,
    /// The texts handed in are not those that are missing in it.
    OtherTexts,
}

/// More pieces than this are no saving over the text itself.
const MOST_PIECES: usize = 40;

/// Writes an edition. `shown` are the texts, or pieces of texts, that whoever reads it will hand in, in this order;
/// what is not among them is written down here.
pub fn write(edition: &Edition, shown: &[&str]) -> Vec<u8> {
    let mut writer = Writer::new(shown);
    edition.put(&mut writer);
    let own = writer.own.join(&BETWEEN.to_string());
    let mut stored = Vec::new();
    stored.extend(print_of(shown.join(&BETWEEN.to_string()).as_bytes()).to_le_bytes());
    number(&mut stored, own.len());
    stored.extend(own.as_bytes());
    for stream in writer.streams {
        number(&mut stored, stream.len());
        stored.extend(stream);
    }
    [MARK, &print_of(&stored).to_le_bytes()[..], &stored].concat()
}

/// Reads an edition. `shown` are the texts given to [`write`], with [`BETWEEN`] between them.
///
/// # Errors
/// Says why it is none: see [`check`]. What [`check`] takes is damaged only where somebody meant it to be.
pub fn read(stored: &'static [u8], shown: &'static str) -> Result<Edition, Refusal> {
    check(stored, shown)?;
    take(stored.get(HEAD..).unwrap_or_default(), shown).ok_or(Refusal::Damaged)
}

fn take(rest: &'static [u8], shown: &'static str) -> Option<Edition> {
    let mut reader = Reader {
        streams: [rest, &[], &[], &[]],
        clauses: Vec::new(),
        own: Vec::new(),
        shown: shown.split(BETWEEN).collect(),
        next: 0,
        depth: 0,
        broken: false,
    };
    reader.own = std::str::from_utf8(reader.bytes()).ok()?.split(BETWEEN).collect();
    let streams = [reader.bytes(), reader.bytes(), reader.bytes(), reader.bytes()];
    let [left, ..] = std::mem::replace(&mut reader.streams, streams);
    let edition = Edition::take(&mut reader);
    if reader.broken || ![left].iter().chain(&reader.streams).all(|bytes| bytes.is_empty()) {
        // Not given back to the allocator: the code for that would be in every page, and no page gets here.
        std::mem::forget(edition);
        return None;
    }
    Some(edition)
}

/// Whether bytes are what [`write`] wrote for these texts: what is not need not be kept for [`read`].
///
/// # Errors
/// Says why not.
pub fn check(stored: &[u8], shown: &str) -> Result<(), Refusal> {
    let (name, version) = MARK.split_at(MARK.len() - 1);
    let Some(rest) = stored.strip_prefix(name) else { return Err(Refusal::Foreign) };
    let Some(rest) = rest.strip_prefix(version) else { return Err(Refusal::OtherFormat) };
    let Some((print, rest)) = rest.split_at_checked(PRINT) else { return Err(Refusal::Damaged) };
    if print != print_of(rest).to_le_bytes() {
        return Err(Refusal::Damaged);
    }
    if rest.starts_with(&print_of(shown.as_bytes()).to_le_bytes()) { Ok(()) } else { Err(Refusal::OtherTexts) }
}

/// A fingerprint (FNV-1a, 64 bits): against mistakes, not against forgery.
fn print_of(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |print, byte| (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Something with a stored form.
trait Stored: Sized {
    fn put(&self, out: &mut Writer);
    fn take(input: &mut Reader) -> Self;
}

/// What is alike stands together, because it is then compressed best: how things are put together, which of the texts
/// handed in, which of one's own, which clauses are cited.
#[derive(Clone, Copy)]
enum Stream {
    Shape,
    Shown,
    Own,
    Cited,
}

struct Writer {
    /// One for each [`Stream`].
    streams: [Vec<u8>; 4],
    /// The ids of the clauses there are.
    clauses: Vec<Text>,
    /// The place after that of the last shown text.
    next: u32,
    /// Texts that are not handed in, in the order in which they were met.
    own: Vec<String>,
    places: BTreeMap<String, usize>,
    shown: Vec<String>,
    /// Where among `shown` the texts are that begin with a character, the longest first.
    beginnings: BTreeMap<char, Vec<usize>>,
}

/// Reads on even where there is nothing left to read, and notes that it did: so no type has anything to clear away
/// when one of its fields is missing.
struct Reader {
    streams: [&'static [u8]; 4],
    clauses: Vec<Text>,
    own: Vec<&'static str>,
    shown: Vec<&'static str>,
    /// The place after that of the last shown text.
    next: u32,
    /// How many conditions the present one is inside of.
    depth: usize,
    /// Whether what was read is worth nothing.
    broken: bool,
}

impl Writer {
    fn new(shown: &[&str]) -> Self {
        let mut beginnings: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (place, text) in shown.iter().enumerate() {
            beginnings.entry(text.chars().next().unwrap_or_default()).or_default().push(place);
        }
        let shown = shown.iter().map(|text| (*text).to_owned()).collect();
        let streams = Default::default();
        Writer { streams, clauses: Vec::new(), next: 0, own: Vec::new(), places: BTreeMap::new(), shown, beginnings }
    }

    /// Clauses by their numbers: to say where each id stands among all texts would take most of the room. Only those that are there, as
    /// all of a proven edition are.
    fn cite(&mut self, ids: &[Text]) {
        let numbers = ids.iter().filter_map(|id| self.clauses.iter().position(|clause| clause == id));
        let numbers: Vec<usize> = numbers.collect();
        self.number(Stream::Shape, numbers.len());
        numbers.into_iter().for_each(|clause| self.number(Stream::Cited, clause));
    }

    fn number(&mut self, stream: Stream, value: usize) {
        number(&mut self.streams[stream as usize], value);
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
    /// From here on there are only zeros.
    fn give_up(&mut self) {
        self.broken = true;
        self.streams = [&[]; 4];
    }

    /// Clauses as [`Writer::cite`] writes them.
    #[inline(never)]
    fn cited(&mut self) -> Vec<Text> {
        let (many, mut ids) = (self.number(Stream::Shape) as usize, Vec::new());
        // Each has one byte at least.
        if many > self.streams[Stream::Cited as usize].len() {
            self.give_up();
            return ids;
        }
        for _ in 0..many {
            let number = self.number(Stream::Cited);
            match self.clauses.get(number as usize) {
                Some(id) => ids.push(id.clone()),
                None => self.give_up(),
            }
        }
        ids
    }

    /// A number as [`number`] writes it.
    #[inline(never)]
    fn number(&mut self, stream: Stream) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let bits = match self.streams[stream as usize].split_first() {
                Some((first, rest)) if shift < u32::BITS => {
                    self.streams[stream as usize] = rest;
                    *first
                }
                _ => {
                    self.give_up();
                    return 0;
                }
            };
            number |= u32::from(bits & 0x7f) << shift;
            if bits < 0x80 {
                return number;
            }
            shift += 7;
        }
    }

    /// How many values follow. Each has one byte at least.
    fn count(&mut self) -> usize {
        let count = self.number(Stream::Shape) as usize;
        if count > self.streams[Stream::Shape as usize].len() {
            self.give_up();
            return 0;
        }
        count
    }

    /// So many bytes as the number before them says.
    fn bytes(&mut self) -> &'static [u8] {
        let count = self.count();
        let (bytes, rest) = self.streams[Stream::Shape as usize].split_at(count);
        self.streams[Stream::Shape as usize] = rest;
        bytes
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

/// A text is one or more pieces: whether it is among the texts handed in, whether another piece follows, and its place.
/// Shown texts often follow each other as they do on the page, so the place of one is said from where the last one was.
impl Stored for Text {
    fn put(&self, out: &mut Writer) {
        let Some(pieces) = out.pieces(self) else {
            let place = out.own(self);
            out.number(Stream::Shape, 0);
            out.number(Stream::Own, place);
            return;
        };
        for (index, place) in pieces.iter().enumerate() {
            let place = *place as u32;
            let ahead = place.wrapping_sub(out.next) as i32;
            out.next = place + 1;
            out.number(Stream::Shape, 1 | usize::from(index + 1 < pieces.len()) << 1);
            out.number(Stream::Shown, (ahead << 1 ^ ahead >> 31) as u32 as usize);
        }
    }

    #[inline(never)]
    fn take(input: &mut Reader) -> Self {
        let mut text = Text::default();
        loop {
            let kind = input.number(Stream::Shape);
            let piece = if kind & 1 == 0 {
                let place = input.number(Stream::Own);
                input.own.get(place as usize)
            } else {
                let ahead = input.number(Stream::Shown);
                let place = input.next.wrapping_add(ahead >> 1 ^ (ahead & 1).wrapping_neg());
                input.next = place.wrapping_add(1);
                input.shown.get(place as usize)
            };
            match piece {
                Some(piece) => text += *piece,
                None => input.give_up(),
            }
            if kind & 2 == 0 {
                return text;
            }
        }
    }
}
