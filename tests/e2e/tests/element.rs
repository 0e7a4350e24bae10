//! The element in pages of other sites: as many as there are, wherever they stand, whatever is done to them.

use serde_json::{Value, json};
use transfer_guide_e2e::host::{ELEMENT, GUIDE};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        what_stands_between_the_tags_is_shown_until_the_guide_is,
        two_elements_in_one_page_know_nothing_of_each_other,
        twenty_elements_in_one_page_share_one_program,
        the_page_is_told_what_happens_by_ids,
        attributes_and_properties_say_where_it_begins_and_what_need_not_be_asked,
        an_element_that_is_moved_taken_out_or_put_back_is_where_it_was,
        after_a_crash_the_element_is_where_it_was,
        an_element_alone_in_one_script_needs_nothing_else;
    CHROMIUM("the program's memory, which is the same in every engine") =>
        elements_that_come_and_go_take_no_more_memory;
}

fn what_stands_between_the_tags_is_shown_until_the_guide_is(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let _host = page.open_host("<transfer-guide><a href=#>Guide</a></transfer-guide>");
    assert_eq!(page.see_in(0)["fallback"], true);
    page.run_with(
        "const script = document.createElement('script');
         script.src = arguments[0] + '/transfer-guide.js';
         document.body.append(script);",
        &json!([page.server.origin()]),
    );
    let shows = page.expect_in(0, "question", "outcome");
    assert_eq!((&shows["fallback"], &shows["focused"]), (&json!(false), &json!(false)));
}

fn two_elements_in_one_page_know_nothing_of_each_other(page: &Page) {
    let host =
        page.open_elements("<transfer-guide></transfer-guide><transfer-guide answers='outcome=army'></transfer-guide>");
    page.expect_in(1, "question", "enlistment");
    page.choose_in(0, "further-study");
    page.wait_in(0, "the heading with the focus", |shows| shows["question"] == "school" && shows["focused"] == true);
    page.choose_in(1, "graduated");
    page.expect_in(1, "place", "outcome=army&enlistment=graduated");
    page.expect_in(0, "place", "outcome=further-study");
    page.click_in(0, ".back");
    page.expect_in(0, "question", "outcome");
    assert_eq!(page.run("return location.href;"), format!("{}/", host.server.origin()));
    // Nothing is kept on the device for a page that has not asked.
    assert_eq!(page.asked_for("/sw.js", 0), 0);
}

fn twenty_elements_in_one_page_share_one_program(page: &Page) {
    page.open_elements(&"<transfer-guide></transfer-guide>".repeat(20));
    for number in 0..20 {
        page.expect_in(number, "question", "outcome");
    }
    page.choose_in(19, "army");
    page.expect_in(19, "question", "enlistment");
    page.expect_in(18, "question", "outcome");
    assert_eq!(page.asked_for(".wasm", 0), 1);
}

fn the_page_is_told_what_happens_by_ids(page: &Page) {
    page.open_elements("<transfer-guide answers='outcome=further-study&school=own'></transfer-guide>");
    let at = |answers: &str, question: Value, advice: Value| json!({ "answers": answers, "question": question, "advice": advice });
    let own = "outcome=further-study&school=own";
    let told = |name: &str, detail: &Value| json!([name, detail, "TRANSFER-GUIDE"]);
    assert_eq!(page.told(), json!([told("ready", &at(own, json!("year"), Value::Null))]));
    page.choose_in(0, "2020");
    let shows = page.wait_in(0, "an advice", |shows| shows["advice"] != Value::Null);
    let there = format!("{own}&year=2020");
    let answer = json!({ "answers": there, "question": "year", "choice": "2020" });
    let advice = at(&there, Value::Null, shows["advice"].clone());
    assert_eq!(page.told(), json!([told("answer", &answer), told("advice", &advice)]));
    page.click_in(0, ".restart");
    page.expect_in(0, "question", "outcome");
    let start = at("", json!("outcome"), Value::Null);
    assert_eq!(page.told(), json!([told("restart", &start), told("step", &start)]));
    // A day that is typed stays with the student.
    let refused = "door=stuck&problem=not-reviewed&holder=receiver&year=2020";
    page.run_with("document.querySelector('transfer-guide').go(arguments[0]);", &json!([refused]));
    page.wait_in(0, "a field for a day", |shows| shows["advice"] != Value::Null);
    page.told();
    page.put("input[type=date]", "2020-06-20");
    page.wait_in(0, "the day in the place", |shows| {
        shows["place"].as_str().is_some_and(|place| place.ends_with("=2020-06-20"))
    });
    assert_eq!(page.told(), json!([]));
}

