//! A Chromium of its own with a fresh profile, and the driver that moves it; both end with it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use crate::settings::Settings;
use crate::trouble::{Result, Trouble};
use crate::webdriver::Session;

/// What makes it quiet, the same on every machine, and able to run as root in a container.
const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    // When the driver is killed, the pipe breaks and the browser ends too.
    "--remote-debugging-pipe",
    // No limit of moves in ten seconds: tests move faster than people.
    "--disable-ipc-flooding-protection",
    "--window-size=1280,900",
];

/// A running browser.
pub struct Browser {
    /// What it is told to do.
    pub session: Session,
    /// Dropped after the session has ended.
    _driver: Driver,
}

struct Driver {
    process: Child,
    /// Kept open: a driver that cannot write stops.
    output: BufReader<ChildStdout>,
    /// Where it and its browser leave their files; gone with it.
    temporary: PathBuf,
}

impl Browser {
    /// Starts one.
    ///
    /// # Errors
    /// The driver or the browser does not start.
    pub fn start(settings: &Settings) -> Result<Self> {
        let (driver, port) = Driver::start(settings)?;
        let session = Session::start(
            port,
            &json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "binary": settings.chromium,
                    "args": ARGUMENTS,
                    "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
                },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "timeouts": { "script": 110_000, "pageLoad": 60_000, "implicit": 0 },
            }),
        )?;
        Ok(Browser { session, _driver: driver })
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // So that the driver removes the profile; if it cannot, it is killed in a moment.
        drop(self.session.end());
    }
}

impl Driver {
    /// Starts a driver on a port that it chooses and says.
    fn start(settings: &Settings) -> Result<(Self, u16)> {
        let program = settings.chromedriver.display();
        let failed = |why: &str| Trouble::new(format!("{program}: {why}"));
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let temporary = std::env::temp_dir().join(format!("transfer-guide-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&temporary).map_err(|error| failed(&format!("{}: {error}", temporary.display())))?;
        let mut command = Command::new(&settings.chromedriver);
        command.env("TMPDIR", &temporary);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().map_err(|error| failed(&error.to_string()))?;
        let output = process.stdout.take().ok_or_else(|| failed("has no output"))?;
        let mut driver = Driver { process, output: BufReader::new(output), temporary };
        let mut said = String::new();
        while driver.output.read_line(&mut said).map_err(|error| failed(&error.to_string()))? > 0 {
            let last = said.lines().last().unwrap_or_default();
            let port = last.split_once("successfully on port ").map(|(_, port)| port.trim_end_matches('.'));
            if let Some(port) = port.and_then(|port| port.parse().ok()) {
                return Ok((driver, port));
            }
        }
        Err(failed(&format!("did not say its port: {said}")))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.process.kill());
        drop(self.process.wait());
        drop(std::fs::remove_dir_all(&self.temporary));
    }
}
