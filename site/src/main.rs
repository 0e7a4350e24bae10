//! `transfer-guide`: what a league committee types. Reads folders, writes folders, serves on this machine; what a website is made of is
//! the library's business. Everything that it needs is inside.
//!
//! - `front::arguments`: the commands and their flags
//! - `front::words`: what it says, in Chinese and in English
//! - `front::edition`: an edition from its folder, proven
//! - `front::new`, `front::check`, `front::show`, `front::serve`, `front::publish`: the commands
//! - `front::folder`: writes a website all or not at all
//! - `front::web`: a server for looking at it on this machine

mod front;

use std::process::ExitCode;

fn main() -> ExitCode {
    front::run(lexopt::Parser::from_env())
}
