//! The edition on the disk and what stands beside it, for tests.

#![allow(dead_code, reason = "each test program uses its own part of this")]

#[path = "../../../site/src/front/edition_files.rs"]
mod edition_files;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use transfer_guide_aid::kit::Kit;
use transfer_guide_aid::place::Place;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::write;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::every_walk;

/// The files of `editions/college-2020`, by their path within it.
pub(crate) fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editions/college-2020");
    let files = edition_files::read(&folder).unwrap().into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// The edition.
pub(crate) fn edition() -> &'static Edition {
    static EDITION: LazyLock<Edition> = LazyLock::new(|| load(&files()).unwrap());
    &EDITION
}

/// What stands beside it.
pub(crate) fn kit() -> &'static Kit {
    static KIT: LazyLock<Kit> = LazyLock::new(|| transfer_guide_aid::load::load(edition(), &files()).unwrap());
    &KIT
}

/// The place of a fragment that ends in an advice.
#[track_caller]
pub(crate) fn place(fragment: &str) -> Place<'static> {
    Place::of(edition(), fragment).unwrap_or_else(|| panic!("{fragment} leads to a question"))
}

/// Every place with an advice.
pub(crate) fn places() -> Vec<Place<'static>> {
    every_walk(edition()).iter().map(|walk| place(&write(walk, None))).collect()
}
