//! The other engines that the page is tested in, Firefox and WebKit with their drivers, and nginx, whose settings are
//! tested too. What cannot be had on this system is named and left out; not where `CI=true`, where all are needed.

use crate::cargo_tools;
use crate::packages::Packages;
use crate::system::{find_program, say};
use crate::trouble::{Result, Trouble};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What the tests read instead of a path where something cannot be had.
const NONE: &str = "none";

/// Looks for a program; none when it is not there.
type Find = fn() -> Option<PathBuf>;

/// One thing to test in, and all that belongs to it.
struct Wanted {
    packages: Packages,
    /// The variable that names each program for the tests, and for the person who has several; and how to find it.
    programs: &'static [(&'static str, Find)],
    /// Whether `geckodriver` belongs to it, which is compiled and no package.
    geckodriver: bool,
}

const GECKODRIVER_VARIABLE: &str = "TRANSFER_GUIDE_GECKODRIVER";

const FIREFOX: Wanted = Wanted {
    packages: Packages {
        what: "Firefox",
        why: "to test the page in its engine too",
        apt: &["firefox-esr"],
        elsewhere: &[
            ("brew", "brew install --cask firefox"),
            ("dnf", "sudo dnf install firefox"),
            ("pacman", "sudo pacman -S firefox"),
            ("zypper", "sudo zypper install MozillaFirefox"),
        ],
        otherwise: "install Firefox, or name it in TRANSFER_GUIDE_FIREFOX",
    },
    programs: &[("TRANSFER_GUIDE_FIREFOX", || {
        let mac = PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox");
        find_program("firefox-esr")
            .or_else(|| find_program("firefox"))
            .or_else(|| Some(mac).filter(|path| path.is_file()))
    })],
    geckodriver: true,
};

const WEBKIT: Wanted = Wanted {
    packages: Packages {
        what: "WebKitGTK with its driver, its MiniBrowser, and Xvfb",
        why: "to test the page in the engine of Safari too",
        apt: &["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb"],
        elsewhere: &[
            ("dnf", "sudo dnf install webkit2gtk4.1 webkitgtk6.0 xorg-x11-server-Xvfb"),
            ("pacman", "sudo pacman -S webkit2gtk-4.1 xorg-server-xvfb"),
        ],
        otherwise: "use a Linux that has WebKitGTK 4.1, or name its programs in TRANSFER_GUIDE_WEBKIT (MiniBrowser), \
                    TRANSFER_GUIDE_WEBKITDRIVER and TRANSFER_GUIDE_XVFB",
    },
    programs: &[
        ("TRANSFER_GUIDE_WEBKIT", mini_browser),
        ("TRANSFER_GUIDE_WEBKITDRIVER", || find_program("WebKitWebDriver")),
        ("TRANSFER_GUIDE_XVFB", || find_program("Xvfb")),
    ],
    geckodriver: false,
};

const NGINX: Wanted = Wanted {
    packages: Packages {
        what: "nginx",
        why: "to test the settings that the page is served with",
        apt: &["nginx-light"],
        elsewhere: &[
            ("brew", "brew install nginx"),
            ("dnf", "sudo dnf install nginx"),
            ("pacman", "sudo pacman -S nginx"),
            ("zypper", "sudo zypper install nginx"),
        ],
        otherwise: "install nginx, or name it in TRANSFER_GUIDE_NGINX",
    },
    // Where Debian puts what only root usually starts.
    programs: &[("TRANSFER_GUIDE_NGINX", || {
        find_program("nginx").or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|path| path.is_file()))
    })],
    geckodriver: false,
};

/// The variables for the tests, with what each names.
pub(crate) fn provide() -> Result<Vec<(&'static str, PathBuf)>> {
    let mut variables = Vec::new();
    for wanted in [FIREFOX, WEBKIT, NGINX] {
        match wanted.provide() {
            Ok(found) => variables.extend(found),
            Err(trouble) if env::var_os("CI").is_some_and(|value| value == "true") => return Err(trouble),
            Err(trouble) => {
                say(format!("{trouble}\n  the tests that can do without it follow"));
                variables.extend(wanted.programs.iter().map(|(name, _)| (*name, PathBuf::from(NONE))));
            }
        }
    }
    Ok(variables)
}

impl Wanted {
    /// What is there, or what can be installed.
    fn provide(&self) -> Result<Vec<(&'static str, PathBuf)>> {
        let mut found = match self.find() {
            Some(found) => found,
            None => {
                self.packages.install()?;
                self.find().ok_or_else(|| {
                    Trouble::new(
                        format!("{} is not found, though it was just installed", self.packages.what),
                        self.packages.otherwise,
                    )
                })?
            }
        };
        if self.geckodriver {
            let named = named(GECKODRIVER_VARIABLE);
            found.push((GECKODRIVER_VARIABLE, named.map_or_else(cargo_tools::geckodriver, Ok)?));
        }
        Ok(found)
    }

    /// Every program of it; none when one is missing.
    fn find(&self) -> Option<Vec<(&'static str, PathBuf)>> {
        let program = |(name, find): &(&'static str, Find)| Some((*name, named(name).or_else(find)?));
        self.programs.iter().map(program).collect()
    }
}

/// The program that the person names.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// WebKitGTK's own small browser, which is on no `PATH`.
fn mini_browser() -> Option<PathBuf> {
    let lib = Path::new("/usr/lib");
    let multiarch = fs::read_dir(lib).into_iter().flatten().flatten().map(|folder| folder.path());
    let folders = [lib.to_path_buf(), "/usr/lib64".into(), "/usr/libexec".into()].into_iter().chain(multiarch);
    folders.map(|folder| folder.join("webkit2gtk-4.1").join("MiniBrowser")).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lacks_one_program_is_not_there() {
        let wanted = |programs| Wanted { packages: FIREFOX.packages, programs, geckodriver: false };
        assert!(wanted(&[("TRANSFER_GUIDE_TEST", || Some("here".into()))]).find().is_some());
        assert!(
            wanted(&[("TRANSFER_GUIDE_TEST", || Some("here".into())), ("TRANSFER_GUIDE_TEST_2", || None)])
                .find()
                .is_none()
        );
    }
}
