//! One's case, by typing: what people say for it, by its characters or by the initials of its Pinyin.

use serde::{Deserialize, Serialize};

use crate::kit::{Case, Kit};

/// Most cases that are shown at once.
const SHOWN: usize = 6;

/// Fewest initials that say anything.
const INITIALS: usize = 2;

/// What people say for some answers, as a committee writes it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// The answers, as a fragment.
    pub answers: String,
    /// What people say.
    pub say: Vec<String>,
}

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

/// The cases that fit best what was typed, the best first; none for nothing.
pub fn find<'k>(kit: &'k Kit, typed: &str) -> Vec<Found<'k>> {
    let typed = plain(typed);
    let mut found: Vec<(u32, &Case)> = kit
        .cases
        .iter()
        .map(|case| (case.said.iter().map(|(said, initials)| fits(&typed, said, initials)).max().unwrap_or(0), case))
        .filter(|(fit, _)| *fit > 0)
        .collect();
    // As good as each other, they stay in the order of the questions.
    found.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
    // Beside a word that fits, what only shares two characters with it is noise.
    let best = found.first().map_or(0, |(fit, _)| *fit);
    let found = found.into_iter().filter(|(fit, _)| *fit * 2 > best).take(SHOWN);
    found.map(|(_, case)| Found { fragment: &case.fragment, label: &case.label, note: &case.note }).collect()
}

/// How well it fits, from 0 to 100.
fn fits(typed: &str, said: &str, initials: &str) -> u32 {
    let length = |text: &str| text.chars().count() as u32;
    if typed.is_empty() || said.is_empty() {
        return 0;
    }
    if typed == said {
        return 100;
    }
    if let Some(at) = said.find(typed) {
        return if at == 0 { 85 } else { 75 };
    }
    if length(said) >= 2 && typed.contains(said) {
        // The more of a long question it is, the better.
        return 60 + 15 * length(said) / length(typed);
    }
    if typed.len() >= INITIALS && typed.is_ascii() && initials.starts_with(typed) {
        return 50;
    }
    let pairs = |text: &str| text.chars().zip(text.chars().skip(1)).collect::<Vec<_>>();
    let (asked, known) = (pairs(typed), pairs(said));
    let shared = known.iter().filter(|pair| asked.contains(pair)).count();
    if shared == 0 { 0 } else { 10 + (30 * shared / asked.len().max(known.len())) as u32 }
}

/// In small letters, without spaces and punctuation.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
