//! `new`: the folder of a new edition.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Result;
use super::words::Words;

/// A small edition that is whole, file by file: what stands in it is to be replaced.
const TEMPLATE: &[(&str, &str)] = &[
    ("edition.toml", include_str!("../../template/edition.toml")),
    ("questions.toml", include_str!("../../template/questions.toml")),
    ("clauses.toml", include_str!("../../template/clauses.toml")),
    ("shared.toml", include_str!("../../template/shared.toml")),
    ("cases.toml", include_str!("../../template/cases.toml")),
    ("advice/ask-college.toml", include_str!("../../template/advice/ask-college.toml")),
    ("advice/employer.toml", include_str!("../../template/advice/employer.toml")),
    ("advice/further-study.toml", include_str!("../../template/advice/further-study.toml")),
    ("advice/refused.toml", include_str!("../../template/advice/refused.toml")),
    ("advice/staff.toml", include_str!("../../template/advice/staff.toml")),
    ("advice/stay.toml", include_str!("../../template/advice/stay.toml")),
    ("advice/township.toml", include_str!("../../template/advice/township.toml")),
    ("toolkit/changes.toml", include_str!("../../template/toolkit/changes.toml")),
    ("toolkit/letters.toml", include_str!("../../template/toolkit/letters.toml")),
    ("toolkit/papers.toml", include_str!("../../template/toolkit/papers.toml")),
    ("toolkit/reminders.toml", include_str!("../../template/toolkit/reminders.toml")),
    ("toolkit/replies.toml", include_str!("../../template/toolkit/replies.toml")),
    ("toolkit/words.toml", include_str!("../../template/toolkit/words.toml")),
];

/// What stands in it for the edition's id and for its graduating year.
const ID: &str = "{ID}";
const YEAR: &str = "{YEAR}";

/// Seconds in a year, roughly: which year it is need not be exact.
const SECONDS_A_YEAR: u64 = 31_556_952;

/// Writes it.
///
/// # Errors
/// The id is unfit for a link; there is such a folder; it cannot be written.
pub(crate) fn write(words: Words, id: &str) -> Result<()> {
    let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if id.is_empty() || id.starts_with('-') || !id.chars().all(fits) {
        return Err(words.unfit_id(id));
    }
    let folder = Path::new(id);
    if folder.exists() {
        return Err(words.is_there(folder));
    }
    let year = year().to_string();
    for (name, text) in TEMPLATE {
        let path = folder.join(name);
        let text = text.replace(ID, id).replace(YEAR, &year);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
        written.map_err(|error| words.no_access(&path, &error))?;
    }
    println!("{}", words.written(id));
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the year is only a beginning, which whoever writes the edition changes")]
fn year() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    1970 + since.as_secs() / SECONDS_A_YEAR
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use transfer_guide_aid::load::load as load_kit;
    use transfer_guide_rules::load::load;
    use transfer_guide_rules::proof::prove;

    use super::{ID, TEMPLATE, YEAR};

    #[test]
    fn a_new_edition_is_whole_and_says_that_it_is_a_template() {
        let files: BTreeMap<String, String> = TEMPLATE
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.replace(ID, "wenli-2027").replace(YEAR, "2027")))
            .collect();
        let described = |faults: Vec<_>| faults.iter().map(|fault| format!("{fault:?}\n")).collect::<String>();
        let edition = load(&files).unwrap_or_else(|faults| panic!("{}", described(faults)));
        prove(&edition).unwrap_or_else(|faults| panic!("{}", described(faults)));
        load_kit(&edition, &files).unwrap_or_else(|faults| panic!("{}", described(faults)));
        assert_eq!((&*edition.id, edition.year), ("wenli-2027", 2027));
        for text in [&edition.title, &edition.lead, &edition.source.caution] {
            assert!(text.contains("请勿发布"), "{text}");
        }
    }
}
