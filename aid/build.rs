//! Puts what stands beside the edition into the program, from the file that `ship` has stored it in. Everything but that
//! program does without.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Names the file.
const KIT: &str = "TRANSFER_GUIDE_KIT";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={KIT}");
    let place = Path::new(&env::var("OUT_DIR")?).join("kit.bin");
    match env::var_os(KIT) {
        Some(kit) => {
            println!("cargo::rerun-if-changed={}", Path::new(&kit).display());
            fs::copy(kit, place)?;
        }
        None => fs::write(place, [])?,
    }
    Ok(())
}
