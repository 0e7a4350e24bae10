//! The commands and their flags.

use std::path::PathBuf;

use lexopt::prelude::*;
use transfer_guide_site::School;
use transfer_guide_site::publish::Kind;

use super::words::{Language, Words};

/// What was typed.
pub(crate) struct Arguments {
    /// In which language to answer.
    pub(crate) words: Words,
    /// What to do.
    pub(crate) command: Command,
}

/// What to do.
pub(crate) enum Command {
    /// Print what can be typed.
    Help,
    /// Write the folder of a new edition.
    New { id: String },
    /// Prove the edition in a folder.
    Check { folder: PathBuf },
    /// Print what an edition says to answers.
    Show { folder: PathBuf, answers: Option<String> },
    /// Serve an edition's website on this machine.
    Serve { folder: PathBuf, port: Option<u16>, parts: Option<PathBuf> },
    /// Write this program with parts behind it.
    Pack { parts: PathBuf, to: PathBuf },
    /// Write an edition's website.
    Publish(Publish),
}

/// What to publish, and where to.
pub(crate) struct Publish {
    /// The edition's folder.
    pub(crate) folder: PathBuf,
    /// The folder of the website.
    pub(crate) to: PathBuf,
    /// Whose students it is for.
    pub(crate) school: School,
    /// For what.
    pub(crate) kind: Kind,
    /// Whether files are there in compressed forms too.
    pub(crate) compressed: bool,
    /// Whether what is over its budget is an error.
    pub(crate) strict: bool,
    /// The edition so many times over, to measure.
    pub(crate) times: Option<usize>,
    /// Parts to use instead of those inside.
    pub(crate) parts: Option<PathBuf>,
}

/// Reads it. An error comes with the language to tell it in.
pub(crate) fn read(mut parser: lexopt::Parser) -> Result<Arguments, (Words, lexopt::Error)> {
    let mut words = Words::of(Language::Chinese);
    let mut read = Read::default();
    loop {
        match parser.next() {
            Ok(None) => break,
            Ok(Some(argument)) => {
                read.take(argument.into(), &mut parser, &mut words).map_err(|error| (words, error))?;
            }
            Err(error) => return Err((words, error)),
        }
    }
    let command = read.command().map_err(|error| (words, error))?;
    Ok(Arguments { words, command })
}

/// An argument that no longer borrows from the parser, so that its value can be asked for.
enum Argument {
    Flag(String),
    Word(std::ffi::OsString),
}

impl From<lexopt::Arg<'_>> for Argument {
    fn from(argument: lexopt::Arg<'_>) -> Self {
        match argument {
            Long(flag) => Argument::Flag(flag.to_owned()),
            Short(flag) => Argument::Flag(flag.to_string()),
            Value(word) => Argument::Word(word),
        }
    }
}

/// What was read so far.
struct Read {
    words: Vec<std::ffi::OsString>,
    to: Option<PathBuf>,
    school: School,
    kind: Kind,
    compressed: bool,
    strict: bool,
    times: Option<usize>,
    port: Option<u16>,
    parts: Option<PathBuf>,
    help: bool,
}

impl Default for Read {
    fn default() -> Self {
        Read {
            words: Vec::new(),
            to: None,
            school: School::default(),
            kind: Kind::Kept,
            compressed: true,
            strict: false,
            times: None,
            port: None,
            parts: None,
            help: false,
        }
    }
}

