//! Stands between the browser and the harness's server and makes the way there a slow line: keeps connections open as
//! hosts on the network do, sends every answer as the line allows, and counts what went over it, a service worker's
//! requests too.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::bench::line::{Connection, Line, Profile};
use crate::trouble::{Result, Trouble};

/// One answer that went over the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// What was asked for.
    pub path: String,
    /// Head and body, as they went over the line.
    pub bytes: usize,
}

/// A running relay; it takes no more connections when dropped.
pub struct Relay {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    server: SocketAddr,
    line: Line,
    traffic: Mutex<Traffic>,
    stopped: AtomicBool,
}

struct Traffic {
    sent: Vec<Sent>,
    under_way: usize,
    last: Instant,
}

impl Relay {
    /// Relays to a server on this machine.
    ///
    /// # Errors
    /// There is no free port.
    pub fn to(server: SocketAddr, profile: Profile) -> Result<Self> {
        let failed = |error: std::io::Error| Trouble::new(format!("no port to relay on: {error}"));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let traffic = Mutex::new(Traffic { sent: Vec::new(), under_way: 0, last: Instant::now() });
        let shared = Shared { server, line: Line::new(profile), traffic, stopped: AtomicBool::new(false) };
        let shared = Arc::new(shared);
        let relayed = Arc::clone(&shared);
        thread::spawn(move || {
            for connection in listener.incoming() {
                if relayed.stopped.load(Ordering::SeqCst) {
                    break;
                }
                let relayed = Arc::clone(&relayed);
                // A connection that breaks off is the browser's business.
                thread::spawn(move || connection.and_then(|connection| relayed.serve(connection)));
            }
        });
        Ok(Relay { address, shared })
    }

    /// Where it is, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What went over the line since this was last asked.
    pub fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut self.shared.traffic().sent)
    }

    /// Waits until nothing has been asked for or sent for so long.
    ///
    /// # Errors
    /// The page goes on asking, for a minute.
    pub fn wait_until_quiet(&self, long: Duration) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(60) {
            let wait = {
                let traffic = self.shared.traffic();
                let last = traffic.last.max(begun);
                if traffic.under_way == 0 { (last + long).saturating_duration_since(Instant::now()) } else { long }
            };
            if wait.is_zero() {
                return Ok(());
            }
            thread::sleep(wait);
        }
        Err(Trouble::new(format!("the page still asks after a minute: {:?}", self.take())))
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for the next connection; if that fails, nobody waits.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn traffic(&self) -> MutexGuard<'_, Traffic> {
        self.traffic.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers one request after the other until the browser has no more.
    fn serve(&self, mut browser: TcpStream) -> std::io::Result<()> {
        let mut connection = Connection::open();
        browser.set_nodelay(true)?;
        let mut requests = BufReader::new(browser.try_clone()?);
        while let Some((path, request)) = read_request(&mut requests)? {
            self.traffic().under_way += 1;
            let answered = self.answer(&mut browser, &mut connection, &request);
            let mut traffic = self.traffic();
            traffic.under_way -= 1;
            traffic.last = Instant::now();
            traffic.sent.push(Sent { path, bytes: answered? });
        }
        Ok(())
    }

    /// Lets the server answer, at once, and sends that on as the line allows. Returns how much it was.
    fn answer(&self, to: &mut impl Write, connection: &mut Connection, request: &[u8]) -> std::io::Result<usize> {
        let mut server = TcpStream::connect(self.server)?;
        server.write_all(request)?;
        let mut answer = Vec::new();
        server.read_to_end(&mut answer)?;
        let answer = kept_open(answer);
        self.line.wait_for_answer(connection);
        self.line.send(to, connection, &answer)?;
        Ok(answer.len())
    }
}

/// The next request: its path, and all of it. The pages only get; there is never a body.
fn read_request(from: &mut impl BufRead) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let mut request = Vec::new();
    loop {
        let read = from.read_until(b'\n', &mut request)?;
        if read == 0 {
            return Ok(None);
        }
        if request.ends_with(b"\r\n\r\n") {
            let text = String::from_utf8_lossy(&request);
            let path = text.split_whitespace().nth(1).unwrap_or_default().to_owned();
            return Ok(Some((path, request)));
        }
    }
}

/// The answer of a server that closes, as a server sends it that does not.
fn kept_open(answer: Vec<u8>) -> Vec<u8> {
    const CLOSE: &[u8] = b"connection: close\r\n";
    let place = answer.windows(CLOSE.len()).position(|window| window == CLOSE);
    match place {
        Some(place) => [&answer[..place], &answer[place + CLOSE.len()..]].concat(),
        None => answer,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Relay, Sent};
    use crate::bench::line::Profile;
    use crate::server::{Answer, Server};

    #[test]
    fn a_connection_carries_one_answer_after_the_other_and_all_are_counted() {
        let server = Server::start(|asked| Answer::of("text/plain", asked.path.clone())).unwrap();
        let profile =
            Profile { name: "test", bits_per_second: 8_000_000, round_trip: Duration::from_millis(1), cpu: 1 };
        let relay = Relay::to(server.address(), profile).unwrap();
        let agent: ureq::Agent = ureq::Agent::config_builder().proxy(None).build().into();
        for path in ["/one", "/two"] {
            let mut answer = agent.get(format!("{}{path}", relay.origin())).call().unwrap();
            assert_eq!(answer.body_mut().read_to_string().unwrap(), path);
        }
        relay.wait_until_quiet(Duration::from_millis(20)).unwrap();
        let sent = relay.take();
        let paths: Vec<&str> = sent.iter().map(|Sent { path, .. }| &**path).collect();
        assert_eq!(paths, ["/one", "/two"]);
        assert!(sent.iter().all(|sent| sent.bytes > 50), "{sent:?}");
        assert!(relay.take().is_empty());
    }
}
