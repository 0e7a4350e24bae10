//! The link that becomes a frame, the pages that show each way, and what the documents tell to paste.

use std::time::Duration;

use serde_json::{Value, json};
use transfer_guide_e2e::host::{GUIDE, Host};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE, WITHOUT_SCRIPTS};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;

tests! {
    EVERY_ENGINE =>
        the_link_becomes_a_frame_as_high_as_the_guide_in_it,
        what_others_say_to_the_page_or_to_the_frame_is_not_heard,
        a_link_to_a_place_becomes_a_frame_at_this_place,
        markup_that_is_set_again_has_one_frame_and_it_is_heard,
        where_no_frame_may_be_the_link_stays,
        each_page_that_shows_a_way_shows_the_guide,
        each_snippet_of_the_documents_works_in_an_empty_page_of_another_site,
        a_module_that_a_missing_header_stops_leaves_a_sentence_that_leads_to_the_guide;
    CHROMIUM("what an address says, which every engine reads alike") =>
        the_frame_opened_by_itself_names_no_school;
    CHROMIUM("the order in which a frame loads, which the server decides") =>
        a_frame_that_is_there_before_the_page_around_listens_says_so;
    WITHOUT_SCRIPTS =>
        without_scripts_the_link_leads_to_the_guide;
}

/// Opens a page of another site with a link that becomes a frame.
#[track_caller]
fn open(page: &Page, attributes: &str) -> Host {
    page.serve_to_others(|_, answer| answer);
    page.open_host(&format!(
        "<body><p style='height: 300px'>Above</p>
         <a href='{GUIDE}index.html' data-transfer-guide {attributes}>Guide</a>
         <script src='{GUIDE}transfer-guide-frame.js' async></script><p id=below style='height: 2000px'>Below</p>"
    ))
}

const HEIGHT: &str = "const frame = document.querySelector('iframe');
    return frame && frame.style.visibility === '' ? frame.getBoundingClientRect().height : 0;";

/// Runs a script inside the frame.
#[track_caller]
fn inside(page: &Page, script: &str) -> Value {
    done(page.session().post("/frame", &json!({ "id": 0 })));
    let value = page.run(script);
    done(page.session().post("/frame", &json!({ "id": null })));
    value
}

fn the_link_becomes_a_frame_as_high_as_the_guide_in_it(page: &Page) {
    let _host = open(page, "data-answers='outcome=further-study' data-known='year=2020' data-school='A & B'");
    let height = page.wait_for_value("the frame", HEIGHT, |height| height.as_f64() > Some(300.0));
    assert_eq!(page.run("return document.querySelector('a').hidden;"), true);
    let shown = "const guide = document.querySelector('transfer-guide');
        return [guide.place, guide.getAttribute('school'), Math.abs(guide.getBoundingClientRect().height - innerHeight) <= 1,
            document.documentElement.scrollHeight <= innerHeight, document.title !== ''];";
    assert_eq!(inside(page, shown), json!(["outcome=further-study", "A & B", true, true, true]));
    // To an advice, which is higher; the page below makes room, and the frame's beginning comes in seen.
    page.run("scrollTo(0, 500);");
    inside(page, "document.querySelector('transfer-guide').shadowRoot.querySelector('[data-choice=own]').click();");
    let higher = page
        .wait_for_value("a higher frame", HEIGHT, |now| now.as_f64() > height.as_f64().map(|height| height + 300.0));
    let told = page.wait_for_value("the advice told", "return told.map(one => [one[0], one[2]]);", |told| {
        told.as_array().unwrap().len() >= 3
    });
    assert_eq!(told, json!([["ready", "IFRAME"], ["answer", "IFRAME"], ["advice", "IFRAME"]]));
    let top = page.run("return Math.round(document.querySelector('iframe').getBoundingClientRect().top);");
    assert_eq!(top, 0);
    // Back is the browser's own, and leads to the question before, in the frame.
    page.run("history.back();");
    page.wait_for_value("a lower frame", HEIGHT, |now| now.as_f64() < higher.as_f64());
    let place = inside(page, "return document.querySelector('transfer-guide').place;");
    assert_eq!(place, "outcome=further-study");
}

