//! What the browser complains about while a test runs: a panic of the page ends there.
//!
//! Chromium has a log with all of it. Firefox writes what nobody caught, from the first script on, to its standard error;
//! what a script or the browser writes into the console alone (a blocked style, a file that is missing) is not there.
//! WebKit's driver has neither, so a script listens in the page, from the first time that the page is looked at until it is
//! left: what goes wrong while the page loads is not heard, nor what the browser itself writes into the console.

use std::thread::sleep;
use std::time::Duration;

use crate::engine::Engine;
use crate::page::Page;
use crate::trouble::done;

/// How Chromium says that a file did not arrive.
const NOT_ARRIVED: &str = "Failed to load resource";

impl Page {
    /// What the browser has complained about since this was last asked.
    #[track_caller]
    pub fn complaints(&self) -> Vec<String> {
        self.hear();
        self.heard.take()
    }

    /// Forgets what has been complained about so far: the test has brought it about. What Chromium says of files that did not
    /// arrive may come later than what the page says of it, so from now on nothing of that kind is heard.
    #[track_caller]
    pub fn forgive(&self) {
        self.complaints();
        self.forgives.set(true);
    }

    /// Hears what has been complained about so far, before the page is left.
    #[track_caller]
    pub(crate) fn hear(&self) {
        let new: Vec<String> = match self.engine() {
            Engine::Chromium => {
                let log = done(self.session().log("browser"));
                let severe = log.iter().filter(|entry| entry["level"] == "SEVERE");
                let messages = severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
                messages.filter(|message| !(self.forgives.get() && message.contains(NOT_ARRIVED))).collect()
            }
            Engine::Firefox => {
                // It comes by another way than the driver's answers, and may be a moment later.
                sleep(Duration::from_millis(20));
                self.browser().errors()
            }
            Engine::WebKit => self.texts("return listen().splice(0);"),
        };
        self.heard.borrow_mut().extend(new);
    }
}
