//! The script that wasm-bindgen writes, as far as the loader needs it: what the program calls, and what calls it. Loading
//! it is the loader's own business, which checks it and can do without WebAssembly.

use wasm_bindgen_cli_support::Output;

use crate::trouble::{Result, Trouble};

/// An export with a longer name is one that nobody calls by name but wasm-bindgen's script.
const LONG_NAME: usize = 40;

/// Where the script's own way of loading begins; all that follows is about that.
const LOADING: &str = "async function __wbg_load(";

/// What is left out, between the two of each. The address of the script is what nobody needs, and looking for it fails where
/// markup has the name; all texts are passed with what makes more room for them.
const LEFT_OUT: [(&str, &str); 2] = [
    ("if (typeof document !== 'undefined' && document.currentScript !== null) {", "}\n"),
    ("if (realloc === undefined) {", "}\n"),
];

/// What takes its place: the imports that an instance needs, and a function that takes the instance. The functions that
/// the program offers stand beside them.
const INSTEAD: &str = "return Object.assign({ imports: __wbg_get_imports, finish: __wbg_finalize_init }, exports);
})({});
";

/// What the program asks of the page's document, and what it gets: markup of a page can hide it, and a page that came as XML makes
/// other elements; `web/program.js` knows both.
const OF_DOCUMENT: [(&str, &str); 3] = [
    ("getObject(arg0).createElement(", "create("),
    ("getObject(arg0).createElementNS(", "native(\"createElementNS\")("),
    ("getObject(arg0).createTextNode(", "native(\"createTextNode\")("),
];

/// How the program finds what does something a little later, and calls it: a page may have a function of its own there. Without, it
/// takes a promise.
const LATER: [(&str, &str); 3] = [
    ("getObject(arg0).queueMicrotask;", "undefined;"),
    ("queueMicrotask(getObject(arg0));", ""),
    ("setTimeout(getObject(arg0), arg1)", "later(getObject(arg0), arg1)"),
];

/// How the script finds out that its view of the memory is an old one: that the memory is detached, as WebAssembly leaves
/// it when it grows. The program as JavaScript leaves it as it was, and a text would be written where nobody reads it.
const DETACHED: [&str; 2] = [
    "cachedUint8ArrayMemory0.byteLength === 0",
    "cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && \
     cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
];

/// How it finds out instead: that the memory is another one.
const REPLACED: [&str; 2] =
    ["cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer", "cachedDataViewMemory0.buffer !== wasm.memory.buffer"];

/// The script of a program, which defines `wasm_bindgen`. Everything that passes between program and script gets a short
/// name in both: the long ones end in sixteen random digits, which no compression makes smaller. `draws` is whether the program
/// draws with Yew.
///
/// # Errors
/// wasm-bindgen writes another kind of script.
pub(crate) fn glue(joined: &mut Output, draws: bool) -> Result<String> {
    let glue = with_memory_that_grows(without_what_nobody_needs(without_loading(joined.js())?)?)?;
    let glue = if draws { with_what_no_page_has_changed(branded(&glue)?)? } else { glue };
    let module = joined.wasm_mut();
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name).filter(|name| name.len() > LONG_NAME);
    Ok(with_short_names(glue, imports.chain(exports).collect()))
}

/// Shortens the names, and the script that has them. The longest first: one may be the beginning of another.
fn with_short_names(mut script: String, mut names: Vec<&mut String>) -> String {
    names.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    for (number, name) in names.into_iter().enumerate() {
        let short = format!("_{number}_");
        script = script.replace(name.as_str(), &short);
        *name = short;
    }
    script
}

fn without_loading(script: &str) -> Result<String> {
    match script.split_once(LOADING) {
        Some((before, _)) if before.contains("function __wbg_finalize_init(instance, module)") => {
            Ok(format!("{before}{INSTEAD}"))
        }
        _ => Err(Trouble::new("wasm-bindgen writes another kind of script now: see parts/src/glue.rs")),
    }
}

fn without_what_nobody_needs(script: String) -> Result<String> {
    LEFT_OUT.iter().try_fold(script, |script, (start, end)| {
        let parts = script.split_once(start);
        let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
        let (before, after) = parts.ok_or_else(|| {
            Trouble::new(format!("wasm-bindgen writes `{start}` otherwise now: see parts/src/glue.rs"))
        })?;
        Ok(format!("{before}{after}"))
    })
}

