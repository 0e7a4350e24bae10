//! That the student gets to the right advice when the program is refused, missing, cut, changed or of another build; what
//! the page says then, to the student and to the webmaster; and that it goes on when the fault is mended.

use std::sync::atomic::{AtomicUsize, Ordering};

use transfer_guide_e2e::nginx::policy;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, every_walk, stations};
use transfer_guide_e2e::server::{Answer, Asked};
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{HTML, SCRIPT, WASM, choice_to};
use transfer_guide_e2e::trouble::done;
use transfer_guide_rules::walk::Walk;

tests! {
    EVERY_ENGINE =>
        where_the_program_does_not_come_it_comes_as_javascript,
        where_the_edition_is_damaged_it_comes_as_a_script_and_else_the_plain_page_goes_on,
        what_breaks_once_is_mended_without_a_word,
        the_type_of_the_program_does_not_matter,
        where_webassembly_is_forbidden_missing_or_too_old_the_same_program_runs_as_javascript,
        where_neither_kind_of_program_comes_the_plain_page_goes_on,
        a_broken_loader_leaves_the_plain_page_as_it_is,
        an_old_page_with_a_new_program_says_so_and_leads_on,
        a_policy_that_forbids_to_fetch_is_named,
        styles_that_the_policy_keeps_out_of_the_page_are_loaded_beside_it,
        the_policy_of_the_snippets_refuses_nothing_of_the_page;
}

/// What happens to a file on its way.
type Change = fn(Answer) -> Answer;

/// A fault of the program's file: its name, what it is, the notice for the student, a part of the hint for the webmaster.
type Fault = (&'static str, Change, &'static str, &'static str);

const FAULTS: &[Fault] = &[
    ("missing", |_| Answer::not_found(), "mixed", "does not come (status 404)"),
    ("forbidden", |answer| answer.with_status(403), "mixed", "does not come (status 403)"),
    ("a server in trouble", |_| Answer::of("text/plain", "").with_status(503), "failed", "status 503"),
    (
        "a page for all that is missing",
        |_| Answer::of("text/html", "\u{feff}<!doctype html>"),
        "mixed",
        "is a web page",
    ),
    ("of another build", |answer| answer.with_body(&[OTHER_PROGRAM, &[0; 500_000]].concat()), "mixed", OTHER_BUILD),
    ("of another build, and smaller", |answer| answer.with_body(OTHER_PROGRAM), "failed", "or of another build: 8 of "),
    ("with one bit turned", flipped, "mixed", OTHER_BUILD),
    ("cut by the connection", |answer| answer.cut_after(100_000), "failed", ""),
    ("cut by a limit", |answer| answer.with_body(&[0; 100_000]), "failed", "is cut, or of another build: 100000 of "),
    ("empty", |answer| answer.with_body(b""), "failed", "is cut, or of another build: 0 of "),
];

const OTHER_BUILD: &str = "is not the file of this build";

/// The smallest program.
const OTHER_PROGRAM: &[u8] = b"\0asm\x01\0\0\0";

/// What a policy must allow for the page, but for what a test takes from it.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; ";

fn flipped(mut answer: Answer) -> Answer {
    let middle = answer.body.len() / 2;
    answer.body[middle] ^= 1;
    answer
}

/// Serves the page with a fault in the files with this ending.
fn serve(page: &Page, before: &'static str, ending: &'static str, change: Change) {
    page.serve(before, move |asked, answer| if asked.file().ends_with(ending) { change(answer) } else { answer });
}

/// Serves the page under a policy.
fn serve_under(page: &Page, policy: String) {
    page.serve(
        "",
        move |asked, answer| {
            if is_page(asked) { answer.with_header("content-security-policy", &policy) } else { answer }
        },
    );
}

fn is_page(asked: &Asked) -> bool {
    asked.file() == "/"
}

/// A walk of the fewest clicks.
fn short_walk() -> Walk<'static> {
    every_walk().into_iter().min_by_key(|walk| walk.path.len()).expect("an edition has walks")
}

/// Asserts that the one hint says this.
fn assert_hint(page: &Page, name: &str, part: &str) {
    let hints = page.hints();
    assert!(hints.len() == 1 && hints[0].contains(part), "{name}: {part} is not what {hints:?} say");
}

/// Mends the fault and takes the way out that the notice offers; the place must stay.
fn mend(page: &Page, before: &'static str, tier: &str, place: &Place) {
    page.serve(before, |_, answer| answer);
    page.click("#notices [data-do]");
    page.wait(&format!("mended: tier {tier}"), |seen| {
        seen.tier() == tier && seen.warnings().is_empty() && seen.is_at(place)
    });
}

