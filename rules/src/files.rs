//! The files of an edition, as whoever has them hands them over: names and bytes. What every editor on every system may have
//! made of a text is put right here; what is in the texts is for [`crate::load`] and [`crate::cases`].

use std::collections::BTreeMap;

use crate::fault::{Fault, Item, Key, Kind, Near, file_of, nearest};

/// The bytes of each file by its path within the edition's folder, with `/`. A path that ends in `/` is a folder which is called
/// like a file.
pub type Files<'f> = BTreeMap<&'f str, &'f [u8]>;

/// Files at the top of an edition.
const TOP: [&str; 5] = ["edition.toml", "questions.toml", "clauses.toml", "shared.toml", "cases.toml"];
/// Files in `toolkit/`.
const TOOLKIT: [&str; 6] = ["letters", "papers", "reminders", "replies", "words", "changes"];
/// Beginnings of names that systems and office programs give to files of their own.
const OF_SYSTEMS: [&str; 4] = [".", "~$", "Thumbs.db", "desktop.ini"];

/// The files of a folder, from a map of texts or of bytes.
pub fn files<B: AsRef<[u8]>>(map: &BTreeMap<String, B>) -> Files<'_> {
    map.iter().map(|(path, bytes)| (&**path, bytes.as_ref())).collect()
}

/// The text of an item's file, without a byte order mark and with plain line ends.
///
/// # Errors
/// The file is missing, is a folder, or is no text.
pub fn text(files: &Files<'_>, item: &Item) -> Result<String, Fault> {
    let path = file_of(item);
    let fault = |kind| Err(Fault::new(Item::File(path.clone()), Key::Whole, kind));
    let Some(bytes) = files.get(&*path) else {
        return fault(match item {
            _ if files.contains_key(&*format!("{path}/")) => Kind::IsFolder,
            Item::Aid(..) => Kind::ToolkitFileMissing,
            _ => Kind::FileMissing,
        });
    };
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n")),
        Err(_) => fault(Kind::NotUtf8),
    }
}

/// What lies in an edition's folder and is read by nobody: a warning for each, but for what systems put there by themselves.
pub fn foreign<B: AsRef<[u8]>>(map: &BTreeMap<String, B>) -> Vec<Fault> {
    let known: Vec<String> = TOP.iter().map(|name| (*name).to_owned()).chain(TOOLKIT.map(toolkit)).collect();
    let of_system = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default();
        OF_SYSTEMS.iter().any(|begin| name.starts_with(begin))
    };
    let is_read = |path: &String| {
        known.contains(path) || path.ends_with('/') || path.starts_with("advice/") && path.ends_with(".toml")
    };
    let foreign = map.keys().filter(|path| !is_read(path) && !of_system(path));
    let warning = |path: &String| {
        // Windows hides the ending that it adds.
        let meant = path.trim_end_matches(".txt");
        let near = match meant.ends_with(".toml") {
            true if meant.starts_with("advice/") => Near::Name(meant.to_owned()),
            true => nearest(meant, known.iter().map(|name| &**name)),
            false => Near::Unlike,
        };
        Fault::new(Item::File(path.clone()), Key::Whole, Kind::ForeignFile { near })
    };
    foreign.map(warning).collect()
}

fn toolkit(name: &str) -> String {
    format!("toolkit/{name}.toml")
}
