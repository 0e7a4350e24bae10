//! What can be found by typing: every choice of the first question and of those right behind it that are asked of
//! nobody else, with what its label and its hint say, what a committee adds, and how all that sounds.

use std::collections::BTreeSet;

use pinyin::ToPinyinMulti;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::{Edition, Question};
use transfer_guide_rules::fragment::{read, write};
use transfer_guide_rules::walk::Walk;

use crate::kit::Case;
use crate::vocabulary::{Role, Together, USUAL, Vocabulary, Word, Written, plain};
use crate::words::Words;

/// Characters in common use, in the order of their sounds: what people type for another by mistake.
const COMMON: &str = include_str!("../characters.txt");
/// Those of which a second reading is in use. All others are of old books: they only make words sound alike, and weigh.
const OF_TWO_SOUNDS: &str = include_str!("../characters-of-two-sounds.txt");

/// Every case of an edition, in the order of its questions, and what is said for it; and the fragments of words that
/// lead to none of them.
pub(crate) fn index(edition: &Edition, words: &Words) -> (Vec<Case>, Vocabulary, Vec<String>) {
    let mut index = Index { edition, words, cases: Vec::new(), said: Vec::new(), lost: Vec::new() };
    index.choices();
    for word in &words.word {
        for said in index.word(word) {
            index.said.push(said);
        }
    }
    let say = lines(&words.negations);
    index.said.push(Word { say, role: Role::Negation, ..Word::default() });
    let together = words.together.iter().map(|together| Together {
        kinds: index.kinds(&together.kinds),
        negated: index.kinds(&together.negated),
        without: index.kinds(&together.without),
        alone: together.alone,
        answers: index.numbers(&together.answers),
    });
    let together = together.collect();
    let no_match = index.number(&words.no_match).unwrap_or_default();
    let (syllables, characters) = readings(&index.said);
    let between = words.between.clone();
    let vocabulary = Vocabulary { words: index.said, together, no_match, between, syllables, characters };
    (index.cases, vocabulary, index.lost)
}

struct Index<'i> {
    edition: &'i Edition,
    words: &'i Words,
    cases: Vec<Case>,
    said: Vec<Word>,
    lost: Vec<String>,
}

impl Index<'_> {
    /// Every choice, with the words in its label and its hint.
    fn choices(&mut self) {
        let few: Vec<String> = self.words.for_few.iter().map(|answers| self.fragment(answers)).collect();
        for (taken, walk) in Walk::new(self.edition, &Answers::default()).onward() {
            let hint = taken.choice.hint.as_deref().unwrap_or_default();
            let for_few = few.contains(&write(&walk, None));
            self.add(&walk, &taken.choice.label, hint, if for_few { "" } else { hint }, for_few);
            let first = walk.path.first().map_or("", |taken| &*taken.choice.label);
            for (next, further) in walk.onward().into_iter().filter(|_| !for_few) {
                // A mere yes or no is nobody's case.
                if is_of_one(next.question) && !next.choice.unknown && next.choice.label.chars().count() > 2 {
                    let note = [first, "，", &next.question.name].concat();
                    let hint = next.choice.hint.as_deref().unwrap_or_default();
                    self.add(&further, &next.choice.label, &note, hint, false);
                }
            }
        }
    }

    fn add(&mut self, walk: &Walk<'_>, label: &str, note: &str, hint: &str, for_few: bool) {
        // As they stand, and by the words in them; of what few may find, only the whole of it.
        let pieces = label.split(['，', '、', '：']).filter(|_| !for_few);
        let hinted = hint.split(['，', '、', '：', '；']);
        let all = std::iter::once(label).chain(pieces).chain(hinted).filter(|said| plain(said).chars().count() >= 2);
        let say = lines(all);
        let case = self.cases.len() as u16;
        self.said.push(Word { say, answers: vec![case], weight: USUAL, ..Word::default() });
        let (label, note) = (label.to_owned(), note.to_owned());
        self.cases.push(Case { fragment: write(walk, None), label, note });
    }

    /// What is said, and what is not but is made of the characters given.
    fn word(&mut self, word: &crate::words::Word) -> impl Iterator<Item = Word> + use<> {
        let said = Word {
            say: lines(&word.say),
            answers: self.numbers(&word.answers),
            negated: self.numbers(&word.negated),
            kind: word.kind.as_ref().and_then(|kind| self.kind(kind)),
            role: if word.verb { Role::Verb } else { Role::Thing },
            written: if word.names { Written::Exactly } else { Written::Roughly },
            weight: word.weight,
        };
        let made = Word { say: word.made_of.clone(), written: Written::Somehow, ..said.clone() };
        [said, made].into_iter().filter(|word| !word.say.is_empty())
    }

    fn numbers(&mut self, all: &[String]) -> Vec<u16> {
        all.iter().filter_map(|answers| self.number(answers)).collect()
    }

    fn number(&mut self, answers: &str) -> Option<u16> {
        let fragment = self.fragment(answers);
        let number = self.cases.iter().position(|case| case.fragment == fragment);
        if number.is_none() {
            self.lost.push(answers.to_owned());
        }
        number.and_then(|number| u16::try_from(number).ok())
    }

    fn fragment(&self, answers: &str) -> String {
        write(&Walk::new(self.edition, &read(self.edition, answers).answers), None)
    }

    fn kinds(&self, kinds: &[String]) -> Vec<u16> {
        kinds.iter().filter_map(|kind| self.kind(kind)).collect()
    }

    fn kind(&self, kind: &str) -> Option<u16> {
        self.words.kinds().position(|known| known == kind).and_then(|number| u16::try_from(number).ok())
    }
}

