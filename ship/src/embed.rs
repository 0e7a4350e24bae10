//! What other pages need beside the element: the frame with its two scripts, and the pages that show how each way looks.

use std::fs;
use std::path::Path;

use serde_json::json;
use transfer_guide_rules::edition::Edition;
use transfer_guide_view::messages::site::element as words;

use crate::files::File;
use crate::trouble::{Result, file};
use transfer_guide_view::html::escape;

/// The ways: each a title, a word about it and, after an empty line, what a webmaster pastes, within the page of
/// `web/demo/host.html`.
const WAYS: [&str; 4] = ["element.html", "classic.html", "link.html", "alone.html"];

/// The frame and its scripts; `small` makes a script small.
///
/// # Errors
/// A file of `web/` is missing, or cannot be made small.
pub(crate) fn frame(web: &Path, edition: &Edition, small: impl Fn(&str) -> Result<String>) -> Result<[File; 3]> {
    let framed = File::asset("framed", "js", small(&read(web, "framed.js")?)?);
    let page = read(web, "frame.html")?;
    let page = page.replace("@title@", &escape(&edition.title)).replace("@open@", &escape(words::OPEN));
    let page = page.replace("@framed@", &framed.path);
    let script = read(web, "frame.js")?.replace("\"@title@\"", &json!(words::FRAME).to_string());
    Ok([File::named("frame.html", page), File::named("transfer-guide-frame.js", small(&script)?), framed])
}

/// The pages that show the ways.
///
/// # Errors
/// A file of `web/demo/` is missing.
pub(crate) fn demo(web: &Path) -> Result<Vec<File>> {
    let demo = web.join("demo");
    let host = read(&demo, "host.html")?;
    let named = |name: &str, content: String| File::named(&format!("demo/{name}"), content);
    let way = |name: &&str| {
        let way = read(&demo, name)?;
        let (title, shown) = way.split_once('\n').unwrap_or_default();
        Ok(named(name, host.replace("@title@", title).replace("@way@\n", shown)))
    };
    WAYS.iter().map(way).chain([read(&demo, "host.css").map(|styles| named("host.css", styles))]).collect()
}

/// What a webmaster pastes for one of the ways, with the addresses of a page in `demo/`.
///
/// # Errors
/// The file is missing.
pub(crate) fn pasted(demo: &Path, way: &str) -> Result<String> {
    Ok(read(demo, way)?.split_once("\n\n").map_or_else(String::new, |(_, pasted)| pasted.trim_end().to_owned()))
}

/// A file of the project.
///
/// # Errors
/// It is missing.
pub(crate) fn read(folder: &Path, name: &str) -> Result<String> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(file(&path))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{pasted, read};

    #[test]
    fn the_documents_tell_to_paste_what_the_pages_that_show_the_ways_have() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for name in ["docs/EMBED.md", "docs/EMBED.zh-CN.md"] {
            let document = read(&root, name).unwrap();
            for way in ["element.html", "link.html", "alone.html"] {
                let pasted = pasted(&root.join("web/demo"), way).unwrap();
                let pasted =
                    pasted.replace("../index.html", "../").replace("../", "https://guide.example.edu.cn/guide/");
                assert!(document.contains(&format!("```html\n{pasted}\n```")), "{name} has not {pasted}");
            }
        }
        for name in ["README.md", "README.zh-CN.md"] {
            let pasted = pasted(&root.join("web/demo"), "link.html").unwrap();
            let pasted = pasted.replace("../index.html", "../").replace("../", "https://guide.example.edu.cn/guide/");
            assert!(read(&root, name).unwrap().contains(&pasted), "{name} has not {pasted}");
        }
    }
}
