//! What people say, as a committee writes it in `words.toml`: words by kind, what they lead to, and what several kinds
//! mean when they stand together.

use serde::Deserialize;

use crate::vocabulary::USUAL;

/// The whole file.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Words {
    /// Where those go on for whom nothing was found, as a fragment.
    pub(crate) no_match: String,
    /// Choices for few: others must not see them, so they are found by their own words only. As fragments.
    #[serde(default)]
    pub(crate) for_few: Vec<String>,
    /// Characters that may stand between two of a word and change nothing.
    #[serde(default)]
    pub(crate) between: String,
    /// What turns the words beside it into their opposite.
    #[serde(default)]
    pub(crate) negations: Vec<String>,
    /// The words.
    #[serde(default)]
    pub(crate) word: Vec<Word>,
    /// What several kinds mean together. The first that fits counts.
    #[serde(default)]
    pub(crate) together: Vec<Together>,
}

/// Words that mean the same, as far as this guide goes.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Word {
    /// The name by which `together` knows them. Several may share it.
    #[serde(default)]
    pub(crate) kind: Option<String>,
    /// Where they lead, as fragments, the likeliest first.
    #[serde(default)]
    pub(crate) answers: Vec<String>,
    /// Where they lead behind a negation. Without it, a negation changes nothing.
    #[serde(default)]
    pub(crate) negated: Vec<String>,
    /// A negation of such a word is one of what stands beside it.
    #[serde(default)]
    pub(crate) verb: bool,
    /// How much they say beside others.
    #[serde(default = "usual_weight")]
    pub(crate) weight: u8,
    /// They are names: what only sounds like one of them is something else.
    #[serde(default)]
    pub(crate) names: bool,
    /// What people say.
    pub(crate) say: Vec<String>,
    /// Characters of which words of this kind are made that nobody could list: several in a row are one.
    #[serde(default)]
    pub(crate) made_of: String,
}

fn usual_weight() -> u8 {
    USUAL
}

/// Kinds of words that mean something together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Together {
    /// Kinds of which a word is there.
    #[serde(default)]
    pub(crate) kinds: Vec<String>,
    /// Kinds of which a word is there and negated.
    #[serde(default)]
    pub(crate) negated: Vec<String>,
    /// Kinds of which no word is there.
    #[serde(default)]
    pub(crate) without: Vec<String>,
    /// Nothing else that was typed leads anywhere by itself.
    #[serde(default)]
    pub(crate) alone: bool,
    /// What comes first then, as fragments, the likeliest first.
    pub(crate) answers: Vec<String>,
}

impl Words {
    /// Every fragment.
    pub(crate) fn fragments(&self) -> impl Iterator<Item = &String> {
        let words = self.word.iter().flat_map(|word| word.answers.iter().chain(&word.negated));
        let together = self.together.iter().flat_map(|together| &together.answers);
        std::iter::once(&self.no_match).chain(&self.for_few).chain(words).chain(together)
    }

    /// Whether some words are of that kind.
    pub(crate) fn has_kind(&self, kind: &str) -> bool {
        self.kinds().any(|known| known == kind)
    }

    /// The kinds, as often as they are written.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &str> {
        self.word.iter().filter_map(|word| word.kind.as_deref())
    }
}
