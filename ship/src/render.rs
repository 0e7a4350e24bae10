//! Parts of the guide as trees of markup, rendered by Yew's server side.

use futures::executor::block_on;
use transfer_guide::app::{Part, Shown, Still, StillProps};
use transfer_guide_rules::edition::Edition;
use yew::LocalServerRenderer;

use crate::markup::{Node, read};
use crate::trouble::{Result, Trouble};

/// Renders one part of the guide.
///
/// # Errors
/// Yew wrote what [`crate::markup`] cannot read.
pub(crate) fn render(edition: &'static Edition, part: Part) -> Result<Vec<Node>> {
    let props = StillProps { edition: Shown(edition), part };
    let rendered = block_on(LocalServerRenderer::<Still>::with_props(props).hydratable(false).render());
    read(&rendered).map_err(|error| Trouble::new(format!("the page as Yew renders it cannot be read: {error}")))
}
