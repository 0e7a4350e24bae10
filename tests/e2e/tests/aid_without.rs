//! What helps to act on an advice, without what it might have: with nothing kept on the device or with what was asked to be
//! kept, without a network, an address, WebAssembly, its own files, or a page of its own.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use transfer_guide_aid::letters::letters;
use transfer_guide_aid::messages::WORDS;
use transfer_guide_aid::stamp::stamped;
use transfer_guide_aid::steps::steps;
use transfer_guide_e2e::aid::{ABROAD, COUNT_LOOKS, DATED, helped, kit};
use transfer_guide_e2e::engine::not_tested;
use transfer_guide_e2e::host::{ELEMENT, Host};
use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{SCRIPT, WASM};

tests! {
    EVERY_ENGINE =>
        ticks_are_kept_only_where_that_is_wanted_and_until_it_is_not,
        where_nothing_may_be_kept_ticking_works_and_says_so,
        without_a_network_it_opens_as_well,
        in_the_one_file_from_a_disk_it_opens_and_says_that_there_is_no_address,
        where_there_is_no_address_the_calendar_has_no_half_of_one,
        where_webassembly_is_forbidden_it_runs_as_javascript,
        where_its_files_are_missing_it_says_so_and_a_later_click_opens_it,
        in_a_page_of_another_site_it_is_dressed_names_the_contact_and_prints_elsewhere,
        a_page_around_that_keeps_clicks_to_itself_does_not_keep_it_closed;
    CHROMIUM("what is made of an entry on the device, once it has been read: the same in every engine") =>
        what_somebody_else_has_kept_under_that_name_is_ignored,
        on_return_the_start_names_the_advice_that_is_kept_and_forgets_it_when_told_to;
}

/// The advice with a few steps to tick off.
const OWN: &str = "outcome=further-study&school=own&year=2020";

/// [`DATED`] before its day is typed.
const UNDATED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// The box that lets ticks be kept.
const KEEP: &str = ".aid-part[data-part=checklist] .aid-keep input";

/// Everything that is kept on the device for this host.
fn storage(page: &Page) -> Value {
    page.run("return Object.assign({}, localStorage);")
}

/// What is kept of the aid.
fn record(page: &Page) -> Value {
    let storage = storage(page);
    let entries = storage.as_object().unwrap();
    assert_eq!(entries.keys().collect::<Vec<_>>(), ["transfer-guide"], "one entry");
    serde_json::from_str(entries["transfer-guide"].as_str().unwrap()).unwrap()
}

/// Which steps are ticked.
fn ticks(page: &Page) -> Value {
    page.run("return Array.from(root.querySelectorAll('.aid-list input'), one => one.checked);")
}

/// The texts of all messages for an advice.
fn messages(page: &Page) -> Vec<String> {
    page.texts("return Array.from(root.querySelectorAll('.aid-letter textarea'), one => one.value);")
}

fn expected_messages(fragment: &str) -> Vec<String> {
    letters(kit(), &helped(fragment)).into_iter().map(|letter| letter.text).collect()
}

/// Types into the field of the start, and waits for an answer.
fn type_nothing_known(page: &Page) {
    page.put(".aid-find", "qqqqzzzz");
    page.wait_for("an answer", "return shown(root.querySelector('.aid-found p'));");
}

