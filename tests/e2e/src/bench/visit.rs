//! One student's first visit and second visit to a page over a slow line, in a browser of its own.

use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use transfer_guide_editions::COLLEGE_2020;

use crate::bench::line::Profile;
use crate::bench::relay::{Relay, Sent};
use crate::browser::Browser;
use crate::engine::{Engine, Scripts};
use crate::server::{Answer, Server};
use crate::settings::Settings;
use crate::trouble::Result;

/// What watches from inside the page.
const WATCH: &str = include_str!("watch.js");

/// So long nothing has been asked for when a visit is over: the browser looks for a newer service worker a second after
/// a page has loaded.
const QUIET: Duration = Duration::from_millis(2_000);

/// One of the two pages that are compared.
pub struct Subject {
    /// As the report calls it.
    pub name: &'static str,
    /// Where it is served.
    pub server: Server,
    /// Whether an app takes it over.
    pub has_app: bool,
}

/// What the student does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Does {
    /// Only looks, until nothing happens any more.
    Looks,
    /// Clicks the first choice of the first question as soon as it is there, at each frame until the next question is.
    Clicks,
}

/// What was seen of one visit; times in milliseconds since the navigation began.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Anything was drawn.
    pub first_paint: Option<f64>,
    /// A choice was drawn.
    pub choices: Option<f64>,
    /// The next question had been drawn for two frames.
    pub shown: Option<f64>,
    /// The longest task of the main thread that had begun before; 0 where none was longer than 50 ms.
    pub longest_task: Option<f64>,
    /// How far things moved that nobody had touched (the sum of all layout shifts).
    pub shift: Option<f64>,
    /// The app had drawn itself.
    pub takeover: Option<f64>,
    /// What the app runs from.
    pub tier: Option<String>,
    /// What went over the line.
    pub sent: Vec<Sent>,
}

/// A browser that has drawn something already, Chinese letters too: not its own start is measured but the page's.
///
/// # Errors
/// It does not start.
pub fn warm_browser(settings: &Settings, options: &Options) -> Result<Browser> {
    let browser = Browser::start(settings, Engine::Chromium, Scripts::On, None)?;
    browser.session.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": options.script() }))?;
    browser.session.devtools("Emulation.setDeviceMetricsOverride", &phone())?;
    leave(&browser)?;
    Ok(browser)
}

/// The window of a small phone.
fn phone() -> Value {
    json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true })
}

/// What the script in the page is to do.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Clicks as soon as it can.
    pub clicks: bool,
    /// Waits for an app.
    pub app: bool,
    /// Looks for a program's memory.
    pub memory: bool,
}

impl Options {
    fn script(self) -> String {
        let Options { clicks, app, memory } = self;
        // The same in both pages: what stands first in one need not in the other.
        let choice = COLLEGE_2020
            .questions
            .first()
            .and_then(|first| first.choices.first().map(|choice| format!("#{}={}", first.id, choice.id)));
        let choice = Value::from(choice);
        format!("{{ const CLICKS = {clicks}, CHOICE = {choice}, APP = {app}, MEMORY = {memory};\n{WATCH} }}")
    }
}

/// Visits a page twice: with a browser that has never been there, and again when it has kept what it may.
///
/// # Errors
/// The browser does not do what it is told.
pub fn twice(settings: &Settings, subject: &Subject, profile: Profile, does: Does) -> Result<[Visit; 2]> {
    let options = Options { clicks: does == Does::Clicks, app: subject.has_app, memory: false };
    let browser = warm_browser(settings, &options)?;
    let relay = Relay::to(subject.server.address(), profile)?;
    let first = once(&browser, &relay, profile)?;
    leave(&browser)?;
    // Days later, no service worker runs any more.
    browser.session.devtools("ServiceWorker.enable", &json!({}))?;
    browser.session.devtools("ServiceWorker.stopAllWorkers", &json!({}))?;
    Ok([first, once(&browser, &relay, profile)?])
}

fn once(browser: &Browser, relay: &Relay, profile: Profile) -> Result<Visit> {
    let session = &browser.session;
    relay.take();
    session.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": profile.cpu }))?;
    session.post("/url", &json!({ "url": relay.origin() }))?;
    session.run("return visit.finished;", &json!([]))?;
    relay.wait_until_quiet(QUIET)?;
    let seen = session.run(
        "const { firstPaint, choices, shown, tasks, shift, takeover, tier } = visit;
         return { firstPaint, choices, shown, tasks, shift, takeover, tier };",
        &json!([]),
    )?;
    session.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": 1 }))?;
    let shown = seen["shown"].as_f64();
    Ok(Visit {
        first_paint: seen["firstPaint"].as_f64(),
        choices: seen["choices"].as_f64(),
        shown,
        longest_task: shown.map(|shown| longest_task_before(&seen["tasks"], shown)),
        shift: seen["shift"].as_f64(),
        takeover: seen["takeover"].as_f64(),
        tier: seen["tier"].as_str().map(str::to_owned),
        sent: relay.take(),
    })
}

fn longest_task_before(tasks: &Value, moment: f64) -> f64 {
    let tasks = tasks.as_array().into_iter().flatten();
    let begun = tasks.filter(|task| task[0].as_f64().is_some_and(|begun| begun < moment));
    begun.filter_map(|task| task[1].as_f64()).fold(0.0, f64::max)
}

/// Goes to another site, so that the next visit to the page begins in a process of its own. That site is our other name.
fn leave(browser: &Browser) -> Result<()> {
    let text = format!("<!doctype html><meta charset=utf-8><title>-</title><h1>{}</h1>", COLLEGE_2020.title);
    let elsewhere = Server::start(move |_| Answer::of("text/html; charset=utf-8", text.clone()))?;
    browser.session.post("/url", &json!({ "url": elsewhere.origin_by_name() }))?;
    thread::sleep(Duration::from_millis(300));
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::longest_task_before;

    #[test]
    fn only_tasks_that_begin_before_the_moment_count() {
        assert_eq!(longest_task_before(&json!([[10.0, 60.0], [50.0, 80.0], [200.0, 500.0]]), 100.0), 80.0);
        assert_eq!(longest_task_before(&json!([]), 100.0), 0.0);
    }
}
