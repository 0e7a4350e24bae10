//! `new`: the folder of a new edition.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Result;
use super::words::Words;

/// A small edition that is whole, file by file: what stands in it is to be replaced.
const TEMPLATE: &[(&str, &str)] = &[];

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

fn year() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    1970 + since.as_secs() / SECONDS_A_YEAR
}
