//! What holds of every walk and every link. The walks are few, so all of them are walked; only what comes from outside
//! is sampled.

mod edition;

use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use transfer_guide_editions::boat;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::{Choice, Question};
use transfer_guide_rules::fragment::{CHANGE, EDITION, Fragment, LONGEST, read, read_day, write};
use transfer_guide_rules::walk::Walk;

use edition::{every_choice, path, places, replay, stand, walks};

/// Texts that no page writes, put after every place of every walk.
const BOGUS: &[&str] = &[
    "bogus=1",
    "bogus",
    "=",
    "==",
    "=yes",
    "#/../",
    "/../../etc/passwd",
    "#",
    "\0",
    "a\0=\0",
    "\u{fffd}=\u{fffd}",
    "%00",
    "%",
    "%zz",
    "%FF%FE",
    "%26%3D%26",
    "<script>alert(1)</script>",
    "constructor=1",
    "__proto__=1",
    "团=员",
    "🎓=🎓",
    "booked=2020-02-30",
    "landed=",
    "change=bogus",
];

// ---- walks ----

#[test]
fn back_and_the_same_answer_again_changes_nothing() {
    for place in places().iter().filter(|place| !place.path.is_empty()) {
        let back = replay(&place.first(place.path.len() - 1));
        let last = place.path[place.path.len() - 1];
        let page = back.next.expect("an answer was taken back");
        assert!(same_page(page, last.question), "back from {} asks {}", told(place), page.id);
        let again = replay(&back.choose(last.question, last.choice));
        assert_eq!((stand(&again), told(&again)), (stand(place), told(place)));
    }
}

#[test]
fn a_changed_answer_gives_what_a_fresh_walk_of_the_path_gives() {
    for (walk, question, choice) in changes() {
        let changed = replay(&walk.choose(question, choice));
        let fresh = replay(&changed.on_path());
        assert_eq!(stand(&changed), stand(&fresh), "{}, {}={}", told(walk), question.id, choice.id);
        assert_eq!(changed.choice(&question.id), Some(&*choice.id), "{}", told(walk));
    }
}

#[test]
fn a_changed_answer_keeps_every_other_one_that_still_applies() {
    for (walk, question, choice) in changes() {
        let changed = replay(&walk.choose(question, choice));
        for (id, before) in path(walk) {
            let kept = changed.choice(id).is_none_or(|after| after == before);
            let other = boat().question(id).is_some_and(|other| !same_page(other, question));
            assert!(kept || !other, "{id}={before} is lost in {}", told(&changed));
            let open = changed.next.is_some_and(|next| next.id == id);
            assert!(!open, "{id} is asked again after {}={}", question.id, choice.id);
        }
    }
}

#[test]
fn a_change_taken_back_leaves_everything_as_it_was() {
    for (walk, question, choice) in changes() {
        let changed = replay(&walk.choose(question, choice));
        let before = walk.path.iter().find(|taken| same_page(taken.question, question)).expect("it was answered");
        let back = replay(&changed.choose(before.question, before.choice));
        assert_eq!(stand(&back), stand(walk), "{}={} in {}", question.id, choice.id, told(walk));
    }
}

#[test]
fn an_answer_off_the_path_never_matters() {
    for place in places() {
        for (question, choice) in every_choice().filter(|(question, _)| off_path(place, question)) {
            let with = replay(&place.answers().with(&question.id, &choice.id));
            assert_eq!(stand(&with), stand(place), "{} and {}={}", told(place), question.id, choice.id);
        }
    }
}

#[test]
fn an_answer_that_is_no_choice_counts_as_not_given() {
    for place in places() {
        for question in boat().questions.iter() {
            let without = replay(&place.answers().without(&question.id));
            for bogus in ["bogus", "", "yes "] {
                let with = replay(&place.answers().with(&question.id, bogus));
                assert_eq!(stand(&with), stand(&without), "{} and {}={bogus}", told(place), question.id);
            }
        }
    }
}

#[test]
fn the_longest_way_left_never_grows() {
    for place in places() {
        let whole = place.path.len() + place.longest_left();
        let onward: Vec<usize> = place.onward().iter().map(|(_, on)| on.path.len() + on.longest_left()).collect();
        assert!(onward.iter().all(|other| *other <= whole), "{}: {whole}, then {onward:?}", told(place));
        assert!(onward.is_empty() || onward.contains(&whole), "{}: {whole}, then {onward:?}", told(place));
        assert_eq!(place.longest_left() == 0, place.next.is_none(), "{}", told(place));
    }
}

// ---- the text form ----

#[test]
fn every_place_is_read_as_it_is_written() {
    for place in places() {
        for change in place.path.iter().map(|taken| Some(&*taken.question.id)).chain([None]) {
            let read = read(boat(), &write(place, change));
            let expected =
                Fragment { answers: place.on_path(), change: change.map(str::to_owned), ..Fragment::default() };
            assert_eq!(read, expected);
        }
    }
}

