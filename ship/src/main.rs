//! Makes what ships: the page as plain HTML, the program in two forms, the script that joins them, and everything a static
//! host needs. `cargo xtask dist` gets the tools and calls this.
//!
//! - [`dist`]: all files, from all that follows
//! - [`places`], [`overlay`], [`markup`], [`render`], [`still`]: the guide as plain HTML, rendered by Yew
//! - [`handbook`]: the whole edition on one page, to read and print
//! - [`wasm`]: Rust to small WebAssembly
//! - [`program`], [`glue`]: the program, as WebAssembly and as JavaScript, and the script that joins it to the page
//! - [`aid`]: what helps to act, a program and a script of its own
//! - [`package`]: the rules alone, for scripts
//! - [`pages`]: the HTML around the content
//! - [`worker`], [`manifest`], [`servers`]: what keeps the page on devices, and what servers must be told
//! - [`files`], [`small`], [`budget`]: names, compressed forms and limits
//! - [`tools`], [`trouble`]: other programs, and what goes wrong

mod aid;
mod budget;
mod dist;
mod element;
mod embed;
mod files;
mod glue;
mod handbook;
mod manifest;
mod markup;
mod overlay;
mod package;
mod pages;
mod places;
mod program;
mod render;
mod servers;
mod small;
mod still;
mod tools;
mod trouble;
mod wasm;
mod worker;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dist::{Kind, Order, dist};
use still::School;

const MANUAL: &str = "ship FOLDER [--not-kept | --kill | --times N] [--school NAME] [--office ROOM] [--contact WORDS]; \
                      cargo xtask dist calls it with the tools it needs";

fn main() -> ExitCode {
    let order = match order(lexopt::Parser::from_env()) {
        Ok(order) => order,
        Err(error) => {
            eprintln!("{error}\n{MANUAL}");
            return ExitCode::FAILURE;
        }
    };
    match dist(&order) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn order(mut parser: lexopt::Parser) -> Result<Order, lexopt::Error> {
    use lexopt::prelude::*;
    let mut dist = None;
    let mut kind = Kind::Kept;
    let mut school = School::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(folder) if dist.is_none() => dist = Some(PathBuf::from(folder)),
            Long("not-kept") => kind = Kind::NotKept,
            Long("kill") => kind = Kind::Killed,
            Long("times") => kind = Kind::Times(parser.value()?.parse()?),
            Long("school") => school.name = parser.value()?.string()?,
            Long("office") => school.office = parser.value()?.string()?,
            Long("contact") => school.contact = parser.value()?.string()?,
            other => return Err(other.unexpected()),
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf);
    Ok(Order { root: root.ok_or("no project")?, dist: dist.ok_or("no folder to fill")?, kind, school })
}
