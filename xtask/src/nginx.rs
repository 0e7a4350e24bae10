//! A web server for the tests: nginx, to prove that it takes the snippet that ships with the page.

use crate::packages::Packages;
use crate::system::find_program;
use crate::trouble::{Result, Trouble};
use std::path::{Path, PathBuf};

/// Names it: for the tests, and for the person who has it elsewhere; `none` for the one who cannot have it.
pub(crate) const NGINX_VARIABLE: &str = "TRANSFER_GUIDE_NGINX";

const NGINX: Packages = Packages {
    what: "nginx",
    why: "to test the page behind a real web server",
    apt: &["nginx-light"],
    elsewhere: &[
        ("brew", "brew install nginx"),
        ("dnf", "sudo dnf install nginx"),
        ("pacman", "sudo pacman -S nginx"),
        ("zypper", "sudo zypper install nginx"),
    ],
    otherwise: "install nginx, or name it in TRANSFER_GUIDE_NGINX",
};

/// Finds nginx, or installs it.
pub(crate) fn provide() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(NGINX_VARIABLE) {
        return Ok(named.into());
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    NGINX.install()?;
    find().ok_or_else(|| Trouble::new("nginx was installed and is not to be found", NGINX.otherwise))
}

/// On Debian it is where only root looks for programs.
fn find() -> Option<PathBuf> {
    let elsewhere = || Some(Path::new("/usr/sbin/nginx")).filter(|path| path.is_file()).map(Path::to_path_buf);
    find_program("nginx").or_else(elsewhere)
}
