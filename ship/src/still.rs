//! The plain page as one tree: what stands above, every place, what stands below; and the texts in it, which the program
//! need not carry.

use std::collections::BTreeSet;

use transfer_guide::app::{Part, words};
use transfer_guide_rules::edition::Edition;

use crate::markup::{Element, Node};
use crate::places::Places;
use crate::render::render;
use crate::trouble::Result;

/// The plain page.
pub(crate) struct Still {
    /// Everything in the page's body.
    pub(crate) body: Vec<Node>,
    /// Each text once, in the order in which the loader finds them.
    pub(crate) texts: Vec<String>,
}

/// Puts the plain page together. `handbook` says whether there is one beside it to link to.
///
/// # Errors
/// A part cannot be rendered.
pub(crate) fn still(edition: &'static Edition, places: &Places, handbook: bool) -> Result<Still> {
    let mut guide = Element::new("div", "class", "guide still");
    guide.attributes.push(("translate".to_owned(), "no".to_owned()));
    guide.children = render(edition, Part::Masthead)?;
    let mut pages = Element::new("div", "class", "pages");
    pages.children = places.pages.iter().cloned().map(Node::Element).collect();
    guide.children.push(Node::Element(pages));
    guide.children.extend(render(edition, Part::About)?);
    let texts = texts(&guide);

    let mut place = Element::new("transfer-guide", "fragment", "");
    place.children = render(edition, Part::Notices)?;
    place.children.push(Node::Element(guide));
    let mut body = vec![Node::Element(place)];
    if handbook {
        let mut link = Element::new("a", "href", "handbook.html");
        link.children = vec![Node::Text(words::TO_HANDBOOK.to_owned())];
        let mut way = Element::new("nav", "class", "to-handbook");
        way.attributes.push(("aria-label".to_owned(), words::HANDBOOK.to_owned()));
        way.children = vec![Node::Element(link)];
        body.push(Node::Element(way));
    }
    Ok(Still { body, texts })
}

fn texts(guide: &Element) -> Vec<String> {
    let mut all = Vec::new();
    guide.texts(&mut all);
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|text| seen.insert(*text)).map(str::to_owned).collect()
}
