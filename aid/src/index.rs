//! What can be found by typing: every choice of the first question and of those right behind it, with what its label and its
//! hint say, what a committee adds, and the initials of all that.

use pinyin::ToPinyin;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::{read, write};
use transfer_guide_rules::walk::Walk;

use crate::find::{Word, plain};
use crate::kit::Case;

/// Every case of an edition, in the order of its questions; and the answers of words that lead to none of them.
pub(crate) fn cases(edition: &Edition, words: &[Word]) -> (Vec<Case>, Vec<String>) {
    let mut lost = Vec::new();
    let mut cases = Vec::new();
    for (taken, walk) in Walk::new(edition, &Answers::default()).onward() {
        let hint = taken.choice.hint.as_deref().unwrap_or_default();
        add(&mut cases, &walk, &taken.choice.label, hint, hint);
        let first = walk.path.first().map_or("", |taken| &*taken.choice.label);
        for (next, further) in walk.onward() {
            // The last question asks whose dates these are, which is nobody's case; a mere yes or no is none either.
            let asks_of_it = !next.question.when.named().is_empty();
            if asks_of_it && !next.choice.unknown && next.choice.label.chars().count() > 2 {
                let note = [first, "，", &next.question.name].concat();
                add(&mut cases, &further, &next.choice.label, &note, next.choice.hint.as_deref().unwrap_or_default());
            }
        }
    }
    for word in words {
        let fragment = write(&Walk::new(edition, &read(edition, &word.answers).answers), None);
        match cases.iter_mut().find(|case| case.fragment == fragment) {
            Some(case) => case.said.extend(word.say.iter().map(|say| said(say))),
            None => lost.push(word.answers.clone()),
        }
    }
    (cases, lost)
}

fn add(cases: &mut Vec<Case>, walk: &Walk<'_>, label: &str, note: &str, hint: &str) {
    let mut all: Vec<(String, String)> = Vec::new();
    // As they stand, and by the words in them.
    for phrase in std::iter::once(label)
        .chain(label.split(['，', '、', '：', '（', '）']))
        .chain(hint.split(['，', '、', '：', '；', '（', '）']))
    {
        let said = said(phrase);
        if said.0.chars().count() >= 2 && !all.contains(&said) {
            all.push(said);
        }
    }
    cases.push(Case { fragment: write(walk, None), label: label.to_owned(), note: note.to_owned(), said: all });
}

fn said(phrase: &str) -> (String, String) {
    let plain = plain(phrase);
    let initial = |letter: char| letter.to_pinyin().and_then(|sound| sound.plain().chars().next()).unwrap_or(letter);
    let initials = plain.chars().map(initial).collect();
    (plain, initials)
}
