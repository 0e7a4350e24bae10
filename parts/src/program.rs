//! The program: Rust to WebAssembly that the first browsers with WebAssembly understand, the script that joins it to the
//! page, and the same program as JavaScript for where WebAssembly is forbidden.

use std::fs;
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::glue::glue;
use crate::snip::{IDLE, snip};
use crate::sources::Sources;
use crate::tools::output;
use crate::trouble::{Result, Trouble, file};
use crate::wasm::{Aim, Package, optimised};

/// The program in its three parts.
pub(crate) struct Program {
    /// WebAssembly with the instructions of its first version.
    pub(crate) wasm: Vec<u8>,
    /// The script that starts it: defines `wasm_bindgen`.
    pub(crate) glue: String,
    /// The same as `wasm` in JavaScript: an expression, a function from the imports to the exports.
    pub(crate) script: String,
}

/// The package that draws with Yew.
pub(crate) const DRAWS: &str = "transfer-guide";

/// Compiles a program of the page.
///
/// # Errors
/// A tool fails; its own message is in sight then.
pub(crate) fn program(sources: &Sources, package: &Package) -> Result<Program> {
    let compiled = package.compile(&sources.root)?;
    let draws = package.name == DRAWS;
    let compiled = if draws { snip(&compiled, IDLE)? } else { compiled };
    let failed = |error| Trouble::new(format!("wasm-bindgen cannot join the program to the page: {error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("guide", compiled).typescript(false).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let mut joined = bindgen.no_modules(true).and_then(|bindgen| bindgen.generate_output()).map_err(failed)?;
    let glue = glue(&mut joined, draws)?;
    let small = optimised(sources, &joined.wasm_mut().emit_wasm(), Aim::Small)?;

    let script = sources.work.join("program.js");
    let mut translate = Command::new(&sources.tools.wasm2js);
    output(translate.arg(&small).args(["--mvp-features", "--enable-mutable-globals", "-O", "-o"]).arg(&script))?;
    let script = fs::read_to_string(&script).map_err(file(&script))?;
    Ok(Program { wasm: fs::read(&small).map_err(file(&small))?, glue, script: as_function(&script)? })
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
