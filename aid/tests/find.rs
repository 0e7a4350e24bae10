//! Finding one's case by typing: what people really say leads to the right choice.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

mod kit;

use kit::{edition, kit};
use transfer_guide_aid::find::{answer, find};
use transfer_guide_aid::kit::Kit;
use transfer_guide_rules::fragment::read;

/// What is typed, and the case that it must lead to: `=>` as the first one, `->` as one of the first two. Between ` | `
/// stand cases that are equally right.
const PHRASES: &str = include_str!("phrases.txt");
/// The same, of phrases that the words were not tuned on; and how many of a hundred must be right.
const HELD_OUT: &str = include_str!("phrases-held-out.txt");
const HELD_OUT_RIGHT: usize = 95;

/// A line of a file of phrases.
struct Phrase {
    typed: &'static str,
    expected: Vec<&'static str>,
    /// How many of the first results may be it.
    within: usize,
}

impl Phrase {
    fn all(text: &'static str) -> Vec<Phrase> {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let phrase = |line: &'static str| {
            let (within, (typed, expected)) = match line.split_once(" => ") {
                Some(sides) => (1, sides),
                None => (2, line.split_once(" -> ").unwrap()),
            };
            Phrase { typed, expected: expected.split(" | ").collect(), within }
        };
        lines.map(phrase).collect()
    }

    fn is_found(&self) -> bool {
        self.is_within(self.within)
    }

    fn is_within(&self, most: usize) -> bool {
        find(kit(), self.typed).iter().take(most).any(|one| self.expected.contains(&one.fragment))
    }
}

fn fragments(typed: &str) -> Vec<&'static str> {
    find(kit(), typed).iter().map(|one| one.fragment).collect()
}

fn place(found: &[&str], fragment: &str) -> usize {
    found.iter().position(|one| *one == fragment).unwrap_or(usize::MAX)
}

#[test]
fn what_students_say_is_found() {
    let phrases = Phrase::all(PHRASES);
    assert!(phrases.len() >= 200, "{}", phrases.len());
    let lost: Vec<String> = phrases
        .iter()
        .filter(|phrase| !phrase.is_found())
        .map(|phrase| format!("{}: {:?}, not {:?}", phrase.typed, fragments(phrase.typed), phrase.expected))
        .collect();
    assert!(lost.is_empty(), "{} of {}: {lost:#?}", lost.len(), phrases.len());
}

#[test]
fn what_the_words_were_not_tuned_on_is_found_nearly_always() {
    let phrases = Phrase::all(HELD_OUT);
    assert!(phrases.len() >= 100, "{}", phrases.len());
    let right = phrases.iter().filter(|phrase| phrase.is_found()).count();
    let first = phrases.iter().filter(|phrase| phrase.is_within(1)).count();
    println!("held out: of {} phrases {right} right, {first} of them first", phrases.len());
    assert!(right * 100 >= phrases.len() * HELD_OUT_RIGHT, "only {right} of {}", phrases.len());
}

/// Who goes abroad to study stays with the college; who is told that the new school receives them waits in vain.
#[test]
fn whoever_names_a_place_abroad_never_gets_going_on_at_home_before_studying_abroad() {
    let places = [
        "国外",
        "海外",
        "境外",
        "香港",
        "澳门",
        "台湾",
        "美国",
        "英国",
        "日本",
        "德国",
        "澳洲",
        "新加坡",
        "马来西亚",
        "俄罗斯",
        "伦敦",
        "东京",
        "首尔",
        "港大",
        "港中文",
        "澳科大",
        "新国立",
        "牛津",
        "哥大",
        "早稻田",
        "UCL",
        "nus",
    ];
    let studies = ["", "读研", "读博", "读硕士", "大学", "读书", "考上研究生", "保研", "录取", "的博士", "专升本"];
    for place_abroad in places {
        for study in studies {
            for typed in [format!("去{place_abroad}{study}"), format!("{study}，{place_abroad}")] {
                let found = fragments(&typed);
                let (abroad, home) = (place(&found, "outcome=study-abroad"), place(&found, "outcome=further-study"));
                assert!(abroad < 2 && abroad < home, "{typed}: {found:?}");
            }
        }
    }
}

#[test]
fn what_is_negated_stands_behind_what_is_not_settled() {
    for no in ["没", "还没", "没有", "未"] {
        for (settled, fragment) in [
            ("签三方", "outcome=employed"),
            ("签约", "outcome=employed"),
            ("找到工作", "outcome=employed"),
            ("考上研究生", "outcome=further-study"),
            ("考上公务员", "outcome=employed"),
            ("拿到offer", "outcome=employed"),
        ] {
            let found = fragments(&[no, settled].concat());
            assert_eq!(found[0], "outcome=undecided", "{no}{settled}");
            assert!(place(&found, fragment) > 0, "{no}{settled}: {found:?}");
        }
    }
}

#[test]
fn what_is_understood_only_in_part_has_two_results_at_least() {
    for typed in ["去北京工作哈哈", "公司里头", "读研呀", "当冰", "退回怎么个说法", "我爷爷是公务员"]
    {
        assert!(fragments(typed).len() >= 2, "{typed}: {:?}", fragments(typed));
    }
}

