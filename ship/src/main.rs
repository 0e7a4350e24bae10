//! Makes what ships: the page as plain HTML, the program in two forms, the script that joins them, and everything a static
//! host needs. `cargo xtask dist` gets the tools and calls this.
//!
//! - [`dist`]: all files, from all that follows
//! - [`places`], [`overlay`], [`still`]: the guide as plain HTML
//! - [`markup`]: small trees, for the pages beside it
//! - [`handbook`], [`items`]: the whole edition on one page, to read and print
//! - [`table`], [`cases`]: every case in a row
//! - [`wasm`]: Rust to small WebAssembly
//! - [`program`], [`snip`], [`glue`]: the program, as WebAssembly and as JavaScript, without what is idle in it, and the script that
//!   joins it to the page
//! - [`aid`]: what helps to act, a program and a script of its own
//! - [`package`]: the rules alone, for scripts
//! - [`pages`]: the HTML around the content
//! - [`element`], [`embed`], [`described`]: the guide in other pages
//! - [`check`], [`mends`]: the check of a server, and the lines that it tells to add
//! - [`worker`], [`manifest`], [`servers`]: what keeps the page on devices, and what servers must be told
//! - [`files`], [`small`], [`budget`]: names, compressed forms and limits
//! - [`licenses`]: the licence texts of what is inside
//! - [`yew_host`]: a page for the tests
//! - [`tools`], [`trouble`]: other programs, and what goes wrong

mod aid;
mod budget;
mod cases;
mod check;
mod described;
mod dist;
mod element;
mod embed;
mod files;
mod glue;
mod handbook;
mod items;
mod licenses;
mod manifest;
mod markup;
mod mends;
mod overlay;
mod package;
mod pages;
mod places;
mod program;
mod servers;
mod small;
mod snip;
mod still;
mod table;
mod tools;
mod trouble;
mod wasm;
mod worker;
mod yew_host;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dist::{Kind, Order, dist};
use still::School;
use yew_host::yew_host;

const MANUAL: &str = "ship FOLDER [--not-kept | --kill | --times N | --again SOURCES] [--school NAME] [--office ROOM] [--contact WORDS], or \
                      ship FOLDER --yew-host; cargo xtask calls it with the tools it needs";

fn main() -> ExitCode {
    let made = match task(lexopt::Parser::from_env()) {
        Ok(Task::Dist(order)) => dist(&order),
        Ok(Task::YewHost { root, folder }) => yew_host(&root, &folder),
        Err(error) => {
            eprintln!("{error}\n{MANUAL}");
            return ExitCode::FAILURE;
        }
    };
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// What is to be made, and where.
enum Task {
    Dist(Order),
    YewHost { root: PathBuf, folder: PathBuf },
}

fn task(mut parser: lexopt::Parser) -> Result<Task, lexopt::Error> {
    use lexopt::prelude::*;
    let mut root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).ok_or("no project")?;
    let mut folder = None;
    let mut kind = Some(Kind::Kept);
    let mut again = false;
    let mut school = School::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(named) if folder.is_none() => folder = Some(PathBuf::from(named)),
            Long("not-kept") => kind = Some(Kind::NotKept),
            Long("kill") => kind = Some(Kind::Killed),
            Long("times") => kind = Some(Kind::Times(parser.value()?.parse()?)),
            Long("again") => (root, again) = (PathBuf::from(parser.value()?), true),
            Long("yew-host") => kind = None,
            Long("school") => school.name = parser.value()?.string()?,
            Long("office") => school.office = parser.value()?.string()?,
            Long("contact") => school.contact = parser.value()?.string()?,
            other => return Err(other.unexpected()),
        }
    }
    let folder = folder.ok_or("no folder to fill")?;
    Ok(match kind {
        Some(kind) => Task::Dist(Order { root, dist: folder, kind, again, school }),
        None => Task::YewHost { root, folder },
    })
}
