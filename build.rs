//! Proves the default edition and stores it for the program: page and rules can never be of two ages, and the page
//! parses nothing. A mistake in the edition is an error of the build.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::prove;
use transfer_guide_rules::stored;

#[path = "xtask/src/edition_files.rs"]
mod edition_files;

/// The edition that the program carries.
const FOLDER: &str = "editions/college-2020";

/// Names a file with the edition already stored: by `dist`, which proves it too and leaves out the texts of the page.
const STORED: &str = "TRANSFER_GUIDE_STORED";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-env-changed={STORED}");
    let place = Path::new(&env::var("OUT_DIR")?).join("edition.bin");
    if let Some(stored) = env::var_os(STORED) {
        println!("cargo::rerun-if-changed={}", Path::new(&stored).display());
        fs::copy(stored, place)?;
        return Ok(());
    }
    let files = edition_files::read(Path::new(FOLDER))?;
    let edition = load(&files).map_err(describe)?;
    prove(&edition).map_err(describe)?;
    fs::write(place, stored::write(&edition, &[]))?;
    Ok(())
}

fn describe(faults: Vec<Fault>) -> String {
    faults.iter().map(|fault| format!("\n{FOLDER}/{fault}")).collect()
}
