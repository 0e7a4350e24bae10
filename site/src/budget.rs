//! What each part of the page may weigh: the table that `dist` prints, and the limits it keeps. All in bytes as browsers
//! with brotli load them.

use transfer_guide_aid::kit::Kit;
use transfer_guide_aid::vocabulary::Vocabulary;

use crate::files::{File, brotli, unfolded};
use crate::trouble::Result;

const KB: usize = 1024;

/// Bytes that reach a browser with the first answer, before it has said that more may come: ten packets.
pub(crate) const FIRST_ANSWER: usize = 14 * KB;

/// Bytes of everything that a first visit loads before it works in full.
const FIRST_VISIT: usize = 108_000;

/// Bytes of the words to find a case by, and of the cases: as much as they may make what helps to act heavier.
const WORDS: usize = 20_000;

/// What everything weighs, and what of it is too heavy.
#[derive(Debug)]
pub struct Weights {
    /// The table, for people.
    pub table: String,
    /// What is over its limit, one sentence each; none where all is well.
    pub over: Vec<String>,
}

/// A line of the table.
struct Line {
    what: String,
    bytes: usize,
    limit: Option<usize>,
}

/// Weighs everything. `kit` is what stands beside the edition; each of `first` is something that must be within the page's first bytes
/// for the first screen and every question after it to work.
///
/// # Errors
/// Memory is short.
pub(crate) fn weigh(files: &[File], kit: &Kit, first: &[String]) -> Result<Weights> {
    let size = |belongs: &dyn Fn(&File) -> bool| files.iter().filter(|file| belongs(file)).map(File::weight).sum();
    let ends = |ending: &'static str| move |file: &File| file.path.ends_with(ending);
    let named = |name: &'static str| move |file: &File| file.name().starts_with(name);
    let html: usize = size(&|file| file.path == "index.html");
    let wasm: usize = size(&|file| named("guide-")(file) && ends(".wasm")(file));
    let api: usize = size(&|file| file.path == "api/guide.wasm");
    let loader: usize = size(&named("loader-"));
    let beside: usize = size(&named("paper-")) + size(&named("icon-"))
        - size(&|file| named("icon-")(file) && ends(".png")(file))
        + size(&ends(".webmanifest"))
        + size(&|file| file.path == "sw.js");
    let edition: usize = size(&|file| file.path.starts_with("assets/edition-") && ends(".bin")(file));
    let element: usize = size(&named("element-")) + wasm + size(&named("whole-"));
    let line = |what: &str, bytes: usize, limit: Option<usize>| Line { what: what.to_owned(), bytes, limit };
    let lines = [
        line("the plain page (index.html)", html, Some(40 * KB)),
        line("the program (wasm)", wasm, Some(64 * KB)),
        line("the edition, without the texts that the page has", edition, None),
        line("the script that starts it", loader, None),
        line("icon, manifest, worker, styles for paper", beside, None),
        line("all of a first visit", html + wasm + edition + loader + beside, Some(FIRST_VISIT)),
        line(
            "what helps to act, when it is asked for (aid)",
            size(&|file| named("aid-")(file) && !ends(".asm.js")(file))
                + size(&|file| named("toolkit-")(file) && ends(".bin")(file)),
            None,
        ),
        line("the words in it, to find a case by", words(kit)?, Some(WORDS)),
        line(
            "the program as JavaScript, where WebAssembly is forbidden",
            size(&|file| named("guide-")(file) && ends(".asm.js")(file)),
            None,
        ),
        line("the handbook", size(&|file| file.path == "handbook.html"), None),
        line("the table of cases", size(&|file| file.path == "table.html"), None),
        line("everything in one file (guide.html)", size(&|file| file.path == "guide.html"), None),
        line("the element in another page, with all it loads", element, Some(90 * KB)),
        line("the element in one script (transfer-guide-alone.js)", size(&named("transfer-guide-alone.")), None),
        line("the rules for scripts (api/guide.wasm)", api, Some(40 * KB)),
        line("an edition for them (api/editions)", size(&|file| file.path.starts_with("api/editions/")), None),
    ];
    let mut table = String::new();
    for file in files.iter().filter(|file| file.path.starts_with("assets/element-")) {
        table += &format!("for pages that stay on this version: {} {}\n", file.path, file.integrity());
    }
    table += &format!("{:<60} {:>9} {:>9}\n", "bytes, brotli", "is", "may be");
    // What a build for whoever works on the page leaves out weighs nothing.
    for line in lines.iter().filter(|line| line.bytes > 0) {
        let limit = line.limit.map(|limit| limit.to_string()).unwrap_or_default();
        table += &format!("{:<60} {:>9} {:>9}\n", line.what, line.bytes, limit);
    }
    let page = files.iter().find(|file| file.path == "index.html").and_then(|file| file.brotli.as_deref());
    let head = unfolded(page.unwrap_or_default(), FIRST_ANSWER);
    let late: Vec<&String> = first.iter().filter(|piece| !head.contains(piece.as_str())).collect();
    table += &format!(
        "of the first {FIRST_ANSWER} bytes: {} of {} screens needed first",
        first.len() - late.len(),
        first.len()
    );
    let mut over: Vec<String> = lines
        .iter()
        .filter(|line| line.limit.is_some_and(|limit| line.bytes > limit))
        .map(|line| format!("{} is over its limit", line.what))
        .collect();
    over.extend(late.first().map(|piece| format!("the first {FIRST_ANSWER} bytes lack {piece}")));
    Ok(Weights { table, over })
}

/// What a kit weighs more for what is found by typing.
fn words(kit: &Kit) -> Result<usize> {
    let without = Kit { cases: Vec::new(), vocabulary: Vocabulary::default(), ..kit.clone() };
    Ok(brotli(&kit.write())?.len() - brotli(&without.write())?.len())
}
