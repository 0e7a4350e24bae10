//! Where the built page, the browser and the tools are: from the environment, as `cargo xtask test` sets it.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::trouble::{Result, Trouble};

/// What the tests need to be told.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder with the built page.
    pub dist: PathBuf,
    /// The driver.
    pub chromedriver: PathBuf,
    /// The browser it drives.
    pub chromium: PathBuf,
    /// axe-core's `axe.min.js`.
    pub axe: PathBuf,
}

impl Settings {
    /// Reads them from the environment.
    ///
    /// # Errors
    /// One is missing: then nothing can be tested, and a test must say so rather than pass.
    pub fn from_environment() -> Result<Self> {
        Self::from(|name| env::var_os(name))
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
        Ok(Settings {
            dist: path("TRANSFER_GUIDE_DIST")?,
            chromedriver: path("TRANSFER_GUIDE_CHROMEDRIVER")?,
            chromium: path("TRANSFER_GUIDE_CHROMIUM")?,
            axe: path("TRANSFER_GUIDE_AXE")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn a_missing_setting_is_named_with_the_way_out() {
        for missing in ["DIST", "CHROMEDRIVER", "CHROMIUM", "AXE"].map(|name| format!("TRANSFER_GUIDE_{name}")) {
            let trouble = Settings::from(|name| (name != missing).then(|| ".".into())).unwrap_err().to_string();
            assert!(trouble.contains(&missing) && trouble.contains("cargo xtask test"), "{trouble}");
        }
    }

    #[test]
    fn a_path_that_leads_nowhere_is_no_setting() {
        assert!(Settings::from(|_| Some("no/such/place".into())).is_err());
        assert!(Settings::from(|_| Some("".into())).is_err());
    }
}
