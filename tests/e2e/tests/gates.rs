//! What ships, read without a browser: that the program is WebAssembly of the first version, that the scripts are of the
//! edition of JavaScript that is promised and call nothing newer, and that the page needs neither of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use transfer_guide_e2e::release::files_in;
use transfer_guide_e2e::settings::Settings;
use transfer_guide_e2e::suite::ALONE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;
use wasmparser::{ExternalKind, Parser, Payload, TypeRef, Validator, WasmFeatures};

tests! {
    ALONE =>
        the_program_is_webassembly_of_the_first_version,
        every_script_is_of_the_edition_that_is_promised,
        no_script_uses_more_of_the_platform_than_the_oldest_browser_has,
        the_page_has_no_script_and_no_style_that_a_strict_policy_refuses,
        every_address_of_the_page_is_relative_and_leads_somewhere,
        no_text_of_the_page_is_markup;
}

/// What the scripts may use of the platform, and why.
const PLATFORM: &str = include_str!("platform.txt");

fn dist() -> PathBuf {
    done(Settings::from_environment()).dist
}

fn page() -> String {
    fs::read_to_string(dist().join("index.html")).unwrap()
}

/// The files in `assets/` with this ending.
fn assets(ending: &str) -> Vec<PathBuf> {
    let files = done(files_in(&dist().join("assets")));
    let found: Vec<PathBuf> = files.into_iter().filter(|file| file.to_string_lossy().ends_with(ending)).collect();
    assert!(!found.is_empty(), "no {ending} in assets/");
    found
}

/// The scripts inside the one-file guide, what helps to act and the loader, each in a file of its own.
fn inline_scripts(folder: &Path) -> Vec<PathBuf> {
    let guide = fs::read_to_string(dist().join("guide.html")).unwrap();
    let scripts: Vec<&str> = guide.split("<script>").skip(1).collect();
    assert_eq!(scripts.len(), 2, "scripts in guide.html");
    let own = |(number, script): (usize, &&str)| {
        let path = folder.join(format!("guide.html.{number}.js"));
        fs::write(&path, script.split("</script>").next().unwrap()).unwrap();
        path
    };
    scripts.iter().enumerate().map(own).collect()
}

/// What scripts of this edition use of the platform; what wasm-bindgen, Yew and `parts` name for themselves is left out.
fn used(edition: &str, scripts: &[PathBuf]) -> BTreeSet<String> {
    let lister = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/platform.js");
    assert!(
        std::env::var_os("TRANSFER_GUIDE_ACORN").is_some(),
        "TRANSFER_GUIDE_ACORN is not set; run `cargo xtask test`"
    );
    let listed = Command::new("node").arg(lister).arg(edition).args(scripts).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let own = ["wbg", "wbindgen", "wasm_bindgen", "__yew", "transferGuide", "._", ".bin"];
    let names = String::from_utf8(listed.stdout).unwrap();
    // The one-file guide has no such files beside it, and the same loader.
    let of_the_build = [".wasm", ".script", ".aid", ".js", ".edition", ".texts", ".toolkit", ".whole"];
    let foreign = |name: &&str| !own.iter().any(|own| name.contains(own)) && !of_the_build.contains(name);
    names.lines().filter(foreign).map(str::to_owned).collect()
}

/// Each value of an attribute, however it is quoted.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=");
    let value = |rest: &'p str| match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => rest.split([' ', '>']).next().unwrap_or_default(),
    };
    page.split(&*start).skip(1).map(value).collect()
}

fn the_program_is_webassembly_of_the_first_version() {
    for file in assets(".wasm") {
        let program = fs::read(&file).unwrap();
        let features = WasmFeatures::MVP | WasmFeatures::MUTABLE_GLOBAL;
        Validator::new_with_features(features).validate_all(&program).unwrap();
        for payload in Parser::new(0).parse_all(&program) {
            match payload.unwrap() {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import.unwrap();
                        assert!(matches!(import.ty, TypeRef::Func(_)), "{import:?}");
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export.unwrap();
                        let old = [ExternalKind::Func, ExternalKind::Table, ExternalKind::Memory, ExternalKind::Global];
                        assert!(old.contains(&export.kind), "{export:?}");
                    }
                }
                _ => {}
            }
        }
    }
}

/// The scripts that have a name for ever.
fn named() -> Vec<PathBuf> {
    ["sw.js", "transfer-guide.js", "transfer-guide-alone.js", "transfer-guide-frame.js", "demo/check.js"]
        .map(|name| dist().join(name))
        .into()
}

fn every_script_is_of_the_edition_that_is_promised() {
    let folder = transfer_guide_e2e::offline::Folder::new();
    let mut early = assets(".js");
    early.retain(|file| !file.to_string_lossy().ends_with(".asm.js"));
    early.extend(named().into_iter().chain(inline_scripts(&folder)));
    assert!(early.len() >= 3, "{early:?}");
    used("2019", &early);
    used("2020", &assets(".asm.js"));
}

