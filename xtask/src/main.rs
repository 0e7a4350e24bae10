//! What a person types: `cargo xtask <command>`. The commands and their flags are here, what they do is in the other files.

mod again;
mod bench;
mod browser;
mod cache;
mod cargo_tools;
mod count;
mod debian_rust;
mod engines;
mod fuzz;
mod npm;
mod packages;
mod pins;
mod report;
mod serve;
mod setup;
mod system;
mod test;
mod trouble;
mod wasm_compiler;
mod wasm_target;

use crate::system::say;
use crate::test::Wish;
use crate::trouble::{Result, Trouble};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::process::ExitCode;

const MANUAL: &str = "\
cargo xtask serve [--port N]   builds the page and serves it on this machine, again at each change
cargo xtask dist [--kill]      builds all that ships into dist/, and fails over a budget; with --kill a release that ends
                               offline use. --school NAME, --office ROOM and --contact WORDS are shown below the guide
cargo xtask test [NAME…]       checks everything: formatting, lints, licences, all tests, the page in three browsers; with
                               words, runs only the tests whose names hold one of them. --quick: all that needs no
                               browser, and a sample in Chromium, for the work between
cargo xtask bench [--runs N]   measures the page in a browser against a plain page of the same questions
cargo xtask fuzz [TARGET] [SECONDS]
                               feeds whatever reads foreign bytes with all kinds of them, and keeps what it found in
                               target/fuzz; all targets for a minute each unless said
cargo xtask check [FOLDER]     proves the edition in a folder, runs its cases and prints what is wrong, in Chinese or with
                               --lang en in English; editions/college-2020 unless named
cargo xtask setup              only gets what the other commands need
cargo xtask help               prints this

Each command first gets what is missing, and says so: Rust's library as source, Binaryen, esbuild; for the tests
Chromium, Firefox, WebKitGTK, nginx, acorn, axe-core and TypeScript. Versions are in xtask/src/pins.rs. Tools are kept in
~/.cache/transfer-guide, shared by all checkouts.

TRANSFER_GUIDE_CACHE           another folder for the tools
TRANSFER_GUIDE_CHROMIUM        the browser to test in, and
TRANSFER_GUIDE_CHROMEDRIVER    the chromedriver of its version; likewise
TRANSFER_GUIDE_FIREFOX         with TRANSFER_GUIDE_GECKODRIVER
TRANSFER_GUIDE_WEBKIT          WebKitGTK's MiniBrowser, with TRANSFER_GUIDE_WEBKITDRIVER and TRANSFER_GUIDE_XVFB
TRANSFER_GUIDE_NGINX           the server whose settings are tested";

/// What the person asks for.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Bench {
        runs: Option<NonZeroU16>,
    },
    Check {
        folder: Option<PathBuf>,
        /// As `--lang` of `transfer-guide` has it.
        language: String,
    },
    /// The flags are those of `transfer-guide publish`.
    Dist {
        flags: Vec<String>,
    },
    Fuzz {
        target: Option<String>,
        seconds: Option<u32>,
    },
    Help,
    Serve {
        port: Option<u16>,
    },
    Setup,
    Test(Wish),
}

