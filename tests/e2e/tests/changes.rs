//! That changing an answer keeps what still applies, says what it did, and loses nothing that may be wanted again.

use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, advised, longest_walk, one_walk_to_each_form, walk, worth_finding_out};
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::edition::Question;

tests! {
    EVERY_ENGINE =>
        a_change_that_asks_nothing_new_leads_straight_to_the_advice_and_says_what_was_kept,
        a_change_can_be_called_off_at_every_question,
        the_browsers_back_from_a_change_made_leads_to_the_old_answer;
    CHROMIUM("what a change keeps, drops and asks: the session's claim, which view/tests/session.rs proves without a browser") =>
        a_change_that_asks_something_new_asks_only_that,
        answers_that_no_longer_apply_are_named_and_come_back_with_the_old_answer,
        the_same_choice_again_leads_back_and_says_nothing,
        a_change_can_be_made_while_a_question_is_open,
        a_door_takes_the_place_of_the_outcome_and_the_other_way_round,
        from_an_answer_not_known_every_possible_finding_is_one_click_away,
        answers_are_marked_as_without_effect_only_where_they_had_none;
}

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

fn a_change_that_asks_nothing_new_leads_straight_to_the_advice_and_says_what_was_kept(page: &Page) {
    page.open(EMPLOYED);
    let seen = change(page, EMPLOYED, "employer-branch", "no", &EMPLOYED.replace("branch=yes", "branch=no"));
    let said = the_notice(page, &seen);
    assert!(said.contains(&label("employer-branch", "no")), "{said}");
    assert!(said.contains("2 个答案"), "place and year still apply: {said}");
}

fn answers_that_no_longer_apply_are_named_and_come_back_with_the_old_answer(page: &Page) {
    page.open(EMPLOYED);
    let delayed = "outcome=delayed&year=2020";
    let seen = change(page, EMPLOYED, "outcome", "delayed", delayed);
    let said = the_notice(page, &seen);
    assert!(said.contains("1 个答案"), "the year still applies: {said}");
    for dropped in ["classified", "employer-branch", "place"] {
        assert!(said.contains(&*question(dropped).name), "{dropped}: {said}");
    }
    let seen = change(page, delayed, "outcome", "employed", EMPLOYED);
    let said = the_notice(page, &seen);
    assert!(said.contains("3 个答案"), "they are back: {said}");
}

fn a_change_that_asks_something_new_asks_only_that(page: &Page) {
    page.open(EMPLOYED);
    let seen = change(page, EMPLOYED, "outcome", "army", "outcome=army");
    the_notice(page, &seen);
    page.click("a.choice[data-choice=graduated]");
    let seen = page.arrive(&Place::at("outcome=army&enlistment=graduated&year=2020"));
    let said = the_notice(page, &seen);
    assert!(said.contains("1 个答案"), "the year applies again: {said}");
}

fn a_change_can_be_called_off_at_every_question(page: &Page) {
    let walk = longest_walk();
    let end = Place::of(&walk, None);
    page.open(&end.fragment);
    for taken in &walk.path {
        page.click(&format!("a.change[data-question={}]", taken.question.id));
        let asked = Place::of(&walk, Some(taken.question));
        let seen = page.arrive(&asked);
        assert_eq!(seen.texts("marked"), [&*taken.choice.id]);
        page.click("a.back");
        assert_eq!(page.arrive(&end).notices(), [""; 0]);
        page.forward();
        page.arrive(&asked);
        page.back();
        assert_eq!(page.arrive(&end).notices(), [""; 0]);
    }
}

fn the_same_choice_again_leads_back_and_says_nothing(page: &Page) {
    page.open(EMPLOYED);
    let seen = change(page, EMPLOYED, "place", "elsewhere", EMPLOYED);
    assert_eq!(seen.notices(), [""; 0]);
}

fn a_change_can_be_made_while_a_question_is_open(page: &Page) {
    let asked = "outcome=employed&classified=no";
    page.open(asked);
    change(page, asked, "classified", "unknown", "outcome=employed&classified=unknown");
}

