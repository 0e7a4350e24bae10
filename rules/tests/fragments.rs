//! Links as people send them: cut, encoded, outdated, typed by hand. What is usable is kept; the rest is reported.

mod edition;

use transfer_guide_rules::fragment::{Fragment, LONGEST, Why, known, read, read_day, write};

use transfer_guide_editions::boat;

use edition::{Path, path, replay};

/// A finished walk of four answers.
const TRAIN: &str = "way=train&stop=leave&seat=window&year=2020";

/// A finished walk whose review is counted from a day.
const BOAT: &str = "way=boat&luggage=no&cabin=yes&pier=north&year=2020";

/// The path a fragment leads to, what was ignored and why, and the question being asked again.
fn reading(text: &str) -> (Path, Vec<(String, Why)>, Option<String>) {
    let Fragment { answers, change, ignored, .. } = read(boat(), text);
    let ignored = ignored.into_iter().map(|ignored| (ignored.piece, ignored.why)).collect();
    (path(&replay(&answers)), ignored, change)
}

/// A path as the text of a fragment.
fn joined(path: &Path) -> String {
    let pieces: Vec<String> = path.iter().map(|(question, choice)| format!("{question}={choice}")).collect();
    pieces.join("&")
}

/// Asserts where a fragment leads, as text, and what was ignored.
#[track_caller]
fn check(text: &str, leads: &str, ignored: &[(&str, Why)]) {
    let (path, found, _) = reading(text);
    assert_eq!(joined(&path), leads, "the path of {text:?}");
    let ignored: Vec<(String, Why)> = ignored.iter().map(|(piece, why)| ((*piece).to_owned(), *why)).collect();
    assert_eq!(found, ignored, "ignored of {text:?}");
}

#[test]
fn nothing_said_is_nothing_read() {
    for text in ["", "#", "&", "&&&", "#&"] {
        check(text, "", &[]);
    }
}

#[test]
fn answers_in_the_order_asked_are_all_kept() {
    check(TRAIN, TRAIN, &[]);
}

#[test]
fn answers_in_any_order_are_all_kept() {
    check("year=2020&seat=window&stop=leave&way=train", TRAIN, &[]);
}

#[test]
fn a_leading_hash_changes_nothing() {
    check(&format!("#{TRAIN}"), TRAIN, &[]);
}

#[test]
fn a_second_hash_spoils_only_its_own_piece() {
    check(
        &format!("##{TRAIN}"),
        "",
        &[
            ("#way=train", Why::UnknownQuestion),
            ("seat=window", Why::OffPath),
            ("stop=leave", Why::OffPath),
            ("year=2020", Why::OffPath),
        ],
    );
}

#[test]
fn encoded_signs_are_read_like_plain_ones() {
    check(&TRAIN.replace('=', "%3D").replace('&', "%26"), TRAIN, &[]);
    check(&TRAIN.replace('=', "%3d"), TRAIN, &[]);
    check("%77ay=%74rain", "way=train", &[]);
}

#[test]
fn what_is_encoded_twice_is_reported() {
    check("way%253Dtrain", "", &[("way%3Dtrain", Why::Unreadable)]);
}

#[test]
fn an_unknown_question_is_reported_and_the_rest_kept() {
    check(&format!("colour=red&{TRAIN}"), TRAIN, &[("colour=red", Why::UnknownQuestion)]);
    check("Way=plane", "", &[("Way=plane", Why::UnknownQuestion)]);
    check("=plane", "", &[("=plane", Why::UnknownQuestion)]);
}

#[test]
fn an_unknown_choice_is_reported_and_its_question_asked_again() {
    let text = "way=train&stop=forever&pier=north&year=2020";
    check(
        text,
        "way=train",
        &[("stop=forever", Why::UnknownChoice), ("pier=north", Why::OffPath), ("year=2020", Why::OffPath)],
    );
    let walk = replay(&read(boat(), text).answers);
    assert_eq!(walk.next.map(|question| &*question.id), Some("stop"));
    check("way=", "", &[("way=", Why::UnknownChoice)]);
    check("way=plane=yes", "", &[("way=plane=yes", Why::UnknownChoice)]);
}

