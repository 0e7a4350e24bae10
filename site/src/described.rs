//! The element described for editors and catalogues (a custom elements manifest): written by hand in `web/`, since nothing
//! in the scripts says in words what each thing is for. The tests hold it, the scripts, the types and the documents against
//! each other.

use crate::files::File;

/// Its name, where it ships.
pub(crate) const NAME: &str = "custom-elements.json";

/// The description, in this folder of the website: the folder itself, "", or that of a package.
pub(crate) fn described(folder: &str) -> File {
    File::named(&format!("{folder}{NAME}"), include_str!("../../web/custom-elements.json"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use serde_json::Value;

    use super::NAME;
    use crate::pages::THEME;

    type Names = BTreeSet<String>;

    /// A document for webmasters, and how what is looked for in it begins.
    struct Document {
        path: &'static str,
        attributes: &'static str,
        members: &'static str,
        events: &'static str,
        properties: &'static str,
        parts: &'static str,
    }

    const DOCUMENTS: [Document; 2] = [
        Document {
            path: "docs/EMBED.md",
            attributes: "\n| attribute |",
            members: "\n| property, method |",
            events: "\n| event |",
            properties: "\n| property | what it colours |",
            parts: "\nParts, ",
        },
        Document {
            path: "docs/EMBED.zh-CN.md",
            attributes: "\n| 属性 |",
            members: "\n| 脚本属性、方法 |",
            events: "\n| 事件 |",
            properties: "\n| 自定义属性 |",
            parts: "\n其余用 part：",
        },
    ];

    fn source(path: &str) -> String {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
    }

    /// What stands between two texts, the first time they are there.
    fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
        let rest = text.split_once(start).unwrap_or_else(|| panic!("no {start} any more")).1;
        rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
    }

    /// Everything that stands between two of these signs.
    fn within(sign: char, text: &str) -> impl Iterator<Item = String> {
        text.split(sign).skip(1).step_by(2).map(str::to_owned)
    }

    fn quoted(text: &str) -> Names {
        within('"', text).collect()
    }

    /// Every code in the first column of a table.
    fn column(document: &str, head: &str) -> Names {
        let rows = between(document, head, "\n\n").lines().skip(2);
        rows.filter_map(|row| row.split('|').nth(1)).flat_map(|cell| within('`', cell)).collect()
    }

    /// The names in one list of the description, of those that fit.
    fn list(key: &str, fits: impl Fn(&Value) -> bool) -> Names {
        let manifest: Value = serde_json::from_str(&source(&format!("web/{NAME}"))).unwrap();
        let all = manifest["modules"][0]["declarations"][0][key].as_array().unwrap().clone();
        all.iter().filter(|one| fits(one)).map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    }

    fn all(key: &str) -> Names {
        list(key, |_| true)
    }

    fn events(names: Names) -> Names {
        names.iter().map(|name| format!("transfer-guide-{name}")).collect()
    }

    #[test]
    fn every_attribute_is_a_property_and_called_alike_in_scripts_and_documents() {
        let attributes = all("attributes");
        assert_eq!(attributes, quoted(between(&source("web/element.js"), "var ATTRIBUTES = [", "]")));
        assert_eq!(attributes, list("members", |one| one["attribute"] == one["name"]));
        for document in DOCUMENTS {
            assert_eq!(attributes, column(&source(document.path), document.attributes), "{}", document.path);
        }
        // A frame has its own base, its fragment is where it begins, and its folder is where it is loaded from.
        let mut of_frame = attributes;
        of_frame.retain(|name| !["base", "folder", "fragment"].contains(&&**name));
        assert_eq!(of_frame, quoted(between(&source("web/frame.js"), "var SAYS = [", "]")));
        of_frame.remove("answers");
        assert_eq!(of_frame, quoted(between(&source("web/framed.js"), "var SAYS = [", "]")));
    }

    #[test]
    fn every_property_and_method_is_in_the_script_the_types_and_the_documents() {
        let types = source("web/element.d.ts");
        let declared = between(&types, "interface TransferGuideElement extends HTMLElement {\n", "\n}");
        let lines = declared.lines().map(str::trim).filter(|line| !line.starts_with("/*"));
        let name = |line: &str| line.trim_start_matches("readonly ").split([':', '(']).next().unwrap().to_owned();
        assert_eq!(all("members"), lines.map(name).collect());
        // Attributes have theirs from the list of attributes.
        let more = list("members", |one| one["attribute"].is_null());
        let script = source("web/element.js");
        for name in &more {
            let there =
                [format!("\n  get {name}() "), format!("\n  {name}(")].iter().any(|start| script.contains(start));
            assert!(there, "web/element.js has no {name}");
        }
        for document in DOCUMENTS {
            let written = column(&source(document.path), document.members);
            let written = written.iter().filter_map(|one| one.split('(').next()).map(str::to_owned);
            assert_eq!(more, written.collect(), "{}", document.path);
        }
    }

    #[test]
    fn every_event_is_in_the_scripts_the_types_and_the_documents() {
        let described = all("events");
        assert_eq!(described, quoted(between(&source("web/element.d.ts"), "interface HTMLElementEventMap {", "\n  }")));
        let script = source("web/element.js").replace("attempt(fire, element", "fire(element");
        let fired = script.split("fire(element, ").skip(1).filter_map(|call| call.split(['{', ';']).next());
        assert_eq!(described, events(fired.flat_map(quoted).collect()));
        assert_eq!(described, events(quoted(between(&source("web/framed.js"), "\n  [", "].forEach"))));
        for document in DOCUMENTS {
            assert_eq!(described, column(&source(document.path), document.events), "{}", document.path);
        }
    }

    #[test]
    fn every_part_is_in_the_scripts_and_the_documents() {
        let mut marked = quoted(between(&source("web/surroundings.js"), "var PARTS = [", "]"));
        marked.insert(between(&source("web/element.js"), "setAttribute(\"part\", \"", "\"").to_owned());
        assert_eq!(all("cssParts"), marked);
        for document in DOCUMENTS {
            let text = source(document.path);
            let written = within('`', between(&text, document.parts, "\n\n"));
            assert_eq!(marked, written.filter(|part| !part.contains("::")).collect(), "{}", document.path);
        }
    }

    #[test]
    fn every_colour_is_in_script_styles_and_documents_with_the_value_that_it_has() {
        let short = |name: &String| name.trim_start_matches("--transfer-guide-").to_owned();
        let described = all("cssProperties");
        let colours: Names = described.iter().map(short).collect();
        assert_eq!(colours, quoted(between(&source("web/surroundings.js"), "var COLOURS = [", "]")));
        assert_eq!(colours, quoted(between(&source("parts/src/element.rs"), "const THEMED: [&str; 7] = [", "]")));
        for document in DOCUMENTS {
            assert_eq!(described, column(&source(document.path), document.properties), "{}", document.path);
        }
        let tokens = source("styles/tokens.css");
        for name in &colours {
            let value = between(&tokens, &format!("\n  --{name}: "), ";");
            let alike = list("cssProperties", |one| one["default"] == value);
            assert!(alike.contains(&format!("--transfer-guide-{name}")), "{name} is {value}");
        }
    }

    #[test]
    fn the_bar_of_the_browser_has_the_colours_of_the_page() {
        let tokens = source("styles/tokens.css");
        let papers = tokens.lines().filter_map(|line| line.trim().strip_prefix("--paper: ")?.strip_suffix(';'));
        assert_eq!(THEME.map(|(_, colour)| colour).to_vec(), papers.collect::<Vec<_>>());
    }
}
