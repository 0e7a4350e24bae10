//! The page as a student meets it: open, choose, go back, and what is to be seen. Every verb waits until the page is
//! where it must be then, and fails the test with what was to be seen instead.

use std::cell::{Cell, RefCell};

use serde_json::{Value, json};
use transfer_guide_rules::walk::{Taken, Walk};

use crate::attempt::{in_engines, in_every_engine};
use crate::browser::Browser;
use crate::complaints::LISTEN;
use crate::engine::{Engine, Scripts};
use crate::patience::{fit, until};
use crate::places::{Place, Shows, link_of, stations};
use crate::server::Server;
use crate::settings::Settings;
use crate::trouble::Result;
use crate::webdriver::Session;

/// The key that moves the focus on.
pub const TAB: &str = "\u{e004}";

/// The key that follows a link.
pub const ENTER: &str = "\u{e007}";

/// What is to be seen, read in one go.
const SEE: &str = "
    const one = selector => document.querySelector('transfer-guide .guide ' + selector);
    const all = selector => Array.from(document.querySelectorAll('transfer-guide .guide ' + selector));
    const heading = one('h1');
    return {
        fragment: location.hash.slice(1),
        question: one('section.question')?.dataset.question,
        advice: one('article.advice')?.dataset.advice,
        heading: heading?.textContent,
        headings: all('h1').length,
        focused: heading !== null && document.activeElement === heading,
        focus: document.activeElement?.tagName,
        title: document.title,
        said: one('[role=status]')?.textContent,
        notices: all('.notice:not(.ignored)').map(notice => notice.textContent),
        ignored: all('.notice.ignored').map(notice => notice.textContent),
        marked: all('a.choice.marked').map(choice => choice.dataset.choice),
        answers: all('.answers dt').map(name => name.textContent),
        top: scrollY === 0,
        history: history.length,
    };";

/// What is to be seen.
#[derive(Clone, Debug)]
pub struct Seen(Value);

impl Seen {
    /// The place that the page shows; none while it shows neither question nor advice.
    pub fn place(&self) -> Option<Place> {
        let text = |key: &str| self.0[key].as_str().map(str::to_owned);
        let shows = text("question").map(Shows::Question).or(text("advice").map(Shows::Advice))?;
        Some(Place { fragment: text("fragment")?, shows, heading: text("heading")? })
    }

    /// Whether the one heading has the focus.
    pub fn heading_has_focus(&self) -> bool {
        self.0["focused"] == true && self.0["headings"] == 1
    }

    /// The element with the focus, by its tag.
    pub fn focus(&self) -> &str {
        self.text("focus")
    }

    /// The document's title.
    pub fn title(&self) -> &str {
        self.text("title")
    }

    /// What the live region says.
    pub fn said(&self) -> &str {
        self.text("said")
    }

    /// What the last move did, as the page says it.
    pub fn notices(&self) -> Vec<&str> {
        self.texts("notices")
    }

    /// What of the link could not be used, as the page says it.
    pub fn ignored(&self) -> Vec<&str> {
        self.texts("ignored")
    }

    /// The choices marked as the student's own.
    pub fn marked(&self) -> Vec<&str> {
        self.texts("marked")
    }

    /// The names of the questions answered, as the page lists them.
    pub fn answers(&self) -> Vec<&str> {
        self.texts("answers")
    }

    /// Whether the window is scrolled to the top.
    pub fn is_at_the_top(&self) -> bool {
        self.0["top"] == true
    }

    /// Entries in the browser's history.
    pub fn history_length(&self) -> u64 {
        self.0["history"].as_u64().unwrap_or_default()
    }

    fn text(&self, key: &str) -> &str {
        self.0[key].as_str().unwrap_or_default()
    }

