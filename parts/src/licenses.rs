//! `licenses.txt`: the licence texts of everything that is compiled into what ships, as their authors ask for. Which licences
//! these may be is `deny.toml`'s business.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::tools::output;
use crate::trouble::{Result, Trouble, file};
use crate::wasm::{TARGET, cargo};

/// The packages that ship, with their features.
const PACKAGES: [(&str, &str); 3] =
    [("transfer-guide", ""), ("transfer-guide-aid", "bindings"), ("transfer-guide-api", "")];

/// How the names of files with a licence begin.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// A crate: its name and version as Cargo prints them, and its licence.
type Crate = (String, String);

/// The whole file.
///
/// # Errors
/// Cargo does not answer, or the project's own licence cannot be read.
pub(crate) fn licenses(root: &Path) -> Result<String> {
    let own = root.join("LICENSE");
    let own = fs::read_to_string(&own).map_err(file(&own))?;
    let mut shipped = BTreeSet::new();
    for (package, features) in PACKAGES {
        shipped.extend(crates(root, package, features)?);
    }
    let folders = folders(root)?;
    // Many crates share a text; each stands here once.
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, license) in &shipped {
        let found = folders.get(name).map(|folder| texts_in(folder)).transpose()?.unwrap_or_default();
        let title = format!("{name} ({license})");
        let found = if found.is_empty() { vec![without_a_text(&title, license, &own)?] } else { found };
        found.into_iter().for_each(|text| texts.entry(text).or_default().push(title.clone()));
    }
    let of_rust = "the Rust standard library (MIT OR Apache-2.0)".to_owned();
    texts.entry(permission(&own)?).or_default().insert(0, of_rust);
    let mut whole = format!("Transfer Guide\n\n{own}\n");
    for (text, names) in texts {
        whole += &format!("{}\n{}\n\n{text}\n\n", "-".repeat(80), names.join("\n"));
    }
    Ok(whole)
}

/// Every foreign crate in a package.
fn crates(root: &Path, package: &str, features: &str) -> Result<BTreeSet<Crate>> {
    let mut tree = cargo();
    tree.args(["tree", "--quiet", "--locked", "--package", package, "--no-default-features", "--features", features]);
    tree.args(["--target", TARGET, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}|{l}|"]);
    let listed = output(tree.current_dir(root))?;
    let listed = String::from_utf8_lossy(&listed);
    let lines = listed.lines().filter_map(|line| line.split_once('|'));
    // Behind the names of our own stands their folder.
    let foreign = lines.filter(|(name, _)| !name.contains('('));
    Ok(foreign.map(|(name, rest)| (name.to_owned(), rest.split('|').next().unwrap_or_default().to_owned())).collect())
}

/// Where the source of each crate is, by its name and version.
fn folders(root: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let listed =
        output(cargo().args(["metadata", "--format-version", "1", "--locked", "--offline"]).current_dir(root))?;
    let listed: Value =
        serde_json::from_slice(&listed).map_err(|error| Trouble::new(format!("cargo metadata: {error}")))?;
    let packages = listed["packages"].as_array().into_iter().flatten();
    let folder = |package: &Value| {
        let name = format!("{} v{}", package["name"].as_str()?, package["version"].as_str()?);
        Some((name, Path::new(package["manifest_path"].as_str()?).parent()?.to_owned()))
    };
    Ok(packages.filter_map(folder).collect())
}

/// The licence texts in a folder, in the order of their names.
fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(file(folder))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_license = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        path.is_file() && NAMES.iter().any(|start| name.starts_with(start))
    };
    let paths: BTreeSet<PathBuf> = paths.filter(is_license).collect();
    let text = |path: PathBuf| fs::read(&path).map(|text| tidy(&String::from_utf8_lossy(&text))).map_err(file(&path));
    paths.into_iter().map(text).collect()
}

/// What stands in for the text of a crate that comes without: the MIT licence, where it may be had under it.
fn without_a_text(title: &str, license: &str, own: &str) -> Result<String> {
    if license.contains("MIT") {
        return permission(own);
    }
    Err(Trouble::new(format!("{title} comes without a licence text; look for another crate, or add its text here")))
}

/// The MIT licence without whose it is.
fn permission(own: &str) -> Result<String> {
    let at = own.find("Permission is hereby granted");
    let at = at.ok_or_else(|| Trouble::new("LICENSE is not the MIT licence any more: mend parts/src/licenses.rs"))?;
    Ok(tidy(&own[at..]))
}

/// Without spaces at the ends of lines, so that the same text is the same.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "MIT License\n\nCopyright (c) somebody\n\nPermission is hereby granted, free\nof charge\n";

    #[test]
    fn a_crate_without_a_text_stands_under_the_mit_licence_or_is_refused() {
        assert_eq!(
            without_a_text("a v1 (MIT)", "MIT", OWN).ok().as_deref(),
            Some("Permission is hereby granted, free\nof charge")
        );
        let refused = without_a_text("b v1 (BSL-1.0)", "BSL-1.0", OWN).map_err(|trouble| trouble.to_string());
        assert!(refused.is_err_and(|trouble| trouble.contains("b v1 (BSL-1.0)")));
    }

    #[test]
    fn the_same_text_is_the_same_however_its_lines_end() {
        assert_eq!(tidy("\r\none  \r\ntwo\n\n"), tidy("one\ntwo"));
    }
}
