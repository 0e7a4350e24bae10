//! How long anything may take on a busy machine, and how it is waited for.

use std::panic::Location;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long the page may take for anything.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Looks until what is wanted is found, or says where and what was waited for and, of what was seen last, whatever
/// `describe` finds worth saying.
#[track_caller]
pub fn until<T, S>(what: &str, mut look: impl FnMut() -> Result<T, S>, describe: impl FnOnce(S) -> String) -> T {
    let (caller, give_up) = (Location::caller(), Instant::now() + PATIENCE);
    // To look takes the browser's time, of which what is waited for needs all.
    let mut pause = Duration::from_millis(10);
    loop {
        match look() {
            Ok(found) => return found,
            Err(seen) if Instant::now() > give_up => {
                panic!("{caller}: waited {PATIENCE:?} for: {what}\n{}", describe(seen))
            }
            Err(_) => sleep(pause),
        }
        pause = (pause * 2).min(Duration::from_millis(80));
    }
}

/// What was seen, if it fulfils a condition.
pub fn fit<S>(seen: S, condition: impl FnOnce(&S) -> bool) -> Result<S, S> {
    if condition(&seen) { Ok(seen) } else { Err(seen) }
}
