//! `dist` and `serve`: the page as it ships, made by the crate `ship`. The tools come from `setup`.

use crate::setup::PageTools;
use crate::system::{checkout, say, succeeds};
use crate::trouble::{Result, Trouble};
use crate::web;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, SystemTime};

/// The port when none is asked for.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// What of the project changes the page, from its root.
const SOURCES: &[&str] =
    &["Cargo.toml", "aid/src", "build.rs", "editions", "rules/src", "ship/src", "src", "styles", "view/src", "web"];

/// Builds the page into `dist` and returns its path. `flags` are those of `ship`.
pub(crate) fn build(tools: &PageTools, flags: &[&str]) -> Result<PathBuf> {
    let dist = checkout()?.join("dist");
    build_into(tools, &dist, flags)?;
    Ok(dist)
}

/// Builds page and program with the edition so many times over, to be measured: each in a folder named by the number.
pub(crate) fn build_grown(tools: &PageTools, times: &[usize]) -> Result<PathBuf> {
    let grown = checkout()?.join("target").join("grown");
    for number in times.iter().map(usize::to_string) {
        // That takes minutes to compile, and makes in minutes what would take an hour.
        make(tools.ship("optimised")?.arg(grown.join(&number)).args(["--times", &number]))?;
    }
    Ok(grown)
}

/// Builds the page made with Yew that the guide is tested in.
pub(crate) fn build_yew_host(tools: &PageTools) -> Result<PathBuf> {
    let host = checkout()?.join("target").join("yew-host");
    build_into(tools, &host, &["--yew-host"])?;
    Ok(host)
}

fn build_into(tools: &PageTools, dist: &Path, flags: &[&str]) -> Result<()> {
    make(tools.ship("dev")?.arg(dist).args(flags))
}

pub(crate) fn make(ship: &mut Command) -> Result<()> {
    if succeeds(ship) {
        Ok(())
    } else {
        Err(Trouble::new("the page could not be built", "mend what it says above, then run this again"))
    }
}

/// The port to serve on: the one that was asked for, or the first free one from the default on.
pub(crate) fn choose_port(asked: Option<u16>, is_free: impl Fn(u16) -> bool) -> Result<u16> {
    const TRIES: u16 = 20;
    match asked {
        Some(port) if is_free(port) => Ok(port),
        Some(port) => Err(Trouble::new(
            format!("port {port} is taken, or not open to you"),
            "leave --port out for the next free one, or name another: cargo xtask serve --port 8090",
        )),
        None => (DEFAULT_PORT..DEFAULT_PORT + TRIES).find(|port| is_free(*port)).ok_or_else(|| {
            Trouble::new(
                format!("ports {DEFAULT_PORT} to {} are all taken", DEFAULT_PORT + TRIES - 1),
                "name a free one: cargo xtask serve --port 9000",
            )
        }),
    }
}

/// Whether a server can listen on this port of the loopback address.
pub(crate) fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Serves the page until it is stopped, and builds it again at each change.
pub(crate) fn serve(tools: &PageTools, port: u16) -> Result<()> {
    say("building the page; the address follows when it can be opened");
    // Not in `dist`, which is for what ships: this page is not kept by browsers, or they would show yesterday's.
    let served = checkout()?.join("target").join(format!("served-{port}"));
    let mut built = newest_change()?;
    build_into(tools, &served, &["--not-kept"])?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| Trouble::new(format!("port {port}: {error}"), "cargo xtask serve --port 8090"))?;
    say(format!("\nTransfer Guide is at http://127.0.0.1:{port}/  (Ctrl+C stops it)\n"));
    let folder = served.clone();
    thread::spawn(move || web::serve(&listener, &folder));
    loop {
        thread::sleep(Duration::from_millis(500));
        let changed = newest_change()?;
        if changed != built {
            built = changed;
            say("something changed: building the page again");
            match build_into(tools, &served, &["--not-kept"]) {
                Ok(()) => say("built: reload the page"),
                Err(trouble) => say(format!("{trouble}\n  the page is still the one before")),
            }
        }
    }
}

/// When anything was changed last that changes the page.
fn newest_change() -> Result<Option<SystemTime>> {
    fn newest(path: &Path) -> Option<SystemTime> {
        let inside = std::fs::read_dir(path).into_iter().flatten().flatten();
        let inside = inside.filter_map(|entry| newest(&entry.path())).max();
        // Of a folder too: a file that is gone changes only that.
        inside.max(path.metadata().ok()?.modified().ok())
    }
    let checkout = checkout()?;
    Ok(SOURCES.iter().filter_map(|source| newest(&checkout.join(source))).max())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_wish_the_next_free_port_is_taken() {
        assert_eq!(choose_port(None, |_| true), Ok(DEFAULT_PORT));
        assert_eq!(choose_port(None, |port| port > DEFAULT_PORT + 1), Ok(DEFAULT_PORT + 2));
    }

    #[test]
    fn a_wished_port_is_never_replaced_by_another() {
        assert_eq!(choose_port(Some(9000), |_| true), Ok(9000));
        let trouble = choose_port(Some(9000), |port| port != 9000).unwrap_err();
        assert!(trouble.to_string().contains("cargo xtask serve --port"));
    }

    #[test]
    fn when_every_port_is_taken_the_search_ends() {
        assert!(choose_port(None, |_| false).is_err());
    }

    #[test]
    fn a_port_with_a_listener_is_not_free() -> std::io::Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        assert!(!is_free(listener.local_addr()?.port()));
        Ok(())
    }
}