#[test]
fn every_end_is_read_with_its_days_as_it_is_written() {
    let mut dated = 0;
    for walk in walks() {
        let days = boat().days.iter().zip(["2020-06-20", "2020-02-29"]);
        let answers =
            days.fold(walk.answers().clone(), |answers, (day, text)| answers.with_day(&day.id, read_day(text)));
        let walk = replay(&answers);
        let text = write(&walk, None);
        let Fragment { answers, ignored, .. } = read(boat(), &text);
        assert_eq!(ignored, vec![], "{text}");
        let again = replay(&answers);
        assert_eq!(stand(&again), stand(&walk));
        assert_eq!(again.days(), walk.days(), "{text}");
        assert_eq!(write(&again, None), text);
        dated += usize::from(text.contains("2020-06-20") || text.contains("2020-02-29"));
    }
    assert!(dated > 80, "only {dated} walks use a day");
}

#[test]
fn a_bogus_piece_after_any_place_is_reported_and_changes_nothing() {
    for place in places() {
        for bogus in BOGUS {
            let text = format!("{}&{bogus}", told(place));
            let fragment = read(boat(), &text);
            assert_eq!(stand(&replay(&fragment.answers)), stand(place), "{text:?}");
            let pieces = pieces(&format!("first&{bogus}")).len() - 1;
            assert_eq!(fragment.ignored.len(), pieces, "{text:?}: {:?}", fragment.ignored);
        }
    }
}

#[test]
fn everything_said_twice_is_reported_once() {
    for place in places() {
        let text = told(place);
        let fragment = read(boat(), &format!("{text}&{text}"));
        assert_eq!(fragment.answers, place.on_path());
        assert_eq!(fragment.ignored.len(), place.path.len(), "{text}");
    }
}

