//! What the parts of an advice say in the handbook: each a paragraph that begins with its name. What several advices say in the
//! same words stands there once, numbered, and they refer to it.

use transfer_guide_aid::kit::Kit;
use transfer_guide_rules::advice::Part;
use transfer_guide_rules::edition::{Advice, Edition};
use transfer_guide_rules::parts::{Deadline, Destination, Duty, Note, Offer, Standing, Step};
use transfer_guide_rules::text::Text;
use transfer_guide_rules::walk::Walk;
use transfer_guide_view::messages::site as words;
use transfer_guide_view::messages::{COLON, IRREVERSIBLE, act, basis, due, force};
use transfer_guide_view::tree::{Attribute, Node};

use crate::cases::only;
use crate::markup::{link, tag, text, with};

/// So many advices must say something for it to stand apart: who reads one of them has to turn pages for it.
const MANY: usize = 3;

/// So long must it be, in characters, to be worth that.
const LONG: usize = 16;

/// A section of an advice.
pub(crate) struct Section<'e> {
    /// Its heading.
    pub(crate) title: &'static str,
    /// What is in it.
    pub(crate) items: Vec<Item<'e>>,
}

/// A part of an advice as the handbook says it.
#[derive(Clone)]
pub(crate) struct Item<'e> {
    part: &'e dyn Part,
    /// What stands before its name: who acts, how strongly.
    before: String,
    name: &'e str,
    /// What it is, in a word.
    tags: Vec<&'static str>,
    day: Option<String>,
    text: &'e str,
    link: Option<&'e Text>,
    offers: &'e [Offer],
}

/// What many advices say.
pub(crate) struct Shared<'e>(pub(crate) Vec<(&'static str, Item<'e>)>);

impl<'e> Shared<'e> {
    /// Looks for it in all advices.
    pub(crate) fn of(edition: &'e Edition) -> Self {
        let mut found: Vec<(&'static str, Item<'e>, usize)> = Vec::new();
        for advice in &edition.advice {
            for section in sections(edition, advice) {
                for item in section.items {
                    match found.iter_mut().find(|(title, other, _)| *title == section.title && other.says_as(&item)) {
                        Some((_, _, times)) => *times += 1,
                        None => found.push((section.title, item, 1)),
                    }
                }
            }
        }
        let many = found.into_iter().filter(|(_, item, times)| *times >= MANY && item.text.chars().count() >= LONG);
        let mut many: Vec<_> = many.map(|(title, item, _)| (title, item)).collect();
        many.sort_by_key(|(title, _)| TITLES.iter().position(|other| other == title));
        Shared(many)
    }

    fn number(&self, title: &str, item: &Item<'_>) -> Option<usize> {
        self.0.iter().position(|(other, shared)| *other == title && shared.says_as(item)).map(|place| place + 1)
    }
}

/// The headings, in their order.
const TITLES: [&str; 8] = [
    words::STEPS,
    words::NEVER,
    words::UNTIL_WHEN,
    words::WHERE_TO,
    words::WHO,
    words::BRING,
    words::TROUBLE,
    words::REMARKS,
];

/// Everything an advice may say, in the order of the page; sections with nothing in them are left out.
pub(crate) fn sections<'e>(edition: &'e Edition, advice: &'e Advice) -> Vec<Section<'e>> {
    let notes = |notes: &'e [Note]| notes.iter().map(Item::of_note).collect();
    let all: [Vec<Item<'e>>; 8] = [
        advice.steps.iter().map(|step| Item::of_step(edition, step)).collect(),
        notes(&advice.warnings),
        advice.deadlines.iter().map(|deadline| Item::of_deadline(edition, deadline)).collect(),
        advice.destinations.iter().map(Item::of_destination).collect(),
        advice.duties.iter().map(|duty| Item::of_duty(edition, duty)).collect(),
        notes(&advice.bring),
        notes(&advice.trouble),
        notes(&advice.remarks),
    ];
    let sections = TITLES.into_iter().zip(all).map(|(title, items)| Section { title, items });
    sections.filter(|section| !section.items.is_empty()).collect()
}

impl<'e> Item<'e> {
    fn new(part: &'e dyn Part, name: &'e str, text: &'e str) -> Self {
        let (before, tags) = (String::new(), Vec::new());
        Item { part, before, name, tags, day: None, text, link: None, offers: &[] }
    }

    fn of_step(edition: &'e Edition, step: &'e Step) -> Self {
        let tags = if step.irreversible { vec![IRREVERSIBLE] } else { Vec::new() };
        let before = acting(edition, &step.actor);
        Item { before, tags, link: step.link.as_ref(), offers: &step.offers, ..Item::new(step, &step.name, &step.text) }
    }

    fn of_deadline(edition: &'e Edition, deadline: &'e Deadline) -> Self {
        let day = due(edition, deadline, deadline.due.due(Some(edition.year), None));
        let before = acting(edition, &deadline.actor);
        Item { before, day: Some(day), ..Item::new(deadline, &deadline.name, &deadline.text) }
    }

    fn of_destination(one: &'e Destination) -> Self {
        let case = one.case.iter().map(|case| [&**case, COLON].concat()).collect::<String>();
        let before = [&*case, force(one.force), " "].concat();
        Item { before, ..Item::new(one, &one.name, &one.text) }
    }

    fn of_duty(edition: &'e Edition, duty: &'e Duty) -> Self {
        let before = [act(duty.act), COLON].concat();
        Item { before, ..Item::new(duty, edition.actor(&duty.actor), &duty.text) }
    }

