//! Serves files on this machine, one thread per connection, and notes what was asked for. What it answers is a
//! function, so that a test can serve something broken.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::trouble::{Result, Trouble};

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// `GET`, mostly.
    pub method: String,
    /// The path with its query.
    pub path: String,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The value of `content-type`.
    pub content_type: &'static str,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The answer where there is nothing.
    pub fn not_found() -> Self {
        Answer { status: 404, content_type: "text/plain; charset=utf-8", body: b"not found".to_vec() }
    }
}

/// A running server; it stops when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    answer: Box<dyn Fn(&Asked) -> Answer + Send + Sync>,
    asked: Mutex<Vec<Asked>>,
    stopped: AtomicBool,
}

impl Server {
    /// Serves the files of a folder.
    ///
    /// # Errors
    /// There is no free port.
    pub fn of_files(folder: &Path) -> Result<Self> {
        let folder = folder.to_owned();
        Self::start(move |asked| file(&folder, asked))
    }

    /// Serves whatever the function answers.
    ///
    /// # Errors
    /// There is no free port.
    pub fn start(answer: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> Result<Self> {
        let listen = || {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            let address = listener.local_addr()?;
            Ok((listener, address))
        };
        let (listener, address) =
            listen().map_err(|error: std::io::Error| Trouble::new(format!("no port to serve on: {error}")))?;
        let shared = Arc::new(Shared {
            answer: Box::new(answer),
            asked: Mutex::new(Vec::new()),
            stopped: AtomicBool::new(false),
        });
        let served = Arc::clone(&shared);
        thread::spawn(move || {
            for connection in listener.incoming() {
                if served.stopped.load(Ordering::SeqCst) {
                    break;
                }
                let served = Arc::clone(&served);
                // A connection that breaks off is the browser's business.
                thread::spawn(move || connection.and_then(|connection| served.serve(connection)));
            }
        });
        Ok(Server { address, shared })
    }

    /// Where it is, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Everything asked for so far, in order.
    pub fn asked(&self) -> Vec<Asked> {
        self.shared.asked().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for the next connection; if that fails, nobody waits.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn asked(&self) -> MutexGuard<'_, Vec<Asked>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads one request, answers it, and closes: simple, and fast enough for a page of few files.
    fn serve(&self, connection: TcpStream) -> std::io::Result<()> {
        connection.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new(connection.try_clone()?).take(64 * 1024);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let mut words = first.split_whitespace();
        let (Some(method), Some(path)) = (words.next(), words.next()) else { return Ok(()) };
        let asked = Asked { method: method.to_owned(), path: path.to_owned() };
        let mut header = String::new();
        while reader.read_line(&mut header)? > 0 && !header.trim_end().is_empty() {
            header.clear();
        }
        self.asked().push(asked.clone());
        let Answer { status, content_type, body } = (self.answer)(&asked);
        let mut connection = connection;
        write!(
            connection,
            "HTTP/1.1 {status} \r\ncontent-type: {content_type}\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
             connection: close\r\n\r\n",
            body.len()
        )?;
        if asked.method != "HEAD" {
            connection.write_all(&body)?;
        }
        connection.flush()
    }
}

/// A file of the folder, as a plain web server would send it.
fn file(folder: &Path, asked: &Asked) -> Answer {
    let path = asked.path.split(['?', '#']).next().unwrap_or_default();
    let name = match path.trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let path: PathBuf = folder.join(name);
    match fs::read(&path) {
        Ok(body) if inside => Answer { status: 200, content_type: content_type(&path), body },
        _ => Answer::not_found(),
    }
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Asked, Server, content_type, file};

    fn ask(path: &str) -> super::Answer {
        let asked = Asked { method: "GET".to_owned(), path: path.to_owned() };
        file(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &asked)
    }

    #[test]
    fn a_file_of_the_folder_is_served_and_no_other() {
        assert_eq!(ask("/server.rs?query").status, 200);
        for path in ["/../Cargo.toml", "//etc/passwd", "/no-such-file", "/"] {
            assert_eq!(ask(path).status, 404, "{path}");
        }
    }

    #[test]
    fn wasm_is_served_as_what_browsers_compile_while_it_loads() {
        assert_eq!(content_type(Path::new("a/b_bg.wasm")), "application/wasm");
    }

    #[test]
    fn what_was_asked_for_is_noted() {
        let server = Server::start(|_| super::Answer::not_found()).unwrap();
        let asked = ureq::get(format!("{}/some?thing", server.origin())).config().proxy(None).build().call();
        assert!(asked.is_err(), "404 is an error to this client");
        assert_eq!(server.asked(), [Asked { method: "GET".to_owned(), path: "/some?thing".to_owned() }]);
    }
}
