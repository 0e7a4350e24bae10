//! The lists of an advice: where to, who, how, until when, and notes. Whatever kind a part is of, it becomes an item, and all items
//! are drawn in one way.

use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::parts::{Deadline, Destination, Duty, Force, Note, Offer, Standing, Step};
use transfer_guide_rules::text::Text;

use crate::builder::{Builder, Kind};
use crate::live::Live;
use crate::messages::page as say;
use crate::text::{link, offers, rests_on, text};
use crate::tree::Attribute;

/// A part as it is drawn.
pub(crate) struct Item<'e> {
    class: &'static str,
    /// Who acts, above the heading; nobody, "", where that stands elsewhere.
    actor: &'e str,
    /// What stands in the heading before the name: its class, and its words.
    mark: (&'static str, [&'e str; 2]),
    pub(crate) name: &'e str,
    text: &'e Text,
    link: Option<&'e Text>,
    offers: &'e [Offer],
    standing: Standing,
    pub(crate) reading: Option<&'e Text>,
    pub(crate) clauses: &'e [Text],
}

/// A list of an advice: how it is shown, its class and heading, and the element and class of the list in it.
pub(crate) type List = (Kind, &'static str, &'static str, &'static str, &'static str);

pub(crate) const WHERE_TO: List = (Kind::Section, "where-to", say::WHERE_TO, "ul", "tickets");
/// Folded: the summary names whoever starts.
pub(crate) const WHO: List = (Kind::Fold, "who", say::WHO, "ul", "duties");
pub(crate) const STEPS: List = (Kind::Section, "steps", say::STEPS, "ol", "line");
pub(crate) const UNTIL_WHEN: List = (Kind::Section, "until-when", say::UNTIL_WHEN, "ul", "deadlines");
pub(crate) const STOP_FIRST: List = (Kind::Section, "stop-first", say::STOP_FIRST, "ul", "notes");
pub(crate) const NEVER: List = (Kind::Section, "never", say::NEVER, "ul", "notes");
pub(crate) const BRING: List = (Kind::Section, "bring", say::BRING, "ul", "notes");
/// For the few whom it concerns, as what follows.
pub(crate) const TROUBLE: List = (Kind::Fold, "trouble", say::TROUBLE, "ul", "notes");
pub(crate) const REMARKS: List = (Kind::Fold, "remarks", say::REMARKS, "ul", "notes");

/// A list of items with what it rests on; nothing where there are none. `middle` draws what some kinds have between the heading and the
/// text of an item.
pub(crate) fn list<'e>(
    page: &mut Builder,
    edition: &Edition,
    (kind, class, heading, element, inner): List,
    // Whoever calls need not know how a row of them is kept: that would be written out for each kind.
    items: &mut dyn Iterator<Item = Item<'e>>,
    live: Option<&Live>,
    middle: &mut dyn FnMut(&mut Builder, usize),
) {
    let items: Vec<Item<'e>> = items.collect();
    if items.is_empty() {
        return;
    }
    page.part(kind, class, heading, |page| {
        page.element(element, inner, |page| {
            for (index, item) in items.iter().enumerate() {
                page.item(item.class, index, |page| {
                    if !item.actor.is_empty() {
                        page.line("p", "actor", item.actor);
                    }
                    page.element("h3", "", |page| head(page, item));
                    middle(page, index);
                    page.element("p", "", |page| text(page, item.text));
                    link(page, edition, item.link);
                    offers(page, item.offers, item.name, live);
                });
            }
        });
        let cited = |id: &&Text| items.iter().any(|item| item.clauses.contains(id));
        rests_on(
            page,
            &edition.clauses.iter().map(|clause| &clause.id).filter(cited).collect::<Vec<_>>(),
            heading,
            live,
        );
        readings(page, &items);
    });
}

