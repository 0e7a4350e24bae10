//! `show`: what answers lead to, as text.

use std::path::Path;

use transfer_guide_aid::place::Place;
use transfer_guide_aid::plain::plain;
use transfer_guide_rules::fragment::{read, write};
use transfer_guide_rules::walk::Walk;

use super::Result;
use super::edition::prove_folder;
use super::words::Words;

/// Prints the advice of answers in the form of a fragment, or the question that comes next with what each choice is in such a form.
///
/// # Errors
/// The edition has mistakes.
pub(crate) fn show(words: Words, folder: &Path, answers: Option<&str>) -> Result<()> {
    let edition = prove_folder(words, folder)?.edition;
    let fragment = answers.unwrap_or_default().trim_start_matches('#');
    let read = read(&edition, fragment);
    for ignored in &read.ignored {
        println!("{}", words.ignored(&ignored.piece));
    }
    if let Some(place) = Place::of(&edition, fragment) {
        println!("{}", plain(&place, ""));
        return Ok(());
    }
    let walk = Walk::new(&edition, &read.answers);
    if let Some(question) = walk.next {
        println!("{}", words.question(&question.ask));
    }
    for (taken, onward) in walk.onward() {
        println!("  {}\n    {}", taken.choice.label, write(&onward, None));
    }
    Ok(())
}
