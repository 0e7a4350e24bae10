//! One's case, by typing: what people say for it, in words, in Pinyin, or with a slip of the pen.

use std::cmp::Reverse;

use serde::Serialize;

use crate::hits::{Piece, Typed, pieces};
use crate::kit::{Case, Kit};
use crate::vocabulary::{Role, Together, USUAL, Word};

/// Most cases that are shown at once.
const SHOWN: usize = 6;
/// Fewest cases that are shown for what is understood only in part.
const AT_LEAST: usize = 2;

/// How much of a word is for each of the cases that it leads to; and for those behind them.
const SHARES: [u32; 2] = [10, 6];
const LEAST_SHARE: u32 = 4;
/// How far before its word a negation may stand, in characters; and how far behind a verb its object.
const NEGATION_REACHES: usize = 3;
const VERB_REACHES: usize = 4;
/// A verb that is longer has its object in it already.
const BARE_VERB: usize = 2;
/// How many characters may stand behind a negation that ends what was typed.
const PARTICLES: usize = 1;

/// A case found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found<'k> {
    /// Where it leads, as a fragment.
    pub fragment: &'k str,
    /// The choice, as the page has it.
    pub label: &'k str,
    /// What the page says of it.
    pub note: &'k str,
}

/// What there is to say to what was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer<'k> {
    /// Whether nothing was found. What is shown then is the way on.
    pub none: bool,
    /// What to show, the best first; nothing for nothing.
    pub found: Vec<Found<'k>>,
}

/// The cases that fit best what was typed, or the way on from there.
pub fn answer<'k>(kit: &'k Kit, typed: &str) -> Answer<'k> {
    let mut found = find(kit, typed);
    let none = found.is_empty();
    if none && !typed.trim().is_empty() {
        found.extend(kit.cases.get(usize::from(kit.vocabulary.no_match)).map(shown));
    }
    Answer { none, found }
}

/// The cases that fit best what was typed, the best first; none for nothing.
pub fn find<'k>(kit: &'k Kit, typed: &str) -> Vec<Found<'k>> {
    let typed = Typed::new(typed);
    let pieces = pieces(&kit.vocabulary, &typed);
    let negated = negated(&pieces, &typed);
    let scores = scores(kit.cases.len(), &pieces, &negated);
    let first = first(kit, &pieces, &negated);
    let best = scores.iter().max().copied().unwrap_or(0);
    let place = |case: usize| first.iter().position(|one| usize::from(*one) == case);
    // Beside what fits, what fits far less is noise.
    let mut found: Vec<usize> =
        (0..kit.cases.len()).filter(|case| place(*case).is_some() || scores[*case] * 3 > best).collect();
    // As good as each other, they stay in the order of the questions.
    found.sort_by_key(|case| (place(*case).unwrap_or(usize::MAX), Reverse(scores[*case])));
    let read: usize = pieces.iter().filter(|piece| piece.sure).map(|piece| piece.to - piece.from).sum();
    let no_match = usize::from(kit.vocabulary.no_match);
    if !found.is_empty() && found.len() < AT_LEAST && read < typed.characters.len() && !found.contains(&no_match) {
        found.push(no_match);
    }
    found.into_iter().take(SHOWN).filter_map(|case| kit.cases.get(case)).map(shown).collect()
}

fn shown(case: &Case) -> Found<'_> {
    Found { fragment: &case.fragment, label: &case.label, note: &case.note }
}