impl Read {
    fn take(
        &mut self,
        argument: Argument,
        parser: &mut lexopt::Parser,
        words: &mut Words,
    ) -> Result<(), lexopt::Error> {
        let flag = match argument {
            Argument::Word(word) => {
                self.words.push(word);
                return Ok(());
            }
            Argument::Flag(flag) => flag,
        };
        match &*flag {
            "help" | "h" => self.help = true,
            "lang" => {
                let asked = parser.value()?.string()?;
                *words = Words::named(&asked).ok_or_else(|| format!("--lang {asked}"))?;
            }
            "to" => self.to = Some(parser.value()?.into()),
            "school" => self.school.name = parser.value()?.string()?,
            "office" => self.school.office = parser.value()?.string()?,
            "contact" => self.school.contact = parser.value()?.string()?,
            "kill" => self.kind = Kind::Killed,
            "not-kept" => self.kind = Kind::NotKept,
            "plain" => self.compressed = false,
            "strict" => self.strict = true,
            "times" => {
                self.times = Some(parser.value()?.parse()?);
                self.kind = Kind::PageAlone;
            }
            "port" => self.port = Some(parser.value()?.parse()?),
            "parts" => self.parts = Some(parser.value()?.into()),
            _ => return Err(format!("--{flag}").into()),
        }
        Ok(())
    }

    fn command(self) -> Result<Command, lexopt::Error> {
        let mut words = self.words.into_iter();
        let name = words.next().map(|name| name.string()).transpose()?.unwrap_or_default();
        if self.help || name.is_empty() || name == "help" {
            return Ok(Command::Help);
        }
        let mut next = || words.next().ok_or_else(|| lexopt::Error::from(name.clone()));
        let command = match &*name {
            "new" => Command::New { id: next()?.string()? },
            "check" => Command::Check { folder: next()?.into() },
            "show" => Command::Show {
                folder: next()?.into(),
                answers: words.next().map(|answers| answers.string()).transpose()?,
            },
            "serve" => Command::Serve { folder: next()?.into(), port: self.port, parts: self.parts },
            "pack" => Command::Pack {
                parts: self.parts.ok_or_else(|| "pack: --parts".to_owned())?,
                to: self.to.ok_or_else(|| "pack: --to".to_owned())?,
            },
            "publish" => Command::Publish(Publish {
                folder: next()?.into(),
                to: self.to.ok_or_else(|| "publish: --to".to_owned())?,
                school: self.school,
                kind: self.kind,
                compressed: self.compressed,
                strict: self.strict,
                times: self.times,
                parts: self.parts,
            }),
            other => return Err(other.to_owned().into()),
        };
        match words.next() {
            None => Ok(command),
            Some(more) => Err(more.to_string_lossy().into_owned().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, read};
    use crate::front::words::{Language, Words};

    fn asked(typed: &str) -> Result<Command, String> {
        let parser = lexopt::Parser::from_args(typed.split(' '));
        read(parser).map(|read| read.command).map_err(|(words, error)| words.unknown(&error))
    }

    #[test]
    fn what_is_typed_is_understood_in_any_order() {
        for typed in ["publish a --to b --school c", "--to b publish --school c a", "publish --to=b a --school=c"] {
            let Ok(Command::Publish(order)) = asked(typed) else { panic!("{typed}") };
            assert_eq!((order.folder.to_str(), order.to.to_str(), &*order.school.name), (Some("a"), Some("b"), "c"));
            assert!(order.compressed && !order.strict, "{typed}");
        }
        assert!(
            matches!(asked("show a outcome=army"), Ok(Command::Show { answers: Some(answers), .. }) if answers == "outcome=army")
        );
        assert!(matches!(asked("help"), Ok(Command::Help)));
    }

    #[test]
    fn what_is_not_understood_is_said_with_what_can_be_typed() {
        for (typed, named) in [
            ("publish a", "--to"),
            ("publish a --to b c", "c"),
            ("print a", "print"),
            ("check", "check"),
            ("serve a --port x", "port"),
            ("check a --colour", "--colour"),
        ] {
            let error = asked(typed).err().unwrap_or_default();
            assert!(error.contains(named) && error.contains("transfer-guide publish"), "{typed}: {error}");
        }
    }

    #[test]
    fn every_language_has_a_manual_with_every_command() {
        for language in [Language::Chinese, Language::English] {
            let manual = Words::of(language).manual();
            for command in ["new", "check", "show", "serve", "publish"] {
                assert!(manual.contains(&format!("transfer-guide {command}")), "{command}: {manual}");
            }
        }
    }
}
