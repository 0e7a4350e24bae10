//! That no target breaks on what fuzzing has found worth keeping, one folder of `corpus/` a target, nor on nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the corpus has failed")]

use std::fs;
use std::path::Path;

use transfer_guide_fuzz::targets::ALL;

/// All of it together, in bytes: kept small, since everybody who has the sources has it.
const MOST: u64 = 150_000;

#[test]
fn every_target_bears_what_is_kept_for_it() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut bytes = 0;
    for (name, target) in ALL {
        target(&[]);
        let kept: Vec<_> = fs::read_dir(corpus.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(kept.len() > 2, "{name} has nothing to begin with");
        for path in kept {
            println!("{}", path.display());
            let content = fs::read(path).unwrap();
            bytes += content.len() as u64;
            target(&content);
        }
    }
    assert!(bytes < MOST, "{bytes} bytes: keep less of it");
}
