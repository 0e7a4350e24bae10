//! A browser with a fresh profile, and the driver that moves it; both end with it. How tests share them is in
//! [`pool`](crate::pool).

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::display::Display;
use crate::engine::{Engine, Scripts};
use crate::settings::{Installed, Settings};
use crate::trouble::{Result, Trouble};
use crate::webdriver::Session;

/// How long a driver may take until it listens.
const START: Duration = Duration::from_secs(30);

/// A running browser.
pub struct Browser {
    /// Which.
    pub engine: Engine,
    /// What it is told to do.
    pub session: Session,
    scripts: Scripts,
    /// Dropped after the session has ended.
    driver: Driver,
    /// Dropped after the browser has ended.
    display: Option<Display>,
}

/// What is left of a browser between two tests: its driver, and but of WebKit the browser too.
pub(crate) struct Started {
    pub(crate) engine: Engine,
    pub(crate) scripts: Scripts,
    session: Option<Session>,
    driver: Driver,
    display: Option<Display>,
}

struct Driver {
    process: Child,
    port: u16,
    /// What the browser wrote to its standard error: nothing but for Firefox.
    errors: Arc<Mutex<Vec<String>>>,
    /// Where it and its browser leave their files; gone with it.
    temporary: PathBuf,
}

impl Browser {
    /// Starts one. Everything that is not on this machine is asked of `proxy`, if there is one.
    ///
    /// # Errors
    /// This engine is not on this system, or the driver or the browser does not start.
    pub fn start(settings: &Settings, engine: Engine, scripts: Scripts, proxy: Option<SocketAddr>) -> Result<Self> {
        let installed = installed(settings, engine)?;
        let display = settings.xvfb.as_deref().filter(|_| engine == Engine::WebKit).map(Display::start).transpose()?;
        let driver = match engine {
            Engine::WebKit => Driver::start_on_a_free_port(installed, display.as_ref())?,
            Engine::Chromium | Engine::Firefox => Driver::start(installed)?,
        };
        let session = Session::start(driver.port, &engine.capabilities(&installed.browser, scripts, proxy))?;
        Ok(Browser { engine, session, scripts, driver, display })
    }

    /// Clears away what a test has left.
    ///
    /// # Errors
    /// The driver or the browser does not do what it is told: neither is fit for another test.
    pub(crate) fn rest(self) -> Result<Started> {
        let Browser { engine, session, scripts, driver, display } = self;
        let session = match engine {
            Engine::Chromium | Engine::Firefox => {
                renew_window(&session)?;
                if engine == Engine::Chromium {
                    // It gives the focus to no window that a driver has opened.
                    session.devtools("Page.bringToFront", &json!({}))?;
                }
                Some(session)
            }
            Engine::WebKit => None,
        };
        Ok(Started { engine, scripts, session, driver, display })
    }