fn where_the_program_does_not_come_it_comes_as_javascript(page: &Page) {
    for (name, change, _, hint) in page.sample(FAULTS.into(), 5) {
        page.note(name);
        serve(page, "", ".wasm", change);
        let before = page.server.asked().len();
        page.load("");
        assert_eq!(page.expect_tier(SCRIPT).warnings(), [""; 0], "{name}");
        assert_hint(page, name, hint);
        assert_hint(page, name, "runs as JavaScript");
        // Once, once more, and once to find out why.
        assert_eq!((page.asked_for(".wasm", before), page.asked_for(".asm.js", before)), (3, 1), "{name}");
        page.forgive();
    }
}

fn where_the_edition_is_damaged_it_comes_as_a_script_and_else_the_plain_page_goes_on(page: &Page) {
    let walk = short_walk();
    let end = Place::of(&walk, None);
    let faults = FAULTS.iter().filter(|(name, ..)| ["missing", "with one bit turned"].contains(name));
    for (name, change, key, _) in faults.copied() {
        page.note(name);
        serve(page, "", ".bin", change);
        page.load("");
        assert_eq!(page.expect_tier(WASM).warnings(), [""; 0], "{name}");
        page.forgive();
        page.serve("", move |asked, answer| if asked.file().contains("/edition-") { change(answer) } else { answer });
        page.load("");
        page.expect_warning(key);
        for station in &stations(&walk)[1..] {
            page.click(&choice_to(station));
        }
        page.wait("the advice", |seen| seen["fragment"] == *end.fragment);
        page.forgive();
    }
}

fn what_breaks_once_is_mended_without_a_word(page: &Page) {
    for (name, change, ..) in page.sample(FAULTS.into(), 5) {
        let times = AtomicUsize::new(0);
        page.serve("", move |asked, answer| {
            let first = asked.file().ends_with(".wasm") && times.fetch_add(1, Ordering::SeqCst) == 0;
            if first { change(answer) } else { answer }
        });
        let before = page.server.asked().len();
        page.load("");
        assert_eq!(page.expect_tier(WASM).warnings(), [""; 0], "{name}");
        assert_eq!((page.hints(), page.asked_for(".wasm", before)), (vec![], 2), "{name}");
        page.forgive();
    }
}

fn the_type_of_the_program_does_not_matter(page: &Page) {
    let types: [Change; 4] = [
        |answer| answer.with_content_type(Some("text/plain")),
        |answer| answer.with_content_type(Some("application/octet-stream")),
        |answer| answer.with_content_type(None),
        |answer| answer.with_content_type(Some("text/html")).with_header("x-content-type-options", "nosniff"),
    ];
    for change in types {
        serve(page, "", ".wasm", change);
        page.load("");
        assert_eq!(page.expect_tier(WASM).warnings(), [""; 0]);
        assert_eq!(page.hints(), [""; 0]);
    }
    page.forgive();
}

fn where_webassembly_is_forbidden_missing_or_too_old_the_same_program_runs_as_javascript(page: &Page) {
    const CASES: [(&str, &str, &str, &str); 4] = [
        ("forbidden", "", "default-src 'self'; style-src 'self' 'unsafe-inline'", "may not be compiled here"),
        ("missing", "delete window.WebAssembly;", "", "this browser has no WebAssembly"),
        ("too old", "WebAssembly.validate = () => false;", "", "cannot read the WebAssembly"),
        ("cut off", "WebAssembly.compile = () => Promise.reject(new Error('no'));", "", "compiled here (no)"),
    ];
    let walk = short_walk();
    for (name, before, policy, hint) in CASES {
        page.serve(before, move |asked, answer| {
            let policed = is_page(asked) && !policy.is_empty();
            if policed { answer.with_header("content-security-policy", policy) } else { answer }
        });
        let asked = page.server.asked().len();
        page.load("");
        assert_eq!(page.expect_tier(SCRIPT).warnings(), [""; 0], "{name}");
        assert_hint(page, name, hint);
        assert_hint(page, name, "'wasm-unsafe-eval'");
        assert_eq!(page.asked_for(".asm.js", asked), 1, "{name}");
        page.choose_all(&walk);
        page.back();
        page.expect(&stations(&walk)[walk.path.len() - 1]);
        page.forgive();
    }
}

