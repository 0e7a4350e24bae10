//! What is wrong where a file is not in the form that it should be. The parser says so in English sentences; here they become
//! kinds of faults with values, so that a committee reads them in its own language.

use serde::de::DeserializeOwned;
use toml::Value;
use toml::de::Error;

use crate::fault::{Expected, Fault, Item, Key, Kind, Slip, nearest};
use crate::files::{Files, text};

/// Signs of Chinese keyboards, and what TOML has in their place.
const WIDE: [(&str, char); 8] =
    [("“”", '"'), ("‘’", '\''), ("，、", ','), ("＝：", '='), ("【［", '['), ("】］", ']'), ("｛", '{'), ("｝", '}')];

/// Reads the file of an item.
///
/// # Errors
/// The file is missing, is no text, is not TOML, or is not in the form of `T`.
pub fn read<T: DeserializeOwned>(files: &Files<'_>, item: &Item) -> Result<T, Fault> {
    parse(item, &text(files, item)?)
}

/// Parses the text of an item's file.
///
/// # Errors
/// It is not TOML, or not in the form of `T`: the fault names the line.
pub fn parse<T: DeserializeOwned>(item: &Item, text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let kind = of_value(error.message(), None, None, &[]).unwrap_or_else(|| of_grammar(text, at, error.message()));
        Fault::new(item.clone(), Key::Line(line(text, at)), kind)
    })
}

/// Gives a value its type. `shared` names the shared part that it was made with, `known` the keys that can stand beside those of
/// `T`.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn typed<T: DeserializeOwned>(value: Value, shared: Option<&str>, known: &[&str]) -> Result<T, Kind> {
    value.try_into().map_err(|error: Error| {
        let said = error.to_string();
        let path = said.split_once("\nin `").and_then(|(_, path)| path.split('`').next());
        let other = || wrong_form(path, Expected::Other, error.message(), shared);
        of_value(error.message(), path, shared, known).unwrap_or_else(other)
    })
}

/// The number of the line, from 1, in which a byte of a text is.
pub(crate) fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The kind behind one of the sentences that serde makes of what a value should be.
fn of_value(message: &str, path: Option<&str>, shared: Option<&str>, more: &[&str]) -> Option<Kind> {
    let between = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    if path.is_some_and(|path| path.split('.').next() == Some("due")) {
        return Some(wrong_form(path, Expected::Due, message, shared));
    }
    let shared = || shared.map(str::to_owned);
    if let Some((rest, is_key)) = message
        .strip_prefix("unknown field ")
        .map(|rest| (rest, true))
        .or_else(|| message.strip_prefix("unknown variant ").map(|rest| (rest, false)))
    {
        let mut known = between(rest);
        let name = if known.is_empty() { String::new() } else { known.remove(0) };
        known.extend(more.iter().map(|key| (*key).to_owned()));
        let near = nearest(&name, known.iter().map(|known| &**known));
        return Some(if is_key {
            Kind::UnknownKey { name, near, known, shared: shared() }
        } else {
            Kind::UnknownWord { name, near, known, shared: shared() }
        });
    }
    if message.starts_with("missing field ") {
        return Some(Kind::KeyMissing { name: between(message).concat(), shared: shared() });
    }
    let expected = match message.rsplit_once("expected ") {
        _ if message.contains("a clause number, or a list of them") => Expected::Clauses,
        _ if message.contains("a table from questions to lists of choices") => Expected::Condition,
        Some((found, expected)) if found.starts_with("invalid type: ") || found.starts_with("invalid value: ") => {
            match expected {
                "a string" => Expected::Text,
                "a boolean" => Expected::Bool,
                "a sequence" => Expected::List,
                "i32" | "u32" | "u8" | "usize" => Expected::Number,
                table if table.starts_with("struct ") || table == "a map" => Expected::Table,
                _ => Expected::Other,
            }
        }
        _ => return None,
    };
    Some(wrong_form(path, expected, message, shared().as_deref()))
}

fn wrong_form(path: Option<&str>, expected: Expected, reason: &str, shared: Option<&str>) -> Kind {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Kind::WrongForm { name: owned(path), expected, reason: reason.to_owned(), shared: owned(shared) }
}

/// The kind behind what the parser says of a text that is not TOML.
fn of_grammar(text: &str, at: usize, message: &str) -> Kind {
    let reason = message.to_owned();
    if let Some((sign, instead)) = wide_sign(text.lines().nth(line(text, at) - 1).unwrap_or_default()) {
        return Kind::WideSign { sign, instead, reason };
    }
    let begins = |begin: &str| message.starts_with(begin);
    let slip = if begins("string values must be quoted") {
        Slip::Unquoted
    } else if begins("unclosed") || begins("invalid") && message.contains("string") {
        Slip::Unclosed
    } else if begins("key with no value") {
        Slip::NoEquals
    } else if begins("unexpected key or value") {
        Slip::TooMuch
    } else if begins("duplicate key") {
        Slip::KeyTwice
    } else {
        Slip::Other
    };
    Kind::NotToml { slip, reason }
}

/// The first sign of a Chinese keyboard in a line that is not within quotation marks, and what belongs there.
fn wide_sign(line: &str) -> Option<(char, char)> {
    let mut quoted = None;
    for sign in line.chars() {
        match quoted {
            Some(mark) if mark == sign => quoted = None,
            Some(_) => {}
            None if sign == '#' => return None,
            None if sign == '"' || sign == '\'' => quoted = Some(sign),
            None => {
                let found = WIDE.iter().find(|(signs, _)| signs.contains(sign));
                if let Some((_, instead)) = found {
                    return Some((sign, *instead));
                }
            }
        }
    }
    None
}
