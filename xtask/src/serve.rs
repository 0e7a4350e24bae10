//! `dist` and `serve`: the parts, made by the crate `parts`, and an edition published with them by `site`. The tools come from `setup`.

use crate::setup::PageTools;
use crate::system::{cargo, checkout, say, succeeds};
use crate::trouble::{Result, Trouble};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, SystemTime};

/// The port when none is asked for.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// What of the project changes the parts, from its root. What changes an edition is seen by whoever serves it.
const SOURCES: &[&str] =
    &["Cargo.toml", "Cargo.lock", "aid/src", "api/src", "parts/src", "rules/src", "src", "styles", "view/src", "web"];

/// The edition that is published and served, from the project's root.
const EDITION: &str = "editions/college-2020";

/// Makes the parts and publishes the edition into `dist`; returns its path. `flags` are those of `transfer-guide publish`.
pub(crate) fn build(tools: &PageTools, flags: &[&str]) -> Result<PathBuf> {
    let dist = checkout()?.join("dist");
    let parts = make_parts(tools, &[])?;
    let flags = [&["--strict"], flags].concat();
    succeed(&mut publish(&dist, &parts, "dev", &flags)?)?;
    pack("dev", &parts, &program()?)?;
    Ok(dist)
}

/// Packs the program, compiled with optimisation, to measure it: says where it is.
pub(crate) fn pack_optimised() -> Result<PathBuf> {
    let to = program()?.with_file_name(format!("transfer-guide-optimised{}", std::env::consts::EXE_SUFFIX));
    pack("optimised", &checkout()?.join("target").join("parts.bin"), &to)?;
    Ok(to)
}

fn pack(profile: &str, parts: &Path, to: &Path) -> Result<()> {
    succeed(site(profile).arg("pack").arg("--parts").arg(parts).arg("--to").arg(to))
}

/// Where the program `transfer-guide` is put, with the parts inside.
pub(crate) fn program() -> Result<PathBuf> {
    Ok(checkout()?.join("target").join(format!("transfer-guide{}", std::env::consts::EXE_SUFFIX)))
}

/// Publishes the page and its edition so many times over, to be measured: each in a folder named by the number.
pub(crate) fn build_grown(tools: &PageTools, times: &[usize]) -> Result<PathBuf> {
    let grown = checkout()?.join("target").join("grown");
    let parts = make_parts(tools, &[])?;
    for number in times.iter().map(usize::to_string) {
        // That takes minutes to compile, and makes in minutes what would take an hour.
        succeed(&mut publish(&grown.join(&number), &parts, "optimised", &["--times", &number])?)?;
    }
    Ok(grown)
}

/// Builds the page made with Yew that the guide is tested in.
pub(crate) fn build_yew_host(tools: &PageTools) -> Result<PathBuf> {
    let host = checkout()?.join("target").join("yew-host");
    succeed(tools.parts()?.arg(&host).arg("--yew-host"))?;
    Ok(host)
}

/// Makes the parts; returns the path of their archive. `flags` are those of the program that makes them.
fn make_parts(tools: &PageTools, flags: &[&str]) -> Result<PathBuf> {
    let parts = checkout()?.join("target").join("parts.bin");
    succeed(tools.parts()?.arg(&parts).args(flags))?;
    Ok(parts)
}

/// The command that publishes the edition from these parts into a folder, with a program compiled with this profile.
pub(crate) fn publish(to: &Path, parts: &Path, profile: &str, flags: &[&str]) -> Result<Command> {
    let mut publish = site(profile);
    publish.arg("publish").arg(checkout()?.join(EDITION)).arg("--to").arg(to).arg("--parts").arg(parts).args(flags);
    Ok(publish)
}

/// Lets `transfer-guide` check the edition in a folder, or ours. Returns whether it is whole.
pub(crate) fn check(folder: Option<&Path>, language: &str) -> Result<bool> {
    let folder = folder.map_or_else(|| Ok(checkout()?.join(EDITION)), |folder| Ok(folder.to_owned()))?;
    Ok(succeeds(site("dev").args(["--lang", language, "check"]).arg(folder)))
}

/// The program `transfer-guide`, in English unless told otherwise.
fn site(profile: &str) -> Command {
    let mut site = cargo();
    site.args(["run", "--quiet", "--profile", profile, "--package", "transfer-guide-site", "--", "--lang", "en"]);
    site
}

pub(crate) fn succeed(command: &mut Command) -> Result<()> {
    if succeeds(command) {
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

/// Serves the edition until it is stopped: the program `transfer-guide` does, and shows what changes in it; here the parts are made
/// again at each change of theirs.
pub(crate) fn serve(tools: &PageTools, port: u16) -> Result<()> {
    say("building the page; the address follows when it can be opened");
    let mut built = newest_change()?;
    let parts = make_parts(tools, &["--plain"])?;
    let mut serving = site("dev");
    serving.arg("serve").arg(checkout()?.join(EDITION)).arg("--port").arg(port.to_string()).arg("--parts").arg(&parts);
    let mut serving = serving
        .spawn()
        .map_err(|error| Trouble::new(format!("cargo does not start: {error}"), "is Cargo on the PATH?"))?;
    loop {
        thread::sleep(Duration::from_millis(500));
        if serving.try_wait().is_ok_and(|ended| ended.is_some()) {
            return Err(Trouble::new("nothing is served any more", "mend what it says above, then run this again"));
        }
        let changed = newest_change()?;
        if changed != built {
            built = changed;
            say("the parts have changed: building them again");
            if let Err(trouble) = make_parts(tools, &["--plain"]) {
                say(format!("{trouble}\n  the page is still the one before"));
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
