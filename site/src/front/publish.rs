//! `publish`: an edition's website into a folder.

use std::path::Path;

use transfer_guide_aid::kit::Kit;
use transfer_guide_rules::grown::times;
use transfer_guide_site::publish::{Order, Website, publish as put_together};

use super::Result;
use super::arguments::Publish;
use super::edition::{parts, prove_folder};
use super::folder;
use super::words::Words;

/// Writes the website.
///
/// # Errors
/// The edition has mistakes; the folder holds what is not ours, or cannot be written.
pub(crate) fn publish(words: Words, asked: &Publish) -> Result<()> {
    folder::check(words, &asked.to)?;
    let website = website(words, asked)?;
    if let Some(weights) = &website.weights {
        println!("{}", weights.table);
        match &weights.over[..] {
            [] => {}
            over if asked.strict => return Err(words.over(over)),
            over => println!("{}", words.heavy(over)),
        }
    }
    folder::write(words, &asked.to, &website.files)?;
    println!("{}", words.published(&asked.to, website.files.len()));
    Ok(())
}

fn website(words: Words, asked: &Publish) -> Result<Website> {
    let proven = prove_folder(words, &asked.folder)?;
    let edition = match asked.times {
        Some(many) => times(&proven.edition, many),
        None => proven.edition,
    };
    let parts = parts(words, asked.parts.as_deref().map(Path::new))?;
    if asked.compressed {
        eprintln!("{}", words.compressing());
    }
    put_together(&Order {
        edition: &edition,
        kit: &proven.kit.unwrap_or_else(Kit::default),
        parts: &parts,
        school: &asked.school,
        kind: asked.kind,
        compressed: asked.compressed,
    })
    .map_err(|trouble| words.not_put_together(&trouble.to_string()))
}
