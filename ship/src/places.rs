//! The guide as plain HTML: every question on every path and every advice, shown by the fragment in the address without
//! any script. A place is an empty anchor, whose id is its fragment, with the place's content after it; `:target` shows
//! the content. Paths that ask the same question, and walks that end in the same advice, share one page: see
//! [`crate::overlay`].

use std::collections::{BTreeMap, VecDeque};

use transfer_guide::app::Part;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment;
use transfer_guide_rules::walk::Walk;

use crate::markup::{Element, Node};
use crate::overlay::{OF_FEW, Overlay, overlay, own, some};
use crate::render::render;
use crate::trouble::{Result, Trouble};

/// Every place of an edition.
pub(crate) struct Places {
    /// Their markup: one element for each question and some paths to it, one for each advice; and one more for each question
    /// that one choice leads to, which must arrive early and so carries nothing of longer paths.
    pub(crate) pages: Vec<Element>,
    /// The markup of the start and of every place that one choice leads to: what must arrive first.
    pub(crate) first: Vec<String>,
    /// The most places that share a page.
    most_shared: usize,
    /// The most parts of a page that only some of its places show.
    most_hidden: usize,
}

/// A place: its fragment, and its parts as the running guide would show them.
struct Place {
    walk: Walk<'static>,
    fragment: String,
    back: Option<Element>,
    main: Element,
    answers: Option<Element>,
}

/// The class of what the anchors of a page show. One element, so that a browser need not look for the target beside
/// everything that may be hidden, and beside all that this is in.
const BODY: &str = "b";

/// So many paths share a question at the most: a browser looks at each of them for each thing that may be hidden, and a
/// question is short. An advice is long, and stands there once.
const MOST_PATHS: usize = 25;

/// What places of one page have in common.
#[derive(PartialEq)]
enum Content<'e> {
    /// The question asked.
    Question {
        /// Its id.
        id: &'e str,
        /// Whether it is one that must arrive early.
        early: bool,
    },
    /// The id of the advice given.
    Advice(Option<&'e str>),
}

