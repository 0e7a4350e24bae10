//! What the end of a walk shows, in an edition made up so small that everything in it can be foretold.

use std::collections::BTreeMap;

use transfer_guide_rules::advice::{Advised, advise};
use transfer_guide_rules::dates::Due;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::{read, write};
use transfer_guide_rules::load::load;
use transfer_guide_rules::parts::Act;
use transfer_guide_rules::proof::prove;
use transfer_guide_rules::walk::Walk;

/// A journey by boat or train: the season decides nothing but a warning, the meal nothing at all.
const FILES: &[(&str, &str)] = &[
    ("edition.toml", EDITION),
    ("questions.toml", QUESTIONS),
    ("clauses.toml", CLAUSES),
    ("shared.toml", "[trouble.late]\nname = 'late'\ntext = 'wait'\nclause = 'c'\n"),
    ("advice/boat.toml", BOAT),
    ("advice/train.toml", TRAIN),
    ("advice/staff.toml", STAFF),
];

const EDITION: &str = r#"
    id = "made-up"
    title = "t"
    lead = "l"
    typed = "x"
    version = "1"
    year = 2020
    source = { name = "n", issuer = "i", brief = "b", caution = "c" }
    actors = [{ id = "you", name = "You" }, { id = "crew", name = "Crew" }]
    days = [{ id = "booked", name = "booked", label = "When?" }, { id = "left", name = "left", label = "When?" }]
"#;

const QUESTIONS: &str = r#"
    [[question]]
    id = "way"
    ask = "?"
    name = "Way"
    choice = [{ id = "boat", label = "b" }, { id = "train", label = "t" }, { id = "unsure", label = "u", unknown = true }]
    [[question]]
    id = "door"
    beside = "way"
    ask = "?"
    name = "Door"
    choice = [{ id = "staff", label = "s" }]
    [[question]]
    id = "season"
    when = { way = ["boat", "train", "unsure"] }
    ask = "?"
    name = "Season"
    choice = [{ id = "summer", label = "s" }, { id = "winter", label = "w" }]
    [[question]]
    id = "meal"
    ask = "?"
    name = "Meal"
    choice = [{ id = "rice", label = "r" }, { id = "noodles", label = "n" }]
    [[question]]
    id = "year"
    ask = "?"
    name = "Year"
    choice = [{ id = "2020", label = "2020" }, { id = "later", label = "later", off-edition = "Not yours." }]
"#;

const CLAUSES: &str = r#"
    clause = [
        { id = "a", summary = "s" },
        { id = "b", summary = "s" },
        { id = "c", summary = "s" },
        { id = "d", summary = "s", meant-for = "nobody" },
    ]
"#;

const BOAT: &str = r#"
    when = { way = ["boat"] }
    title = "Boat"
    lead = "l"
    step = [{ actor = "you", name = "row", text = "t", clause = ["b", "a"] }]
    deadline = [
        { actor = "you", name = "on", text = "t", clause = "c", due = { on = { month = 10, day = 31 } } },
        { actor = "you", name = "after", text = "t", clause = "c", due = { after = { day = "booked", days = 10 } } },
        { actor = "you", name = "winter", text = "t", clause = "c", due = { after = { day = "left", months = 6 } }, when = { season = ["winter"] } },
    ]
    warning = [
        { name = "wet", text = "t", clause = "a" },
        { name = "ice", text = "t", clause = "a", irreversible = true, when = { season = ["winter"] } },
        { name = "wind", text = "t", clause = "a" },
        { name = "deep", text = "t", clause = "a", irreversible = true },
    ]
    duty = [
        { act = "approves", actor = "crew", text = "t", clause = "a" },
        { act = "starts", actor = "you", text = "t", clause = "a" },
        { act = "starts", actor = "crew", text = "t", clause = "a", when = { season = ["winter"] } },
        { act = "starts", actor = "you", text = "t", clause = "b" },
    ]
    trouble = [{ use = "late", text = "swim" }, { use = "late", name = "later" }]
"#;

const TRAIN: &str = r#"
    when = { way = ["train", "unsure"] }
    title = "Train"
    lead = "l"
    step = [{ actor = "you", name = "sit", text = "t", clause = "a" }]
    duty = [{ act = "approves", actor = "crew", text = "t", clause = "a" }]
"#;

const STAFF: &str = r#"
    when = { door = ["staff"] }
    title = "Staff"
    lead = "l"
    step = [{ actor = "you", name = "work", text = "t", clause = "b" }]
"#;