#[test]
fn a_repeated_question_keeps_its_first_answer() {
    check("way=walk&year=2020&way=plane", "way=walk&year=2020", &[("way=plane", Why::Repeated)]);
    check("way=walk&way=walk", "way=walk", &[("way=walk", Why::Repeated)]);
    // An answer that is none does not count as the first.
    check("way=x&way=walk", "way=walk", &[("way=x", Why::UnknownChoice)]);
}

#[test]
fn a_stale_answer_off_the_path_changes_nothing_and_is_reported() {
    check("way=walk&cabin=yes&year=2020", "way=walk&year=2020", &[("cabin=yes", Why::OffPath)]);
    assert_eq!(read(boat(), "way=walk&stop=stay").answers.choice("stop"), None);
}

#[test]
fn a_question_goes_before_the_doors_on_its_page() {
    for text in ["way=walk&door=crew", "door=crew&way=walk"] {
        check(text, "way=walk", &[("door=crew", Why::OffPath)]);
    }
    check("door=crew&year=2020", "door=crew&year=2020", &[]);
}

#[test]
fn a_piece_without_a_sign_is_reported() {
    check("way", "", &[("way", Why::Unreadable)]);
    check("/../&way=walk", "way=walk", &[("/../", Why::Unreadable)]);
    check("change", "", &[("change", Why::Unreadable)]);
}

#[test]
fn a_question_of_the_path_can_be_asked_again_while_its_answer_stands() {
    for question in ["way", "stop", "seat", "year"] {
        let (path, ignored, change) = reading(&format!("{TRAIN}&change={question}"));
        assert_eq!((path.len(), ignored, change.as_deref()), (4, vec![], Some(question)));
    }
}

#[test]
fn a_question_off_the_path_cannot_be_asked_again() {
    for question in ["cabin", "colour", "", "change", "booked", "Way"] {
        let piece = format!("change={question}");
        let (path, ignored, change) = reading(&format!("{TRAIN}&{piece}"));
        assert_eq!((path.len(), ignored, change), (4, vec![(piece, Why::OffPath)], None));
    }
    assert_eq!(reading("change=way").2, None, "nothing is answered yet");
}

#[test]
fn a_day_is_kept_with_any_answers() {
    let fragment = read(boat(), &format!("booked=2020-06-20&{TRAIN}"));
    assert_eq!(fragment.ignored, vec![]);
    assert_eq!(fragment.answers.day("booked"), read_day("2020-06-20"));
}

#[test]
fn a_day_that_is_none_is_reported() {
    for day in ["2020-02-30", "2020-6-20", "1999-12-31", "2101-01-01", "yesterday", ""] {
        let piece = format!("booked={day}");
        check(&format!("{TRAIN}&{piece}"), TRAIN, &[(&piece, Why::NoSuchDay)]);
    }
    check("someday=2020-06-20", "", &[("someday=2020-06-20", Why::UnknownQuestion)]);
}

#[test]
fn a_repeated_day_keeps_the_first() {
    let text = format!("{TRAIN}&booked=2020-06-20&booked=2020-06-21");
    check(&text, TRAIN, &[("booked=2020-06-21", Why::Repeated)]);
    assert_eq!(read(boat(), &text).answers.day("booked"), read_day("2020-06-20"));
}

#[test]
fn only_the_days_that_a_deadline_counts_from_are_written() {
    let day = "booked=2020-06-20&landed=2020-06-30";
    let answers = read(boat(), &format!("{TRAIN}&{day}")).answers;
    assert_eq!(write(&replay(&answers), None), format!("{TRAIN}&booked=2020-06-20"), "a page without six months");
    let answers = read(boat(), &format!("way=train&{day}")).answers;
    assert_eq!(write(&replay(&answers), None), "way=train", "not at the end yet");
}

