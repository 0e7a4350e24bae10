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

/// The bundlers that scripts with the package in them are bundled with in the tests, and what two of them need for it: vite,
/// the last one for the Node.js 18 that Debian 12 has, webpack, rollup and esbuild.
pub(crate) const BUNDLERS: [(&str, &str); 6] = [
    ("vite", "6.4.6"),
    ("webpack", "5.113.0"),
    ("rollup", "4.68.8"),
    ("@rollup/plugin-node-resolve", "16.0.3"),
    ("@web/rollup-plugin-import-meta-assets", "2.3.3"),
    ("esbuild", ESBUILD),
];
