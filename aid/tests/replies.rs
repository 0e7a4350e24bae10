//! Answers that staff paste: short, whole, and the same for every student of whom no more is known than they say.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

mod kit;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use kit::{edition, kit, place, places};
use transfer_guide_aid::kit::Reply;
use transfer_guide_aid::place::Place;
use transfer_guide_aid::replies::replies;
use transfer_guide_rules::fragment::{read, write};
use transfer_guide_rules::parts::Offer;
use transfer_guide_rules::walk::Walk;
use transfer_guide_view::summary::summary;

/// Characters of an answer without its link.
const LENGTH: RangeInclusive<usize> = 80..=120;

/// The places of staff, each with the groups of answers that its advice offers.
fn of_staff() -> Vec<(Place<'static>, BTreeSet<String>)> {
    let groups = |place: &Place<'_>| {
        let offers = place.offers().into_iter();
        let of = |offer: &Offer| if let Offer::Replies(group) = offer { Some(group.to_string()) } else { None };
        offers.filter_map(of).collect::<BTreeSet<String>>()
    };
    let all: Vec<_> =
        places().into_iter().map(|place| (groups(&place), place)).map(|(of, place)| (place, of)).collect();
    all.into_iter().filter(|(_, groups)| !groups.is_empty()).collect()
}

/// What the answer to a student at a place is to say.
fn expected(student: &Place<'_>, link: &str) -> String {
    let rows = summary(edition(), &student.advised);
    let rows: Vec<String> = rows.iter().map(|row| format!("{}：{}", row.label, row.says)).collect();
    let rows = rows.join("；");
    let whole = format!("同学你好，{}。{rows}。", student.advised.advice.title);
    let said = if whole.chars().count() <= *LENGTH.end() { whole } else { format!("同学你好。{rows}。") };
    format!("{said}详细步骤：{link}")
}

/// Whether a student is one of those a reply is for, as whoever answers knows them.
fn is_of(student: &Place<'_>, reply: &Reply, asker: &Place<'_>) -> bool {
    let answers = read(edition(), &reply.answers).answers;
    let said = Walk::new(edition(), &answers);
    let fits = |id: &str, choice: &str| {
        let known = said.choice(id).or(asker.walk.choice(id));
        known.is_none_or(|known| *known == *choice)
    };
    let whole = said.path.iter().all(|taken| student.walk.choice(&taken.question.id) == Some(&taken.choice.id));
    whole && student.walk.path.iter().all(|taken| fits(&taken.question.id, &taken.choice.id))
}

#[test]
fn whichever_answers_a_student_has_not_given_yet_the_answer_says_the_same() {
    let students = places();
    let mut compared = 0;
    for (asker, _) in of_staff() {
        let base = "https://guide.example/";
        for (answer, reply) in replies(kit(), &asker, base).iter().zip(&kit().replies) {
            let link = format!("{base}#{}", answer.fragment);
            let ours: Vec<_> = students.iter().filter(|student| is_of(student, reply, &asker)).collect();
            assert!(!ours.is_empty(), "{} is nobody's", reply.name);
            for student in ours {
                assert_eq!(answer.text, expected(student, &link), "{}: {}", reply.name, student.fragment());
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn an_answer_fits_into_a_chat() {
    for (asker, _) in of_staff() {
        for answer in replies(kit(), &asker, "") {
            let length = answer.text.chars().count();
            assert!(LENGTH.contains(&length), "{} has {length} characters: {}", answer.name, answer.text);
        }
    }
}

#[test]
fn an_answer_leads_to_the_students_own_place_and_says_no_link_where_there_is_none() {
    for (asker, groups) in of_staff() {
        let answers = replies(kit(), &asker, "");
        for answer in &answers {
            let reply =
                kit().replies.iter().find(|reply| reply.name == answer.name && reply.group == answer.group).unwrap();
            assert_eq!(answer.fragment, write(&Walk::new(edition(), &read(edition(), &reply.answers).answers), None));
            assert!(!answer.text.contains("http") && answer.text.ends_with('。'), "{}", answer.text);
        }
        for group in groups {
            let names: Vec<&str> = answers.iter().filter(|one| one.group == group).map(|one| one.name).collect();
            assert!(!names.is_empty(), "{group} has no answers");
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{group}: two cases of one name");
        }
    }
}

#[test]
fn staff_of_another_year_give_no_date_of_this_editions_as_theirs() {
    let asker = place("door=staff&task=further-study&year=later");
    let answers = replies(kit(), &asker, "");
    assert!(answers.iter().any(|answer| answer.text.contains("（2020 届的日期）")), "{answers:#?}");
    assert!(answers.iter().all(|answer| !answer.text.contains("2020年10月31日")), "{answers:#?}");
}
