//! The form in which the words travel. Most of what is loaded for a search is Chinese characters, three bytes each: here they
//! are listed once, as the gaps between them, and words are numbers in that list. Compressed, it is a fifth shorter.

use serde::{Deserialize, Serialize};

use crate::kit::{Together, Vocabulary, Word};

/// Ends what is said in one word.
const END: char = '\0';
/// ASCII stands for itself. What has this bit is the first of two bytes of a number.
const NUMBER: u8 = 0x80;
const BITS: usize = 7;

#[derive(Deserialize, Serialize)]
pub(crate) struct Packed {
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
            for one in std::mem::take(&mut word.say).chars().chain([END]) {
                match (u8::try_from(one), listed.binary_search(&one)) {
                    (Ok(ascii), _) if ascii < NUMBER => said.push(ascii),
                    (_, Ok(number)) => {
                        said.extend([NUMBER | (number >> BITS) as u8, number as u8 & (NUMBER - 1)]);
                    }
                    // Every character that is said is listed.
                    (_, Err(_)) => {}
                }
            }
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
            while let Some(first) = bytes.next().filter(|first| *first != END as u8) {
                let character = match first & NUMBER {
                    0 => Some(char::from(first)),
                    _ => {
                        let (high, low) = (usize::from(first & (NUMBER - 1)), bytes.next().map_or(0, usize::from));
                        listed.get((high << BITS) | low).copied()
                    }
                };
                word.say.extend(character);
            }
        }
        Vocabulary { words, together, no_match, between, syllables, characters }
    }
}

/// Each character once.
fn listed(characters: &[(char, u16)]) -> Vec<char> {
    let mut all: Vec<char> = characters.iter().map(|(one, _)| *one).collect();
    all.dedup();
    all
}