fn main() -> ExitCode {
    match read_arguments(lexopt::Parser::from_env()).and_then(run) {
        Ok(code) => code,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    match task {
        Task::Bench { runs } => return Ok(exit(bench::run(runs)?)),
        Task::Check { folder, language } => return Ok(exit(serve::check(folder.as_deref(), &language)?)),
        Task::Dist { flags } => {
            let flags: Vec<_> = flags.iter().map(String::as_str).collect();
            let dist = serve::build(&setup::for_page()?, &flags)?;
            let program = serve::program()?;
            say(format!("the page is in {}, the program for committees is {}", dist.display(), program.display()));
        }
        Task::Fuzz { target, seconds } => fuzz::fuzz(target.as_deref(), seconds.unwrap_or(fuzz::USUAL))?,
        Task::Help => say(MANUAL),
        Task::Serve { port } => {
            // Before setup, which may take minutes, to fail at once; after it for good, since minutes went by.
            serve::choose_port(port, serve::is_free)?;
            let tools = setup::for_page()?;
            let chosen = serve::choose_port(port, serve::is_free)?;
            if port.is_none() && chosen != serve::DEFAULT_PORT {
                say(format!("port {} is taken: using {chosen}", serve::DEFAULT_PORT));
            }
            serve::serve(&tools, chosen)?;
        }
        Task::Setup => {
            setup::for_lints()?;
            setup::for_page()?;
            setup::for_browser_tests()?;
            say("setup: everything is there");
        }
        Task::Test(wish) => return Ok(exit(test::run(&wish))),
    }
    Ok(ExitCode::SUCCESS)
}

fn exit(well: bool) -> ExitCode {
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn read_arguments(mut parser: lexopt::Parser) -> Result<Task> {
    use lexopt::prelude::*;
    let misread = |error: lexopt::Error| Trouble::new(error.to_string(), "cargo xtask help");
    let mut task = None;
    while let Some(argument) = parser.next().map_err(misread)? {
        match (argument, &mut task) {
            (Long("help") | Short('h'), _) => return Ok(Task::Help),
            (Value(word), None) => {
                task = Some(match word.to_string_lossy().as_ref() {
                    "bench" => Task::Bench { runs: None },
                    "check" => Task::Check { folder: None, language: "zh".to_owned() },
                    "dist" => Task::Dist { flags: Vec::new() },
                    "fuzz" => Task::Fuzz { target: None, seconds: None },
                    "help" => Task::Help,
                    "serve" => Task::Serve { port: None },
                    "setup" => Task::Setup,
                    "test" => Task::Test(Wish::default()),
                    other => return Err(unknown_command(other)),
                });
            }
            (Value(named), Some(Task::Check { folder, .. })) if folder.is_none() => *folder = Some(named.into()),
            (Long("lang"), Some(Task::Check { language, .. })) => {
                *language = parser.value().map_err(misread)?.to_string_lossy().into_owned();
            }
            (Value(word), Some(Task::Fuzz { target, seconds })) => match word.parse() {
                Ok(number) if seconds.is_none() => *seconds = Some(number),
                _ if target.is_none() => *target = Some(word.to_string_lossy().into_owned()),
                _ => return Err(misread(Value(word).unexpected())),
            },
            (Long("quick"), Some(Task::Test(wish))) => wish.quick = true,
            (Value(name), Some(Task::Test(wish))) => wish.names.push(name.to_string_lossy().into_owned()),
            (Long("kill"), Some(Task::Dist { flags })) => flags.push("--kill".to_owned()),
            (Long(about @ ("school" | "office" | "contact")), Some(Task::Dist { flags })) => {
                let about = format!("--{about}");
                let words = parser.value().map_err(misread)?.to_string_lossy().into_owned();
                flags.extend([about, words]);
            }
            (Long("port") | Short('p'), Some(Task::Serve { port })) => {
                let number = parser.value().and_then(|value| value.parse::<NonZeroU16>());
                *port = Some(number.map(NonZeroU16::get).map_err(|error| {
                    Trouble::new(
                        format!("--port: {error}"),
                        "give a number from 1 to 65535: cargo xtask serve --port 8090",
                    )
                })?);
            }
            (Long("runs"), Some(Task::Bench { runs })) => {
                let number = parser.value().and_then(|value| value.parse::<NonZeroU16>());
                *runs = Some(number.map_err(|error| {
                    Trouble::new(format!("--runs: {error}"), "give a number from 1 on: cargo xtask bench --runs 7")
                })?);
            }
            (other, _) => return Err(misread(other.unexpected())),
        }
    }
    task.ok_or_else(|| Trouble::new("which command?", "cargo xtask serve, or cargo xtask help for all of them"))
}

fn unknown_command(word: &str) -> Trouble {
    let nearest = match word {
        "start" | "run" | "dev" | "watch" | "server" => "cargo xtask serve",
        "build" | "release" | "bundle" => "cargo xtask dist",
        "tests" | "ci" | "lint" => "cargo xtask test",
        "fuzzing" => "cargo xtask fuzz",
        "benchmark" | "measure" | "perf" => "cargo xtask bench",
        "install" | "init" => "cargo xtask setup",
        _ => "cargo xtask help",
    };
    Trouble::new(format!("there is no command `{word}`"), nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Task> {
        read_arguments(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn serve_takes_a_port_and_can_do_without() {
        assert_eq!(read(&["serve"]), Ok(Task::Serve { port: None }));
        assert_eq!(read(&["serve", "--port", "9000"]), Ok(Task::Serve { port: Some(9000) }));
    }

    #[test]
    fn check_takes_a_folder_and_a_language_and_can_do_without() {
        let check = |folder: Option<&str>, language: &str| {
            Ok(Task::Check { folder: folder.map(Into::into), language: language.to_owned() })
        };
        assert_eq!(read(&["check"]), check(None, "zh"));
        assert_eq!(read(&["check", "editions/mine"]), check(Some("editions/mine"), "zh"));
        assert_eq!(read(&["check", "--lang", "en", "editions/mine"]), check(Some("editions/mine"), "en"));
    }

    #[test]
    fn dist_takes_what_is_said_of_the_school_and_can_do_without() {
        assert_eq!(read(&["dist"]), Ok(Task::Dist { flags: Vec::new() }));
        let flags = ["--kill", "--contact", "Room 203"].map(str::to_owned).into();
        assert_eq!(read(&["dist", "--kill", "--contact", "Room 203"]), Ok(Task::Dist { flags }));
    }

    #[test]
    fn fuzz_takes_a_target_and_seconds_in_any_order_and_can_do_without() {
        assert_eq!(read(&["fuzz"]), Ok(Task::Fuzz { target: None, seconds: None }));
        let both = Task::Fuzz { target: Some("kept".to_owned()), seconds: Some(8) };
        assert_eq!(read(&["fuzz", "kept", "8"]), Ok(both));
        assert_eq!(read(&["fuzz", "8"]), Ok(Task::Fuzz { target: None, seconds: Some(8) }));
        assert!(read(&["fuzz", "8", "kept", "typed"]).is_err());
    }

    #[test]
    fn bench_takes_a_number_of_runs_and_can_do_without() {
        assert_eq!(read(&["bench"]), Ok(Task::Bench { runs: None }));
        assert_eq!(read(&["bench", "--runs", "3"]), Ok(Task::Bench { runs: NonZeroU16::new(3) }));
        assert!(read(&["bench", "--runs", "0"]).unwrap_err().to_string().contains("cargo xtask bench --runs 7"));
    }

    #[test]
    fn test_takes_names_and_a_wish_for_haste_and_can_do_without() {
        assert_eq!(read(&["test"]), Ok(Task::Test(Wish::default())));
        let names = ["days", "walks::keys"].map(str::to_owned).into();
        assert_eq!(read(&["test", "days", "--quick", "walks::keys"]), Ok(Task::Test(Wish { quick: true, names })));
    }

    #[test]
    fn what_is_not_understood_is_never_passed_over() {
        for arguments in [
            &["serve", "--prot", "9000"][..],
            &["dist", "--port", "9000"],
            &["dist", "twice"],
            &["serve", "--kill"],
            &["dist", "--quick"],
            &[],
        ] {
            assert!(read(arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn a_port_that_cannot_be_is_refused_with_an_example() {
        for port in ["0", "65536", "eighty"] {
            assert!(
                read(&["serve", "--port", port]).unwrap_err().to_string().contains("cargo xtask serve --port 8090")
            );
        }
    }

    #[test]
    fn a_word_from_another_project_leads_to_our_command() {
        assert!(read(&["dev"]).unwrap_err().to_string().ends_with("fix: cargo xtask serve"));
    }
}
