//! What helps to act on an advice, without what it might have: without a network, an address, WebAssembly, its own files, or a page of its own.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use transfer_guide_aid::letters::letters;
use transfer_guide_aid::messages::WORDS;
use transfer_guide_aid::stamp::stamped;
use transfer_guide_e2e::aid::{DATED, helped, kit};
use transfer_guide_e2e::engine::not_tested;
use transfer_guide_e2e::host::{ELEMENT, Host};
use transfer_guide_e2e::offline::Folder;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{SCRIPT, WASM};

tests! {
    EVERY_ENGINE =>
        without_a_network_it_opens_as_well,
        in_the_one_file_from_a_disk_it_opens_and_says_that_there_is_no_address,
        where_there_is_no_address_the_calendar_has_no_half_of_one,
        where_webassembly_is_forbidden_it_runs_as_javascript,
        where_its_files_are_missing_it_says_so_and_a_later_click_opens_it,
        in_a_page_of_another_site_it_is_dressed_names_the_contact_and_prints_elsewhere,
        a_page_around_that_keeps_clicks_to_itself_does_not_keep_it_closed;
}

/// Opens the first message that is offered, and checks that it is the one for the answers, with that address of the guide.
#[track_caller]
fn expect_message(page: &Page, fragment: &str, base: &str) {
    page.use_tool("letter/");
    let shown = page
        .texts("const found = room('letter/'); return [found.dataset.tool, found.querySelector('textarea').value];");
    let helped = helped(fragment);
    let written = letters(kit(), &helped, base);
    let letter = written.iter().find(|letter| shown[0] == format!("letter/{}", letter.id));
    assert_eq!(letter.map(|letter| &*letter.text), Some(&*shown[1]), "{}", shown[0]);
}

/// Types into the field of the start, and waits for an answer.
fn type_nothing_known(page: &Page) {
    page.put(".aid-find", "qqqqzzzz");
    page.wait_for("an answer", "return shown(root.querySelector('.aid-found p'));");
}

fn without_a_network_it_opens_as_well(page: &Page) {
    page.open_and_keep("");
    page.server.stop();
    page.load_again();
    page.open(DATED);
    expect_message(page, DATED, &page.base());
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
    true
}

fn in_the_one_file_from_a_disk_it_opens_and_says_that_there_is_no_address(page: &Page) {
    let folder = Folder::new();
    if !open_one_file(page, &folder) {
        return;
    }
    expect_message(page, DATED, "");
    page.use_tool("link");
    let inside = page.texts("return [room('link').querySelector('p').innerText.trim(), room('link').children.length];");
    assert_eq!(inside, [WORDS.no_link, "2"]);
    page.catch_prints();
    page.use_tool("sheet");
    page.click(".aid-room[data-tool=sheet] button");
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
    page.use_tool("calendar");
    page.catch_files();
    page.click(".aid-room button");
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
    expect_message(page, DATED, &page.base());
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
        let says_so = "return visible('.broken').length === 1 && shown(root.querySelector('.offer.failed .broken'));";
        assert_eq!(page.visible_texts(".broken"), [""; 0]);
        for _ in 0..2 {
            page.click(".aid-open:not([aria-busy])");
            page.wait_for("it says so", says_so);
            page.wait_for("it can be tried again", "return !root.querySelector('[aria-busy]');");
        }
        assert!(page.hints().iter().any(|hint| hint.contains("status 404")), "{:?}", page.hints());
        // The guide itself goes on.
        page.click("a.back");
        page.wait("a question", Seen::is_question);
        page.back();
        page.expect(&Place::at(DATED));
        away.store(false, Ordering::SeqCst);
        expect_message(page, DATED, &page.base());
        assert_eq!(page.visible_texts(".broken"), [""; 0]);
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
    expect_message(page, DATED, &format!("{}index.html", page.base()));
    page.use_tool("wrong");
    let inside = page.texts("return [room('wrong').innerText];").concat();
    assert!(inside.contains(&format!("{}The office, room 7", WORDS.contact)), "{inside}");
    let border = page.texts(
        "const style = getComputedStyle(room('wrong').querySelector('.aid-do'));
         return [style.borderTopStyle, parseFloat(style.borderTopWidth) > 0, document.querySelectorAll('.aid-room').length];",
    );
    assert_eq!(border, ["solid", "true", "0"]);
    page.use_tool("sheet");
    let link = page.texts(
        "return [room('sheet').querySelectorAll('button').length, room('sheet').querySelector('a[target=_blank]').href];",
    );
    let guide = format!("{}index.html#{}", page.base(), stamped(&helped(DATED)));
    assert_eq!(link, ["0", &guide]);
    page.use_tool("calendar");
    page.catch_files();
    page.click(".aid-room[data-tool=calendar] button");
    assert!(String::from_utf8(page.saved().content).unwrap().contains("DTSTART;VALUE=DATE:20990630"));
    assert_eq!(page.run("return location.href;"), format!("{}/", host.server.origin()));
}

fn a_page_around_that_keeps_clicks_to_itself_does_not_keep_it_closed(page: &Page) {
    let _host =
        open_element(page, "document.addEventListener('click', event => { event.stopImmediatePropagation(); }, true);");
    page.use_tool("letter/");
    page.click(".tick input");
    page.wait_for("a choice to keep that", "return shown(root.querySelector('.aid-ticks'));");
    page.click(".summary button.to");
    page.wait_for("the row leads on", "return root.activeElement.matches('h2, summary');");
}