#[test]
fn beyond_the_longest_text_nothing_is_read() {
    let filler = "x".repeat(LONGEST - TRAIN.len() - 1);
    let (path, ignored, _) = reading(&format!("{TRAIN}&{filler}&booked=2020-06-20"));
    assert_eq!(path.len(), 4);
    assert_eq!(ignored, [("x".repeat(40), Why::Unreadable), ("&booked=2020-06-20".to_owned(), Why::Unreadable),]);
    let fragment = read(boat(), &format!("{filler}&{TRAIN}&booked=2020-06-20"));
    assert_eq!(fragment.answers.day("booked"), None);
}

#[test]
fn an_answer_cut_by_the_longest_text_is_not_taken_for_a_shorter_one() {
    let start = "way=boat&luggage=no&cabin=yes&pier=north";
    let filler = "x".repeat(LONGEST - start.len() - 1);
    let (path, ignored, _) = reading(&format!("{filler}&{start}-west&year=2020"));
    assert_eq!(path, [("way", "boat"), ("luggage", "no"), ("cabin", "yes")]);
    assert!(ignored.iter().all(|(_, why)| *why == Why::Unreadable), "{ignored:?}");
}

#[test]
fn a_text_is_cut_between_letters_never_within_one() {
    for before in LONGEST - 8..=LONGEST {
        let text = format!("{}团团团&{TRAIN}", "x".repeat(before));
        let (path, ignored, _) = reading(&text);
        assert_eq!((path.len(), ignored.len()), (0, 2), "{before}");
    }
}

#[test]
fn a_reported_piece_has_forty_letters_at_the_most() {
    let (_, ignored, _) = reading(&format!("团{}", "关系".repeat(100)));
    assert_eq!(ignored, [(format!("团{}关", "关系".repeat(19)), Why::Unreadable)]);
}

#[test]
fn bytes_that_are_no_text_are_reported_and_the_rest_kept() {
    check("%FF%FE&way=walk&%00", "way=walk", &[("\u{fffd}\u{fffd}", Why::Unreadable), ("\0", Why::Unreadable)]);
    check("way=walk%", "", &[("way=walk%", Why::UnknownChoice)]);
    check("way=walk%F0%9F", "", &[("way=walk\u{fffd}", Why::UnknownChoice)]);
}

#[test]
fn a_second_question_to_ask_again_is_reported() {
    let (_, ignored, change) = reading(&format!("{TRAIN}&change=stop&change=pier"));
    assert_eq!((change.as_deref(), ignored), (Some("stop"), vec![("change=pier".to_owned(), Why::Repeated)]));
}

#[test]
fn what_a_link_was_made_from_is_no_answer_and_no_mistake() {
    for link in [format!("{TRAIN}&edition=boat.1.abc"), format!("edition=x&{TRAIN}")] {
        check(&link, TRAIN, &[]);
    }
    check(&format!("{TRAIN}&edition=a&edition=b"), TRAIN, &[("edition=b", Why::Repeated)]);
    assert_eq!(read(boat(), "edition=a.1.b").edition.as_deref(), Some("a.1.b"));
}

/// A damaged link, what is left of it, and what must be named as not usable.
type Damaged = (&'static str, &'static str, &'static [&'static str]);

