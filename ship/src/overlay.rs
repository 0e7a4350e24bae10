//! Several renderings of one advice laid over each other: what they share stands once, and what only some of them have is
//! marked with a class that hides it for the others. Knows nothing of advice: it compares trees.

use std::collections::BTreeSet;

use crate::markup::{Element, Node};

/// Trees laid over each other.
pub(crate) struct Overlay {
    /// All of them in one.
    pub(crate) whole: Element,
    /// For each tree, the numbers of what it does not show; it stands there with the class `h` and the number.
    pub(crate) hidden: Vec<Vec<usize>>,
}

/// The class of what only some of the trees have.
pub(crate) fn class(number: usize) -> String {
    format!("h{number}")
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
    if elements.len() < trees {
        let set: BTreeSet<usize> = elements.iter().map(|(tree, _)| *tree).collect();
        let number = sets.iter().position(|known| *known == set).unwrap_or_else(|| {
            sets.push(set);
            sets.len() - 1
        });
        merged.add_class(&class(number));
    }
    Node::Element(merged)
}

/// Whether two nodes can stand at the same place: equal, or elements that differ only further in, and there only in
/// elements, since text cannot be hidden.
fn same_place(one: &Node, other: &Node) -> bool {
    match (one, other) {
        (Node::Element(one), Node::Element(other)) => {
            let same_kind = one.name == other.name && one.attributes == other.attributes;
            one == other || (same_kind && only_elements(one) && only_elements(other) && alike(one, other))
        }
        (one, other) => one == other,
    }
}

fn only_elements(element: &Element) -> bool {
    element.children.iter().all(|child| matches!(child, Node::Element(_)))
}

/// Whether two elements are about the same thing: whatever holds lists is, an item only if they have a child in common.
fn alike(one: &Element, other: &Element) -> bool {
    ["main", "article", "section", "ul", "ol", "dl"].contains(&one.name.as_str())
        || one.children.iter().any(|child| other.children.contains(child))
}

#[cfg(test)]
mod tests {
    use super::{class, overlay};
    use crate::markup::{Element, Node, read};

    fn tree(markup: &str) -> Element {
        match read(markup).unwrap().remove(0) {
            Node::Element(element) => element,
            Node::Text(text) => panic!("{text}"),
        }
    }

    /// The tree as it is seen where what has one of these classes is hidden.
    fn seen(element: &Element, hidden: &[String]) -> Element {
        let mut seen = element.clone();
        seen.each(&mut |element| {
            element.children.retain(|child| match child {
                Node::Element(child) => !child
                    .attribute("class")
                    .unwrap_or_default()
                    .split(' ')
                    .any(|own| hidden.iter().any(|one| one == own)),
                Node::Text(_) => true,
            });
        });
        seen.each(&mut |element| {
            element.attributes.retain_mut(|(name, value)| {
                let others: Vec<&str> = value
                    .split(' ')
                    .filter(|own| !(own.starts_with('h') && own[1..].parse::<usize>().is_ok()))
                    .collect();
                *value = others.join(" ");
                name != "class" || !value.is_empty()
            });
        });
        seen
    }

    #[test]
    fn each_tree_is_seen_again_and_what_they_share_stands_once() {
        let trees = [
            "<main><p>a</p><ul><li><p>1</p></li><li><p>2</p></li></ul><p>z</p></main>",
            "<main><p>a</p><p class=\"x\">only here</p><ul><li><p>2</p></li></ul><p>z</p></main>",
            "<main><p>a</p><ul><li><p>1</p></li><li><p>3</p></li></ul><p>z</p></main>",
        ];
        let trees = trees.map(tree);
        let overlay = overlay(&trees);
        let mut written = String::new();
        overlay.whole.write(&mut written);
        assert_eq!(written.matches("<p>a").count(), 1, "{written}");
        for (tree, hidden) in trees.iter().zip(&overlay.hidden) {
            let hidden: Vec<String> = hidden.iter().map(|number| class(*number)).collect();
            assert_eq!(seen(&overlay.whole, &hidden), *tree, "{written}");
        }
    }

    #[test]
    fn equal_trees_hide_nothing() {
        let same = tree("<main><p>a</p></main>");
        assert!(overlay(&[same.clone(), same]).hidden.iter().all(Vec::is_empty));
    }
}
