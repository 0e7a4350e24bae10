//! Servers and pages that claim another encoding than what ships is in: every word is right all the same.

use std::fs;

use serde_json::json;
use transfer_guide_e2e::host::GUIDE;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, longest_walk, stations};
use transfer_guide_e2e::release::files_in;
use transfer_guide_e2e::server::{Answer, file_answer};
use transfer_guide_e2e::settings::Settings;
use transfer_guide_e2e::suite::{ALONE, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_e2e::trouble::done;

tests! {
    ALONE =>
        every_page_begins_with_the_mark_of_utf_8_and_what_it_loads_is_ascii;
    EVERY_ENGINE =>
        a_server_that_claims_another_encoding_changes_no_word_and_what_is_kept_neither,
        in_a_page_in_another_encoding_the_frame_and_the_one_file_have_the_same_words;
}

const MARK: &[u8] = "\u{feff}".as_bytes();

fn every_page_begins_with_the_mark_of_utf_8_and_what_it_loads_is_ascii() {
    let dist = done(Settings::from_environment()).dist;
    let mut pages = 0;
    for path in done(files_in(&dist)) {
        let content = fs::read(&path).unwrap();
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("html") => {
                let rest = content.strip_prefix(MARK).unwrap_or_else(|| panic!("{} has no mark", path.display()));
                let more = rest.windows(MARK.len()).any(|bytes| bytes == MARK);
                assert!(rest.starts_with(b"<!doctype html>") && !more, "{}", path.display());
                pages += 1;
            }
            Some("js" | "css" | "webmanifest") => assert!(content.is_ascii(), "{}", path.display()),
            _ => {}
        }
    }
    assert!(pages > 8, "{pages} pages");
}

/// The answer with this encoding in its type, whatever it is.
fn claiming(encoding: &str, mut answer: Answer) -> Answer {
    let kind = answer.content_type.take().unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    answer.with_content_type(Some(&format!("{kind}; charset={encoding}")))
}

fn a_server_that_claims_another_encoding_changes_no_word_and_what_is_kept_neither(page: &Page) {
    let stations = stations(&longest_walk());
    // Of two sites, since what is kept of one answers for it.
    for (encoding, origin) in [("iso-8859-1", page.server.origin_by_name()), ("gbk", page.server.origin())] {
        let dist = page.settings.dist.clone();
        page.server.answer_with(move |asked| claiming(encoding, file_answer(&dist, asked)));
        page.browse(&format!("{origin}/"));
        page.expect(&stations[0]);
    }
    page.choose_all(&longest_walk());
    page.until("the page is kept", || page.is_governed() && page.caches().len() == 1);
    page.server.stop();
    page.open(&stations[1].fragment);
    page.expect(&stations[1]);
}

fn in_a_page_in_another_encoding_the_frame_and_the_one_file_have_the_same_words(page: &Page) {
    page.serve_to_others(|_, answer| claiming("gbk", answer));
    let heading = Place::at("").heading;
    let body = format!(
        "<body><a href='{GUIDE}index.html' data-transfer-guide>Guide</a><script src='{GUIDE}transfer-guide-frame.js' async></script>
         <transfer-guide></transfer-guide><script src='{GUIDE}transfer-guide-alone.js' async></script>"
    );
    // As an old page: its encoding is that of every script that says nothing of its own.
    let _host = page.open_host_with(&body, |answer| answer.with_content_type(Some("text/html; charset=gbk")));
    page.wait_in(0, "the one file", |seen| seen.texts("headings") == [&*heading]);
    page.wait_for("the frame", "return document.querySelector('iframe')?.style.visibility === '';");
    assert_eq!(page.run("return document.querySelector('iframe').title;"), "团组织关系转接指引");
    done(page.session().post("/frame", &json!({ "id": 0 })));
    page.wait_in(0, "what is in the frame", |seen| seen.texts("headings") == [&*heading]);
    done(page.session().post("/frame", &json!({ "id": null })));
}
