//! Papers: what was filled in stands where it belongs, and the document is one that other programs open.

#![allow(clippy::unwrap_used, reason = "a document that cannot be opened has failed the test")]

mod kit;

use std::io::{Cursor, Read};

use kit::{kit, place, places};
use transfer_guide_aid::papers::{Filled, document, fill, papers};

const ABROAD: &str = "outcome=study-abroad&year=2020";

fn application(values: &[&str]) -> Filled {
    let paper = kit().papers.iter().find(|paper| paper.id == "stay-abroad").unwrap();
    fill(paper, &values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
}

/// The paragraphs of a document, read by other people's libraries.
fn paragraphs(document: Vec<u8>) -> Vec<String> {
    let mut files = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    for part in ["[Content_Types].xml", "_rels/.rels"] {
        let mut text = String::new();
        files.by_name(part).unwrap().read_to_string(&mut text).unwrap();
        roxmltree::Document::parse(&text).unwrap();
    }
    let mut text = String::new();
    files.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let paragraphs = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "p")));
    paragraphs
        .map(|one| one.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect())
        .collect()
}

#[test]
fn the_application_has_the_four_things_that_the_guideline_asks_for() {
    let filled = application(&["PLACE", "FROM", "UNTIL", "CONTACT", "REACH"]);
    let text = filled.text.concat();
    for value in ["PLACE", "FROM", "UNTIL", "CONTACT", "REACH"] {
        assert_eq!(text.matches(value).count(), 1, "{value} in {text}");
    }
    assert_eq!(papers(kit(), &place(ABROAD))[0].fields.len(), 5);
}

#[test]
fn what_is_not_filled_in_is_a_line_to_write_on() {
    let text = application(&["PLACE", "  "]).text.concat();
    assert_eq!(text.matches("＿＿＿＿＿＿＿＿").count(), 4, "{text}");
    assert!(!text.contains(['{', '}']), "{text}");
}

#[test]
fn what_was_typed_is_never_taken_for_a_field() {
    let text = application(&["{reach}", "{", "}", "{{place}}", "REACH"]).text.concat();
    assert_eq!(text.matches("REACH").count(), 1, "{text}");
    assert!(text.contains("{reach}") && text.contains("{{place}}"), "{text}");
}

#[test]
fn the_document_has_every_paragraph_as_it_is_shown() {
    let filled = application(&["<b> & \"place\"", "9\u{1}\u{b}", "\u{1f393}", "A", "]]>"]);
    let shown: Vec<String> = filled
        .title
        .iter()
        .chain(&filled.text)
        .chain(&filled.foot)
        .map(|text| text.replace(['\u{1}', '\u{b}'], ""))
        .collect();
    assert_eq!(paragraphs(document(&filled)), shown);
}

#[test]
fn only_those_who_need_a_paper_are_offered_one() {
    for place in places() {
        let ids: Vec<&str> = papers(kit(), &place).iter().map(|paper| paper.id).collect();
        let expected: &[&str] = match &*place.advised.advice.id {
            "study-abroad" => &["stay-abroad"],
            "special-unit" => &["army-remark"],
            "classified-unit" => &["classified-remark"],
            _ => &[],
        };
        assert_eq!(ids, expected, "{}", place.fragment());
    }
}

#[test]
fn a_remark_is_not_to_be_had_before_what_it_says_is_true() {
    for paper in kit().papers.iter().filter(|paper| paper.id.ends_with("remark")) {
        assert!(paper.confirm.is_some() && paper.title.is_none(), "{}", paper.id);
    }
}
