//! The whole advice as plain text, for a chat or a letter: what it comes down to, the steps, what not to do, until when, what to bring,
//! what to do if it fails, and where it stands.

use transfer_guide_rules::parts::Note;
use transfer_guide_view::summary::summary;

use crate::messages as say;
use crate::messages::WORDS;
use crate::place::Place;

/// The advice of a place, line by line. `link` is its address, or nothing.
pub fn plain(place: &Place<'_>, link: &str) -> String {
    let (edition, advised) = (place.walk.edition, &place.advised);
    let mut lines = vec![say::in_brackets(&advised.advice.title), advised.advice.lead.to_string()];
    lines.extend(advised.off_edition.map(str::to_owned));
    lines.extend(summary(edition, advised).iter().map(|row| say::answered(row.label, &row.says)));
    let steps = advised.steps.iter().zip(1..).map(|(step, number)| {
        say::numbered(number, &say::deadline(edition.actor(&step.actor), &step.name), &step.text)
    });
    section(&mut lines, WORDS.steps_title, steps);
    section(&mut lines, WORDS.never_title, advised.warnings.iter().map(note));
    let deadlines = advised.deadlines.iter().map(|(deadline, due)| {
        let what = say::deadline(edition.actor(&deadline.actor), &deadline.name);
        say::listed(&what, &say::due(edition, deadline, *due))
    });
    section(&mut lines, WORDS.until_title, deadlines);
    section(&mut lines, say::BRING, advised.bring.iter().map(note));
    section(&mut lines, say::TROUBLE, advised.trouble.iter().map(note));
    lines.push(String::new());
    lines.push(edition.source.brief.to_string());
    if !link.is_empty() {
        lines.push(link.to_owned());
    }
    lines.join("\n")
}

fn note(note: &&Note) -> String {
    say::listed(&note.name, &note.text)
}

fn section(lines: &mut Vec<String>, title: &str, all: impl Iterator<Item = String>) {
    let before = lines.len();
    lines.extend(all);
    if lines.len() > before {
        lines.insert(before, title.to_owned());
        lines.insert(before, String::new());
    }
}
