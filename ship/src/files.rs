//! The files of `dist`: their names, their fingerprints, their compressed forms, and putting them there.

use std::fs;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::trouble::{Result, Trouble, file};

/// Files that are compressed already.
const COMPRESSED: &[&str] = &["png"];

/// What a web page begins with, so that it is read as UTF-8 whatever a server calls it: browsers believe it before
/// `text/html; charset=gbk`. Scripts, styles and the manifest are plain ASCII and need none.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file that ships.
pub(crate) struct File {
    /// Its path in `dist`, with `/`.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) content: Vec<u8>,
    /// Its length as browsers with brotli load it, in bytes.
    pub(crate) brotli: usize,
}

impl File {
    /// A file with a name for ever: it may change from build to build. A web page gets its byte order mark here.
    pub(crate) fn named(path: &str, content: impl Into<Vec<u8>>) -> Self {
        let mut content = content.into();
        if path.ends_with(".html") {
            content.splice(..0, BYTE_ORDER_MARK.iter().copied());
        }
        File { path: path.to_owned(), content, brotli: 0 }
    }

    /// A file under `assets` that never changes: its name has its content's fingerprint.
    pub(crate) fn asset(name: &str, ending: &str, content: impl Into<Vec<u8>>) -> Self {
        let content = content.into();
        File { path: format!("assets/{name}-{}.{ending}", print_of(&content)), content, brotli: 0 }
    }

    /// Its name without the folder.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// What browsers compare it with: `sha256-…`.
    pub(crate) fn integrity(&self) -> String {
        format!("sha256-{}", STANDARD.encode(Sha256::digest(&self.content)))
    }

    /// Writes it.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub(crate) fn put_plain(&self, dist: &Path) -> Result<()> {
        let path = dist.join(&self.path);
        let folder = path.parent().unwrap_or(dist);
        fs::create_dir_all(folder).map_err(file(folder))?;
        fs::write(&path, &self.content).map_err(file(&path))
    }

    /// Writes it with its compressed forms beside it.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub(crate) fn put(&mut self, dist: &Path) -> Result<()> {
        self.put_plain(dist)?;
        let put = |ending: &str, content: &[u8]| {
            let path = dist.join(format!("{}{ending}", self.path));
            fs::write(&path, content).map_err(file(&path))
        };
        self.brotli = self.content.len();
        let ending = self.path.rsplit('.').next().unwrap_or_default();
        if COMPRESSED.contains(&ending) || self.path.starts_with("servers/") {
            return Ok(());
        }
        let brotli = brotli(&self.content)?;
        put(".br", &brotli)?;
        put(".gz", &gzip(&self.content)?)?;
        self.brotli = brotli.len();
        Ok(())
    }
}

/// Sixteen digits that tell contents apart.
pub(crate) fn print_of(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a policy names an inline script or style by: `sha256-…`.
pub(crate) fn policy_hash(content: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Compressed as far as brotli can.
///
/// # Errors
/// Never, unless memory is short.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)
        .map_err(|error| Trouble::new(format!("brotli: {error}")))?;
    Ok(compressed)
}

/// How much of a compressed file the first bytes on the line unfold to.
pub(crate) fn unfolded(compressed: &[u8], bytes: usize) -> String {
    let mut unfolded = Vec::new();
    let head = &compressed[..compressed.len().min(bytes)];
    let mut reader = brotli::Decompressor::new(head, 4096);
    let mut piece = [0; 1024];
    // It breaks off where the bytes end, which is the point.
    while let Ok(count @ 1..) = std::io::Read::read(&mut reader, &mut piece) {
        unfolded.extend(&piece[..count]);
    }
    String::from_utf8_lossy(&unfolded).into_owned()
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| Trouble::new(format!("gzip: {error}")))
}
