//! The page behind a real nginx with the snippet that ships with it, in a folder of a host: every kind of file with every header,
//! and the page under the policy that they state.

use std::fs;
use std::path::Path;
use std::time::Duration;

use transfer_guide_e2e::engine::{Engine, not_tested};
use transfer_guide_e2e::nginx::Nginx;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::release::files_in;
use transfer_guide_e2e::settings::Settings;
use transfer_guide_e2e::suite::{ALONE, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;
use ureq::http::Response;
use ureq::{Agent, Body};

tests! {
    ALONE =>
        every_file_has_its_type_and_is_kept_as_long_as_it_holds,
        every_answer_states_the_policy_also_where_nothing_is_found,
        the_folder_is_the_page_and_what_is_missing_is_missing,
        what_was_compressed_is_sent_compressed_to_those_who_can_read_it,
        what_is_still_the_same_is_not_sent_again;
    EVERY_ENGINE =>
        the_page_works_in_a_folder_under_its_own_policy,
        a_page_of_another_site_is_checked_by_the_script_that_the_snippet_lets_it_load,
        a_server_with_these_settings_is_found_good_under_their_own_policy;
}

const FOLDER: &str = "/some/guide/";

/// The headers of every answer, also where nothing is found, but for the policy, whose hashes change.
const ALWAYS: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Runs a test against the page behind nginx; says so where there is none.
#[track_caller]
fn hosted(test: impl FnOnce(&Settings, &Nginx)) {
    let settings = done(Settings::from_environment());
    match &settings.nginx {
        Some(program) => test(&settings, &done(Nginx::serve(program, &settings.dist, FOLDER))),
        None => {
            for engine in Engine::ALL {
                not_tested(engine, "the page behind nginx, which cannot be had on this system");
            }
        }
    }
}

fn ask(nginx: &Nginx, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let config = Agent::config_builder().http_status_as_error(false).proxy(None).max_redirects(0);
    let agent: Agent =
        config.max_redirects_will_error(false).timeout_global(Some(Duration::from_secs(20))).build().into();
    let request = agent.get(format!("{}{path}", nginx.origin()));
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).call().unwrap()
}

fn header<'a>(answer: &'a Response<Body>, name: &str) -> &'a str {
    answer.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

fn body(answer: &mut Response<Body>) -> Vec<u8> {
    answer.body_mut().with_config().limit(u64::MAX).read_to_vec().unwrap()
}

/// The paths of all files of the page, as they are asked for.
fn published(dist: &Path) -> Vec<String> {
    let all = done(files_in(dist)).into_iter();
    let mut names: Vec<String> =
        all.map(|path| path.strip_prefix(dist).unwrap().to_str().unwrap().replace('\\', "/")).collect();
    // What begins with a point is a note of whoever publishes.
    let is_served = |name: &String| !name.starts_with("servers/") && !name.starts_with('.');
    names.retain(|name| is_served(name) && ![".br", ".gz"].iter().any(|ending| name.ends_with(ending)));
    assert!(names.len() > 8, "{names:?}");
    names
}

fn expected_type(name: &str) -> &'static str {
    match name.rsplit_once('.').unwrap().1 {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "md" | "ts" | "txt" => "text/plain; charset=utf-8",
        "bin" => "application/octet-stream",
        other => panic!("what is the type of .{other}? the snippets do not know it"),
    }
}

fn every_file_has_its_type_and_is_kept_as_long_as_it_holds() {
    hosted(|settings, nginx| {
        for name in published(&settings.dist) {
            let mut answer = ask(nginx, &format!("{FOLDER}{name}"), &[]);
            assert_eq!(answer.status(), 200, "{name}");
            assert_eq!(header(&answer, "content-type"), expected_type(&name), "{name}");
            let (kept, resource, origins) = match name.split(['/', '.', '-']).next() {
                Some("assets") => ("public, max-age=31536000, immutable", "cross-origin", "*"),
                Some("transfer" | "api") => ("no-cache", "cross-origin", "*"),
                _ if name == "demo/check.js" => ("no-cache", "cross-origin", "*"),
                Some("frame") => ("no-cache", "cross-origin", ""),
                _ => ("no-cache", "same-origin", ""),
            };
            assert_eq!(header(&answer, "cache-control"), kept, "{name}");
            assert_eq!(header(&answer, "cross-origin-resource-policy"), resource, "{name}");
            assert_eq!(header(&answer, "access-control-allow-origin"), origins, "{name}");
            assert_eq!(body(&mut answer), fs::read(settings.dist.join(&name)).unwrap(), "{name}");
        }
    });
}

fn every_answer_states_the_policy_also_where_nothing_is_found() {
    hosted(|settings, nginx| {
        let mut paths = published(&settings.dist);
        paths.extend(["", "assets/no-such-file.js", "no-such-file.html"].map(str::to_owned));
        for name in paths {
            let answer = ask(nginx, &format!("{FOLDER}{name}"), &[]);
            for (header_name, value) in ALWAYS {
                assert_eq!(header(&answer, header_name), value, "{name}: {header_name}");
            }
            let policy = header(&answer, "content-security-policy");
            assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"), "{name}: {policy}");
            assert!(policy.ends_with("; trusted-types transfer-guide transfer-guide-check"), "{name}: {policy}");
            let sites = if name == "frame.html" { "; frame-ancestors *; " } else { "; frame-ancestors 'self'; " };
            assert!(policy.contains(sites) && !policy.contains('@'), "{name}: {policy}");
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{name}: {policy}");
            assert_eq!(answer.headers().get_all("content-security-policy").iter().count(), 1, "{name}");
        }
    });
}