fn a_door_takes_the_place_of_the_outcome_and_the_other_way_round(page: &Page) {
    page.open(EMPLOYED);
    change(page, EMPLOYED, "outcome", "staff", "door=staff");
    let (staff, done) = ("door=staff", "door=staff&task=whole&year=2020");
    assert!(page.see().runs_at(&Place::at(staff)));
    page.click("a.choice[data-choice=whole]");
    let seen = page.arrive(&Place::at(done));
    assert!(the_notice(page, &seen).contains("1 个答案"), "the year applies again");
    let seen = change(page, done, "door", "delayed", "outcome=delayed&year=2020");
    let said = the_notice(page, &seen);
    assert!(said.contains(&label("outcome", "delayed")) && said.contains(&*question("task").name), "{said}");
}

fn the_browsers_back_from_a_change_made_leads_to_the_old_answer(page: &Page) {
    page.open(EMPLOYED);
    let changed = EMPLOYED.replace("branch=yes", "branch=no");
    change(page, EMPLOYED, "employer-branch", "no", &changed);
    page.back();
    let asked = Place::at(&format!("{EMPLOYED}&change=employer-branch"));
    assert_eq!(page.arrive(&asked).texts("marked"), ["yes"]);
    page.back();
    page.arrive(&Place::at(EMPLOYED));
    page.forward();
    page.arrive(&asked);
    page.forward();
    page.arrive(&Place::at(&changed));
}

fn from_an_answer_not_known_every_possible_finding_is_one_click_away(page: &Page) {
    page.open("");
    let mut followed = 0;
    let unsure = one_walk_to_each_form().into_iter().filter(|walk| !worth_finding_out(walk).is_empty());
    for unsure in page.sample(unsure.collect(), 5) {
        let here = Place::of(&unsure, None);
        page.go_to(&here.fragment);
        page.arrive(&here);
        let worth: Vec<_> = worth_finding_out(&unsure).iter().map(|taken| &taken.question.id).collect();
        let mut open = advised(&unsure).open;
        open.retain(|open| worth.contains(&&open.taken.question.id));
        let links = ".find-out > div:nth-of-type";
        for (nth, open) in open.iter().enumerate() {
            for (item, (_, walk)) in open.otherwise.iter().enumerate() {
                page.click(&format!("{links}({}) li:nth-child({}) a", nth + 1, item + 1));
                page.arrive(&Place::of(walk, None));
                page.back();
                page.arrive(&here);
                followed += 1;
            }
        }
    }
    assert!(followed > 10, "only {followed} links: the edition has more answers that say `I do not know`");
}

fn answers_are_marked_as_without_effect_only_where_they_had_none(page: &Page) {
    page.open("");
    for walk in page.sample(one_walk_to_each_form(), 15) {
        let here = Place::of(&walk, None);
        page.go_to(&here.fragment);
        page.arrive(&here);
        let decided = advised(&walk).decided;
        let idle = walk.path.iter().filter(|taken| !decided.iter().any(|other| other.question.id == taken.question.id));
        let idle: Vec<&str> = idle.map(|taken| &*taken.question.name).collect();
        let shown = page.texts(
            "return Array.from(document.querySelectorAll('.answers .effect'),
                effect => effect.parentElement.querySelector('dt').textContent);",
        );
        assert_eq!(shown, idle, "{here:?}");
    }
}

/// Clicks Change of a question and another choice, and waits until the page is where that leads.
#[track_caller]
fn change(page: &Page, here: &str, asked: &str, choice: &str, there: &str) -> Seen {
    page.click(&format!("a.change[data-question={asked}]"));
    let seen = page.arrive(&Place::at(&format!("{here}&change={asked}")));
    assert_eq!(seen.texts("marked"), walk(here).choice(asked).into_iter().collect::<Vec<_>>());
    page.click(&format!("a.choice[data-choice={choice}]"));
    page.arrive(&Place::at(there))
}

/// The one notice, which the live region says too.
#[track_caller]
fn the_notice(page: &Page, seen: &Seen) -> String {
    let [notice] = seen.notices()[..] else { panic!("not one notice: {:?}", page.see()) };
    assert!(seen.said().contains(notice.trim()), "{seen:?}");
    notice.to_owned()
}

fn question(id: &str) -> &'static Question {
    COLLEGE_2020.question(id).unwrap_or_else(|| panic!("the edition has no question {id} any more"))
}

fn label(asked: &str, choice: &str) -> String {
    let choice = question(asked).choice(choice).unwrap_or_else(|| panic!("{asked} has no choice {choice} any more"));
    choice.label.to_string()
}