fn made_up() -> Edition {
    let files: BTreeMap<String, String> =
        FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let edition = load(&files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    prove(&edition).unwrap_or_else(|faults| panic!("{faults:#?}"));
    edition
}

/// Hands the advice that some answers get to a test.
#[track_caller]
fn advised(answers: &str, test: impl FnOnce(&Walk<'_>, &Advised<'_>)) {
    let edition = made_up();
    let walk = Walk::new(&edition, &read(&edition, answers).answers);
    test(&walk, &advise(&walk).expect("the walk is at its end"));
}

#[test]
fn what_cannot_be_undone_is_warned_of_first_and_the_rest_stays_in_order() {
    let names = |advised: &Advised<'_>| advised.warnings.iter().map(|note| note.name.to_string()).collect::<Vec<_>>();
    advised("way=boat&season=winter&meal=rice&year=2020", |_, advised| {
        assert_eq!(names(advised), ["ice", "deep", "wet", "wind"]);
    });
    advised("way=boat&season=summer&meal=rice&year=2020", |_, advised| {
        assert_eq!(names(advised), ["deep", "wet", "wind"]);
    });
}

#[test]
fn an_answer_decides_if_another_one_would_show_something_else() {
    let decided = |answers: &str, expected: &[&str]| {
        advised(answers, |_, advised| {
            let decided: Vec<&str> = advised.decided.iter().map(|taken| &*taken.question.id).collect();
            assert_eq!(decided, expected, "{answers}");
        });
    };
    decided("way=boat&season=winter&meal=rice&year=2020", &["way", "season", "year"]);
    decided("way=train&season=winter&meal=rice&year=2020", &["way", "year"]);
    decided("way=unsure&season=summer&meal=noodles&year=later", &["way", "year"]);
}

#[test]
fn whoever_does_not_know_sees_where_every_other_answer_leads() {
    advised("way=unsure&season=winter&meal=rice&year=2020", |_, advised| {
        let [open] = &advised.open[..] else { panic!("one question is open: {:?}", advised.open) };
        let leads = |(taken, walk): &(transfer_guide_rules::walk::Taken<'_>, Walk<'_>)| {
            (taken.choice.id.to_string(), walk.advice().map(|advice| advice.id.to_string()), write(walk, None))
        };
        let leads: Vec<_> = open.otherwise.iter().map(leads).collect();
        let led =
            |id: &str| (id.to_owned(), Some(id.to_owned()), format!("way={id}&season=winter&meal=rice&year=2020"));
        assert_eq!((&*open.taken.question.id, leads), ("way", vec![led("boat"), led("train")]));
    });
    advised("way=train&season=winter&meal=rice&year=2020", |_, advised| assert!(advised.open.is_empty()));
}

#[test]
fn clauses_stand_in_the_order_of_the_guideline_each_once() {
    advised("way=boat&season=winter&meal=rice&year=2020", |_, advised| {
        let clauses: Vec<&str> = advised.clauses.iter().map(|clause| &*clause.id).collect();
        assert_eq!(clauses, ["a", "b", "c"]);
    });
}

#[test]
fn a_shared_part_yields_to_what_is_written_where_it_is_used() {
    advised("way=boat&season=winter&meal=rice&year=2020", |_, advised| {
        let trouble: Vec<(&str, &str)> = advised.trouble.iter().map(|note| (&*note.name, &*note.text)).collect();
        assert_eq!(trouble, [("late", "swim"), ("later", "wait")]);
    });
}

#[test]
fn a_deadline_follows_the_year_of_the_walk_and_the_days_given() {
    let dues = |answers: &str| {
        let mut found = Vec::new();
        advised(answers, |_, advised| found.extend(advised.deadlines.iter().map(|(_, due)| *due)));
        found
    };
    let by = |text| Due::By(transfer_guide_rules::fragment::read_day(text).expect("a day"));
    let boat = "way=boat&season=winter&meal=rice";
    assert_eq!(dues(&format!("{boat}&year=2020")), [by("2020-10-31"), Due::Unknown, Due::Unknown]);
    assert_eq!(dues(&format!("{boat}&year=later")), [Due::EditionOnly(10, 31), Due::Unknown, Due::Unknown]);
    let days = "booked=2024-02-20&left=2023-08-31";
    assert_eq!(
        dues(&format!("{boat}&year=later&{days}")),
        [Due::EditionOnly(10, 31), by("2024-03-01"), by("2024-02-29")]
    );
}

#[test]
fn only_the_days_of_deadlines_that_apply_are_written() {
    let days = "booked=2024-02-20&left=2023-08-31";
    advised(&format!("way=boat&season=summer&meal=rice&year=2020&{days}"), |walk, _| {
        assert_eq!(write(walk, None), "way=boat&season=summer&meal=rice&year=2020&booked=2024-02-20");
    });
    advised(&format!("way=train&season=summer&meal=rice&year=2020&{days}"), |walk, _| {
        assert_eq!(write(walk, None), "way=train&season=summer&meal=rice&year=2020");
    });
}

#[test]
fn another_year_is_told_so_in_the_editions_words() {
    advised("way=train&season=summer&meal=rice&year=later", |_, advised| {
        assert_eq!(advised.off_edition, Some("Not yours."));
    });
    advised("way=train&season=summer&meal=rice&year=2020", |_, advised| assert_eq!(advised.off_edition, None));
}

#[test]
fn nothing_is_advised_while_a_question_is_open() {
    let edition = made_up();
    for answers in ["", "way=boat", "door=staff&meal=rice", "way=boat&season=winter&year=2020"] {
        let walk = Walk::new(&edition, &read(&edition, answers).answers);
        assert!(advise(&walk).is_none() && walk.next.is_some() && walk.longest_left() > 0, "{answers}");
    }
}

#[test]
fn whoever_starts_is_named_once_and_whoever_approves_where_nobody_does() {
    for (answers, act, actors) in [
        ("way=boat&season=summer&meal=rice&year=2020", Act::Starts, &["you"][..]),
        ("way=boat&season=winter&meal=rice&year=2020", Act::Starts, &["you", "crew"]),
        ("way=train&season=summer&meal=rice&year=2020", Act::Approves, &["crew"]),
    ] {
        advised(answers, |_, advised| {
            let (does, who) = advised.summary().act.expect("somebody acts");
            assert_eq!((does, who.iter().map(|actor| &***actor).collect::<Vec<_>>()), (act, actors.to_vec()));
        });
    }
    advised("door=staff&meal=rice&year=2020", |_, advised| assert!(advised.summary().act.is_none()));
}
