//! What an edition costs that is many times as large: its proof, its walks, its page and its program.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fault::Fault;
use transfer_guide_rules::grown::times;
use transfer_guide_rules::proof::{every_walk, prove};
use transfer_guide_rules::walk::Walk;

/// What an edition of some size costs.
#[derive(Clone, Debug)]
pub struct Cost {
    /// Times the edition.
    pub copies: usize,
    /// Questions in it.
    pub questions: usize,
    /// Walks to an end.
    pub walks: usize,
    /// How long the proof took.
    pub proof: Duration,
    /// How long the replay of one whole walk takes, on average over up to a thousand of them.
    pub replay: Duration,
    /// Bytes of other things that somebody measured for this size, by what they are: the page, the wasm.
    pub bytes: BTreeMap<&'static str, usize>,
}

/// Proves and walks the edition so many times over.
///
/// # Errors
/// The proof finds a fault, which [`times`] must never bring in.
pub fn measure(edition: &Edition, copies: usize) -> Result<Cost, Vec<Fault>> {
    let large = times(edition, copies);
    let begun = Instant::now();
    let proof = prove(&large)?;
    let proven = begun.elapsed();
    let walks = every_walk(&large);
    let some: Vec<_> = walks.iter().step_by(walks.len().div_ceil(1000)).map(Walk::on_path).collect();
    let begun = Instant::now();
    let replayed = some.iter().filter(|answers| Walk::new(&large, answers).next.is_none()).count();
    let replay = begun.elapsed() / u32::try_from(replayed.max(1)).unwrap_or(u32::MAX);
    let questions = large.questions.len();
    Ok(Cost { copies, questions, walks: proof.walks, proof: proven, replay, bytes: BTreeMap::new() })
}

/// Bytes of a built page and its program, as they lie compressed in a folder; nothing where there is no such folder.
pub fn bytes_of(dist: &Path) -> BTreeMap<&'static str, usize> {
    let mut bytes = BTreeMap::new();
    for folder in [dist.to_owned(), dist.join("assets")] {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let kind = match name.as_str() {
                "index.html.br" => "page",
                "guide.html.br" => "one file",
                name if name.starts_with("guide-") && name.ends_with(".wasm.br") => "wasm",
                _ => continue,
            };
            let length = entry.metadata().map_or(0, |about| usize::try_from(about.len()).unwrap_or(usize::MAX));
            bytes.insert(kind, length);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use transfer_guide_editions::COLLEGE_2020;
    use transfer_guide_rules::proof::prove;

    use super::{bytes_of, measure};

    #[test]
    fn the_program_is_weighed_and_no_other() {
        let folder = std::env::temp_dir().join(format!("transfer-guide-growth-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("assets")).unwrap();
        let weigh_with = |name: &str| {
            std::fs::write(folder.join("assets").join(name), "12345").unwrap();
            bytes_of(&folder).into_iter().collect::<Vec<_>>()
        };
        let weighed = ["aid-1.wasm.br", "guide-1.wasm", "guide-1.wasm.br"].map(weigh_with);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(weighed, [vec![], vec![], vec![("wasm", 5)]]);
    }

    #[test]
    fn the_questions_and_walks_of_the_edition_are_counted() {
        let cost = measure(&COLLEGE_2020, 1).unwrap();
        assert_eq!(cost.questions, COLLEGE_2020.questions.len());
        assert_eq!(cost.walks, prove(&COLLEGE_2020).unwrap().walks);
    }
}
