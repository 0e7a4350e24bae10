//! What scripts call when the program has arrived: `web/running.js` puts running guides into the page, tells each where to
//! go, and is told what it shows. Guides are numbered in the order in which they were put there.

use std::cell::RefCell;
use std::thread::LocalKey;

use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::read_day;
use transfer_guide_rules::stored::{self, Refusal};
use transfer_guide_view::guide::{Drawn, Event, Start};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use crate::guide::{Props, Running, Shown};

/// The memory of a page is a few hundred kilobytes: this allocator is a third of the usual one.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen]
extern "C" {
    /// Where a guide stands, as `web/running.js` has it.
    pub type Host;

    /// To be called after each drawing, with what [`Drawn::lines`] says of it, and whether it is another page than before. What it
    /// throws ends the program.
    #[wasm_bindgen(method)]
    fn drawn(this: &Host, lines: &str, arrived: bool);
}

thread_local! {
    static EDITIONS: RefCell<Vec<&'static Edition>> = const { RefCell::new(Vec::new()) };
    static GUIDES: RefCell<Vec<AppHandle<Running>>> = const { RefCell::new(Vec::new()) };
}

/// Takes in an edition: its file, and the texts that are missing in it, one a line, in UTF-8: as a string they would take three times
/// their room on the way. Gives its number; or, below zero, that of the [`Refusal`]. What is taken in stays as long as the program.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "JavaScript reaches it, and wasm-bindgen wants it public")]
pub fn open(stored: Vec<u8>, texts: Vec<u8>) -> i32 {
    match read(stored, texts) {
        Ok(edition) => keep(&EDITIONS, edition) as i32,
        Err(refusal) => -(refusal as i32),
    }
}

fn read(stored: Vec<u8>, texts: Vec<u8>) -> Result<&'static Edition, Refusal> {
    let texts = String::from_utf8(texts).map_err(|_| Refusal::OtherTexts)?;
    stored::check(&stored, &texts)?;
    Ok(Box::leak(Box::new(stored::read(stored.leak(), texts.leak())?)))
}

/// Puts a guide through an edition in `place`, whose content it replaces, at the place of a fragment; its links lead to the guide at
/// `base`, and answers that are known, in the form of a fragment, are not asked for. Tells its host what it shows. Gives its number.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn mount(edition: usize, place: Element, base: String, fragment: String, known: String, host: Host) -> usize {
    let Some(edition) = EDITIONS.with_borrow(|editions| editions.get(edition).copied()) else { return 0 };
    let drawn = Callback::from(move |shown: Drawn<'_>| host.drawn(&shown.lines(), shown.arrived));
    let props = Props { edition: Shown(edition), start: start(base, fragment, known), drawn };
    keep(&GUIDES, Renderer::<Running>::with_root_and_props(place, props).render())
}

/// Keeps one more, and gives its number.
fn keep<T>(all: &'static LocalKey<RefCell<Vec<T>>>, one: T) -> usize {
    all.with_borrow_mut(|all| {
        all.push(one);
        all.len() - 1
    })
}

/// A guide goes to the place of a fragment.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn go(guide: usize, fragment: String) {
    tell(guide, Event::Went(fragment));
}

/// A guide starts again.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn restart(guide: usize) {
    tell(guide, Event::Restarted);
}

/// A guide is another student's from now on, as if it had been put there anew.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn begin(guide: usize, base: String, fragment: String, known: String) {
    tell(guide, Event::Began(start(base, fragment, known)));
}

/// A day was typed, or taken out. False, and nothing happens, while what is typed is not yet a whole day.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "as above")]
pub fn type_day(guide: usize, id: String, value: String) -> bool {
    let whole = value.is_empty() || read_day(&value).is_some();
    if whole {
        tell(guide, Event::Typed(id, value));
    }
    whole
}

fn start(base: String, fragment: String, known: String) -> Start {
    Start { base: base.into(), fragment: fragment.into(), known: known.into() }
}

fn tell(guide: usize, event: Event) {
    GUIDES.with_borrow(|guides| {
        if let Some(guide) = guides.get(guide) {
            guide.send_message(event);
        }
    });
}
