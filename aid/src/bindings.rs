//! What scripts call: texts in, JSON out. A program holds one edition and what stands beside it.

use std::cell::{Cell, RefCell};

use serde::Serialize;
use transfer_guide_rules::dates::day_in_china;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::read_day;
use transfer_guide_rules::stored;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::calendar::{Set, calendar, reminders};
use crate::kit::{Kit, Reminder};
use crate::messages::WORDS;
use crate::place::Place;
use crate::{find, letters, otherwise, papers, plain, replies, report, sheet, stamp, steps};

/// As in the page: a few hundred kilobytes, for which this allocator is a third of the usual one.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static EDITION: Cell<Option<&'static Edition>> = const { Cell::new(None) };
    static KIT: RefCell<Kit> = RefCell::default();
}

/// Gives the program its edition, as the page has it: the file, and the texts that are missing in it, one a line, in UTF-8; and what
/// stands beside it. False where these do not fit.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it, and wasm-bindgen wants it public")]
pub fn open(stored: Vec<u8>, texts: Vec<u8>, kit: &[u8]) -> bool {
    let (Ok(texts), Some(kit)) = (String::from_utf8(texts), Kit::read(kit)) else { return false };
    let Ok(edition) = stored::read(stored.leak(), texts.leak()) else { return false };
    KIT.set(kit);
    EDITION.set(Some(Box::leak(Box::new(edition))));
    true
}

/// All that can be made of an advice.
#[derive(Serialize)]
struct All<'a> {
    title: &'a str,
    fragment: String,
    link: &'a str,
    stamped: String,
    steps: Vec<String>,
    reminders: Vec<&'a Reminder>,
    letters: Vec<letters::Written<'a>>,
    papers: Vec<papers::Offered<'a>>,
    replies: Vec<replies::Answer<'a>>,
    text: String,
    sheet: sheet::Sheet,
    otherwise: Vec<otherwise::Given>,
    report: String,
}

/// What everything is called.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn words() -> String {
    text(&WORDS)
}

/// All that can be made of an advice: `moment` is now, in seconds since 1970, `base` the guide's address without a fragment,
/// empty where it has none. `null` where the fragment leads to a question.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn advice(fragment: &str, moment: u32, base: &str) -> String {
    at(fragment, |kit, place| {
        let today = day_in_china(moment.into());
        let stamped = stamp::stamped(place);
        let link = link(base, &stamped);
        text(&All {
            title: &place.advised.advice.title,
            fragment: place.fragment(),
            link: &link,
            stamped,
            steps: steps::steps(place),
            reminders: reminders(kit, place),
            letters: letters::letters(kit, place, base),
            papers: papers::papers(kit, place),
            replies: replies::replies(kit, place, base),
            text: plain::plain(place, &link),
            sheet: sheet::sheet(place, today),
            otherwise: otherwise::otherwise(place),
            report: report::report(place, base),
        })
    })
}

/// The calendar file of an advice. `days` and `months` are what the student set for each reminder: `2020-09-15` or nothing,
/// and after how many months again, 0 for never.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn calendar_file(fragment: &str, moment: u32, base: &str, days: Vec<String>, months: Vec<u8>) -> String {
    let set: Vec<Option<Set>> = days
        .iter()
        .zip(months)
        .map(|(day, months)| read_day(day).map(|day| Set { day, months: u32::from(months) }))
        .collect();
    at(fragment, |kit, place| {
        let link = link(base, &stamp::stamped(place));
        calendar(kit, place, day_in_china(moment.into()), moment, &link, &set)
    })
}

/// A paper filled in, field by field.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn paper(id: &str, values: Vec<String>) -> String {
    filled(id, &values).map(|filled| text(&filled)).unwrap_or_default()
}

/// The same as a document.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn paper_file(id: &str, values: Vec<String>) -> Vec<u8> {
    filled(id, &values).map(|filled| papers::document(&filled)).unwrap_or_default()
}

/// A link as a code: the path of its squares and how many squares it is wide; `null` for a link that is too long.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn code(link: &str) -> String {
    text(&sheet::code(link))
}

/// What there is to say to what was typed.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn search(typed: &str) -> String {
    KIT.with_borrow(|kit| text(&find::answer(kit, typed)))
}

/// What there is to say of a link that was opened; `null` where there is nothing.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn age(fragment: &str) -> String {
    KIT.with_borrow(|kit| text(&EDITION.get().and_then(|edition| stamp::age(edition, kit, fragment))))
}

fn at(fragment: &str, make: impl FnOnce(&Kit, &Place<'_>) -> String) -> String {
    let Some(place) = EDITION.get().and_then(|edition| Place::of(edition, fragment)) else { return "null".to_owned() };
    KIT.with_borrow(|kit| make(kit, &place))
}

/// A place in the guide at an address; nothing where the guide has none.
fn link(base: &str, fragment: &str) -> String {
    if base.is_empty() { String::new() } else { [base, "#", fragment].concat() }
}

fn filled(id: &str, values: &[String]) -> Option<papers::Filled> {
    KIT.with_borrow(|kit| Some(papers::fill(kit.papers.iter().find(|paper| paper.id == id)?, values)))
}

/// JSON, which everything here can be.
fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}