fn ticks_are_kept_only_where_that_is_wanted_and_until_it_is_not(page: &Page) {
    let expected = steps(&helped(OWN));
    let none = vec![false; expected.len()];
    page.open_aid(OWN);
    page.open_part("checklist");
    page.click(".aid-list input");
    assert_eq!(storage(page), json!({}));
    page.reload();
    page.ask_for_aid();
    assert_eq!(ticks(page), json!(none), "kept by itself");
    page.open_part("checklist");
    page.click(".aid-list input");
    page.click(KEEP);
    assert_eq!(page.said_in(".aid-part[data-part=checklist]"), WORDS.kept);
    page.click(".aid-list li:nth-child(2) input");
    let kept = record(page);
    assert_eq!((&kept["form"], &kept["fragment"]), (&json!(1), &json!(stamped(&helped(OWN)))));
    assert_eq!(kept["ticked"], json!([expected[0].key, expected[1].key]));
    assert!(kept["day"].as_str().is_some_and(|day| day.len() == 10 && day.starts_with("20")), "{kept}");
    page.reload();
    page.ask_for_aid();
    let mut two = none.clone();
    two[..2].fill(true);
    assert_eq!(ticks(page), json!(two));
    // The steps of another advice are others'.
    page.go_to_aid(UNDATED);
    assert!(!ticks(page).as_array().unwrap().contains(&json!(true)), "{}", ticks(page));
    page.go_to_aid(OWN);
    page.open_part("checklist");
    page.click(KEEP);
    assert_eq!(page.said_in(".aid-part[data-part=checklist]"), WORDS.forgotten);
    assert_eq!(storage(page), json!({}));
    page.reload();
    page.ask_for_aid();
    assert_eq!(ticks(page), json!(none));
}

fn on_return_the_start_names_the_advice_that_is_kept_and_forgets_it_when_told_to(page: &Page) {
    page.serve(COUNT_LOOKS, |_, answer| answer);
    page.open_aid(OWN);
    page.open_part("checklist");
    page.click(".aid-list input");
    page.click(KEEP);
    let helped = helped(OWN);
    let progress = format!("{}1/{}", WORDS.welcome_ticked, steps(&helped).len());
    for _ in 0..2 {
        page.open("");
        page.wait_for("a notice", "return shown(root.querySelector('.aid-notice[role=status]'));");
        let said = page.texts("return [root.querySelector('.aid-notice').innerText];").concat();
        for part in [&*helped.advised.advice.title, WORDS.welcome, &progress] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        page.click(".aid-notice a");
        page.arrive(&Place::at(OWN));
    }
    page.open("");
    page.wait_for("a notice", "return shown(root.querySelector('.aid-notice'));");
    page.click(".aid-notice button:last-of-type");
    let said = "return root.querySelector('.aid-notice').textContent === arguments[0];";
    page.wait_for_with("it is forgotten", said, &json!([WORDS.forgotten]));
    assert_eq!(storage(page), json!({}));
    page.open("");
    page.wait_for_greeting();
    assert_eq!(page.run("return root.querySelector('.aid-notice');"), Value::Null);
}

fn what_somebody_else_has_kept_under_that_name_is_ignored(page: &Page) {
    let valid = json!({ "form": 1, "fragment": OWN, "day": "2026-01-01", "ticked": [], "filled": {} });
    let with = |key: &str, value: Value| {
        let mut changed = valid.clone();
        changed[key] = value;
        changed.to_string()
    };
    let values = [
        "no JSON".to_owned(),
        "null".to_owned(),
        "7".to_owned(),
        "[]".to_owned(),
        "{}".to_owned(),
        "{\"form\":1,".to_owned(),
        with("form", json!(2)),
        with("form", json!("1")),
        with("fragment", json!(7)),
        with("fragment", json!(["outcome=delayed"])),
        with("fragment", json!("")),
        with("fragment", json!("nothing=known")),
        with("fragment", json!("outcome=employed")),
        with("fragment", json!(format!("{OWN}&{}", "x".repeat(1_000_000)))),
        with("ticked", json!(null)),
        with("ticked", json!({ "length": 3 })),
        "x".repeat(1_000_000),
    ];
    page.serve(COUNT_LOOKS, |_, answer| answer);
    page.open("");
    for value in values {
        let short: String = value.chars().take(150).collect();
        page.run_with("localStorage.setItem('transfer-guide', arguments[0]);", &json!([value]));
        page.open("");
        page.wait_for_greeting();
        assert_eq!(page.run("return root.querySelector('.aid-notice');"), Value::Null, "{short}");
        assert_eq!(page.complaints(), [""; 0], "{short}");
    }
    // Nor does anything odd inside what has the right form.
    let odd = [
        with("ticked", json!([7, null, {}, "no such step"])),
        with("filled", json!([1, 2])),
        with("filled", json!({ "stay-abroad": 7 })),
        with("filled", json!({ "stay-abroad": [7, null, { "a": 1 }] })),
        with("day", json!({ "toString": 1 })),
    ];
    for value in odd {
        page.run_with("localStorage.setItem('transfer-guide', arguments[0]);", &json!([value]));
        for fragment in [OWN, ABROAD] {
            page.open_aid(fragment);
            assert!(!ticks(page).as_array().unwrap().contains(&json!(true)), "{value}: {}", ticks(page));
            assert_eq!(messages(page), expected_messages(fragment), "{value}");
        }
        page.open("");
        page.wait_for_greeting();
        assert_eq!(page.complaints(), [""; 0], "{value}");
    }
}

