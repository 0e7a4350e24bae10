//! The edition inside this program, proven and stored by `build.rs` from `editions/college-2020`.

use std::sync::LazyLock;

use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::stored;

static STORED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edition.bin"));

/// The edition that is shown unless a host brings its own, in a program that carries all its texts.
pub static DEFAULT_EDITION: LazyLock<Edition> =
    LazyLock::new(|| stored::read(STORED, "").expect("the build stored it, with every text"));
