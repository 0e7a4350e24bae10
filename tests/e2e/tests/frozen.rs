//! That what stands in other people's pages and on their devices goes on working: each folder of `frozen/` has pages as
//! webmasters pasted them for one version, with what they were told then, and entries as devices have kept them. Links are in
//! `aid/tests/frozen.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::suite::CHROMIUM;
use transfer_guide_e2e::tests;

tests! {
    CHROMIUM("what scripts in pages are told and what devices have kept: other tests show that engines do not differ in it") =>
        pages_of_every_version_get_what_they_got,
        what_devices_have_kept_since_any_version_is_there_again;
}

/// The files of this kind of every version.
fn frozen(kind: &str) -> Vec<PathBuf> {
    let versions = list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("frozen"));
    let files: Vec<PathBuf> = versions.iter().flat_map(|version| list(&version.join(kind))).collect();
    assert!(files.len() > versions.len(), "{kind}: {files:?}");
    files
}

fn list(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn pages_of_every_version_get_what_they_got(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    for path in frozen("pages").iter().filter(|path| path.extension().is_some_and(|ending| ending == "html")) {
        let _host = page.open_host(&fs::read_to_string(path).unwrap());
        let name = path.display().to_string();
        page.wait_for(&name, "return !!done();");
        let expected: Value = serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        assert_eq!(page.run("return got;"), expected, "{name}");
    }
}

fn what_devices_have_kept_since_any_version_is_there_again(page: &Page) {
    let ticked = "return Array.from(root.querySelectorAll('.tick input'), box => box.checked);";
    let filled = "return Array.from(root.querySelectorAll('.aid-room .aid-field input'), field => field.value);";
    page.open("");
    for path in frozen("kept") {
        let kept: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let (entry, name) = (&kept["entry"], path.display().to_string());
        page.run_with("localStorage.setItem('transfer-guide', arguments[0]);", &json!([entry]));
        page.open(kept["place"].as_str().unwrap());
        page.wait_for_value(&name, ticked, |boxes| *boxes == kept["ticked"]);
        if kept["filled"] != json!([]) {
            page.use_tool("paper/");
            assert_eq!(page.run(filled), kept["filled"], "{name}");
        }
    }
}
