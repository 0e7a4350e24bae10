//! Messages: whoever gets an advice gets one, it names the organisation of that advice, and no blank is left unexplained.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

mod kit;

use kit::{kit, place, places};
use transfer_guide_aid::letters::{blanks, letters};
use transfer_guide_rules::parts::Offer;

#[test]
fn whatever_message_an_advice_offers_is_there_and_none_else_is_needed() {
    let mut offered = 0;
    for place in places() {
        let written = letters(kit(), &place, "");
        for offer in place.offers() {
            let Offer::Letter(id) = offer else { continue };
            assert!(written.iter().any(|letter| *letter.id == **id), "{}: no {id}", place.fragment());
            offered += 1;
        }
    }
    assert!(offered > 300, "{offered}");
}

#[test]
fn where_the_guide_has_an_address_a_message_names_it_and_else_it_says_to_send_the_file() {
    let staff = place("door=staff&task=whole&year=2020");
    let text =
        |base| letters(kit(), &staff, base).into_iter().find(|letter| letter.id == "notice-students").unwrap().text;
    assert!(text("https://guide.example/").contains("到https://guide.example/答"));
    assert!(text("").contains("（把这份指引的文件一起发过去）"));
    assert!(!text("").contains("{link}"));
}

#[test]
fn every_blank_is_explained_and_every_bracket_closed() {
    for place in places() {
        for letter in letters(kit(), &place, "") {
            let needed: Vec<&str> = blanks(&letter.text).collect();
            assert_eq!(letter.text.matches('【').count(), needed.len(), "{}: {}", letter.id, letter.text);
            assert_eq!(letter.text.matches('】').count(), needed.len(), "{}: {}", letter.id, letter.text);
            assert!(!letter.text.contains(['{', '}']), "{}: {}", letter.id, letter.text);
            for blank in needed {
                let hint = letter.blanks.iter().find(|explained| explained.name == blank).map(|blank| &blank.hint);
                assert!(hint.is_some_and(|hint| !hint.is_empty()), "{}: {blank}", letter.id);
            }
        }
    }
}

#[test]
fn a_message_names_where_the_record_goes_in_every_case_of_the_case_table() {
    let table: toml::Table = include_str!("../../editions/college-2020/cases.toml").parse().unwrap();
    let cases = table["case"].as_array().unwrap();
    assert!(cases.len() > 80);
    let mut named = 0;
    for case in cases {
        let place = place(case["answers"].as_str().unwrap());
        let expected = case.get("destinations").and_then(|all| all.as_array()?.first()?.as_str());
        for letter in letters(kit(), &place, "") {
            let template = &kit().letters.iter().find(|other| other.id == letter.id).unwrap().text;
            if template.contains("{destination}") {
                let expected = expected.unwrap_or_else(|| panic!("{}: {} has no destination", case["says"], letter.id));
                assert!(letter.text.contains(expected), "{}: {} says {}", case["says"], letter.id, letter.text);
                named += 1;
            }
        }
    }
    assert!(named > 100, "{named}");
}

#[test]
fn whoever_transfers_has_a_message_for_each_side() {
    // Of whoever may start a transfer: the one that starts and the one that receives.
    for fragment in [
        "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020",
        "outcome=employed&classified=no&employer-branch=no&place=special&year=2020",
        "outcome=undecided&stay=leave&home-place=elsewhere&year=2020",
        "outcome=private-abroad&home-place=unknown&year=2020",
        "outcome=further-study&school=other&school-place=elsewhere&year=2020",
    ] {
        let place = place(fragment);
        let destination = &place.advised.destinations[0].name;
        let letters = letters(kit(), &place, "");
        let to =
            |who: &str| letters.iter().any(|letter| letter.to.contains(who) && letter.text.contains(&**destination));
        assert!(to("学院团总支"), "{fragment}");
        assert!(
            letters.iter().any(|letter| !letter.to.contains("学院团总支") && letter.text.contains(&**destination)),
            "{fragment}"
        );
        assert!(
            letters.iter().any(|letter| letter.clauses.iter().any(|clause| clause == "四.2b")),
            "{fragment}: the right"
        );
    }
}

#[test]
fn a_date_of_this_edition_is_in_no_message_to_another_year() {
    for place in places().iter().filter(|place| place.advised.off_edition.is_some()) {
        for letter in letters(kit(), place, "") {
            assert!(!letter.text.contains("月31日"), "{}: {}", place.fragment(), letter.text);
        }
    }
}

#[test]
fn a_name_with_this_editions_year_is_in_no_message_to_another_year_that_does_not_ask_for_theirs() {
    for place in places().iter().filter(|place| place.advised.off_edition.is_some()) {
        for letter in letters(kit(), place, "") {
            let asks = letter.text.contains("我这一届的团支部叫什么");
            assert!(asks || !letter.text.contains("2020届"), "{}: {}", place.fragment(), letter.text);
        }
    }
}

#[test]
fn who_asks_another_years_college_to_keep_the_record_asks_for_the_name_of_its_branch() {
    for (year, id) in
        [("2020", "college-stay"), ("later", "college-stay-other-year"), ("earlier", "college-stay-other-year")]
    {
        let place = place(&format!("outcome=undecided&stay=stay&year={year}"));
        let asked: Vec<&str> = letters(kit(), &place, "")
            .iter()
            .filter(|letter| letter.id.starts_with("college-stay"))
            .map(|letter| letter.id)
            .collect();
        assert_eq!(asked, [id], "{year}");
    }
}

#[test]
fn nobody_is_asked_for_a_password_or_an_identity_number() {
    for letter in &kit().letters {
        assert!(!letter.text.contains("身份证") && !letter.text.contains("密码"), "{}", letter.id);
    }
}

/// Who can do what a message asks for, by how its id begins: written from the guideline, not from the messages.
const RECIPIENTS: [(&str, &str); 20] = [
    ("branch-", "团支部书记"),
    ("college-home-slip", "原学院团总支"),
    ("college-", "学院团总支"),
    ("county-", "县级团组织"),
    ("employer-", "工作单位团组织"),
    ("find-employer", "单位的人事或党群部门"),
    ("find-school", "录取学校团组织"),
    ("find-township", "要转去的乡镇街道的团组织"),
    ("new-college-", "升本/转专业所在院的团总支或团支部"),
    ("new-school", "录取学校团组织"),
    ("notice-receivers", "接收方团组织"),
    ("notice-students", "毕业班同学"),
    ("old-college-", "原"),
    ("own-school", "录取你的学院的团组织"),
    ("receiver-to-college", "毕业生原来学校的学院团总支"),
    ("receiver-", "接收方团组织"),
    ("reviewer-", "正在审核的一方"),
    ("staff-office-", "单位的人事"),
    ("township-work", "工作单位所在地的乡镇街道团组织"),
    ("township-", "你选定的那个乡镇街道的团组织"),
];

#[test]
fn each_message_goes_to_the_body_that_can_do_what_it_asks_for() {
    for letter in &kit().letters {
        let recipient = RECIPIENTS.iter().find(|(start, _)| letter.id.starts_with(start));
        let (_, to) = recipient.unwrap_or_else(|| panic!("who gets {}?", letter.id));
        assert!(letter.to.starts_with(to), "{} goes to {}, not {to}", letter.id, letter.to);
    }
}