const DAMAGED: &[Damaged] = &[
    // Damaged on the way.
    ("%", "", &["%"]),
    ("way=boat%", "", &["way=boat%"]),
    ("%zz&way=boat", "way=boat", &["%zz"]),
    ("way=boat&%E4%BD", "way=boat", &["\u{fffd}"]),
    ("way=boat&%ED%A0%80=yes", "way=boat", &["\u{fffd}"]),
    ("way=boat&%00=%00", "way=boat", &["\0"]),
    ("way=boat&luggage", "way=boat", &["luggage"]),
    ("way=boat&luggage=", "way=boat", &["luggage="]),
    ("=&==&way=boat", "way=boat", &["=", "=="]),
    ("way=boa", "", &["way=boa"]),
    // Decorated by other programs, or meant for another page.
    ("/../", "", &["/../"]),
    ("!/advice/boat", "", &["!/advice/boat"]),
    ("way=boat&from=singlemessage", "way=boat", &["from=singlemessage"]),
    ("way%3Dboat%26luggage%3Dno", "way=boat&luggage=no", &[]),
    ("&&way=boat&", "way=boat", &[]),
    // Outdated: the edition has another question or choice now.
    ("destiny=boat&way=boat", "way=boat", &["destiny=boat"]),
    ("way=retired&year=2020", "", &["way=retired", "year=2020"]),
    ("way=boat&luggage=maybe&year=2020", "way=boat", &["luggage=maybe", "year=2020"]),
    ("WAY=boat", "", &["WAY=boat"]),
    // Answers that contradict each other.
    ("way=walk&cabin=yes&year=2020", "way=walk&year=2020", &["cabin=yes"]),
    ("way=boat&way=plane", "way=boat", &["way=plane"]),
    ("way=boat&door=stuck", "way=boat", &["door=stuck"]),
    ("luggage=no", "", &["luggage=no"]),
    // Out of order, but whole.
    ("year=2020&way=walk", "way=walk&year=2020", &[]),
    // A change of nothing.
    ("change=nonsense", "", &["change=nonsense"]),
    ("change=way", "", &["change=way"]),
    ("way=boat&change=year", "way=boat", &["change=year"]),
    ("way=boat&change=", "way=boat", &["change="]),
    // Hostile.
    ("<img src=x onerror=alert(1)>", "", &["<img src=x onerror=alert(1)>"]),
    ("way=boat&<script>=</script>", "way=boat", &["<script>=</script>"]),
    ("__proto__=1&constructor=2&way=boat", "way=boat", &["__proto__=1", "constructor=2"]),
    ("javascript:alert(1)", "", &["javascript:alert(1)"]),
];

#[test]
fn a_damaged_link_leads_to_the_longest_usable_walk_and_what_it_dropped_is_named() {
    let no_day = |day: &str| (format!("{BOAT}&booked={day}"), BOAT, vec![format!("booked={day}")]);
    let table = DAMAGED.iter().map(|(text, leads, names)| {
        ((*text).to_owned(), *leads, names.iter().map(|name| (*name).to_owned()).collect())
    });
    let long: [(String, &str, Vec<String>); 2] = [
        (format!("way=boat&{}", "x".repeat(1_000_000)), "way=boat", vec!["xxxxxxxx".to_owned()]),
        (format!("way=boat{}", "&a=b".repeat(100_000)), "way=boat", vec!["a=b".to_owned()]),
    ];
    for (text, leads, names) in table.chain(long).chain(["2020-02-30", "999999999-01-01"].map(no_day)) {
        let short: String = text.chars().take(80).collect();
        let (path, ignored, _) = reading(&text);
        assert_eq!(joined(&path), leads, "{short}");
        assert_eq!(ignored.is_empty(), names.is_empty(), "{short}: {ignored:?}");
        for name in names {
            assert!(
                ignored.iter().any(|(piece, _)| piece.starts_with(&name)),
                "{short}: {name:?} is not in {ignored:?}"
            );
        }
    }
}

#[test]
fn wherever_a_link_breaks_off_every_whole_answer_before_is_kept_and_nothing_else() {
    for whole in [TRAIN, BOAT] {
        for end in 1..whole.len() {
            let (path, ..) = reading(&whole[..end]);
            let kept = joined(&path);
            assert!(whole.starts_with(&kept), "{} became {kept}", &whole[..end]);
            let before = whole[..end].rsplit_once('&').map_or("", |(before, _)| before);
            assert!(kept.len() >= before.len(), "{} lost an answer: {kept}", &whole[..end]);
        }
    }
}

#[test]
fn answers_known_beforehand_are_the_usable_ones_whichever_questions_will_be_asked() {
    let known = known(boat(), "year=2020&pier=north&nonsense&pier=south&way=nobody&booked=2020-06-20");
    assert_eq!(known.choices().collect::<Vec<_>>(), [("pier", "north"), ("year", "2020")]);
    assert_eq!(known.day("booked"), read_day("2020-06-20"));
}
