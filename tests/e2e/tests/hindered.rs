//! The element in pages that have changed what a browser does, or whose markup has its names: the guide walks, or what stands
//! between the tags stays and the console says why. Which of both is the table's claim.

use serde_json::json;
use transfer_guide_e2e::host::ELEMENT;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::student::FALLBACK;
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        whatever_a_page_has_broken_something_of_use_stays,
        what_a_page_breaks_that_only_tells_or_shows_costs_nothing_else,
        a_page_that_came_as_xml_has_it_whole,
        markup_that_has_the_names_of_what_browsers_have_changes_nothing,
        a_listener_may_do_with_its_details_what_it_likes,
        what_the_page_says_turns_no_chinese_and_stays_where_nothing_can_be_loaded;
}

/// What a page does to its browser, and what comes of it.
const BROKEN: [(&str, &str); 29] = [
    (
        "const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (how) { return attach.call(this, { ...how, mode: 'closed' }); };",
        "walks and helps",
    ),
    (
        "const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (how) { attach.call(this, how); };",
        "walks",
    ),
    ("Element.prototype.attachShadow = () => { throw new Error('no shadows'); };", "stays no shadows"),
    (
        "const add = Node.prototype.appendChild; Node.prototype.appendChild = function (child) { add.call(this, child); };",
        "walks",
    ),
    ("Node.prototype.appendChild = () => { throw new Error('none'); };", "walks"),
    (
        "Node.prototype.appendChild = Node.prototype.insertBefore = function (child) { return child; };",
        "stays insertBefore",
    ),
    (
        "const put = Node.prototype.insertBefore; Node.prototype.insertBefore = function (...all) { put.apply(this, all); };",
        "walks",
    ),
    ("Node.prototype.insertBefore = () => { throw new Error('not before'); };", "stays not before"),
    ("document.createElement = () => { throw new Error('none'); };", "walks"),
    ("document.createElementNS = () => null;", "stays"),
    ("document.createElementNS = () => { throw new Error('nothing made'); };", "stays nothing made"),
    ("Element.prototype.remove = function (element) { element.parentNode.removeChild(element); };", "walks"),
    ("window.setTimeout = () => 0;", "walks"),
    ("window.queueMicrotask = window.requestAnimationFrame = () => {};", "walks"),
    ("customElements.define = () => {};", "stays custom elements here"),
    ("Element.prototype.setAttribute = () => { throw new Error('nothing set'); };", "stays nothing set"),
    ("Element.prototype.querySelector = () => null;", "stays"),
    ("window.matchMedia = undefined;", "walks"),
    ("window.matchMedia = () => null;", "walks"),
    ("window.getComputedStyle = () => { throw new Error('no styles'); };", "walks"),
    ("window.CSSStyleSheet = undefined;", "walks"),
    ("window.URL = undefined;", "walks"),
    ("window.fetch = () => { throw new Error('no fetch'); };", "stays no fetch"),
    ("window.Promise = undefined;", "stays"),
    ("customElements.define = () => { throw new Error('no elements'); };", "stays no elements"),
    ("window.TextDecoder = undefined;", "stays"),
    ("WebAssembly.instantiate = () => { throw new Error('none made'); };", "stays none made"),
    ("Array.prototype.filter = () => { throw new Error('no filter'); };", "stays no filter"),
    ("Object.assign = () => { throw new Error('no assign'); };", "stays no assign"),
];

fn whatever_a_page_has_broken_something_of_use_stays(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    for (script, outcome) in page.sample(BROKEN.into(), 6) {
        let html = format!("<script>{script}</script>{ELEMENT}<body>{FALLBACK}");
        page.expect_student(outcome, &html, |_| Answer::not_found());
    }
    page.forgive();
}

fn what_a_page_breaks_that_only_tells_or_shows_costs_nothing_else(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let broken = "<script>
        const boom = () => { throw new Error('boom'); };
        console.warn = window.CustomEvent = HTMLElement.prototype.focus = Element.prototype.scrollIntoView = boom;
        Element.prototype.getBoundingClientRect = boom;
    </script>";
    let _host = page.open_host(&format!("{broken}{ELEMENT}<body>{FALLBACK}"));
    for choice in ["army", "graduated"] {
        let click = "const guide = document.querySelector('transfer-guide').shadowRoot;
            const found = guide && guide.querySelector('[data-choice=CHOICE]');
            if (found) found.click();
            return Boolean(found);";
        page.wait_for(choice, &click.replace("CHOICE", choice));
    }
    page.wait_in(0, "an answer to both", |seen| seen["place"] == "outcome=army&enlistment=graduated");
    page.forgive();
}

/// Pages that are no HTML: their types, and what is around the element and its script.
const XML: [(&str, &str, &str); 2] = [
    ("text/xml", "<html xmlns='http://www.w3.org/1999/xhtml'><body>", "</body></html>"),
    (
        "image/svg+xml",
        "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject width='700' height='900'><div xmlns='http://www.w3.org/1999/xhtml'>",
        "</div></foreignObject></svg>",
    ),
];

