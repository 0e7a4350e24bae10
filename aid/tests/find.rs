//! Finding one's case by typing: what people really say leads to the right choice.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

mod kit;

use kit::{edition, kit};
use transfer_guide_aid::find::find;
use transfer_guide_rules::fragment::read;

/// What is typed, and the case that must be among the first three.
const PHRASES: &str = include_str!("phrases.txt");

#[test]
fn what_students_say_is_found() {
    let mut lost = Vec::new();
    let phrases = PHRASES.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    assert!(phrases.clone().count() > 60);
    for line in phrases {
        let (typed, expected) = line.split_once(" -> ").unwrap();
        let found: Vec<&str> = find(kit(), typed).iter().map(|one| one.fragment).collect();
        if !found.iter().take(3).any(|fragment| *fragment == expected) {
            lost.push(format!("{typed}: not {expected} but {found:?}"));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn every_case_leads_somewhere_and_is_found_by_its_own_label() {
    for case in &kit().cases {
        assert_eq!(read(edition(), &case.fragment).ignored, [], "{}", case.fragment);
        let found = find(kit(), &case.label);
        assert!(found.iter().any(|one| one.fragment == case.fragment), "{}: {found:?}", case.label);
    }
}

#[test]
fn every_choice_of_the_first_question_can_be_found() {
    let first = &edition().questions[0];
    for question in std::iter::once(first).chain(edition().doors(first)) {
        for choice in &question.choices {
            let fragment = format!("{}={}", question.id, choice.id);
            assert!(kit().cases.iter().any(|case| case.fragment == fragment), "{fragment}");
        }
    }
}

#[test]
fn nothing_typed_and_nothing_meant_find_nothing() {
    for typed in ["", "   ", "？！", "x", "qqqqqq", "天气", "\u{0}", "𠮷𠮷"] {
        assert_eq!(find(kit(), typed), [], "{typed:?}");
    }
}

#[test]
fn small_and_large_letters_and_spaces_are_all_the_same() {
    for typed in ["GAP", "gap", " g a p ", "Gap！"] {
        assert_eq!(find(kit(), typed)[0].fragment, "outcome=undecided", "{typed}");
    }
}
