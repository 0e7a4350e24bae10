//! What the loader calls when the program has arrived: puts the running guide into the page.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::app::{Guide, GuideProps, Shown};
use crate::edition_of_page;

/// The memory of a page is a few hundred kilobytes: this allocator is a third of the usual one.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Starts the guide in `place`, whose content it replaces. `shown` are the texts of the page that the loader found, one
/// a line, in UTF-8: as a string they would take three times their room on the way. False, and nothing is touched, where
/// they are not those of the page that this program was built with.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it, and wasm-bindgen wants it public")]
pub fn start(place: Element, shown: Vec<u8>) -> bool {
    let Some(edition) = String::from_utf8(shown).ok().and_then(edition_of_page) else { return false };
    yew::Renderer::<Guide>::with_root_and_props(place, GuideProps { edition: Shown(edition) }).render();
    true
}
