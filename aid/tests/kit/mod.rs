//! The edition on the disk and what stands beside it, for tests.

#![allow(dead_code, reason = "each test program uses its own part of this")]

use std::sync::LazyLock;

use transfer_guide_aid::kit::Kit;
use transfer_guide_aid::place::Place;
use transfer_guide_editions::{college_2020, college_2020_files as files};
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::write;
use transfer_guide_rules::proof::every_walk;

/// The edition.
pub(crate) fn edition() -> &'static Edition {
    college_2020()
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
