//! How long `transfer-guide` takes, as a whole process: to check an edition, and to publish it with and without compressed forms.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::trouble::{Result, Trouble};

/// What is measured, and how it is asked for.
const ORDERS: [(&str, &[&str]); 5] = [
    ("check", &["check"]),
    ("publish, not compressed", &["publish", "--to", "SITE", "--plain"]),
    ("publish", &["publish", "--to", "SITE"]),
    ("the page alone, not compressed", &["publish", "--to", "SITE", "--plain", "--times", "1"]),
    ("the page alone of ten times as much, not compressed", &["publish", "--to", "SITE", "--plain", "--times", "10"]),
];

/// Does each of it so many times, and says how long the quickest took: what else the machine does only ever adds to it.
///
/// # Errors
/// The program is not there, or does not do what it is told.
pub fn measure(edition: &Path, runs: usize) -> Result<Vec<(&'static str, Duration)>> {
    let program = env::var_os("TRANSFER_GUIDE_PROGRAM").map(PathBuf::from);
    let program = program.ok_or_else(|| Trouble::new("TRANSFER_GUIDE_PROGRAM is not set; run `cargo xtask bench`"))?;
    let site = env::temp_dir().join(format!("transfer-guide-bench-{}", std::process::id()));
    let mut measured = Vec::new();
    for (what, order) in ORDERS {
        let mut quickest = Duration::MAX;
        for _ in 0..runs {
            let (command, flags) = order.split_first().unwrap_or((&"help", &[]));
            let flags = flags.iter().map(|flag| if *flag == "SITE" { site.as_os_str() } else { flag.as_ref() });
            let begun = Instant::now();
            let output = Command::new(&program).arg(command).arg(edition).args(flags).output();
            let output = output.map_err(|error| Trouble::new(format!("{}: {error}", program.display())))?;
            quickest = quickest.min(begun.elapsed());
            if !output.status.success() {
                return Err(Trouble::new(String::from_utf8_lossy(&output.stderr).into_owned()));
            }
        }
        measured.push((what, quickest));
    }
    fs::remove_dir_all(&site).map_err(|error| Trouble::new(format!("{}: {error}", site.display())))?;
    Ok(measured)
}
