//! That what helps to act says what the rules and the texts beside the edition make of the answers.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use transfer_guide_aid::letters::letters;
use transfer_guide_aid::messages::WORDS;
use transfer_guide_aid::otherwise::otherwise;
use transfer_guide_aid::plain::plain;
use transfer_guide_aid::replies::replies;
use transfer_guide_aid::report::report;
use transfer_guide_e2e::aid::{ABROAD, DATED, helped, kit};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, one_walk_to_each_advice};
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::parts::Offer;

tests! {
    EVERY_ENGINE =>
        a_message_says_which_blanks_are_left_until_all_are_filled;
    CHROMIUM("which words help to act: the claim of the crate aid, whose own tests prove it") =>
        each_message_is_the_one_for_the_answers_and_says_what_to_fill_in,
        staff_paste_an_answer_for_each_case_and_see_the_students_page,
        the_whole_advice_is_there_as_plain_text,
        every_other_answer_that_decides_says_what_it_would_lead_to_and_leads_there,
        the_report_has_the_answers_and_the_version_and_no_day_that_was_typed;
}

/// An advice without papers, whose first step and whose days are given.
const OWN: &str = "outcome=further-study&school=own&year=2020";

/// The fragments of one walk to each advice.
fn fragments() -> impl Iterator<Item = String> {
    one_walk_to_each_advice().into_iter().map(|walk| Place::of(&walk, None).fragment)
}

fn each_message_is_the_one_for_the_answers_and_says_what_to_fill_in(page: &Page) {
    page.open("");
    let mut met = BTreeSet::new();
    for fragment in fragments() {
        let helped = helped(&fragment);
        let written = letters(kit(), &helped, &page.base());
        for offer in helped.offers() {
            let Offer::Letter(id) = offer else { continue };
            // Once each: what another advice makes of it is the same to the page.
            if !met.insert(id.to_string()) {
                continue;
            }
            page.go_to(&fragment);
            page.expect(&Place::at(&fragment));
            let tool = format!("letter/{id}");
            page.use_tool(&tool);
            let found = page.run_with(
                "const one = room(arguments[0]), area = one.querySelector('textarea');
                 const texts = selector => Array.from(one.querySelectorAll(selector), each => each.textContent);
                 return [texts('h3, .help'), area.value, area.getAttribute('aria-label'), texts('dt'), texts('dd')];",
                &json!([tool]),
            );
            let one = written.iter().find(|one| *one.id == **id).unwrap();
            let names: Vec<String> = one.blanks.iter().map(|blank| format!("【{}】", blank.name)).collect();
            let hints: Vec<&str> = one.blanks.iter().map(|blank| &*blank.hint).collect();
            let head = [one.name.to_owned(), format!("{}{}", WORDS.to, one.to)];
            assert_eq!(
                found,
                json!([head, one.text, format!("{}：{}", one.to, one.name), names, hints]),
                "{tool} at {fragment}"
            );
        }
    }
}

fn staff_paste_an_answer_for_each_case_and_see_the_students_page(page: &Page) {
    let fragment = "door=staff&task=whole&year=2020";
    page.open_tool(fragment, "replies/");
    let found = page.run(
        "return Array.from(room('replies/').querySelectorAll('.aid-reply'), one => [
            one.querySelector('h3').textContent, one.querySelector('textarea').value, one.querySelector('a').getAttribute('href')]);",
    );
    let helped = helped(fragment);
    let all = replies(kit(), &helped, &page.base());
    let ours = all.iter().filter(|one| one.group == "all");
    let expected: Vec<Value> = ours.map(|one| json!([one.name, one.text, format!("#{}", one.fragment)])).collect();
    assert!(expected.len() > 5);
    assert_eq!(found, Value::Array(expected));
    page.click(".aid-reply a");
    page.wait("a question of the student's", Seen::is_question);
}

fn the_whole_advice_is_there_as_plain_text(page: &Page) {
    for fragment in [DATED, ABROAD] {
        page.open_tool(fragment, "text");
        let text = page.texts("return [room('text').querySelector('textarea').value];").concat();
        assert_eq!(text, plain(&helped(fragment), &page.link_to(fragment)));
    }
}

fn every_other_answer_that_decides_says_what_it_would_lead_to_and_leads_there(page: &Page) {
    page.open("");
    for fragment in fragments().step_by(8).chain([DATED.to_owned()]) {
        page.go_to(&fragment);
        page.expect(&Place::at(&fragment));
        page.use_tool("otherwise");
        let found = page.run(
            "return Array.from(room('otherwise').querySelectorAll('h4'), name => [name.textContent,
                Array.from(name.nextElementSibling.querySelectorAll('a.choice'), link =>
                    [link.getAttribute('href'), link.firstChild.textContent, link.querySelector('.hint').textContent])]);",
        );
        let given = otherwise(&helped(&fragment));
        let expected: Vec<Value> = given
            .iter()
            .filter(|one| one.decides)
            .map(|one| {
                let others = one.others.iter().map(|other| {
                    json!([format!("#{}", other.fragment), other.leads, format!("{}“{}”", WORDS.if_other, other.label)])
                });
                json!([one.name, others.collect::<Vec<_>>()])
            })
            .collect();
        assert_eq!(found, Value::Array(expected), "{fragment}");
    }
    for (given, other) in [(0, 1), (1, 0)] {
        page.open_tool(DATED, "otherwise");
        let one = otherwise(&helped(DATED)).into_iter().filter(|one| one.decides).nth(given).unwrap();
        page.click(&format!(".aid-room a[href='#{}']", one.others[other].fragment));
        page.expect(&Place::at(&one.others[other].fragment));
    }
}

fn the_report_has_the_answers_and_the_version_and_no_day_that_was_typed(page: &Page) {
    page.open_tool(DATED, "wrong");
    let text = page.texts("return [room('wrong').querySelector('textarea').value];").concat();
    let place = helped(DATED);
    assert_eq!(text, report(&place, &page.base()));
    let answers = place.answers().into_iter().map(|(_, label)| label);
    for part in answers.chain([place.advised.advice.title.to_string(), COLLEGE_2020.id.to_string()]) {
        assert!(text.contains(&part), "{part} is not in {text}");
    }
    assert!(!text.contains("requested") && !text.contains("2099"), "{text}");
    let inside = page.texts("return [room('wrong').innerText];").concat();
    assert!(inside.contains(WORDS.no_contact), "{inside}");
}

fn a_message_says_which_blanks_are_left_until_all_are_filled(page: &Page) {
    page.open_tool(OWN, "letter/");
    let left = || page.texts("return [room('letter/').querySelector('.aid-left').textContent];").concat();
    let helped = helped(OWN);
    let shown = page.texts("return [room('letter/').dataset.tool];").concat();
    let written = letters(kit(), &helped, "");
    let letter = written.iter().find(|one| shown.ends_with(one.id)).unwrap();
    let names: Vec<&str> = letter.blanks.iter().map(|blank| &*blank.name).collect();
    assert_eq!(left(), format!("{}{}", WORDS.blank_left, names.join("、")));
    let before = "const found = room('letter/'); return found.querySelector('.aid-left').compareDocumentPosition(found.querySelector('button'));";
    assert_eq!(page.run(before), 4, "it stands before the button that copies");
    let first = format!("【{}】", names[0]);
    page.put(".aid-room textarea", &letter.text.replace(&first, "mine"));
    assert_eq!(left(), format!("{}{}", WORDS.blank_left, names[1..].join("、")));
    page.put(".aid-room textarea", "mine");
    assert_eq!(left(), WORDS.all_filled);
}
