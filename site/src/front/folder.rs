//! Writes a website: all of it or nothing, never over what somebody else has written, and so that pages which are open still find
//! the files of the build that they are of.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use transfer_guide_site::files::File;

use super::Result;
use super::words::Words;

/// Marks a folder as written by this program.
const MARK: &str = ".transfer-guide";

/// What the mark says to whoever opens it.
const MARKED: &str = "This folder was written by transfer-guide, which replaces all of it when it publishes again.\n";

/// Whose files never change, so that those of the last build may stay.
const LASTING: &str = "assets";

/// Whether a folder may be written to: it is not there, empty, or was written by this program.
///
/// # Errors
/// It is not, and why.
pub(crate) fn check(words: Words, to: &Path) -> Result<()> {
    match fs::read_dir(to) {
        Ok(entries) => {
            let ours = to.join(MARK).is_file() || entries.count() == 0;
            if ours { Ok(()) } else { Err(words.not_ours(to)) }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(words.no_access(to, &error)),
    }
}

/// Writes the files of a website. They stand beside the folder until all are written, then take its place.
///
/// # Errors
/// Something cannot be written: then the folder is as it was.
pub(crate) fn write(words: Words, to: &Path, files: &[File]) -> Result<()> {
    check(words, to)?;
    let (new, old) = (beside(to, "new"), beside(to, "old"));
    let done = fill(&new, files).and_then(|()| keep_lasting(to, &new)).and_then(|()| exchange(to, &new, &old));
    done.map_err(|(path, error)| {
        // What is left of it helps nobody.
        let _ = fs::remove_dir_all(&new);
        words.no_access(&path, &error)
    })
}

type Done = std::result::Result<(), (PathBuf, io::Error)>;

fn at(path: &Path) -> impl Fn(io::Error) -> (PathBuf, io::Error) {
    let path = path.to_owned();
    move |error| (path.clone(), error)
}

/// A folder of the same name and an ending, in the same place: to be moved there is then a matter of a moment.
fn beside(to: &Path, ending: &str) -> PathBuf {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    to.with_file_name(format!("{name}.{ending}"))
}

fn fill(new: &Path, files: &[File]) -> Done {
    if new.exists() {
        fs::remove_dir_all(new).map_err(at(new))?;
    }
    fs::create_dir_all(new).map_err(at(new))?;
    put(&new.join(MARK), MARKED.as_bytes())?;
    for file in files {
        let path = new.join(&file.path);
        put(&path, &file.content)?;
        for (ending, form) in [(".br", &file.brotli), (".gz", &file.gzip)] {
            if let Some(form) = form {
                put(&new.join(format!("{}{ending}", file.path)), form)?;
            }
        }
    }
    Ok(())
}

fn put(path: &Path, content: &[u8]) -> Done {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    fs::write(path, content).map_err(at(path))
}

/// Takes over the files of the last build that are not in this one: pages that are open still load them. Of the one before there is
/// nothing left.
fn keep_lasting(to: &Path, new: &Path) -> Done {
    let (from, into) = (to.join(LASTING), new.join(LASTING));
    let listed = to.join(MARK);
    let last = fs::read_to_string(&listed).unwrap_or_default();
    let mut own: Vec<String> = names_in(&into).collect();
    own.sort();
    for name in names_in(&from).filter(|name| !own.contains(name)) {
        // Without a list, all are the last build's.
        let of_last = last.lines().count() < 2 || last.lines().any(|line| line == name);
        if of_last {
            fs::copy(from.join(&name), into.join(&name)).map_err(at(&from.join(&name)))?;
        }
    }
    put(&new.join(MARK), (MARKED.to_owned() + &own.join("\n") + "\n").as_bytes())
}

fn names_in(folder: &Path) -> impl Iterator<Item = String> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok())
}

fn exchange(to: &Path, new: &Path, old: &Path) -> Done {
    if old.exists() {
        fs::remove_dir_all(old).map_err(at(old))?;
    }
    if to.exists() {
        fs::rename(to, old).map_err(at(to))?;
    }
    if let Err(error) = fs::rename(new, to) {
        // As it was.
        let _ = fs::rename(old, to);
        return Err((to.to_owned(), error));
    }
    if old.exists() {
        fs::remove_dir_all(old).map_err(at(old))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use transfer_guide_site::files::File;

    use super::{MARK, write};
    use crate::front::words::{Language, Words};

    const WORDS: fn() -> Words = || Words::of(Language::English);

    fn file(path: &str, content: &str) -> File {
        File { path: path.to_owned(), content: content.into(), brotli: Some(b"b".to_vec()), gzip: None }
    }

    /// An empty place for a test.
    fn place(name: &str) -> PathBuf {
        let place = std::env::temp_dir().join(format!("transfer-guide-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&place);
        fs::create_dir_all(&place).unwrap();
        place
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_website_takes_the_place_of_the_last_one_whose_assets_stay_once() {
        let place = place("twice");
        let to = place.join("site");
        for (index, asset) in ["one", "two", "three"].iter().enumerate() {
            let page = file("index.html", &index.to_string());
            write(WORDS(), &to, &[page, file(&format!("assets/{asset}"), asset)]).unwrap();
        }
        assert_eq!(fs::read_to_string(to.join("index.html")).unwrap(), "2");
        assert_eq!(names(&to), [MARK, "assets", "index.html", "index.html.br"]);
        assert_eq!(names(&to.join("assets")), ["three", "three.br", "two", "two.br"]);
        assert_eq!(names(&place), ["site"], "nothing is left beside it");
        fs::remove_dir_all(place).unwrap();
    }

    #[test]
    fn what_somebody_else_has_written_stays_as_it_is() {
        let place = place("foreign");
        fs::write(place.join("thesis.txt"), "x").unwrap();
        let said = write(WORDS(), &place, &[file("index.html", "")]).unwrap_err();
        assert!(said.contains("did not write"), "{said}");
        assert_eq!(names(&place), ["thesis.txt"]);
        fs::remove_dir_all(place).unwrap();
    }

    #[test]
    fn what_cannot_be_written_leaves_the_last_website() {
        let place = place("broken");
        let to = place.join("site");
        write(WORDS(), &to, &[file("index.html", "before")]).unwrap();
        let twice = [file("index.html", "after"), file("index.html/inside", "cannot be")];
        assert!(write(WORDS(), &to, &twice).unwrap_err().contains("index.html"));
        assert_eq!(fs::read_to_string(to.join("index.html")).unwrap(), "before");
        assert_eq!(names(&place), ["site"], "nothing is left beside it");
        fs::remove_dir_all(place).unwrap();
    }
}