fn attributes_and_properties_say_where_it_begins_and_what_need_not_be_asked(page: &Page) {
    let host = page
        .open_elements("<transfer-guide answers='outcome=further-study' known='year=2020&no-such=1'></transfer-guide>");
    page.choose_in(0, "own");
    let shows = page.expect_in(0, "place", "outcome=further-study&school=own&year=2020");
    assert_ne!(shows["advice"], Value::Null);
    let guide = format!("{}/index.html#", page.server.origin());
    let asked = page.run(
        "const guide = document.querySelector('transfer-guide');
         const before = [guide.known, guide.answers, guide.scheme, guide.fragment, guide.link];
         guide.base = '/guide.html#cut';
         guide.answers = 'outcome=army';
         return before.concat(guide.getAttribute('answers'), guide.base);",
    );
    let there = format!("{guide}outcome=further-study&school=own&year=2020");
    let base = format!("{}/guide.html", host.server.origin());
    assert_eq!(asked, json!(["year=2020&no-such=1", "outcome=further-study", "", false, there, "outcome=army", base]));
    page.expect_in(0, "question", "enlistment");
    let told = page.told();
    let last = told.as_array().and_then(|told| told.last()).map(|last| (last[0].clone(), last[1]["question"].clone()));
    assert_eq!(last, Some((json!("step"), json!("enlistment"))), "{told}");
    let link = page.run("return document.querySelector('transfer-guide').shadowRoot.querySelector('a.choice').href;");
    assert_eq!(link, format!("{base}#outcome=army&enlistment=graduated&year=2020"));
    // Set before the script was there, and an address that is none of a web page.
    page.run(
        "const guide = document.querySelector('transfer-guide').cloneNode();
         guide.base = 'javascript:alert(1)';
         document.body.append(guide);",
    );
    page.expect_in(1, "question", "enlistment");
    assert_eq!(page.run("return document.querySelectorAll('transfer-guide')[1].base;"), "");
}

fn an_element_that_is_moved_taken_out_or_put_back_is_where_it_was(page: &Page) {
    page.open_elements("<transfer-guide></transfer-guide><p id=elsewhere></p>");
    page.choose_in(0, "army");
    page.expect_in(0, "question", "enlistment");
    for what in [
        "elsewhere.append(guide);",
        "guide.remove(); elsewhere.append(guide);",
        "guide.remove(); return settled().then(() => elsewhere.append(guide));",
        "elsewhere.innerHTML = ''; return settled().then(() => document.body.append(guide));",
    ] {
        page.run(&format!("const guide = document.querySelector('transfer-guide'); {what}"));
        page.settle();
        let shows = page.expect_in(0, "question", "enlistment");
        assert_eq!(shows["place"], "outcome=army", "{what}");
    }
    page.choose_in(0, "graduated");
    page.expect_in(0, "place", "outcome=army&enlistment=graduated");
    page.run("document.body.append(document.querySelector('transfer-guide').cloneNode(true));");
    page.expect_in(1, "question", "outcome");
}

fn elements_that_come_and_go_take_no_more_memory(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let _host = page.open_host(&format!(
        "<script>
            const instantiate = WebAssembly.instantiate;
            WebAssembly.instantiate = async (...given) => {{
                const made = await instantiate.apply(WebAssembly, given);
                window.memory = (made.instance || made).exports.memory;
                return made;
            }};
         </script>{ELEMENT}<body>"
    ));
    let again = |times: u32| {
        page.run_with(
            "return (async times => {
                for (let time = 0; time < times; time += 1) {
                    const guide = document.createElement('transfer-guide');
                    guide.answers = time % 2 ? 'outcome=army' : 'outcome=further-study&school=own&year=2020';
                    const ready = new Promise(done => guide.addEventListener('transfer-guide-ready', done));
                    document.body.append(guide);
                    await ready;
                    guide.remove();
                    await new Promise(done => setTimeout(done));
                }
                return [memory.buffer.byteLength, document.querySelectorAll('transfer-guide').length];
            })(arguments[0]);",
            &json!([times]),
        )
    };
    let first = again(10);
    assert_eq!(again(200), first);
}

fn after_a_crash_the_element_is_where_it_was(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let _host = page.open_host(&format!(
        "<script>
            const insert = Node.prototype.insertBefore;
            Node.prototype.insertBefore = function (...given) {{
                if (window.times > 0 && this.getRootNode() instanceof ShadowRoot) {{ times -= 1; throw new Error('injected'); }}
                return insert.apply(this, given);
            }};
         </script>{ELEMENT}<body><transfer-guide answers='outcome=army'><i>Fallback</i></transfer-guide><transfer-guide></transfer-guide>"
    ));
    page.expect_in(0, "question", "enlistment");
    page.expect_in(1, "question", "outcome");
    page.run("window.times = 1;");
    page.choose_in(0, "graduated");
    page.wait_for("a crash", "return told.some(one => one[0] === 'error' && one[1].reason === 'crashed');");
    // The other one as well: they share the program.
    page.expect_in(0, "question", "enlistment");
    page.expect_in(1, "question", "outcome");
    page.choose_in(0, "graduated");
    page.wait_in(0, "the next", |shows| shows["place"] == "outcome=army&enlistment=graduated");
    page.forgive();
}

fn an_element_alone_in_one_script_needs_nothing_else(page: &Page) {
    page.serve_to_others(
        |asked, answer| if asked.file().starts_with("/assets") { answer.with_status(404) } else { answer },
    );
    let host = page.open_host(&format!(
        "<script src='{GUIDE}transfer-guide-alone.js'></script><body><transfer-guide></transfer-guide>"
    ));
    page.expect_in(0, "question", "outcome");
    page.choose_in(0, "army");
    page.expect_in(0, "question", "enlistment");
    assert_eq!(page.asked_for(".wasm", 0), 0);
    // There is no guide beside it that links could lead to.
    let link = page.run("return document.querySelector('transfer-guide').link;");
    assert_eq!(link, format!("{}/#outcome=army", host.server.origin()));
}
