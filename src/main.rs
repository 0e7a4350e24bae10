//! Finds the place in the page and starts the guide there.

use transfer_guide::DEFAULT_EDITION;
use transfer_guide::app::{Guide, GuideProps, Shown};

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    // A page without the place has its own reasons; there is nothing to start then.
    if let Some(place) = document.and_then(|document| document.get_element_by_id("transfer-guide")) {
        let props = GuideProps { edition: Shown(&DEFAULT_EDITION) };
        yew::Renderer::<Guide>::with_root_and_props(place, props).render();
    }
}
