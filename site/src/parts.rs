//! What is built once and is the same whatever the edition: programs, scripts, styles. `parts` compiles them into one archive, from
//! which a website is put together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::trouble::{Result, Trouble};

/// All parts, by their names: `guide.wasm`, `loader.js`.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Parts(BTreeMap<String, Part>);

/// One of them, in all its forms.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Part {
    /// As it is.
    pub content: Vec<u8>,
    /// Compressed by brotli; empty where it was not compressed.
    pub brotli: Vec<u8>,
    /// Compressed by gzip, likewise.
    pub gzip: Vec<u8>,
}

impl Parts {
    /// The parts in an archive; none from anything else.
    pub fn read(archive: &[u8]) -> Option<Self> {
        postcard::from_bytes(archive).ok()
    }

    /// The archive. Empty where memory is short.
    pub fn write(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Adds a part.
    pub fn add(&mut self, name: &str, part: Part) {
        self.0.insert(name.to_owned(), part);
    }

    /// The part with this name.
    ///
    /// # Errors
    /// There is none.
    pub fn get(&self, name: &str) -> Result<&Part> {
        self.0.get(name).ok_or_else(|| Trouble::new(format!("the parts are of another version: they have no {name}")))
    }

    /// The same as text.
    ///
    /// # Errors
    /// There is none, or it is none.
    pub fn text(&self, name: &str) -> Result<&str> {
        std::str::from_utf8(&self.get(name)?.content).map_err(|_| Trouble::new(format!("the part {name} is no text")))
    }
}
