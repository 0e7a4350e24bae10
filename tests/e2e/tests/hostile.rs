//! The element where the world is against it: styles and scripts of the page around, its policies, servers and browsers
//! that lack something. The student always sees something of use, and the webmaster reads how to mend it.

use serde_json::{Value, json};
use transfer_guide_e2e::host::{ELEMENT, GUIDE};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;
use transfer_guide_e2e::wait::until;

tests! {
    EVERY_ENGINE =>
        no_style_of_the_page_around_reaches_it_and_none_of_its_own_gets_out,
        scripts_of_the_page_around_do_not_disturb_it,
        a_page_in_another_encoding_and_in_quirks_mode_shows_the_same_words,
        under_strict_policies_it_runs_as_far_as_they_let_it,
        where_it_cannot_run_the_fallback_stays_and_the_console_says_why,
        wrong_content_types_do_not_matter,
        without_webassembly_it_runs_as_javascript,
        without_custom_elements_and_with_the_script_twice_the_page_stays_whole,
        in_a_sandbox_without_storage_it_works;
}

const FALLBACK: &str = "<transfer-guide><a href=#other>Guide</a></transfer-guide>";

#[track_caller]
fn hints(page: &Page) -> Vec<String> {
    page.texts("return window.hints;")
}

/// Sizes and colours of what is in the first element.
#[track_caller]
fn looks(page: &Page) -> Value {
    page.run(
        "const root = document.querySelector('transfer-guide').shadowRoot;
         return ['h1', '.choice', '.choice .hint', '.progress', '.about p', '.masthead'].map(selector => {
             const each = root.querySelector(selector), style = getComputedStyle(each), box = each.getBoundingClientRect();
             return [selector, style.fontSize, style.fontFamily, style.color, style.lineHeight, style.letterSpacing, style.textAlign,
                 style.visibility, Math.round(box.width), Math.round(box.height)];
         });",
    )
}

fn no_style_of_the_page_around_reaches_it_and_none_of_its_own_gets_out(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    // As wide whatever the page does.
    let place =
        "<div id=frame><transfer-guide></transfer-guide></div><p id=outside class='choice guide masthead'>Text</p>";
    let fixed = "#frame { display: block !important; width: 500px !important; }";
    let outside = "const style = getComputedStyle(outside); return [style.fontSize, style.color, style.padding, style.display, style.borderTopWidth];";
    let mut clean = (Value::Null, Value::Null);
    for style in [
        "",
        "html { font-size: 62.5%; }",
        "* { all: unset !important; }",
        "div { display: none !important; } * { font-size: 0; letter-spacing: 9px; visibility: hidden; text-align: right; line-height: 3; }",
        "*, *::before { margin: 20px !important; padding: 9px !important; border: 3px solid red !important; float: right !important; }",
        ":root { --ink: red; --line: red; --text: 3px; --paper: #000; } body { color: red; font: italic 40px cursive; text-transform: uppercase; }",
        "h1, a, p, li, ul, input { display: inline !important; color: #0f0 !important; font-size: 5px !important; }",
    ] {
        let _host = page.open_host(&format!("{}<body>{place}", ELEMENT));
        page.expect_in(0, "question", "outcome");
        let before = page.run(outside);
        page.run_with(
            "const sheet = document.createElement('style');
             sheet.textContent = arguments[0];
             document.head.append(sheet);",
            &json!([format!("{style} {fixed}")]),
        );
        page.settle();
        if style.is_empty() {
            clean = (looks(page), before.clone());
        }
        assert_eq!(before, clean.1, "what is outside");
        if style.contains("margin: 20px") {
            // The element's own box is the page's business, what is in it is not.
            let (there, here) = (looks(page), clean.0.clone());
            assert_eq!((&there[1][1], &there[1][3]), (&here[1][1], &here[1][3]), "{style}");
        } else {
            assert_eq!(looks(page), clean.0, "{style}");
        }
    }
}

