//! Puts the parts into the program `transfer-guide`, from the file that `parts` has written. Without them it publishes from
//! parts that it is handed.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Names the file.
const PARTS: &str = "TRANSFER_GUIDE_PARTS";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={PARTS}");
    println!("cargo::rerun-if-changed=build.rs");
    let place = Path::new(&env::var("OUT_DIR")?).join("parts.bin");
    match env::var_os(PARTS) {
        Some(parts) => {
            println!("cargo::rerun-if-changed={}", Path::new(&parts).display());
            fs::copy(parts, place)?;
        }
        None => fs::write(place, [])?,
    }
    Ok(())
}
