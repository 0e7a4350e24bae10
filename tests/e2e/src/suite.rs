//! Which test runs where, and what becomes of it. Each file in `tests/` lists its tests with [`tests!`](crate::tests), in
//! groups; the group says in which engines they run and, where these are not all, why.
//!
//! A test that fails is tried once more, with another browser: two browsers share a small machine while the tests run, and
//! now and then one swallows a step in its history. What fails twice is a fault. What fails once is said aloud, in a line
//! that `cargo xtask test` repeats at its end: somebody has to look why. More than two of these in a run are a failure.

use std::any::Any;
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Trial};

use crate::engine::{Engine, Scripts, not_tested, say};
use crate::page::Page;
use crate::pool;
use crate::settings::{self, Settings};
use crate::trouble::done;

/// So many second tries are bad luck.
const SECOND_TRIES: usize = 2;

/// So many browsers at a time: while one loads, another is asked.
const AT_A_TIME: usize = 5;

/// What can be listed as tests: `CHROMIUM("why") => one, another;`, group by group.
#[macro_export]
macro_rules! tests {
    ($($group:expr => $($test:ident),+;)+) => {
        pub(crate) const TESTS: &[$crate::suite::Test] =
            &[$($($group.test(concat!(module_path!(), "::", stringify!($test)), $test)),+),+];
    };
}

/// A test, and where it runs.
#[derive(Clone, Copy)]
pub struct Test {
    name: &'static str,
    run: Run,
}

#[derive(Clone, Copy)]
enum Run {
    Alone(fn()),
    InEngines { engines: &'static [Engine], scripts: Scripts, why: &'static str, test: fn(&Page) },
    InItsOwnBrowser(fn(Engine)),
}

/// Tests of the page in every engine: what engines can differ in.
pub const EVERY_ENGINE: InPage = InPage { engines: &Engine::ALL, scripts: Scripts::On, why: "" };

/// Tests of the page where none of its scripts run, in every engine.
pub const WITHOUT_SCRIPTS: InPage = InPage { engines: &Engine::ALL, scripts: Scripts::Off, why: "" };

/// Tests of the page in Chromium alone, and why.
#[expect(non_snake_case, reason = "it stands in a row with constants")]
pub const fn CHROMIUM(why: &'static str) -> InPage {
    InPage { engines: &[Engine::Chromium], scripts: Scripts::On, why }
}

/// Tests that start a browser themselves, of every engine.
pub const OWN_BROWSER: InItsOwnBrowser = InItsOwnBrowser;

/// Tests that need no browser.
pub const ALONE: Alone = Alone;

/// See [`EVERY_ENGINE`], [`WITHOUT_SCRIPTS`] and [`CHROMIUM`].
pub struct InPage {
    engines: &'static [Engine],
    scripts: Scripts,
    why: &'static str,
}

/// See [`OWN_BROWSER`].
pub struct InItsOwnBrowser;

/// See [`ALONE`].
pub struct Alone;

impl InPage {
    /// One of them. Afterwards, nothing may have been complained about in the browser's console: a panic of the page ends
    /// there.
    pub const fn test(&self, name: &'static str, test: fn(&Page)) -> Test {
        Test { name, run: Run::InEngines { engines: self.engines, scripts: self.scripts, why: self.why, test } }
    }
}

impl InItsOwnBrowser {
    /// One of them.
    pub const fn test(&self, name: &'static str, test: fn(Engine)) -> Test {
        Test { name, run: Run::InItsOwnBrowser(test) }
    }
}

impl Alone {
    /// One of them.
    pub const fn test(&self, name: &'static str, test: fn()) -> Test {
        Test { name, run: Run::Alone(test) }
    }
}

/// What is known of a run when it has ended.
#[derive(Default)]
struct Record {
    second_tries: AtomicUsize,
    took: Mutex<Vec<(Duration, String)>>,
}

