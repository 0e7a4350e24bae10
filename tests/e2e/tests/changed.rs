//! The page when something has changed it on its way: servers and proxies that tidy, filter, add, inline, refuse a file or cut. The
//! program comes all the same wherever anything can bring it, and the page says what is so where nothing can.

use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, stations, walk};
use transfer_guide_e2e::server::{Answer, Asked, file_answer};
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{HTML, SCRIPT, WASM};

tests! {
    EVERY_ENGINE =>
        a_page_that_was_changed_on_its_way_gets_its_program,
        what_was_cut_off_is_said_and_can_be_loaded_again;
}

/// What becomes of the page's HTML on its way.
type Change = fn(&str, &Page) -> String;

/// What it is called, what it does, and what runs then.
const CHANGES: [(&str, Change, &str); 13] = [
    ("tidied", |html, _| html.replace('>', ">\n").replace("<p", "\n  <p"), WASM),
    ("filtered", |html, _| html.replace("团员", "**").replace("毕业", "  "), WASM),
    ("with a banner", |html, _| html.replace("<main", "<p>Today: 20 % off</p><main"), WASM),
    (
        "with a banner before all",
        |html, _| html.replace("<body>", "<body><div style='height: 90px'>Welcome</div>"),
        WASM,
    ),
    ("with the script in it", |html, page| with_loader(html, &format!("<script>{}</script>", loader(page))), WASM),
    (
        "with the script in it, as a module",
        |html, page| with_loader(html, &format!("<script type=module>{}</script>", loader(page))),
        WASM,
    ),
    ("with the script as a module", |html, _| html.replace("<script async ", "<script type=module "), WASM),
    ("saved as it ran", |html, _| with_content(html, "<div><a class=choice href='#outcome=army'>Army</a></div>"), WASM),
    ("cut before its content", |html, _| html.split_once("<transfer-guide").unwrap().0.to_owned(), WASM),
    (
        "with a base before all else",
        |html, _| html.replacen("<head>", "<head><base href='https://elsewhere.example/a/'>", 1),
        WASM,
    ),
    ("without its styles", |html, _| without(html, "<style>", "</style>"), WASM),
    (
        "with the names of what the script asks for",
        |html, _| {
            html.replacen("<body>", &format!("<body>{}", NAMES.map(|name| format!("<img name={name}>")).concat()), 1)
        },
        WASM,
    ),
    (
        "with an address that was added to",
        |html, _| html.replace(".js integrity=", ".js?v=2024/05/01 integrity="),
        WASM,
    ),
];

/// What the script that starts the program asks of the document.
const NAMES: [&str; 12] = [
    "addEventListener",
    "baseURI",
    "body",
    "createElement",
    "createElementNS",
    "createTextNode",
    "createTreeWalker",
    "currentScript",
    "getElementById",
    "hidden",
    "readyState",
    "title",
];

/// Other content where the plain page stands.
fn with_content(html: &str, content: &str) -> String {
    let (before, rest) = html.split_once("<div class=\"guide still\"").unwrap();
    let (_, after) = rest.split_once("</transfer-guide>").unwrap();
    format!("{before}{content}</transfer-guide>{after}")
}

fn without(html: &str, start: &str, end: &str) -> String {
    let (before, rest) = html.split_once(start).unwrap();
    format!("{before}{}", rest.split_once(end).unwrap().1)
}

/// The text of the script that starts the program.
fn loader(page: &Page) -> String {
    let release = page.release();
    let path = release.file("assets/loader", ".js");
    let script = file_answer(&page.settings.dist, &Asked::get(&format!("/{path}")));
    String::from_utf8_lossy(&script.body).replace("</script", "<\\/script")
}

fn with_loader(html: &str, instead: &str) -> String {
    let (before, rest) = html.split_once("<script async ").unwrap();
    let (_, after) = rest.split_once("</script>").unwrap();
    format!("{before}{instead}{after}")
}

fn change_page(answer: Answer, change: impl Fn(&str) -> String) -> Answer {
    let html = String::from_utf8_lossy(&answer.body).into_owned();
    answer.with_body(change(&html).as_bytes())
}

fn a_page_that_was_changed_on_its_way_gets_its_program(page: &Page) {
    for (name, change, tier) in page.sample(CHANGES.into(), 4) {
        page.note(name);
        let html = change(&String::from_utf8_lossy(&file_answer(&page.settings.dist, &Asked::get("/")).body), page);
        page.serve("", move |asked, answer| {
            if asked.file() == "/" {
                change_page(answer, |_| html.replacen("<head>", "<head><script src=/before.js></script>", 1))
            } else {
                answer
            }
        });
        page.load("");
        page.expect_tier(tier);
        page.click("a.choice[data-choice=army]");
        let seen = page.arrive(&Place::at("outcome=army"));
        assert_eq!(seen.warnings(), [""; 0], "{name}");
    }
    // A program that is refused comes as JavaScript.
    for status in [403, 404] {
        page.serve(
            "",
            move |asked, answer| if asked.file().ends_with(".wasm") { answer.with_status(status) } else { answer },
        );
        page.load("");
        assert_eq!(page.expect_tier(SCRIPT).warnings(), [""; 0], "{status}");
    }
    // Help with acting is asked for by what the page has, too.
    page.serve(
        "",
        |asked, answer| {
            if asked.file() == "/" { change_page(answer, |html| html.replace("毕业", "  ")) } else { answer }
        },
    );
    page.open("outcome=delayed&classified=no&year=2020");
    page.expect_tier(WASM);
    page.use_tool("text");
    page.forgive();
}

fn what_was_cut_off_is_said_and_can_be_loaded_again(page: &Page) {
    let far = walk("outcome=delayed&classified=no&year=2020");
    let last = stations(&far).pop().unwrap();
    // With its program, nothing is missing.
    let cut = |part: usize| {
        move |answer: Answer| {
            let length = answer.body.len() * part / 10;
            let body = answer.body[..length].to_vec();
            answer.with_body(&body)
        }
    };
    for part in [1, 5, 9] {
        page.serve("", move |asked, answer| if asked.file() == "/" { cut(part)(answer) } else { answer });
        page.load("");
        page.expect_tier(WASM);
        page.go_to(&last.fragment);
        assert_eq!(page.arrive(&last).warnings(), [""; 0], "{part} tenths");
    }
    // Without, what has not come is said to have not.
    page.serve("", move |asked, answer| match asked.file() {
        "/" => cut(1)(answer),
        file if file.starts_with("/assets/guide-") => Answer::not_found(),
        _ => answer,
    });
    page.load("");
    page.expect_tier(HTML);
    page.wait("what is wrong", |seen| !seen.warnings().is_empty());
    let link = page.run(
        "for (const link of document.querySelectorAll('a.choice[href^=\"#\"]')) {
             if (document.getElementById(link.getAttribute('href').slice(1))) continue;
             for (const place of link.closest('.page').querySelectorAll(':scope > i')) {
                 location.hash = place.id;
                 if (shown(link)) return link.getAttribute('href');
             }
         }",
    );
    let link = link.as_str().expect("nothing of the first tenth leads to what comes later");
    page.click(&format!("a.choice[href='{link}']"));
    page.wait("that it was cut", |seen| seen.warnings() == ["cut"]);
    page.serve("", |_, answer| answer);
    page.click("#notices [data-say=cut] [data-do]");
    page.expect_tier(WASM);
    page.forgive();
}
