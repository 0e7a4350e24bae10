//! Markup as a tree: read from what Yew renders, changed, written for the page. Knows no more of HTML than Yew writes:
//! elements with quoted attributes, text, no comments.

use std::fmt::Write;

/// Elements that have no end tag.
const VOID: &[&str] = &["input", "br", "link", "meta", "img"];

/// A piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Text, as people read it.
    Text(String),
}

/// An element with its attributes in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name.
    pub(crate) name: String,
    /// Names and values, as people read them.
    pub(crate) attributes: Vec<(String, String)>,
    /// What is in it.
    pub(crate) children: Vec<Node>,
}

impl Element {
    /// An element with one attribute.
    pub(crate) fn new(name: &str, attribute: &str, value: &str) -> Self {
        let attributes = vec![(attribute.to_owned(), value.to_owned())];
        Element { name: name.to_owned(), attributes, children: Vec::new() }
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Adds a class behind those it has.
    pub(crate) fn add_class(&mut self, class: &str) {
        match self.attributes.iter_mut().find(|(name, _)| name == "class") {
            Some((_, value)) => *value = format!("{value} {class}").trim_start().to_owned(),
            None => self.attributes.push(("class".to_owned(), class.to_owned())),
        }
    }

    /// Goes through its children and theirs, and keeps only what is wanted, in the form wanted.
    pub(crate) fn replace(&mut self, change: &impl Fn(Element) -> Vec<Node>) {
        for child in std::mem::take(&mut self.children) {
            match child {
                Node::Element(mut element) => {
                    element.replace(change);
                    change(element).into_iter().for_each(|node| self.push(node));
                }
                text => self.push(text),
            }
        }
    }

    /// Puts a node behind the others. Text behind text is one text: so it is read again.
    fn push(&mut self, node: Node) {
        match (self.children.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, node) => self.children.push(node),
        }
    }

    /// Goes through this element and every one in it.
    pub(crate) fn each(&mut self, change: &mut impl FnMut(&mut Element)) {
        change(self);
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.each(change);
            }
        }
    }

    /// Every text in it, in order.
    pub(crate) fn texts<'m>(&'m self, found: &mut Vec<&'m str>) {
        for child in &self.children {
            match child {
                Node::Element(element) => element.texts(found),
                Node::Text(text) => found.push(text),
            }
        }
    }

    /// Writes it behind what is there, without its end tag.
    pub(crate) fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            // Writing into a string never fails.
            let _ = if value.is_empty() {
                write!(out, " {name}")
            } else if value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.#:".contains(&byte)) {
                write!(out, " {name}={value}")
            } else {
                write!(out, " {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;"))
            };
        }
        out.push('>');
        for (index, child) in self.children.iter().enumerate() {
            match child {
                Node::Element(element) => {
                    element.write(out);
                    if !element.ends_by_itself(self, self.children.get(index + 1)) {
                        let _ = write!(out, "</{}>", element.name);
                    }
                }
                Node::Text(text) => out.push_str(&escape(text)),
            }
        }
    }

    /// Whether a reader of HTML knows where it ends without being told.
    fn ends_by_itself(&self, parent: &Element, next: Option<&Node>) -> bool {
        let next = match next {
            Some(Node::Element(next)) => Some(next.name.as_str()),
            Some(Node::Text(_)) => Some("text"),
            None => None,
        };
        let before = |names: &[&str]| next.is_none_or(|next| names.contains(&next));
        match self.name.as_str() {
            "li" => before(&["li"]),
            "dt" | "dd" => before(&["dt", "dd"]) && (next.is_some() || self.name == "dd"),
            "p" => {
                parent.name != "a" && before(&["p", "ul", "ol", "dl", "div", "section", "details", "h1", "h2", "h3"])
            }
            name => VOID.contains(&name),
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Node::Element(element)
    }
}