/// Renders every place of an edition: the start first, then what follows from it, so that what is needed first arrives
/// first.
///
/// # Errors
/// A place cannot be rendered, or has a link to nowhere.
pub(crate) fn places(edition: &'static Edition) -> Result<Places> {
    let mut groups: Vec<(Content<'_>, Vec<Place>)> = Vec::new();
    let mut open = VecDeque::from([Walk::new(edition, &Answers::default())]);
    while let Some(walk) = open.pop_front() {
        let place = Place::of(edition, &walk)?;
        // The choices of the question before its doors, since most come for them: where they lead has to be there by then.
        open.extend(walk.onward().into_iter().map(|(_, onward)| onward));
        let content = match (walk.next, walk.advice()) {
            (Some(question), _) => Content::Question { id: &question.id, early: place.is_early() },
            (None, advice) => Content::Advice(advice.map(|advice| &*advice.id)),
        };
        let has_room = |places: &[Place]| places.len() < MOST_PATHS || matches!(content, Content::Advice(_));
        match groups.iter_mut().find(|(other, places)| *other == content && has_room(places)) {
            Some((_, places)) => places.push(place),
            None => groups.push((content, vec![place])),
        }
    }
    // Questions first.
    groups.sort_by_key(|(content, _)| matches!(content, Content::Advice(_)));
    let fragments = groups.iter().flat_map(|(_, places)| places);
    let known: BTreeMap<String, ()> = fragments.map(|place| (place.fragment.clone(), ())).collect();
    let mut all = Places { pages: Vec::new(), first: Vec::new(), most_shared: 1, most_hidden: 0 };
    for (_, mut group) in groups {
        for place in &mut group {
            place.mend_links(edition, &known)?;
        }
        all.add(group);
    }
    Ok(all)
}

impl Place {
    fn of(edition: &'static Edition, walk: &Walk<'static>) -> Result<Self> {
        let fragment = fragment::write(walk, None);
        let unexpected = || Trouble::new(format!("#{fragment} is rendered as no place: see src/app/place.rs"));
        let [Node::Element(page)] = &render(edition, Part::Place(fragment.clone()))?[..] else {
            return Err(unexpected());
        };
        let part = |is: &dyn Fn(&Element) -> bool| {
            page.children.iter().find_map(|child| match child {
                Node::Element(element) if is(element) => Some(element.clone()),
                _ => None,
            })
        };
        let mut place = Place {
            back: part(&|element| element.attribute("class") == Some("way")),
            main: part(&|element| element.name == "main").ok_or_else(unexpected)?,
            answers: part(&|element| element.attribute("class") == Some("answers")),
            fragment,
            walk: walk.clone(),
        };
        for part in place.parts() {
            if walk.next.is_none() {
                part.replace(&plainer_advice);
            }
            part.replace(&plainer);
        }
        Ok(place)
    }

    /// Whether it is the start or one choice away from it.
    fn is_early(&self) -> bool {
        self.walk.path.len() < 2
    }

    fn parts(&mut self) -> impl Iterator<Item = &mut Element> {
        self.back.iter_mut().chain([&mut self.main]).chain(&mut self.answers)
    }

    /// What is shown there, in one.
    fn body(&mut self) -> Element {
        Element { children: self.parts().map(|part| Node::Element(part.clone())).collect(), ..Element::default() }
    }

    /// Makes every link lead to a place that is there: the running guide asks a question again and keeps what was
    /// answered later; without it, the walk is taken up at that question.
    fn mend_links(&mut self, edition: &'static Edition, known: &BTreeMap<String, ()>) -> Result<()> {
        let mut lost = None;
        let mut mend = |element: &mut Element| {
            for (name, value) in &mut element.attributes {
                let Some(target) = value.strip_prefix('#').filter(|_| name == "href") else { continue };
                if known.contains_key(target) {
                    continue;
                }
                let read = fragment::read(edition, target);
                let walk = Walk::new(edition, &read.answers);
                let asked = |question: &str| walk.path.iter().position(|taken| taken.question.id == question);
                let before = read.change.as_deref().and_then(asked).map(|count| walk.first(count));
                let place = before.map(|answers| fragment::write(&Walk::new(edition, &answers), None));
                match place.filter(|place| known.contains_key(place)) {
                    Some(place) => *value = format!("#{place}"),
                    None => lost = Some(target.to_owned()),
                }
            }
        };
        self.parts().for_each(|part| part.each(&mut mend));
        match lost {
            Some(target) => Err(Trouble::new(format!("#{} has a link to #{target}, which is no place", self.fragment))),
            None => Ok(()),
        }
    }
}

impl Places {
    /// Adds the page of some places that share what they have in common.
    fn add(&mut self, mut group: Vec<Place>) {
        let bodies: Vec<Element> = group.iter_mut().map(Place::body).collect();
        let overlay = overlay(&bodies);
        let hidden = &overlay.hidden;
        let start = group[0].fragment.is_empty();
        let mut page = Element::new("div", "class", if start { "page start" } else { "page" });
        for (number, place) in group.iter().enumerate().filter(|_| !start) {
            let mut anchor = Element::new("i", "id", &place.fragment);
            anchor.add_class(&own(number));
            hidden[number].iter().for_each(|hidden| anchor.add_class(&some(*hidden)));
            page.children.push(Node::Element(anchor));
        }
        let mut content = overlay.whole.clone();
        content.each(&mut |element| mark_last(element, &overlay));
        let content = content.children.into_iter();
        if start {
            page.children.extend(content);
        } else {
            let mut body = Element::new("div", "class", BODY);
            body.children = content.collect();
            page.children.push(Node::Element(body));
        }
        self.most_shared = self.most_shared.max(hidden.len());
        self.most_hidden = self.most_hidden.max(hidden.iter().flatten().max().map_or(0, |most| most + 1));
        if group[0].is_early() {
            let mut written = String::new();
            page.write(&mut written);
            self.first.push(written);
        }
        self.pages.push(page);
    }

    /// The styles that show one place of those on a page: how many there are depends on the edition.
    pub(crate) fn styles(&self) -> String {
        let list = |count: usize, rule: &dyn Fn(usize) -> String| (0..count).map(rule).collect::<Vec<_>>().join(",");
        let others = list(self.most_shared, &|number| format!(".n{number}:target~.{BODY} .{OF_FEW}:not(.n{number})"));
        let hidden = list(self.most_hidden, &|number| format!(".h{number}:target~.{BODY} .h{number}"));
        let comma = if hidden.is_empty() { "" } else { "," };
        let last = list(self.most_shared, &|number| format!(".n{number}:target~.{BODY} .l{number}"));
        format!(
            "{others}{comma}{hidden}{{display:none!important}}\
             {last}{{--onward:none;--stop:var(--arrive);--on-stop:#221a17}}"
        )
    }
}

/// Marks in a line of stations which is the last one shown at a place, where what is shown behind it differs.
fn mark_last(element: &mut Element, overlay: &Overlay) {
    let marked = |node: &Node| match node {
        Node::Element(station) => overlay.trees_of(station),
        Node::Text(_) => None,
    };
    let is_line = element.attribute("class").is_some_and(|class| class.split(' ').any(|one| one == "line"));
    if !is_line || element.children.last().and_then(marked).is_none() {
        return;
    }
    for place in 0..overlay.hidden.len() {
        let shown = |station: &&mut Node| marked(station).is_none_or(|trees| trees.contains(&place));
        if let Some(Node::Element(last)) = element.children.iter_mut().rev().find(shown) {
            last.add_class(&format!("l{place}"));
        }
    }
}

/// What a place without a program can do without: the hooks of tests and scripts; and spans that only keep a running
/// page from mixing texts up. A span between texts stays, or they would be one text, which the program does not know.
fn plainer(mut element: Element) -> Vec<Node> {
    element.attributes.retain(|(name, _)| !name.starts_with("data-"));
    // The heading in it says the same.
    if ["section", "ul", "aside"].contains(&element.name.as_str()) {
        element.attributes.retain(|(name, _)| name != "aria-label");
    }
    let is_bare = |span: &Element| span.name == "span" && span.attributes.is_empty();
    // Text beside text would be one text.
    let joins = |node: Option<&Node>| match node {
        Some(Node::Element(span)) => is_bare(span),
        Some(Node::Text(_)) => true,
        None => false,
    };
    let children = std::mem::take(&mut element.children);
    for (index, child) in children.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| children.get(before));
        match child {
            Node::Element(span) if is_bare(span) && !joins(before) && !joins(children.get(index + 1)) => {
                element.children.extend(span.children.iter().cloned());
            }
            child => element.children.push(child.clone()),
        }
    }
    vec![Node::Element(element)]
}

/// What an advice can do without as well: Change, since Back leads to the question before.
fn plainer_advice(element: Element) -> Vec<Node> {
    if element.attribute("class") == Some("action") { Vec::new() } else { vec![Node::Element(element)] }
}
