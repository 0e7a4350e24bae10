//! A text that somebody wrote, as far as a message about it needs it.

use std::borrow::Cow;

/// Letters of the longest text that is said whole: as long as a sentence with a list of names in it.
pub(crate) const LONGEST: usize = 500;

/// The text itself, or the begin and the end of one that is too long, and between them what `says` of its number of letters.
pub(crate) fn excerpt(text: &str, says: impl FnOnce(usize) -> String) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return text.into();
    }
    let length = text.chars().count();
    if length <= LONGEST {
        return text.into();
    }
    let side = LONGEST / 2;
    let begin: String = text.chars().take(side).collect();
    let end: String = text.chars().skip(length - side).collect();
    format!("{begin} … {} … {end}", says(length)).into()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, excerpt};

    #[test]
    fn a_sentence_is_said_whole() {
        let sentence = "团".repeat(LONGEST);
        assert_eq!(excerpt(&sentence, |_| String::new()), sentence);
    }

    #[test]
    fn of_a_longer_text_the_begin_the_end_and_the_length_are_said() {
        let said = excerpt(&["`", &"团".repeat(3_000_000), "` is no name"].concat(), |length| format!("({length})"))
            .into_owned();
        assert!(said.starts_with("`团") && said.ends_with("团` is no name"), "{said}");
        assert!(said.contains("… (3000013) …"), "{said}");
        assert!(said.chars().count() < LONGEST + 50, "{said}");
    }
}
