//! The service worker of one build, from `web/sw.js`, and the one that ends all earlier ones.

use crate::trouble::{Result, Trouble};

const WORKER: &str = include_str!("../../web/sw.js");
const KILL_SWITCH: &str = include_str!("../../web/sw-kill.js");

/// `sw.js` for a build, which keeps `files`: each one's path in `dist` and its integrity, as in `sha256-…`. They must be
/// of one build and have all that it needs, `index.html` among them; [`keeps`] says which these are.
pub(crate) fn worker(build: &str, files: &[(String, String)], rest: &str) -> Result<String> {
    let refused =
        |what: String| Err(Trouble::new(format!("{what}; mend the list that site/src/publish.rs makes of its files")));
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    if build.is_empty() || !build.chars().all(plain) {
        return refused(format!("`{build}` cannot name a build, which is letters and digits"));
    }
    if !files.iter().any(|(name, _)| name == "index.html") {
        return refused("the page could not be opened offline without index.html".to_owned());
    }
    for (name, integrity) in files {
        if !keeps(name) {
            return refused(format!("{name} is not for the devices of students"));
        }
        if !integrity.starts_with("sha256-") {
            return refused(format!("{name} has no sha256 integrity but `{integrity}`"));
        }
    }
    let mut files = files.to_vec();
    files.sort();
    let list = serde_json::to_string(&files).map_err(|error| Trouble::new(format!("the list of files: {error}")))?;
    // The two lines that differ from build to build stand for themselves, so that they can be read.
    let (head, _) = split()?;
    let head = without_comments(head).replace("@build@", build);
    Ok(format!("{head}const FILES = {list};\n{rest}\n"))
}

/// What in the worker is the same for every build, to be made small: in a function of its own, or no name in it could be made shorter.
///
/// # Errors
/// `web/sw.js` is another script now.
pub fn same_for_all() -> Result<String> {
    Ok(format!("(() => {{\n{}}})();", split()?.1))
}

/// What differs from build to build, and the rest.
fn split() -> Result<(&'static str, &'static str)> {
    WORKER
        .split_once("const FILES = \"@files@\";\n")
        .ok_or_else(|| Trouble::new("web/sw.js has no line `const FILES = \"@files@\";`"))
}

/// Whether this file of `dist`, by its path there, belongs on a student's device: what the guide needs there and no more, so
/// that a first visit is light. The handbook and the table say nothing that the page does not; the program as a script is for few, and
/// their devices have the plain page.
pub(crate) fn keeps(name: &str) -> bool {
    const NEEDED: [(&str, &str); 10] = [
        ("index.html", ""),
        ("manifest", ".webmanifest"),
        ("assets/loader-", ".js"),
        ("assets/guide-", ".wasm"),
        ("assets/aid-", ".js"),
        ("assets/aid-", ".wasm"),
        ("assets/edition-", ".bin"),
        ("assets/toolkit-", ".bin"),
        ("assets/paper-", ".css"),
        ("assets/icon-", ".svg"),
    ];
    NEEDED.iter().any(|(start, end)| {
        // Between the two stands nothing but a fingerprint.
        name.strip_prefix(start).and_then(|rest| rest.strip_suffix(end)).is_some_and(|print| !print.contains('.'))
    })
}

/// The `sw.js` of a release that ends offline use: it takes itself and all earlier ones away.
pub(crate) fn kill_switch() -> String {
    without_comments(KILL_SWITCH)
}

/// Without lines that are nothing but a comment or empty, and without the space before the others: devices fetch it
/// often, and who wants to read it reads `web/`.
fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<(String, String)> {
        names.iter().map(|name| ((*name).to_owned(), format!("sha256-of/{name}+="))).collect()
    }

    #[test]
    fn the_worker_has_its_build_and_its_files_and_no_gap_left() {
        let worker = worker("1a2b", &files(&["index.html", "assets/guide-1.wasm"]), "rest").unwrap();
        assert!(worker.contains("const BUILD = \"1a2b\";"), "{worker}");
        let list = r#"const FILES = [["assets/guide-1.wasm","sha256-of/assets/guide-1.wasm+="],["index.html","sha256-of/index.html+="]];"#;
        assert!(worker.contains(list), "{worker}");
        assert!(!worker.contains('@') && !worker.contains("//"), "{worker}");
    }

    #[test]
    fn the_order_of_the_list_changes_nothing() {
        let (one, other) = (files(&["assets/loader-1.js", "index.html"]), files(&["index.html", "assets/loader-1.js"]));
        assert_eq!(worker("1", &one, "rest").unwrap(), worker("1", &other, "rest").unwrap());
    }

    #[test]
    fn a_list_that_would_not_work_is_refused() {
        assert!(worker("1", &files(&["assets/guide-1.wasm"]), "rest").is_err(), "no page");
        assert!(worker("1", &files(&["index.html", "sw.js"]), "rest").is_err(), "the worker");
        assert!(worker("1", &[("index.html".to_owned(), String::new())], "rest").is_err(), "no integrity");
        for build in ["", "\";alert(1)//", "a b"] {
            assert!(worker(build, &files(&["index.html"]), "rest").is_err(), "{build}");
        }
    }

    #[test]
    fn what_is_for_servers_or_for_few_is_not_kept() {
        for name in [
            "index.html",
            "manifest.webmanifest",
            "assets/guide-1.wasm",
            "assets/icon-1.svg",
            "assets/paper-1.css",
            "assets/aid-1.js",
            "assets/aid-1.wasm",
        ] {
            assert!(keeps(name), "{name}");
        }
        let others = ["sw.js", "guide.html", "index.html.br", "assets/guide-1.wasm.gz", "servers/nginx.conf"];
        for name in others.into_iter().chain([
            "assets/icon-192-1.png",
            "assets/guide-1.asm.js",
            "assets/aid-1.asm.js",
            "handbook.html",
            "table.html",
        ]) {
            assert!(!keeps(name), "{name}");
        }
    }

    #[test]
    fn worker_and_kill_switch_mean_the_same_caches() {
        let ours = |script: &str| script.lines().find(|line| line.starts_with("const OURS")).map(str::to_owned);
        assert!(ours(WORKER).is_some());
        assert_eq!(ours(WORKER), ours(KILL_SWITCH));
    }

    #[test]
    fn the_kill_switch_answers_nothing_itself() {
        let kill_switch = kill_switch();
        assert!(!kill_switch.contains("\"fetch\"") && kill_switch.contains("unregister()"), "{kill_switch}");
    }
}
