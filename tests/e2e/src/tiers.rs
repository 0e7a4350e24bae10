//! The page by its tiers: plain HTML, the program as WebAssembly, the program as JavaScript. How it is served broken, and
//! how it is waited for and walked then, whichever tier it is: most verbs of [`page`](crate::page) wait for the program.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use transfer_guide_rules::walk::Walk;

use crate::page::Page;
use crate::places::{Place, stations};
use crate::seen::Seen;
use crate::server::{Answer, Asked, file_answer};
use crate::wait::PATIENCE;

/// The tier of the plain page with its loader.
pub const HTML: &str = "html";

/// The tier of the program in WebAssembly.
pub const WASM: &str = "wasm";

/// The tier of the program in JavaScript.
pub const SCRIPT: &str = "js";

/// Runs before everything else in a page that a test serves.
pub(crate) const WATCH: &str = include_str!("watch.js");

/// Holds answers back until it is opened, so that a test decides when they come.
#[derive(Clone, Default)]
pub struct Gate(Arc<AtomicBool>);

impl Gate {
    /// Lets everything through from now on.
    pub fn open(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Holds back what comes before it is opened; not for ever, lest a failed test leaves something hanging.
    pub fn hold(&self, answer: Answer) -> Answer {
        let give_up = Instant::now() + 3 * PATIENCE;
        while !self.0.load(Ordering::SeqCst) && Instant::now() < give_up {
            sleep(Duration::from_millis(10));
        }
        answer
    }
}

impl Page {
    /// Serves the page with a script that runs before all others, without a worker, which would answer in place of the
    /// server, and with whatever `change` makes of each answer.
    pub fn serve(&self, before: &'static str, change: impl Fn(&Asked, Answer) -> Answer + Send + Sync + 'static) {
        let whole = watched(self.settings.dist.clone(), before);
        self.server.answer_with(move |asked| change(asked, whole(asked)));
    }

    /// Waits until this tier runs.
    #[track_caller]
    pub fn expect_tier(&self, tier: &str) -> Seen {
        self.wait(&format!("tier {tier}"), |seen| seen.tier() == tier)
    }

    /// Waits until the loader warns of this and of nothing else.
    #[track_caller]
    pub fn expect_warning(&self, key: &str) -> Seen {
        self.wait(&format!("warning {key}"), |seen| seen.warnings() == [key])
    }

    /// Waits until this place is all that is shown, in any tier.
    #[track_caller]
    pub fn expect_shown(&self, place: &Place) -> Seen {
        self.wait(&format!("{place:?}, in any tier"), |seen| seen.is_at(place))
    }

    /// Clicks through a walk from the first question, in any tier.
    #[track_caller]
    pub fn choose_all_shown(&self, walk: &Walk<'static>) {
        for station in &stations(walk)[1..] {
            self.click(&choice_to(station));
            self.expect_shown(station);
        }
    }

    /// What the page has told the webmaster since it was loaded; only of a page that the tests serve with `watch.js`.
    #[track_caller]
    pub fn hints(&self) -> Vec<String> {
        self.texts("return window.hints;")
    }

    /// How many headings were visible at the times at which it was not one.
    #[track_caller]
    pub fn blanks(&self) -> Vec<String> {
        self.texts("return window.blank;")
    }

    /// How often a file with this ending was asked for since so many requests.
    pub fn asked_for(&self, ending: &str, before: usize) -> usize {
        self.server.asked().iter().skip(before).filter(|asked| asked.file().ends_with(ending)).count()
    }
}

/// The link of a choice that leads to a place, in any tier.
pub fn choice_to(place: &Place) -> String {
    format!("a.choice[href=\"#{}\"]", place.fragment)
}

/// The page with a script before all others, and with a worker that does nothing; each file as it is, not compressed.
fn watched(dist: PathBuf, before: &'static str) -> impl Fn(&Asked) -> Answer {
    move |asked| match asked.file() {
        "/before.js" => Answer::of("text/javascript", format!("{WATCH}\n{{{before}}}")),
        "/sw.js" => Answer::of("text/javascript", ""),
        file => {
            let mut answer = file_answer(&dist, &Asked::get(file));
            if ["/", "/index.html", "/guide.html"].contains(&file) {
                let page = String::from_utf8_lossy(&answer.body);
                answer.body = page.replacen("<head>", "<head><script src=/before.js></script>", 1).into_bytes();
            }
            answer
        }
    }
}
