//! Lends each test a browser that nothing of another test is in. What is slow to start is kept for the next test: of Chromium and
//! Firefox the browser, with a new window; of WebKit the driver, for which a new browser is no dearer than a new window. What a
//! browser keeps, it keeps by origin, and every server of the tests has an origin of its own: see
//! [`server::listen`](crate::server::listen). What DevTools sets, they set for a window.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::browser::{Browser, Started};
use crate::engine::{Engine, Scripts};
use crate::settings::Settings;
use crate::trouble::Result;

/// What waits for the next test.
static IDLE: Mutex<Vec<Started>> = Mutex::new(Vec::new());

/// A browser for one test; it goes back when dropped, unless the test has failed.
pub struct Lent {
    /// None only while it is dropped.
    browser: Option<Browser>,
    /// Whether the next test may have it.
    shared: bool,
}

/// Lends a browser that is as new.
///
/// # Errors
/// This engine is not on this system, or the driver or the browser does not start.
pub fn lend(settings: &Settings, engine: Engine, scripts: Scripts) -> Result<Lent> {
    let taken = {
        let mut idle = idle();
        let fitting = idle.iter().position(|started| started.engine == engine && started.scripts == scripts);
        fitting.map(|at| idle.swap_remove(at))
    };
    // One that is broken is replaced.
    let browser = match taken.map(|started| started.resume(settings)) {
        Some(Ok(browser)) => browser,
        Some(Err(_)) | None => Browser::start(settings, engine, scripts, None)?,
    };
    Ok(Lent { browser: Some(browser), shared: true })
}

/// Ends everything that still waits.
pub fn close() {
    idle().clear();
}

impl Lent {
    /// A browser that no other test gets.
    pub fn alone(browser: Browser) -> Self {
        Lent { browser: Some(browser), shared: false }
    }
}

impl Deref for Lent {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        self.browser.as_ref().expect("it is there until it is dropped")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let well = self.shared && !std::thread::panicking();
        if let Some(browser) = self.browser.take().filter(|_| well)
            && let Ok(started) = browser.rest()
        {
            idle().push(started);
        }
    }
}

fn idle() -> MutexGuard<'static, Vec<Started>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}
