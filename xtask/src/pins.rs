//! The exact versions of what is not in Cargo.lock. Nothing else in the project says them; how each is installed stays in
//! its own file.

/// Binaryen's `wasm-opt` makes the wasm small, taken from its npm package: distributions have it too old for Rust's output.
pub(crate) const BINARYEN: &str = "132.0.0";

/// geckodriver moves Firefox in the browser tests.
pub(crate) const GECKODRIVER: &str = "0.37.1";

/// cargo-deny reads which licences and sources the crates have, for the tests.
pub(crate) const CARGO_DENY: &str = "0.20.2";

/// esbuild makes scripts and styles small, in words that the oldest promised browsers understand.
pub(crate) const ESBUILD: &str = "0.25.12";

/// acorn reads scripts by the rules of one year, for the tests.
pub(crate) const ACORN: &str = "8.15.0";

/// axe-core examines the page for accessibility in the browser tests.
pub(crate) const AXE_CORE: &str = "4.14.1";

/// TypeScript checks the declarations of the package for scripts in the tests.
pub(crate) const TYPESCRIPT: &str = "5.9.3";
