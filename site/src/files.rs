//! The files of a website: their names, their fingerprints, their compressed forms.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::parts::Part;
use crate::trouble::{Result, Trouble};

/// What a web page begins with, so that it is read as UTF-8 whatever a server calls it: browsers believe it before
/// `text/html; charset=gbk`. Scripts, styles and the manifest are plain ASCII and need none.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file of a website.
#[derive(Debug)]
pub struct File {
    /// Its path in the folder of the website, with `/`.
    pub path: String,
    /// What is in it.
    pub content: Vec<u8>,
    /// The same, compressed by brotli; none where it was not compressed.
    pub brotli: Option<Vec<u8>>,
    /// The same, compressed by gzip.
    pub gzip: Option<Vec<u8>>,
}

impl File {
    /// A file with a name for ever: it may change from build to build. A web page gets its byte order mark here.
    pub(crate) fn named(path: &str, content: impl Into<Vec<u8>>) -> Self {
        let mut content = content.into();
        if path.ends_with(".html") {
            content.splice(..0, BYTE_ORDER_MARK.iter().copied());
        }
        File { path: path.to_owned(), content, brotli: None, gzip: None }
    }

    /// A file under `assets` that never changes: its name has its content's fingerprint.
    pub(crate) fn asset(name: &str, ending: &str, content: impl Into<Vec<u8>>) -> Self {
        let content = content.into();
        File { path: asset_path(name, ending, &content), content, brotli: None, gzip: None }
    }

    /// The same of a part, which was compressed when it was built.
    pub(crate) fn of_part(name: &str, ending: &str, part: &Part) -> Self {
        let Part { content, brotli, gzip } = part;
        let compressed = |form: &Vec<u8>| if form.is_empty() { None } else { Some(form.clone()) };
        File {
            path: asset_path(name, ending, content),
            content: content.clone(),
            brotli: compressed(brotli),
            gzip: compressed(gzip),
        }
    }

    /// Its name without the folder.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// What browsers compare it with: `sha256-…`.
    pub(crate) fn integrity(&self) -> String {
        integrity(&self.content)
    }

    /// How many bytes browsers with brotli load: all, where it was not compressed.
    pub(crate) fn weight(&self) -> usize {
        self.brotli.as_ref().map_or(self.content.len(), Vec::len)
    }

    /// Compresses it, unless it is compressed already, or nobody loads it.
    ///
    /// # Errors
    /// Memory is short.
    pub(crate) fn compress(&mut self) -> Result<()> {
        if self.brotli.is_none() && !self.path.ends_with(".png") && !self.path.starts_with("servers/") {
            self.brotli = Some(brotli(&self.content)?);
            self.gzip = Some(gzip(&self.content)?);
        }
        Ok(())
    }
}

/// Where a file of this content lies that never changes.
pub fn asset_path(name: &str, ending: &str, content: &[u8]) -> String {
    format!("assets/{name}-{}.{ending}", fingerprint(content))
}

/// Sixteen digits that tell contents apart.
pub(crate) fn fingerprint(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What browsers compare a file with, and what a policy names an inline script or style by: `sha256-…`.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Compressed as far as brotli can.
///
/// # Errors
/// Memory is short.
pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)
        .map_err(|error| Trouble::new(format!("brotli: {error}")))?;
    Ok(compressed)
}

/// Compressed as far as gzip can.
///
/// # Errors
/// Memory is short.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| Trouble::new(format!("gzip: {error}")))
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
