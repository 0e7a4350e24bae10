//! What is kept for the list of steps and what is kept for a paper are two wishes, a greeting is said once, and what belongs to one
//! student is not there for the next.

use serde_json::{Value, json};
use transfer_guide_aid::messages::WORDS;
use transfer_guide_e2e::aid::ABROAD;
use transfer_guide_e2e::host::ELEMENT;
use transfer_guide_e2e::page::{Page, visit_every_engine};
use transfer_guide_e2e::places::{Place, Shows};
use transfer_guide_e2e::server::Answer;

const LIST: &str = ".aid-part[data-part=checklist] .aid-keep input";
const PAPER: &str = ".aid-paper .aid-keep input";
const FIELD: &str = ".aid-paper .aid-field input";

/// The entry on the device; null where there is none.
fn entry(page: &Page) -> Value {
    page.run("return JSON.parse(localStorage.getItem('transfer-guide'));", &json!([]))
}

fn checked(page: &Page, selector: &str) -> Value {
    page.in_aid("return root.querySelector(arguments[0]).checked;", &json!([selector]))
}

#[test]
fn to_keep_a_paper_is_not_to_keep_the_list_and_to_forget_one_keeps_the_other() {
    visit_every_engine(|page| {
        page.open_aid(ABROAD);
        page.open_part("papers");
        page.type_in_aid(FIELD, "mine");
        page.click_in_aid(PAPER);
        page.reload();
        page.ask_for_aid();
        assert_eq!((checked(page, LIST), checked(page, PAPER)), (json!(false), json!(true)));
        page.open_part("checklist");
        page.click_in_aid(LIST);
        page.click_in_aid(LIST);
        let value = page.texts_in_aid("return [root.querySelector(arguments[0]).value];", &json!([FIELD]));
        assert_eq!(value, ["mine"]);
        assert_eq!(entry(page)["filled"]["stay-abroad"][0], "mine", "forgotten with the list");
        page.open_part("papers");
        page.click_in_aid(PAPER);
        assert_eq!(entry(page), Value::Null);
    });
}

#[test]
fn an_entry_without_its_day_greets_without_one_and_once() {
    visit_every_engine(|page| {
        page.open(ABROAD);
        for day in [json!(null), json!(7), json!("<b>")] {
            let kept = json!({ "form": 1, "fragment": ABROAD, "day": day, "list": true, "ticked": [], "filled": {} });
            page.run("localStorage.setItem('transfer-guide', arguments[0]);", &json!([kept.to_string()]));
            page.open("");
            let greeted = "const notice = root.querySelector('.aid-notice'); return shown(notice);";
            page.until_in_aid("a greeting", greeted, &json!([]));
            let said = page.texts_in_aid("return [root.querySelector('.aid-notice').innerText];", &json!([])).concat();
            assert!(said.starts_with(WORDS.welcome), "{said}");
        }
        page.click_in_aid(".aid-notice button");
        page.click("a.choice[data-choice=delayed]");
        page.wait("the next question", |seen| {
            seen.place().is_some_and(|place| {
                place.fragment == "outcome=delayed" && place.shows != Shows::Question("outcome".to_owned())
            })
        });
        page.click("a.back");
        page.wait("the first question", |seen| {
            seen.place().is_some_and(|place| place.shows == Shows::Question("outcome".to_owned()))
        });
        // It looks for what is kept when a second has passed.
        page.run("return new Promise(done => setTimeout(done, 2000));", &json!([]));
        assert_eq!(page.in_aid("return root.querySelector('.aid-notice');", &json!([])), Value::Null);
    });
}

#[test]
fn typing_without_the_files_that_it_needs_says_so() {
    visit_every_engine(|page| {
        page.serve("", |asked, answer| if asked.path.contains("/aid-") { Answer::not_found() } else { answer });
        page.open("");
        page.wait("the running guide", |seen| seen.place().is_some());
        page.until_in_aid("the field", "return shown(root.querySelector('.aid-find'));", &json!([]));
        page.put_in_aid(".aid-find", "gap");
        page.until_in_aid("it says so", "return shown(root.querySelector('.find.failed .broken'));", &json!([]));
        // Browsers complain of files that are missing.
        page.forgive();
    });
}

#[test]
fn an_element_that_takes_the_place_of_another_begins_with_everything_closed() {
    visit_every_engine(|page| {
        page.serve_to_others(|_, answer| answer);
        let element = "<transfer-guide answers='outcome=delayed&amp;year=2020'></transfer-guide>";
        let _host = page.open_host(&format!("{ELEMENT}<body>{element}"));
        page.wait_for_element(0, "an advice", |shows| shows["advice"] != Value::Null);
        page.ask_for_aid();
        page.run(
            "document.querySelector('transfer-guide').remove();
             return new Promise(done => setTimeout(done, 50)).then(() => {
                 const next = document.createElement('transfer-guide');
                 next.setAttribute('answers', 'outcome=study-abroad&year=2020');
                 document.body.append(next);
             });",
            &json!([]),
        );
        page.wait_for_element(0, "another advice", |shows| shows["advice"] == "study-abroad");
        page.settle();
        let open = page.in_aid(
            "return [shown(root.querySelector('.aid-open')), root.querySelectorAll('.aid-parts').length];",
            &json!([]),
        );
        assert_eq!(open, json!([true, 0]), "open as the other left it");
        let place = Place::at(ABROAD);
        assert_eq!(page.texts_in_aid("return [root.querySelector('h1').textContent];", &json!([])), [place.heading]);
    });
}
