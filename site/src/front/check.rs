//! `check`: proves an edition and says what was found.

use std::path::Path;

use super::Result;
use super::edition::prove_folder;
use super::words::Words;

/// Proves the edition in a folder.
///
/// # Errors
/// It has mistakes.
pub(crate) fn check(words: Words, folder: &Path) -> Result<()> {
    let proven = prove_folder(words, folder)?;
    let proof = proven.proof;
    println!("{}", words.proven(folder, proof.walks, proof.shortest, proof.longest, proof.advice.len()));
    println!("{}", words.tried(folder, proven.cases));
    if let Some(kit) = proven.kit {
        println!("{}", words.beside(folder, kit.letters.len(), kit.cases.len()));
    }
    Ok(())
}
