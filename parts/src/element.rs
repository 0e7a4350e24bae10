//! The guide as an element of other pages: its styles, made from the page's own, and its words.

use serde_json::{Value, json};
use transfer_guide_view::messages::site::element as words;

use crate::sources::Sources;
use crate::trouble::{Result, Trouble};

/// What begins everything: nothing is inherited from the page around, and not even the language, by which browsers choose
/// between the forms of a Chinese letter.
const RESET: &str = ".house {\n  all: initial;\n  -webkit-locale: \"zh-Hans\";\n}\n";

/// Colours that a page may set, as the script names them too.
pub(crate) const THEMED: [&str; 7] = ["ink", "quiet", "paper", "card", "line", "on-line", "line-ink"];

/// What is another thing inside an element: what stands in the page's styles, and what instead.
const INSTEAD: [(&str, &str); 6] = [
    ("@media (prefers-color-scheme: dark) {\n  :root {", "@media all {\n  .house.dark {"),
    (":root {", ".house {"),
    ("body {", ".house {"),
    ("@media (min-width:", "@container house (min-width:"),
    ("\nmain", "\n.main"),
    ("  main", "  .main"),
];

/// The sheets in it, from `styles/`.
const SHEETS: [&str; 4] = ["tokens.css", "guide.css", "print.css", "element.css"];

/// The styles inside an element, made small.
///
/// # Errors
/// A sheet is missing, or the page's styles have not what is to be replaced.
pub(crate) fn styles(sources: &Sources) -> Result<String> {
    let mut styles = String::new();
    for sheet in SHEETS {
        styles += &sources.read(&format!("styles/{sheet}"))?;
    }
    sources.small_styles(&inside(&styles)?)
}

fn inside(styles: &str) -> Result<String> {
    let mut styles = styles.to_owned();
    for (there, instead) in INSTEAD {
        if !styles.contains(there) {
            return Err(Trouble::new(format!("styles/ has no `{there}` any more: see parts/src/element.rs")));
        }
        styles = styles.replace(there, instead);
    }
    let lines = styles.lines().map(|line| themed(line).unwrap_or_else(|| line.to_owned()) + "\n");
    Ok(RESET.to_owned() + &lines.collect::<String>())
}

/// A colour that a page may set, with ours where it does not.
fn themed(line: &str) -> Option<String> {
    let (name, value) = line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": ")?;
    THEMED.contains(&name).then(|| format!("--{name}: var(--transfer-guide-{name}, {value});"))
}

/// What the element may have to say.
pub(crate) fn said() -> Value {
    let mut said = said_of_school();
    said["failed"] = words::FAILED.into();
    said["mixed"] = words::FAILED.into();
    said["crashed"] = words::CRASHED.into();
    said["again"] = words::AGAIN.into();
    said["open"] = words::OPEN.into();
    said
}

/// What stands around the school that is named: of all this, the guide's own page has the rest in itself.
pub(crate) fn said_of_school() -> Value {
    json!({ "school": words::SCHOOL, "office": words::OFFICE, "contact": words::CONTACT })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{SHEETS, inside};

    #[test]
    fn no_style_in_an_element_is_about_the_page_around_it() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../styles");
        let sheets = SHEETS.map(|sheet| fs::read_to_string(folder.join(sheet)).unwrap());
        let styles = inside(&sheets.concat()).unwrap();
        for outside in [":root", "body {", "prefers-color-scheme", "@media (min-width", " main"] {
            assert!(!styles.contains(outside), "{outside}");
        }
        assert!(styles.contains("--line: var(--transfer-guide-line, #b3191f);"), "{styles}");
    }

    #[test]
    fn styles_that_are_not_what_they_were_are_noticed() {
        let trouble = inside("a { color: red; }").unwrap_err().to_string();
        assert!(trouble.contains("prefers-color-scheme"), "{trouble}");
    }
}
