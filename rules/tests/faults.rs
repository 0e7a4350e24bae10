//! Seeded faults: `faults.toml` breaks the good edition in one place at a time, and every break must be reported with
//! its file, its key and the way out. A fault that nobody sees would reach students as a wrong answer.

use std::collections::BTreeMap;

use serde::Deserialize;
use transfer_guide_rules::cases::{read, run};
use transfer_guide_rules::fault::{Fault, Language};
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::prove;

use transfer_guide_editions::boat_files as files;

#[derive(Deserialize)]
struct Faults {
    fault: Vec<Seeded>,
}

/// One break: a text that the file has once, put out of order; a text added at the file's end; or no file at all.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seeded {
    /// What is wrong, as a claim.
    name: String,
    /// The file, within the edition's folder.
    file: String,
    /// What is broken in it.
    find: Option<String>,
    /// What it is broken into.
    replace: Option<String>,
    /// What is added at the end, in a file of its own if there is none.
    add: Option<String>,
    /// Whether the file is taken away.
    #[serde(default)]
    remove: bool,
    /// What one single line of the report must have; `{line}` is the line of the file that is broken.
    expect: Vec<String>,
    /// The same of the report in Chinese, where a committee's own words for it are at stake.
    #[serde(default)]
    chinese: Vec<String>,
}

impl Seeded {
    /// Breaks the files, and says in which line; or why not, where the edition has changed under this fault.
    fn break_it(&self, files: &mut BTreeMap<String, String>) -> Result<usize, String> {
        if let Some(add) = &self.add {
            files.entry(self.file.clone()).or_default().push_str(add);
            return Ok(1);
        }
        let text = files.get_mut(&self.file).ok_or(format!("there is no {}", self.file))?;
        if self.remove {
            files.remove(&self.file);
            return Ok(1);
        }
        let (find, replace) = self.find.as_deref().zip(self.replace.as_deref()).ok_or("nothing is broken")?;
        let [(start, _)] = text.match_indices(find).collect::<Vec<_>>()[..] else {
            return Err(format!("{} must have this once: {find}", self.file));
        };
        let line = text[..start].matches('\n').count() + 1;
        *text = text.replace(find, replace);
        Ok(line)
    }
}

/// Everything that is wrong.
fn faults(files: &BTreeMap<String, String>) -> Vec<Fault> {
    let proven = load(files).and_then(|edition| {
        prove(&edition)?;
        let cases = read(&edition, files)?;
        Ok(run(&edition, &cases))
    });
    proven.unwrap_or_else(|faults| faults)
}

/// What a developer would read.
fn report(files: &BTreeMap<String, String>) -> Vec<String> {
    faults(files).iter().map(Fault::to_string).collect()
}

#[test]
fn the_edition_as_it_is_has_no_fault() {
    assert_eq!(report(&files()), Vec::<String>::new());
}

#[test]
fn an_edition_with_more_walks_than_anybody_can_check_is_refused() {
    let mut files = files();
    for number in 0..2 {
        let question = format!("[[question]]\nid = \"more-{number}\"\nask = \"?\"\nname = \"?\"\n");
        let choices = (0..240).map(|choice| format!("[[question.choice]]\nid = \"{choice}\"\nlabel = \"?\"\n"));
        *files.entry("questions.toml".to_owned()).or_default() += &(question + &choices.collect::<String>());
    }
    let report = report(&files);
    let [fault] = &report[..] else { panic!("{report:?}") };
    for part in ["questions.toml: when: ", "more than 50000", "give it a `when`"] {
        assert!(fault.contains(part), "{part} is not in {fault}");
    }
}

#[test]
fn every_fault_is_reported_with_its_file_its_key_and_the_way_out() {
    let seeded: Faults = toml::from_str(include_str!("faults.toml")).expect("faults.toml is TOML");
    let good = files();
    let mut unseen = Vec::new();
    for fault in &seeded.fault {
        let mut files = good.clone();
        let line = match fault.break_it(&mut files) {
            Ok(line) => line.to_string(),
            Err(stale) => {
                unseen.push(format!("\n{}\n  {stale}\n", fault.name));
                continue;
            }
        };
        let found = faults(&files);
        for (language, expected, hint) in
            [(Language::English, &fault.expect, "; hint: "), (Language::Chinese, &fault.chinese, "。改法：")]
        {
            let report: Vec<String> = found.iter().map(|fault| fault.said(language)).collect();
            let expected: Vec<String> = expected.iter().map(|part| part.replace("{line}", &line)).collect();
            if !report.iter().any(|line| expected.iter().all(|part| line.contains(part))) {
                unseen.push(format!("\n{}\n  expected one line with {expected:?}\n  got {report:#?}\n", fault.name));
            }
            for line in report.iter().filter(|line| !line.contains(hint)) {
                unseen.push(format!("\n{}\n  no way out: {line}\n", fault.name));
            }
        }
    }
    let in_chinese = seeded.fault.iter().filter(|fault| !fault.chinese.is_empty()).count();
    assert!(in_chinese >= 24, "only {in_chinese} are looked at in Chinese");
    assert!(unseen.is_empty(), "{}", unseen.concat());
    assert!(seeded.fault.len() >= 40, "only {} faults", seeded.fault.len());
}

#[test]
fn a_line_is_short_however_long_the_name_that_it_is_about() {
    let long = "x".repeat(100_000);
    for (file, find) in [
        ("advice/boat-cabin.toml", "book"),
        ("advice/boat-cabin.toml", "一.a"),
        ("advice/boat-cabin.toml", "must"),
        ("advice/boat-cabin.toml", "cabin"),
        ("advice/boat-cabin.toml", "yes"),
        ("questions.toml", "[[question]]"),
        ("questions.toml", "way"),
        ("shared.toml", "actor"),
    ] {
        let mut files = files();
        let text = files.get_mut(file).unwrap();
        *text = text.replacen(find, &long, 1);
        let report = report(&files);
        assert!(!report.is_empty(), "{file}: nothing is said of what was {find}");
        for line in report {
            assert!(line.chars().count() < 3_000, "{file}, {find}: {} letters", line.chars().count());
        }
    }
}