fn where_nothing_may_be_kept_ticking_works_and_says_so(page: &Page) {
    const BLOCKED: [&str; 2] = [
        "for (const name of ['setItem', 'getItem', 'removeItem']) {
            Storage.prototype[name] = () => { throw new DOMException('blocked', 'QuotaExceededError'); };
         }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });",
    ];
    for blocked in BLOCKED {
        page.serve(blocked, |_, answer| answer);
        page.open_aid(ABROAD);
        page.open_part("checklist");
        page.click(KEEP);
        assert_eq!(page.said_in(".aid-part[data-part=checklist]"), WORDS.not_kept, "{blocked}");
        page.click(".aid-list input");
        assert_eq!(ticks(page)[0], true, "{blocked}");
        page.open_part("papers");
        page.type_into(".aid-paper .aid-field input", "mine");
        page.click(".aid-paper .aid-keep input");
        assert_eq!(page.said_in(".aid-paper"), WORDS.not_kept, "{blocked}");
        page.open("");
        type_nothing_known(page);
    }
}

fn without_a_network_it_opens_as_well(page: &Page) {
    page.open_and_keep("");
    page.server.stop();
    page.load_again();
    page.open_aid(DATED);
    assert_eq!(messages(page), expected_messages(DATED));
    page.open("");
    type_nothing_known(page);
}

/// Opens what helps to act in the one file, from a disk; false where the driver refuses to.
#[track_caller]
fn open_one_file(page: &Page, folder: &Folder) -> bool {
    let file = folder.join("guide.html");
    fs::copy(page.settings.dist.join("guide.html"), &file).unwrap();
    page.leave();
    let address = format!("file://{}#{DATED}", file.display());
    if let Err(trouble) = page.session().post("/url", &json!({ "url": address })) {
        not_tested(page.engine(), &format!("the one file from a disk: its driver opens none ({trouble})"));
        return false;
    }
    page.expect(&Place::at(DATED));
    page.ask_for_aid();
    true
}

fn in_the_one_file_from_a_disk_it_opens_and_says_that_there_is_no_address(page: &Page) {
    let folder = Folder::new();
    if !open_one_file(page, &folder) {
        return;
    }
    assert_eq!(messages(page), expected_messages(DATED));
    page.open_part("link");
    let inside = page.texts("return [part('link').querySelector('.aid-inside').innerText.trim()];");
    assert_eq!(inside, [WORDS.no_link]);
    page.catch_prints();
    page.open_part("sheet");
    page.click(".aid-part[data-part=sheet] button");
    let sheet = page.texts("return [document.querySelector('.aid-sheet').textContent];").concat();
    assert!(sheet.contains(&*helped(DATED).advised.advice.title) && !sheet.contains("#outcome"), "{sheet}");
    assert_eq!(page.run("return document.querySelector('.aid-sheet svg');"), Value::Null);
    assert!(page.server.asked().is_empty(), "{:?}", page.server.asked());
}

fn where_there_is_no_address_the_calendar_has_no_half_of_one(page: &Page) {
    let folder = Folder::new();
    if !open_one_file(page, &folder) {
        return;
    }
    page.open_part("calendar");
    page.catch_files();
    page.click(".aid-part[data-part=calendar] button");
    let calendar = String::from_utf8(page.saved().content).unwrap();
    assert!(calendar.contains("BEGIN:VEVENT") && !calendar.contains("#outcome"), "{calendar}");
}