fn what_others_say_to_the_page_or_to_the_frame_is_not_heard(page: &Page) {
    let _host = open(page, "");
    let height = page.wait_for_value("the frame", HEIGHT, |height| height.as_f64() > Some(300.0));
    // From the page itself, and from another frame of the guide's own origin.
    page.serve_to_others(|asked, answer| match asked.file() {
        "/other.html" => Answer::of(
            "text/html",
            "<script>parent.postMessage({ transferGuide: 'height', height: 9999 }, '*');</script>",
        ),
        _ => answer,
    });
    page.run_with(
        "postMessage({ transferGuide: 'height', height: 9999 }, '*');
         const other = document.createElement('iframe');
         other.src = arguments[0] + '/other.html';
         const loaded = new Promise(done => { other.onload = done; });
         document.body.append(other);
         return loaded.then(settled);",
        &json!([page.server.origin()]),
    );
    assert_eq!(page.run(HEIGHT), height);
    // From the frame, but beyond measure.
    inside(
        page,
        "parent.postMessage({ transferGuide: 'height', height: 1e9 }, '*'); parent.postMessage({ transferGuide: 'event', name: 'click' }, '*'); parent.postMessage(null, '*');",
    );
    page.wait_for_value("the highest", HEIGHT, |now| now.as_f64() == Some(20000.0));
    // Who says hello without being the page around is nobody.
    let heard = inside(
        page,
        "return new Promise(done => {
        let heard = 0;
        addEventListener('message', event => { if (event.data && event.data.transferGuide === 'height') heard += 1; });
        postMessage({ transferGuide: 'hello' }, '*');
        settled().then(() => done(heard));
    });",
    );
    assert_eq!(heard, 0);
    page.forgive();
}

fn a_link_to_a_place_becomes_a_frame_at_this_place(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let link = |more: &str| format!("<a href='{GUIDE}index.html#outcome=army' data-transfer-guide {more}>Guide</a>");
    for (more, place) in [("", "outcome=army"), ("data-answers='outcome=further-study'", "outcome=further-study")] {
        let script = format!("<script src='{GUIDE}transfer-guide-frame.js'></script>");
        let _host = page.open_host(&format!("<body>{}{script}", link(more)));
        page.wait_for_value("the frame", HEIGHT, |height| height.as_f64() > Some(300.0));
        assert_eq!(inside(page, "return document.querySelector('transfer-guide').place;"), place);
    }
}

fn the_frame_opened_by_itself_names_no_school(page: &Page) {
    page.browse(&format!("{}/frame.html?contact=Elsewhere&known=year%3D2020", page.origin));
    let shows = page.expect_in(0, "question", "outcome");
    assert_eq!(shows["place"], "");
    let said = page.run("const guide = document.querySelector('transfer-guide'); return [guide.contact, guide.known];");
    assert_eq!(said, json!(["", ""]));
}

fn a_frame_that_is_there_before_the_page_around_listens_says_so(page: &Page) {
    // The page around says hello when the frame has loaded, and a picture keeps it loading.
    page.serve_to_others(|asked, answer| match asked.file() {
        "/frame.html" => {
            let body = [&*answer.body, b"<img src=late.png>"].concat();
            answer.with_body(&body)
        }
        "/late.png" => answer.after(Duration::from_secs(2)),
        _ => answer,
    });
    let _host = page.open_host(&format!(
        "<body><a href='{GUIDE}index.html' data-transfer-guide>Guide</a><script src='{GUIDE}transfer-guide-frame.js'></script>"
    ));
    page.wait_for_value("the frame", HEIGHT, |height| height.as_f64() > Some(300.0));
    assert_eq!(page.run("return settled().then(() => told.map(one => one[0]));"), json!(["ready"]));
    page.forgive();
}

fn where_no_frame_may_be_the_link_stays(page: &Page) {
    page.serve_to_others(|asked, answer| {
        if asked.file() == "/frame.html" {
            answer.with_header("content-security-policy", "frame-ancestors 'none'")
        } else {
            answer
        }
    });
    let _host = page.open_host(&format!(
        "<body><a href='{GUIDE}index.html' data-transfer-guide>Guide</a><script src='{GUIDE}transfer-guide-frame.js'></script>"
    ));
    page.until("the frame is refused", || page.asked_for("/frame.html", 0) > 0);
    page.settle();
    let there = page.run(
        "return [document.querySelector('a').getClientRects().length, document.querySelector('iframe').offsetHeight];",
    );
    assert_eq!(there, json!([1, 0]));
    page.forgive();
}

fn without_scripts_the_link_leads_to_the_guide(page: &Page) {
    page.browse(&format!("{}/demo/link.html", page.server.origin()));
    page.click("a[data-transfer-guide]");
    page.click("a.choice[href='#outcome=army']");
}

