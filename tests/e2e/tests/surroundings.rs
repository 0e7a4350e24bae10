//! The element and the page around it: where in it the element stands, the fragment, the history, colours, names.

use serde_json::{Value, json};
use transfer_guide_e2e::engine::not_tested;
use transfer_guide_e2e::host::ELEMENT;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        what_was_set_before_the_script_came_counts,
        it_stands_in_the_root_of_another_component_in_a_dialog_and_in_what_is_hidden,
        it_is_chinese_in_a_page_of_another_language,
        an_element_that_follows_the_fragment_begins_at_its_answers_where_there_is_none,
        one_element_follows_the_fragment_of_its_page_if_it_is_to,
        a_page_that_comes_back_shows_what_it_showed,
        the_page_lends_its_colours_as_long_as_everybody_can_read_them,
        the_school_that_the_page_names_stands_below_the_guide,
        every_element_is_marked_as_of_this_program_and_no_other;
    CHROMIUM("barriers around the element: axe-core reads the same page in every engine") =>
        axe_finds_nothing_in_a_page_with_the_element;
}

fn what_was_set_before_the_script_came_counts(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let _host = page.open_host(&format!(
        "<body><transfer-guide></transfer-guide>
         <script>document.querySelector('transfer-guide').answers = 'outcome=army';</script>{ELEMENT}"
    ));
    page.expect_in(0, "question", "enlistment");
}

fn it_stands_in_the_root_of_another_component_in_a_dialog_and_in_what_is_hidden(page: &Page) {
    page.open_elements(
        "<transfer-guide></transfer-guide><div id=tab hidden></div><dialog id=dialog></dialog><div id=component></div>
         <template id=template><transfer-guide answers='outcome=army'></transfer-guide></template>",
    );
    let shown = "return new Promise(done => {
        const guide = document.createElement('transfer-guide');
        guide.answers = 'outcome=army';
        guide.addEventListener('transfer-guide-ready', () => settled().then(() => after()).then(settled).then(() =>
            done([guide.shadowRoot.querySelector('h1').getClientRects().length, guide.clientWidth > 100])));
        let after = () => {};
        WHERE
    });";
    for place in [
        "tab.append(guide); after = () => { tab.hidden = false; };",
        "dialog.append(guide); after = () => dialog.showModal();",
        "component.attachShadow({ mode: 'open' }).append(guide);",
        "guide.hidden = true; document.body.append(guide); after = () => { guide.hidden = false; };",
        "document.body.append(guide); after = () => { document.body.append(template.content.cloneNode(true)); };",
    ] {
        // A dialog is in Safari from 15.4 on.
        assert_eq!(page.run(&shown.replace("WHERE", place)), json!([1, true]), "{place}");
    }
}

