//! The files of an edition, for what needs them: from the disk, and out of one text.

#[path = "../../site/src/front/edition_files.rs"]
mod edition_files;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use transfer_guide_aid::kit::Kit;
use transfer_guide_editions::COLLEGE_2020;

/// How the line begins that names a file, in a text of many.
const FILE: &str = "#file ";

/// What stands beside the default edition.
pub(crate) static KIT: LazyLock<Kit> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editions/college-2020");
    let files = edition_files::read(&folder).expect("the edition can be read");
    transfer_guide_aid::load::load(&COLLEGE_2020, &files).expect("what stands beside the edition has no fault")
});

/// Files by their paths, from one text in which each begins with a line such as `#file questions.toml`.
pub(crate) fn files(text: &str) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut path = String::new();
    for line in text.lines() {
        match line.strip_prefix(FILE) {
            Some(named) => path = named.to_owned(),
            None => {
                let file = files.entry(path.clone()).or_default();
                file.push_str(line);
                file.push('\n');
            }
        }
    }
    files
}
