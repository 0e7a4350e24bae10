//! Puts the page together: elements and texts in the order in which they stand on it. The same tree as `html!` would
//! make, whose every element writes out its own construction: as calls with a few names in them, the page's markup
//! takes a fifth of the space.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText};

use crate::rules::digits::digits;

/// Every attribute an element of the page may have, the commonest first: an element keeps room for those up to the
/// last one it has.
const NAMES: &[&str] = &[
    "class",
    "href",
    "aria-label",
    "aria-hidden",
    "data-choice",
    "data-question",
    "data-advice",
    "tabindex",
    "datetime",
    "target",
    "rel",
    "role",
    "translate",
    "for",
    "id",
    "name",
    "type",
    "min",
    "max",
    "aria-describedby",
    "data-part",
    "data-tool",
    "placeholder",
];

/// Markup being put together. What is said about an element is said of the one that was opened last.
pub(super) struct Markup {
    /// What stands before the `#` of every link to a place.
    base: AttrValue,
    /// What is complete, of the element opened last and of those around it.
    nodes: Vec<Html>,
    /// The elements not yet complete, the outermost first.
    open: Vec<Open>,
}

/// Of what kind a part of the page is.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// A section that is seen.
    Section,
    /// One that is closed at first, with its heading to open it.
    Fold,
}

/// An element not yet complete.
struct Open {
    tag: VTag,
    class: String,
    /// As [`NAMES`] has them.
    attributes: Vec<Option<AttributeOrProperty>>,
    /// Where its children begin among the complete nodes.
    children: usize,
}

// The small functions are calls, and the ones that take what is inside are nothing but those calls: that is the point.
impl Markup {
    /// Nothing yet, with links to the guide at `base`, an address without a fragment; empty for the page itself.
    pub(super) fn new(base: &AttrValue) -> Self {
        Markup { base: base.clone(), nodes: Vec::new(), open: Vec::new() }
    }

    /// An element with a class (or none, "") and what is inside.
    #[inline(always)]
    pub(super) fn element(&mut self, tag: &'static str, class: &str, inside: impl FnOnce(&mut Self)) {
        self.open(tag, class);
        inside(self);
        self.close();
    }

    /// An element with a text in it.
    #[inline(never)]
    pub(super) fn line(&mut self, tag: &'static str, class: &str, text: &str) {
        self.element(tag, class, |page| page.text(text));
    }

    /// An item of a numbered list, or of one whose items have no other name.
    #[inline(always)]
    pub(super) fn item(&mut self, class: &str, number: usize, inside: impl FnOnce(&mut Self)) {
        self.open("li", class);
        self.number(number);
        inside(self);
        self.close();
    }

    /// A part of the page with its heading.
    #[inline(always)]
    pub(super) fn part(&mut self, kind: Kind, class: &str, heading: &str, inside: impl FnOnce(&mut Self)) {
        self.begin(kind, class, heading);
        inside(self);
        self.close();
    }

    /// A text, and only text.
    #[inline(never)]
    pub(super) fn text(&mut self, text: &str) {
        self.nodes.push(VText::new(shared(text)).into());
    }

    /// Something put together elsewhere.
    pub(super) fn add(&mut self, node: Html) {
        self.nodes.push(node);
    }

    /// One more class, where that applies.
    #[inline(never)]
    pub(super) fn class_if(&mut self, applies: bool, class: &str) {
        if let (true, Some(open)) = (applies, self.open.last_mut()) {
            if !open.class.is_empty() {
                open.class.push(' ');
            }
            open.class.push_str(class);
        }
    }

    /// An attribute.
    #[inline(never)]
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        let place = NAMES.iter().position(|known| *known == name).expect("every attribute of the page is in NAMES");
        if let Some(open) = self.open.last_mut() {
            open.set(place, value);
        }
    }

    /// A link's address: a place of the guide.
    #[inline(never)]
    pub(super) fn leads_to(&mut self, fragment: &str) {
        let address = [&*self.base, "#", fragment].concat();
        self.attribute("href", &address);
    }

    /// What tells an element from the others beside it: with another key it is another element.
    #[inline(never)]
    pub(super) fn key(&mut self, key: &str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.key = Some(key.into());
        }
    }

    /// A number that tells an element from the others beside it.
    #[inline(never)]
    pub(super) fn number(&mut self, number: usize) {
        self.key(&digits(number as u32, 1));
    }

    /// What is typed in a field.
    pub(super) fn value(&mut self, value: &str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.set_value(Some(shared(value)));
        }
    }

    /// The whole, as Yew takes it.
    pub(super) fn done(self) -> Html {
        VList::from(self.nodes).into()
    }

    #[inline(never)]
    fn begin(&mut self, kind: Kind, class: &str, heading: &str) {
        match kind {
            Kind::Section => {
                self.open("section", class);
                self.attribute("aria-label", heading);
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
    fn open(&mut self, tag: &'static str, class: &str) {
        let children = self.nodes.len();
        self.open.push(Open { tag: VTag::new(tag), class: class.to_owned(), attributes: Vec::new(), children });
    }

    #[inline(never)]
    fn close(&mut self) {
        let Some(mut open) = self.open.pop() else { return };
        if !open.class.is_empty() {
            let class = std::mem::take(&mut open.class);
            open.set(0, &class);
        }
        let keys = &NAMES[..open.attributes.len()];
        open.tag.set_attributes(Attributes::Dynamic { keys, values: open.attributes.into() });
        let inside = self.nodes.split_off(open.children);
        if let Some(children) = open.tag.children_mut() {
            *children = VList::from(inside).into();
        }
        self.nodes.push(open.tag.into());
    }
}

impl Open {
    fn set(&mut self, place: usize, value: &str) {
        if self.attributes.len() <= place {
            self.attributes.resize(place + 1, None);
        }
        self.attributes[place] = Some(AttributeOrProperty::Attribute(shared(value)));
    }
}

#[inline(never)]
fn shared(text: &str) -> AttrValue {
    AttrValue::Rc(text.into())
}
