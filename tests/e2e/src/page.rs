//! The page as a student meets it: open, choose, go back, and what is to be seen. Every verb waits until the page is
//! where it must be then, and fails the test with what was to be seen instead. How an element in a page of another site is
//! met is in [`host`](crate::host), what runs the page in [`tiers`](crate::tiers).

use std::cell::{Cell, RefCell};

use serde_json::{Value, json};
use transfer_guide_rules::walk::{Taken, Walk};

use crate::browser::Browser;
use crate::engine::{Engine, Scripts};
use crate::places::{Place, link_of, stations};
use crate::pool::{self, Lent};
use crate::seen::Seen;
use crate::server::Server;
use crate::settings::{self, Settings};
use crate::trouble::{Result, Trouble, done};
use crate::wait::{fit, until};
use crate::webdriver::{Element, Session};

/// The key that moves the focus on.
pub const TAB: &str = "\u{e004}";

/// The key that follows a link.
pub const ENTER: &str = "\u{e007}";

/// What stands before each script.
const HELPERS: &str = include_str!("page.js");

/// The page in a browser.
pub struct Page {
    /// Goes back before the server ends.
    browser: Lent,
    /// What the page is loaded from.
    pub server: Server,
    /// Where browsers find the page, without a slash at the end.
    pub origin: String,
    /// Where things are.
    pub settings: &'static Settings,
    /// What the test is at.
    step: RefCell<String>,
    /// Complaints that were heard and not asked for yet.
    pub(crate) heard: RefCell<Vec<String>>,
    /// Whether files that do not arrive are no matter any more.
    pub(crate) forgives: Cell<bool>,
}

impl Page {
    /// Serves the page, and borrows a browser for it. Nothing is opened yet.
    ///
    /// # Errors
    /// Something is missing or does not start.
    pub fn start(engine: Engine, scripts: Scripts) -> Result<Self> {
        let settings = settings::shared()?;
        let server = Server::of_files(&settings.dist)?;
        let origin = server.origin();
        Ok(Page::new(pool::lend(settings, engine, scripts)?, server, origin, settings))
    }

    /// The same with the page at an address of the network, to which the line is not secure: browsers take away what they
    /// give only where it is, on this machine too.
    ///
    /// # Errors
    /// Something is missing or does not start.
    pub fn start_by_plain_http(engine: Engine) -> Result<Self> {
        let settings = settings::shared()?;
        let server = Server::of_files(&settings.dist)?;
        let browser = Browser::start(settings, engine, Scripts::On, Some(server.address()))?;
        Ok(Page::new(Lent::alone(browser), server, "http://guide.example".to_owned(), settings))
    }

    fn new(browser: Lent, server: Server, origin: String, settings: &'static Settings) -> Self {
        Page {
            browser,
            server,
            origin,
            settings,
            step: RefCell::default(),
            heard: RefCell::default(),
            forgives: Cell::default(),
        }
    }

