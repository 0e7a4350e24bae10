//! A link's age: the same where nothing changed, and for every text that changes, changed in the right section.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

mod kit;

use kit::{edition, kit, place, places};
use transfer_guide_aid::kit::{Change, Kit};
use transfer_guide_aid::place::Place;
use transfer_guide_aid::stamp::{age, stamp, stamped};
use transfer_guide_rules::dates::Rule;
use transfer_guide_rules::edition::{Advice, Edition};
use transfer_guide_rules::fragment::read;

const OWN: &str = "outcome=further-study&school=own&year=2020";

/// The number of this writing.
fn version() -> u32 {
    edition().version.parse().unwrap()
}

/// The next writing of the edition, with one advice edited.
fn next(advice: &str, edit: impl Fn(&mut Advice)) -> Edition {
    let mut next = edition().clone();
    next.version = (version() + 1).to_string().into();
    edit(next.advice.iter_mut().find(|one| one.id == advice).unwrap());
    next
}

fn said(edition: &Edition, kit: &Kit, link: &str) -> (bool, String) {
    let age = age(edition, kit, link).unwrap();
    (age.same, age.text)
}

#[test]
fn a_link_of_this_very_writing_has_nothing_to_say() {
    for place in places() {
        assert_eq!(age(edition(), kit(), &stamped(&place)), None, "{}", place.fragment());
    }
    assert_eq!(age(edition(), kit(), OWN), None, "nor has one without a stamp");
}

#[test]
fn a_link_with_its_stamp_leads_where_it_leads_without() {
    for place in places() {
        let read = read(edition(), &stamped(&place));
        assert_eq!(read.ignored, [], "{}", place.fragment());
        assert_eq!(read.answers, place.walk.on_path());
    }
}

#[test]
fn a_link_is_short_enough_for_a_chat() {
    let longest = places().iter().map(|place| stamped(place).len()).max().unwrap();
    assert!(longest < 200, "{longest} letters");
}

#[test]
fn an_advice_that_a_new_writing_left_alone_is_said_to_be_the_same() {
    let next = next("delayed", |advice| advice.title = "another".into());
    for place in places().iter().filter(|place| place.advised.advice.id != "delayed") {
        let (same, text) = said(&next, kit(), &stamped(place));
        assert!(same, "{}: {text}", place.fragment());
    }
}

#[test]
fn whatever_changes_is_seen_in_its_section() {
    type Edit = (&'static str, fn(&mut Advice));
    let edits: [Edit; 12] = [
        ("转到哪里", |advice| advice.title = "x".into()),
        ("转到哪里", |advice| advice.destinations[0].name = "x".into()),
        ("转到哪里", |advice| advice.destinations[0].clause.clear()),
        ("谁发起", |advice| advice.duties[0].actor = "county".into()),
        ("谁发起", |advice| advice.duties.swap(0, 1)),
        ("怎么办", |advice| advice.steps[0].text = "x".into()),
        ("怎么办", |advice| advice.steps.swap(0, 1)),
        ("到什么时候", |advice| advice.deadlines[0].due = Rule::On { month: 9, day: 15 }),
        ("到什么时候", |advice| advice.deadlines[0].text = "x".into()),
        ("到什么时候", |advice| advice.deadlines[0].reading = None),
        ("不要做", |advice| advice.warnings[0].name = "x".into()),
        ("不要做", |advice| advice.trouble.swap(0, 1)),
    ];
    let link = stamped(&place(OWN));
    for (at, (section, edit)) in edits.into_iter().enumerate() {
        let (same, text) = said(&next("further-study-own", edit), kit(), &link);
        let sections = ["转到哪里", "谁发起", "怎么办", "到什么时候", "不要做"];
        let named: Vec<&str> = sections.into_iter().filter(|one| text.contains(one)).collect();
        assert_eq!((same, named), (false, vec![section]), "edit {at}: {text}");
    }
}

#[test]
fn why_it_changed_is_what_the_committee_wrote_for_these_answers_since() {
    let next = next("further-study-own", |advice| advice.steps[0].text = "x".into());
    let change = |version, text: &str, advice: &str| Change {
        version,
        when: edition().advice.iter().find(|one| one.id == advice).unwrap().when.clone(),
        text: text.to_owned(),
    };
    let changes = vec![
        change(version(), "OLD", "further-study-own"),
        change(version() + 1, "OTHER", "delayed"),
        change(version() + 1, "WHY", "further-study-own"),
    ];
    let kit = Kit { changes, ..kit().clone() };
    let (_, text) = said(&next, &kit, &stamped(&place(OWN)));
    assert!(text.contains("WHY") && !text.contains("OLD") && !text.contains("OTHER"), "{text}");
}

#[test]
fn every_link_of_an_earlier_writing_is_told_why_its_advice_changed() {
    for place in places() {
        let earlier = format!("{}&edition=college-2020.{}.aaa", place.fragment(), version() - 1);
        let (same, text) = said(edition(), kit(), &earlier);
        assert!(!same && text.contains("原因"), "{}: {text}", place.fragment());
    }
}

#[test]
fn who_was_told_of_a_choice_that_is_the_colleges_is_told_that_it_was_wrong() {
    for (fragment, why) in [
        ("outcome=undecided&stay=stay&year=2020", "由学院团总支决定"),
        ("outcome=undecided&stay=unknown&year=2020", "由学院团总支决定"),
        ("door=stuck&problem=not-reviewed&holder=college&year=2020", "没有人知道"),
        ("outcome=program&classified=no&employer-branch=yes&place=elsewhere&year=2020", "我们的读法"),
    ] {
        let (same, text) = said(edition(), kit(), &format!("{fragment}&edition=college-2020.1.aaa"));
        assert!(!same && text.contains(why), "{fragment}: {text}");
    }
    let (_, text) = said(edition(), kit(), "outcome=delayed&year=2020&edition=college-2020.1.aaa");
    assert!(text.contains("意思没有变") && !text.contains("新写明"), "{text}");
}

#[test]
fn a_link_of_another_edition_says_of_which() {
    let stamped =
        stamped(&place(OWN)).replace(&format!("edition=college-2020.{}", version()), "edition=college-2019.7");
    let (same, text) = said(edition(), kit(), &stamped);
    assert!(same && text.contains("college-2019") && text.contains('7'), "{text}");
}

#[test]
fn an_answer_that_is_no_more_is_said_to_be_none() {
    let stamped =
        stamped(&place(OWN)).replace("school=own", "school=elsewhere").replace(&format!(".{}.", version()), ".99.");
    assert!(!said(edition(), kit(), &stamped).0);
}

#[test]
fn a_stamp_that_nobody_made_is_no_trouble() {
    let text = stamp(&place(OWN));
    let made = format!("college-2020.{}", version());
    let (dotted, foreign) = (format!("{made}."), format!("{made}.团团团团团"));
    for broken in ["", ".", "..", "a", "college-2020", &made, &dotted, &foreign, &text[..text.len() - 1]] {
        let link = format!("{OWN}&edition={broken}");
        if let Some(age) = age(edition(), kit(), &link) {
            assert!(!age.same, "{broken}: {}", age.text);
        }
    }
}

#[test]
fn days_typed_are_no_part_of_a_stamp() {
    let fragment = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";
    let dated = Place::of(edition(), &format!("{fragment}&requested=2020-06-20")).unwrap();
    assert_eq!(stamp(&dated), stamp(&place(fragment)));
}
