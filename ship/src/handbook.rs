//! The handbook: the whole edition on one page, without a script, to read, search and print. The questions, a table of all
//! cases, every advice with all its parts, messages and papers, the clauses. What of an advice only some of its walks show says which.

use std::collections::BTreeSet;

use transfer_guide::app::{Part, words};
use transfer_guide_aid::kit::{Kit, Paper};
use transfer_guide_aid::messages::{DESTINATION, WORDS, basis};
use transfer_guide_aid::papers::fill;
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::edition::{Clause, Edition, Question};
use transfer_guide_rules::walk::Walk;

use crate::markup::{Element, Node};
use crate::places::{End, Places};
use crate::render::render;
use crate::trouble::Result;

/// The handbook's body, with what stands beside the edition.
///
/// # Errors
/// A part cannot be rendered.
pub(crate) fn handbook(edition: &'static Edition, places: &Places, kit: &Kit) -> Result<Vec<Node>> {
    let chapters = [
        ("questions", words::ALL_QUESTIONS, questions(edition)),
        ("cases", words::ALL_CASES, vec![cases(places)]),
        ("advice", words::ALL_ADVICE, places.ends.iter().map(|end| advice(edition, end)).collect()),
        ("letters", WORDS.letters, letters(kit)),
        ("papers", WORDS.papers, papers(kit)),
        ("clauses", words::ALL_CLAUSES, vec![clauses(edition)]),
    ];
    let mut guide = tag("div", "guide handbook", Vec::new());
    guide.children.push(node(tag("p", "to-guide", vec![link("./", words::TO_GUIDE)])));
    guide.children.push(node(tag("h1", "", vec![text(&format!("{}：{}", words::HANDBOOK, edition.title))])));
    guide.children.push(node(tag("p", "lead", vec![text(words::DESCRIPTION)])));
    let contents = chapters.iter().map(|(id, title, _)| node(tag("li", "", vec![link(&format!("#{id}"), title)])));
    guide.children.push(node(tag("ul", "contents", contents.collect())));
    for (id, title, inside) in chapters {
        let mut chapter = Element::new("section", "id", id);
        chapter.children.push(node(tag("h2", "chapter", vec![text(title)])));
        chapter.children.extend(inside);
        guide.children.push(node(chapter));
    }
    guide.children.extend(render(edition, Part::About)?);
    Ok(vec![node(guide)])
}

fn questions(edition: &Edition) -> Vec<Node> {
    let one = |question: &Question| {
        let mut inside = vec![node(tag("h3", "", vec![text(&question.ask)]))];
        inside.extend(question.help.as_deref().map(|help| node(tag("p", "help", vec![text(help)]))));
        let choices = question.choices.iter().map(|choice| {
            let mut words = vec![node(tag("b", "", vec![text(&choice.label)]))];
            words.extend(choice.hint.as_deref().map(|hint| node(tag("span", "hint", vec![text(&format!(" {hint}"))]))));
            node(tag("li", "", words))
        });
        inside.push(node(tag("ul", "choices-listed", choices.collect())));
        node(tag("div", "listed", inside))
    };
    edition.questions.iter().map(one).collect()
}

/// Every walk with its end, each leading to the advice further down and to its place in the guide.
fn cases(places: &Places) -> Node {
    let cell = |name: &str, inside: Vec<Node>| node(tag(name, "", inside));
    let head = [words::ANSWERS, words::ADVICE, words::CLAUSES].map(|name| cell("th", vec![text(name)]));
    let mut rows = vec![cell("tr", head.into())];
    for end in &places.ends {
        for walk in &end.walks {
            let Some(advised) = advise(walk) else { continue };
            let answers: Vec<&str> = walk.path.iter().map(|taken| &*taken.choice.label).collect();
            let clauses: Vec<&str> = advised.clauses.iter().map(|clause| &*clause.id).collect();
            let place = format!("./#{}", transfer_guide_rules::fragment::write(walk, None));
            rows.push(cell(
                "tr",
                vec![
                    cell("td", vec![link(&place, &answers.join("，"))]),
                    cell("td", vec![link(&format!("#{}", advised.advice.id), &advised.advice.title)]),
                    cell("td", vec![text(&clauses.join("、"))]),
                ],
            ));
        }
    }
    node(tag("table", "cases", rows))
}