    /// Notes what a test with several rounds is at, for the words of a failure.
    pub fn note(&self, step: impl Into<String>) {
        self.step.replace(step.into());
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

    /// All of it in Chromium; in the others, and where a run is to be quick, about so many, evenly spread: every claim that
    /// is made of hundreds of places is the rules' claim, not an engine's.
    pub fn sample<T>(&self, all: Vec<T>, few: usize) -> Vec<T> {
        let whole = self.engine() == Engine::Chromium && !self.settings.quick;
        let step = if whole { 1 } else { all.len().div_ceil(few.max(1)).max(1) };
        all.into_iter().step_by(step).collect()
    }

    /// The address of a place.
    pub fn address(&self, fragment: &str) -> String {
        format!("{}/#{fragment}", self.origin)
    }

    /// Loads the page at a fragment, as a link in another program does, and waits until the program shows anything.
    #[track_caller]
    pub fn open(&self, fragment: &str) -> Seen {
        self.load(fragment);
        self.wait("the guide starts", Seen::runs)
    }

    /// The same, and waits for no program.
    #[track_caller]
    pub fn load(&self, fragment: &str) {
        // In between something else, or the browser would only change the fragment.
        self.leave();
        self.browse(&self.address(fragment));
    }

    /// Goes to an address.
    #[track_caller]
    pub fn browse(&self, address: &str) {
        self.hear();
        done(self.session().post("/url", &json!({ "url": address })));
    }

    /// Goes to an empty page.
    #[track_caller]
    pub fn leave(&self) {
        self.browse("about:blank");
    }

    /// Sets the fragment of the loaded page, as typing into the address bar does.
    #[track_caller]
    pub fn go_to(&self, fragment: &str) {
        self.run_with("location.hash = arguments[0];", &json!([fragment]));
    }

    /// Goes to each of these places in turn, and asks the body of a function there, which gets its fragment: of hundreds of places
    /// in the time that a few take from outside.
    #[track_caller]
    pub fn at_each(&self, places: &[Place], script: &str) -> Vec<Value> {
        let ask = format!(
            "return atEach(arguments[0], function () {{
                {script}
            }});"
        );
        let some = |some: &[Place]| {
            let named: Value = some.iter().map(|place| json!([place.fragment, place.id, place.heading])).collect();
            self.run_with(&ask, &json!([named])).as_array().cloned().unwrap_or_default()
        };
        places.chunks(25).flat_map(some).collect()
    }

    /// What is to be seen now.
    #[track_caller]
    pub fn see(&self) -> Seen {
        self.see_in(0)
    }

    /// Waits until the program shows this place, whole.
    #[track_caller]
    pub fn expect(&self, place: &Place) -> Seen {
        self.wait(&format!("{place:?}"), |seen| seen.runs_at(place))
    }

    /// Waits until the page has gone to this place: the program shows it, and its heading has the focus.
    #[track_caller]
    pub fn arrive(&self, place: &Place) -> Seen {
        self.wait(&format!("arrival at {place:?}"), |seen| seen.runs_at(place) && seen.heading_has_focus())
    }

    /// Waits until what is to be seen fulfils a condition.
    #[track_caller]
    pub fn wait(&self, what: &str, condition: impl Fn(&Seen) -> bool) -> Seen {
        self.wait_in(0, what, condition)
    }

    /// Waits until the body of a function returns true in the page.
    #[track_caller]
    pub fn wait_for(&self, what: &str, script: &str) {
        self.wait_for_with(what, script, &json!([]));
    }

    /// The same for one with arguments.
    #[track_caller]
    pub fn wait_for_with(&self, what: &str, script: &str, arguments: &Value) {
        let look = || fit(self.run_with(script, arguments), |found| *found == true);
        until(what, look, |found| format!("found: {found}\n{}", self.describe()));
    }

    /// Waits until what the body of a function returns in the page fulfils a condition.
    #[track_caller]
    pub fn wait_for_value(&self, what: &str, script: &str, condition: impl Fn(&Value) -> bool) -> Value {
        let look = || fit(self.run(script), &condition);
        until(what, look, |found| format!("found: {found}\n{}", self.describe()))
    }

    /// Waits until something is so.
    #[track_caller]
    pub fn until(&self, what: &str, condition: impl Fn() -> bool) {
        until(what, || fit((), |()| condition()), |()| self.describe());
    }

    /// What may explain why a wait was in vain.
    #[track_caller]
    pub(crate) fn describe(&self) -> String {
        let asked: Vec<String> = self.server.asked().into_iter().map(|asked| asked.path).collect();
        let hints = self.run("return window.hints ?? null;");
        let step = self.step.borrow();
        format!(
            "at: {step}\nseen: {:#}\nhints: {hints}\nasked: {asked:?}\nconsole: {:?}",
            self.see().0,
            self.complaints()
        )
    }

    /// Clicks what a selector matches first, in the page or in its first element, as soon as it can be clicked.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.click_in(0, selector);
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

    /// Types into what is visible and matches a selector first.
    #[track_caller]
    pub fn type_into(&self, selector: &str, keys: &str) {
        self.with_visible(0, selector, |element| self.session().type_into(element, keys));
    }

    /// Puts a value into what matches a selector first, as a picker does.
    #[track_caller]
    pub fn put(&self, selector: &str, value: &str) {
        self.run_with("put(root.querySelector(arguments[0]), arguments[1]);", &json!([selector, value]));
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
        self.wait("the guide starts again", Seen::runs);
    }

    /// Runs the body of a function in the page, which may use what `page.js` has; a promise is waited for.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.run_with(script, &json!([]))
    }

    /// The same for one with arguments.
    #[track_caller]
    pub fn run_with(&self, script: &str, arguments: &Value) -> Value {
        let script = format!("{HELPERS}\nreturn (function () {{\n{script}\n}}).apply(null, arguments);");
        done(self.session().run(&script, arguments))
    }

    /// Asks the page for a list of texts.
    #[track_caller]
    pub fn texts(&self, script: &str) -> Vec<String> {
        self.texts_with(script, &json!([]))
    }

    /// The same by a script with arguments.
    #[track_caller]
    pub fn texts_with(&self, script: &str, arguments: &Value) -> Vec<String> {
        let found = self.run_with(script, arguments);
        let texts = found.as_array().unwrap_or_else(|| panic!("not a list: {found}"));
        texts.iter().map(|text| text.as_str().map_or_else(|| text.to_string(), str::to_owned)).collect()
    }

    /// The words of everything visible that a selector matches.
    #[track_caller]
    pub fn visible_texts(&self, selector: &str) -> Vec<String> {
        self.texts_with("return visible(arguments[0]).map(each => each.innerText.trim());", &json!([selector]))
    }

    /// A command of the DevTools protocol.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        done(self.session().devtools(command, parameters))
    }

    /// Waits until the page has done everything that it has begun: drawn twice, with all tasks between.
    #[track_caller]
    pub fn settle(&self) {
        self.run("return settled();");
    }

    /// Does something with what is visible and matches a selector first, in the element with this number or, where nothing
    /// does, in the page, as soon as that can be done.
    #[track_caller]
    pub(crate) fn with_visible(&self, number: usize, selector: &str, act: impl Fn(&Element) -> Result<()>) {
        let script =
            "return visible(arguments[1], rootOf(arguments[0])).concat(visible(arguments[1], document))[0] ?? null;";
        let look = || {
            let found = Element::of(&self.run_with(script, &json!([number, selector])));
            found.ok_or_else(|| Trouble::new("it is not there")).and_then(|element| act(&element))
        };
        until(&format!("{selector}, visible"), look, |trouble| format!("{trouble}\n{}", self.describe()));
    }
}
