//! Where known words stand in what was typed: by their characters, by characters that sound the same, by Pinyin, or by
//! its initials; and the reading of the whole that leaves least unread, in the longest words.

use crate::sounds::Sounds;
use crate::vocabulary::{Role, Vocabulary, Word, Written, plain};

/// What a word is worth that stands there as it is written.
pub(crate) const EXACT: u32 = 100;
/// In Pinyin: it may be another word.
const SPELLED: u32 = 90;
/// What is lost for characters that only sound the same.
const MISSPELLED: u32 = 40;
/// By the initials of its Pinyin, which many words share.
const INITIALS: u32 = 55;
/// The beginning of a word, as long as the rest has not been typed; and some other part of it.
const BEGUN: u32 = 60;
const PART: u32 = 40;
/// With one character that is another, or missing: less than the shortest word in it that stands there as it is written.
const SLIPPED: u32 = 30;
/// What only looks like a name.
const MADE_UP: u32 = 30;

/// Characters that are read: what people say for their case has half as many, and the time for Latin letters grows faster
/// than their number.
const READ: usize = 200;
/// Fewest letters that say anything.
const LETTERS: usize = 2;
/// Most characters that part a word.
const PARTING: usize = 2;
/// Shortest word that is known by all its characters but one.
const SLIPS: usize = 4;
/// Latin words this long are seen without a gap before and behind them, and those this long without one of the two.
const STANDS_OUT: usize = 4;
const STANDS_OUT_AT_AN_END: usize = 3;

/// A word, where it was found.
#[derive(Clone, Copy)]
struct Hit<'k> {
    from: usize,
    to: usize,
    /// How many of its characters were found.
    length: u32,
    /// How surely it is this word.
    worth: u32,
    word: &'k Word,
}

impl Hit<'_> {
    /// A long word says more than several short ones, and one that leaves less unread more than another.
    fn value(&self) -> u32 {
        self.worth * self.length * (self.to - self.from) as u32
    }
}

/// A piece of what was typed, with everything that it can mean.
pub(crate) struct Piece<'k> {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The words, with how much each of them says.
    pub(crate) words: Vec<(&'k Word, u32)>,
    /// Whether it is surely one of these words.
    pub(crate) sure: bool,
}

impl Piece<'_> {
    pub(crate) fn is(&self, role: Role) -> bool {
        self.words.iter().any(|(word, _)| word.role == role)
    }
}

/// What was typed, ready to be compared.
pub(crate) struct Typed {
    pub(crate) characters: Vec<char>,
    /// Whether a sentence or a part of one ended before each character.
    pub(crate) breaks: Vec<bool>,
}

impl Typed {
    pub(crate) fn new(text: &str) -> Self {
        let (mut characters, mut breaks) = (Vec::new(), Vec::new());
        let mut broken = false;
        for letter in text.chars().take(READ) {
            let before = characters.len();
            characters.extend(plain(letter.encode_utf8(&mut [0; 4])).chars());
            broken |= before == characters.len() && !letter.is_whitespace();
            if characters.len() > before {
                breaks.resize(characters.len(), false);
                breaks[before] = broken;
                broken = false;
            }
        }
        Typed { characters, breaks }
    }

    /// Where the Latin letters end that begin or go on here.
    fn run_end(&self, from: usize) -> usize {
        let rest = self.characters.iter().skip(from);
        from + rest.take_while(|letter| letter.is_ascii_alphabetic()).count()
    }

    fn is_letter(&self, at: Option<usize>) -> bool {
        at.and_then(|at| self.characters.get(at)).is_some_and(char::is_ascii_alphabetic)
    }

    /// Whether a syllable can begin at each character, or end before it.
    fn seams(&self, sounds: &Sounds<'_>) -> Vec<bool> {
        let mut seams = vec![false; self.characters.len() + 1];
        for at in 0..self.characters.len() {
            if !self.is_letter(at.checked_sub(1)) || !self.is_letter(Some(at)) {
                seams[at] = true;
            }
            if seams[at] && self.is_letter(Some(at)) {
                for length in sounds.beginnings(&self.characters[at..self.run_end(at)]) {
                    seams[at + length] = true;
                }
            }
        }
        seams[self.characters.len()] = true;
        seams
    }
}