    fn texts(&self, key: &str) -> Vec<&str> {
        self.0[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }
}

/// The page in a browser.
pub struct Page {
    /// Ends before the server does.
    browser: Browser,
    /// What the page is loaded from.
    pub server: Server,
    /// Where browsers find the page, without a slash at the end.
    pub origin: String,
    /// Where things are.
    pub settings: Settings,
    /// Complaints that were heard and not asked for yet.
    pub(crate) heard: RefCell<Vec<String>>,
    /// Whether files that do not arrive are no matter any more.
    pub(crate) forgives: Cell<bool>,
}

/// Runs a test with the page in a Chromium of its own: for what needs the DevTools protocol, which is in [`device`](crate::device).
/// Afterwards, nothing may have been complained about in the browser's console: a panic of the page ends there.
#[track_caller]
pub fn visit(test: impl Fn(&Page)) {
    in_engines(&[Engine::Chromium], |engine| visit_in(engine, &test));
}

/// Runs a test with the page in a browser of its own, of each engine in turn.
#[track_caller]
pub fn visit_every_engine(test: impl Fn(&Page)) {
    in_every_engine(|engine| visit_in(engine, &test));
}

/// Runs a test with the page in a browser of its own, of this engine.
#[track_caller]
fn visit_in(engine: Engine, test: &impl Fn(&Page)) {
    let page = done(Page::start(engine, Scripts::On));
    test(&page);
    let complaints = page.complaints();
    assert!(complaints.is_empty(), "in the browser's console: {complaints:#?}");
}

impl Page {
    /// Starts browser and server. Nothing is opened yet.
    ///
    /// # Errors
    /// Something is missing or does not start.
    pub fn start(engine: Engine, scripts: Scripts) -> Result<Self> {
        Self::start_at(None, engine, scripts)
    }

    /// The same with the page at an address of the network, to which the line is not secure: browsers take away what they
    /// give only where it is, on this machine too.
    ///
    /// # Errors
    /// Something is missing or does not start.
    pub fn start_by_plain_http(engine: Engine) -> Result<Self> {
        Self::start_at(Some("http://guide.example"), engine, Scripts::On)
    }

    /// `far` is where browsers find the page, if that is not this machine.
    fn start_at(far: Option<&str>, engine: Engine, scripts: Scripts) -> Result<Self> {
        let settings = Settings::from_environment()?;
        let server = Server::of_files(&settings.dist)?;
        let browser = Browser::start(&settings, engine, scripts, far.map(|_| server.address()))?;
        let origin = far.map_or_else(|| server.origin(), str::to_owned);
        Ok(Page { browser, server, origin, settings, heard: RefCell::default(), forgives: Cell::default() })
    }

    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// The browser that shows it.
    pub(crate) fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The browser's session, for what has no verb here.
    pub fn session(&self) -> &Session {
        &self.browser.session
    }

    /// All of it in Chromium; in the others about so many, evenly spread, for they are slower and every claim that is made of
    /// hundreds of places is the rules' claim, not an engine's.
    pub fn sample<T>(&self, all: Vec<T>, few: usize) -> Vec<T> {
        let step = if self.engine() == Engine::Chromium { 1 } else { all.len().div_ceil(few.max(1)).max(1) };
        all.into_iter().step_by(step).collect()
    }

    /// The address of a place.
    pub fn address(&self, fragment: &str) -> String {
        format!("{}/#{fragment}", self.origin)
    }

    /// Loads the page at a fragment, as a link in another program does, and waits until it shows anything.
    #[track_caller]
    pub fn open(&self, fragment: &str) -> Seen {
        self.hear();
        // In between something else, or the browser would only change the fragment.
        done(self.session().post("/url", &json!({ "url": "about:blank" })));
        done(self.session().post("/url", &json!({ "url": self.address(fragment) })));
        self.wait("the guide starts", |seen| seen.place().is_some())
    }

    /// Sets the fragment of the loaded page, as typing into the address bar does.
    #[track_caller]
    pub fn go_to(&self, fragment: &str) {
        self.run("location.hash = arguments[0];", &json!([fragment]));
    }

