//! Where the student is, move by move: what Back, Change and Start again lead to, and what they say they did.

use transfer_guide_editions::boat;
use transfer_guide_rules::fragment::known;
use transfer_guide_view::session::{News, Session};

const BOAT: &str = "way=boat&luggage=no&cabin=yes&pier=north&year=2020";

/// The session after opening the first fragment and following a link to each of the others.
fn visit(fragments: &[&str]) -> Session<'static> {
    let first = Session::new(boat(), fragments[0]);
    fragments[1..].iter().fold(first, |session, fragment| session.go(fragment))
}

/// Where the choice of the question on the page leads.
fn after(session: &Session<'static>, choice: &str) -> String {
    let question = session.question().expect("a question is on the page");
    let choices = [Some(question), boat().doors(question)];
    let found = choices.into_iter().flatten().find_map(|question| Some((question, question.choice(choice)?)));
    let (question, choice) = found.expect("it has this choice");
    session.after(question, choice)
}

/// The session after Change of a question and the choice given.
fn change(session: &Session<'static>, question: &str, choice: &str) -> Session<'static> {
    let question = boat().question(question).expect("the edition has this question");
    let asked = session.go(&session.change(question));
    asked.go(&after(&asked, choice))
}

#[test]
fn a_changed_answer_keeps_the_later_ones_that_still_apply_and_says_how_many() {
    let session = change(&visit(&[BOAT]), "cabin", "no");
    assert_eq!(session.fragment(), BOAT.replace("cabin=yes", "cabin=no"));
    let Some(News::Changed { kept, dropped, returned, other_advice, .. }) = session.news else {
        panic!("nothing was said")
    };
    assert_eq!((kept, dropped.len(), returned, other_advice), (2, 0, 0, Some(true)));
}

#[test]
fn an_answer_beyond_a_new_question_is_kept_until_it_is_asked() {
    let train = change(&visit(&[BOAT]), "way", "train");
    assert_eq!(train.fragment(), "way=train");
    assert!(matches!(train.news, Some(News::Changed { open: true, .. })), "{:?}", train.news);
    let asking = train.go(&after(&train, "unknown"));
    assert_eq!(asking.fragment(), "way=train&stop=unknown&year=2020");
    assert_eq!(asking.news, Some(News::Carried(1)));
}

#[test]
fn answers_that_no_longer_apply_are_named_and_come_back_with_the_old_answer() {
    let walk = change(&visit(&[BOAT]), "way", "walk");
    assert_eq!(walk.fragment(), "way=walk&year=2020");
    let Some(News::Changed { kept, dropped, .. }) = &walk.news else { panic!("nothing was said") };
    assert_eq!((*kept, dropped.len()), (1, 3), "{dropped:?}");
    let back = change(&walk, "way", "boat");
    assert_eq!(back.fragment(), BOAT);
    assert!(matches!(back.news, Some(News::Changed { kept: 1, returned: 3, .. })), "{:?}", back.news);
}

#[test]
fn a_door_takes_the_place_of_the_first_question_and_the_other_way_round() {
    let stuck = change(&visit(&[BOAT]), "way", "stuck");
    assert_eq!(stuck.fragment(), "door=stuck&year=2020");
    let walk = change(&stuck, "door", "walk");
    assert_eq!(walk.fragment(), "way=walk&year=2020");
}

#[test]
fn choosing_the_same_answer_again_changes_nothing_and_says_nothing() {
    let session = change(&visit(&[BOAT]), "luggage", "no");
    assert_eq!(session.fragment(), BOAT);
    assert_eq!(session.news, None);
}

#[test]
fn back_asks_the_last_question_again_and_marks_the_answer_given() {
    let session = visit(&["way=boat&luggage=no"]);
    let back = session.go(&session.back().expect("there is a way back"));
    let question = back.question().expect("a question is open");
    assert_eq!(question.id, "luggage");
    assert_eq!(back.marked(question), Some("no"));
    assert_eq!(after(&back, "no"), session.fragment());
}

#[test]
fn back_and_on_again_asks_each_question_again() {
    let back = visit(&[BOAT, "way=boat&luggage=no", "way=boat"]);
    assert_eq!(after(&back, "no"), "way=boat&luggage=no");
}

#[test]
fn back_from_a_change_keeps_the_answer() {
    let session = visit(&[BOAT, &format!("{BOAT}&change=pier")]);
    assert_eq!(session.question().map(|question| &*question.id), Some("pier"));
    assert_eq!(session.back().as_deref(), Some(BOAT));
    assert_eq!(session.go(BOAT).news, None);
}

#[test]
fn there_is_no_way_back_from_the_start() {
    assert_eq!(visit(&[""]).back(), None);
}

#[test]
fn starting_again_forgets_everything_and_offers_to_undo_it() {
    let session = visit(&[BOAT]).restart();
    let question = session.question().expect("the first question is open");
    assert_eq!((session.fragment().as_str(), session.marked(question)), ("", None));
    let Some(News::Restarted { undo }) = &session.news else { panic!("nothing was said") };
    assert_eq!(session.go(undo).fragment(), BOAT);
}

#[test]
fn a_day_typed_stays_while_answers_change_and_is_in_the_link_where_a_deadline_uses_it() {
    let day = transfer_guide_rules::fragment::read_day("2020-06-20");
    let session = visit(&[BOAT]).with_day("booked", day);
    assert_eq!(session.fragment(), format!("{BOAT}&booked=2020-06-20"));
    let special = change(&session, "luggage", "yes");
    assert_eq!(special.fragment(), "way=boat&luggage=yes&year=2020&booked=2020-06-20");
    let stays = change(&session, "way", "walk");
    assert_eq!(stays.fragment(), "way=walk&year=2020");
    assert_eq!(change(&stays, "way", "boat").fragment(), session.fragment());
}

#[test]
fn the_place_on_the_way_never_promises_fewer_questions_than_there_are() {
    assert_eq!(visit(&[""]).progress(), (1, 5));
    assert_eq!(visit(&["way=walk"]).progress(), (2, 2));
    assert_eq!(visit(&[&format!("{BOAT}&change=luggage")]).progress(), (2, 5));
}

#[test]
fn what_is_known_is_not_asked_and_can_be_changed() {
    let known = known(boat(), "year=2020&pier=north&no-such=1&year=later");
    let begin = |fragment: &str| Session::knowing(boat(), fragment, &known);
    let start = begin("");
    assert_eq!((start.fragment(), start.back()), (String::new(), None));
    let last = begin("way=boat&luggage=no");
    assert_eq!(after(&last, "yes"), BOAT);
    let advice = last.go(BOAT);
    // Back leads to the last question that was asked, not to one that would be answered again at once.
    assert_eq!(advice.back().as_deref(), Some("way=boat&luggage=no"));
    let changed = change(&advice, "year", "later");
    assert_eq!(changed.fragment(), BOAT.replace("year=2020", "year=later"));
    // Changed, it is the student's own answer.
    assert_eq!(changed.back().as_deref(), Some("way=boat&luggage=no&cabin=yes&pier=north"));
}
