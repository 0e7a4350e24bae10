//! The form in which the words travel. Most of what is loaded for a search is Chinese characters, three bytes each: here they
//! are listed once, as the gaps between them, and words are numbers in that list; of lines that begin as the one before, only
//! the rest is there. Compressed, it is a fourth shorter.

use serde::{Deserialize, Serialize};

use super::{Together, Vocabulary, Word};

/// Ends what is said in one word.
const END: u8 = 0;
/// What begins a line: this, and how many characters it shares with the line before. Nobody types such characters.
const LINE: u8 = 1;
const SHARED_AT_MOST: u8 = b' ' - LINE - 1;
/// ASCII stands for itself. What has this bit is the first of two bytes of a number.
const NUMBER: u8 = 0x80;
const BITS: usize = 7;

#[derive(Deserialize, Serialize)]
pub(super) struct Packed {
    /// How far each character is from the one before it; for its other syllables, nothing.
    gaps: Vec<u32>,
    /// The number of a syllable of each.
    numbers: Vec<u16>,
    syllables: Vec<String>,
    /// What is said, word by word.
    said: Vec<u8>,
    /// The rest of the words.
    words: Vec<Word>,
    together: Vec<Together>,
    no_match: u16,
    between: String,
}

impl From<Vocabulary> for Packed {
    fn from(vocabulary: Vocabulary) -> Self {
        let Vocabulary { mut words, together, no_match, between, syllables, characters } = vocabulary;
        let listed = listed(&characters);
        let mut said = Vec::new();
        for word in &mut words {
            let mut before: Option<&str> = None;
            let say = std::mem::take(&mut word.say);
            for line in say.lines() {
                let mut letters = line.chars();
                if let Some(before) = before {
                    let same = before.chars().zip(line.chars()).take_while(|(one, other)| one == other);
                    let shared = same.take(usize::from(SHARED_AT_MOST)).count();
                    said.push(LINE + shared as u8);
                    letters.by_ref().take(shared).for_each(drop);
                }
                letters.for_each(|one| write(one, &listed, &mut said));
                before = Some(line);
            }
            said.push(END);
        }
        let before = std::iter::once(0).chain(characters.iter().map(|(one, _)| u32::from(*one)));
        let gaps = characters.iter().zip(before).map(|((one, _), before)| u32::from(*one) - before).collect();
        let numbers = characters.iter().map(|(_, number)| *number).collect();
        Packed { gaps, numbers, syllables, said, words, together, no_match, between }
    }
}

impl From<Packed> for Vocabulary {
    fn from(packed: Packed) -> Self {
        let Packed { gaps, numbers, syllables, said, mut words, together, no_match, between } = packed;
        let mut at = 0;
        let characters = gaps.iter().zip(numbers).filter_map(|(gap, number)| {
            at += gap;
            Some((char::from_u32(at)?, number))
        });
        let characters: Vec<(char, u16)> = characters.collect();
        let listed = listed(&characters);
        let mut bytes = said.into_iter();
        for word in &mut words {
            while let Some(first) = bytes.next().filter(|first| *first != END) {
                match first {
                    LINE..b' ' => {
                        let line = word.say.lines().next_back().unwrap_or_default();
                        let shared: String = line.chars().take(usize::from(first - LINE)).collect();
                        word.say.push('\n');
                        word.say += &shared;
                    }
                    b' '..NUMBER => word.say.push(char::from(first)),
                    _ => {
                        let (high, low) = (usize::from(first & (NUMBER - 1)), bytes.next().map_or(0, usize::from));
                        word.say.extend(listed.get((high << BITS) | low));
                    }
                }
            }
        }
        Vocabulary { words, together, no_match, between, syllables, characters }
    }
}

/// Writes a character. Every one that is said is listed.
fn write(one: char, listed: &[char], said: &mut Vec<u8>) {
    match (u8::try_from(one), listed.binary_search(&one)) {
        (Ok(ascii), _) if ascii < NUMBER => said.push(ascii),
        (_, Ok(number)) => said.extend([NUMBER | (number >> BITS) as u8, number as u8 & (NUMBER - 1)]),
        (_, Err(_)) => {}
    }
}

/// Each character once.
fn listed(characters: &[(char, u16)]) -> Vec<char> {
    let mut all: Vec<char> = characters.iter().map(|(one, _)| *one).collect();
    all.dedup();
    all
}
