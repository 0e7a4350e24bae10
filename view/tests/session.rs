//! Where the student is, move by move: what Back, Change and Start again lead to, and what they say they did.

use transfer_guide::DEFAULT_EDITION;
use transfer_guide_rules::fragment::known;
use transfer_guide_view::session::{News, Session};

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// The session after opening the first fragment and following a link to each of the others.
fn visit(fragments: &[&str]) -> Session<'static> {
    let first = Session::new(&DEFAULT_EDITION, fragments[0]);
    fragments[1..].iter().fold(first, |session, fragment| session.go(fragment))
}

/// Where the choice of the question on the page leads.
fn after(session: &Session<'static>, choice: &str) -> String {
    let question = session.question().expect("a question is on the page");
    let choices = [Some(question), DEFAULT_EDITION.doors(question)];
    let found = choices.into_iter().flatten().find_map(|question| Some((question, question.choice(choice)?)));
    let (question, choice) = found.expect("it has this choice");
    session.after(question, choice)
}

/// The session after Change of a question and the choice given.
fn change(session: &Session<'static>, question: &str, choice: &str) -> Session<'static> {
    let question = DEFAULT_EDITION.question(question).expect("the edition has this question");
    let asked = session.go(&session.change(question));
    asked.go(&after(&asked, choice))
}

#[test]
fn a_changed_answer_keeps_the_later_ones_that_still_apply_and_says_how_many() {
    let session = change(&visit(&[EMPLOYED]), "employer-branch", "no");
    assert_eq!(session.fragment(), EMPLOYED.replace("branch=yes", "branch=no"));
    let Some(News::Changed { kept, dropped, returned, other_advice, .. }) = session.news else {
        panic!("nothing was said")
    };
    assert_eq!((kept, dropped.len(), returned, other_advice), (2, 0, 0, Some(true)));
}

#[test]
fn an_answer_beyond_a_new_question_is_kept_until_it_is_asked() {
    let army = change(&visit(&[EMPLOYED]), "outcome", "army");
    assert_eq!(army.fragment(), "outcome=army");
    assert!(matches!(army.news, Some(News::Changed { open: true, .. })), "{:?}", army.news);
    let enlisted = army.go(&after(&army, "graduated"));
    assert_eq!(enlisted.fragment(), "outcome=army&enlistment=graduated&year=2020");
    assert_eq!(enlisted.news, Some(News::Carried(1)));
}

#[test]
fn answers_that_no_longer_apply_are_named_and_come_back_with_the_old_answer() {
    let delayed = change(&visit(&[EMPLOYED]), "outcome", "delayed");
    assert_eq!(delayed.fragment(), "outcome=delayed&year=2020");
    let Some(News::Changed { kept, dropped, .. }) = &delayed.news else { panic!("nothing was said") };
    assert_eq!((*kept, dropped.len()), (1, 3), "{dropped:?}");
    let back = change(&delayed, "outcome", "employed");
    assert_eq!(back.fragment(), EMPLOYED);
    assert!(matches!(back.news, Some(News::Changed { kept: 1, returned: 3, .. })), "{:?}", back.news);
}

#[test]
fn the_place_of_an_employer_is_never_taken_for_the_place_of_a_home() {
    let employed = EMPLOYED.replace("place=elsewhere", "place=special");
    let undecided = change(&visit(&[&employed]), "outcome", "undecided");
    let leaving = undecided.go(&after(&undecided, "leave"));
    assert_eq!(leaving.question().map(|question| &*question.id), Some("home-place"));
}

#[test]
fn a_door_takes_the_place_of_the_outcome_and_the_other_way_round() {
    let stuck = change(&visit(&[EMPLOYED]), "outcome", "stuck");
    assert_eq!(stuck.fragment(), "door=stuck");
    let home = change(&stuck, "door", "delayed");
    assert_eq!(home.fragment(), "outcome=delayed&year=2020");
}

#[test]
fn choosing_the_same_answer_again_changes_nothing_and_says_nothing() {
    let session = change(&visit(&[EMPLOYED]), "classified", "no");
    assert_eq!(session.fragment(), EMPLOYED);
    assert_eq!(session.news, None);
}

#[test]
fn back_asks_the_last_question_again_and_marks_the_answer_given() {
    let session = visit(&["outcome=employed&classified=no"]);
    let back = session.go(&session.back().expect("there is a way back"));
    let question = back.question().expect("a question is open");
    assert_eq!(question.id, "classified");
    assert_eq!(back.marked(question), Some("no"));
    assert_eq!(after(&back, "no"), session.fragment());
}

#[test]
fn back_and_on_again_asks_each_question_again() {
    let back = visit(&[EMPLOYED, "outcome=employed&classified=no", "outcome=employed"]);
    assert_eq!(after(&back, "no"), "outcome=employed&classified=no");
}

#[test]
fn back_from_a_change_keeps_the_answer() {
    let session = visit(&[EMPLOYED, &format!("{EMPLOYED}&change=place")]);
    assert_eq!(session.question().map(|question| &*question.id), Some("place"));
    assert_eq!(session.back().as_deref(), Some(EMPLOYED));
    assert_eq!(session.go(EMPLOYED).news, None);
}

#[test]
fn there_is_no_way_back_from_the_start() {
    assert_eq!(visit(&[""]).back(), None);
}

#[test]
fn starting_again_forgets_everything_and_offers_to_undo_it() {
    let session = visit(&[EMPLOYED]).restart();
    let question = session.question().expect("the first question is open");
    assert_eq!((session.fragment().as_str(), session.marked(question)), ("", None));
    let Some(News::Restarted { undo }) = &session.news else { panic!("nothing was said") };
    assert_eq!(session.go(undo).fragment(), EMPLOYED);
}

#[test]
fn a_day_typed_stays_while_answers_change_and_is_in_the_link_where_a_deadline_uses_it() {
    let day = transfer_guide_rules::fragment::read_day("2020-06-20");
    let session = visit(&[EMPLOYED]).with_day("requested", day);
    assert_eq!(session.fragment(), format!("{EMPLOYED}&requested=2020-06-20"));
    let special = change(&session, "classified", "yes");
    assert_eq!(special.fragment(), "outcome=employed&classified=yes&year=2020&requested=2020-06-20");
    let stays = change(&session, "outcome", "delayed");
    assert_eq!(stays.fragment(), "outcome=delayed&year=2020");
    assert_eq!(change(&stays, "outcome", "employed").fragment(), session.fragment());
}

#[test]
fn the_place_on_the_way_never_promises_fewer_questions_than_there_are() {
    assert_eq!(visit(&[""]).progress(), (1, 5));
    assert_eq!(visit(&["outcome=delayed"]).progress(), (2, 2));
    assert_eq!(visit(&[&format!("{EMPLOYED}&change=classified")]).progress(), (2, 5));
}

#[test]
fn what_is_known_is_not_asked_and_can_be_changed() {
    let known = known(&DEFAULT_EDITION, "year=2020&place=elsewhere&no-such=1&year=later");
    let begin = |fragment: &str| Session::knowing(&DEFAULT_EDITION, fragment, &known);
    let start = begin("");
    assert_eq!((start.fragment(), start.back()), (String::new(), None));
    let last = begin("outcome=employed&classified=no");
    assert_eq!(after(&last, "yes"), EMPLOYED);
    let advice = last.go(EMPLOYED);
    // Back leads to the last question that was asked, not to one that would be answered again at once.
    assert_eq!(advice.back().as_deref(), Some("outcome=employed&classified=no"));
    let changed = change(&advice, "year", "later");
    assert_eq!(changed.fragment(), EMPLOYED.replace("year=2020", "year=later"));
    // Changed, it is the student's own answer.
    assert_eq!(changed.back().as_deref(), Some("outcome=employed&classified=no&employer-branch=yes&place=elsewhere"));
}
