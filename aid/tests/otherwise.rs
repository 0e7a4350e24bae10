//! What other answers lead to, what stands on the sheet, what is ticked off and what is reported.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

mod kit;

use std::collections::BTreeSet;

use kit::{edition, place, places};
use transfer_guide_aid::otherwise::otherwise;
use transfer_guide_aid::report::report;
use transfer_guide_aid::sheet::{code, sheet};
use transfer_guide_aid::stamp::stamped;
use transfer_guide_aid::steps::steps;
use transfer_guide_rules::fragment::read;
use transfer_guide_rules::walk::Walk;

#[test]
fn every_other_answer_of_every_question_is_walked() {
    for place in places() {
        let all = otherwise(&place);
        assert_eq!(all.len(), place.walk.path.len());
        for (given, taken) in all.iter().zip(&place.walk.path) {
            assert_eq!(given.others.len() + 1, taken.question.choices.len(), "{}", place.fragment());
            let changes = given.others.iter().any(|other| other.leads != "结果一样");
            assert_eq!(given.decides, changes, "{}: {}", place.fragment(), given.name);
            // Whose dates they are, nobody may overlook.
            assert!(given.decides || taken.question.id != "year", "{}", place.fragment());
            for other in &given.others {
                let walk = Walk::new(edition(), &read(edition(), &other.fragment).answers);
                let leads = match (walk.next, walk.advice()) {
                    (Some(next), _) => other.leads.contains(&*next.ask),
                    (None, Some(advice)) if advice.id == place.advised.advice.id => true,
                    (None, advice) => other.leads == *advice.unwrap().title,
                };
                assert!(leads, "{}: {other:?}", place.fragment());
            }
        }
    }
}

#[test]
fn the_sheet_has_every_step_and_every_deadline_of_its_advice() {
    for place in places() {
        let sheet = sheet(&place, Some("2020-06-20".parse().unwrap()));
        assert_eq!(sheet.steps.len(), place.advised.steps.len());
        assert_eq!(sheet.deadlines.len(), place.advised.deadlines.len());
        assert!(place.advised.clauses.iter().all(|clause| sheet.clauses.contains(&*clause.id)), "{}", place.fragment());
        assert!(
            sheet.origin.contains("2020年6月20日") && sheet.origin.contains(&format!("第 {} 版", edition().version)),
            "{}",
            sheet.origin
        );
        assert_eq!(sheet.caution.is_some(), place.advised.off_edition.is_some());
    }
}

#[test]
fn a_phone_reads_the_link_from_the_code() {
    for place in places().iter().step_by(25) {
        let link = format!("https://guide.example.edu.cn/guide/#{}", stamped(place));
        let (path, wide) = code(&link).unwrap();
        let dark: BTreeSet<(usize, usize)> = path
            .split('M')
            .skip(1)
            .map(|square| {
                let (x, y) = square.strip_suffix("h1v1h-1z").unwrap().split_once(' ').unwrap();
                (x.parse().unwrap(), y.parse().unwrap())
            })
            .collect();
        // Readers need four white squares around it.
        let inside = 4..wide as usize - 4;
        assert!(dark.iter().all(|(x, y)| inside.contains(x) && inside.contains(y)), "dark squares in the edge");
        const SCALE: usize = 4;
        let side = wide as usize * SCALE;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            if dark.contains(&(x / SCALE, y / SCALE)) { 0 } else { 255 }
        });
        let (_, read) = picture.detect_grids()[0].decode().unwrap();
        assert_eq!(read, link);
    }
    assert_eq!(code(&"x".repeat(4_000)), None, "longer than any code");
}

#[test]
fn no_two_steps_of_an_advice_are_ticked_off_as_one() {
    for place in places() {
        let steps = steps(&place);
        let keys: BTreeSet<&str> = steps.iter().map(|step| &**step).collect();
        assert_eq!(keys.len(), steps.len(), "{}", place.fragment());
    }
}

#[test]
fn a_report_has_the_answers_and_the_writing_and_no_day_of_the_student() {
    let place =
        place("outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020&requested=2020-06-20");
    let report = report(&place, "https://guide.example.edu.cn/");
    assert!(report.contains(&*place.advised.advice.title) && report.contains("college-2020"), "{report}");
    for taken in &place.walk.path {
        assert!(report.contains(&*taken.question.name) && report.contains(&*taken.choice.label), "{report}");
    }
    assert!(!report.contains("2020-06-20"), "{report}");
}
