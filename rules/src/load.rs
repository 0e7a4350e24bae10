//! An edition from the text of its TOML files. Reads no file itself: whoever has the files hands over their text.
//!
//! `edition.toml` (what it is, who acts, links, days), `questions.toml`, `clauses.toml`, `shared.toml` (parts that
//! several advices use) and one file an advice, whose name is the advice's id: `advice/employer.toml`. A part
//! written `use = "log-in"` is the shared part of that name, with whatever else is written there in its place.
//! Every mistake is reported, with file, key and hint; whether the whole holds together is for [`crate::proof`].

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use crate::advice::Part;
use crate::condition::Condition;
use crate::edition::{Advice, Clause, Edition, Question};
use crate::fault::{Fault, Item, Key, Kind, nearest};
use crate::files::{Files, files};
use crate::form;
use crate::parts::{Offer, Standing};
use crate::text::Text;

/// The lists of parts that an advice may have.
const LISTS: [&str; 8] = ["destination", "duty", "step", "deadline", "bring", "warning", "trouble", "remark"];

/// Reads an edition from its files: the path within the edition's folder, with `/`, and the text or its bytes.
///
/// # Errors
/// Every mistake found, in the order of the files.
pub fn load<B: AsRef<[u8]>>(map: &BTreeMap<String, B>) -> Result<Edition, Vec<Fault>> {
    let files = files(map);
    let mut loader = Loader { files: &files, faults: Vec::new(), used: BTreeSet::new(), shared: None, unread: false };
    let edition = loader.edition();
    match edition {
        Some(edition) if loader.faults.is_empty() => Ok(edition),
        _ => Err(loader.faults),
    }
}

struct Loader<'f> {
    files: &'f Files<'f>,
    faults: Vec<Fault>,
    /// Shared parts met so far, as `step.log-in`.
    used: BTreeSet<String>,
    /// The shared parts; none where their file cannot be read.
    shared: Option<Table>,
    /// Whether some advice cannot be read, so that nobody knows which shared parts are used.
    unread: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clauses {
    clause: Vec<Clause>,
}

/// An advice without its parts.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Head {
    when: Condition,
    title: Text,
    lead: Text,
    #[serde(default)]
    standing: Standing,
    why: Option<Text>,
    #[serde(default)]
    offers: Vec<Offer>,
}

