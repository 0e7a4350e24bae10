//! The engines that the page is tested in, and what each is told so that it is quiet, the same on every machine, and
//! able to run as root in a container.

use std::collections::BTreeSet;
use std::fmt;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

/// An engine: between them, nearly every browser there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Of Chrome, Edge and the browsers inside WeChat and QQ on Android.
    Chromium,
    /// Of Firefox.
    Firefox,
    /// Of Safari and of every browser on iOS; here the one of GNOME.
    WebKit,
}

/// Whether the page's own scripts run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    /// As usual.
    On,
    /// Switched off as a person does in the settings. The driver still does all it can.
    Off,
}

const CHROMIUM_ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // When the driver is killed, the pipe breaks and the browser ends too.
    "--remote-debugging-pipe",
    // No limit of moves in ten seconds: tests move faster than people.
    "--disable-ipc-flooding-protection",
    "--window-size=1280,900",
];

impl Engine {
    /// All of them, the fastest first.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// What its driver is asked for when a session starts.
    /// Everything that is not on this machine is asked of `proxy`, if there is one.
    pub(crate) fn capabilities(self, program: &Path, scripts: Scripts, proxy: Option<SocketAddr>) -> Value {
        let (on, off) = (scripts == Scripts::On, scripts == Scripts::Off);
        // The system's own proxy is none of the tests' business.
        let own_way: &[&str] = if proxy.is_some() { &[] } else { &["--no-proxy-server"] };
        let mut wanted = match self {
            Engine::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "binary": program,
                    "args": CHROMIUM_ARGUMENTS.iter().chain(own_way).collect::<Vec<_>>(),
                    // 2 is "blocked".
                    "prefs": if off { json!({ "profile.managed_default_content_settings.javascript": 2 }) } else { json!({}) },
                    "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
                },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            }),
            Engine::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": program,
                    "args": ["-headless", "--width=1280", "--height=900"],
                    "prefs": {
                        "javascript.enabled": on,
                        "network.proxy.type": if proxy.is_some() { 1 } else { 0 },
                        // Uncaught errors go to its standard error, where they are read.
                        "browser.dom.window.dump.enabled": true,
                        // No limit of moves in ten seconds: tests move faster than people.
                        "dom.navigation.navigationRateLimit.count": 0,
                        "intl.accept_languages": "en-US",
                    },
                },
            }),
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": program,
                    "args": ["--automation", format!("--enable-javascript={on}")],
                },
            }),
        };
        if let Some(proxy) = proxy {
            wanted["proxy"] = json!({ "proxyType": "manual", "httpProxy": proxy.to_string() });
        }
        wanted["timeouts"] = json!({ "script": 110_000, "pageLoad": 60_000, "implicit": 0 });
        wanted
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        })
    }
}

/// Says what is not tested in an engine and why: what a driver cannot do is never left out in silence.
pub fn not_tested(engine: Engine, what_and_why: &str) {
    say(&format!("not tested in {engine}: {what_and_why}"));
}

/// Says something once, in a line that `cargo xtask test` repeats at its end.
pub(crate) fn say(line: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if said.insert(line.to_owned()) {
        // Not with `println`, which says nothing where a test passes. If nobody listens, nobody needs to know.
        drop(std::io::stdout().write_all(format!("{line}\n").as_bytes()));
    }
}