fn scripts_of_the_page_around_do_not_disturb_it(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    for hostile in [
        // As prototype.js and its like did.
        "Array.prototype.toJSON = String.prototype.toJSON = function () { return 1; };
         Object.prototype.each = function () {}; Array.prototype.first = function () { return this[0]; };
         Array.prototype.reduce = function () { return 0; }; Element.prototype.show = function () {};",
        "document.addEventListener('click', event => { event.stopImmediatePropagation(); }, true);
         document.addEventListener('click', event => { event.stopPropagation(); }, true);",
        "window.$ = window.jQuery = () => {}; window.BUILD = window.run = window.texts = window.get = 1;
         Date.now = () => 0; window.setTimeout = undefined; delete window.setTimeout;",
        "window.Reflect = undefined; window.Map = undefined; window.queueMicrotask = undefined;",
        "history.pushState = history.replaceState = () => { throw new Error('sandboxed'); };",
    ] {
        // The page says to its server what happens: such scripts break what the driver asks for.
        let student = "<script>
            const ask = fetch.bind(window);
            addEventListener('transfer-guide-ready', event => event.target.shadowRoot.querySelector('[data-choice=army]').click());
            addEventListener('transfer-guide-step', event => { ask('/other?' + event.detail.question + hints.length).catch(String); });
         </script>";
        let host = page.open_host(&format!("{student}<script>{hostile}</script>{}<body>{FALLBACK}", ELEMENT));
        let said = || {
            let mut asked = host.server.asked().into_iter();
            asked.find_map(|asked| asked.path.strip_prefix("/other?").map(str::to_owned)).ok_or(())
        };
        assert_eq!(until(hostile, said, |()| "nothing is said".to_owned()), "enlistment0", "{hostile}");
        // Nothing more is asked of such a page.
        done(page.session().post("/url", &json!({ "url": "about:blank" })));
    }
}

fn a_page_in_another_encoding_and_in_quirks_mode_shows_the_same_words(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let html = format!("{}<base href='https://elsewhere.example/'><body>{FALLBACK}", ELEMENT);
    let _host = page.open_host_with(&html, |answer| {
        let quirks = String::from_utf8_lossy(&answer.body).replace("<!doctype html>", "");
        answer.with_body(quirks.as_bytes()).with_content_type(Some("text/html; charset=gbk"))
    });
    page.expect_in(0, "question", "outcome");
    let heading =
        page.run("return document.querySelector('transfer-guide').shadowRoot.querySelector('h1').textContent;");
    assert_eq!(heading, transfer_guide_e2e::places::Place::at("").heading);
    page.choose_in(0, "army");
    page.expect_in(0, "question", "enlistment");
}

fn under_strict_policies_it_runs_as_far_as_they_let_it(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let guide = page.server.origin();
    let ours = format!("{guide}/ 'self'");
    for (policy, hint) in [
        // Everything that it needs, and nothing else: no inline style, no eval, no markup from texts.
        (
            format!(
                "default-src 'none'; script-src {ours} 'wasm-unsafe-eval'; connect-src {guide}; img-src data:; require-trusted-types-for 'script'; trusted-types none-of-ours"
            ),
            "",
        ),
        // The program as JavaScript, from an address that a policy of its own allows.
        (
            format!(
                "default-src 'none'; script-src {ours}; connect-src {guide}; img-src data:; require-trusted-types-for 'script'; trusted-types transfer-guide"
            ),
            "wasm-unsafe-eval",
        ),
    ] {
        let stated = policy.clone();
        let _host = page.open_host_with(&format!("{}<body>{FALLBACK}", ELEMENT), move |answer| {
            answer.with_header("content-security-policy", &stated)
        });
        page.expect_in(0, "question", "outcome");
        page.choose_in(0, "army");
        let shows = page.expect_in(0, "question", "enlistment");
        assert_eq!(shows["notice"], Value::Null, "{policy}");
        let hints = hints(page);
        assert!(
            if hint.is_empty() { hints.is_empty() } else { hints.iter().any(|one| one.contains(hint)) },
            "{policy}: {hints:?}"
        );
        let dressed = page.run("return getComputedStyle(document.querySelector('transfer-guide').shadowRoot.querySelector('.choice')).borderTopLeftRadius;");
        assert_eq!(dressed, "12px", "{policy}");
        page.forgive();
    }
}

/// Whether a file is the program, in either of its forms.
fn is_program(file: &str) -> bool {
    file.ends_with(".wasm") || file.ends_with(".asm.js")
}

/// What each fault leaves: the fallback, a notice with a way to the guide, and a hint for the webmaster.
#[track_caller]
fn expect_fallback(page: &Page, hint: &str) {
    let shows = page.wait_in(0, "a notice", |shows| shows["notice"] != Value::Null);
    assert_eq!((&shows["fallback"], &shows["question"]), (&json!(true), &Value::Null), "{hint}");
    let hints = hints(page);
    assert!(hints.iter().any(|one| one.contains(hint)), "{hint}: {hints:?}");
    let way = page
        .run("return document.querySelector('transfer-guide').shadowRoot.querySelector('.house > .notice a').href;");
    assert_eq!(way, format!("{}/index.html", page.server.origin()));
    let told = page.told();
    assert_eq!(
        told.as_array().and_then(|told| told.last()).map(|last| last[0].clone()),
        Some(json!("error")),
        "{told}"
    );
}

