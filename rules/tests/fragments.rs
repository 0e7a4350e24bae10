//! Links as people send them: cut, encoded, outdated, typed by hand. What is usable is kept; the rest is reported.

mod edition;

use transfer_guide_rules::fragment::{Fragment, LONGEST, Why, known, read, read_day, write};

use edition::{Path, college_2020, path, replay};

/// A finished walk of four answers.
const HOME: &str = "outcome=undecided&stay=leave&home-place=elsewhere&year=2020";

/// A finished walk whose review is counted from a day.
const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// The path a fragment leads to, what was ignored and why, and the question being asked again.
fn reading(text: &str) -> (Path, Vec<(String, Why)>, Option<String>) {
    let Fragment { answers, change, ignored, .. } = read(college_2020(), text);
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
    check(HOME, HOME, &[]);
}

#[test]
fn answers_in_any_order_are_all_kept() {
    check("year=2020&home-place=elsewhere&stay=leave&outcome=undecided", HOME, &[]);
}

#[test]
fn a_leading_hash_changes_nothing() {
    check(&format!("#{HOME}"), HOME, &[]);
}

#[test]
fn a_second_hash_spoils_only_its_own_piece() {
    check(
        &format!("##{HOME}"),
        "",
        &[
            ("#outcome=undecided", Why::UnknownQuestion),
            ("home-place=elsewhere", Why::OffPath),
            ("stay=leave", Why::OffPath),
            ("year=2020", Why::OffPath),
        ],
    );
}

#[test]
fn encoded_signs_are_read_like_plain_ones() {
    check(&HOME.replace('=', "%3D").replace('&', "%26"), HOME, &[]);
    check(&HOME.replace('=', "%3d"), HOME, &[]);
    check("%6Futcome=%75ndecided", "outcome=undecided", &[]);
}

#[test]
fn what_is_encoded_twice_is_reported() {
    check("outcome%253Dundecided", "", &[("outcome%3Dundecided", Why::Unreadable)]);
}

#[test]
fn an_unknown_question_is_reported_and_the_rest_kept() {
    check(&format!("colour=red&{HOME}"), HOME, &[("colour=red", Why::UnknownQuestion)]);
    check("Outcome=army", "", &[("Outcome=army", Why::UnknownQuestion)]);
    check("=army", "", &[("=army", Why::UnknownQuestion)]);
}

#[test]
fn an_unknown_choice_is_reported_and_its_question_asked_again() {
    let text = "outcome=undecided&stay=forever&place=elsewhere&year=2020";
    check(
        text,
        "outcome=undecided",
        &[("stay=forever", Why::UnknownChoice), ("place=elsewhere", Why::OffPath), ("year=2020", Why::OffPath)],
    );
    let walk = replay(&read(college_2020(), text).answers);
    assert_eq!(walk.next.map(|question| &*question.id), Some("stay"));
    check("outcome=", "", &[("outcome=", Why::UnknownChoice)]);
    check("outcome=army=yes", "", &[("outcome=army=yes", Why::UnknownChoice)]);
}

#[test]
fn a_repeated_question_keeps_its_first_answer() {
    check("outcome=delayed&year=2020&outcome=army", "outcome=delayed&year=2020", &[("outcome=army", Why::Repeated)]);
    check("outcome=delayed&outcome=delayed", "outcome=delayed", &[("outcome=delayed", Why::Repeated)]);
    // An answer that is none does not count as the first.
    check("outcome=x&outcome=delayed", "outcome=delayed", &[("outcome=x", Why::UnknownChoice)]);
}

#[test]
fn a_stale_answer_off_the_path_changes_nothing_and_is_reported() {
    check(
        "outcome=delayed&employer-branch=yes&year=2020",
        "outcome=delayed&year=2020",
        &[("employer-branch=yes", Why::OffPath)],
    );
    assert_eq!(read(college_2020(), "outcome=delayed&stay=stay").answers.choice("stay"), None);
}

#[test]
fn a_question_goes_before_the_doors_on_its_page() {
    for text in ["outcome=delayed&door=staff", "door=staff&outcome=delayed"] {
        check(text, "outcome=delayed", &[("door=staff", Why::OffPath)]);
    }
    check("door=staff&task=whole&year=2020", "door=staff&task=whole&year=2020", &[]);
}

#[test]
fn a_piece_without_a_sign_is_reported() {
    check("outcome", "", &[("outcome", Why::Unreadable)]);
    check("/../&outcome=delayed", "outcome=delayed", &[("/../", Why::Unreadable)]);
    check("change", "", &[("change", Why::Unreadable)]);
}

