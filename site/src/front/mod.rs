//! The commands of `transfer-guide`.

mod arguments;
mod check;
mod edition;
mod edition_files;
mod folder;
mod new;
mod pack;
mod publish;
mod serve;
mod show;
mod web;
mod words;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use words::Words;

/// What has gone wrong, in the reader's language, with the way out.
type Result<T> = std::result::Result<T, String>;

/// Reads what was typed and does it.
pub(crate) fn run(parser: lexopt::Parser) -> ExitCode {
    let (words, command) = match arguments::read(parser) {
        Ok(Arguments { words, command }) => (words, command),
        Err((words, error)) => {
            eprintln!("{}", words.unknown(&error));
            return ExitCode::FAILURE;
        }
    };
    match carry_out(words, &command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(words: Words, command: &Command) -> Result<()> {
    match command {
        Command::Help => {
            println!("{}", words.manual());
            Ok(())
        }
        Command::New { id } => new::write(words, id),
        Command::Check { folder } => check::check(words, folder),
        Command::Show { folder, answers } => show::show(words, folder, answers.as_deref()),
        Command::Serve { folder, port, parts } => serve::serve(words, folder, *port, parts.as_deref()),
        Command::Pack { parts, to } => pack::pack(words, parts, to),
        Command::Publish(order) => publish::publish(words, order),
    }
}
