//! `check`: proves an edition and says what was found, without building anything. The proof itself is in the rules.

use crate::edition_files;
use crate::system::{checkout, say};
use crate::trouble::{Result, Trouble};
use std::path::Path;
use transfer_guide_aid as aid;
use transfer_guide_rules::cases;
use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::prove;

/// The edition that is checked when none is named, from the project's root.
const DEFAULT: &str = "editions/college-2020";

/// Proves the edition in a folder, or the default one. Prints what the proof counted, or every fault found; returns
/// whether it is whole.
///
/// # Errors
/// The folder cannot be read, or is no edition.
pub(crate) fn check(folder: Option<&Path>) -> Result<bool> {
    let (folder, place) = match folder {
        Some(folder) => (folder, folder.to_path_buf()),
        None => (Path::new(DEFAULT), checkout()?.join(DEFAULT)),
    };
    if !place.join("edition.toml").is_file() {
        let what = format!("{} is no edition: it has no edition.toml", folder.display());
        return Err(Trouble::new(what, "name an edition's folder: cargo xtask check editions/college-2020"));
    }
    let files = edition_files::read(&place)
        .map_err(|error| Trouble::new(error.to_string(), "an edition is text files in a folder and in advice/"))?;
    let proven = load(&files).and_then(|edition| {
        let proof = prove(&edition)?;
        // Nobody has to help to act.
        let aided = files.keys().any(|name| name.starts_with("toolkit/"));
        let kit = aided.then(|| aid::load::load(&edition, &files)).transpose()?;
        let cases = cases::read(&edition, &files)?;
        let wrong = cases::run(&edition, &cases);
        if wrong.is_empty() { Ok((proof, kit, cases.len())) } else { Err(wrong) }
    });
    match proven {
        Ok((proof, kit, cases)) => {
            let advice = proof.advice.len();
            let (walks, shortest, longest) = (proof.walks, proof.shortest, proof.longest);
            say(format!(
                "{}: proven: {walks} walks of {shortest} to {longest} questions, {advice} advices",
                folder.display()
            ));
            say(format!("{}: {cases} cases, each answered as it must be", folder.display()));
            if let Some(kit) = kit {
                let (letters, found) = (kit.letters.len(), kit.cases.len());
                say(format!("{}: {letters} messages, {found} answers to be found by typing", folder.display()));
            }
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
    say(format!("{} {}", faults.len(), if faults.len() == 1 { "fault" } else { "faults" }));
}
