//! What other pages need beside the element: the frame with its two scripts, and the pages that show how each way looks.

use transfer_guide_rules::edition::Edition;
use transfer_guide_view::html::escape;
use transfer_guide_view::messages::site::element as words;

use crate::files::File;
use crate::parts::Parts;
use crate::still::School;
use crate::trouble::Result;

const FRAME: &str = include_str!("../../web/frame.html");
const HOST: &str = include_str!("../../web/demo/host.html");
const HOST_STYLES: &str = include_str!("../../web/demo/host.css");

/// The ways: the name of the page that shows it, and a title, a word about it and, after an empty line, what a webmaster pastes, within
/// the page of `web/demo/host.html`.
const WAYS: [(&str, &str); 4] = [
    ("element.html", include_str!("../../web/demo/element.html")),
    ("classic.html", include_str!("../../web/demo/classic.html")),
    ("link.html", include_str!("../../web/demo/link.html")),
    ("alone.html", include_str!("../../web/demo/alone.html")),
];

/// The frame, which names the school unless the page around it names another, and the script that puts it into pages. `framed` is
/// the path of the script in the frame.
///
/// # Errors
/// The parts are of another version.
pub(crate) fn frame(edition: &Edition, parts: &Parts, school: &School, framed: &str) -> Result<[File; 2]> {
    let page = FRAME.replace("@title@", &escape(&edition.title)).replace("@open@", &escape(words::OPEN));
    let page = page.replace("@framed@", framed).replace("@school@", &school.as_attributes());
    Ok([File::named("frame.html", page), File::named("transfer-guide-frame.js", parts.text("frame.js")?)])
}

/// The pages that show the ways.
pub(crate) fn demo() -> Vec<File> {
    let named = |name: &str, content: String| File::named(&format!("demo/{name}"), content);
    let way = |(name, way): &(&str, &str)| {
        let (title, shown) = way.split_once('\n').unwrap_or_default();
        named(name, HOST.replace("@title@", title).replace("@way@\n", shown))
    };
    WAYS.iter().map(way).chain([named("host.css", HOST_STYLES.to_owned())]).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::WAYS;

    /// What a webmaster pastes for one of the ways, with the addresses of a page in `demo/`.
    fn pasted(way: &str) -> &'static str {
        let (_, text) = WAYS.iter().find(|(name, _)| *name == way).unwrap();
        text.split_once("\n\n").unwrap().1.trim_end()
    }

    #[test]
    fn the_documents_tell_to_paste_what_the_pages_that_show_the_ways_have() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for name in ["docs/EMBED.md", "docs/EMBED.zh-CN.md"] {
            let document = fs::read_to_string(root.join(name)).unwrap();
            for way in ["element.html", "link.html", "alone.html"] {
                let pasted = pasted(way);
                let pasted =
                    pasted.replace("../index.html", "../").replace("../", "https://guide.example.edu.cn/guide/");
                assert!(document.contains(&format!("```html\n{pasted}\n```")), "{name} has not {pasted}");
            }
        }
        for name in ["README.md", "README.zh-CN.md"] {
            let pasted = pasted("link.html");
            let pasted = pasted.replace("../index.html", "../").replace("../", "https://guide.example.edu.cn/guide/");
            assert!(fs::read_to_string(root.join(name)).unwrap().contains(&pasted), "{name} has not {pasted}");
        }
    }
}
