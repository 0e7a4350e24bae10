//! Several renderings of one question or one advice laid over each other: what they share stands once, and what only some
//! of them have is marked with classes that hide it for the others. Knows nothing of advice: it compares trees.

use std::collections::BTreeSet;

use transfer_guide_view::tree::{Element, Node};

/// Trees laid over each other.
pub(crate) struct Overlay {
    /// All of them in one.
    pub(crate) whole: Element,
    /// For each tree, the numbers of what it does not show; that has the class of [`some`]. Nor does it show what has the
    /// class [`OF_FEW`] and not the tree's own, that of [`own`].
    pub(crate) hidden: Vec<Vec<usize>>,
}

/// The class of what only few of the trees have; their own classes say which.
pub(crate) const OF_FEW: &str = "o";

/// So many trees are few: to name more of them at each element takes more bytes than a number for all.
const FEW: usize = 3;

/// The class of what belongs to a tree.
pub(crate) fn own(tree: usize) -> String {
    format!("n{tree}")
}

/// The class of what some of the trees have; each set of trees has its number.
pub(crate) fn some(number: usize) -> String {
    format!("h{number}")
}

impl Overlay {
    /// The trees that have an element of `whole` which is marked; none for one that is not, which they all have.
    pub(crate) fn trees_of(&self, element: &Element) -> Option<BTreeSet<usize>> {
        let number = |class: &str, letter: char| class.strip_prefix(letter).and_then(|rest| rest.parse().ok());
        let classes: Vec<&str> = element.class.split(' ').collect();
        if classes.contains(&OF_FEW) {
            return Some(classes.iter().filter_map(|class| number(class, 'n')).collect());
        }
        let some: usize = classes.iter().find_map(|class| number(class, 'h'))?;
        Some((0..self.hidden.len()).filter(|tree| !self.hidden[*tree].contains(&some)).collect())
    }
}

/// Lays trees over each other. They have the same name and attributes; there is at least one.
pub(crate) fn overlay(trees: &[Element]) -> Overlay {
    let mut sets: Vec<BTreeSet<usize>> = Vec::new();
    let all: Vec<(usize, &Element)> = trees.iter().enumerate().collect();
    let whole = merge(&all, &mut sets);
    let absent = |tree: usize| (0..sets.len()).filter(|number| !sets[*number].contains(&tree)).collect();
    let hidden = (0..trees.len()).map(absent).collect();
    Overlay { whole, hidden }
}

/// Merges elements of the same name and attributes, each with the number of its tree.
fn merge(elements: &[(usize, &Element)], sets: &mut Vec<BTreeSet<usize>>) -> Element {
    let first = elements[0].1;
    if elements.iter().all(|(_, element)| element.children == first.children) {
        return first.clone();
    }
    // Columns of what stands at the same place: the children of all, in an order that keeps that of each.
    let mut columns: Vec<Vec<(usize, &Node)>> = Vec::new();
    for (tree, element) in elements {
        let mut after = 0;
        for child in &element.children {
            let place = (after..columns.len()).find(|place| same_place(columns[*place][0].1, child));
            let place = place.unwrap_or_else(|| {
                columns.insert(after, Vec::new());
                after
            });
            columns[place].push((*tree, child));
            after = place + 1;
        }
    }
    let children = columns.iter().map(|column| merge_column(column, elements.len(), sets)).collect();
    Element { children, ..first.clone() }
}

/// One node for all those at the same place; marked where not all of `trees` trees have it.
fn merge_column(column: &[(usize, &Node)], trees: usize, sets: &mut Vec<BTreeSet<usize>>) -> Node {
    let elements = column.iter().filter_map(|(tree, node)| match node {
        Node::Element(element) => Some((*tree, element)),
        Node::Text(_) => None,
    });
    let elements: Vec<_> = elements.collect();
    if elements.is_empty() {
        return column[0].1.clone();
    }
    let mut merged = merge(&elements, sets);
    if elements.len() <= FEW.min(trees - 1) {
        merged.add_class(OF_FEW);
        elements.iter().for_each(|(tree, _)| merged.add_class(&own(*tree)));
    } else if elements.len() < trees {
        let set: BTreeSet<usize> = elements.iter().map(|(tree, _)| *tree).collect();
        let number = sets.iter().position(|known| *known == set).unwrap_or_else(|| {
            sets.push(set);
            sets.len() - 1
        });
        merged.add_class(&some(number));
    }
    Node::Element(merged)
}

/// Whether two nodes can stand at the same place: equal, or elements that differ only further in, and there only in
/// elements, since text cannot be hidden.
fn same_place(one: &Node, other: &Node) -> bool {
    match (one, other) {
        (Node::Element(one), Node::Element(other)) => {
            let same_kind = one.name == other.name && one.class == other.class && one.attributes == other.attributes;
            one == other || (same_kind && only_elements(one) && only_elements(other) && alike(one, other))
        }
        (one, other) => one == other,
    }
}

