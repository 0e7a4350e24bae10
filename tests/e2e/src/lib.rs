//! Walks the built page in a real browser, over WebDriver. This is the harness, from the outside in; what the page
//! must do is in `tests/`, one file per subject.
//!
//! - [`suite`]: which test runs in which engine, and once more where it failed
//! - [`page`]: the page as a student meets it: open, choose, go back
//! - [`seen`]: what is to be seen of it
//! - [`device`]: the student's device: its window, colours, clock, pointer
//! - [`bench`]: measures the page against a plain page of the same questions
//! - [`places`]: every place the page has, from the rules: what a test compares the page with
//! - [`tiers`]: the page by its tiers, served broken
//! - [`wait`]: how long anything may take, and how it is waited for
//! - [`engine`]: Chromium, Firefox and WebKit
//! - [`pool`]: lends one of them to each test, as new
//! - [`browser`]: one of them, with its own profile
//! - [`webdriver`]: the protocol that it is driven by
//! - [`server`]: serves the page on this machine and notes what was asked for
//! - [`host`]: a page of another site with the guide in it
//! - [`student`]: what a student meets in a page that breaks what a driver asks for
//! - [`report`]: what the check of a server says
//! - [`nginx`]: serves it as a real web server does
//! - [`offline`]: what the browser keeps of it
//! - [`aid`]: what helps to act on an advice
//! - [`release`]: a built page, and another build of the same page
//! - [`settings`]: where page, browser and tools are
//! - [`trouble`]: what went wrong, and the way out

pub mod aid;
mod answer;
pub mod bench;
pub mod browser;
mod complaints;
pub mod device;
mod display;
pub mod engine;
pub mod host;
pub mod nginx;
pub mod offline;
pub mod page;
pub mod places;
pub mod pool;
pub mod release;
pub mod report;
pub mod seen;
pub mod server;
pub mod settings;
pub mod student;
pub mod suite;
pub mod tiers;
pub mod trouble;
pub mod wait;
pub mod webdriver;