#[test]
fn a_question_of_the_path_can_be_asked_again_while_its_answer_stands() {
    for question in ["outcome", "stay", "home-place", "year"] {
        let (path, ignored, change) = reading(&format!("{HOME}&change={question}"));
        assert_eq!((path.len(), ignored, change.as_deref()), (4, vec![], Some(question)));
    }
}

#[test]
fn a_question_off_the_path_cannot_be_asked_again() {
    for question in ["employer-branch", "colour", "", "change", "requested", "Outcome"] {
        let piece = format!("change={question}");
        let (path, ignored, change) = reading(&format!("{HOME}&{piece}"));
        assert_eq!((path.len(), ignored, change), (4, vec![(piece, Why::OffPath)], None));
    }
    assert_eq!(reading("change=outcome").2, None, "nothing is answered yet");
}

#[test]
fn a_day_is_kept_with_any_answers() {
    let fragment = read(college_2020(), &format!("requested=2020-06-20&{HOME}"));
    assert_eq!(fragment.ignored, vec![]);
    assert_eq!(fragment.answers.day("requested"), read_day("2020-06-20"));
}

#[test]
fn a_day_that_is_none_is_reported() {
    for day in ["2020-02-30", "2020-6-20", "1999-12-31", "2101-01-01", "yesterday", ""] {
        let piece = format!("requested={day}");
        check(&format!("{HOME}&{piece}"), HOME, &[(&piece, Why::NoSuchDay)]);
    }
    check("someday=2020-06-20", "", &[("someday=2020-06-20", Why::UnknownQuestion)]);
}

#[test]
fn a_repeated_day_keeps_the_first() {
    let text = format!("{HOME}&requested=2020-06-20&requested=2020-06-21");
    check(&text, HOME, &[("requested=2020-06-21", Why::Repeated)]);
    assert_eq!(read(college_2020(), &text).answers.day("requested"), read_day("2020-06-20"));
}

#[test]
fn only_the_days_that_a_deadline_counts_from_are_written() {
    let day = "requested=2020-06-20&left=2020-06-30";
    let answers = read(college_2020(), &format!("{HOME}&{day}")).answers;
    assert_eq!(write(&replay(&answers), None), format!("{HOME}&requested=2020-06-20"), "a page without six months");
    let answers = read(college_2020(), &format!("outcome=undecided&{day}")).answers;
    assert_eq!(write(&replay(&answers), None), "outcome=undecided", "not at the end yet");
}

#[test]
fn beyond_the_longest_text_nothing_is_read() {
    let filler = "x".repeat(LONGEST - HOME.len() - 1);
    let (path, ignored, _) = reading(&format!("{HOME}&{filler}&requested=2020-06-20"));
    assert_eq!(path.len(), 4);
    assert_eq!(ignored, [("x".repeat(40), Why::Unreadable), ("&requested=2020-06-20".to_owned(), Why::Unreadable),]);
    let fragment = read(college_2020(), &format!("{filler}&{HOME}&requested=2020-06-20"));
    assert_eq!(fragment.answers.day("requested"), None);
}

#[test]
fn an_answer_cut_by_the_longest_text_is_not_taken_for_a_shorter_one() {
    let start = "door=stuck&problem=refused";
    let filler = "x".repeat(LONGEST - start.len() - 1);
    let (path, ignored, _) = reading(&format!("{filler}&{start}-again&year=2020"));
    assert_eq!(path, [("door", "stuck")]);
    assert!(ignored.iter().all(|(_, why)| *why == Why::Unreadable), "{ignored:?}");
}

#[test]
fn a_text_is_cut_between_letters_never_within_one() {
    for before in LONGEST - 8..=LONGEST {
        let text = format!("{}团团团&{HOME}", "x".repeat(before));
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
    check(
        "%FF%FE&outcome=delayed&%00",
        "outcome=delayed",
        &[("\u{fffd}\u{fffd}", Why::Unreadable), ("\0", Why::Unreadable)],
    );
    check("outcome=delayed%", "", &[("outcome=delayed%", Why::UnknownChoice)]);
    check("outcome=delayed%F0%9F", "", &[("outcome=delayed\u{fffd}", Why::UnknownChoice)]);
}

#[test]
fn a_second_question_to_ask_again_is_reported() {
    let (_, ignored, change) = reading(&format!("{HOME}&change=stay&change=place"));
    assert_eq!((change.as_deref(), ignored), (Some("stay"), vec![("change=place".to_owned(), Why::Repeated)]));
}

#[test]
fn what_a_link_was_made_from_is_no_answer_and_no_mistake() {
    for link in [format!("{HOME}&edition=college-2020.1.abc"), format!("edition=x&{HOME}")] {
        check(&link, HOME, &[]);
    }
    check(&format!("{HOME}&edition=a&edition=b"), HOME, &[("edition=b", Why::Repeated)]);
    assert_eq!(read(college_2020(), "edition=a.1.b").edition.as_deref(), Some("a.1.b"));
}

/// A damaged link, what is left of it, and what must be named as not usable.
type Damaged = (&'static str, &'static str, &'static [&'static str]);

