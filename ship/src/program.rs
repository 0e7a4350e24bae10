//! The program: Rust to WebAssembly that the first browsers with WebAssembly understand, the script that joins it to the
//! page, and the same program as JavaScript for where WebAssembly is forbidden.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::glue::glue;
use crate::tools::{Tools, output};
use crate::trouble::{Result, Trouble, file};

const TARGET: &str = "wasm32-unknown-unknown";

/// The program in its three parts.
pub(crate) struct Program {
    /// WebAssembly with the instructions of its first version.
    pub(crate) wasm: Vec<u8>,
    /// The script that starts it: defines `wasm_bindgen`.
    pub(crate) glue: String,
    /// The same as `wasm` in JavaScript: an expression, a function from the imports to the exports.
    pub(crate) script: String,
}

/// What of WebAssembly the program may use: nothing that came after the first version. The standard library is compiled
/// along, since the one that comes with Rust uses more; and since it is, without its messages for what never happens,
/// which are a fifth of the whole. A 64 KB stack is three times what the deepest page needs; the usual one is a megabyte.
const FLAGS: &[&str] = &[
    "-Ctarget-cpu=mvp",
    "-Ctarget-feature=+mutable-globals",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Clink-arg=-zstack-size=65536",
];

/// Compiles the program with the edition stored in a file, in the working folder `work`.
///
/// # Errors
/// A tool fails; its own message is in sight then.
pub(crate) fn program(tools: &Tools, root: &Path, work: &Path, stored: &Path) -> Result<Program> {
    let compiled = compile(root, stored)?;
    let compiled = fs::read(&compiled).map_err(file(&compiled))?;
    let failed = |error| Trouble::new(format!("wasm-bindgen cannot join the program to the page: {error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("guide", compiled).typescript(false).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut joined = bindgen.no_modules(true).and_then(|bindgen| bindgen.generate_output()).map_err(failed)?;
    let glue = glue(&mut joined)?;
    let large = work.join("large.wasm");
    fs::write(&large, joined.wasm_mut().emit_wasm()).map_err(file(&large))?;

    let small = work.join("small.wasm");
    let mut optimise = Command::new(&tools.wasm_opt);
    optimise.arg(&large).arg("-o").arg(&small);
    // Named one by one: `--all-features` writes what no browser reads. The last three passes take away what the
    // optimiser itself would bring in.
    optimise.args([
        "--mvp-features",
        "--enable-mutable-globals",
        "--flatten",
        "--rereloop",
        "-Oz",
        "-Oz",
        "--converge",
    ]);
    // A function that is written out where it is called makes the program larger, however small it is.
    optimise.args(["--one-caller-inline-max-function-size", "0", "--flexible-inline-max-function-size", "0"]);
    optimise.arg("--strip-debug");
    optimise.args(["--strip-producers", "--strip-target-features"]);
    output(&mut optimise)?;

    let script = work.join("program.js");
    let mut translate = Command::new(&tools.wasm2js);
    output(translate.arg(&small).args(["--mvp-features", "--enable-mutable-globals", "-O", "-o"]).arg(&script))?;
    let script = fs::read_to_string(&script).map_err(file(&script))?;
    Ok(Program { wasm: fs::read(&small).map_err(file(&small))?, glue, script: as_function(&script)? })
}

/// Compiles to WebAssembly and says where it is.
fn compile(root: &Path, stored: &Path) -> Result<std::path::PathBuf> {
    let target = root.join("target").join("page");
    // Another compiler than the one that compiled this program, where the active toolchain cannot make wasm.
    let named = ["TRANSFER_GUIDE_CARGO", "CARGO"].into_iter().find_map(env::var_os);
    let mut cargo = Command::new(named.unwrap_or_else(|| "cargo".into()));
    cargo.envs(env::var_os("TRANSFER_GUIDE_RUSTC").map(|rustc| ("RUSTC", rustc)));
    cargo.args(["rustc", "--release", "--lib", "--crate-type", "cdylib", "--no-default-features", "--features", "csr"]);
    cargo.args(["--package", "transfer-guide", "--target", TARGET, "--target-dir"]).arg(&target);
    if env::var_os("TRANSFER_GUIDE_STANDARD_LIBRARY").is_none() {
        cargo.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
    }
    cargo.current_dir(root).env("TRANSFER_GUIDE_STORED", stored);
    // Compiling the standard library is not for everybody yet. This says that we know.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_ENCODED_RUSTFLAGS", flags());
    output(&mut cargo)?;
    Ok(target.join(TARGET).join("release").join("transfer_guide.wasm"))
}

/// The flags, with those that `cargo xtask` hands in to keep the folders of this machine out of the program.
fn flags() -> OsString {
    let mut flags = env::var_os("TRANSFER_GUIDE_RUSTFLAGS").unwrap_or_default();
    for flag in FLAGS {
        if !flags.is_empty() {
            flags.push("\u{1f}");
        }
        flags.push(flag);
    }
    flags
}

/// The module that wasm2js writes, as a function of its imports: a script can be checked and called where a module
/// cannot.
fn as_function(module: &str) -> Result<String> {
    let unexpected = |what: &str| Trouble::new(format!("wasm2js writes another kind of module now: {what}"));
    let body: String =
        module.lines().filter(|line| !line.starts_with("import ")).map(|line| format!("{line}\n")).collect();
    let (body, call) = body.split_once("var retasmFunc = ").ok_or_else(|| unexpected("it does not call asmFunc"))?;
    if !call.starts_with("asmFunc(") {
        return Err(unexpected("it calls something else"));
    }
    Ok(format!("function(imports){{\n{body}\nreturn asmFunc(imports);\n}}"))
}

#[cfg(test)]
mod tests {
    use super::as_function;

    #[test]
    fn the_module_of_wasm2js_becomes_a_function() {
        let module = "import * as wbg from 'wbg';\nfunction asmFunc(imports) {\n return {};\n}\n\nvar retasmFunc = asmFunc({\n  \"wbg\": wbg,\n});\nexport var start = retasmFunc.start;\n";
        let function = as_function(module).unwrap();
        assert!(function.starts_with("function(imports){") && function.ends_with("return asmFunc(imports);\n}"));
        assert!(!function.contains("import *") && !function.contains("export"));
        assert!(as_function("something else").is_err());
    }
}