#[test]
fn no_case_is_a_choice_of_a_question_that_is_asked_of_several() {
    for case in &kit().cases {
        for answer in case.fragment.split('&') {
            let id = answer.split('=').next().unwrap();
            let question = edition().questions.iter().find(|question| question.id == *id).unwrap();
            let behind: usize = question.when.named().iter().map(|one| one.choices.len()).sum();
            assert!(behind <= 1, "{} is asked behind {behind} choices", case.fragment);
        }
    }
}

#[test]
fn the_doors_of_staff_and_receivers_are_found_by_their_own_words_only_and_then_first() {
    let for_few = |fragment: &str| ["door=staff", "door=receiver"].contains(&fragment);
    for phrase in Phrase::all(PHRASES).iter().chain(&Phrase::all(HELD_OUT)) {
        let found = fragments(phrase.typed);
        let expected = phrase.expected.iter().any(|fragment| for_few(fragment));
        assert!(expected || !found.iter().any(|fragment| for_few(fragment)), "{}: {found:?}", phrase.typed);
    }
    // Those speak of themselves, and these of others.
    for (typed, fragment) in [
        ("辅导员", "door=staff"),
        ("我是辅导员 班里还有12个没签三方", "door=staff"),
        ("企业团支书，今年要接收毕业生", "door=receiver"),
    ] {
        assert_eq!(fragments(typed).first(), Some(&fragment), "{typed}");
    }
    for typed in [
        "辅导员说没签三方",
        "团支书没同意",
        "学院不给审",
        "社区团支书不接收",
        "我是学生干部，签了三方",
        "毕业生怎么转到街道团委",
        "全班就差我一个没转",
        "学院让我转到单位团委",
    ] {
        assert!(!fragments(typed).iter().any(|fragment| for_few(fragment)), "{typed}: {:?}", fragments(typed));
    }
}

#[test]
fn every_case_leads_somewhere_and_is_found_by_its_own_label() {
    for case in &kit().cases {
        assert_eq!(read(edition(), &case.fragment).ignored, [], "{}", case.fragment);
        let found = fragments(&case.label);
        assert!(found.contains(&&*case.fragment), "{}: {found:?}", case.label);
    }
}

#[test]
fn every_choice_of_the_first_question_can_be_found() {
    let first = &edition().questions[0];
    for question in std::iter::once(first).chain(edition().doors(first)) {
        for choice in &question.choices {
            let fragment = format!("{}={}", question.id, choice.id);
            assert!(kit().cases.iter().any(|case| case.fragment == fragment), "{fragment}");
        }
    }
}

#[test]
fn nothing_typed_and_nothing_meant_find_nothing() {
    for typed in ["", "   ", "？！", "x", "qqqqqq", "天气", "\u{0}", "𠮷𠮷", "{}<b>", "\u{1f600}\u{1f600}"] {
        assert_eq!(find(kit(), typed), [], "{typed:?}");
    }
}

#[test]
fn who_finds_nothing_is_shown_the_way_on_and_who_types_nothing_is_not() {
    for typed in ["qqqqqq", "天气"] {
        let answer = answer(kit(), typed);
        assert!(answer.none);
        let ways: Vec<&str> = answer.found.iter().map(|one| one.fragment).collect();
        assert_eq!(ways, ["outcome=not-listed"], "{typed}");
    }
    for typed in ["", "  "] {
        assert_eq!(answer(kit(), typed).found, [], "{typed:?}");
    }
    let known = answer(kit(), "读研");
    assert_eq!((known.none, known.found), (false, find(kit(), "读研")));
}

#[test]
fn small_and_large_letters_and_spaces_are_all_the_same() {
    for typed in ["GAP", "gap", " g a p ", "Gap！"] {
        assert_eq!(fragments(typed)[0], "outcome=undecided", "{typed}");
    }
}

#[test]
fn words_are_found_by_sound_and_as_far_as_they_are_typed() {
    for typed in ["公务员", "gongwuyuan", "gongwuyu", "gwy", "公务", "公物员", "gong务员"] {
        assert_eq!(fragments(typed).first(), Some(&"outcome=employed"), "{typed}");
    }
}

#[test]
fn words_are_found_with_little_words_in_them_and_but_for_one_character() {
    for typed in ["签了个三方", "签三方协仪书", "中国电科"] {
        assert_eq!(fragments(typed).first(), Some(&"outcome=employed"), "{typed}");
    }
}

/// Nobody could list them all.
#[test]
fn names_that_sound_foreign_are_places_abroad() {
    for typed in ["克拉根福", "奥尔堡大学", "去特隆赫姆读研"] {
        assert_eq!(fragments(typed).first(), Some(&"outcome=study-abroad"), "{typed}");
    }
}

#[test]
fn words_arrive_as_they_were_sent() {
    assert_eq!(Kit::read(&kit().write()).unwrap().vocabulary, kit().vocabulary);
}

#[test]
fn whatever_is_typed_is_answered() {
    let pieces = ["没", "签", "kao", "y", "，", "香港", "不", "gap", " ", "1", "é", "𠮷", "转"];
    for one in pieces {
        for other in pieces {
            assert!(find(kit(), &[one, other].concat()).len() <= 6, "{one}{other}");
        }
    }
    find(kit(), &"没考上kaoyan".repeat(20));
}

#[test]
fn beyond_two_hundred_characters_nothing_is_read() {
    // Four thousand letters of Pinyin would take a browser minutes.
    let typed = format!("考研{}", "，".repeat(198));
    assert!(!find(kit(), &typed).is_empty());
    assert_eq!(find(kit(), &format!("{typed}不去，参军")), find(kit(), &typed));
}
