//! A web server for looking at a website on this machine: the files that it is handed, and nothing else. What a real one must do is in
//! `web/servers`.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The longest request that is read, in bytes.
const LONGEST: u64 = 16_384;

/// Every file, by its path.
pub(crate) type Served = BTreeMap<String, Vec<u8>>;

/// Answers every connection, each in a thread of its own, for as long as the program runs.
pub(crate) fn serve(listener: &TcpListener, files: &Arc<Mutex<Served>>) {
    for connection in listener.incoming().flatten() {
        let files = Arc::clone(files);
        // A connection that breaks off is the browser's business.
        thread::spawn(move || drop(answer(&connection, &files)));
    }
}

fn answer(mut connection: &TcpStream, files: &Mutex<Served>) -> std::io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(connection.take(LONGEST));
    let mut asked = String::new();
    reader.read_line(&mut asked)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 0 && !header.trim_end().is_empty() {
        header.clear();
    }
    let (status, kind, body) =
        find(&files.lock().unwrap_or_else(PoisonError::into_inner), asked.split(' ').nth(1).unwrap_or("/"));
    write!(
        connection,
        // Pages of other sites may try the element.
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: \
         no-store\r\naccess-control-allow-origin: *\r\nconnection: close\r\n\r\n",
        body.len()
    )?;
    if !asked.starts_with("HEAD ") {
        connection.write_all(&body)?;
    }
    connection.flush()
}

/// Status, type and content of what is at a path.
fn find(files: &Served, path: &str) -> (&'static str, &'static str, Vec<u8>) {
    let name = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    match files.get(name) {
        Some(body) => ("200 OK", kind(name), body.clone()),
        None => ("404 Not Found", "text/plain", b"not found".to_vec()),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Served, find};

    #[test]
    fn what_is_served_is_found_and_nothing_else() {
        let files =
            Served::from([("index.html".to_owned(), b"<p>".to_vec()), ("assets/a.wasm".to_owned(), Vec::new())]);
        assert_eq!(find(&files, "/"), ("200 OK", "text/html; charset=utf-8", b"<p>".to_vec()));
        assert_eq!(find(&files, "/assets/a.wasm?again").1, "application/wasm");
        for path in ["/../Cargo.toml", "//etc/passwd", "/no-such-file", "/assets"] {
            assert_eq!(find(&files, path).0, "404 Not Found", "{path}");
        }
    }
}
