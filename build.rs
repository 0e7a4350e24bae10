//! Proves the default edition and writes it down in a binary form that travels inside the program: page and
//! rules can never be of two ages, and the page parses nothing. A mistake in the edition is an error of the build.

use std::error::Error;
use std::fs;
use std::path::Path;

use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::prove;

#[path = "xtask/src/edition_files.rs"]
mod edition_files;

/// The edition that the program carries.
const FOLDER: &str = "guides/college-2020";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let files = edition_files::read(Path::new(FOLDER))?;
    let edition = load(&files).map_err(describe)?;
    prove(&edition).map_err(describe)?;
    fs::write(Path::new(&std::env::var("OUT_DIR")?).join("edition.bin"), postcard::to_allocvec(&edition)?)?;
    Ok(())
}

fn describe(faults: Vec<Fault>) -> String {
    faults.iter().map(|fault| format!("\n{FOLDER}/{fault}")).collect()
}
