//! Finds the place in the page and starts the guide there.

use yew::prelude::*;

#[component]
fn Hello() -> Html {
    html! { <h1>{ "hello" }</h1> }
}

fn main() {
    yew::Renderer::<Hello>::new().render();
}
