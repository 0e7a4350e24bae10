//! Whether a build depends on nothing but the sources: the page is made once more, from another folder and on another day,
//! and compared byte for byte. What takes long and can know neither (the crates of others) is shared by both builds.

use crate::packages::Packages;
use crate::serve::{publish, succeed};
use crate::setup::PageTools;
use crate::system::{checkout, file_trouble, host_target, say};
use crate::trouble::{Result, Trouble};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What of the checkout is no source.
const NO_SOURCES: [&str; 3] = [".git", "dist", "target"];

/// Another day of another month and year, as libfaketime reads it.
const ANOTHER_DAY: &str = "+400d";

const OTHER_CLOCK: Packages = Packages {
    what: "libfaketime",
    why: "to build the page on another day",
    apt: &["libfaketime"],
    elsewhere: &[("dnf", "sudo dnf install libfaketime"), ("brew", "brew install libfaketime")],
    otherwise: "install libfaketime",
};

/// Where the copy of the sources lies that the page is made from once more.
pub(crate) fn sources() -> Result<PathBuf> {
    Ok(checkout()?.join("target").join("again").join("sources"))
}

/// Makes the page once more and names the first file that is not the same as in `dist`.
pub(crate) fn build_again(tools: &PageTools, dist: &Path) -> Result<()> {
    let (checkout, sources) = (checkout()?, sources()?);
    let again = checkout.join("target").join("again").join("dist");
    copy_sources(&checkout, &sources)?;
    let parts = checkout.join("target").join("again").join("parts.bin");
    let mut making = tools.parts()?;
    making.arg(&parts).arg("--plain").arg("--sources").arg(&sources);
    change_clock(&mut making);
    succeed(&mut making)?;
    let mut publishing = publish(&again, &parts, "dev", &["--plain"])?;
    change_clock(&mut publishing);
    succeed(&mut publishing)?;
    match different(&contents(dist)?, &contents(&again)?) {
        None => Ok(()),
        Some(file) => Err(Trouble::new(
            format!("two builds from two folders on two days differ in {file}"),
            "look for what depends on a path, a time, chance or the order of a folder in parts/ and site/",
        )),
    }
}

/// Copies the sources, newly written, so that they are compiled; what is compiled goes where it always does.
fn copy_sources(checkout: &Path, sources: &Path) -> Result<()> {
    if sources.exists() {
        fs::remove_dir_all(sources).map_err(|error| file_trouble(sources, &error))?;
    }
    fs::create_dir_all(sources).map_err(|error| file_trouble(sources, &error))?;
    for entry in fs::read_dir(checkout).map_err(|error| file_trouble(checkout, &error))?.flatten() {
        if !NO_SOURCES.iter().any(|name| entry.file_name() == *name) {
            copy(&entry.path(), &sources.join(entry.file_name()))?;
        }
    }
    share(&checkout.join("target"), &sources.join("target"))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(|_| ()).map_err(|error| file_trouble(from, &error));
    }
    fs::create_dir(to).map_err(|error| file_trouble(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| file_trouble(from, &error))?.flatten() {
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

#[cfg(unix)]
fn share(target: &Path, link: &Path) -> Result<()> {
    std::os::unix::fs::symlink(target, link).map_err(|error| file_trouble(link, &error))
}

/// Where links are not everybody's to make, everything is compiled again.
#[cfg(not(unix))]
fn share(_: &Path, _: &Path) -> Result<()> {
    Ok(())
}

/// Lets the program that makes the page, and all tools but the compiler, which does not start so, believe in another day, where
/// the system has what does so. `cargo` is the command that runs the program.
fn change_clock(cargo: &mut Command) {
    let found = library().or_else(|| OTHER_CLOCK.install().ok().and_then(|()| library()));
    let Some((library, host)) = found.zip(host_target()) else {
        return say("the second build is of the same day: libfaketime cannot be had on this system");
    };
    let runner = format!("CARGO_TARGET_{}_RUNNER", host.to_uppercase().replace('-', "_"));
    cargo.env(runner, format!("env LD_PRELOAD={} FAKETIME={ANOTHER_DAY}", library.display()));
}

/// The library that changes the clock, for programs with several threads.
fn library() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let name = Path::new("faketime").join("libfaketimeMT.so.1");
    folders.chain(["/usr/lib64".into()]).map(|folder| folder.join(&name)).find(|library| library.is_file())
}

/// Every file of a build by its path there, but for the compressed forms, which are made of the others.
fn contents(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    fn read(folder: &Path, within: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) -> Result<()> {
        for entry in fs::read_dir(within).map_err(|error| file_trouble(within, &error))?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                read(folder, &path, found)?;
            } else if !is_left_out(&path) {
                let content = fs::read(&path).map_err(|error| file_trouble(&path, &error))?;
                found.insert(path.strip_prefix(folder).unwrap_or(&path).to_owned(), content);
            }
        }
        Ok(())
    }
    let mut found = BTreeMap::new();
    read(folder, folder, &mut found)?;
    Ok(found)
}

/// Compressed forms, and the list of files that whoever publishes keeps for itself.
fn is_left_out(path: &Path) -> bool {
    let is_compressed = path.extension().is_some_and(|ending| ending == "br" || ending == "gz");
    is_compressed || path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// The first file that is not in both with the same content.
fn different(one: &BTreeMap<PathBuf, Vec<u8>>, other: &BTreeMap<PathBuf, Vec<u8>>) -> Option<String> {
    let differs = |name: &&PathBuf| one.get(*name) != other.get(*name);
    one.keys().chain(other.keys()).find(differs).map(|name| name.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_missing_or_of_another_content_differs() {
        let build = |files: &[(&str, &str)]| -> BTreeMap<PathBuf, Vec<u8>> {
            files.iter().map(|(name, content)| (name.into(), content.as_bytes().to_vec())).collect()
        };
        let one = build(&[("a", "1"), ("b/c", "2")]);
        assert_eq!(different(&one, &one), None);
        assert_eq!(different(&one, &build(&[("a", "1")])), Some("b/c".to_owned()));
        assert_eq!(different(&build(&[]), &one), Some("a".to_owned()));
        assert_eq!(different(&one, &build(&[("a", "1"), ("b/c", "3")])), Some("b/c".to_owned()));
    }
}
