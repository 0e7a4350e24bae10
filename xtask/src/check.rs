//! `check`: proves an edition and says what was found, without building anything. The proof itself is in the rules.

use crate::edition_files;
use crate::system::say;
use crate::trouble::{Result, Trouble};
use std::path::Path;
use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::prove;

/// The edition that is checked when none is named.
pub(crate) const DEFAULT: &str = "guides/college-2020";

/// Proves the edition in a folder. Prints what the proof counted, or every fault found; returns whether it is whole.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn check(folder: &Path) -> Result<bool> {
    let files = edition_files::read(folder).map_err(|error| {
        Trouble::new(error.to_string(), format!("name an edition's folder: cargo xtask check {DEFAULT}"))
    })?;
    match load(&files).and_then(|edition| prove(&edition)) {
        Ok(proof) => {
            let advice = proof.advice.len();
            let (walks, shortest, longest) = (proof.walks, proof.shortest, proof.longest);
            say(format!(
                "{}: proven: {walks} walks of {shortest} to {longest} questions, {advice} advices",
                folder.display()
            ));
            Ok(true)
        }
        Err(faults) => {
            report(folder, &faults);
            Ok(false)
        }
    }
}

fn report(folder: &Path, faults: &[Fault]) {
    for fault in faults {
        say(format!("{}/{fault}", folder.display()));
    }
    say(format!("{} faults", faults.len()));
}