fn where_it_cannot_run_the_fallback_stays_and_the_console_says_why(page: &Page) {
    let guide = page.server.origin();
    let nothing_fetched = format!("script-src {guide} 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'none'");
    type Change = fn(&str, Answer) -> Answer;
    let cases: [(&str, Change, &str); 6] = [
        (&nothing_fetched, |_, answer| answer, "connect-src"),
        ("", |file, answer| if is_program(file) { answer.with_status(404) } else { answer }, "status 404"),
        ("", |file, answer| if is_program(file) { answer.cut_after(1000) } else { answer }, "limits of the server"),
        (
            "",
            |file, answer| if file.contains("/whole-") { answer.with_body(b"<html>Not found") } else { answer },
            "is a web page",
        ),
        (
            "",
            |file, answer| if is_program(file) { answer.with_body(b"\0asm\x01\0\0\0") } else { answer },
            "is cut, or of another build",
        ),
        (
            "",
            |file, mut answer| {
                if file.contains("assets") {
                    answer.headers.retain(|(name, _)| name != "access-control-allow-origin");
                }
                answer
            },
            "cannot be fetched",
        ),
    ];
    for (policy, change, hint) in cases {
        page.serve_to_others(|_, answer| answer);
        page.server.answer_with({
            let dist = page.settings.dist.clone();
            move |asked| {
                let answer = transfer_guide_e2e::server::file_answer(
                    &dist,
                    &transfer_guide_e2e::server::Asked::get(asked.file()),
                );
                change(asked.file(), answer.with_header("access-control-allow-origin", "*"))
            }
        });
        let stated = policy.to_owned();
        let _host = page.open_host_with(&format!("{}<body>{FALLBACK}", ELEMENT), move |answer| {
            if stated.is_empty() { answer } else { answer.with_header("content-security-policy", &stated) }
        });
        expect_fallback(page, hint);
        // What is mended can be tried again at once.
        if hint == "status 404" {
            page.serve_to_others(|_, answer| answer);
            page.click_in(0, ".house > .notice button");
            page.expect_in(0, "question", "outcome");
        }
        page.forgive();
    }
}

fn wrong_content_types_do_not_matter(page: &Page) {
    page.serve_to_others(|asked, answer| match asked.file().ends_with(".wasm") || asked.file().contains("/whole-") {
        true => answer.with_content_type(Some("text/html")),
        false => answer,
    });
    let _host = page.open_host(&format!("{}<body>{FALLBACK}", ELEMENT));
    page.expect_in(0, "question", "outcome");
    assert_eq!(hints(page), [""; 0]);
}

fn without_webassembly_it_runs_as_javascript(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    for missing in ["delete window.WebAssembly;", "WebAssembly.validate = () => false;"] {
        let _host = page.open_host(&format!("<script>{missing}</script>{}<body>{FALLBACK}", ELEMENT));
        page.expect_in(0, "question", "outcome");
        page.choose_in(0, "army");
        page.expect_in(0, "question", "enlistment");
        assert!(hints(page).iter().any(|hint| hint.contains("runs as JavaScript")), "{:?}", hints(page));
    }
}

fn without_custom_elements_and_with_the_script_twice_the_page_stays_whole(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let classic = format!("<script src='{GUIDE}transfer-guide.js'></script>");
    let _host = page.open_host(&format!("<script>delete window.customElements; Object.defineProperty(window, 'customElements', {{ value: undefined }});</script>{classic}<body>{FALLBACK}"));
    assert_eq!(page.run("return document.querySelector('transfer-guide a').getClientRects().length;"), 1);
    assert!(hints(page).iter().any(|hint| hint.contains("custom elements here")), "{:?}", hints(page));
    let _host = page.open_host(&format!("{classic}{classic}{}<body>{FALLBACK}", ELEMENT));
    page.expect_in(0, "question", "outcome");
    assert_eq!(hints(page).iter().filter(|hint| hint.contains("the script twice")).count(), 2, "{:?}", hints(page));
}

fn in_a_sandbox_without_storage_it_works(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let inside = format!(
        "<script>addEventListener('transfer-guide-ready', () => {{
            const choice = document.querySelector('transfer-guide').shadowRoot.querySelector('a.choice');
            let storage = 'there';
            try {{ localStorage.length; }} catch (blocked) {{ storage = 'blocked'; }}
            addEventListener('transfer-guide-step', event => parent.postMessage([storage, event.detail.answers], '*'));
            choice.click();
         }});</script>{}<transfer-guide></transfer-guide>",
        ELEMENT
    );
    let inside =
        inside.replace(GUIDE, &format!("{}/", page.server.origin())).replace('&', "&amp;").replace('"', "&quot;");
    let _host = page.open_host(&format!(
        "<body><script>window.heard = new Promise(done => addEventListener('message', event => done(event.data)));</script>
         <iframe sandbox='allow-scripts' srcdoc=\"{inside}\"></iframe>"
    ));
    assert_eq!(page.run("return heard;"), json!(["blocked", "outcome=employed"]));
}