fn no_script_uses_more_of_the_platform_than_the_oldest_browser_has() {
    let lines = PLATFORM.lines().filter(|line| !line.starts_with('#'));
    let allowed: BTreeSet<&str> = lines.flat_map(str::split_whitespace).collect();
    let folder = transfer_guide_e2e::offline::Folder::new();
    let mut scripts = assets(".js");
    scripts.extend(named().into_iter().chain(inline_scripts(&folder)));
    scripts.retain(|file| !file.to_string_lossy().ends_with(".asm.js"));
    let used = used("2020", &scripts);
    // What passes between the program and its script has a number for a name.
    let numbered =
        |name: &str| name.strip_prefix("._").is_some_and(|rest| rest.trim_end_matches('_').parse::<u32>().is_ok());
    let new: Vec<&String> = used.iter().filter(|name| !allowed.contains(name.as_str()) && !numbered(name)).collect();
    assert!(
        new.is_empty(),
        "not in tests/e2e/tests/platform.txt: {new:?}; is it in Chrome 80, Firefox 78 and Safari 13.4?"
    );
    assert!(used.contains("fetch") && used.contains(".replaceChild"), "the list is of something else: {used:?}");
}

fn the_page_has_no_script_and_no_style_that_a_strict_policy_refuses() {
    let page = page();
    assert_eq!(page.matches("<script").count(), 3);
    assert_eq!(page.matches("<script type=application/json id=guide-site>").count(), 1, "what no browser runs");
    // What loads the other again where browsers compare nothing: `servers/` has its hash.
    let inline = page.split("<script>").nth(1).and_then(|rest| rest.split_once("</script>")).unwrap().0;
    let hash = STANDARD.encode(Sha256::digest(inline));
    let policy = std::fs::read_to_string(dist().join("servers/nginx.conf")).unwrap();
    assert!(policy.contains(&format!("'sha256-{hash}'")), "{inline}");
    let script = page.split("<script").nth(3).and_then(|rest| rest.split_once('>')).unwrap();
    assert!(script.0.contains("src=assets/loader-") && script.0.contains("integrity=sha256-"), "{}", script.0);
    assert!(script.1.starts_with("</script>"), "something stands in the script");
    // The page's own, those of its places, and what holds where no script runs: `servers/` has a hash of each.
    assert_eq!(page.matches("<style").count(), 3);
    assert_eq!(page.matches("<noscript><style>").count(), 1);
    assert!(values(&page, "style").is_empty());
    let tags = page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    for tag in tags {
        let handler = tag.split(' ').skip(1).find(|word| word.starts_with("on") && word.contains('='));
        assert_eq!(handler, None, "<{tag}>");
        assert!(!tag.contains("javascript:"), "<{tag}>");
    }
}

fn every_address_of_the_page_is_relative_and_leads_somewhere() {
    let page = page();
    let ids: Vec<String> = values(&page, "id").into_iter().map(|id| id.replace("&amp;", "&")).collect();
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands there twice");
    assert!(ids.len() > 400, "only {} places", ids.len());
    let mut links = 0;
    for address in ["href", "src"].iter().flat_map(|name| values(&page, name)) {
        let address = address.replace("&amp;", "&");
        match address.strip_prefix('#') {
            Some(fragment) => {
                links += 1;
                assert!(fragment.is_empty() || unique.contains(&fragment.to_owned()), "#{fragment} is nowhere");
            }
            // For the student to follow, not for the page to load.
            None if transfer_guide_editions::COLLEGE_2020.links.iter().any(|link| link.address == address) => {}
            None => {
                let absolute = address.starts_with('/') || address.contains(':');
                let (file, part) = address.split_once('#').unwrap_or((&address, ""));
                assert!(!absolute && dist().join(file).exists(), "{address}");
                let there = || std::fs::read_to_string(dist().join(file)).unwrap().contains(&format!("id={part}"));
                assert!(part.is_empty() || there(), "{address}");
            }
        }
    }
    assert!(links > ids.len(), "{links} links to {} places", ids.len());
}

fn no_text_of_the_page_is_markup() {
    const KNOWN: &str = "a article aside b body button dd details div dl dt h1 h2 h3 head header footer html \
        i input li link main meta nav noscript ol p script section span strong style summary time title ul !doctype em small transfer-guide";
    let page = page();
    for tag in page.split('<').skip(1) {
        let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
        assert!(KNOWN.split(' ').any(|known| known == name), "<{name}: an element, or a text that is not escaped?");
    }
    let escaped = ["&amp;", "&lt;", "&gt;", "&quot;", "&#"];
    for (at, _) in page.match_indices('&') {
        let known = escaped.iter().any(|entity| page[at..].starts_with(entity));
        assert!(known, "{:?}", page[at..].chars().take(20).collect::<String>());
    }
}
