//! The page where its scripts do not run: switched off in the browser, as a person does it. The driver still looks and
//! clicks, in all three engines; so these verbs are all that a person without scripts has.

use serde_json::json;

use crate::attempt::in_every_engine;
use crate::engine::{Engine, Scripts};
use crate::page::{Page, done};
use crate::patience::{fit, until};
use crate::server::Server;
use crate::settings::Settings;

/// The page in a browser that runs no scripts.
pub struct PlainPage(Page);

/// Runs a test with the page in a browser of its own that runs no scripts, of each engine in turn.
#[track_caller]
pub fn visit_without_scripts(test: impl Fn(&PlainPage)) {
    in_every_engine(|engine| test(&PlainPage(done(Page::start(engine, Scripts::Off)))));
}

impl PlainPage {
    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.0.engine()
    }

    /// What the page is loaded from.
    pub fn server(&self) -> &Server {
        &self.0.server
    }

    /// Where things are.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Loads the page at a fragment, as a link in another program does, and waits until it has gone there: browsers do so
    /// when all is loaded, and say before that it is.
    #[track_caller]
    pub fn open(&self, fragment: &str) {
        self.open_address(&self.0.address(fragment));
        let is_there = "const place = document.getElementById(arguments[0]);
            return place === null || place.matches(':target');";
        let look = || fit(self.0.run(is_there, &json!([fragment])), |there| *there == true);
        until(&format!("#{fragment} to be gone to"), look, |_| String::new());
    }

    /// Loads any page.
    #[track_caller]
    pub fn open_address(&self, address: &str) {
        // In between something else, or the browser would only change the fragment.
        done(self.0.session().post("/url", &json!({ "url": "about:blank" })));
        done(self.0.session().post("/url", &json!({ "url": address })));
    }

    /// Clicks what is visible and matches a selector first.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.0.click_visible(selector);
    }

    /// The words of everything visible that a selector matches.
    #[track_caller]
    pub fn visible_texts(&self, selector: &str) -> Vec<String> {
        self.0.visible_texts(selector)
    }

    /// Waits until exactly these words are visible where a selector matches.
    #[track_caller]
    pub fn expect(&self, selector: &str, words: &[&str]) {
        let look = || fit(self.visible_texts(selector), |visible| visible == words);
        let tell = |visible| format!("at #{} there is {visible:?}", self.fragment());
        until(&format!("{words:?} at {selector}"), look, tell);
    }

    /// The fragment of the address, decoded by nobody.
    #[track_caller]
    pub fn fragment(&self) -> String {
        let address = done(self.0.session().get("/url"));
        address.as_str().and_then(|address| address.split_once('#')).map_or(String::new(), |(_, it)| it.to_owned())
    }

    /// The document's title.
    #[track_caller]
    pub fn title(&self) -> String {
        done(self.0.session().get("/title")).as_str().unwrap_or_default().to_owned()
    }

    /// Presses keys, wherever the focus is.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        self.0.press(keys);
    }

    /// The browser's own Back.
    #[track_caller]
    pub fn back(&self) {
        self.0.back();
    }

    /// The browser's own Forward.
    #[track_caller]
    pub fn forward(&self) {
        self.0.forward();
    }

    /// The page behind it, for what has no verb here. What waits for the running app waits in vain.
    pub fn page(&self) -> &Page {
        &self.0
    }
}