/// The reading of what was typed, in order.
pub(crate) fn pieces<'k>(vocabulary: &'k Vocabulary, typed: &Typed) -> Vec<Piece<'k>> {
    let hits = hits(vocabulary, typed);
    // The best reading up to each character: what it is worth, and the hit that ends it.
    let mut best: Vec<(u32, Option<Hit<'k>>)> = vec![(0, None)];
    for to in 1..=typed.characters.len() {
        let mut reading = (best[to - 1].0, None);
        for hit in hits.iter().filter(|hit| hit.to == to) {
            let value = best[hit.from].0 + hit.value();
            if value > reading.0 {
                reading = (value, Some(*hit));
            }
        }
        best.push(reading);
    }
    let mut pieces = Vec::new();
    let mut to = typed.characters.len();
    while to > 0 {
        let Some(hit) = best[to].1 else {
            to -= 1;
            continue;
        };
        pieces.push(piece(&hits, &hit));
        to = hit.from;
    }
    pieces.reverse();
    pieces
}

/// Everything that stands where this hit does, and does so as surely.
fn piece<'k>(hits: &[Hit<'k>], best: &Hit<'k>) -> Piece<'k> {
    let here = hits.iter().filter(|hit| (hit.from, hit.to) == (best.from, best.to));
    let words = here.filter(|hit| hit.value() >= best.value()).map(|hit| (hit.word, hit.worth * hit.length));
    Piece { from: best.from, to: best.to, words: words.collect(), sure: best.worth >= SPELLED }
}

fn hits<'k>(vocabulary: &'k Vocabulary, typed: &Typed) -> Vec<Hit<'k>> {
    let search = Search { sounds: Sounds::new(vocabulary), typed, between: &vocabulary.between };
    let heard: Vec<Vec<u16>> = typed.characters.iter().map(|one| search.sounds.numbers(*one).collect()).collect();
    let seams = typed.seams(&search.sounds);
    let whole: String = typed.characters.iter().collect();
    let mut hits = Vec::new();
    for word in &vocabulary.words {
        if word.written == Written::Somehow {
            hits.extend(made_up(typed, word));
            continue;
        }
        // Words are in order: where one can begin, the next one can too, most often.
        let (mut first, mut begins) = (None, Vec::new());
        for said in word.say.lines() {
            let begins_with = said.chars().next();
            if first != begins_with {
                first = begins_with;
                begins.clear();
                let sounds: Vec<u16> = first.iter().flat_map(|one| search.sounds.numbers(*one)).collect();
                begins.extend((0..typed.characters.len()).filter(|at| {
                    let here = typed.characters[*at];
                    let can_begin = first == Some(here) || here.is_ascii_lowercase();
                    seams[*at] && (can_begin || heard[*at].iter().any(|sound| sounds.contains(sound)))
                }));
            }
            let mut push = |from: usize, found: Option<(usize, usize, u32)>| {
                hits.extend(found.map(|(to, length, worth)| Hit { from, to, length: length as u32, worth, word }));
            };
            for from in begins.iter().copied() {
                let spoken = search.spoken(said, word.written, from).or_else(|| search.slipped(said, from));
                push(from, spoken.filter(|(to, ..)| seams[*to]));
                if typed.is_letter(Some(from)) {
                    push(from, search.initials(said, from));
                }
            }
            push(0, part(typed, &whole, said));
        }
    }
    hits
}

/// Where a word is looked for.
struct Search<'s> {
    sounds: Sounds<'s>,
    typed: &'s Typed,
    between: &'s str,
}

