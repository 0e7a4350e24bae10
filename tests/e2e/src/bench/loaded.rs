//! A page that has been loaded: how long a click takes to be drawn, and what the page holds in memory after a walk.

use serde_json::{Value, json};

use crate::bench::visit::{Options, Subject, warm_browser};
use crate::browser::Browser;
use crate::places::{longest_walk, one_walk_to_each_advice};
use crate::settings::Settings;
use crate::trouble::{Result, Trouble};

/// How many times slower the slower phone is.
pub const SLOWER: u32 = 4;

/// What was seen.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Milliseconds from each click until what it leads to was drawn.
    pub clicks: Vec<f64>,
    /// The same on a phone [`SLOWER`] times slower.
    pub clicks_slower: Vec<f64>,
    /// Bytes that the page's scripts hold after the walks, when all that can be collected has been.
    pub heap: f64,
    /// Nodes of the document.
    pub nodes: f64,
    /// Bytes of the WebAssembly memories; 0 where there is none.
    pub wasm: f64,
}

/// Loads a page over no line at all, and walks.
///
/// # Errors
/// The browser does not do what it is told.
pub fn walk(settings: &Settings, subject: &Subject) -> Result<Loaded> {
    let browser = warm_browser(settings, &Options { clicks: false, app: subject.has_app, memory: true })?;
    let session = &browser.session;
    session.post("/url", &json!({ "url": subject.server.origin() }))?;
    session.run("return visit.finished;", &json!([]))?;
    let clicks = clicks(&browser)?;
    let (heap, nodes) = held(&browser)?;
    let wasm = session
        .run("return visit.memories.reduce((bytes, memory) => bytes + memory.buffer.byteLength, 0);", &json!([]))?;
    session.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": SLOWER }))?;
    let clicks_slower = self::clicks(&browser)?;
    Ok(Loaded { clicks, clicks_slower, heap, nodes, wasm: wasm.as_f64().unwrap_or_default() })
}

/// Clicks through the longest walk and some others.
fn clicks(browser: &Browser) -> Result<Vec<f64>> {
    let mut walks = vec![longest_walk()];
    walks.extend(one_walk_to_each_advice().into_iter().step_by(10));
    let ids = |walk: &transfer_guide_rules::walk::Walk<'static>| {
        walk.path.iter().map(|taken| Value::from(&*taken.choice.id)).collect::<Value>()
    };
    let times = browser.session.run(include_str!("walk.js"), &json!([walks.iter().map(ids).collect::<Value>()]))?;
    Ok(times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
}

/// Bytes of the scripts' heap, and nodes.
fn held(browser: &Browser) -> Result<(f64, f64)> {
    let session = &browser.session;
    session.devtools("HeapProfiler.collectGarbage", &json!({}))?;
    session.devtools("Performance.enable", &json!({}))?;
    let metrics = session.devtools("Performance.getMetrics", &json!({}))?;
    let metric = |name: &str| {
        let found = metrics["metrics"].as_array().into_iter().flatten().find(|metric| metric["name"] == name);
        let value = found.and_then(|metric| metric["value"].as_f64());
        value.ok_or_else(|| Trouble::new(format!("the browser does not know its {name}")))
    };
    Ok((metric("JSHeapUsedSize")?, metric("Nodes")?))
}
