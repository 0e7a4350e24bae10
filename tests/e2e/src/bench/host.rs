//! A folder as a static host serves it: compressed with brotli, files whose name holds their content kept for ever, all
//! others asked for again and answered with 304 while they are the same.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use brotli::enc::BrotliEncoderParams;

use crate::server::{Answer, Asked, Server, file_answer};
use crate::trouble::{Result, Trouble};

/// Serves a folder; what does not lie there compressed is compressed now, as well as what does.
///
/// # Errors
/// A file cannot be read, or there is no free port.
pub fn serve(folder: &Path) -> Result<Server> {
    let folder = folder.to_owned();
    let compressed = compress_missing(&folder)?;
    Server::start(move |asked| {
        let mut answer = file_answer(&folder, asked);
        if answer.status != 200 {
            return answer;
        }
        let brotli = asked.header("accept-encoding").is_some_and(|accepted| accepted.contains("br"));
        let name = if asked.file() == "/" { "/index.html" } else { asked.file() };
        if let Some(body) = compressed.get(name).filter(|_| brotli) {
            answer.headers.retain(|(name, _)| name != "content-encoding");
            answer = Answer { body: body.clone(), ..answer }.with_header("content-encoding", "br");
        }
        with_caching(answer, asked)
    })
}

fn with_caching(answer: Answer, asked: &Asked) -> Answer {
    if asked.file().starts_with("/assets/") {
        return answer.with_header("cache-control", "public, max-age=31536000, immutable");
    }
    let mut hasher = DefaultHasher::new();
    answer.body.hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let answer = if asked.header("if-none-match") == Some(&tag) {
        Answer { status: 304, body: Vec::new(), ..answer }
    } else {
        answer
    };
    answer.with_header("cache-control", "no-cache").with_header("etag", &tag)
}

/// The brotli form, of the best quality, of every text or program in the folder that has none beside it, by its path.
fn compress_missing(folder: &Path) -> Result<HashMap<String, Vec<u8>>> {
    let mut compressed = HashMap::new();
    let mut folders = vec![(folder.to_owned(), "/".to_owned())];
    while let Some((folder, path)) = folders.pop() {
        let failed = |error: std::io::Error| Trouble::new(format!("{}: {error}", folder.display()));
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() {
                folders.push((entry.path(), format!("{path}{name}/")));
            } else if is_compressible(&name) && !folder.join(format!("{name}.br")).exists() {
                let plain = fs::read(entry.path()).map_err(failed)?;
                compressed.insert(format!("{path}{name}"), brotli(&plain).map_err(failed)?);
            }
        }
    }
    Ok(compressed)
}

fn is_compressible(name: &str) -> bool {
    ["html", "js", "css", "wasm", "svg", "webmanifest", "json"]
        .iter()
        .any(|extension| name.rsplit_once('.').is_some_and(|(_, own)| own == *extension))
}

fn brotli(mut plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let best = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: plain.len(), ..Default::default() };
    brotli::BrotliCompress(&mut plain, &mut compressed, &best)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::serve;

    #[test]
    fn the_plain_page_is_sent_compressed_and_only_once() {
        let server = serve(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../baseline")).unwrap();
        let get = |headers: &[(&str, &str)]| {
            let request = ureq::get(server.origin()).config().proxy(None).build();
            headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).call().unwrap()
        };
        let answer = get(&[("accept-encoding", "gzip, br")]);
        assert_eq!(answer.headers()["content-encoding"], "br");
        let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
        let again = get(&[("accept-encoding", "gzip, br"), ("if-none-match", &tag)]);
        assert_eq!((again.status().as_u16(), again.headers()["content-length"].to_str().unwrap()), (304, "0"));
        assert!(get(&[("accept-encoding", "gzip")]).headers().get("content-encoding").is_none());
    }
}
