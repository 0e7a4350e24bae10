//! How characters sound, in Pinyin without tones: for those who type letters, or a character that sounds like the right
//! one.

/// Characters by syllable.
pub(crate) struct Sounds<'k> {
    syllables: &'k [(String, String)],
    /// Every character with the number of a syllable, in order.
    characters: Vec<(char, usize)>,
}

impl<'k> Sounds<'k> {
    pub(crate) fn new(syllables: &'k [(String, String)]) -> Self {
        let numbered = syllables.iter().enumerate();
        let mut characters: Vec<(char, usize)> =
            numbered.flat_map(|(number, (_, all))| all.chars().map(move |one| (one, number))).collect();
        characters.sort_unstable();
        Sounds { syllables, characters }
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
        self.numbers(one).any(|number| self.numbers(other).any(|sound| sound == number))
    }

    /// How long the syllables are that begin `typed`.
    pub(crate) fn beginnings(&self, typed: &[char]) -> impl Iterator<Item = usize> {
        self.syllables.iter().filter(|(syllable, _)| begins(typed, syllable)).map(|(syllable, _)| syllable.len())
    }

    fn of(&self, character: char) -> impl Iterator<Item = &'k str> {
        let syllables = self.syllables;
        self.numbers(character).filter_map(move |number| syllables.get(number)).map(|(syllable, _)| &**syllable)
    }

    fn numbers(&self, character: char) -> impl Iterator<Item = usize> {
        let first = self.characters.partition_point(|(known, _)| *known < character);
        let rest = self.characters.get(first..).unwrap_or_default();
        rest.iter().take_while(move |(known, _)| *known == character).map(|(_, number)| *number)
    }
}

fn begins(typed: &[char], syllable: &str) -> bool {
    typed.len() >= syllable.len() && syllable.chars().zip(typed).all(|(letter, typed)| letter == *typed)
}