/// Each once, in an order that packs well.
fn lines(say: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let all: BTreeSet<String> = say.into_iter().map(|said| plain(said.as_ref())).collect();
    all.into_iter().collect::<Vec<_>>().join("\n")
}

/// Whether a question is asked behind one choice only: elsewhere, an answer to it says nothing of the way there.
fn is_of_one(question: &Question) -> bool {
    question.when.named().iter().map(|one| one.choices.len()).sum::<usize>() == 1
}

/// How characters sound: those that are said, and those in common use that sound like one of them. The syllables, and the
/// characters with the numbers of theirs.
fn readings(words: &[Word]) -> (Vec<String>, Vec<(char, u16)>) {
    let said: BTreeSet<char> = words.iter().flat_map(|word| word.say.chars()).filter(|one| !one.is_ascii()).collect();
    let needed: BTreeSet<String> = said.iter().flat_map(|character| sounds(*character)).collect();
    let syllables: Vec<String> = needed.into_iter().collect();
    let number = |sound: &String| syllables.binary_search(sound).ok().map(|number| number as u16);
    let roughly = words.iter().filter(|word| word.written == Written::Roughly).flat_map(|word| word.say.chars());
    let mistaken: BTreeSet<u16> = roughly.flat_map(sounds).filter_map(|sound| number(&sound)).collect();
    // Of characters that nobody says, the usual reading is enough; and no name is taken for a slip of the pen.
    let common = COMMON.chars().filter_map(|one| Some((one, number(&sounds(one).next()?)?)));
    let common = common.filter(|(_, number)| mistaken.contains(number));
    let spoken = said.iter().flat_map(|one| sounds(*one).filter_map(|sound| Some((*one, number(&sound)?))));
    let silent = said.iter().filter(|one| sounds(**one).next().is_none()).map(|one| (*one, syllables.len() as u16));
    let characters: BTreeSet<(char, u16)> = common.chain(spoken).chain(silent).collect();
    let characters = characters.into_iter().collect();
    (syllables, characters)
}

/// A character's usual readings without tones, as keyboards spell them.
fn sounds(character: char) -> impl Iterator<Item = String> {
    let readings = character.to_pinyin_multi().into_iter().flatten();
    let mut spelled: Vec<String> = readings.map(|reading| reading.plain().replace('ü', "v")).collect();
    spelled.dedup();
    spelled.into_iter().take(if OF_TWO_SOUNDS.contains(character) { 2 } else { 1 })
}
