//! That what helps to act has a way where a browser allows next to nothing, and takes the short way where a device has one.

use serde_json::json;
use transfer_guide_aid::messages::WORDS;
use transfer_guide_aid::stamp::stamped;
use transfer_guide_e2e::aid::{ABROAD, DATED, helped};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        with_storage_clipboard_share_and_worker_blocked_everything_still_has_a_way,
        a_share_sheet_gets_the_text_as_the_student_left_it;
}

/// No storage, no clipboard of either kind, no share sheet, no worker: before anything of the page runs.
const BLOCKED: &str = "
    for (const name of ['localStorage', 'sessionStorage', 'caches']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
    }
    for (const name of ['clipboard', 'share', 'serviceWorker']) {
        Object.defineProperty(navigator, name, { value: undefined });
    }
    document.execCommand = () => false;";

const SHEET: &str = "
    window.shared = [];
    Object.defineProperty(navigator, 'share', { value: data => Promise.resolve(shared.push(data.text)) });";

fn with_storage_clipboard_share_and_worker_blocked_everything_still_has_a_way(page: &Page) {
    page.serve(BLOCKED, |_, answer| answer);
    page.open(ABROAD);
    page.catch_files();
    page.catch_prints();
    page.click(".tick input");
    page.click(".aid-ticks .aid-keep input");
    assert_eq!(page.said_in(".aid-ticks"), WORDS.not_kept);
    page.use_tool("reminder/");
    page.put(".aid-set input[type=date]", "2099-01-05");
    page.click(".aid-set button");
    assert_eq!(page.saved().name, "transfer-guide.ics");
    page.copy_a_letter(WORDS.copy_by_hand);
    page.use_tool("paper/");
    page.click(".aid-room[data-tool^='paper/'] button");
    assert_eq!(page.saved().name, "stay-abroad.docx");
    page.use_tool("sheet");
    page.click(".aid-room[data-tool=sheet] button");
    assert_eq!(page.run("return prints;"), 1);
    page.use_tool("link");
    page.expect_aid_for(ABROAD);
    // A link that says what it was made from, and the field to type in.
    page.open(&stamped(&helped(DATED)).replace("college-2020.2.", "college-2020.0."));
    page.expect(&Place::at(DATED));
    page.wait_for("its age", "return shown(root.querySelector('.aid-notice.same'));");
    page.open("");
    page.put(".aid-find", "gap");
    page.wait_for("a case", "return shown(root.querySelector('.aid-found a'));");
}

fn a_share_sheet_gets_the_text_as_the_student_left_it(page: &Page) {
    page.serve(SHEET, |_, answer| answer);
    page.open_tool(DATED, "letter/");
    page.type_into(".aid-room textarea", "mine");
    let text = page.texts("return [room('letter/').querySelector('textarea').value];").concat();
    page.click(".aid-room button:nth-of-type(2)");
    page.use_tool("link");
    page.click(".aid-room[data-tool=link] button:nth-of-type(2)");
    assert!(text.contains("mine"), "{text}");
    assert_eq!(page.run("return shared;"), json!([text, page.link_to(DATED)]));
}
