//! What is kept for the list of steps and what is kept for a paper are two wishes, a greeting is said once, and what belongs to one
//! student is not there for the next.

use serde_json::{Value, json};
use transfer_guide_aid::messages::WORDS;
use transfer_guide_e2e::aid::{ABROAD, COUNT_LOOKS};
use transfer_guide_e2e::host::ELEMENT;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        typing_without_the_files_that_it_needs_says_so,
        an_element_that_takes_the_place_of_another_begins_with_everything_closed;
    CHROMIUM("what is made of an entry on the device, once it has been read: the same in every engine") =>
        to_keep_a_paper_is_not_to_keep_the_list_and_to_forget_one_keeps_the_other,
        an_entry_without_its_day_greets_without_one_and_once;
}

const LIST: &str = ".aid-ticks .aid-keep input";
const PAPER: &str = ".aid-room .aid-keep input";
const FIELD: &str = ".aid-room .aid-field input";

/// The entry on the device; null where there is none.
fn entry(page: &Page) -> Value {
    page.run("return JSON.parse(localStorage.getItem('transfer-guide'));")
}

fn checked(page: &Page, selector: &str) -> Value {
    page.run_with("return root.querySelector(arguments[0]).checked;", &json!([selector]))
}

fn to_keep_a_paper_is_not_to_keep_the_list_and_to_forget_one_keeps_the_other(page: &Page) {
    page.open_tool(ABROAD, "paper/");
    page.type_into(FIELD, "mine");
    page.click(PAPER);
    page.reload();
    page.use_tool("paper/");
    assert_eq!(checked(page, PAPER), true);
    page.click(".tick input");
    page.click(LIST);
    page.click(LIST);
    let value = page.texts_with("return [root.querySelector(arguments[0]).value];", &json!([FIELD]));
    assert_eq!(value, ["mine"]);
    assert_eq!(entry(page)["filled"]["stay-abroad"][0], "mine", "forgotten with the list");
    page.click(PAPER);
    assert_eq!(entry(page), Value::Null);
}

fn an_entry_without_its_day_greets_without_one_and_once(page: &Page) {
    page.serve(COUNT_LOOKS, |_, answer| answer);
    page.open(ABROAD);
    for day in [json!(null), json!(7), json!("<b>")] {
        let kept = json!({ "form": 1, "fragment": ABROAD, "day": day, "list": true, "ticked": [], "filled": {} });
        page.run_with("localStorage.setItem('transfer-guide', arguments[0]);", &json!([kept.to_string()]));
        page.open("");
        let greeted = "const notice = root.querySelector('.aid-notice'); return shown(notice);";
        page.wait_for("a greeting", greeted);
        let said = page.texts("return [root.querySelector('.aid-notice').innerText];").concat();
        assert!(said.starts_with(WORDS.welcome), "{said}");
    }
    page.click(".aid-notice button");
    page.click("a.choice[data-choice=delayed]");
    page.arrive(&Place::at("outcome=delayed"));
    page.click("a.back");
    page.arrive(&Place::at(""));
    let looked = page.run("return looks;");
    page.wait_for_with("another look", "return looks > arguments[0];", &json!([looked]));
    page.settle();
    assert_eq!(page.run("return root.querySelector('.aid-notice');"), Value::Null);
}

fn typing_without_the_files_that_it_needs_says_so(page: &Page) {
    page.serve("", |asked, answer| if asked.path.contains("/aid-") { Answer::not_found() } else { answer });
    page.open("");
    page.wait("the running guide", Seen::runs);
    page.wait_for("the field", "return shown(root.querySelector('.aid-find'));");
    page.put(".aid-find", "gap");
    page.wait_for("it says so", "return shown(root.querySelector('.find.failed .broken'));");
    // Browsers complain of files that are missing.
    page.forgive();
}

fn an_element_that_takes_the_place_of_another_begins_with_everything_closed(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let element = "<transfer-guide answers='outcome=delayed&amp;year=2020'></transfer-guide>";
    let _host = page.open_host(&format!("{ELEMENT}<body>{element}"));
    page.wait_in(0, "an advice", |shows| shows["advice"] != Value::Null);
    page.click(".tick input");
    page.wait_for("a choice to keep that", "return shown(root.querySelector('.aid-ticks'));");
    page.ask_for_aid();
    page.click("details.fold summary");
    page.run(
        "document.querySelector('transfer-guide').remove();
         return settled().then(() => {
             const next = document.createElement('transfer-guide');
             next.setAttribute('answers', 'outcome=delayed&year=2020');
             document.body.append(next);
         });",
    );
    page.expect_in(0, "advice", "delayed");
    page.settle();
    let open = page.run(
        "return [shown(root.querySelector('.aid-open')), root.querySelectorAll('.aid-room, .aid-ticks').length,
            root.querySelectorAll('.aid-open[aria-expanded=true], .tick input:checked, .page details[open]').length];",
    );
    assert_eq!(open, json!([true, 0, 0]), "as the other left it");
    let place = Place::at("outcome=delayed&year=2020");
    assert_eq!(page.texts("return [root.querySelector('h1').textContent];"), [place.heading]);
}