impl Loader<'_> {
    fn edition(&mut self) -> Option<Edition> {
        if !self.files.keys().any(|path| path.ends_with(".toml") || path.ends_with(".toml/")) {
            self.fault(Item::Edition, Key::Whole, Kind::NoEdition);
            return None;
        }
        self.shared = self.read(&Item::Shared(String::new()));
        let edition: Option<Edition> = self.read(&Item::Edition);
        let questions: Option<Questions> = self.read(&Item::Question(String::new()));
        let clauses: Option<Clauses> = self.read(&Item::Clause(String::new()));
        let advice = self.all_advice();
        if !self.unread {
            self.report_unused();
        }
        let mut edition = edition?;
        edition.questions = questions?.question;
        edition.clauses = clauses?.clause;
        edition.advice = advice;
        Some(edition)
    }

    /// One file as a whole; a mistake in it names its line.
    fn read<T: DeserializeOwned>(&mut self, item: &Item) -> Option<T> {
        form::read(self.files, item).map_err(|fault| self.faults.push(fault)).ok()
    }

    fn all_advice(&mut self) -> Vec<Advice> {
        let ids = self.files.keys().filter_map(|path| path.strip_prefix("advice/")?.strip_suffix(".toml"));
        let ids: Vec<String> = ids.map(str::to_owned).collect();
        let folders = self.files.keys().filter_map(|path| path.strip_suffix('/')).filter(|path| path.contains('/'));
        let folders: Vec<Item> = folders.map(|path| Item::File(path.to_owned())).collect();
        self.unread = !folders.is_empty();
        if ids.is_empty() && folders.is_empty() {
            self.fault(Item::File("advice/".to_owned()), Key::Whole, Kind::NoAdvice);
        }
        folders.into_iter().for_each(|folder| self.fault(folder, Key::Whole, Kind::IsFolder));
        ids.into_iter().filter_map(|id| self.advice(id)).collect()
    }

    fn advice(&mut self, id: String) -> Option<Advice> {
        let item = Item::Advice(id.clone());
        let Some(mut table): Option<Table> = self.read(&item) else {
            self.unread = true;
            return None;
        };
        let destinations = self.parts(&item, &mut table, "destination");
        let duties = self.parts(&item, &mut table, "duty");
        let steps = self.parts(&item, &mut table, "step");
        let deadlines = self.parts(&item, &mut table, "deadline");
        let bring = self.parts(&item, &mut table, "bring");
        let warnings = self.parts(&item, &mut table, "warning");
        let trouble = self.parts(&item, &mut table, "trouble");
        let remarks = self.parts(&item, &mut table, "remark");
        let head: Head = self.typed(&item, Key::Whole, None, &LISTS, Value::Table(table))?;
        Some(Advice {
            id: id.into(),
            when: head.when,
            title: head.title,
            lead: head.lead,
            standing: head.standing,
            why: head.why,
            offers: head.offers,
            destinations,
            duties,
            steps,
            deadlines,
            bring,
            warnings,
            trouble,
            remarks,
        })
    }

    /// Takes one list of parts out of an advice's table, with shared parts put in their place.
    fn parts<T: Part + DeserializeOwned + Clone>(&mut self, item: &Item, table: &mut Table, key: &str) -> Vec<T> {
        let mut parts = Vec::new();
        let written = match table.remove(key) {
            Some(Value::Array(written)) => written,
            None => Vec::new(),
            Some(_) => {
                self.fault(item.clone(), Key::named(key), Kind::NotAList { name: key.to_owned() });
                Vec::new()
            }
        };
        for (index, value) in written.into_iter().enumerate() {
            let place = Key::Part(key.to_owned(), index + 1);
            let shared = value.get("use").and_then(Value::as_str).map(|name| format!("{key}.{name}"));
            let value = self.with_shared(item, key, &place, value);
            parts.extend(value.and_then(|value| self.typed(item, place, shared.as_deref(), &["use"], value)));
        }
        parts
    }

    /// The part itself, or the shared one it uses with its own keys in place of the shared one's.
    fn with_shared(&mut self, item: &Item, key: &str, place: &Key, value: Value) -> Option<Value> {
        let Value::Table(mut own) = value else { return Some(value) };
        let Some(name) = own.remove("use") else { return Some(Value::Table(own)) };
        let name = name.as_str().map_or_else(|| name.to_string(), str::to_owned);
        let shared = self.shared.as_ref()?.get(key).and_then(Value::as_table);
        let Some(part) = shared.and_then(|shared| shared.get(&name)?.as_table()) else {
            let near = nearest(&name, shared.into_iter().flat_map(|shared| shared.keys().map(String::as_str)));
            let list = key.to_owned();
            self.fault(item.clone(), place.clone(), Kind::UnknownShared { list, name, near });
            return None;
        };
        let mut whole = part.clone();
        whole.extend(own);
        self.used.insert(format!("{key}.{name}"));
        Some(Value::Table(whole))
    }

    /// A part or the rest of an advice; `shared` says where else its keys may stand, `known` which others there are.
    fn typed<T: DeserializeOwned>(
        &mut self,
        item: &Item,
        place: Key,
        shared: Option<&str>,
        known: &[&str],
        value: Value,
    ) -> Option<T> {
        form::typed(value, shared, known).map_err(|kind| self.fault(item.clone(), place, kind)).ok()
    }

    fn report_unused(&mut self) {
        for (key, parts) in self.shared.take().into_iter().flatten() {
            for name in parts.as_table().into_iter().flat_map(Table::keys) {
                let id = format!("{key}.{name}");
                if !self.used.contains(&id) {
                    self.fault(Item::Shared(id), Key::Whole, Kind::UnusedShared);
                }
            }
        }
    }

    fn fault(&mut self, item: Item, key: Key, kind: Kind) {
        self.faults.push(Fault::new(item, key, kind));
    }
}
