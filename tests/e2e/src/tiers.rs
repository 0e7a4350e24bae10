//! The page by its tiers: plain HTML, the program as WebAssembly, the program as JavaScript. How it is served broken, and
//! what is to be seen of it then, whichever tier it is: the verbs of [`page`](crate::page) wait for the program.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use transfer_guide_rules::walk::Walk;

use crate::page::{Page, done};
use crate::patience::{PATIENCE, fit, until};
use crate::places::{Place, stations};
use crate::server::{Answer, Asked, file_answer};

/// The tier of the plain page with its loader.
pub const HTML: &str = "html";

/// The tier of the program in WebAssembly.
pub const WASM: &str = "wasm";

/// The tier of the program in JavaScript.
pub const SCRIPT: &str = "js";

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

/// Runs before everything else in the page: keeps what the page tells the webmaster and what its policy refused, and looks
/// after each change and in each frame whether exactly one heading is visible.
const WATCH: &str = "
    window.hints = [];
    window.refused = [];
    window.blank = [];
    const warn = console.warn;
    console.warn = (...words) => {
        if (String(words[0]).startsWith('Transfer Guide: ')) hints.push(words.map(String).join(' '));
        else warn.apply(console, words);
    };
    document.addEventListener('securitypolicyviolation',
        event => refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
    const look = () => {
        const visible = Array.from(document.querySelectorAll('h1')).filter(each => each.getClientRects().length > 0);
        if (visible.length !== 1) blank.push(visible.length);
    };
    document.addEventListener('DOMContentLoaded', () => {
        const frame = () => { look(); requestAnimationFrame(frame); };
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        requestAnimationFrame(frame);
    });";

/// What is to be seen in any tier, read in one go.
const SIGHT: &str = "
    const visible = selector => Array.from(document.querySelectorAll(selector)).filter(each => each.getClientRects().length > 0);
    return {
        fragment: location.hash.slice(1),
        tier: document.documentElement.dataset.tier ?? '',
        headings: visible('h1').map(each => each.textContent.trim()),
        notices: visible('#notices [data-say]').map(each => each.dataset.say),
    };";

/// What is to be seen.
#[derive(Clone, Debug)]
pub struct Sight(Value);

impl Sight {
    /// The tier; nothing where no script has run.
    pub fn tier(&self) -> &str {
        self.0["tier"].as_str().unwrap_or_default()
    }

    /// The notices that are shown, by their keys.
    pub fn notices(&self) -> Vec<&str> {
        self.0["notices"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The fragment of the address.
    pub fn fragment(&self) -> &str {
        self.0["fragment"].as_str().unwrap_or_default()
    }

    /// Whether this place is all that is shown.
    pub fn is_at(&self, place: &Place) -> bool {
        self.0["fragment"] == *place.fragment && self.0["headings"] == json!([place.heading])
    }
}

impl Page {
    /// Serves the page with a script that runs before all others, without a worker, which would answer in place of the
    /// server, and with whatever `change` makes of each answer.
    pub fn serve(&self, before: &'static str, change: impl Fn(&Asked, Answer) -> Answer + Send + Sync + 'static) {
        let whole = watched(self.settings.dist.clone(), before);
        self.server.answer_with(move |asked| change(asked, whole(asked)));
    }

    /// Loads the page at a fragment, and waits for no program.
    #[track_caller]
    pub fn arrive_at(&self, fragment: &str) {
        self.hear();
        done(self.session().post("/url", &json!({ "url": "about:blank" })));
        done(self.session().post("/url", &json!({ "url": self.address(fragment) })));
    }

    /// What is to be seen now, in any tier.
    #[track_caller]
    pub fn sight(&self) -> Sight {
        Sight(self.run(SIGHT, &json!([])))
    }

    /// Waits until what is to be seen fulfils a condition.
    #[track_caller]
    pub fn wait_for_sight(&self, what: &str, condition: impl Fn(&Sight) -> bool) -> Sight {
        until(
            what,
            || fit(self.sight(), &condition),
            |sight| {
                let asked: Vec<String> = self.server.asked().into_iter().map(|asked| asked.path).collect();
                let hints = self.run("return window.hints;", &json!([]));
                format!("seen: {sight:?}\nhints: {hints}\nasked: {asked:?}\nconsole: {:?}", self.complaints())
            },
        )
    }

    /// Waits until this tier runs.
    #[track_caller]
    pub fn expect_tier(&self, tier: &str) -> Sight {
        self.wait_for_sight(&format!("tier {tier}"), |sight| sight.tier() == tier)
    }

    /// Waits until this notice is shown.
    #[track_caller]
    pub fn expect_notice(&self, key: &str) -> Sight {
        self.wait_for_sight(&format!("notice {key}"), |sight| sight.notices() == [key])
    }

    /// Waits until this place is all that is shown, in any tier.
    #[track_caller]
    pub fn expect_sight(&self, place: &Place) -> Sight {
        self.wait_for_sight(&format!("{place:?}"), |sight| sight.is_at(place))
    }

    /// Clicks through a walk from the first question by what is visible, in any tier.
    #[track_caller]
    pub fn choose_by_sight(&self, walk: &Walk<'static>) {
        for station in &stations(walk)[1..] {
            self.click_visible(&choice_to(station));
            self.expect_sight(station);
        }
    }

    /// Clicks what is visible and matches a selector first, as soon as there is any.
    #[track_caller]
    pub fn click_visible(&self, selector: &str) {
        let mark = "data-clicked-by-the-test";
        let marks = "const visible = Array.from(document.querySelectorAll(arguments[0])).find(each => each.getClientRects().length > 0);
             document.querySelectorAll(`[${arguments[1]}]`).forEach(each => each.removeAttribute(arguments[1]));
             visible?.setAttribute(arguments[1], '');
             return visible !== undefined;";
        let find = || fit(self.run(marks, &json!([selector, mark])), |found| *found == true);
        until(&format!("{selector}, visible"), find, |_| format!("{:?}", self.sight()));
        self.click(&format!("[{mark}]"));
    }

    /// The words of everything visible that a selector matches.
    #[track_caller]
    pub fn visible_texts(&self, selector: &str) -> Vec<String> {
        self.texts(
            "return Array.from(document.querySelectorAll(arguments[0])).filter(each => each.getClientRects().length > 0)
                .map(each => each.innerText.trim());",
            &json!([selector]),
        )
    }

    /// What the page has told the webmaster since it was loaded; only of a page that [`Page::serve`] serves.
    #[track_caller]
    pub fn hints(&self) -> Vec<String> {
        self.texts("return window.hints;", &json!([]))
    }

    /// How many headings were visible at the times at which it was not one.
    #[track_caller]
    pub fn blanks(&self) -> Vec<String> {
        self.texts("return window.blank;", &json!([]))
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