impl Search<'_> {
    /// Where the word ends that begins here, by its characters or their sounds, how many of them there are, and what it
    /// is worth.
    fn spoken(&self, said: &str, written: Written, from: usize) -> Option<(usize, usize, u32)> {
        let Search { sounds, typed, between } = self;
        let length = said.chars().count();
        let (mut at, mut spelled, mut misspelled, mut parted) = (from, 0, 0, false);
        for (before, letter) in said.chars().enumerate() {
            let rest = &typed.characters[at..];
            let Some(next) = rest.first() else {
                let is_it = before >= LETTERS && before > misspelled && stands_alone(typed, said, from, at);
                return is_it.then(|| (at, before, begun(before, length)));
            };
            if *next == letter {
                at += 1;
            } else if next.is_ascii_lowercase() && !letter.is_ascii() {
                let Some(syllable) = sounds.spelled(letter, rest) else {
                    let enough = before > 0 && sounds.begun(letter, rest);
                    return enough.then(|| (typed.characters.len(), before, begun(before, length)));
                };
                at += syllable;
                spelled += 1;
            } else if written == Written::Roughly && sounds.alike(*next, letter) {
                at += 1;
                misspelled += 1;
            } else {
                let parting = rest.iter().take_while(|one| between.contains(**one)).count();
                if before == 0 || parted || parting > PARTING || rest.get(parting) != Some(&letter) {
                    return None;
                }
                at += parting + 1;
                parted = true;
            }
        }
        // Two characters that both are others, or a short syllable alone, are another word.
        let is_it = (misspelled == 0 || misspelled < length || length > 2) && (spelled == 0 || at - from > LETTERS);
        let worth = if spelled == 0 && !parted { EXACT } else { SPELLED };
        let worth = worth - MISSPELLED * misspelled as u32 / length.max(1) as u32;
        (is_it && stands_alone(typed, said, from, at)).then_some((at, length, worth))
    }

    /// The same for a long word that stands here but for one character, which is another or missing.
    fn slipped(&self, said: &str, from: usize) -> Option<(usize, usize, u32)> {
        let rest = &self.typed.characters[from..];
        // Most words are not: that is seen without counting.
        if rest.first().is_none_or(|first| first.is_ascii() || !said.starts_with(*first)) {
            return None;
        }
        let length = said.chars().count();
        let same = said.chars().zip(rest).take_while(|(letter, typed)| letter == *typed).count();
        let is_rest = |behind: usize| {
            let typed = rest.get(behind..).unwrap_or_default();
            let left = length - same - 1;
            typed.len() >= left && said.chars().skip(same + 1).zip(typed).all(|(letter, typed)| letter == *typed)
        };
        if length < SLIPS || same == length {
            return None;
        }
        let another = rest.len() >= length && !rest[same].is_ascii() && is_rest(same + 1);
        let missing = same + 1 < length && is_rest(same);
        let to = if another { from + length } else { from + length - 1 };
        (another || missing).then_some((to, length - 1, SLIPPED))
    }

    /// The same for a word, or its beginning, whose initials are all the letters that stand here.
    fn initials(&self, said: &str, from: usize) -> Option<(usize, usize, u32)> {
        let Search { sounds, typed, .. } = self;
        let to = typed.run_end(from);
        let (letters, length) = (to - from, said.chars().count());
        if letters < LETTERS || letters > length || typed.is_letter(from.checked_sub(1)) {
            return None;
        }
        let fits = |(letter, typed): (char, &char)| !letter.is_ascii_alphabetic() && sounds.initial(letter, *typed);
        let all = said.chars().zip(&typed.characters[from..to]).all(fits);
        all.then(|| (to, letters, if letters == length { INITIALS } else { begun(letters, length) / 2 }))
    }
}

/// Where characters that names are made of stand in a row, not all of them the same.
fn made_up<'k>(typed: &Typed, word: &'k Word) -> Vec<Hit<'k>> {
    let (mut hits, mut from) = (Vec::new(), 0);
    while from < typed.characters.len() {
        let rest = &typed.characters[from..];
        let length = rest.iter().take_while(|one| word.say.contains(**one)).count();
        if rest[..length].iter().any(|one| *one != rest[0]) {
            hits.push(Hit { from, to: from + length, length: length as u32, worth: MADE_UP, word });
        }
        from += length.max(1);
    }
    hits
}

fn begun(before: usize, length: usize) -> u32 {
    BEGUN * before as u32 / length.max(1) as u32
}

/// Whether a Latin word is one here, and not a part of another.
fn stands_alone(typed: &Typed, said: &str, from: usize, to: usize) -> bool {
    let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
    let before = latin(said.chars().next()) && typed.is_letter(from.checked_sub(1));
    let behind = latin(said.chars().next_back()) && typed.is_letter(Some(to));
    match said.len() {
        STANDS_OUT.. => true,
        STANDS_OUT_AT_AN_END => !before || !behind,
        _ => !before && !behind,
    }
}

/// The same for a word of which a part is all that was typed.
fn part(typed: &Typed, whole: &str, said: &str) -> Option<(usize, usize, u32)> {
    let to = typed.characters.len();
    let found = !whole.is_empty() && !whole.is_ascii() && said.len() > whole.len() && said.contains(whole);
    found.then_some((to, to, PART))
}
