//! Reads editions from disk, for tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::load::load;

/// The files of `guides/college-2020`, by their path within it.
pub(crate) fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../guides/college-2020");
    let mut files = BTreeMap::new();
    for inner in ["", "advice/"] {
        for entry in fs::read_dir(folder.join(inner)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                files.insert(format!("{inner}{name}"), fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

/// The edition in `guides/college-2020`.
pub(crate) fn college_2020() -> Edition {
    load(&files())
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(|fault| format!("\n{fault}")).collect::<String>()))
}
