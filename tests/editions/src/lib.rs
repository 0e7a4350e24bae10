//! Editions for tests, read from the disk once a test program. [`boat`] is invented, small, and has one of everything: engine tests
//! use it, so that no word of an edition that ships can break them. What is true of [`college_2020`] is for its own tests.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::load::load;

#[path = "../../../site/src/front/edition_files.rs"]
mod edition_files;

/// Texts of files by their path within an edition's folder.
pub type Files = BTreeMap<String, String>;

/// A crossing to an island by boat or otherwise, in eight questions.
pub fn boat() -> &'static Edition {
    static EDITION: LazyLock<Edition> = LazyLock::new(|| loaded(&boat_files()));
    &EDITION
}

/// The files of [`boat`].
pub fn boat_files() -> Files {
    files("tests/editions/boat")
}

/// The edition in `editions/college-2020`.
pub static COLLEGE_2020: LazyLock<Edition> = LazyLock::new(|| loaded(&college_2020_files()));

/// The same, read.
pub fn college_2020() -> &'static Edition {
    &COLLEGE_2020
}

/// The files of [`college_2020`].
pub fn college_2020_files() -> Files {
    files("editions/college-2020")
}

/// Faults as a committee reads them, one a line.
pub fn lines(faults: &[Fault]) -> String {
    faults.iter().map(|fault| format!("\n{fault}")).collect()
}

fn loaded(files: &Files) -> Edition {
    load(files).unwrap_or_else(|faults| panic!("{}", lines(&faults)))
}

/// The files in a folder of the project.
fn files(folder: &str) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let files = edition_files::read(&folder).expect("the edition can be read").into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("the edition is UTF-8"))).collect()
}
