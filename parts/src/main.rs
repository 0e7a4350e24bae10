//! Makes the parts of every website: the programs in two forms, the scripts that join them to pages, the styles. `cargo xtask` gets
//! the tools and calls this.
//!
//! - [`make`]: the archive, from all that follows
//! - [`wasm`]: Rust to small WebAssembly
//! - [`program`], [`snip`], [`glue`]: the program, as WebAssembly and as JavaScript, without what is idle in it, and the script that
//!   joins it to the page
//! - [`aid`]: what helps to act, a program and a script of its own
//! - [`api`]: the rules alone, for scripts
//! - [`scripts`], [`element`]: what starts the program in pages, and the styles of the element
//! - [`sources`], [`small`]: what all of it is made of, made small
//! - [`licenses`]: the licence texts of what is inside
//! - [`yew_host`]: a page for the tests
//! - [`tools`], [`trouble`]: other programs, and what goes wrong

mod aid;
mod api;
mod element;
mod glue;
mod licenses;
mod make;
mod program;
mod scripts;
mod small;
mod snip;
mod sources;
mod tools;
mod trouble;
mod wasm;
mod yew_host;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use make::make;
use sources::Sources;
use tools::Tools;
use trouble::Result;
use yew_host::yew_host;

const MANUAL: &str = "parts ARCHIVE [--plain] [--sources FOLDER], or parts FOLDER --yew-host; cargo xtask calls it with the tools it needs";

fn main() -> ExitCode {
    let order = match read_arguments(lexopt::Parser::from_env()) {
        Ok(order) => order,
        Err(error) => {
            eprintln!("{error}\n{MANUAL}");
            return ExitCode::FAILURE;
        }
    };
    match carry_out(order) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// What is to be made, and where.
struct Order {
    root: PathBuf,
    target: PathBuf,
    yew_host: bool,
    compressed: bool,
}

fn carry_out(order: Order) -> Result<()> {
    if order.yew_host {
        return yew_host(&order.root, &order.target);
    }
    let work = order.root.join("target").join("parts");
    make(&Sources { root: order.root, work, tools: Tools::from_environment()? }, &order.target, order.compressed)
}

fn read_arguments(mut parser: lexopt::Parser) -> std::result::Result<Order, lexopt::Error> {
    use lexopt::prelude::*;
    let mut root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).ok_or("no project")?;
    let (mut target, mut yew_host, mut compressed) = (None, false, true);
    while let Some(argument) = parser.next()? {
        match argument {
            Value(named) if target.is_none() => target = Some(PathBuf::from(named)),
            Long("plain") => compressed = false,
            Long("sources") => root = PathBuf::from(parser.value()?),
            Long("yew-host") => yew_host = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Order { root, target: target.ok_or("nothing to fill")?, yew_host, compressed })
}
