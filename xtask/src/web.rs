//! A web server for looking at the page on this machine: files of one folder, and nothing else. What a real one must do is
//! in `web/servers`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path};
use std::thread;
use std::time::Duration;

/// The longest request that is read, in bytes.
const LONGEST: u64 = 16_384;

/// Answers every connection, each in a thread of its own, for as long as the program runs.
pub(crate) fn serve(listener: &TcpListener, folder: &Path) {
    for connection in listener.incoming().flatten() {
        let folder = folder.to_path_buf();
        // A connection that breaks off is the browser's business.
        thread::spawn(move || drop(answer(&connection, &folder)));
    }
}

fn answer(mut connection: &TcpStream, folder: &Path) -> std::io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(connection.take(LONGEST));
    let mut asked = String::new();
    reader.read_line(&mut asked)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 0 && !header.trim_end().is_empty() {
        header.clear();
    }
    let (status, kind, body) = find(folder, asked.split(' ').nth(1).unwrap_or("/"));
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
fn find(folder: &Path, path: &str) -> (&'static str, &'static str, Vec<u8>) {
    let name = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name };
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    match fs::read(folder.join(name)) {
        Ok(body) if inside => ("200 OK", kind(name), body),
        _ => ("404 Not Found", "text/plain", b"not found".to_vec()),
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
    use super::find;
    use std::path::Path;

    #[test]
    fn a_file_of_the_folder_is_found_and_no_other() {
        let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
        assert_eq!(find(folder, "/web.rs?again").0, "200 OK");
        for path in ["/../Cargo.toml", "//etc/passwd", "/no-such-file", "/"] {
            assert_eq!(find(folder, path).0, "404 Not Found", "{path}");
        }
    }
}
