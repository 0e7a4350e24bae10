//! Puts a tree together: elements and texts in the order in which they stand on the page. As calls with a few names in them,
//! a page takes a fifth of the space that expanded markup takes.

use std::rc::Rc;

use crate::tree::{Attribute, Element, Node};
use transfer_guide_rules::digits::digits;

/// A tree being put together. What is said about an element is said of the one that was opened last.
pub struct Builder {
    /// What stands before the `#` of every link to a place.
    base: Rc<str>,
    /// What is complete, of the element opened last and of those around it.
    nodes: Vec<Node>,
    /// The elements not yet complete, the outermost first, each with where its children begin among the complete nodes.
    open: Vec<(Element, usize)>,
}

/// Of what kind a part of the page is.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A section that is seen.
    Section,
    /// One that is closed at first, with its heading to open it.
    Fold,
}

// The small functions are calls, and the ones that take what is inside are nothing but those calls: that is the point.
impl Builder {
    /// Nothing yet, with links to the guide at `base`, an address without a fragment; empty for the page itself.
    pub fn new(base: &Rc<str>) -> Self {
        Builder { base: Rc::clone(base), nodes: Vec::new(), open: Vec::new() }
    }

    /// Whether it is for the guide's own page.
    pub(crate) fn is_own_page(&self) -> bool {
        self.base.is_empty()
    }

    /// An element with a class (or none, "") and what is inside.
    #[inline(always)]
    pub fn element(&mut self, name: &'static str, class: &'static str, inside: impl FnOnce(&mut Self)) {
        self.open(name, class);
        inside(self);
        self.close();
    }

    /// An element with a text in it.
    #[inline(never)]
    pub fn line(&mut self, name: &'static str, class: &'static str, text: &str) {
        self.element(name, class, |page| page.text(text));
    }

    /// An item of a numbered list, or of one whose items have no other name.
    #[inline(always)]
    pub(crate) fn item(&mut self, class: &'static str, number: usize, inside: impl FnOnce(&mut Self)) {
        self.open("li", class);
        self.number(number);
        inside(self);
        self.close();
    }

    /// A part of the page with its heading.
    #[inline(always)]
    pub(crate) fn part(&mut self, kind: Kind, class: &'static str, heading: &str, inside: impl FnOnce(&mut Self)) {
        self.begin(kind, class, heading);
        inside(self);
        self.close();
    }

    /// A text, and only text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.nodes.push(Node::Text(text.into()));
    }

    /// One more class, where that applies.
    #[inline(never)]
    pub(crate) fn class_if(&mut self, applies: bool, class: &str) {
        if let (true, Some((element, _))) = (applies, self.open.last_mut()) {
            element.add_class(class);
        }
    }

    /// An attribute.
    #[inline(never)]
    pub fn attribute(&mut self, attribute: Attribute, value: &str) {
        if let Some((element, _)) = self.open.last_mut() {
            // Most elements have one.
            element.attributes.reserve_exact(1);
            element.attributes.push((attribute, value.into()));
        }
    }

    /// A link's address: a place of the guide.
    #[inline(never)]
    pub(crate) fn leads_to(&mut self, fragment: &str) {
        let address = [&*self.base, "#", fragment].concat();
        self.attribute(Attribute::Href, &address);
    }

    /// What a link does, for whoever follows it, where more is to be done than to go to its place.
    #[inline(never)]
    pub(crate) fn action(&mut self, action: &str) {
        self.attribute(Attribute::DataAction, action);
    }

    /// What tells an element from the others beside it: with another key it is another element.
    #[inline(never)]
    pub(crate) fn key(&mut self, key: &str) {
        if let Some((element, _)) = self.open.last_mut() {
            element.key = Some(key.into());
        }
    }

    /// A number that tells an element from the others beside it.
    #[inline(never)]
    pub(crate) fn number(&mut self, number: usize) {
        self.key(&digits(number as u32, 1));
    }

    /// The whole.
    pub fn done(self) -> Vec<Node> {
        self.nodes
    }

    #[inline(never)]
    fn begin(&mut self, kind: Kind, class: &'static str, heading: &str) {
        match kind {
            Kind::Section => {
                self.open("section", class);
                self.attribute(Attribute::AriaLabel, heading);
                self.line("h2", "", heading);
            }
            Kind::Fold => {
                self.open("details", "fold");
                self.class_if(true, class);
                self.element("summary", "", |page| page.line("h2", "", heading));
            }
        }
    }

    #[inline(never)]
    fn open(&mut self, name: &'static str, class: &'static str) {
        self.open.push((Element::new(name, class), self.nodes.len()));
    }

    #[inline(never)]
    fn close(&mut self) {
        if let Some((mut element, children)) = self.open.pop() {
            element.children = self.nodes.split_off(children);
            self.nodes.push(Node::Element(element));
        }
    }
}