fn it_is_chinese_in_a_page_of_another_language(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let _host = page.open_host(&format!("<html lang=en>{ELEMENT}<body><transfer-guide></transfer-guide>"));
    page.expect_in(0, "question", "outcome");
    let language = page.run(
        "const heading = document.querySelector('transfer-guide').shadowRoot.querySelector('h1');
         const forms = getComputedStyle(heading).webkitLocale;
         return [heading.closest('[lang]').lang, (forms || 'zh-Hans').replace(/\"/g, '')];",
    );
    assert_eq!(language, json!(["zh-Hans", "zh-Hans"]), "how it is read aloud, and which forms its letters have");
}

fn an_element_that_follows_the_fragment_begins_at_its_answers_where_there_is_none(page: &Page) {
    let html = format!("{ELEMENT}<body><transfer-guide fragment answers='outcome=army'></transfer-guide>");
    page.serve_to_others(|_, answer| answer);
    let host = page.open_host(&html);
    page.expect_in(0, "question", "enlistment");
    assert_eq!(page.run("return location.hash;"), "#outcome=army");
    page.visit_host(&host, "/?again#outcome=further-study");
    page.expect_in(0, "question", "school");
}

fn one_element_follows_the_fragment_of_its_page_if_it_is_to(page: &Page) {
    let _host =
        page.open_elements("<transfer-guide fragment></transfer-guide><transfer-guide fragment></transfer-guide>");
    page.expect_in(1, "question", "outcome");
    let hints = page.texts("return window.hints;");
    assert!(hints.len() == 1 && hints[0].contains("two elements want the fragment"), "{hints:?}");
    let fragment = || page.run("return location.hash;");
    page.choose_in(0, "army");
    page.expect_in(0, "question", "enlistment");
    assert_eq!(fragment(), "#outcome=army");
    page.choose_in(1, "further-study");
    page.expect_in(1, "question", "school");
    assert_eq!(fragment(), "#outcome=army");
    page.back();
    page.expect_in(0, "question", "outcome");
    page.run("location.hash = 'outcome=further-study';");
    page.expect_in(0, "question", "school");
    page.click_in(0, ".restart");
    page.expect_in(0, "question", "outcome");
    assert_eq!(fragment(), "");
    // When it has gone, the fragment is the page's own, and the next one's.
    page.run(
        "document.querySelector('transfer-guide').remove();
         return settled();",
    );
    page.run("location.hash = 'outcome=army'; document.body.append(Object.assign(document.createElement('transfer-guide'), { fragment: true }));");
    page.expect_in(1, "question", "enlistment");
    page.expect_in(0, "question", "school");
}

fn a_page_that_comes_back_shows_what_it_showed(page: &Page) {
    let host = page.open_elements("<transfer-guide></transfer-guide><script>addEventListener('pageshow', event => { window.kept = event.persisted; });</script>",
    );
    page.choose_in(0, "army");
    page.expect_in(0, "question", "enlistment");
    page.visit_host(&host, "/other");
    page.back();
    page.wait_in(0, "a question", Seen::is_question);
    if page.run("return window.kept;") == true {
        page.expect_in(0, "question", "enlistment");
    } else {
        not_tested(
            page.engine(),
            "an element in a page that was kept while another was shown: this driver's browser keeps none",
        );
        page.expect_in(0, "question", "outcome");
    }
    page.choose_in(0, if page.see_in(0)["question"] == "outcome" { "army" } else { "graduated" });
    page.wait_in(0, "the next question", |shows| shows["place"] != "");
}

fn the_page_lends_its_colours_as_long_as_everybody_can_read_them(page: &Page) {
    page.open_elements(
        "<style>
            .ours { --transfer-guide-line: #14406b; --transfer-guide-line-ink: rgb(20 64 107); }
            .faint { --transfer-guide-ink: #aaa; }
            transfer-guide::part(choice) { border-top-width: 7px; }
         </style>
         <transfer-guide class=ours></transfer-guide><transfer-guide class=faint></transfer-guide>
         <transfer-guide scheme=dark></transfer-guide>",
    );
    page.expect_in(1, "question", "outcome");
    page.expect_in(2, "question", "outcome");
    let colours = page.run(
        "return Array.from(document.querySelectorAll('transfer-guide'), guide => {
            const of = (selector, name) => getComputedStyle(guide.shadowRoot.querySelector(selector))[name];
            return [of('.masthead', 'borderBottomColor'), of('h1', 'color'), of('.house', 'backgroundColor'), of('.choice', 'borderTopWidth')];
        });",
    );
    let (ours, dark) = (["rgb(250, 246, 240)", "7px"], ["rgb(22, 17, 16)", "7px"]);
    assert_eq!(
        colours,
        json!([
            ["rgb(20, 64, 107)", "rgb(34, 26, 23)", ours[0], ours[1]],
            ["rgb(179, 25, 31)", "rgb(34, 26, 23)", ours[0], ours[1]],
            ["rgb(229, 82, 90)", "rgb(244, 236, 230)", dark[0], dark[1]],
        ])
    );
    // Out of the page there are no colours to be measured.
    page.run(
        "const guide = document.querySelector('.ours'), place = guide.parentNode;
         guide.remove();
         guide.office = 'Room 203';
         place.append(guide);",
    );
    let hints = page.texts("return window.hints;");
    assert!(hints.len() == 1 && hints[0].contains("--transfer-guide-ink on --transfer-guide-paper"), "{hints:?}");
}

fn the_school_that_the_page_names_stands_below_the_guide(page: &Page) {
    page.open_elements("<transfer-guide school='A <b>school</b>' office='Room 203'></transfer-guide>");
    let school = || {
        page.texts(
        "return Array.from(document.querySelector('transfer-guide').shadowRoot.querySelectorAll('.school > *'), each => each.textContent);",
    )
    };
    let named = school();
    assert!(named.len() == 2 && named[0] == "A <b>school</b>" && named[1].ends_with("Room 203"), "{named:?}");
    page.run(
        "const guide = document.querySelector('transfer-guide');
         guide.school = null; guide.office = null; guide.contact = 'x@example.edu.cn';",
    );
    let named = school();
    assert!(named.len() == 2 && named[1].ends_with("x@example.edu.cn"), "{named:?}");
}

fn every_element_is_marked_as_of_this_program_and_no_other(page: &Page) {
    page.open_elements("<transfer-guide></transfer-guide>");
    let marks = page.texts(
        "const marks = new Set();
         for (const each of document.querySelector('transfer-guide').shadowRoot.querySelectorAll('*')) {
             for (const mark of Object.keys(each)) marks.add(mark);
         }
         return Array.from(marks);",
    );
    // Yew finds the elements of an app by such marks; those of another app in the page must not be found by the same.
    assert!(!marks.is_empty() && marks.iter().all(|mark| mark.starts_with("guide0.")), "{marks:?}");
}

fn axe_finds_nothing_in_a_page_with_the_element(page: &Page) {
    let axe = std::fs::read_to_string(&page.settings.axe).expect("cargo xtask test gets axe-core");
    let whole = "<title>Host</title><main><h1>Host</h1><transfer-guide school=School contact=Phone SCHEME></transfer-guide></main>";
    for scheme in ["", "scheme=dark"] {
        page.serve_to_others(|_, answer| answer);
        let _host = page.open_host(&format!("<html lang=zh>{ELEMENT}{}", whole.replace("SCHEME", scheme)));
        for place in ["", "outcome=army", "outcome=further-study&school=own&year=2020"] {
            page.wait_in(0, "anything", |shows| {
                shows["place"] != Value::Null && (shows["question"] != Value::Null || shows["advice"] != Value::Null)
            });
            page.run_with("document.querySelector('transfer-guide').go(arguments[0]);", &json!([place]));
            page.expect_in(0, "place", place);
            page.settle();
            let found = page.run(
                &format!("{axe}; return axe.run({{ rules: {{ region: {{ enabled: false }}, 'page-has-heading-one': {{ enabled: false }} }} }})
                    .then(found => found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.target).join(' ')));"),
            );
            assert_eq!(found, json!([]), "{place} {scheme}");
        }
    }
}
