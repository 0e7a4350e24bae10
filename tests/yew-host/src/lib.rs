//! A page made with Yew that has two guides in it, as its own maker would write it: to test that none takes a click of another
//! for one of its own. It counts what it hears: `data-box` clicks in the box around the guides, `data-own` those on its
//! own button.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// Puts the page into the document's body.
#[wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<Host>::new().render();
}

#[component]
fn Host() -> Html {
    let (boxed, own, shown) = (use_state(|| 0), use_state(|| 0), use_state(|| true));
    let counts = |count: &UseStateHandle<u32>| {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    let (hear, press) = (counts(&boxed), counts(&own));
    let show = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    html! {
        <main data-box={boxed.to_string()} data-own={own.to_string()}>
            <h1>{ "A page made with Yew" }</h1>
            <button id="own" onclick={press}>{ "Its own" }</button>
            <button id="show" onclick={show}>{ "The second guide" }</button>
            <div onclick={hear}>
                <transfer-guide answers="outcome=army"></transfer-guide>
                if *shown {
                    <transfer-guide answers="outcome=army"></transfer-guide>
                }
            </div>
        </main>
    }
}
