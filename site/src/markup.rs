//! Small trees for the pages beside the guide, put together from the inside out.

use transfer_guide_view::tree::{Attribute, Element, Node};

/// An element of a class, or of none, with what is in it.
pub(crate) fn tag(name: &'static str, class: &'static str, children: Vec<Node>) -> Element {
    Element { children, ..Element::new(name, class) }
}

/// An element with an attribute and nothing in it.
pub(crate) fn with(name: &'static str, attribute: Attribute, value: &str) -> Element {
    Element { attributes: vec![(attribute, value.into())], ..Element::new(name, "") }
}

/// A link.
pub(crate) fn link(target: &str, words: &str) -> Node {
    Element { children: vec![text(words)], ..with("a", Attribute::Href, target) }.into()
}

/// Text.
pub(crate) fn text(words: &str) -> Node {
    Node::Text(words.into())
}
