//! The edition inside this program, proven and written down by `build.rs` from `guides/college-2020`.

use std::sync::LazyLock;

use crate::rules::edition::Edition;

/// The edition that is shown unless a host brings its own.
pub static DEFAULT_EDITION: LazyLock<Edition> = LazyLock::new(|| {
    let written = include_bytes!(concat!(env!("OUT_DIR"), "/edition.bin"));
    postcard::from_bytes(written).expect("the build wrote it, from the same types")
});
