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
use crate::fault::{Fault, Item, file_of, nearest};
use crate::parts::{Offer, Standing};
use crate::text::Text;

/// Reads an edition from its files: the path within the edition's folder, with `/`, and the text.
///
/// # Errors
/// Every mistake found, in the order of the files.
pub fn load(files: &BTreeMap<String, String>) -> Result<Edition, Vec<Fault>> {
    let mut loader = Loader { files, faults: Vec::new(), used: BTreeSet::new(), shared: Table::new() };
    let edition = loader.edition();
    match edition {
        Some(edition) if loader.faults.is_empty() => Ok(edition),
        _ => Err(loader.faults),
    }
}

struct Loader<'f> {
    files: &'f BTreeMap<String, String>,
    faults: Vec<Fault>,
    /// Shared parts met so far, as `step.log-in`.
    used: BTreeSet<String>,
    shared: Table,
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
        self.shared = self.parse(&Item::Shared(String::new())).unwrap_or_default();
        let edition: Option<Edition> = self.parse(&Item::Edition);
        let questions: Option<Questions> = self.parse(&Item::Question(String::new()));
        let clauses: Option<Clauses> = self.parse(&Item::Clause(String::new()));
        let advice = self.all_advice();
        self.report_unused();
        let mut edition = edition?;
        edition.questions = questions?.question;
        edition.clauses = clauses?.clause;
        edition.advice = advice;
        Some(edition)
    }

    /// One file as a whole; a mistake in it names its line.
    fn parse<T: DeserializeOwned>(&mut self, item: &Item) -> Option<T> {
        let Some(text) = self.files.get(&file_of(item)) else {
            let hint = "an edition has edition.toml, questions.toml, clauses.toml, shared.toml and advice/*.toml";
            self.faults.push(Fault::new(item.clone(), "", "the file is missing", hint));
            return None;
        };
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
                let hint = "the format is TOML; ARCHITECTURE.md lists the keys";
                self.faults.push(Fault::new(item.clone(), &format!("line {line}"), error.message(), hint));
                None
            }
        }
    }

    fn all_advice(&mut self) -> Vec<Advice> {
        let ids = self.files.keys().filter_map(|path| path.strip_prefix("advice/")?.strip_suffix(".toml"));
        let ids: Vec<String> = ids.map(str::to_owned).collect();
        ids.into_iter().filter_map(|id| self.advice(id)).collect()
    }

    fn advice(&mut self, id: String) -> Option<Advice> {
        let item = Item::Advice(id.clone());
        let mut table: Table = self.parse(&item)?;
        let destinations = self.parts(&item, &mut table, "destination");
        let duties = self.parts(&item, &mut table, "duty");
        let steps = self.parts(&item, &mut table, "step");
        let deadlines = self.parts(&item, &mut table, "deadline");
        let bring = self.parts(&item, &mut table, "bring");
        let warnings = self.parts(&item, &mut table, "warning");
        let trouble = self.parts(&item, &mut table, "trouble");
        let remarks = self.parts(&item, &mut table, "remark");
        let head: Head = self.typed(&item, "", None, Value::Table(table))?;
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
                self.faults.push(Fault::new(item.clone(), key, "is not a list", &format!("write [[{key}]]")));
                Vec::new()
            }
        };
        for (index, value) in written.into_iter().enumerate() {
            let place = format!("{key} {}", index + 1);
            let shared = value.get("use").and_then(Value::as_str).map(|name| format!("[{key}.{name}] of shared.toml"));
            let value = self.with_shared(item, key, &place, value);
            parts.extend(value.and_then(|value| self.typed(item, &place, shared.as_deref(), value)));
        }
        parts
    }

    /// The part itself, or the shared one it uses with its own keys in place of the shared one's.
    fn with_shared(&mut self, item: &Item, key: &str, place: &str, value: Value) -> Option<Value> {
        let Value::Table(mut own) = value else { return Some(value) };
        let Some(name) = own.remove("use") else { return Some(Value::Table(own)) };
        let shared = self.shared.get(key).and_then(Value::as_table);
        let part = name.as_str().and_then(|name| shared?.get(name)?.as_table());
        let Some(part) = part else {
            let known = shared.into_iter().flat_map(|shared| shared.keys().map(String::as_str));
            let hint = nearest(name.as_str().unwrap_or_default(), known, "shared.toml");
            let problem = format!("`use = {name}` is no [{key}.…] of shared.toml");
            self.faults.push(Fault::new(item.clone(), place, &problem, &hint));
            return None;
        };
        let mut whole = part.clone();
        whole.extend(own);
        self.used.insert(format!("{key}.{}", name.as_str().unwrap_or_default()));
        Some(Value::Table(whole))
    }

    /// A part or the rest of an advice; `shared` says where else its keys may stand.
    fn typed<T: DeserializeOwned>(
        &mut self,
        item: &Item,
        place: &str,
        shared: Option<&str>,
        value: Value,
    ) -> Option<T> {
        match value.try_into() {
            Ok(typed) => Some(typed),
            Err(error) => {
                let problem = error.to_string().trim().replace('\n', " ");
                let also = shared.map(|shared| format!(" and look at {shared}")).unwrap_or_default();
                let hint = format!("see the keys of this part in ARCHITECTURE.md{also}");
                self.faults.push(Fault::new(item.clone(), place, &problem, &hint));
                None
            }
        }
    }

    fn report_unused(&mut self) {
        for (key, parts) in &self.shared {
            for name in parts.as_table().into_iter().flat_map(Table::keys) {
                if !self.used.contains(&format!("{key}.{name}")) {
                    let fault = Fault::new(
                        Item::Shared(format!("{key}.{name}")),
                        "",
                        "no advice uses it",
                        "take it out, or write `use` where it belongs",
                    );
                    self.faults.push(fault);
                }
            }
        }
    }
}
