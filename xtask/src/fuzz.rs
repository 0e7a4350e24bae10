//! `fuzz`: feeds whatever reads foreign bytes with all kinds of them, led by what they reach in the code. The targets are in
//! `fuzz/`. It needs no other compiler than the rest: what leads it (libFuzzer, from its crate) asks for two passes of LLVM
//! that the stable one has.

use crate::packages::Packages;
use crate::system::{cargo, checkout, file_trouble, find_program, host_target, say, succeeds};
use crate::trouble::{Result, Trouble};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

/// How long each target is fed when nobody says how long, in seconds.
pub(crate) const USUAL: u32 = 60;

/// Longest life of one program, in seconds: what some targets read stays in memory for good.
const ROUND: u32 = 60;

/// What tells the program which code its bytes reach.
const FLAGS: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// What takes longer or more than this is a finding: seconds for one input, megabytes for all; and the longest input, in
/// bytes.
const LIMITS: [&str; 3] = ["-timeout=5", "-rss_limit_mb=2048", "-max_len=4096"];

const COMPILER: Packages = Packages {
    what: "a C++ compiler",
    why: "to compile libFuzzer, which leads the fuzzing",
    apt: &["g++"],
    elsewhere: &[("dnf", "sudo dnf install gcc-c++"), ("xcode-select", "xcode-select --install")],
    otherwise: "install g++ or clang",
};

/// Feeds one target, or all, each for so many seconds.
///
/// # Errors
/// There is no such target; something was found: the input lies where the message says.
pub(crate) fn fuzz(wanted: Option<&str>, seconds: u32) -> Result<()> {
    let targets = targets(wanted)?;
    if ["c++", "g++", "clang++"].iter().all(|name| find_program(name).is_none()) {
        COMPILER.install()?;
    }
    say("fuzz: compiling what is fed; libFuzzer is in C++, and takes half a minute the first time");
    if !succeeds(compiled("build")?.arg("--quiet")) {
        return Err(Trouble::new("what is fuzzed does not compile", "read the message above"));
    }
    let waiting = Mutex::new(targets.into_iter());
    let found = Mutex::new(Vec::new());
    let feed_all = || {
        while let Some(target) = waiting.lock().ok().and_then(|mut waiting| waiting.next()) {
            if let Err(trouble) = feed(&target, seconds) {
                say(trouble.to_string());
                found.lock().into_iter().for_each(|mut found| found.push(target.clone()));
            }
        }
    };
    thread::scope(|threads| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            threads.spawn(feed_all);
        }
    });
    match found.into_inner().unwrap_or_default() {
        found if found.is_empty() => Ok(()),
        found => Err(Trouble::new(format!("fuzzing found something in {}", found.join(", ")), "see above")),
    }
}

/// The targets by name, as the folders of what is kept for them are called.
fn targets(wanted: Option<&str>) -> Result<Vec<String>> {
    let corpus = checkout()?.join("fuzz").join("corpus");
    let folders = fs::read_dir(&corpus).map_err(|error| file_trouble(&corpus, &error))?;
    let mut names: Vec<String> =
        folders.flatten().map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    match wanted {
        None => Ok(names),
        Some(name) if names.iter().any(|known| known == name) => Ok(vec![name.to_owned()]),
        Some(name) => {
            Err(Trouble::new(format!("there is no target `{name}`"), format!("cargo xtask fuzz {}", names.join(" | "))))
        }
    }
}

/// A command of Cargo for the program that is fed. With a target of its own, so that the flags are not those of build
/// scripts.
fn compiled(command: &str) -> Result<Command> {
    let target = host_target().ok_or_else(|| Trouble::new("rustc says no host", "look at `rustc -vV`"))?;
    let mut cargo = cargo();
    cargo.args([command, "--package", "transfer-guide-fuzz", "--target", &target]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\u{1f}"));
    // Fast enough to be fed, and with every check of a sum.
    cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1").env("CARGO_PROFILE_DEV_DEBUG", "0");
    Ok(cargo)
}

/// Feeds one target, a round after the other.
fn feed(target: &str, seconds: u32) -> Result<()> {
    let work = checkout()?.join("target").join("fuzz");
    let new = work.join(target);
    fs::create_dir_all(&new).map_err(|error| file_trouble(&new, &error))?;
    let log = work.join(format!("{target}.log"));
    let mut left = seconds;
    while left > 0 {
        let round = left.min(ROUND);
        left -= round;
        if !one_round(target, round, &work, &log)? {
            return Err(finding(target, &work, &log));
        }
    }
    say(format!("fuzz: {target}: {}", last_count(&log)));
    Ok(())
}

/// Whether it ended well.
fn one_round(target: &str, seconds: u32, work: &Path, log: &Path) -> Result<bool> {
    let output = File::create(log).map_err(|error| file_trouble(log, &error))?;
    let mut program = compiled("run")?;
    program.args(["--quiet", "--"]).args(LIMITS).arg(format!("-max_total_time={seconds}"));
    program.arg(format!("-artifact_prefix={}-", work.join(target).display()));
    program.arg(work.join(target)).arg(checkout()?.join("fuzz").join("corpus").join(target));
    program.env("TRANSFER_GUIDE_FUZZ", target).stderr(output);
    Ok(succeeds(&mut program))
}

/// What was found, and what to do with it.
fn finding(target: &str, work: &Path, log: &Path) -> Trouble {
    let newest: Option<PathBuf> = fs::read_dir(work)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            path.is_file() && name.strip_prefix(target).is_some_and(|rest| rest.starts_with('-'))
        })
        .max_by_key(|path| path.metadata().and_then(|about| about.modified()).ok());
    let input = newest.map_or_else(|| "no input".to_owned(), |path| path.display().to_string());
    let said = fs::read_to_string(log).unwrap_or_default();
    let reason = said.lines().filter(|line| line.contains("panicked at") || line.starts_with("==")).take(2);
    let reason: Vec<&str> = reason.collect();
    Trouble::new(
        format!("fuzzing `{target}`: {}: {input}; all of it is in {}", reason.join(" "), log.display()),
        format!("write a test that fails with this input, mend it, and keep the input in fuzz/corpus/{target}/"),
    )
}

/// How many inputs there were, and how much of the code they reached.
fn last_count(log: &Path) -> String {
    let said = fs::read_to_string(log).unwrap_or_default();
    let done = said.lines().rev().find(|line| line.contains("DONE")).unwrap_or("nothing is said");
    done.split_whitespace().collect::<Vec<_>>().join(" ")
}
