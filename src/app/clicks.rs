//! Which clicks on the page's own links count: every link leads to another place, so a click may only be taken once, and
//! only where the student did not ask for another tab.

use web_sys::{Element, MouseEvent};
use yew::TargetCast;

/// Whether a click stays in this tab: the main button, with no key held.
pub(super) fn plain(click: &MouseEvent) -> bool {
    click.button() == 0 && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

/// Whether it is the second half of a double click. What it hits stands there only since the first half.
pub(super) fn second_half(click: &MouseEvent) -> bool {
    click.detail() > 1
}

/// Keeps the second half of a double click from following a link that leads on in the guide.
pub(super) fn once(click: MouseEvent) {
    let target: Option<Element> = click.target_dyn_into();
    let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
    if link.is_some() && second_half(&click) {
        click.prevent_default();
    }
}