const DAMAGED: &[Damaged] = &[
    // Damaged on the way.
    ("%", "", &["%"]),
    ("outcome=employed%", "", &["outcome=employed%"]),
    ("%zz&outcome=employed", "outcome=employed", &["%zz"]),
    ("outcome=employed&%E4%BD", "outcome=employed", &["\u{fffd}"]),
    ("outcome=employed&%ED%A0%80=yes", "outcome=employed", &["\u{fffd}"]),
    ("outcome=employed&%00=%00", "outcome=employed", &["\0"]),
    ("outcome=employed&classified", "outcome=employed", &["classified"]),
    ("outcome=employed&classified=", "outcome=employed", &["classified="]),
    ("=&==&outcome=employed", "outcome=employed", &["=", "=="]),
    ("outcome=emplo", "", &["outcome=emplo"]),
    // Decorated by other programs, or meant for another page.
    ("/../", "", &["/../"]),
    ("!/advice/employer", "", &["!/advice/employer"]),
    ("outcome=employed&from=singlemessage", "outcome=employed", &["from=singlemessage"]),
    ("outcome%3Demployed%26classified%3Dno", "outcome=employed&classified=no", &[]),
    ("&&outcome=employed&", "outcome=employed", &[]),
    // Outdated: the edition has another question or choice now.
    ("destiny=employed&outcome=employed", "outcome=employed", &["destiny=employed"]),
    ("outcome=retired&year=2020", "", &["outcome=retired", "year=2020"]),
    ("outcome=employed&classified=maybe&year=2020", "outcome=employed", &["classified=maybe", "year=2020"]),
    ("OUTCOME=employed", "", &["OUTCOME=employed"]),
    // Answers that contradict each other.
    ("outcome=delayed&employer-branch=yes&year=2020", "outcome=delayed&year=2020", &["employer-branch=yes"]),
    ("outcome=employed&outcome=army", "outcome=employed", &["outcome=army"]),
    ("outcome=employed&door=stuck", "outcome=employed", &["door=stuck"]),
    ("classified=no", "", &["classified=no"]),
    // Out of order, but whole.
    ("year=2020&outcome=delayed", "outcome=delayed&year=2020", &[]),
    // A change of nothing.
    ("change=nonsense", "", &["change=nonsense"]),
    ("change=outcome", "", &["change=outcome"]),
    ("outcome=employed&change=year", "outcome=employed", &["change=year"]),
    ("outcome=employed&change=", "outcome=employed", &["change="]),
    // Hostile.
    ("<img src=x onerror=alert(1)>", "", &["<img src=x onerror=alert(1)>"]),
    ("outcome=employed&<script>=</script>", "outcome=employed", &["<script>=</script>"]),
    ("__proto__=1&constructor=2&outcome=employed", "outcome=employed", &["__proto__=1", "constructor=2"]),
    ("javascript:alert(1)", "", &["javascript:alert(1)"]),
];

#[test]
fn a_damaged_link_leads_to_the_longest_usable_walk_and_what_it_dropped_is_named() {
    let no_day = |day: &str| (format!("{EMPLOYED}&requested={day}"), EMPLOYED, vec![format!("requested={day}")]);
    let table = DAMAGED.iter().map(|(text, leads, names)| {
        ((*text).to_owned(), *leads, names.iter().map(|name| (*name).to_owned()).collect())
    });
    let long: [(String, &str, Vec<String>); 2] = [
        (format!("outcome=employed&{}", "x".repeat(1_000_000)), "outcome=employed", vec!["xxxxxxxx".to_owned()]),
        (format!("outcome=employed{}", "&a=b".repeat(100_000)), "outcome=employed", vec!["a=b".to_owned()]),
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
    for whole in [HOME, EMPLOYED] {
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
    let known =
        known(college_2020(), "year=2020&place=elsewhere&nonsense&place=special&outcome=nobody&requested=2020-06-20");
    assert_eq!(known.choices().collect::<Vec<_>>(), [("place", "elsewhere"), ("year", "2020")]);
    assert_eq!(known.day("requested"), read_day("2020-06-20"));
}
