//! What a server is asked and what it answers: a file as a plain web server sends it, and every way to break that.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// `GET`, mostly.
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The headers in order, their names in small letters.
    pub headers: Vec<(String, String)>,
}

impl Asked {
    /// A `GET` without headers.
    pub fn get(path: &str) -> Self {
        Asked { method: "GET".to_owned(), path: path.to_owned(), headers: Vec::new() }
    }

    /// The value of a header, its name in small letters; of the first, where there are several.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(this, _)| this == name).map(|(_, value)| &**value)
    }

    /// The path without its query.
    pub fn file(&self) -> &str {
        self.path.split(['?', '#']).next().unwrap_or_default()
    }

    /// Whether the browser can read this `content-encoding`.
    fn accepts(&self, encoding: &str) -> bool {
        let refused = |parameters: &str| parameters.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
        self.header("accept-encoding").unwrap_or_default().split(',').any(|offer| {
            let (name, parameters) = offer.split_once(';').unwrap_or((offer, ""));
            name.trim() == encoding && !refused(parameters)
        })
    }
}

/// What is answered, and what goes wrong with it on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The value of `content-type`; none is sent where there is none.
    pub content_type: Option<String>,
    /// More headers; one that is here replaces what the server sends by itself.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// What goes wrong.
    pub faults: Faults,
}

/// What goes wrong with an answer on the way; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// So long nothing is answered at all.
    pub delay: Duration,
    /// Nothing is ever answered, and the connection stays open until the server stops.
    pub hangs: bool,
    /// The connection ends after so many bytes of the body, though `content-length` promises all.
    pub cut_after: Option<usize>,
    /// The body arrives at so many bytes a second,
    pub bytes_per_second: Option<usize>,
    /// all of it, or only so many bytes of it, and the rest at once.
    pub drips_for: Option<usize>,
}

impl Answer {
    /// A whole answer of this type.
    pub fn of(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let content_type = Some(content_type.to_owned());
        Answer { status: 200, content_type, headers: Vec::new(), body: body.into(), faults: Faults::default() }
    }

    /// The answer where there is nothing.
    pub fn not_found() -> Self {
        Answer::of("text/plain; charset=utf-8", "not found").with_status(404)
    }

    /// The same with another status.
    pub fn with_status(self, status: u16) -> Self {
        Answer { status, ..self }
    }

    /// The same with another `content-type`, or with none.
    pub fn with_content_type(self, content_type: Option<&str>) -> Self {
        Answer { content_type: content_type.map(str::to_owned), ..self }
    }

    /// The same with another body.
    pub fn with_body(self, body: &[u8]) -> Self {
        Answer { body: body.to_vec(), ..self }
    }

    /// The same with one more header.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, cut off after so many bytes of the body.
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.faults.cut_after = Some(bytes);
        self
    }

    /// The same, later.
    pub fn after(mut self, delay: Duration) -> Self {
        self.faults.delay = delay;
        self
    }

    /// The same, never.
    pub fn never(mut self) -> Self {
        self.faults.hangs = true;
        self
    }

    /// The same, at so many bytes a second.
    pub fn dripping(mut self, bytes_per_second: usize) -> Self {
        self.faults.bytes_per_second = Some(bytes_per_second);
        self
    }

    /// The same, so slow for its first bytes only.
    pub fn for_its_first(mut self, bytes: usize) -> Self {
        self.faults.drips_for = Some(bytes);
        self
    }
}

/// A file of the folder, as a plain web server would send it: compressed, where it lies there compressed too and the
/// browser can read that.
pub fn file_answer(folder: &Path, asked: &Asked) -> Answer {
    let name = asked.file().trim_start_matches('/');
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let mut path: PathBuf = folder.join(name);
    if name.is_empty() || name.ends_with('/') {
        path.push("index.html");
    }
    let Some(plain) = fs::read(&path).ok().filter(|_| inside) else { return Answer::not_found() };
    let mut answer = Answer::of(content_type(&path), plain);
    for (encoding, extension) in [("br", ".br"), ("gzip", ".gz")] {
        let mut compressed = path.clone().into_os_string();
        compressed.push(extension);
        let Ok(body) = fs::read(compressed) else { continue };
        if answer.headers.is_empty() {
            answer = answer.with_header("vary", "accept-encoding");
        }
        if asked.accepts(encoding) {
            return Answer { body, ..answer.with_header("content-encoding", encoding) };
        }
    }
    answer
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Asked, content_type, file_answer};

    #[test]
    fn a_file_of_the_folder_is_served_and_no_other() {
        let status =
            |path| file_answer(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &Asked::get(path)).status;
        assert_eq!(status("/server.rs?query"), 200);
        for path in ["/../Cargo.toml", "//etc/passwd", "/no-such-file", "/"] {
            assert_eq!(status(path), 404, "{path}");
        }
    }

    #[test]
    fn wasm_is_served_as_what_browsers_compile_while_it_loads() {
        assert_eq!(content_type(Path::new("a/b_bg.wasm")), "application/wasm");
    }

    #[test]
    fn a_compressed_file_is_sent_to_who_can_read_it_and_to_no_other() {
        let folder = std::env::temp_dir().join(format!("transfer-guide-answer-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in [("a.js", "plain"), ("a.js.br", "brotli"), ("a.js.gz", "gzip"), ("b.js", "alone")] {
            fs::write(folder.join(name), text).unwrap();
        }
        let answer = |path, accepts: &str| {
            let headers = vec![("accept-encoding".to_owned(), accepts.to_owned())];
            file_answer(&folder, &Asked { headers, ..Asked::get(path) })
        };
        for (accepts, body, encoding) in [
            ("gzip, deflate, br, zstd", "brotli", Some("br")),
            ("gzip", "gzip", Some("gzip")),
            ("br;q=0, gzip;q=1.0", "gzip", Some("gzip")),
            ("", "plain", None),
        ] {
            let answer = answer("/a.js", accepts);
            let header = |name| answer.headers.iter().find(|(this, _)| this == name).map(|(_, value)| &**value);
            assert_eq!((&*answer.body, header("content-encoding")), (body.as_bytes(), encoding), "{accepts}");
            assert_eq!(header("vary"), Some("accept-encoding"), "{accepts}");
            assert_eq!(answer.content_type.as_deref(), Some("text/javascript; charset=utf-8"), "{accepts}");
        }
        assert!(answer("/b.js", "gzip, br").headers.is_empty());
        fs::remove_dir_all(&folder).unwrap();
    }
}
