//! Yew's nodes, made from a tree: all that this page asks Yew for is to make the browser's nodes what the tree says, with as few
//! changes as it can.

use transfer_guide_view::tree::{Attribute, Element, Node};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText};

/// The nodes of a tree.
pub(crate) fn nodes(tree: Vec<Node>) -> Html {
    // Collected, they would keep the room of the tree, seven times theirs.
    let mut all = Vec::with_capacity(tree.len());
    all.extend(tree.into_iter().map(node));
    VList::from(all).into()
}

fn node(node: Node) -> Html {
    match node {
        Node::Element(one) => element(one).into(),
        Node::Text(text) => VText::new(AttrValue::Rc(text)).into(),
    }
}

fn element(element: Element) -> VTag {
    let mut tag = VTag::new(element.name);
    tag.key = element.key.map(Into::into);
    let mut values = Vec::new();
    if !element.class.is_empty() {
        set(&mut values, Attribute::Class, element.class.into());
    }
    for (attribute, value) in element.attributes {
        let value = AttrValue::Rc(value);
        match attribute {
            // As it is now, not as it was at the beginning.
            Attribute::Value => tag.set_value(Some(value)),
            attribute => set(&mut values, attribute, value),
        }
    }
    let keys = &Attribute::NAMES[..values.len()];
    tag.set_attributes(Attributes::Dynamic { keys, values: values.into() });
    if let Some(children) = tag.children_mut() {
        *children = nodes(element.children);
    }
    tag
}

/// Values stand where their attributes do among all.
fn set(values: &mut Vec<Option<AttributeOrProperty>>, attribute: Attribute, value: AttrValue) {
    let place = attribute as usize;
    if values.len() <= place {
        values.resize(place + 1, None);
    }
    values[place] = Some(AttributeOrProperty::Attribute(value));
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use transfer_guide_view::builder::Builder;
    use transfer_guide_view::tree::Attribute;
    use yew::prelude::*;

    use super::nodes;

    #[test]
    fn a_tree_becomes_what_yew_would_have_made_of_the_same_markup() {
        let mut page = Builder::new(&Rc::from(""));
        page.element("p", "lead", |page| {
            page.text("one ");
            page.element("a", "", |page| {
                page.attribute(Attribute::Href, "#two");
                page.attribute(Attribute::AriaLabel, "three");
                page.text("two");
            });
        });
        let expected = html! { <p class="lead">{ "one " }<a href="#two" aria-label="three">{ "two" }</a></p> };
        let debugged = |html: &Html| format!("{html:?}");
        let made = nodes(page.done());
        for part in ["\"p\"", "\"lead\"", "\"one \"", "\"#two\"", "\"three\"", "\"two\""] {
            assert_eq!(debugged(&made).matches(part).count(), debugged(&expected).matches(part).count(), "{part}");
        }
    }
}