fn where_neither_kind_of_program_comes_the_plain_page_goes_on(page: &Page) {
    const NO_WEBASSEMBLY: &str = "delete window.WebAssembly;";
    let walk = short_walk();
    // What is asked of either file is the same: of the other, all of them are tested above.
    for (name, change, notice, hint) in FAULTS.iter().step_by(2) {
        serve(page, NO_WEBASSEMBLY, ".asm.js", *change);
        let before = page.server.asked().len();
        page.load("");
        assert_eq!(page.expect_warning(notice).tier(), HTML, "{name}");
        let hints = page.hints();
        assert!(hints.len() == 2 && hints[1].contains(hint), "{name}: {hints:?}");
        assert_eq!(page.asked_for(".asm.js", before), 3, "{name}");
        page.choose_all_shown(&walk);
        mend(page, NO_WEBASSEMBLY, SCRIPT, &Place::of(&walk, None));
        page.forgive();
    }
}

fn a_broken_loader_leaves_the_plain_page_as_it_is(page: &Page) {
    // Whether the page still states the integrity of the right one.
    const CASES: [(&str, Change, bool); 5] = [
        ("missing", |_| Answer::not_found(), true),
        ("a page", |_| Answer::of("text/html", "<!doctype html><p>"), false),
        ("no script of this engine's edition", |_| Answer::of("text/javascript", "let let = 1 ?? 2 || 3;"), false),
        ("with one bit turned", flipped, true),
        ("cut", |answer| answer.cut_after(2000), true),
    ];
    let walk = short_walk();
    for (name, change, with_integrity) in CASES {
        page.serve("", move |asked, mut answer| {
            if is_page(asked) && !with_integrity {
                let text = String::from_utf8_lossy(&answer.body).replacen(" integrity=", " data-integrity=", 1);
                answer.body = text.into_bytes();
            }
            if asked.file().starts_with("/assets/loader-") { change(answer) } else { answer }
        });
        let before = page.server.asked().len();
        page.load("");
        page.choose_all_shown(&walk);
        let seen = page.see();
        assert_eq!((seen.tier(), seen.warnings()), ("", vec![]), "{name}");
        assert_eq!(page.asked_for(".wasm", before), 0, "{name}");
        page.forgive();
    }
}

fn an_old_page_with_a_new_program_says_so_and_leads_on(page: &Page) {
    let walk = short_walk();
    let heading = stations(&walk)[1].heading.clone();
    page.serve("", move |asked, mut answer| {
        if is_page(asked) {
            let text = String::from_utf8_lossy(&answer.body);
            assert!(text.contains(&heading), "{heading} is not in the page");
            answer.body = text.replace(&heading, &format!("{heading} (2019)")).into_bytes();
        }
        // Nor are the texts of another build beside it.
        if asked.file().contains("/whole-") { Answer::not_found() } else { answer }
    });
    page.load("");
    assert_eq!(page.expect_warning("mixed").tier(), HTML);
    assert_hint(page, "an old page", "does not come (status 404)");
    for station in &stations(&walk)[1..] {
        page.click(&choice_to(station));
    }
    let end = Place::of(&walk, None);
    page.wait("the advice", |seen| seen["fragment"] == *end.fragment);
    mend(page, "", WASM, &end);
    page.forgive();
}

fn a_policy_that_forbids_to_fetch_is_named(page: &Page) {
    serve_under(page, format!("{POLICY}script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'"));
    page.load("");
    assert_eq!(page.expect_tier(SCRIPT).warnings(), [""; 0]);
    assert_hint(page, "a policy", "connect-src");
    page.choose_all(&short_walk());
    page.forgive();
}

fn styles_that_the_policy_keeps_out_of_the_page_are_loaded_beside_it(page: &Page) {
    const LOOKS: &str = "
        const looks = selector => {
            const each = visible(selector)[0];
            const style = getComputedStyle(each);
            const box = each.getBoundingClientRect();
            return [style.color, style.backgroundColor, style.font, style.padding, box.width, box.height].join(' ');
        };
        return ['body', 'h1', 'a.choice', '.help', '.masthead'].map(looks);";
    let looks = || page.texts(LOOKS);
    page.serve("", |_, answer| answer);
    page.load("");
    page.expect_tier(WASM);
    page.settle();
    let expected = looks();
    serve_under(page, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'".to_owned());
    page.load("");
    page.expect_tier(WASM);
    page.wait("the styles", |_| looks() == expected);
    page.choose_all_shown(&short_walk());
    assert_hint(page, "styles", "style-src");
    page.forgive();
}

fn the_policy_of_the_snippets_refuses_nothing_of_the_page(page: &Page) {
    let policy = done(policy(&page.settings.dist));
    assert!(policy.contains("require-trusted-types-for 'script'"), "{policy}");
    serve_under(page, policy);
    page.load("");
    page.expect_tier(WASM);
    page.choose_all(&short_walk());
    page.settle();
    assert_eq!(page.texts("return window.refused;"), [""; 0]);
    assert_eq!(page.hints(), [""; 0]);
    // What is refused to the harness is its own affair: it keeps the worker out.
    page.forgive();
}
