//! What is built once and is the same whatever the edition: programs, scripts, styles. `parts` compiles them into one archive, from
//! which a website is put together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::trouble::{Result, Trouble};

/// Ends a program with parts behind it.
const MARK: &[u8] = b"transfer-guide-parts";

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

    /// A program with these parts behind it, in which [`Parts::behind`] finds them: so one file is all that is needed.
    pub fn put_behind(&self, program: &[u8]) -> Vec<u8> {
        let archive = self.write();
        let length = (archive.len() as u64).to_le_bytes();
        [program, &archive, &length, MARK].concat()
    }

    /// The parts behind a program; none where there are none.
    pub fn behind(program: &[u8]) -> Option<Self> {
        let rest = program.strip_suffix(MARK)?;
        let (rest, length) = rest.split_at_checked(rest.len().checked_sub(size_of::<u64>())?)?;
        let length = usize::try_from(u64::from_le_bytes(length.try_into().ok()?)).ok()?;
        Parts::read(rest.get(rest.len().checked_sub(length)?..)?)
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

#[cfg(test)]
mod tests {
    use super::{Part, Parts};

    #[test]
    fn a_program_finds_the_parts_behind_it_and_none_where_there_are_none() {
        let mut parts = Parts::default();
        parts.add("a.css", Part { content: b"a{}".to_vec(), ..Part::default() });
        let program = parts.put_behind(b"\x7fELF");
        assert_eq!(Parts::behind(&program).unwrap().text("a.css").unwrap(), "a{}");
        for other in [&b"\x7fELF"[..], b"transfer-guide-parts", &program[..program.len() - 1], &program[20..]] {
            assert!(Parts::behind(other).is_none());
        }
        assert!(parts.get("b.css").unwrap_err().to_string().contains("b.css"));
    }
}