/// One advice with every part it may have.
fn advice(edition: &Edition, end: &End) -> Node {
    let mut whole = end.overlay.whole.clone();
    whole.children.retain(|child| matches!(child, Node::Element(element) if element.name == "main"));
    whole.each(&mut |element| {
        // What is said of a term stands behind it, and is marked as it is.
        let Some(shown) = end.overlay.trees_of(element).filter(|_| element.name != "dt") else { return };
        let note = tag("span", "only", vec![text(&only(edition, &end.walks, &shown))]);
        let place = usize::from(matches!(element.children.first(), Some(Node::Element(first)) if first.name == "h3"));
        element.children.insert(place, node(note));
    });
    let id = end.walks[0].advice().map(|advice| advice.id.to_string()).unwrap_or_default();
    let mut section = Element::new("section", "id", &id);
    section.add_class("end");
    let inside = whole.children.into_iter().flat_map(|main| match main {
        Node::Element(main) => main.children,
        Node::Text(_) => Vec::new(),
    });
    section.children = inside.collect();
    section.each(&mut |element| {
        // The page has one h1, and every advice is a chapter of it.
        match element.name.as_str() {
            "h1" => element.name = "h3".to_owned(),
            "h2" => element.name = "h4".to_owned(),
            "h3" => element.name = "h5".to_owned(),
            _ => {}
        }
        element.attributes.retain(|(name, _)| name != "tabindex");
        for (name, value) in &mut element.attributes {
            if name == "href" && value.starts_with('#') {
                *value = format!("./{value}");
            }
        }
    });
    node(section)
}

/// Which walks these are, in words: the answers that set them apart from the others.
fn only(edition: &Edition, walks: &[Walk<'static>], shown: &BTreeSet<usize>) -> String {
    let mut named = Vec::new();
    for question in &edition.questions {
        let given = |walk: &usize| walks[*walk].choice(&question.id);
        let all: BTreeSet<_> = (0..walks.len()).map(|walk| given(&walk)).collect();
        let here: BTreeSet<_> = shown.iter().map(given).collect();
        if here.len() < all.len() {
            let labels = question.choices.iter().filter(|choice| here.contains(&Some(&*choice.id)));
            let labels: Vec<&str> = labels.map(|choice| &*choice.label).collect();
            if !labels.is_empty() {
                named.push(format!("{}：{}", question.name, labels.join("／")));
            }
        }
    }
    named.join("；")
}

/// Every message, and what stands in 【】 in them.
fn letters(kit: &Kit) -> Vec<Node> {
    let mut all: Vec<Node> = kit
        .letters
        .iter()
        .map(|letter| {
            let written = letter.text.replace("{destination}", DESTINATION);
            let inside = vec![
                node(tag("h3", "", vec![text(&letter.name)])),
                node(tag("p", "help", vec![text(&format!("{}{}", WORDS.to, letter.to))])),
                node(tag("p", "", vec![text(&written)])),
                node(tag("p", "basis", vec![text(&basis(&letter.clause))])),
            ];
            node(tag("div", "listed", inside))
        })
        .collect();
    let explained = kit.blanks.iter().flat_map(|blank| {
        let term = node(tag("dt", "", vec![text(&blank.name)]));
        [term, node(tag("dd", "", vec![text(&blank.hint)]))]
    });
    let explained = node(tag("dl", "", explained.collect()));
    all.push(node(tag("div", "listed", vec![node(tag("h3", "", vec![text(WORDS.blanks)])), explained])));
    all
}

/// Every paper, with lines to write on.
fn papers(kit: &Kit) -> Vec<Node> {
    let one = |paper: &Paper| {
        let mut inside =
            vec![node(tag("h3", "", vec![text(&paper.name)])), node(tag("p", "help", vec![text(&paper.lead)]))];
        let filled = fill(paper, &[]);
        let lines = filled.title.iter().chain(&filled.text).chain(&filled.foot);
        inside.extend(lines.map(|line| node(tag("p", "", vec![text(line)]))));
        inside.push(node(tag("p", "basis", vec![text(&basis(&paper.clause))])));
        node(tag("div", "listed", inside))
    };
    kit.papers.iter().map(one).collect()
}

fn clauses(edition: &Edition) -> Node {
    let one = |clause: &Clause| {
        let mut said = vec![text(&clause.summary)];
        let more = [&clause.lost, &clause.meant_for].into_iter().flatten();
        said.extend(more.map(|more| node(tag("span", "reading", vec![text(more)]))));
        let mut term = Element::new("dt", "id", &format!("clause-{}", clause.id));
        term.children.push(text(&clause.id));
        [node(term), node(tag("dd", "", said))]
    };
    node(tag("div", "clauses", vec![node(tag("dl", "", edition.clauses.iter().flat_map(one).collect()))]))
}

fn tag(name: &str, class: &str, children: Vec<Node>) -> Element {
    let mut element = Element { name: name.to_owned(), children, ..Element::default() };
    if !class.is_empty() {
        element.add_class(class);
    }
    element
}

fn link(target: &str, words: &str) -> Node {
    let mut link = Element::new("a", "href", target);
    link.children.push(text(words));
    node(link)
}

fn node(element: Element) -> Node {
    Node::Element(element)
}

fn text(words: &str) -> Node {
    Node::Text(words.to_owned())
}
