//! The guide as plain HTML: every question on every path and every advice, shown by the fragment in the address without
//! any script. A place is an empty anchor, whose id is its fragment, with the place's content after it; `:target` shows
//! the content. Paths that ask the same question, and walks that end in the same advice, share one page: see
//! [`crate::overlay`].

use std::collections::{BTreeMap, VecDeque};

use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment;
use transfer_guide_rules::walk::Walk;
use transfer_guide_view::html::write;
use transfer_guide_view::prerender::render_place;
use transfer_guide_view::session::Session;
use transfer_guide_view::tree::{Attribute, Element, Node};

use crate::markup::{tag, with};
use crate::overlay::{OF_FEW, Overlay, overlay, own, some};
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

/// A place.
struct Place<'e> {
    walk: Walk<'e>,
    fragment: String,
    /// All that is shown there, in one.
    body: Element,
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
pub(crate) fn places(edition: &Edition) -> Result<Places> {
    let mut groups: Vec<(Content<'_>, Vec<Place<'_>>)> = Vec::new();
    let mut open = VecDeque::from([Walk::new(edition, &Answers::default())]);
    while let Some(walk) = open.pop_front() {
        let place = Place::of(edition, &walk);
        // The choices of the question before its doors, since most come for them: where they lead has to be there by then.
        open.extend(walk.onward().into_iter().map(|(_, onward)| onward));
        let content = match (walk.next, walk.advice()) {
            (Some(question), _) => Content::Question { id: &question.id, early: place.is_early() },
            (None, advice) => Content::Advice(advice.map(|advice| &*advice.id)),
        };
        let has_room = |places: &[Place<'_>]| places.len() < MOST_PATHS || matches!(content, Content::Advice(_));
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
        all.add(&group);
    }
    Ok(all)
}

impl<'e> Place<'e> {
    fn of(edition: &'e Edition, walk: &Walk<'e>) -> Self {
        let fragment = fragment::write(walk, None);
        let body = tag("div", BODY, render_place(&Session::new(edition, &fragment)));
        Place { walk: walk.clone(), fragment, body }
    }

    /// Whether it is the start or one choice away from it.
    fn is_early(&self) -> bool {
        self.walk.path.len() < 2
    }

    /// Makes every link lead to a place that is there: the running guide asks a question again and keeps what was
    /// answered later; without it, the walk is taken up at that question.
    fn mend_links(&mut self, edition: &Edition, known: &BTreeMap<String, ()>) -> Result<()> {
        let mut lost = None;
        let mut mend = |element: &mut Element| {
            for (attribute, value) in &mut element.attributes {
                let Some(target) = value.strip_prefix('#').filter(|_| *attribute == Attribute::Href) else { continue };
                if known.contains_key(target) {
                    continue;
                }
                let read = fragment::read(edition, target);
                let walk = Walk::new(edition, &read.answers);
                let asked = |question: &str| walk.path.iter().position(|taken| taken.question.id == question);
                let before = read.change.as_deref().and_then(asked).map(|count| walk.first(count));
                let place = before.map(|answers| fragment::write(&Walk::new(edition, &answers), None));
                match place.filter(|place| known.contains_key(place)) {
                    Some(place) => *value = format!("#{place}").into(),
                    None => lost = Some(target.to_owned()),
                }
            }
        };
        self.body.each(&mut mend);
        match lost {
            Some(target) => Err(Trouble::new(format!("#{} has a link to #{target}, which is no place", self.fragment))),
            None => Ok(()),
        }
    }
}

impl Places {
    /// Adds the page of some places that share what they have in common.
    fn add(&mut self, group: &[Place<'_>]) {
        let bodies: Vec<Element> = group.iter().map(|place| place.body.clone()).collect();
        let overlay = overlay(&bodies);
        let hidden = &overlay.hidden;
        let start = group[0].fragment.is_empty();
        let mut page = Element::new("div", if start { "page start" } else { "page" });
        for (number, place) in group.iter().enumerate().filter(|_| !start) {
            let mut anchor = with("i", Attribute::Id, &place.fragment);
            anchor.add_class(&own(number));
            hidden[number].iter().for_each(|hidden| anchor.add_class(&some(*hidden)));
            page.children.push(Node::Element(anchor));
        }
        let mut body = overlay.whole.clone();
        body.each(&mut |element| mark_last(element, &overlay));
        if start {
            page.children.extend(body.children);
        } else {
            page.children.push(body.into());
        }
        self.most_shared = self.most_shared.max(hidden.len());
        self.most_hidden = self.most_hidden.max(hidden.iter().flatten().max().map_or(0, |most| most + 1));
        if group[0].is_early() {
            self.first.push(write(&[page.clone().into()]));
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
    let is_line = element.class.split(' ').any(|class| class == "line");
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
