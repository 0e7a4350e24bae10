//! A page as a tree of elements and texts, and nothing about who shows it: a browser's nodes are made of it in the page,
//! HTML in [`crate::html`].

use std::borrow::Cow;
use std::rc::Rc;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, as people read it.
    Text(Rc<str>),
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name, as `section`.
    pub name: &'static str,
    /// Its classes, with a space between two of them.
    pub class: Cow<'static, str>,
    /// Its other attributes, in the order in which they were set.
    pub attributes: Vec<(Attribute, Rc<str>)>,
    /// What tells it from the others beside it: with another key it is another element.
    pub key: Option<Rc<str>>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// The attributes by their names: as variants, and as the texts that browsers know.
macro_rules! attributes {
    ($($(#[$only:meta])? $attribute:ident $name:literal),+ $(,)?) => {
        /// Every attribute that an element may have, the commonest first: a shell that keeps room for those up to the last one
        /// that an element has needs little. Each is called as HTML calls it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "they are those of HTML")]
        pub enum Attribute {
            $($(#[$only])? $attribute),+
        }

        impl Attribute {
            /// The names of all of them, each in the place of its variant.
            pub const NAMES: &[&str] = &[$($(#[$only])? $name),+];
        }
    };
}

attributes! {
    Class "class",
    Href "href",
    AriaLabel "aria-label",
    AriaHidden "aria-hidden",
    DataChoice "data-choice",
    DataQuestion "data-question",
    DataAdvice "data-advice",
    TabIndex "tabindex",
    DateTime "datetime",
    Target "target",
    Rel "rel",
    Role "role",
    Translate "translate",
    For "for",
    Id "id",
    Name "name",
    Type "type",
    Min "min",
    Max "max",
    AriaDescribedBy "aria-describedby",
    DataPart "data-part",
    DataTool "data-tool",
    DataAction "data-action",
    Placeholder "placeholder",
    Value "value",
    #[cfg(feature = "prerender")]
    Hidden "hidden",
    #[cfg(feature = "prerender")]
    DataSay "data-say",
    #[cfg(feature = "prerender")]
    DataDo "data-do",
    #[cfg(feature = "prerender")]
    Fragment "fragment",
    #[cfg(feature = "prerender")]
    School "school",
    #[cfg(feature = "prerender")]
    Office "office",
    #[cfg(feature = "prerender")]
    Contact "contact",
}

impl Attribute {
    /// What HTML calls it.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl Element {
    /// An element of a class, or of none, "".
    pub fn new(name: &'static str, class: &'static str) -> Self {
        Element { name, class: Cow::Borrowed(class), attributes: Vec::new(), key: None, children: Vec::new() }
    }

    /// The value of an attribute; none where it has not that one. Its classes are asked by their field.
    pub fn attribute(&self, attribute: Attribute) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == attribute).map(|(_, value)| &**value)
    }

    /// Goes through this element and every one in it.
    pub fn each(&mut self, change: &mut impl FnMut(&mut Element)) {
        change(self);
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.each(change);
            }
        }
    }

    /// Every text in it, in order.
    pub fn texts(&self) -> Vec<&str> {
        let inside = self.children.iter().map(|child| match child {
            Node::Element(element) => element.texts(),
            Node::Text(text) => vec![&**text],
        });
        inside.flatten().collect()
    }

    /// Adds a class behind those that it has.
    pub fn add_class(&mut self, class: &str) {
        let classes = self.class.to_mut();
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(class);
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Node::Element(element)
    }
}