/// Runs the tests whose names hold a word of the command line, or all; flags are those of Rust's own test programs, each with
/// its value in one word.
pub fn main(tests: &[&[Test]]) -> ExitCode {
    let settings = done(settings::shared());
    let (flags, wanted): (Vec<String>, Vec<String>) = env::args().partition(|argument| argument.starts_with('-'));
    let mut arguments = Arguments::from_iter(wanted.iter().take(1).chain(&flags));
    arguments.test_threads = arguments.test_threads.or(Some(AT_A_TIME));
    let record = Arc::new(Record::default());
    let trials = tests.iter().copied().flatten().flat_map(|test| trials(*test, settings, &record));
    let is_wanted = |trial: &Trial| wanted.len() < 2 || wanted[1..].iter().any(|word| trial.name().contains(word));
    // In haste, one in five is a sample; whoever names tests wants just these.
    let few = if settings.quick && wanted.len() < 2 { 5 } else { 1 };
    let trials = trials.filter(is_wanted).step_by(few).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    pool::close();
    record.say_slowest();
    let second_tries = record.second_tries.load(Ordering::SeqCst);
    if second_tries > SECOND_TRIES {
        println!("{second_tries} second tries in one run: more than {SECOND_TRIES} are no bad luck any more");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// A test in each engine that it runs in.
fn trials(test: Test, settings: &Settings, record: &Arc<Record>) -> Vec<Trial> {
    let name = test.name.split_once("::").map_or(test.name, |(_, name)| name);
    let trial = |name: String, run: Box<dyn Fn() + Send>| {
        let (record, own_name) = (Arc::clone(record), name.clone());
        Trial::test(name, move || record.run(&own_name, run))
    };
    let in_engine = |engine: Engine, run: Box<dyn Fn() + Send>| trial(format!("{name}::{engine}"), run);
    match test.run {
        Run::Alone(test) => vec![trial(name.to_owned(), Box::new(test))],
        Run::InItsOwnBrowser(test) => {
            let engines = there(&Engine::ALL, settings).into_iter();
            engines.map(|engine| in_engine(engine, Box::new(move || test(engine)))).collect()
        }
        Run::InEngines { engines, scripts, why, test } => {
            if !why.is_empty() {
                say(&format!("tested in Chromium alone: {why}"));
            }
            let engines = there(engines, settings).into_iter();
            engines.map(|engine| in_engine(engine, Box::new(move || visit(engine, scripts, test)))).collect()
        }
    }
}

/// Those of these engines that are there and wanted; the others are named.
fn there(engines: &[Engine], settings: &Settings) -> Vec<Engine> {
    let is_there = |engine: &Engine| {
        let why = match settings.installed(*engine) {
            None => "it cannot be had on this system",
            Some(_) if settings.quick && *engine != Engine::Chromium => "a quick run shows a sample in Chromium",
            Some(_) => return true,
        };
        not_tested(*engine, &format!("everything: {why}"));
        false
    };
    engines.iter().copied().filter(is_there).collect()
}

fn visit(engine: Engine, scripts: Scripts, test: fn(&Page)) {
    let page = done(Page::start(engine, scripts));
    test(&page);
    if scripts == Scripts::On {
        let complaints = page.complaints();
        assert!(complaints.is_empty(), "in the browser's console: {complaints:#?}");
    }
}

impl Record {
    /// Runs a test, and once more where it failed.
    fn run(&self, name: &str, test: impl Fn()) -> Result<(), libtest_mimic::Failed> {
        let begun = Instant::now();
        let result = match attempt(test) {
            Attempt::Passed => Ok(()),
            Attempt::PassedAtLast(reason) => {
                self.second_tries.fetch_add(1, Ordering::SeqCst);
                say(&format!("second try: {name}: {reason}"));
                Ok(())
            }
            Attempt::Failed(reasons) => Err(reasons.join("\nand once more: ").into()),
        };
        let mut took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        took.push((begun.elapsed(), name.to_owned()));
        result
    }

    /// Says which ten tests took longest.
    fn say_slowest(&self) {
        let mut took = self.took.lock().unwrap_or_else(PoisonError::into_inner);
        took.sort_unstable_by(|one, other| other.cmp(one));
        for (time, name) in took.iter().take(10) {
            say(&format!("slow test: {:5.1} s {name}", time.as_secs_f64()));
        }
    }
}

/// What came of a test.
#[derive(Debug, PartialEq, Eq)]
enum Attempt {
    Passed,
    /// It failed at first, for this reason.
    PassedAtLast(String),
    /// It failed twice, for these reasons.
    Failed([String; 2]),
}

fn attempt(test: impl Fn()) -> Attempt {
    let once = || catch_unwind(AssertUnwindSafe(&test)).map_err(|failure| reason(&*failure));
    match once() {
        Ok(()) => Attempt::Passed,
        Err(first) => match once() {
            Ok(()) => Attempt::PassedAtLast(first.lines().next().unwrap_or_default().to_owned()),
            Err(second) => Attempt::Failed([first, second]),
        },
    }
}

/// What a test said as it failed.
fn reason(failure: &(dyn Any + Send)) -> String {
    let words = failure.downcast_ref::<String>().map(String::as_str).or(failure.downcast_ref::<&str>().copied());
    words.unwrap_or("it gave no reason").to_owned()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_fails_once_passes_and_says_why_and_what_fails_twice_does_not_pass() {
        let said = "waited for the start\nseen: nothing".to_owned();
        let at_last = Attempt::PassedAtLast("waited for the start".to_owned());
        for (failures, came_of_it) in
            [(0, Attempt::Passed), (1, at_last), (2, Attempt::Failed([said.clone(), said.clone()]))]
        {
            let times = Cell::new(0);
            let seen = attempt(|| {
                times.set(times.get() + 1);
                assert!(times.get() > failures, "waited for {}\nseen: nothing", "the start");
            });
            assert_eq!(seen, came_of_it, "{failures} failures");
        }
    }
}
