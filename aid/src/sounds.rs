//! How characters sound, in Pinyin without tones: for those who type letters, or a character that sounds like the right
//! one.

use crate::vocabulary::Vocabulary;

/// Characters and their syllables.
pub(crate) struct Sounds<'k> {
    syllables: &'k [String],
    /// Every character with the number of a syllable, in order.
    characters: &'k [(char, u16)],
}

impl<'k> Sounds<'k> {
    pub(crate) fn new(vocabulary: &'k Vocabulary) -> Self {
        Sounds { syllables: &vocabulary.syllables, characters: &vocabulary.characters }
    }

    /// How long the syllable is that begins `typed` and is this character.
    pub(crate) fn spelled(&self, character: char, typed: &[char]) -> Option<usize> {
        self.of(character).filter(|syllable| begins(typed, syllable)).map(str::len).max()
    }

    /// Whether a syllable of this character begins with this letter.
    pub(crate) fn initial(&self, character: char, letter: char) -> bool {
        self.of(character).any(|syllable| syllable.starts_with(letter))
    }

    /// Whether `typed` is the beginning of a syllable of this character.
    pub(crate) fn begun(&self, character: char, typed: &[char]) -> bool {
        self.of(character).any(|syllable| {
            syllable.len() > typed.len() && syllable.chars().zip(typed).all(|(letter, typed)| letter == *typed)
        })
    }

    /// Whether two characters can sound the same.
    pub(crate) fn alike(&self, one: char, other: char) -> bool {
        let silent = self.syllables.len();
        self.numbers(one).any(|number| usize::from(number) < silent && self.numbers(other).any(|sound| sound == number))
    }

    /// How long the syllables are that begin `typed`.
    pub(crate) fn beginnings(&self, typed: &[char]) -> impl Iterator<Item = usize> {
        self.syllables.iter().filter(|syllable| begins(typed, syllable)).map(|syllable| syllable.len())
    }

    fn of(&self, character: char) -> impl Iterator<Item = &'k str> {
        let syllables = self.syllables;
        self.numbers(character).filter_map(move |number| syllables.get(usize::from(number))).map(|syllable| &**syllable)
    }

    /// The numbers of a character's syllables.
    pub(crate) fn numbers(&self, character: char) -> impl Iterator<Item = u16> + use<'k> {
        let first = self.characters.partition_point(|(known, _)| *known < character);
        let rest = self.characters.get(first..).unwrap_or_default();
        rest.iter().take_while(move |(known, _)| *known == character).map(|(_, number)| *number)
    }
}

fn begins(typed: &[char], syllable: &str) -> bool {
    typed.len() >= syllable.len() && syllable.chars().zip(typed).all(|(letter, typed)| letter == *typed)
}
