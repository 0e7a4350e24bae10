//! The program that a fuzzer drives. Which target it feeds is said in `TRANSFER_GUIDE_FUZZ`; `cargo xtask fuzz` compiles and
//! starts it, and looks at what it found. Compiled in any other way it does nothing.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
use std::sync::LazyLock;

#[cfg(fuzzing)]
use transfer_guide_fuzz::targets::{ALL, Target, prepare};

#[cfg(fuzzing)]
static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let wanted = std::env::var("TRANSFER_GUIDE_FUZZ").unwrap_or_default();
    let target = ALL.iter().find(|(name, _)| *name == wanted);
    target.unwrap_or_else(|| panic!("TRANSFER_GUIDE_FUZZ={wanted} is no target; see fuzz/src/targets.rs")).1
});

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(
    init: prepare(),
    |bytes: &[u8]| TARGET(bytes)
);

#[cfg(not(fuzzing))]
fn main() {}