/// Why some of a section is a reading, folded; nothing where it says what the guideline says.
fn readings(page: &mut Builder, items: &[Item<'_>]) {
    let many = items.iter().filter(|item| item.reading.is_some()).count();
    if many == 0 {
        return;
    }
    page.element("details", "basis", |page| {
        page.line("summary", "", &say::readings(many));
        for (index, item) in items.iter().enumerate() {
            let Some(why) = item.reading else { continue };
            page.element("p", "reading", |page| {
                page.number(index);
                // One alone is that of the part with the mark.
                if many > 1 {
                    page.line("b", "", item.name);
                    page.text(" ");
                }
                text(page, why);
            });
        }
    });
}

/// What it is called, before that what marks it, and behind it that the guideline does not say it itself.
fn head(page: &mut Builder, item: &Item<'_>) {
    let (class, words) = item.mark;
    if !class.is_empty() {
        page.element("span", class, |page| {
            for word in words.iter().filter(|word| !word.is_empty()) {
                page.line("span", "", word);
            }
        });
    }
    text(page, item.name);
    let standing = if item.reading.is_some() { Standing::Reading } else { item.standing };
    if let Some(words) = say::standing(standing) {
        // Or it would be read as the end of the name.
        page.text(" ");
        page.line("b", if standing == Standing::Referral { "tag ask" } else { "tag" }, words);
    }
}

/// A box to tick off a step; what becomes of it is the business of `web/aid/`.
pub(crate) fn tick(page: &mut Builder, step: &str) {
    page.element("label", "tick", |page| {
        page.element("input", "", |page| page.attribute(Attribute::Type, "checkbox"));
        page.line("span", "unseen", &[say::DONE, step].concat());
    });
}

/// A part with nothing special about it.
fn item<'e>(name: &'e str, text: &'e Text, reading: &'e Option<Text>, clauses: &'e [Text]) -> Item<'e> {
    Item {
        class: "",
        actor: "",
        mark: ("", ["", ""]),
        name,
        text,
        link: None,
        offers: &[],
        standing: Standing::Rule,
        reading: reading.as_ref(),
        clauses,
    }
}

/// A ticket, whose stub says how firmly, and in which case.
pub(crate) fn destination<'e>(one: &&'e Destination) -> Item<'e> {
    let class = match one.force {
        Force::Must => "ticket must",
        Force::May => "ticket may",
        Force::Fallback => "ticket fallback",
        Force::Stay => "ticket stays",
    };
    // Where it is for lack of another, its case says when.
    let force = if one.force == Force::Fallback && one.case.is_some() { "" } else { say::force(one.force) };
    let mark = ("stub", [one.case.as_deref().unwrap_or_default(), force]);
    Item { class, mark, ..item(&one.name, &one.text, &one.reading, &one.clause) }
}

/// Who starts or approves.
pub(crate) fn duty<'e>(edition: &'e Edition, duty: &'e Duty) -> Item<'e> {
    let mark = ("act", [say::act(duty.act), ""]);
    Item { mark, ..item(edition.actor(&duty.actor), &duty.text, &duty.reading, &duty.clause) }
}

/// A station on the line.
pub(crate) fn step<'e>(edition: &'e Edition, step: &'e Step) -> Item<'e> {
    let (class, mark) =
        if step.irreversible { ("irreversible", ("tag stop", [say::IRREVERSIBLE, ""])) } else { ("", ("", ["", ""])) };
    Item {
        class,
        actor: edition.actor(&step.actor),
        mark,
        link: step.link.as_ref(),
        offers: &step.offers,
        ..item(&step.name, &step.text, &step.reading, &step.clause)
    }
}

/// Who must have done what.
pub(crate) fn deadline<'e>(edition: &'e Edition, one: &'e Deadline) -> Item<'e> {
    Item { mark: ("act", [edition.actor(&one.actor), ""]), ..item(&one.name, &one.text, &one.reading, &one.clause) }
}

/// A paragraph with a name.
pub(crate) fn note<'e>(note: &&'e Note) -> Item<'e> {
    Item {
        class: if note.irreversible { "irreversible" } else { "" },
        link: note.link.as_ref(),
        offers: &note.offers,
        standing: note.standing,
        ..item(&note.name, &note.text, &note.reading, &note.clause)
    }
}