/// What the guide in a page that shows one way shows, be it an element or a frame.
const SHOWN: &str = "
    const frame = document.querySelector('iframe'), within = frame ? frame.contentDocument : document;
    const guide = within && within.querySelector('transfer-guide'), root = guide && guide.shadowRoot;
    const heading = root && root.querySelector('h1');
    return heading && heading.getClientRects().length ? root.querySelector('.question').dataset.question : '';";

fn each_page_that_shows_a_way_shows_the_guide(page: &Page) {
    for name in ["element", "classic", "link", "alone"] {
        page.browse(&format!("{}/demo/{name}.html", page.origin));
        page.wait_for_value(name, SHOWN, |shown| shown == "outcome");
        page.run(
            "const frame = document.querySelector('iframe'), within = frame ? frame.contentDocument : document;
             within.querySelector('transfer-guide').shadowRoot.querySelector('[data-choice=army]').click();",
        );
        page.wait_for_value(name, SHOWN, |shown| shown == "enlistment");
    }
}

/// Every document that shows webmasters what to paste.
const DOCUMENTS: [&str; 4] = [
    include_str!("../../../README.md"),
    include_str!("../../../README.zh-CN.md"),
    include_str!("../../../docs/EMBED.md"),
    include_str!("../../../docs/EMBED.zh-CN.md"),
];

/// The snippets in the documents, each once.
fn snippets() -> Vec<&'static str> {
    let blocks = DOCUMENTS.into_iter().flat_map(|document| document.split("```html\n").skip(1));
    let mut snippets: Vec<&str> = blocks.filter_map(|block| block.split("```").next()).collect();
    snippets.sort_unstable();
    snippets.dedup();
    snippets
}

fn each_snippet_of_the_documents_works_in_an_empty_page_of_another_site(page: &Page) {
    let snippets = snippets();
    // In English and Chinese the same three.
    assert_eq!(snippets.len(), 3, "{snippets:#?}");
    page.serve_to_others(|_, answer| answer);
    for snippet in &snippets {
        let _host = page.open_host(snippet);
        if snippet.contains("frame.js") {
            page.wait_for_value(snippet, HEIGHT, |height| height.as_f64() > Some(300.0));
            continue;
        }
        page.expect_in(0, "question", "outcome");
        page.choose_in(0, "army");
        page.expect_in(0, "question", "enlistment");
    }
    // The version that never changes, as the documents tell.
    let asset = std::fs::read_dir(page.settings.dist.join("assets")).unwrap().flatten();
    let asset = asset.map(|entry| entry.file_name().into_string().unwrap());
    let asset = asset.into_iter().find(|name| name.starts_with("element-") && name.ends_with(".js")).unwrap();
    let _host = page.open_host(&format!(
        "<script src='{GUIDE}assets/{asset}' crossorigin async></script><transfer-guide></transfer-guide>"
    ));
    page.expect_in(0, "question", "outcome");
}

fn a_module_that_a_missing_header_stops_leaves_a_sentence_that_leads_to_the_guide(page: &Page) {
    let module = snippets().into_iter().find(|snippet| snippet.contains("type=\"module\"")).unwrap();
    page.serve("", |_, answer| answer);
    let _host = page.open_host(&format!("<meta charset=utf-8><body>{module}"));
    page.until("the module is refused", || page.asked_for("/transfer-guide.js", 0) > 0);
    page.settle();
    let there = page.texts("return [document.body.innerText.trim(), document.querySelector('transfer-guide a').href];");
    let sentence = "如果指引没有在这里显示，请点这里打开：团组织关系转接指引";
    assert_eq!(there, [sentence, &format!("{}/", page.server.origin())]);
    page.forgive();
}

fn markup_that_is_set_again_has_one_frame_and_it_is_heard(page: &Page) {
    let _host = open(page, "");
    page.wait_for_value("the frame", HEIGHT, |height| height.as_f64() > Some(300.0));
    page.run("document.body.innerHTML = document.body.innerHTML;");
    let one = "const frames = document.querySelectorAll('iframe');
        return frames.length === 1 && document.querySelector('a').frame === frames[0];";
    page.wait_for("one frame, of the link that is there now", one);
    page.wait_for_value("it answers", HEIGHT, |height| height.as_f64() > Some(300.0));
    page.forgive();
}