    /// Takes what a Firefox has written of errors since this was last asked.
    pub(crate) fn errors(&self) -> Vec<String> {
        std::mem::take(&mut *self.driver.errors.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Started {
    /// A browser for the next test.
    ///
    /// # Errors
    /// The browser does not start, or does not answer any more.
    pub(crate) fn resume(self, settings: &Settings) -> Result<Browser> {
        let Started { engine, scripts, session, driver, display } = self;
        let session = match session {
            Some(session) => session,
            None => {
                let capabilities = engine.capabilities(&installed(settings, engine)?.browser, scripts, None);
                Session::start(driver.port, &capabilities)?
            }
        };
        let browser = Browser { engine, session, scripts, driver, display };
        // What a page says as it is closed is none of the next test's.
        browser.errors();
        if engine == Engine::Chromium {
            // Nor what is in its logs.
            for kind in ["browser", "performance"] {
                browser.session.log(kind)?;
            }
        }
        browser.session.get("/url")?;
        Ok(browser)
    }
}

/// Opens a window without a history, and closes all others.
fn renew_window(session: &Session) -> Result<()> {
    let old = session.get("/window/handles")?;
    let new = session.post("/window/new", &json!({ "type": "tab" }))?;
    for handle in old.as_array().into_iter().flatten() {
        session.post("/window", &json!({ "handle": handle }))?;
        session.delete("/window")?;
    }
    session.post("/window", &json!({ "handle": new["handle"] })).map(drop)
}

fn installed(settings: &Settings, engine: Engine) -> Result<&Installed> {
    settings.installed(engine).ok_or_else(|| Trouble::new(format!("{engine} is not on this system")))
}

impl Driver {
    /// Starts a driver on a port that it chooses and says.
    fn start(installed: &Installed) -> Result<Self> {
        let failed = |why: &str| Trouble::new(format!("{}: {why}", installed.driver.display()));
        let mut driver = Driver::spawn(installed, &["--port=0"], None)?;
        let output = driver.process.stdout.take().ok_or_else(|| failed("has no output"))?;
        let mut output = BufReader::new(output);
        let mut said = String::new();
        while output.read_line(&mut said).map_err(|error| failed(&error.to_string()))? > 0 {
            if let Some(port) = said.lines().last().and_then(port_in) {
                // A driver that cannot write stops.
                thread::spawn(move || output.read_to_end(&mut Vec::new()));
                driver.port = port;
                return Ok(driver);
            }
        }
        Err(failed(&format!("did not say its port: {said}")))
    }

    /// Starts a driver that must be told its port, and does not say when it listens.
    fn start_on_a_free_port(installed: &Installed, display: Option<&Display>) -> Result<Self> {
        let failed = |why: &str| Trouble::new(format!("{}: {why}", installed.driver.display()));
        let give_up = Instant::now() + START;
        while Instant::now() < give_up {
            let port = free_port().map_err(|error| failed(&error.to_string()))?;
            let mut driver = Driver::spawn(installed, &[&format!("--port={port}")], display)?;
            // It ends at once when another program was faster to take the port.
            while Instant::now() < give_up && driver.process.try_wait().is_ok_and(|ended| ended.is_none()) {
                if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                    driver.port = port;
                    return Ok(driver);
                }
                thread::sleep(Duration::from_millis(20));
            }
        }
        Err(failed("does not listen"))
    }

    fn spawn(installed: &Installed, arguments: &[&str], display: Option<&Display>) -> Result<Self> {
        let failed = |path: &Path, error: std::io::Error| Trouble::new(format!("{}: {error}", path.display()));
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let temporary = std::env::temp_dir().join(format!("transfer-guide-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&temporary).map_err(|error| failed(&temporary, error))?;
        let mut command = Command::new(&installed.driver);
        command.args(arguments).env("TMPDIR", &temporary).env("HOME", &temporary);
        for folder in ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            command.env(folder, &temporary);
        }
        for proxy in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(proxy);
        }
        if let Some(display) = display {
            command.env("DISPLAY", &display.name).env("GDK_BACKEND", "x11");
            command.env("GSETTINGS_BACKEND", "memory").env("NO_AT_BRIDGE", "1");
            // Of a locale without a language, WebKit makes the language `C`, which is none.
            command.env("LANG", "en_US.UTF-8").env_remove("LC_ALL").env_remove("LANGUAGE");
        }
        command.stdin(Stdio::null()).stderr(Stdio::piped());
        // Read only where the port is said.
        command.stdout(if display.is_some() { Stdio::null() } else { Stdio::piped() });
        let mut process = command.spawn().map_err(|error| failed(&installed.driver, error))?;
        let errors = Arc::new(Mutex::new(Vec::new()));
        if let Some(output) = process.stderr.take() {
            let errors = Arc::clone(&errors);
            thread::spawn(move || keep_errors(BufReader::new(output), &errors));
        }
        Ok(Driver { process, port: 0, errors, temporary })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already. Asked, not killed, so that it ends a browser that is still there.
        drop(Command::new("kill").arg(self.process.id().to_string()).status());
        let give_up = Instant::now() + Duration::from_secs(5);
        while Instant::now() < give_up && matches!(self.process.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(10));
        }
        drop(self.process.kill());
        drop(self.process.wait());
        drop(std::fs::remove_dir_all(&self.temporary));
    }
}

/// The port in `… was started successfully on port 4711.` or in `… Listening on 127.0.0.1:4711`.
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("successfully on port ").or(line.split_once("Listening on 127.0.0.1:"))?;
    port.trim_end().trim_end_matches('.').parse().ok()
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Keeps what Firefox says of errors in a page; what it says of errors in itself is not about the page.
fn keep_errors(output: impl BufRead, errors: &Mutex<Vec<String>>) {
    // As bytes: what a page throws may be no text.
    for line in output.split(b'\n').map_while(std::result::Result::ok) {
        let line = String::from_utf8_lossy(&line);
        if let Some(error) = line.strip_prefix("JavaScript error: ")
            && !["resource:", "chrome:"].iter().any(|own| error.starts_with(own))
        {
            errors.lock().unwrap_or_else(PoisonError::into_inner).push(error.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::{keep_errors, port_in};

    #[test]
    fn the_port_is_read_from_what_each_driver_says() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 4711."), Some(4711));
        assert_eq!(port_in("1795568242089\tgeckodriver\tINFO\tListening on 127.0.0.1:4712\n"), Some(4712));
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }

    #[test]
    fn errors_of_the_page_are_kept_and_those_of_the_browser_are_not() {
        let said = "*** You are running in headless mode.\n\
                    JavaScript error: resource://gre/modules/x.sys.mjs, line 50: TypeError\n\
                    JavaScript error: http://127.0.0.1:1/, line 1: Error: later\n";
        let errors = Mutex::new(Vec::new());
        keep_errors(said.as_bytes(), &errors);
        assert_eq!(errors.into_inner().unwrap(), ["http://127.0.0.1:1/, line 1: Error: later"]);
    }
}
