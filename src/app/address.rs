//! The fragment in the browser's address, and its history. The only file that touches either. Everything here can be
//! refused by a browser (a sandbox, a limit on history entries), and then nothing happens.

use wasm_bindgen::JsValue;
use web_sys::{History, Window};

/// The fragment as it stands, without its `#`.
pub(super) fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or(hash)
}

/// The note of an entry that was not reached from another of ours. No fragment is this text.
const FIRST: &str = "#";

/// Tidies the fragment the page was opened with, and notes that no place of the guide is before it. A note from before a
/// reload stays.
pub(super) fn begin(fragment: &str) {
    came_from(FIRST);
    replace(fragment);
}

/// Puts another fragment in the place of the present one, without a new entry in the history.
pub(super) fn replace(fragment: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // A refusal leaves an untidy address and nothing worse.
        let _ = history.replace_state_with_url(&state, "", Some(&["#", fragment].concat()));
    }
}

/// Notes in a fresh entry of the history from which fragment it was reached.
pub(super) fn came_from(fragment: &str) {
    if let Some(history) = history()
        && history.state().is_ok_and(|state| state.is_null())
    {
        // Without the note, Back is a link like any other.
        let _ = history.replace_state_with_url(&JsValue::from_str(fragment), "", None);
    }
}

/// Goes back in the history if the entry before is this fragment; otherwise says no and leaves it to the link.
pub(super) fn back_to(fragment: &str) -> bool {
    let Some(history) = history() else { return false };
    let before = history.state().ok().and_then(|state| state.as_string());
    before.as_deref() == Some(fragment) && history.back().is_ok()
}

fn history() -> Option<History> {
    web_sys::window().as_ref().map(Window::history)?.ok()
}
