//! The edition inside this program, proven and written down by `build.rs` from `guides/college-2020`.

// The written constants name `alloc`, as `databake` does for programs without the standard library.
extern crate alloc;

use transfer_guide_rules::edition::Edition;

/// The edition that is shown unless a host brings its own.
pub static DEFAULT_EDITION: Edition = include!(concat!(env!("OUT_DIR"), "/edition.rs"));
