//! `check`: proves an edition and says what was found, without building anything. The proof itself is in the rules, and so are
//! the sentences about faults.

use crate::edition_files;
use crate::system::{checkout, say};
use crate::trouble::Result;
use std::collections::BTreeMap;
use std::path::Path;
use transfer_guide_aid as aid;
use transfer_guide_rules::cases;
use transfer_guide_rules::fault::{Fault, Language, report};
use transfer_guide_rules::files::foreign;
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::{Proof, prove};

/// The edition that is checked when none is named, from the project's root.
const DEFAULT: &str = "editions/college-2020";

/// What a whole edition has.
struct Checked {
    proof: Proof,
    cases: usize,
    /// Messages, and answers that are found by typing. Nobody has to help to act.
    toolkit: Option<(usize, usize)>,
}

/// Proves the edition in a folder, or the default one. Prints what the proof counted, or the faults found; returns whether it
/// is whole.
///
/// # Errors
/// The checkout cannot be found.
pub(crate) fn check(folder: Option<&Path>, language: Language) -> Result<bool> {
    let (folder, place) = match folder {
        Some(folder) => (folder, folder.to_path_buf()),
        None => (Path::new(DEFAULT), checkout()?.join(DEFAULT)),
    };
    let folder = folder.display().to_string();
    let folder = folder.trim_end_matches('/');
    let files = match edition_files::read(&place) {
        Ok(files) => files,
        Err(error) => {
            say(match language {
                Language::Chinese => format!(
                    "{folder}：读不了。改法：给出版本的文件夹，例如 cargo xtask check {DEFAULT}（系统说：{error}）。"
                ),
                Language::English => {
                    format!("{folder}: {error}; hint: name an edition's folder: cargo xtask check {DEFAULT}")
                }
            });
            return Ok(false);
        }
    };
    for warning in foreign(&files) {
        let word = match language {
            Language::Chinese => "提醒",
            Language::English => "warning",
        };
        say(format!("{word}: {folder}/{}", warning.said(language)));
    }
    match prove_all(&files) {
        Ok(checked) => {
            counted(&checked, language).into_iter().for_each(|line| say(format!("{folder}: {line}")));
            Ok(true)
        }
        Err(faults) => {
            report(folder, faults, language).into_iter().for_each(say);
            Ok(false)
        }
    }
}

/// Loads and proves the rules, what stands beside them, and every case.
fn prove_all(files: &BTreeMap<String, Vec<u8>>) -> std::result::Result<Checked, Vec<Fault>> {
    let edition = load(files)?;
    let proof = prove(&edition)?;
    let mut faults = Vec::new();
    let cases = cases::read(&edition, files).unwrap_or_else(|mistakes| {
        faults.extend(mistakes);
        Vec::new()
    });
    faults.extend(cases::run(&edition, &cases));
    let has_toolkit = files.keys().any(|name| name.starts_with("toolkit/"));
    let kit = has_toolkit.then(|| aid::load::load(&edition, files)).transpose();
    let toolkit = kit.unwrap_or_else(|mistakes| {
        faults.extend(mistakes);
        None
    });
    let toolkit = toolkit.map(|kit| (kit.letters.len(), kit.cases.len()));
    if faults.is_empty() { Ok(Checked { proof, cases: cases.len(), toolkit }) } else { Err(faults) }
}

fn counted(Checked { proof, cases, toolkit }: &Checked, language: Language) -> Vec<String> {
    let Proof { walks, shortest, longest, .. } = proof;
    let advice = proof.advice.len();
    match language {
        Language::Chinese => {
            let toolkit = toolkit.map(|(letters, found)| format!("{letters} 条消息，打字能找到 {found} 种情况"));
            let proven = format!(
                "查过了，没有错：{walks} 种答法，每种 {shortest} 到 {longest} 道题，都恰好得到 {advice} 个结果中的一个"
            );
            let cases = format!("{cases} 个例子都对");
            [Some(proven), Some(cases), toolkit].into_iter().flatten().collect()
        }
        Language::English => {
            let toolkit =
                toolkit.map(|(letters, found)| format!("{letters} messages, {found} answers to be found by typing"));
            let proven = format!("proven: {walks} walks of {shortest} to {longest} questions, {advice} advices");
            let cases = format!("{cases} cases, each answered as it must be");
            [Some(proven), Some(cases), toolkit].into_iter().flatten().collect()
        }
    }
}