#[test]
fn a_text_of_a_megabyte_is_read_like_any_other() {
    for unit in ["x", "&", "=", "%", "%26", "团", "\0", "\u{fffd}", "way=plane&", "#/../", "a=b&", "%F0%9F%8E%93"] {
        let text = unit.repeat(1_000_000 / unit.len());
        accounted(&text).unwrap();
        accounted(&format!("way=walk&year=2020&{text}")).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_every_piece_of_it_accounted_for(text in any::<String>()) {
        accounted(&text)?;
    }

    #[test]
    fn any_bytes_encoded_are_read_and_accounted_for(bytes in prop::collection::vec(any::<u8>(), 0..900)) {
        accounted(&encoded(&bytes))?;
    }

    #[test]
    fn any_link_taken_apart_and_mixed_with_noise_is_accounted_for(
        link in select(walks().iter().map(told).collect::<Vec<_>>()),
        noise in prop::collection::vec(noise(), 0..8),
        order in prop::collection::vec(any::<Index>(), 12),
        change in prop::option::of(select(questions())),
        encode in 0..3,
    ) {
        let mut pieces: Vec<String> = link.split('&').map(str::to_owned).chain(noise).collect();
        pieces.extend(change.map(|question| format!("{CHANGE}={question}")));
        for (at, other) in order.iter().enumerate().take(pieces.len()) {
            let other = other.index(pieces.len());
            pieces.swap(at, other);
        }
        let text = pieces.join("&");
        match encode {
            0 => accounted(&text)?,
            1 => accounted(&text.replace('=', "%3D").replace('&', "%26"))?,
            _ => accounted(&encoded(text.as_bytes()))?,
        }
    }

    #[test]
    fn any_answers_with_one_changed_give_what_their_path_gives(
        answers in answers(),
        change in any::<Index>(),
    ) {
        let walk = replay(&answers);
        prop_assert_eq!(stand(&replay(&walk.on_path())), stand(&walk));
        let every: Vec<_> = every_choice().collect();
        let (question, choice) = every[change.index(every.len())];
        let changed = replay(&walk.choose(question, choice));
        prop_assert_eq!(stand(&replay(&changed.on_path())), stand(&changed));
        let Fragment { answers, ignored, .. } = read(boat(), &write(&changed, None));
        prop_assert_eq!(stand(&replay(&answers)), stand(&changed));
        prop_assert_eq!(ignored, vec![]);
    }

    #[test]
    fn any_heap_of_answers_off_the_path_never_matters(
        place in any::<Index>(),
        heap in answers(),
    ) {
        let place = &places()[place.index(places().len())];
        let off_path = |id| boat().question(id).is_none_or(|question| off_path(place, question));
        let stale = heap.choices().filter(|(id, _)| off_path(id));
        let with = stale.fold(place.answers().clone(), |answers, (id, choice)| answers.with(id, choice));
        prop_assert_eq!(stand(&replay(&with)), stand(place));
    }

    #[test]
    fn any_way_through_gets_shorter_with_every_answer(
        stale in answers(),
        picks in prop::collection::vec(any::<Index>(), 12),
    ) {
        let mut walk = replay(&stale);
        for pick in picks {
            let whole = walk.path.len() + walk.longest_left();
            let onward = walk.onward();
            if onward.is_empty() {
                break;
            }
            let taken = onward[pick.index(onward.len())].0;
            walk = replay(&walk.choose(taken.question, taken.choice));
            prop_assert!(walk.path.len() + walk.longest_left() <= whole, "{}", told(&walk));
        }
        prop_assert!(walk.next.is_none(), "twelve answers are enough: {}", told(&walk));
    }
}

/// Every finished walk with every answer that its pages offered, doors included.
fn changes() -> impl Iterator<Item = (&'static Walk<'static>, &'static Question, &'static Choice)> {
    walks().iter().flat_map(|walk| {
        let offered = |question: &Question| walk.path.iter().any(|taken| same_page(taken.question, question));
        let offered = every_choice().filter(move |(question, _)| offered(question));
        offered.map(move |(question, choice)| (walk, question, choice))
    })
}

/// Whether two questions are one, or one is the doors of the other.
fn same_page(one: &Question, other: &Question) -> bool {
    one.id == other.id || boat().other_half(one).is_some_and(|half| half.id == other.id)
}

/// Whether a question is not asked at this place: neither answered, nor open, nor beside one that is.
fn off_path(place: &Walk<'static>, question: &Question) -> bool {
    let mut asked = place.path.iter().map(|taken| taken.question).chain(place.next);
    !asked.any(|asked| same_page(asked, question))
}

/// Reads a text; whatever it is, every kept answer is on the path, every piece is kept or reported, and what was kept
/// is read again as it is written.
fn accounted(text: &str) -> Result<(), TestCaseError> {
    let Fragment { answers, change, edition, ignored } = read(boat(), text);
    let walk = replay(&answers);
    for (question, choice) in answers.choices() {
        prop_assert_eq!(walk.choice(question), Some(choice), "kept off the path");
    }
    if let Some(question) = &change {
        prop_assert!(walk.choice(question).is_some(), "asks {} again", question);
    }

    let days: Vec<&str> = boat().days.iter().map(|day| &*day.id).filter(|id| answers.day(id).is_some()).collect();
    let kept = answers.choices().count() + days.len() + usize::from(change.is_some()) + usize::from(edition.is_some());
    let pieces = pieces(text);
    let cut = usize::from(text.strip_prefix('#').unwrap_or(text).len() > LONGEST);
    prop_assert_eq!(kept + ignored.len(), pieces.len() + cut, "pieces lost or made up: {:?}", ignored);
    for piece in &pieces {
        let is_kept = piece.split_once('=').is_some_and(|(key, value)| {
            answers.choice(key) == Some(value)
                || (key == CHANGE && change.as_deref() == Some(value))
                || (key == EDITION && edition.as_deref() == Some(value))
                || (days.contains(&key) && answers.day(key) == read_day(value))
        });
        let short: String = piece.chars().take(40).collect();
        prop_assert!(is_kept || ignored.iter().any(|ignored| ignored.piece == short), "{:?} is lost", short);
    }

    let written = write(&walk, change.as_deref());
    let again = read(boat(), &written);
    prop_assert_eq!(again.ignored, vec![]);
    prop_assert_eq!(write(&replay(&again.answers), again.change.as_deref()), written);
    Ok(())
}

/// The pieces of a text that are read, decoded.
fn pieces(text: &str) -> Vec<String> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    let decoded = percent_decode_str(&text[..end]).decode_utf8_lossy();
    decoded.split('&').filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

fn encoded(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

fn told(walk: &Walk<'_>) -> String {
    write(walk, None)
}

/// Any answers at all, to some of the questions, a few of them none of the question's choices.
fn answers() -> impl Strategy<Value = Answers> {
    let choices = every_choice().map(|(question, choice)| (question.id.to_string(), choice.id.to_string()));
    let given = prop_oneof![9 => select(choices.collect::<Vec<_>>()), 1 => (select(questions()), "[a-z]{0,3}")];
    prop::collection::vec(given, 0..40).prop_map(|given| {
        given.iter().fold(Answers::default(), |answers, (question, choice)| answers.with(question, choice))
    })
}

/// A piece of a link that may be anything.
fn noise() -> impl Strategy<Value = String> {
    let choices = every_choice().map(|(question, choice)| format!("{}={}", question.id, choice.id));
    let days = boat().days.iter().map(|day| day.id.to_string());
    prop_oneof![
        select(choices.collect::<Vec<_>>()),
        (select(days.collect::<Vec<_>>()), "20[0-9]{2}-[01][0-9]-[0-3][0-9]")
            .prop_map(|(id, day)| format!("{id}={day}")),
        select(questions()).prop_map(|question| format!("{question}=bogus")),
        select(BOGUS).prop_map(str::to_owned),
        any::<String>(),
    ]
}

fn questions() -> Vec<String> {
    boat().questions.iter().map(|question| question.id.to_string()).collect()
}
