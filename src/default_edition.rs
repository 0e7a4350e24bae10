//! The edition inside this program, proven and stored by `build.rs` from `editions/college-2020`.

use std::sync::LazyLock;

use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::stored;

static STORED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/edition.bin"));

/// The edition that is shown unless a host brings its own, in a program that carries all its texts.
pub static DEFAULT_EDITION: LazyLock<Edition> =
    LazyLock::new(|| stored::read(STORED, "").expect("the build stored it, with every text"));

/// The same in a program whose texts stand in the page: `shown` are the page's texts, one a line. None where they are
/// those of another page, e.g. of an older one that somebody kept.
pub fn edition_of_page(shown: String) -> Option<&'static Edition> {
    let edition = stored::read(STORED, shown.leak())?;
    Some(Box::leak(Box::new(edition)))
}