    fn of_note(note: &'e Note) -> Self {
        let mut tags = if note.irreversible { vec![IRREVERSIBLE] } else { Vec::new() };
        match note.standing {
            Standing::Rule => {}
            Standing::Reading => tags.push(words::READING),
            Standing::Referral => tags.push(words::REFERRAL),
        }
        Item { tags, link: note.link.as_ref(), offers: &note.offers, ..Item::new(note, &note.name, &note.text) }
    }

    fn says_as(&self, other: &Self) -> bool {
        self.text == other.text && self.day == other.day && self.link == other.link
    }
}

/// Who acts, where it is not who reads most advices.
fn acting(edition: &Edition, actor: &str) -> String {
    let is_reader = edition.actors.first().is_some_and(|first| first.id == actor);
    if is_reader { String::new() } else { [edition.actor(actor), COLON].concat() }
}

impl Section<'_> {
    /// The section under its heading. `walks` are those that end in the advice.
    pub(crate) fn write(&self, edition: &Edition, kit: &Kit, walks: &[Walk<'_>], shared: &Shared<'_>) -> Vec<Node> {
        let mut apart = Vec::new();
        let items = self.items.iter().map(|item| {
            let mut inside = item.head();
            inside.splice(0..0, tagged(&only(edition, walks, item.part.when())));
            match shared.number(self.title, item) {
                Some(number) => {
                    let to = link(&format!("#{}", shared_id(number)), &words::shared(number));
                    inside.extend([text(" "), tag("span", "number", vec![to]).into()]);
                }
                None => {
                    inside.extend(item.tail(edition));
                    apart.push(item);
                }
            }
            inside.extend(item.offers.iter().filter_map(|offer| offered(kit, offer)).flatten());
            tag("li", "", inside).into()
        });
        let list = tag(if self.title == words::STEPS { "ol" } else { "ul" }, "", items.collect());
        let mut head = vec![tag("h4", "", vec![text(self.title)]).into()];
        head.extend(rests_on(edition, &self.items));
        let mut written = vec![tag("div", "head", head).into(), list.into()];
        written.extend(readings(&apart));
        written
    }
}

/// The chapter of what is shared: each item with its number, under the heading of its sections.
pub(crate) fn shared_chapter(edition: &Edition, shared: &Shared<'_>) -> Vec<Node> {
    let mut written: Vec<Node> = Vec::new();
    let mut last = "";
    for (index, (title, item)) in shared.0.iter().enumerate() {
        if *title != last {
            written.push(tag("h3", "", vec![text(title)]).into());
            last = title;
        }
        let mut one = with("div", Attribute::Id, &shared_id(index + 1));
        one.add_class("shared");
        one.children.push(tag("span", "number", vec![text(&words::shared(index + 1)), text(" ")]).into());
        one.children.extend(item.head());
        one.children.extend(item.tail(edition));
        let next = shared.0.get(index + 1).map(|(_, next)| next.part.reading());
        // Said once of those that share it.
        if next != Some(item.part.reading()) {
            one.children.extend(readings(&[item]));
        }
        written.push(one.into());
    }
    written
}

/// For whom something is, before it; nothing where it is for all.
pub(crate) fn tagged(only: &str) -> Option<Node> {
    if only.is_empty() { None } else { Some(tag("span", "only", vec![text(only)]).into()) }
}

fn shared_id(number: usize) -> String {
    format!("shared-{number}")
}

impl Item<'_> {
    fn head(&self) -> Vec<Node> {
        let mut head = vec![tag("b", "", vec![text(&[&*self.before, self.name].concat())]).into()];
        head.extend(self.tags.iter().map(|words| Node::from(tag("span", "tag", vec![text(words)]))));
        head.extend(self.day.iter().map(|day| Node::from(tag("span", "day", vec![text(day)]))));
        head
    }

    fn tail(&self, edition: &Edition) -> Vec<Node> {
        let mut tail = vec![text(" "), text(self.text)];
        if let Some(to) = self.link.and_then(|id| edition.link(id)) {
            tail.extend([text(" "), link(&to.address, &to.label)]);
        }
        tail
    }
}

/// The way to a message or a paper that stands further down.
fn offered(kit: &Kit, offer: &Offer) -> Option<[Node; 2]> {
    let (kind, id) = offer.named();
    let name = match offer {
        Offer::Letter(id) => {
            kit.letters.iter().find(|letter| letter.id == **id).map(|letter| words::letter(&letter.name))
        }
        Offer::Paper(id) => kit.papers.iter().find(|paper| paper.id == **id).map(|paper| words::paper(&paper.name)),
        Offer::Reminder(_) | Offer::Replies(_) => None,
    };
    Some([text(" "), link(&format!("#{kind}-{id}"), &name?)])
}

/// On which clauses all of it rests.
fn rests_on(edition: &Edition, items: &[Item<'_>]) -> Option<Node> {
    let cited = |id: &&Text| items.iter().any(|item| item.part.clause().contains(id));
    let clauses: Vec<&str> = edition.clauses.iter().map(|clause| &clause.id).filter(cited).map(|id| &**id).collect();
    if clauses.is_empty() { None } else { Some(tag("p", "basis", vec![text(&basis(&clauses))]).into()) }
}

/// What of it is a reading, and why.
fn readings(items: &[&Item<'_>]) -> Option<Node> {
    let mut said: Vec<&str> = Vec::new();
    for item in items {
        said.extend(item.part.reading().map(|why| &**why).filter(|why| !said.contains(why)));
    }
    if said.is_empty() {
        return None;
    }
    let said = [words::READING, COLON, &said.concat()].concat();
    Some(tag("p", "basis", vec![text(&said)]).into())
}
