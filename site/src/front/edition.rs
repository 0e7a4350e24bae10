//! An edition from its folder, proven, with what stands beside it; and the parts.

use std::fs;
use std::path::Path;

use transfer_guide_aid::kit::Kit;
use transfer_guide_aid::load::load as load_kit;
use transfer_guide_rules::cases;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::{Proof, prove};
use transfer_guide_site::parts::Parts;

use super::Result;
use super::words::Words;

#[path = "../../../xtask/src/edition_files.rs"]
mod edition_files;

/// An edition that is whole.
pub(crate) struct Proven {
    /// The edition.
    pub(crate) edition: Edition,
    /// What the proof has counted.
    pub(crate) proof: Proof,
    /// What stands beside it; none where nothing does.
    pub(crate) kit: Option<Kit>,
    /// How many cases it was tried with.
    pub(crate) cases: usize,
}

/// Reads and proves the edition in a folder.
///
/// # Errors
/// It is none, or has mistakes: all of them, one a line.
pub(crate) fn prove_folder(words: Words, folder: &Path) -> Result<Proven> {
    if !folder.join("edition.toml").is_file() {
        return Err(words.no_edition(folder));
    }
    let files = edition_files::read(folder).map_err(|error| words.no_access(folder, &error))?;
    let proven = load(&files).and_then(|edition| {
        let proof = prove(&edition)?;
        // Nobody has to help to act.
        let is_helped = files.keys().any(|name| name.starts_with("toolkit/"));
        let kit = is_helped.then(|| load_kit(&edition, &files)).transpose()?;
        let cases = cases::read(&edition, &files)?;
        let wrong = cases::run(&edition, &cases);
        if wrong.is_empty() { Ok(Proven { proof, kit, cases: cases.len(), edition }) } else { Err(wrong) }
    });
    proven.map_err(|faults| describe(words, folder, &faults))
}

/// The parts in a file, or those behind this program.
///
/// # Errors
/// There are none.
pub(crate) fn parts(words: Words, file: Option<&Path>) -> Result<Parts> {
    match file {
        Some(path) => {
            let archive = fs::read(path).map_err(|error| words.no_access(path, &error))?;
            Parts::read(&archive).ok_or_else(|| words.foreign_parts(path))
        }
        None => Parts::behind(&this_program(words)?).ok_or_else(|| words.no_parts()),
    }
}

/// The bytes of this program.
///
/// # Errors
/// The system does not say where it is, or lets nobody read it.
pub(crate) fn this_program(words: Words) -> Result<Vec<u8>> {
    let path = std::env::current_exe().map_err(|error| words.no_access(Path::new("transfer-guide"), &error))?;
    fs::read(&path).map_err(|error| words.no_access(&path, &error))
}

fn describe(words: Words, folder: &Path, faults: &[Fault]) -> String {
    let lines = faults.iter().map(|fault| format!("{}/{fault}\n", folder.display()));
    lines.collect::<String>() + &words.faults(faults.len())
}
