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

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dist::{Kind, Order, dist};

const MANUAL: &str = "ship FOLDER [--not-kept | --kill | --times N]; cargo xtask dist calls it with the tools it needs";

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let folder = arguments.next().map(PathBuf::from);
    let flag = arguments.next().map(|flag| flag.to_string_lossy().into_owned());
    let times = arguments.next().and_then(|number| number.to_str()?.parse().ok());
    let kind = match flag.as_deref() {
        None => Some(Kind::Kept),
        Some("--not-kept") => Some(Kind::NotKept),
        Some("--kill") => Some(Kind::Killed),
        Some("--times") => times.map(Kind::Times),
        Some(_) => None,
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf);
    let (Some(dist_folder), Some(kind), Some(root)) = (folder, kind, root) else {
        eprintln!("{MANUAL}");
        return ExitCode::FAILURE;
    };
    match dist(&Order { root, dist: dist_folder, kind }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
