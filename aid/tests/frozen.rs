//! That every link of every version still leads where it led: `tests/e2e/frozen/` has links of each kind as that version made
//! them, with what they led to then.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the links has failed")]

mod kit;

use std::fs;
use std::path::Path;

use transfer_guide_aid::place::Place;
use transfer_guide_aid::stamp::age;
use transfer_guide_rules::fragment::read;
use transfer_guide_rules::walk::Walk;

use kit::{edition, kit};

/// The links of each version, a line each: the fragment, and what it led to.
fn versions() -> Vec<(String, String)> {
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/e2e/frozen");
    let folders = fs::read_dir(frozen).unwrap().map(|entry| entry.unwrap().path());
    folders
        .map(|folder| (folder.display().to_string(), fs::read_to_string(folder.join("links.txt")).unwrap()))
        .collect()
}

/// Where a fragment leads: `question outcome`, `advice employer`.
fn end(fragment: &str) -> String {
    let walk = Walk::new(edition(), &read(edition(), fragment).answers);
    match (walk.next, walk.advice()) {
        (Some(question), _) => format!("question {}", question.id),
        (None, Some(advice)) => format!("advice {}", advice.id),
        (None, None) => "nothing".to_owned(),
    }
}

#[test]
fn every_link_of_every_version_leads_where_it_led() {
    for (version, links) in versions() {
        let mut many = 0;
        for line in links.lines() {
            let (fragment, led_to) = line.split_once('\t').unwrap();
            assert_eq!(end(fragment), led_to, "{version}: {fragment}");
            assert_eq!(read(edition(), fragment).ignored, [], "{version}: {fragment}");
            many += 1;
        }
        assert!(many > 50, "{version}: {many} links");
    }
}

#[test]
fn a_link_that_says_what_it_was_made_from_is_told_what_became_of_that() {
    for (version, links) in versions() {
        let fragments = links.lines().filter_map(|line| line.split_once('\t')).map(|(fragment, _)| fragment);
        let stamped: Vec<&str> = fragments.filter(|fragment| fragment.contains("&edition=")).collect();
        assert!(stamped.len() > 10, "{version}: {} of them are stamped", stamped.len());
        for fragment in stamped {
            assert!(Place::of(edition(), fragment).is_some(), "{version}: {fragment}");
            let told = age(edition(), kit(), fragment);
            assert!(told.is_none_or(|age| age.same || age.text.contains("变")), "{version}: {fragment}");
        }
    }
}
