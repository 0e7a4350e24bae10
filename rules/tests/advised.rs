//! What the end of a walk shows, in an edition so small that everything in it can be foretold.

use transfer_guide_editions::boat;
use transfer_guide_rules::advice::{Advised, advise};
use transfer_guide_rules::dates::Due;
use transfer_guide_rules::fragment::{read, read_day, write};
use transfer_guide_rules::parts::Act;
use transfer_guide_rules::proof::prove;
use transfer_guide_rules::walk::{Taken, Walk};

/// Hands the advice that some answers get to a test.
#[track_caller]
fn advised(answers: &str, test: impl FnOnce(&Walk<'_>, &Advised<'_>)) {
    let walk = Walk::new(boat(), &read(boat(), answers).answers);
    test(&walk, &advise(&walk).expect("the walk is at its end"));
}

#[test]
fn the_edition_for_tests_is_whole() {
    let proof = prove(boat()).unwrap_or_else(|faults| panic!("{}", transfer_guide_editions::lines(&faults)));
    assert_eq!((proof.walks, proof.shortest, proof.longest, proof.advice.len()), (99, 2, 5, 11));
}

#[test]
fn what_cannot_be_undone_is_warned_of_first_and_the_rest_stays_in_order() {
    let names = |advised: &Advised<'_>| advised.warnings.iter().map(|note| note.name.to_string()).collect::<Vec<_>>();
    advised("way=boat&luggage=yes&year=2020", |_, advised| {
        assert_eq!(names(advised), ["装了就拿不下来", "退不了票", "先称重"]);
    });
    advised("way=boat&luggage=yes&year=later", |_, advised| {
        assert_eq!(names(advised), ["装了就拿不下来", "先称重"]);
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
    decided("way=boat&luggage=no&cabin=yes&pier=north&year=2020", &["way", "luggage", "cabin", "pier", "year"]);
    // Who asks on the way to the island from which pier is told the same.
    decided("way=boat&luggage=no&cabin=unknown&pier=north&year=2020", &["way", "luggage", "cabin", "year"]);
    decided("way=train&stop=unknown&year=later", &["way", "stop", "year"]);
}

#[test]
fn whoever_does_not_know_sees_where_every_other_answer_leads() {
    let answers = |cabin: &str| format!("way=boat&luggage=no&cabin={cabin}&pier=north&year=2020");
    advised(&answers("unknown"), |_, advised| {
        let [open] = &advised.open[..] else { panic!("one question is open: {:?}", advised.open) };
        let leads = |(taken, walk): &(Taken<'_>, Walk<'_>)| {
            (taken.choice.id.to_string(), walk.advice().map(|advice| advice.id.to_string()), write(walk, None))
        };
        let leads: Vec<_> = open.otherwise.iter().map(leads).collect();
        let led = |choice: &str, advice: &str| (choice.to_owned(), Some(advice.to_owned()), answers(choice));
        let expected = vec![led("yes", "boat-cabin"), led("no", "boat-deck")];
        assert_eq!((&*open.taken.question.id, leads), ("cabin", expected));
    });
    advised(&answers("yes"), |_, advised| assert!(advised.open.is_empty()));
}

#[test]
fn clauses_stand_in_the_order_of_the_guideline_each_once() {
    advised("way=boat&luggage=no&cabin=yes&pier=north&year=2020", |_, advised| {
        let clauses: Vec<&str> = advised.clauses.iter().map(|clause| &*clause.id).collect();
        assert_eq!(clauses, ["一.a", "一.c", "二.a"]);
    });
}

#[test]
fn a_shared_part_yields_to_what_is_written_where_it_is_used() {
    advised("way=boat&luggage=no&cabin=yes&pier=north&year=2020", |_, advised| {
        let trouble: Vec<(&str, &str)> = advised.trouble.iter().map(|note| (&*note.name, &*note.text)).collect();
        assert_eq!(trouble, [("船晚了", "在码头等半小时。"), ("船没有来", "在码头等。")]);
    });
}

#[test]
fn a_deadline_follows_the_year_of_the_walk_and_the_days_given() {
    let dues = |answers: &str| {
        let mut found = Vec::new();
        advised(answers, |_, advised| found.extend(advised.deadlines.iter().map(|(_, due)| *due)));
        found
    };
    let by = |text| Due::By(read_day(text).expect("a day"));
    assert_eq!(dues("way=walk&year=2020"), [by("2020-10-31")]);
    assert_eq!(dues("way=walk&year=later"), [Due::EditionOnly(10, 31)]);
    assert_eq!(dues("way=plane&year=2020"), [Due::Silent]);
    let deck = "way=boat&luggage=no&cabin=no&pier=south";
    assert_eq!(dues(&format!("{deck}&year=2020")), [Due::Lost, Due::Unknown, Due::Unknown]);
    let days = "booked=2024-02-20&landed=2023-08-31";
    assert_eq!(dues(&format!("{deck}&year=later&{days}")), [Due::Lost, by("2024-03-01"), by("2024-02-29")]);
}

#[test]
fn only_the_days_of_deadlines_that_apply_are_written() {
    let days = "booked=2024-02-20&landed=2023-08-31";
    let deck = |pier: &str| format!("way=boat&luggage=no&cabin=no&pier={pier}&year=2020");
    for (answers, written) in [
        (deck("south"), format!("&{days}")),
        (deck("north"), "&booked=2024-02-20".to_owned()),
        ("way=walk&year=2020".to_owned(), String::new()),
    ] {
        advised(&format!("{answers}&{days}"), |walk, _| assert_eq!(write(walk, None), answers.clone() + &written));
    }
}

#[test]
fn another_year_is_told_so_in_the_editions_words() {
    advised("way=walk&year=later", |_, advised| {
        assert_eq!(advised.off_edition, Some("这是 2020 年的须知，日期不是你那年的，去问船务处。"));
    });
    advised("way=walk&year=2020", |_, advised| assert_eq!(advised.off_edition, None));
}

#[test]
fn nothing_is_advised_while_a_question_is_open() {
    for answers in ["", "way=boat", "door=crew", "way=boat&luggage=no&cabin=no&year=2020"] {
        let walk = Walk::new(boat(), &read(boat(), answers).answers);
        assert!(advise(&walk).is_none() && walk.next.is_some() && walk.longest_left() > 0, "{answers}");
    }
}

#[test]
fn whoever_starts_is_named_once_and_whoever_approves_where_nobody_does() {
    for (answers, act, actors) in [
        ("way=boat&luggage=no&cabin=yes&pier=north&year=2020", Act::Starts, &["crew", "you"][..]),
        ("way=boat&luggage=yes&year=2020", Act::Starts, &["you"]),
        ("door=stuck&year=2020", Act::Approves, &["port"]),
    ] {
        advised(answers, |_, advised| {
            let (does, who) = advised.summary().act.expect("somebody acts");
            assert_eq!((does, who.iter().map(|actor| &***actor).collect::<Vec<_>>()), (act, actors.to_vec()));
        });
    }
    advised("door=crew&year=2020", |_, advised| assert!(advised.summary().act.is_none()));
}