/// An element of a class, or of none.
pub(crate) fn tag(name: &str, class: &str, children: Vec<Node>) -> Element {
    let mut element = Element { name: name.to_owned(), children, ..Element::default() };
    if !class.is_empty() {
        element.add_class(class);
    }
    element
}

/// A link.
pub(crate) fn link(target: &str, words: &str) -> Node {
    Element { children: vec![text(words)], ..Element::new("a", "href", target) }.into()
}

/// Text.
pub(crate) fn text(words: &str) -> Node {
    Node::Text(words.to_owned())
}

/// Text as it stands in markup.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Reads markup that Yew rendered.
///
/// # Errors
/// What is not of the form that Yew writes, with what stands there.
pub(crate) fn read(markup: &str) -> Result<Vec<Node>, String> {
    let mut rest = markup;
    let nodes = nodes(&mut rest)?;
    if rest.is_empty() { Ok(nodes) } else { Err(format!("an end tag too many: {}", start(rest))) }
}

fn nodes(rest: &mut &str) -> Result<Vec<Node>, String> {
    let mut nodes = Vec::new();
    while !rest.is_empty() && !rest.starts_with("</") {
        if let Some(tag) = rest.strip_prefix('<') {
            *rest = tag;
            nodes.push(Node::Element(element(rest)?));
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            nodes.push(Node::Text(unescape(&rest[..end])));
            *rest = &rest[end..];
        }
    }
    Ok(nodes)
}

/// Reads an element whose `<` is read already.
fn element(rest: &mut &str) -> Result<Element, String> {
    let name = take_while(rest, |letter| letter.is_ascii_alphanumeric());
    if name.is_empty() {
        return Err(format!("no element: <{}", start(rest)));
    }
    let mut element = Element { name, ..Element::default() };
    loop {
        *rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
            *rest = after;
            break;
        }
        let name = take_while(rest, |letter| letter.is_ascii_alphanumeric() || letter == '-');
        if name.is_empty() {
            return Err(format!("no attribute: {}", start(rest)));
        }
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (inside, after) = quoted.split_once('"').ok_or("an attribute that never ends")?;
            value = unescape(inside);
            *rest = after;
        }
        element.attributes.push((name, value));
    }
    if !VOID.contains(&element.name.as_str()) {
        element.children = nodes(rest)?;
        let end = format!("</{}>", element.name);
        *rest = rest.strip_prefix(end.as_str()).ok_or_else(|| format!("{end} expected: {}", start(rest)))?;
    }
    Ok(element)
}

fn take_while(rest: &mut &str, belongs: impl Fn(char) -> bool) -> String {
    let end = rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
    let (taken, after) = rest.split_at(end);
    *rest = after;
    taken.to_owned()
}

fn unescape(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    named.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter))
}

fn start(rest: &str) -> String {
    rest.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::{Node, read};

    #[test]
    fn what_is_read_is_written_the_same_but_for_needless_quotes() {
        let markup = r##"<p class="a b">1 &lt; 2 &amp; 3<a href="#x=1&amp;y=2">go</a><input type="date"></p>"##;
        let nodes = read(markup).unwrap();
        let [Node::Element(element)] = &nodes[..] else { panic!("{nodes:?}") };
        let mut written = String::new();
        element.write(&mut written);
        assert_eq!(written, r##"<p class="a b">1 &lt; 2 &amp; 3<a href="#x=1&amp;y=2">go</a><input type=date>"##);
        let mut texts = Vec::new();
        element.texts(&mut texts);
        assert_eq!(texts, ["1 < 2 & 3", "go"]);
    }

    #[test]
    fn what_yew_never_writes_is_refused_with_the_place() {
        for (markup, place) in
            [("<p>a", "</p> expected"), ("</p>", "too many"), ("<p x='1'>", "no attribute"), ("<!-- -->", "no element")]
        {
            let error = read(markup).unwrap_err();
            assert!(error.contains(place), "{markup}: {error}");
        }
    }
}
