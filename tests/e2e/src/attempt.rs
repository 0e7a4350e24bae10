//! Runs a test in each engine, and once more where it failed.
//!
//! Two browsers share a small machine while the tests run, and now and then one swallows a step in its history. What
//! fails twice is a fault. What fails once is said aloud, in a line that `cargo xtask test` repeats at its end: somebody
//! has to look why.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use crate::engine::{Engine, not_tested, say};
use crate::page::done;
use crate::settings::Settings;

/// Runs a test for each engine that is on this system, and names those in which it failed.
#[track_caller]
pub fn in_every_engine(test: impl Fn(Engine)) {
    in_engines(&Engine::ALL, test);
}

/// Runs a test for these engines, as far as they are on this system, and names those in which it failed.
#[track_caller]
pub fn in_engines(engines: &[Engine], test: impl Fn(Engine)) {
    let settings = done(Settings::from_environment());
    let mut failed = Vec::new();
    for &engine in engines {
        if settings.installed(engine).is_none() {
            not_tested(engine, "everything: it cannot be had on this system");
            continue;
        }
        // Above the message of a failure, and unseen otherwise.
        println!("in {engine}:");
        let begun = Instant::now();
        match attempt(|| test(engine)) {
            Attempt::Passed => {}
            Attempt::PassedAtLast(reason) => {
                let thread = std::thread::current();
                say(&format!("second try in {engine}: {}: {reason}", thread.name().unwrap_or_default()));
            }
            Attempt::Failed => failed.push(engine.to_string()),
        }
        println!("{:?} in {engine}", begun.elapsed());
    }
    assert!(failed.is_empty(), "failed in {}, see above", failed.join(" and "));
}

/// What came of a test.
#[derive(Debug, PartialEq, Eq)]
enum Attempt {
    Passed,
    /// It failed at first, for this reason.
    PassedAtLast(String),
    /// It failed twice.
    Failed,
}

fn attempt(test: impl Fn()) -> Attempt {
    let once = || catch_unwind(AssertUnwindSafe(&test));
    match once() {
        Ok(()) => Attempt::Passed,
        Err(_) if once().is_err() => Attempt::Failed,
        Err(failure) => Attempt::PassedAtLast(reason(&*failure).to_owned()),
    }
}

/// The first line of what a test said as it failed.
fn reason(failure: &(dyn Any + Send)) -> &str {
    let words = failure.downcast_ref::<String>().map(String::as_str).or(failure.downcast_ref::<&str>().copied());
    words.and_then(|words| words.lines().next()).unwrap_or("it gave no reason")
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_fails_once_passes_and_says_why_and_what_fails_twice_does_not_pass() {
        let at_last = Attempt::PassedAtLast("waited for the start".to_owned());
        for (failures, came_of_it) in [(0, Attempt::Passed), (1, at_last), (2, Attempt::Failed)] {
            let times = Cell::new(0);
            let seen = attempt(|| {
                times.set(times.get() + 1);
                assert!(times.get() > failures, "waited for {}\nseen: nothing", "the start");
            });
            assert_eq!(seen, came_of_it, "{failures} failures");
        }
    }
}