/// Every instance marks what it draws by names of its own: Yew tells its elements by them, and would take those of another
/// program for its own, in a page that is made with it.
fn branded(script: &str) -> Result<String> {
    let marked = script.replace(".__yew_subtree_id", "[brand]").replace(".__yew_subtree_cache_key", "[brand + 1]");
    let marked = marked.replace(".__yew_listener_id", "[brand + 2]");
    if marked == script || marked.contains("__yew_") && marked.contains(".__yew") {
        return Err(Trouble::new("Yew marks its elements in another way now: see parts/src/glue.rs"));
    }
    Ok(format!("var brand = \"guide\" + Math.random();\n{marked}"))
}

fn with_what_no_page_has_changed(mut script: String) -> Result<String> {
    for (call, instead) in OF_DOCUMENT.into_iter().chain(LATER) {
        if !script.contains(call) {
            return Err(Trouble::new(format!("wasm-bindgen writes `{call}` otherwise now: see parts/src/glue.rs")));
        }
        script = script.replace(call, instead);
    }
    Ok(script)
}

fn with_memory_that_grows(script: String) -> Result<String> {
    let script = DETACHED.iter().zip(REPLACED).fold(script, |script, (old, new)| script.replace(old, new));
    if script.contains(".detached") || script.contains("byteLength === 0") {
        return Err(Trouble::new("wasm-bindgen looks after its memory in another way now: see parts/src/glue.rs"));
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::{
        DETACHED, with_memory_that_grows, with_short_names, with_what_no_page_has_changed, without_loading,
        without_what_nobody_needs,
    };

    #[test]
    fn a_view_of_memory_is_as_old_as_its_memory() {
        let script = with_memory_that_grows(format!("if ({}) a(); if ({}) b();", DETACHED[0], DETACHED[1])).unwrap();
        assert_eq!(script.matches(".buffer !== wasm.memory.buffer").count(), 2, "{script}");
        assert!(with_memory_that_grows("cachedFloatMemory.byteLength === 0".to_owned()).is_err());
    }

    #[test]
    fn nobody_asks_where_the_script_is() {
        let script =
            super::LEFT_OUT.map(|(start, end)| format!("let a;\n{start}\n script_src = 1;\n    {end}")).concat();
        assert_eq!(without_what_nobody_needs(script).unwrap(), "let a;\nlet a;\n");
        assert!(without_what_nobody_needs("let a;".to_owned()).is_err());
    }

    #[test]
    fn what_is_asked_of_a_page_is_asked_of_the_browsers_own() {
        let script = super::OF_DOCUMENT.map(|(call, _)| format!("{call}a);")).concat();
        let ours = with_what_no_page_has_changed(script + &super::LATER.map(|(call, _)| call).concat()).unwrap();
        assert_eq!(
            ours,
            "create(a);native(\"createElementNS\")(a);native(\"createTextNode\")(a);undefined;later(getObject(arg0), arg1)"
        );
        assert!(with_what_no_page_has_changed(String::new()).is_err());
    }

    #[test]
    fn a_name_that_begins_like_another_is_not_taken_for_it() {
        let mut names = ["invoke_true_".to_owned(), "invoke_true__1_".to_owned()];
        let script = with_short_names("invoke_true_(); invoke_true__1_();".to_owned(), names.iter_mut().collect());
        assert_eq!((script.as_str(), names), ("_1_(); _0_();", ["_1_".to_owned(), "_0_".to_owned()]));
    }

    #[test]
    fn of_wasm_bindgens_script_only_its_loading_is_left_out() {
        let script = "let wasm_bindgen = (function(exports) { function __wbg_finalize_init(instance, module) {}\n\
                      async function __wbg_load(module, imports) {}\n return Object.assign(x); })({});";
        let ours = without_loading(script).unwrap();
        assert!(ours.starts_with("let wasm_bindgen") && ours.contains("finish: __wbg_finalize_init"), "{ours}");
        assert!(!ours.contains("__wbg_load("), "{ours}");
        assert!(without_loading("something else").is_err());
    }
}
