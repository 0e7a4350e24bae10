//! The exact versions of what is not in Cargo.lock. Nothing else in the project says them, but for `Trunk.toml`, which
//! a test below compares; how each is installed stays in its own file.

/// Trunk builds and serves the page.
pub(crate) const TRUNK: &str = "0.21.14";

/// The command-line half of `wasm-bindgen`: must be the version of the crate in Cargo.lock, which setup verifies.
pub(crate) const WASM_BINDGEN: &str = "0.2.130";

/// Binaryen's `wasm-opt` makes the wasm small, taken from its npm package: distributions have it too old for Rust's output.
pub(crate) const BINARYEN: &str = "132.0.0";

/// geckodriver moves Firefox in the browser tests.
pub(crate) const GECKODRIVER: &str = "0.37.1";

/// axe-core examines the page for accessibility in the browser tests.
pub(crate) const AXE_CORE: &str = "4.14.1";

/// The version of `package` in the text of a Cargo.lock; none when it is not there.
pub(crate) fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    lock.split("[[package]]").find_map(|entry| {
        let value =
            |key: &str| entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'));
        (value("name")? == package).then(|| value("version"))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.7"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "cfg-if",
]
"#;

    #[test]
    fn the_locked_version_is_that_of_the_package_with_the_whole_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn the_pinned_wasm_bindgen_is_the_locked_one() {
        assert_eq!(locked_version(include_str!("../../Cargo.lock"), "wasm-bindgen"), Some(WASM_BINDGEN));
    }

    #[test]
    fn trunk_toml_asks_for_the_pinned_tools() {
        let trunk_toml = include_str!("../../Trunk.toml");
        assert!(trunk_toml.contains(&format!("trunk-version = \"^{TRUNK}\"")));
        let major = BINARYEN.split('.').next().unwrap();
        assert!(trunk_toml.contains(&format!("wasm_opt = \"version_{major}\"")));
    }
}
