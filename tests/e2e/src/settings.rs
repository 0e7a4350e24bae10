//! Where the built page, the browsers and the tools are: from the environment, as `cargo xtask test` sets it.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::engine::Engine;
use crate::trouble::{Result, Trouble};

/// What stands in the variable of a program that cannot be had on this system.
const NONE: &str = "none";

/// What the tests need to be told.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder with the built page.
    pub dist: PathBuf,
    /// axe-core's `axe.min.js`.
    pub axe: PathBuf,
    /// The screen that nobody sees; none where WebKit is missing.
    pub xvfb: Option<PathBuf>,
    /// The web server that the page is hosted by, beside our own; none where it cannot be had on this system.
    pub nginx: Option<PathBuf>,
    /// Whether a sample is enough.
    pub quick: bool,
    chromium: Installed,
    firefox: Option<Installed>,
    webkit: Option<Installed>,
}

/// A browser, and the driver of its version.
#[derive(Clone, Debug)]
pub struct Installed {
    /// The browser.
    pub browser: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// The same for all tests of this process.
///
/// # Errors
/// See [`Settings::from_environment`].
pub fn shared() -> Result<&'static Settings> {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    match SETTINGS.get() {
        Some(settings) => Ok(settings),
        None => Settings::from_environment().map(|settings| SETTINGS.get_or_init(|| settings)),
    }
}

impl Settings {
    /// Reads them from the environment.
    ///
    /// # Errors
    /// One is missing: then nothing can be tested, and a test must say so rather than pass.
    pub fn from_environment() -> Result<Self> {
        Self::from(|name| env::var_os(name))
    }

    /// The browser of an engine; none where it cannot be had on this system.
    pub fn installed(&self, engine: Engine) -> Option<&Installed> {
        match engine {
            Engine::Chromium => Some(&self.chromium),
            Engine::Firefox => self.firefox.as_ref(),
            Engine::WebKit => self.webkit.as_ref(),
        }
    }

    fn from(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self> {
        let path = |name: &str| {
            let path = variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
            let path = path.ok_or_else(|| Trouble::new(format!("{name} is not set; run `cargo xtask test`")))?;
            if path.exists() {
                Ok(path)
            } else {
                Err(Trouble::new(format!("{name} is {}, which does not exist; run `cargo xtask test`", path.display())))
            }
        };
        let both = |browser: &str, driver: &str| Ok(Installed { browser: path(browser)?, driver: path(driver)? });
        // One that is not set is a mistake; one that cannot be had is said to be none.
        let is_there = |name: &&str| variable(name).is_none_or(|value| value != NONE);
        let [firefox, webkit, nginx] = ["TRANSFER_GUIDE_FIREFOX", "TRANSFER_GUIDE_WEBKIT", "TRANSFER_GUIDE_NGINX"]
            .map(|name| Some(name).filter(is_there));
        Ok(Settings {
            dist: path("TRANSFER_GUIDE_DIST")?,
            axe: path("TRANSFER_GUIDE_AXE")?,
            xvfb: webkit.map(|_| path("TRANSFER_GUIDE_XVFB")).transpose()?,
            nginx: nginx.map(path).transpose()?,
            quick: variable("TRANSFER_GUIDE_QUICK").is_some(),
            chromium: both("TRANSFER_GUIDE_CHROMIUM", "TRANSFER_GUIDE_CHROMEDRIVER")?,
            firefox: firefox.map(|name| both(name, "TRANSFER_GUIDE_GECKODRIVER")).transpose()?,
            webkit: webkit.map(|name| both(name, "TRANSFER_GUIDE_WEBKITDRIVER")).transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Engine, Settings};

    #[test]
    fn a_missing_setting_is_named_with_the_way_out() {
        for missing in [
            "DIST",
            "AXE",
            "CHROMIUM",
            "CHROMEDRIVER",
            "FIREFOX",
            "GECKODRIVER",
            "WEBKIT",
            "WEBKITDRIVER",
            "XVFB",
            "NGINX",
        ] {
            let missing = format!("TRANSFER_GUIDE_{missing}");
            let trouble = Settings::from(|name| (name != missing).then(|| ".".into())).unwrap_err().to_string();
            assert!(trouble.contains(&missing) && trouble.contains("cargo xtask test"), "{trouble}");
        }
    }

    #[test]
    fn a_browser_that_cannot_be_had_needs_no_driver_and_no_screen() {
        let value = |name: &str| match name {
            "TRANSFER_GUIDE_WEBKIT" => Some("none".into()),
            "TRANSFER_GUIDE_WEBKITDRIVER" | "TRANSFER_GUIDE_XVFB" => None,
            _ => Some(".".into()),
        };
        let settings = Settings::from(value).unwrap();
        assert!(settings.installed(Engine::WebKit).is_none() && settings.installed(Engine::Firefox).is_some());
    }

    #[test]
    fn a_path_that_leads_nowhere_is_no_setting() {
        assert!(Settings::from(|_| Some("no/such/place".into())).is_err());
        assert!(Settings::from(|_| Some("".into())).is_err());
    }
}
