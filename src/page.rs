//! What the loader calls when the program has arrived: puts the running guide into the page.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::app::{Guide, GuideProps, Shown};
use crate::edition_of_page;

/// Smaller than the standard library's, and the page is not large enough for its ways with large memory.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts the guide in `place`, whose content it replaces. `shown` are the texts of the page that the loader found, one
/// a line. False, and nothing is touched, where they are not those of the page that this program was built with.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it, and wasm-bindgen wants it public")]
pub fn start(place: Element, shown: String) -> bool {
    let Some(edition) = edition_of_page(shown) else { return false };
    yew::Renderer::<Guide>::with_root_and_props(place, GuideProps { edition: Shown(edition) }).render();
    true
}