/// How much what was typed says for each case.
fn scores(cases: usize, pieces: &[Piece<'_>], negated: &[bool]) -> Vec<u32> {
    let mut scores = vec![0; cases];
    let mut instead = false;
    let mut denied = vec![0; cases];
    for (piece, negated) in pieces.iter().zip(negated) {
        let mut said = vec![0; cases];
        for (word, worth) in piece.words.iter().filter(|(word, _)| !negated || changes(word)) {
            let answers = if *negated { &word.negated } else { &word.answers };
            for (rank, case) in answers.iter().enumerate() {
                let share = SHARES.get(rank).copied().unwrap_or(LEAST_SHARE);
                let weight = if piece.sure { word.weight } else { word.weight.min(USUAL) };
                let score = worth * share * u32::from(weight);
                // What follows a no is what is true instead.
                let score = if instead && !negated { score * 2 } else { score };
                if let Some(said) = said.get_mut(usize::from(*case)) {
                    *said = score.max(*said);
                }
            }
        }
        instead |= negated;
        // What is denied twice is not denied twice as much: a verb and its object are one.
        let (sums, sum): (_, fn(u32, u32) -> u32) =
            if *negated { (&mut denied, u32::max) } else { (&mut scores, |score, said| score + said) };
        sums.iter_mut().zip(said).for_each(|(score, said)| *score = sum(*score, said));
    }
    scores.iter().zip(denied).map(|(score, denied)| score + denied).collect()
}

/// The cases that come first whatever else was said, because of words that stand together.
fn first<'k>(kit: &'k Kit, pieces: &[Piece<'_>], negated: &[bool]) -> &'k [u16] {
    let has = |kind: u16, wanted: bool| {
        let mut read = pieces.iter().zip(negated);
        read.any(|(piece, negated)| {
            piece.words.iter().any(|(word, _)| word.kind == Some(kind) && wanted == (*negated && changes(word)))
        })
    };
    // What says little beside others says nothing of who says it.
    let leads = |word: &Word| word.weight >= USUAL && !(word.answers.is_empty() && word.negated.is_empty());
    let leads_elsewhere = |kinds: &[u16]| {
        pieces.iter().any(|piece| {
            let here = piece.words.iter().any(|(word, _)| word.kind.is_some_and(|kind| kinds.contains(&kind)));
            !here && piece.words.iter().any(|(word, _)| leads(word))
        })
    };
    let fits = |together: &&Together| {
        together.kinds.iter().all(|kind| has(*kind, false))
            && together.negated.iter().all(|kind| has(*kind, true))
            && !together.without.iter().any(|kind| has(*kind, false) || has(*kind, true))
            && !(together.alone && leads_elsewhere(&together.kinds))
    };
    kit.vocabulary.together.iter().find(fits).map_or(&[], |together| &together.answers)
}

/// Whether a negation changes what the word says.
fn changes(word: &Word) -> bool {
    !word.negated.is_empty()
}

/// Which pieces are negated: of each negation, the nearest one behind it, or else the one before it; and of a verb, its
/// object too.
fn negated(pieces: &[Piece<'_>], typed: &Typed) -> Vec<bool> {
    let mut negated = vec![false; pieces.len()];
    let can_be = |at: usize| pieces[at].words.iter().any(|(word, _)| changes(word));
    // Whether two pieces stand in one part of a sentence, with at most so many characters between them.
    let near = |one: usize, other: usize, most: usize| {
        let (end, start) = (pieces[one].to, pieces[other].from);
        start - end <= most && !typed.breaks[end..=start].contains(&true)
    };
    for at in (0..pieces.len()).filter(|at| pieces[*at].is(Role::Negation)) {
        let next = (at + 1..pieces.len()).find(|next| can_be(*next));
        let Some(target) = next.filter(|next| near(at, *next, NEGATION_REACHES)) else {
            let ends_it = typed.characters.len() - pieces[at].to <= PARTICLES;
            if let Some(before) = (0..at).rev().find(|before| can_be(*before)).filter(|_| ends_it) {
                negated[before] = true;
            }
            continue;
        };
        negated[target] = true;
        if !pieces[target].is(Role::Verb) || pieces[target].to - pieces[target].from > BARE_VERB {
            continue;
        }
        let mut end = target + 1;
        let mut reach = VERB_REACHES;
        while end < pieces.len() && near(end - 1, end, reach) && can_be(end) && !pieces[end].is(Role::Verb) {
            negated[end] = true;
            (end, reach) = (end + 1, 0);
        }
        if end == target + 1 {
            (0..at).filter(|before| near(*before, at, usize::MAX)).for_each(|before| negated[before] = true);
        }
    }
    negated
}
