//! How many students the package for scripts decides for in a second, in one thread of Node.js, beside a plain JavaScript
//! table of the same decisions in the same run. What is done is in `decide.mjs`.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::bench::report::Row;
use crate::trouble::{Result, Trouble};

/// Measures a built package.
///
/// # Errors
/// Node.js is not there, or the two do not agree.
pub fn measure(dist: &Path, runs: usize) -> Result<Vec<Row>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bench/decide.mjs");
    let mut node = Command::new("node");
    let done = node.arg(script).arg(dist.join("api/index.js")).arg(runs.to_string()).output();
    let done = done.map_err(|error| Trouble::new(format!("node does not start: {error}")))?;
    let failed = || Trouble::new(format!("decide.mjs failed: {}", String::from_utf8_lossy(&done.stderr)));
    let measured: Value = serde_json::from_slice(&done.stdout).map_err(|_| failed())?;
    let row = |measure: &str, form: &str| {
        let rates = |subject: &str| -> Vec<f64> {
            let rates = measured[form][subject].as_array().into_iter().flatten();
            rates.filter_map(|rate| rate.as_f64().map(|rate| rate / 1000.0)).collect()
        };
        Row::of(measure, rates("guide"), rates("baseline"))
    };
    Ok(vec![row("as objects, thousand a second", "objects"), row("packed, thousand a second", "packed")])
}