fn the_folder_is_the_page_and_what_is_missing_is_missing() {
    hosted(|settings, nginx| {
        let mut answer = ask(nginx, FOLDER, &[]);
        assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (200, "no-cache"));
        assert_eq!(body(&mut answer), fs::read(settings.dist.join("index.html")).unwrap());
        let answer = ask(nginx, FOLDER.trim_end_matches('/'), &[]);
        assert_eq!((answer.status().as_u16(), header(&answer, "location")), (301, FOLDER));
        for missing in ["no-such-file", "assets/", "assets/guide-0000000000000000.wasm", "assets/../../x", "servers/"] {
            let answer = ask(nginx, &format!("{FOLDER}{missing}"), &[]);
            assert!([403, 404].contains(&answer.status().as_u16()), "{missing}: {}", answer.status());
            assert_eq!(header(&answer, "cache-control"), "", "{missing}: it must not be missing for a year");
        }
    });
}

fn what_was_compressed_is_sent_compressed_to_those_who_can_read_it() {
    hosted(|settings, nginx| {
        let mut compressed = 0;
        for name in published(&settings.dist) {
            let file = settings.dist.join(format!("{name}.gz"));
            if !file.exists() {
                continue;
            }
            compressed += 1;
            let path = format!("{FOLDER}{name}");
            let mut answer = ask(nginx, &path, &[("accept-encoding", "gzip")]);
            assert_eq!(header(&answer, "content-encoding"), "gzip", "{name}");
            assert_eq!(header(&answer, "content-type"), expected_type(&name), "{name}");
            assert_eq!(body(&mut answer), fs::read(&file).unwrap(), "{name}");
            for answer in [answer, ask(nginx, &path, &[])] {
                assert_eq!(header(&answer, "vary"), "Accept-Encoding", "{name}");
            }
            let plain = ask(nginx, &path, &[("accept-encoding", "identity")]);
            assert_eq!(header(&plain, "content-encoding"), "", "{name}");
        }
        assert!(compressed > 4, "{compressed} files are there compressed");
    });
}

fn what_is_still_the_same_is_not_sent_again() {
    hosted(|settings, nginx| {
        for name in published(&settings.dist) {
            let path = format!("{FOLDER}{name}");
            for encoding in ["gzip", "identity"] {
                let tag = header(&ask(nginx, &path, &[("accept-encoding", encoding)]), "etag").to_owned();
                assert!(!tag.is_empty(), "{name}");
                let again = ask(nginx, &path, &[("accept-encoding", encoding), ("if-none-match", &tag)]);
                assert_eq!(again.status(), 304, "{name}");
                assert!(!header(&again, "cache-control").is_empty(), "{name}");
                assert_eq!(ask(nginx, &path, &[("if-none-match", "\"of another build\"")]).status(), 200, "{name}");
            }
        }
    });
}

fn the_page_works_in_a_folder_under_its_own_policy(page: &Page) {
    hosted(|_, nginx| {
        let refused = "
            window.refused = [];
            document.addEventListener('securitypolicyviolation',
                event => refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));";
        for fragment in ["", "outcome=employed"] {
            page.leave();
            let address = format!("{}{FOLDER}#{fragment}", nginx.origin());
            page.browse(&address);
            page.wait("the guide starts", |seen| seen.runs() && seen["fragment"] == *fragment);
            page.run(refused);
        }
        // It keeps itself on the device under that policy, too.
        page.run("return navigator.serviceWorker.ready.then(() => true);");
        assert_eq!(page.texts("return refused;"), [""; 0]);
        assert_eq!(page.complaints(), [""; 0], "{:?}", page.engine());
    });
}

fn a_page_of_another_site_is_checked_by_the_script_that_the_snippet_lets_it_load(page: &Page) {
    hosted(|_, nginx| {
        let check =
            format!("<meta charset=utf-8><body><script src='{}{FOLDER}demo/check.js'></script>", nginx.origin());
        let _host = page.open_host(&check);
        let report = page.report();
        assert_eq!(report.causes(), [], "{:#}", report.0);
        let (verdict, english) = (report.text("verdict"), report.text("lang") == "en");
        assert_eq!(verdict, if english { "It works." } else { "能用。" });
        assert!(!report.text("details").contains("index.html: "), "others look at what they load, and at nothing else");
    });
}

fn a_server_with_these_settings_is_found_good_under_their_own_policy(page: &Page) {
    hosted(|_, nginx| {
        page.browse(&format!("{}{FOLDER}demo/check.html", nginx.origin()));
        let report = page.report();
        assert_eq!(report.causes(), [], "{:#}", report.0);
        assert!(["能用。", "It works."].contains(&report.text("verdict")), "{:#}", report.0);
        for good in ["element: ok", "frame: ok", "WebAssembly: true", "index.html: 200", "server: nginx"] {
            assert!(report.text("details").contains(good), "{good} in {}", report.text("details"));
        }
        assert!(!report.text("details").contains("refused by the policy"), "{}", report.text("details"));
    });
}
