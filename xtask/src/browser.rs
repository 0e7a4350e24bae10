//! A browser and its driver for the tests: Chromium or Chrome, with the chromedriver of the same major version.

use crate::packages::Packages;
use crate::system::{find_program, printed_by};
use crate::trouble::{Result, Trouble};
use std::env;
use std::path::PathBuf;

/// Names the browser: for the person who has several, and for the tests.
pub(crate) const CHROMIUM_VARIABLE: &str = "TRANSFER_GUIDE_CHROMIUM";

/// Names its driver, likewise.
pub(crate) const CHROMEDRIVER_VARIABLE: &str = "TRANSFER_GUIDE_CHROMEDRIVER";

/// Paths of a browser and a driver that fit each other.
#[derive(Debug)]
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chromium: PathBuf,
    /// Its chromedriver.
    pub(crate) chromedriver: PathBuf,
}

// The font, because in a screenshot without it every Chinese character is a box.
const CHROMIUM: Packages = Packages {
    what: "Chromium with its driver",
    why: "to test the page in a real browser",
    apt: &["chromium", "chromium-driver", "fonts-noto-cjk"],
    elsewhere: &[
        ("brew", "brew install --cask google-chrome chromedriver"),
        ("dnf", "sudo dnf install chromium chromedriver"),
        ("pacman", "sudo pacman -S chromium"),
        ("zypper", "sudo zypper install chromium chromedriver"),
    ],
    otherwise: "install Chromium or Chrome and the chromedriver of the same major version, or name them in \
                TRANSFER_GUIDE_CHROMIUM and TRANSFER_GUIDE_CHROMEDRIVER",
};

const CHROMIUM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CHROMEDRIVER_NAMES: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const MAC_APPLICATIONS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Finds a browser and its driver, or installs them.
pub(crate) fn provide() -> Result<Browser> {
    let found = match find() {
        Ok(browser) => return Ok(browser),
        Err(found) => found,
    };
    if [CHROMIUM_VARIABLE, CHROMEDRIVER_VARIABLE].iter().any(|name| env::var_os(name).is_some()) {
        return Err(Trouble::new(
            format!("no browser and driver that fit each other ({found})"),
            format!(
                "name both in {CHROMIUM_VARIABLE} and {CHROMEDRIVER_VARIABLE}, with the same major version, or unset both"
            ),
        ));
    }
    CHROMIUM.install()?;
    find().map_err(|found| {
        Trouble::new(format!("no browser and driver that fit each other ({found})"), CHROMIUM.otherwise)
    })
}

/// The first pair with the same major version; otherwise what there is, in words.
fn find() -> std::result::Result<Browser, String> {
    let browsers = with_versions(CHROMIUM_VARIABLE, &CHROMIUM_NAMES, &MAC_APPLICATIONS);
    let drivers = with_versions(CHROMEDRIVER_VARIABLE, &CHROMEDRIVER_NAMES, &[]);
    for (chromium, version) in &browsers {
        if let Some((chromedriver, _)) = drivers.iter().find(|(_, driver)| driver == version) {
            return Ok(Browser { chromium: chromium.clone(), chromedriver: chromedriver.clone() });
        }
    }
    let in_words = |kind: &str, found: &[(PathBuf, u32)]| match found {
        [] => format!("no {kind}"),
        found => {
            found.iter().map(|(path, version)| format!("{} {version}", path.display())).collect::<Vec<_>>().join(", ")
        }
    };
    Err(format!("{}; {}", in_words("browser", &browsers), in_words("driver", &drivers)))
}

/// The programs that start, with their major versions; only the one that the variable names, where it is set.
fn with_versions(variable: &str, names: &[&str], elsewhere: &[&str]) -> Vec<(PathBuf, u32)> {
    let candidates: Vec<PathBuf> = match env::var_os(variable) {
        Some(path) => vec![path.into()],
        None => names.iter().filter_map(|name| find_program(name)).chain(elsewhere.iter().map(PathBuf::from)).collect(),
    };
    let version = |path: &PathBuf| major_version(&printed_by(path, &["--version"])?);
    candidates.into_iter().filter_map(|path| version(&path).map(|version| (path, version))).collect()
}

/// The major version in a line like `Google Chrome 126.0.6478.126`.
fn major_version(line: &str) -> Option<u32> {
    line.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_every_kind_of_line() {
        assert_eq!(major_version("Google Chrome 126.0.6478.126"), Some(126));
        assert_eq!(major_version("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"), Some(156));
        assert_eq!(major_version("ChromeDriver 156.0.8078.79 (a21ce95c-refs/branch-heads/8078@{#1704})"), Some(156));
        assert_eq!(major_version("cannot open display"), None);
    }
}