fn a_page_that_came_as_xml_has_it_whole(page: &Page) {
    for (kind, before, after) in XML {
        page.serve_to_others(|_, answer| answer);
        let script = format!("<script src='{}/transfer-guide.js'></script>", page.server.origin());
        let xml = format!("{before}{FALLBACK}{script}{after}");
        let _host = page.open_host_beside(
            "<body><iframe src=/page width=800 height=900></iframe>",
            |answer| answer,
            move |_| Answer::of(kind, xml.clone()),
        );
        let looks = "const { document, HTMLElement } = frames[0];
            const guide = document.querySelector('transfer-guide');
            const choice = guide && guide.shadowRoot && guide.shadowRoot.querySelector('CHOICE');
            if (!choice) return null;
            choice.click();
            return [choice instanceof HTMLElement, frames[0].getComputedStyle(choice).borderTopStyle];";
        for choice in ["[data-choice=army]", "[data-choice=graduated]"] {
            page.wait_for_value(kind, &looks.replace("CHOICE", choice), |seen| *seen == json!([true, "solid"]));
        }
    }
    page.forgive();
}

/// What the guide's scripts ask of the window and its document, and a few names of their own.
const NAMES: [&str; 25] = [
    "currentScript",
    "baseURI",
    "createElement",
    "createElementNS",
    "createTextNode",
    "createTreeWalker",
    "head",
    "body",
    "documentElement",
    "querySelector",
    "querySelectorAll",
    "getElementById",
    "activeElement",
    "title",
    "hidden",
    "execCommand",
    "addEventListener",
    "defaultView",
    "adoptedStyleSheets",
    "trustedTypes",
    "scheduler",
    "transferGuideFolder",
    "transferGuideAid",
    "transferGuideScript",
    "TrustedTypePolicyFactory",
];

fn markup_that_has_the_names_of_what_browsers_have_changes_nothing(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    for tag in ["img", "form", "embed", "object"] {
        // Of two of a name, browsers make a list.
        let markup = |name: &str| {
            let element =
                format!("<{tag} name={name} id={name} src='http://127.0.0.1:1/x/transfer-guide.js' hidden></{tag}>");
            if tag == "img" { element.repeat(2) } else { element }
        };
        let markup: String = NAMES.map(markup).concat();
        for script in [ELEMENT.to_owned(), ELEMENT.replace("type=module ", "")] {
            page.expect_student("walks and helps", &format!("<body>{markup}{FALLBACK}{script}"), |_| {
                Answer::not_found()
            });
        }
    }
    page.forgive();
}

fn a_listener_may_do_with_its_details_what_it_likes(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let spoils = "for (const name of ['ready', 'step', 'answer', 'advice']) {
        addEventListener('transfer-guide-' + name, event => later(() => { for (const key in event.detail) event.detail[key] = null; }));
        function later(work) { Promise.resolve().then(work); }
    }";
    page.expect_student("walks ", &format!("<script>{spoils}</script>{ELEMENT}<body>{FALLBACK}"), |_| {
        Answer::not_found()
    });
    let _host = page.open_host(&format!(
        "<script>{}</script>{ELEMENT}<body>{FALLBACK}",
        spoils.replace("later(() =>", "[0].map(() =>")
    ));
    page.expect_in(0, "question", "outcome");
    page.choose_in(0, "army");
    page.expect_in(0, "question", "enlistment");
    page.choose_in(0, "graduated");
    page.wait_in(0, "an answer to that", |seen| seen["place"] != "outcome=army");
}

fn what_the_page_says_turns_no_chinese_and_stays_where_nothing_can_be_loaded(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let _host = page.open_host(&format!("{ELEMENT}<body dir=rtl style='direction: rtl'>{FALLBACK}"));
    page.expect_in(0, "question", "outcome");
    let heading =
        "return getComputedStyle(document.querySelector('transfer-guide').shadowRoot.querySelector('h1')).direction;";
    assert_eq!(page.run(heading), "ltr");
    page.serve_to_others(
        |asked, answer| if asked.file().starts_with("/assets/") { Answer::not_found() } else { answer },
    );
    let named = FALLBACK.replacen('>', " school='A college' office='Room 7' contact='Phone 12'>", 1);
    let _host = page.open_host(&format!("{ELEMENT}<body>{named}"));
    page.wait_in(0, "a notice", |seen| seen["notice"] != serde_json::Value::Null);
    let school = "const school = document.querySelector('transfer-guide').shadowRoot.querySelector('.school');
        return shown(school) ? school.textContent : null;";
    let school = page.run(school);
    let text = school.as_str().unwrap_or_default();
    assert!(["A college", "Room 7", "Phone 12"].iter().all(|part| text.contains(part)), "{school}");
    page.forgive();
}
