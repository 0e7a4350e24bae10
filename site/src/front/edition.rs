//! An edition from its folder, proven, with what stands beside it; and the parts.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use transfer_guide_aid::kit::Kit;
use transfer_guide_aid::load::load as load_kit;
use transfer_guide_rules::cases;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fault::{Fault, report};
use transfer_guide_rules::files::foreign;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::{Proof, prove};
use transfer_guide_site::parts::Parts;

use super::words::Words;
use super::{Result, edition_files};

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

/// Reads and proves the edition in a folder. Files that no edition has are named, and left alone.
///
/// # Errors
/// It is none, or has mistakes: those to mend first, one a line.
pub(crate) fn prove_folder(words: Words, folder: &Path) -> Result<Proven> {
    let name = folder.display().to_string();
    let name = name.trim_end_matches('/');
    let files = edition_files::read(folder).map_err(|error| words.no_edition(folder, &error))?;
    for warning in foreign(&files) {
        eprintln!("{}", words.warning(&format!("{name}/{}", warning.said(words.language()))));
    }
    prove_all(&files).map_err(|faults| report(name, faults, words.language()).join("\n"))
}

/// Loads and proves the rules, what stands beside them, and every case.
fn prove_all(files: &BTreeMap<String, Vec<u8>>) -> std::result::Result<Proven, Vec<Fault>> {
    let edition = load(files)?;
    let proof = prove(&edition)?;
    let mut faults = Vec::new();
    let cases = cases::read(&edition, files).unwrap_or_else(|mistakes| {
        faults.extend(mistakes);
        Vec::new()
    });
    faults.extend(cases::run(&edition, &cases));
    // Nobody has to help to act.
    let is_helped = files.keys().any(|name| name.starts_with("toolkit/"));
    let kit = is_helped.then(|| load_kit(&edition, files)).transpose().unwrap_or_else(|mistakes| {
        faults.extend(mistakes);
        None
    });
    if faults.is_empty() { Ok(Proven { proof, kit, cases: cases.len(), edition }) } else { Err(faults) }
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