fn only_elements(element: &Element) -> bool {
    element.children.iter().all(|child| matches!(child, Node::Element(_)))
}

/// Whether two elements are about the same thing: whatever holds lists is, an item only if they have a child in common, no
/// matter where a link in it leads, and what explains a term only if it is the same term.
fn alike(one: &Element, other: &Element) -> bool {
    let term = |element: &Element| match element.children.first() {
        Some(Node::Element(first)) if first.name == "dt" => Some(first.clone()),
        _ => None,
    };
    if term(one).is_some() || term(other).is_some() {
        return term(one) == term(other);
    }
    ["main", "article", "section", "details", "ul", "ol", "dl"].contains(&one.name)
        || ["groups", "group"].contains(&&*one.class)
        || one.children.iter().any(|child| other.children.iter().any(|other| same_words(child, other)))
}

fn same_words(one: &Node, other: &Node) -> bool {
    match (one, other) {
        (Node::Element(one), Node::Element(other)) if one.name == "a" => {
            one.name == other.name && one.children == other.children
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use transfer_guide_view::html::write;
    use transfer_guide_view::tree::{Attribute, Element, Node};

    use super::{FEW, OF_FEW, Overlay, overlay};
    use crate::markup::{link, tag, text};

    /// An element with a text in it.
    fn line(name: &'static str, class: &'static str, words: &str) -> Node {
        tag(name, class, vec![text(words)]).into()
    }

    /// A list with an item for each of these, which has a paragraph.
    fn list(items: &[&str]) -> Node {
        let items = items.iter().map(|words| tag("li", "", vec![line("p", "", words)]).into());
        tag("ul", "", items.collect()).into()
    }

    /// The tree as it is seen where this one of those laid over each other is shown.
    fn seen(overlay: &Overlay, tree: usize) -> Element {
        let is_shown = |element: &Element| overlay.trees_of(element).is_none_or(|trees| trees.contains(&tree));
        let is_mark =
            |class: &str| class == OF_FEW || (class.starts_with(['h', 'n']) && class[1..].parse::<usize>().is_ok());
        let mut seen = overlay.whole.clone();
        seen.each(&mut |element| {
            element.children.retain(|child| match child {
                Node::Element(child) => is_shown(child),
                Node::Text(_) => true,
            });
        });
        seen.each(&mut |element| {
            element.class =
                element.class.split(' ').filter(|class| !is_mark(class)).collect::<Vec<_>>().join(" ").into();
        });
        seen
    }

    fn assert_each_is_seen_again(trees: &[Element]) -> String {
        let overlay = overlay(trees);
        let written = write(&[overlay.whole.clone().into()]);
        for (number, tree) in trees.iter().enumerate() {
            assert_eq!(seen(&overlay, number), *tree, "{written}");
        }
        written
    }

    #[test]
    fn each_tree_is_seen_again_and_what_they_share_stands_once() {
        let trees = [
            vec![line("p", "", "a"), list(&["1", "2"]), line("p", "", "z")],
            vec![line("p", "", "a"), line("p", "x", "only here"), list(&["2"]), line("p", "", "z")],
            vec![line("p", "", "a"), list(&["1", "3"]), line("p", "", "z")],
        ];
        let written = assert_each_is_seen_again(&trees.map(|inside| tag("main", "", inside)));
        assert_eq!(written.matches("<p>a").count(), 1, "{written}");
    }

    #[test]
    fn what_few_trees_have_and_what_some_have_are_told_apart() {
        let tree = |words| tag("main", "", vec![line("p", "", words), line("p", "", "z")]);
        let many = ["1"; FEW + 1].into_iter().chain(["2"]);
        let written = assert_each_is_seen_again(&many.map(tree).collect::<Vec<_>>());
        assert!(written.contains("<p class=\"o n4\">2") && written.contains("<p class=h0>1"), "{written}");
    }

    #[test]
    fn links_of_the_same_words_to_different_places_stand_in_one_item() {
        let tree = |to: &str| tag("ul", "", vec![tag("li", "", vec![link(to, "w")]).into()]);
        let written = assert_each_is_seen_again(&["#a", "#b"].map(tree));
        assert_eq!(written.matches("<li").count(), 1, "{written}");
        assert_eq!(written.matches(Attribute::Href.name()).count(), 2, "{written}");
    }

    #[test]
    fn what_explains_different_terms_stands_apart() {
        let answer = |term| tag("div", "answer", vec![line("dt", "", term), line("dd", "", "yes")]);
        let written = assert_each_is_seen_again(&["a", "b"].map(|term| tag("dl", "", vec![answer(term).into()])));
        assert_eq!(written.matches("<div").count(), 2, "{written}");
    }

    #[test]
    fn equal_trees_hide_nothing() {
        let same = tag("main", "", vec![line("p", "", "a")]);
        assert!(overlay(&[same.clone(), same]).hidden.iter().all(Vec::is_empty));
    }
}
