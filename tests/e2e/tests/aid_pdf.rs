//! That the sheet, saved as a PDF and read by another program, says what the advice says, value by value.

use std::collections::BTreeMap;

use serde_json::json;
use transfer_guide_aid::sheet::sheet;
use transfer_guide_e2e::aid::helped;
use transfer_guide_e2e::engine::tested_in_chromium_only;
use transfer_guide_e2e::page::visit;
use transfer_guide_e2e::places::{Place, advised, one_walk_to_each_advice};

/// A4, in inches.
const A4: (f64, f64) = (8.27, 11.69);

/// A text without spaces: what is read has them between any two glyphs.
fn bare(text: &str) -> Vec<char> {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether a text is somewhere in what was read. Of a glyph that also stands for a radical (U+2E80 to U+2FDF) only that is read,
/// which is several characters' at once: such a one may be any.
fn is_in(text: &str, read: &[char]) -> bool {
    let text = bare(text);
    let same = |(read, meant): (&char, &char)| read == meant || ('\u{2e80}'..='\u{2fdf}').contains(read);
    read.windows(text.len().max(1)).any(|part| part.iter().zip(&text).all(same))
}

#[test]
fn a_printed_sheet_read_by_another_program_says_what_the_advice_says() {
    tested_in_chromium_only("the sheet as a PDF: only DevTools saves one");
    visit(|page| {
        let mut seen = BTreeMap::new();
        for walk in one_walk_to_each_advice() {
            seen.entry(advised(&walk).advice.id.to_string()).or_insert(Place::of(&walk, None).fragment);
        }
        let mut opened = false;
        for fragment in seen.into_values() {
            if opened {
                page.go_to_aid(&fragment);
            } else {
                page.open_aid(&fragment);
                page.catch_prints();
                opened = true;
            }
            page.in_aid("part('sheet').querySelector('button').click();", &json!([]));
            let pdf = page.pdf(A4.0, A4.1);
            page.run("dispatchEvent(new Event('afterprint'));", &json!([]));
            let read = pdf_extract::extract_text_from_mem(&pdf).unwrap_or_else(|error| panic!("{fragment}: {error}"));
            let read = bare(&read);
            let sheet = sheet(&helped(&fragment), None);
            let rows = sheet.destinations.iter().flatten().chain(sheet.steps.iter().flatten());
            let rows = rows.chain(sheet.deadlines.iter().flatten()).chain(sheet.answers.iter().flatten());
            for text in [&sheet.title, &sheet.clauses, &sheet.origin].into_iter().chain(&sheet.never).chain(rows) {
                let shown: String = read.iter().collect();
                assert!(is_in(text, &read), "{fragment}: not in the PDF: {text}\n{shown}");
            }
            assert!(!is_in("SOMETHING ELSE", &read), "anything is found in it");
        }
    });
}