    /// What is to be seen now.
    #[track_caller]
    pub fn see(&self) -> Seen {
        if self.engine() == Engine::WebKit {
            return Seen(self.run(&format!("{LISTEN}{SEE}"), &json!([])));
        }
        Seen(self.run(SEE, &json!([])))
    }

    /// Waits until the page shows this place, whole.
    #[track_caller]
    pub fn expect(&self, place: &Place) -> Seen {
        self.wait(&format!("{place:?}"), |seen| seen.place().as_ref() == Some(place))
    }

    /// Waits until the page has gone to this place: it is shown, and its heading has the focus.
    #[track_caller]
    pub fn arrive(&self, place: &Place) -> Seen {
        let there = |seen: &Seen| seen.place().as_ref() == Some(place) && seen.heading_has_focus();
        self.wait(&format!("arrival at {place:?}"), there)
    }

    /// Waits until what is seen fulfils a condition.
    #[track_caller]
    pub fn wait(&self, what: &str, condition: impl Fn(&Seen) -> bool) -> Seen {
        let tell = |seen: Seen| format!("seen: {:#}\nconsole: {:?}", seen.0, self.complaints());
        until(what, || fit(self.see(), &condition), tell)
    }

    /// Clicks what a selector matches first, as soon as it is there to be clicked.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let click = || self.session().element(selector).and_then(|element| self.session().click(&element));
        until(&format!("a click on {selector}"), click, |trouble| trouble.to_string());
    }

    /// Clicks a choice.
    #[track_caller]
    pub fn choose(&self, taken: &Taken<'static>) {
        self.click(&link_of(taken));
    }

    /// Clicks through a walk from the first question, which is on the page.
    #[track_caller]
    pub fn choose_all(&self, walk: &Walk<'static>) -> Seen {
        let mut seen = self.see();
        for (taken, station) in walk.path.iter().zip(&stations(walk)[1..]) {
            self.choose(taken);
            seen = self.arrive(station);
        }
        seen
    }

    /// Presses keys, wherever the focus is.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        done(self.session().press(keys));
    }

    /// The browser's own Back.
    #[track_caller]
    pub fn back(&self) {
        done(self.session().post("/back", &json!({})));
    }

    /// The browser's own Forward.
    #[track_caller]
    pub fn forward(&self) {
        done(self.session().post("/forward", &json!({})));
    }

    /// The browser's own Reload.
    #[track_caller]
    pub fn reload(&self) {
        self.hear();
        done(self.session().post("/refresh", &json!({})));
        self.wait("the guide starts again", |seen| seen.place().is_some());
    }

    /// Runs the body of a function in the page; a promise is waited for.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &Value) -> Value {
        done(self.session().run(script, arguments))
    }

    /// Asks the page for a list of texts.
    #[track_caller]
    pub fn texts(&self, script: &str, arguments: &Value) -> Vec<String> {
        let found = self.run(script, arguments);
        let texts = found.as_array().unwrap_or_else(|| panic!("not a list: {found}"));
        texts.iter().map(|text| text.as_str().map_or_else(|| text.to_string(), str::to_owned)).collect()
    }

    /// A command of the DevTools protocol.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        done(self.session().devtools(command, parameters))
    }

    /// Waits until the page has done everything that it has begun: drawn twice, with all tasks between.
    #[track_caller]
    pub fn settle(&self) {
        self.run(
            "return new Promise(done => requestAnimationFrame(() => setTimeout(() =>
                requestAnimationFrame(() => setTimeout(done)))));",
            &json!([]),
        );
    }
}

/// What the driver answered; a driver that cannot is the end of the test.
#[track_caller]
pub fn done<T>(result: Result<T>) -> T {
    match result {
        Ok(value) => value,
        Err(trouble) => panic!("{trouble}"),
    }
}
