//! Writes a tree as HTML, as short as a reader of HTML allows.

use crate::tree::{Attribute, Element, Node};

/// Elements that have no end tag.
const VOID: [&str; 3] = ["br", "img", "input"];

/// Writes nodes one after the other. Whoever reads them again finds one text where a text follows a text.
pub fn write(nodes: &[Node]) -> String {
    let mut out = String::new();
    write_children(&mut out, "", nodes);
    out
}

/// Text as it stands in markup.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn write_children(out: &mut String, parent: &str, nodes: &[Node]) {
    for (index, node) in nodes.iter().enumerate() {
        match node {
            Node::Element(element) => {
                write_element(out, element);
                if !ends_by_itself(element.name, parent, nodes.get(index + 1)) {
                    out.extend(["</", element.name, ">"]);
                }
            }
            Node::Text(text) => out.push_str(&escape(text)),
        }
    }
}

/// Without its end tag.
fn write_element(out: &mut String, element: &Element) {
    out.extend(["<", element.name]);
    if !element.class.is_empty() {
        write_attribute(out, Attribute::Class.name(), &element.class);
    }
    for (attribute, value) in &element.attributes {
        write_attribute(out, attribute.name(), value);
    }
    out.push('>');
    write_children(out, element.name, &element.children);
}

fn write_attribute(out: &mut String, name: &str, value: &str) {
    out.extend([" ", name]);
    if value.is_empty() {
        return;
    }
    out.push('=');
    if value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.#:".contains(&byte)) {
        out.push_str(value);
    } else {
        out.extend(["\"", &value.replace('&', "&amp;").replace('"', "&quot;"), "\""]);
    }
}

/// Whether a reader of HTML knows where an element ends without being told.
fn ends_by_itself(name: &str, parent: &str, next: Option<&Node>) -> bool {
    let next = next.map(|next| match next {
        Node::Element(next) => next.name,
        Node::Text(_) => "text",
    });
    let before = |names: &[&str]| next.is_none_or(|next| names.contains(&next));
    match name {
        "li" => before(&["li"]),
        "dt" | "dd" => before(&["dt", "dd"]) && (next.is_some() || name == "dd"),
        "p" => parent != "a" && before(&["p", "ul", "ol", "dl", "div", "section", "details", "h1", "h2", "h3"]),
        name => VOID.contains(&name),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::write;
    use crate::builder::Builder;
    use crate::tree::Attribute;

    fn written(build: impl FnOnce(&mut Builder)) -> String {
        let mut page = Builder::new(&Rc::from(""));
        build(&mut page);
        write(&page.done())
    }

    #[test]
    fn what_people_read_is_written_so_that_they_read_the_same_again() {
        let written = written(|page| {
            page.element("p", "a b", |page| {
                page.text("1 < 2 & 3");
                page.element("a", "", |page| {
                    page.attribute(Attribute::Href, "#x=1&y=\"2\"");
                    page.text("go");
                });
            });
        });
        assert_eq!(written, r##"<p class="a b">1 &lt; 2 &amp; 3<a href="#x=1&amp;y=&quot;2&quot;">go</a>"##);
    }

    #[test]
    fn end_tags_are_left_out_only_where_nobody_needs_them() {
        let list = written(|page| {
            page.element("ul", "", |page| {
                page.line("li", "", "1");
                page.line("li", "", "2");
            });
        });
        assert_eq!(list, "<ul><li>1<li>2</ul>");
        let terms = written(|page| {
            page.element("dl", "", |page| {
                page.line("dt", "", "1");
                page.line("dd", "", "2");
                page.element("dt", "", |_| {});
            });
        });
        assert_eq!(terms, "<dl><dt>1<dd>2<dt></dt></dl>");
        let paragraphs = written(|page| {
            page.line("p", "", "1");
            page.line("p", "", "2");
            page.text("3");
        });
        assert_eq!(paragraphs, "<p>1<p>2</p>3");
        let field = written(|page| page.element("input", "", |page| page.attribute(Attribute::Type, "date")));
        assert_eq!(field, "<input type=date>");
    }
}
