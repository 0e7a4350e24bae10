//! The guide without a program: what is put into a page before anybody asks for it. The trees are those of the running guide,
//! from the same functions.

use std::rc::Rc;

use transfer_guide_rules::edition::Edition;

use crate::about::about;
use crate::builder::Builder;
use crate::guide::masthead;
use crate::notices::notices;
use crate::place::place;
use crate::session::Session;
use crate::tree::{Attribute, Element, Node};

/// What stands above every place.
pub fn render_masthead(edition: &Edition) -> Vec<Node> {
    plain(render(|page| masthead(page, edition, true)))
}

/// A place: the way back where there is one, the question or the advice, the answers where there are some.
pub fn render_place(session: &Session<'_>) -> Vec<Node> {
    plain(render(|page| place(page, session, session.advised().as_ref(), None)))
}

/// What stands under every place.
pub fn render_about(edition: &Edition) -> Vec<Node> {
    plain(render(|page| about(page, edition, &edition.clauses.iter().collect::<Vec<_>>())))
}

/// What scripts may have to say, hidden.
pub fn render_notices() -> Vec<Node> {
    render(notices)
}

fn render(draw: impl FnOnce(&mut Builder)) -> Vec<Node> {
    let mut page = Builder::new(&Rc::from(""));
    draw(&mut page);
    page.done()
}

/// Nodes as a page without a program has them.
fn plain(mut nodes: Vec<Node>) -> Vec<Node> {
    for node in &mut nodes {
        if let Node::Element(element) = node {
            element.each(&mut |element| {
                drop_hooks(element);
                set_texts_apart(element);
            });
        }
    }
    nodes
}

/// Takes away what only a running guide needs: the key, the hooks of scripts, and a name that says what a heading says.
fn drop_hooks(element: &mut Element) {
    use Attribute::{AriaLabel, DataAction, DataAdvice, DataChoice, DataQuestion};
    element.key = None;
    let has_heading = ["section", "ul", "aside"].contains(&element.name);
    element.attributes.retain(|(attribute, _)| match attribute {
        DataAction | DataAdvice | DataChoice | DataQuestion => false,
        AriaLabel => !has_heading,
        _ => true,
    });
}

/// Puts a text that follows a text into an element of its own: whoever reads the page's texts would find one, which no edition has.
fn set_texts_apart(element: &mut Element) {
    let texts: Vec<bool> = element.children.iter().map(|node| matches!(node, Node::Text(_))).collect();
    for (index, _) in texts.windows(2).enumerate().filter(|(_, pair)| pair[0] && pair[1]) {
        let text = element.children[index + 1].clone();
        element.children[index + 1] = Element { children: vec![text], ..Element::new("span", "") }.into();
    }
}
