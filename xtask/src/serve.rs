//! `serve` and `build`: the page as it ships, from Trunk. The tools come from `setup`.

use crate::setup::PageTools;
use crate::system::{checkout, say, succeeds};
use crate::trouble::{Result, Trouble};
use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

/// The command of this program that only `serve` itself gives: see [`announce`].
pub(crate) const ANNOUNCE: &str = "announce";

/// The port when none is asked for.
pub(crate) const DEFAULT_PORT: u16 = 8080;

/// Builds `dist` once and returns its path.
pub(crate) fn build(tools: &PageTools) -> Result<PathBuf> {
    if succeeds(&mut tools.trunk("build")?) {
        Ok(checkout()?.join("dist"))
    } else {
        Err(Trouble::new("Trunk could not build the page", "mend what it says above, then run this again"))
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
    // Not in `dist`: while it serves, Trunk adds a script to the page that reloads it, and that must never ship. Empty at
    // first, or a page of yesterday would be announced when today's cannot be built.
    let checkout = checkout()?;
    let served = checkout.join("target").join(format!("served-{port}"));
    let _ = fs::remove_dir_all(&served);
    let mut trunk = tools.trunk("serve")?;
    trunk.args(["--address", "127.0.0.1", "--port"]).arg(port.to_string()).arg("--dist").arg(served);
    // A change in these changes nothing in the page. Trunk refuses to ignore what is not there.
    for folder in ["dist", "target", "tests", "xtask"].map(|name| checkout.join(name)) {
        if folder.exists() {
            trunk.arg("--ignore").arg(folder);
        }
    }
    become_trunk(trunk, port)
}

/// Waits until the page answers on `port`, as long as `waited_for` holds, and then prints its address.
pub(crate) fn announce(port: u16, waited_for: impl Fn() -> bool) {
    while waited_for() {
        if answers(port) {
            say(format!("\nTransfer Guide is at http://127.0.0.1:{port}/  (Ctrl+C stops it)\n"));
            return;
        }
        thread::sleep(Duration::from_millis(200));
    }
}

/// Becomes Trunk, so that whoever stops this process stops the server, however they do it. The address is announced by
/// a second process, which ends by itself.
#[cfg(unix)]
fn become_trunk(mut trunk: Command, port: u16) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let announcer = env::current_exe().and_then(|xtask| {
        Command::new(xtask).arg(ANNOUNCE).args([port.to_string(), std::process::id().to_string()]).spawn()
    });
    if let Err(error) = announcer {
        say(format!("the page will be at http://127.0.0.1:{port}/ (cannot tell when: {error})"));
    }
    Err(trunk_does_not_start(&trunk.exec()))
}

#[cfg(not(unix))]
fn become_trunk(mut trunk: Command, port: u16) -> Result<()> {
    thread::spawn(move || announce(port, || true));
    let status = trunk.status().map_err(|error| trunk_does_not_start(&error))?;
    if status.success() { Ok(()) } else { Err(Trouble::new("Trunk stopped", "mend what it says above")) }
}

fn trunk_does_not_start(error: &std::io::Error) -> Trouble {
    Trouble::new(format!("Trunk does not start: {error}"), "cargo xtask setup")
}

fn answers(port: u16) -> bool {
    let get = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(format!("GET / HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes())?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.starts_with(b"HTTP/1.") && start.ends_with(b" 200"))
    };
    get().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_wish_the_next_free_port_is_taken() {
        assert_eq!(choose_port(None, |_| true).unwrap(), DEFAULT_PORT);
        assert_eq!(choose_port(None, |port| port > DEFAULT_PORT + 1).unwrap(), DEFAULT_PORT + 2);
    }

    #[test]
    fn a_wished_port_is_never_replaced_by_another() {
        assert_eq!(choose_port(Some(9000), |_| true).unwrap(), 9000);
        let trouble = choose_port(Some(9000), |port| port != 9000).unwrap_err();
        assert!(trouble.to_string().contains("cargo xtask serve --port"));
    }

    #[test]
    fn when_every_port_is_taken_the_search_ends() {
        assert!(choose_port(None, |_| false).is_err());
    }

    #[test]
    fn a_port_with_a_listener_is_not_free() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        assert!(!is_free(listener.local_addr().unwrap().port()));
    }
}