fn where_webassembly_is_forbidden_it_runs_as_javascript(page: &Page) {
    page.serve("", |asked, answer| match asked.file() {
        "/" => answer.with_header("content-security-policy", "default-src 'self'; style-src 'self' 'unsafe-inline'"),
        _ => answer,
    });
    page.load(DATED);
    page.expect_tier(SCRIPT);
    page.ask_for_aid();
    assert_eq!(messages(page), expected_messages(DATED));
    let aid = |ending| page.server.asked().iter().any(|one| one.path.contains("/aid-") && one.file().ends_with(ending));
    assert!(aid(".asm.js") && !aid(".wasm"), "{:?}", page.server.asked());
    // Browsers complain of what their policy refused.
    page.forgive();
}

fn where_its_files_are_missing_it_says_so_and_a_later_click_opens_it(page: &Page) {
    for missing in [".js", ".wasm"] {
        let away = Arc::new(AtomicBool::new(true));
        let gone = Arc::clone(&away);
        page.serve("", move |asked, answer| {
            let is_of_aid = asked.path.contains("/aid-") && asked.file().ends_with(missing);
            if is_of_aid && gone.load(Ordering::SeqCst) { Answer::not_found() } else { answer }
        });
        page.open(DATED);
        page.expect_tier(WASM);
        let says_so = "return shown(root.querySelector('.aid.failed .broken'));";
        assert_eq!(page.run("return shown(root.querySelector('.aid .broken'));"), false);
        for _ in 0..2 {
            page.click(".aid-open:not([disabled])");
            page.wait_for("it says so", says_so);
        }
        assert!(page.hints().iter().any(|hint| hint.contains("status 404")), "{:?}", page.hints());
        // The guide itself goes on.
        page.click("a.back");
        page.wait("a question", Seen::is_question);
        page.back();
        page.expect(&Place::at(DATED));
        away.store(false, Ordering::SeqCst);
        page.ask_for_aid();
        assert_eq!(messages(page), expected_messages(DATED));
        assert_eq!(page.run(says_so), false);
        // Browsers complain of files that are missing.
        page.forgive();
    }
}

/// A page of another site with an advice in an element, and scripts of its own.
#[track_caller]
fn open_element(page: &Page, scripts: &str) -> Host {
    page.serve_to_others(|_, answer| answer);
    let element = format!(
        "<transfer-guide answers='{}' contact='The office, room 7'></transfer-guide>",
        DATED.replace('&', "&amp;")
    );
    let host = page.open_host(&format!("<script>{scripts}</script>{ELEMENT}<body>{element}"));
    page.wait_in(0, "an advice", |shows| shows["advice"] != Value::Null);
    host
}

fn in_a_page_of_another_site_it_is_dressed_names_the_contact_and_prints_elsewhere(page: &Page) {
    let host = open_element(page, "");
    page.ask_for_aid();
    assert_eq!(messages(page), expected_messages(DATED));
    page.open_part("wrong");
    let inside = page.texts("return [part('wrong').innerText];").concat();
    assert!(inside.contains(&format!("{}The office, room 7", WORDS.contact)), "{inside}");
    let border = page.texts(
        "const style = getComputedStyle(part('wrong').querySelector('.aid-do'));
         return [style.borderTopStyle, parseFloat(style.borderTopWidth) > 0, document.querySelectorAll('.aid-parts').length];",
    );
    assert_eq!(border, ["solid", "true", "0"]);
    page.open_part("sheet");
    let link = page.texts(
        "return [part('sheet').querySelectorAll('button').length, part('sheet').querySelector('a[target=_blank]').href];",
    );
    let guide = format!("{}index.html#{}", page.base(), stamped(&helped(DATED)));
    assert_eq!(link, ["0", &guide]);
    page.open_part("calendar");
    page.catch_files();
    page.click(".aid-part[data-part=calendar] button");
    assert!(String::from_utf8(page.saved().content).unwrap().contains("DTSTART;VALUE=DATE:20990630"));
    assert_eq!(page.run("return location.href;"), format!("{}/", host.server.origin()));
}

fn a_page_around_that_keeps_clicks_to_itself_does_not_keep_it_closed(page: &Page) {
    let _host =
        open_element(page, "document.addEventListener('click', event => { event.stopImmediatePropagation(); }, true);");
    page.ask_for_aid();
    page.open_part("checklist");
}
