//! That what helps to act on an advice opens at a click, says what the rules and the texts beside the edition make of the
//! answers, and leads on.

use serde_json::{Value, json};
use transfer_guide::DEFAULT_EDITION;
use transfer_guide_aid::find::{Answer, answer, find};
use transfer_guide_aid::letters::letters;
use transfer_guide_aid::messages::WORDS;
use transfer_guide_aid::otherwise::otherwise;
use transfer_guide_aid::report::report;
use transfer_guide_aid::stamp::{age, stamped};
use transfer_guide_e2e::aid::{ABROAD, DATED, helped, kit};
use transfer_guide_e2e::page::{ENTER, Page};
use transfer_guide_e2e::places::{Place, one_walk_to_each_advice};
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        at_a_click_all_parts_are_there_and_nothing_of_them_was_loaded_before,
        from_the_keyboard_it_opens_as_well_and_the_focus_is_at_its_first_part,
        a_day_typed_beside_open_parts_changes_them,
        a_day_typed_beside_open_parts_takes_nothing_away_that_was_done_in_them,
        a_day_typed_leaves_ticks_that_are_kept,
        another_advice_is_arrived_at_by_its_heading_though_the_parts_are_there_at_once,
        a_message_is_copied_by_whatever_way_there_is_or_marked_to_be_copied_by_hand,
        a_link_leads_to_its_advice_and_says_whether_that_is_still_the_same,
        cases_are_found_by_typing_and_lead_on;
    CHROMIUM("which words help to act: the claim of the crate aid, whose own tests prove it") =>
        each_message_is_the_one_for_the_answers_and_says_what_to_fill_in,
        every_other_answer_says_what_it_would_lead_to_and_leads_there,
        the_report_has_the_answers_and_the_version_and_no_day_that_was_typed;
}

/// Every part that there can be, in order.
const PARTS: [&str; 8] = ["checklist", "calendar", "letters", "papers", "sheet", "link", "otherwise", "wrong"];

/// An advice without papers, whose first step and whose days are given.
const OWN: &str = "outcome=further-study&school=own&year=2020";

/// [`DATED`] before its day is typed.
const UNDATED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// The names of the parts that are there.
fn parts(page: &Page) -> Vec<String> {
    page.texts("return Array.from(root.querySelectorAll('.aid-part'), one => one.dataset.part);")
}

/// What was asked for of the aid.
fn files(page: &Page) -> Vec<String> {
    page.server.asked().into_iter().map(|asked| asked.path).filter(|path| path.contains("/aid-")).collect()
}

/// The fragments of one walk to each advice; of a few in the slower engines.
fn some_fragments(page: &Page) -> Vec<String> {
    page.sample(one_walk_to_each_advice(), 6).iter().map(|walk| Place::of(walk, None).fragment).collect()
}

fn at_a_click_all_parts_are_there_and_nothing_of_them_was_loaded_before(page: &Page) {
    // Without a worker, which keeps every file for a time without a network.
    page.serve("", |_, answer| answer);
    page.open(ABROAD);
    page.settle();
    assert_eq!(files(page), [""; 0]);
    page.ask_for_aid();
    let loaded = files(page);
    assert_eq!(loaded.len(), 2, "its script and its program, once each: {loaded:?}");
    assert_eq!(parts(page), PARTS);
    for part in PARTS {
        let open = "return Array.from(root.querySelectorAll('.aid-part[open]'), one => one.dataset.part);";
        assert!(!page.texts(open).contains(&part.to_owned()), "{part} is open by itself");
        page.open_part(part);
        let inside = "return [part(arguments[0]).querySelector('.aid-inside').innerText.trim()];";
        assert!(!page.texts_with(inside, &json!([part])).concat().is_empty(), "{part} is empty");
    }
    // For every advice there is, and with a question in between.
    page.go_to_aid(OWN);
    assert_eq!(parts(page), PARTS.into_iter().filter(|part| *part != "papers").collect::<Vec<_>>());
    page.click("a.back");
    page.wait("a question", Seen::is_question);
    assert_eq!(parts(page), [""; 0]);
    page.back();
    page.expect_aid_for(OWN);
    assert_eq!(files(page), loaded, "loaded again");
}

fn from_the_keyboard_it_opens_as_well_and_the_focus_is_at_its_first_part(page: &Page) {
    page.open(OWN);
    page.run("document.querySelector('.aid-open').focus();");
    page.press(ENTER);
    page.wait_for("the parts", "return shown(root.querySelector('.aid-parts'));");
    let focused = "return document.activeElement === part('checklist').querySelector('summary');";
    assert_eq!(page.run(focused), true, "the focus is at {}", page.see().text("focus"));
    assert_eq!(page.run("return shown(root.querySelector('.aid-open'));"), false);
    page.press(ENTER);
    page.wait_for("the checklist", "return part('checklist').open;");
}

fn a_day_typed_beside_open_parts_changes_them(page: &Page) {
    page.open_aid(UNDATED);
    page.open_part("calendar");
    let idle = "return part('calendar').querySelector('button').disabled;";
    assert_eq!(page.run(idle), true, "there is no day to save");
    page.put("input[name=requested]", "2099-06-20");
    page.expect(&Place::at(DATED));
    page.expect_aid_for(DATED);
    assert_eq!(page.run(idle), false, "there is a day to save");
    let open = "return Array.from(root.querySelectorAll('.aid-part[open]'), one => one.dataset.part);";
    assert_eq!(page.texts(open), ["calendar"], "what was open stays open");
}

fn a_day_typed_beside_open_parts_takes_nothing_away_that_was_done_in_them(page: &Page) {
    page.open_aid(UNDATED);
    for part in ["checklist", "letters"] {
        page.open_part(part);
    }
    page.click(".aid-list .aid-tick input");
    page.click(".aid-letter > summary");
    page.put(".aid-letter textarea", "mine");
    page.put("input[name=requested]", "2099-06-20");
    page.expect_aid_for(DATED);
    let done = page.run(
        "const letter = root.querySelector('.aid-letter');
         return [root.querySelector('.aid-list input').checked, letter.open, letter.querySelector('textarea').value];",
    );
    assert_eq!(done, json!([true, true, "mine"]), "ticked, open, with what was written");
}

fn a_day_typed_leaves_ticks_that_are_kept(page: &Page) {
    page.open_aid(UNDATED);
    page.open_part("checklist");
    page.click(".aid-list input");
    page.click(".aid-keep input");
    page.put("input[name=requested]", "2099-06-20");
    page.expect_aid_for(DATED);
    let ticked = "return ['.aid-list input', '.aid-keep input'].map(one => root.querySelector(one).checked);";
    assert_eq!(page.run(ticked), json!([true, true]), "the step, and that it is kept");
}

fn another_advice_is_arrived_at_by_its_heading_though_the_parts_are_there_at_once(page: &Page) {
    page.open_aid(UNDATED);
    page.go_to_aid(OWN);
    page.arrive(&Place::at(OWN));
    page.settle();
    let seen = page.arrive(&Place::at(OWN));
    assert!(seen["top"] == true, "it is scrolled away from its heading");
}

fn each_message_is_the_one_for_the_answers_and_says_what_to_fill_in(page: &Page) {
    let fragments = some_fragments(page);
    page.open_aid(&fragments[0]);
    for fragment in fragments {
        page.go_to_aid(&fragment);
        let found = page.run(
            "return Array.from(part('letters').querySelectorAll('.aid-letter'), one => {
                const name = one.querySelector('summary'), area = one.querySelector('textarea');
                const texts = selector => Array.from(one.querySelectorAll(selector), each => each.textContent);
                return [one.dataset.letter, name.firstChild.textContent, name.querySelector('.hint').textContent,
                    area.value, area.getAttribute('aria-label'), texts('dt'), texts('dd')];
            });",
        );
        let helped = helped(&fragment);
        let written = letters(kit(), &helped);
        assert!(!written.is_empty(), "{fragment}");
        let expected: Vec<Value> = written
            .iter()
            .map(|one| {
                let names: Vec<String> = one.blanks.iter().map(|blank| format!("【{}】", blank.name)).collect();
                let hints: Vec<&str> = one.blanks.iter().map(|blank| &*blank.hint).collect();
                json!([one.id, one.name, format!("{}{}", WORDS.to, one.to), one.text, one.name, names, hints])
            })
            .collect();
        assert_eq!(found, Value::Array(expected), "{fragment}");
    }
}

fn a_message_is_copied_by_whatever_way_there_is_or_marked_to_be_copied_by_hand(page: &Page) {
    /// What the browser lets the page do, whether that copies, and what is said then.
    const CASES: [(&str, &str, bool, &str); 5] = [
        ("clipboard({ writeText: text => Promise.resolve(window.copied = text) });", "a clipboard", true, WORDS.copied),
        ("clipboard(undefined);", "no clipboard", true, WORDS.copied),
        ("clipboard({ writeText: () => Promise.reject(new Error('no')) });", "a refusal", true, WORDS.copied),
        (
            "clipboard(undefined); document.execCommand = () => false;",
            "no clipboard, and the old way refused",
            false,
            WORDS.copy_by_hand,
        ),
        ("document.execCommand = () => { throw new Error('no'); };", "the old way gone", false, WORDS.copy_by_hand),
    ];
    page.open_aid(OWN);
    page.open_part("letters");
    page.click(".aid-letter > summary");
    page.type_into(".aid-letter textarea", "mine");
    let text = page.texts("return [root.querySelector('.aid-letter textarea').value];").concat();
    assert!(text.contains("mine") && text.len() > "mine".len(), "{text}");
    page.run(
        "document.addEventListener('copy', event => {
            const area = event.target;
            window.copied = area.value?.slice(area.selectionStart, area.selectionEnd);
         });",
    );
    for (change, name, copies, said) in CASES {
        page.run(&format!(
            "const clipboard = value => Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value }});
                 window.copied = '';
                 getSelection().removeAllRanges();
                 root.querySelector('.aid-letter .aid-said').textContent = '';
                 {change}"
        ));
        page.click(".aid-letter button.first");
        let is_said = "return root.querySelector('.aid-letter .aid-said').textContent === arguments[0];";
        page.wait_for_with(&format!("{name}: {said}"), is_said, &json!([said]));
        let (copied, marked) = (
            page.run("return window.copied;"),
            page.run(
                "const area = root.querySelector('.aid-letter textarea');
                 return document.activeElement === area && area.value.slice(area.selectionStart, area.selectionEnd);",
            ),
        );
        assert_eq!(if copies { &copied } else { &marked }, &json!(text), "{name}");
    }
}

fn a_link_leads_to_its_advice_and_says_whether_that_is_still_the_same(page: &Page) {
    let (place, link) = (Place::at(OWN), stamped(&helped(OWN)));
    page.open(&link);
    page.expect(&place);
    page.ask_for_aid();
    assert_eq!(page.run("return root.querySelector('.aid-notice') === null;"), true);
    let version = format!(".{}.", DEFAULT_EDITION.version);
    let (until, end) = (link.len() - 6, link.len() - 3);
    let other = if &link[until..end] == "abc" { "abd" } else { "abc" };
    let altered = format!("{}{other}{}", &link[..until], &link[end..]);
    for (opened, class) in [
        (link.replace(&version, ".0."), "same"),
        (link.replace(&version, ".0.").replace('&', "%26").replace('=', "%3D"), "same"),
        (altered.clone(), "changed"),
        (altered.replace(&version, ".0."), "changed"),
        (altered.replace(&*DEFAULT_EDITION.id, "college-1999"), "changed"),
    ] {
        page.open(&opened);
        // The address has the answers, and nothing else.
        page.expect(&place);
        let expected = age(&DEFAULT_EDITION, kit(), &opened).unwrap_or_else(|| panic!("nothing to say of {opened}"));
        let is_said = "const said = root.querySelector(`.aid-notice.${arguments[0]}[role=status] p`);
            return shown(said) && said.textContent === arguments[1];";
        page.wait_for_with(&format!("{opened}: {}", expected.text), is_said, &json!([class, expected.text]));
        assert_eq!(expected.text.contains(WORDS.until_title), class == "changed", "names the section: {opened}");
        assert!(!expected.text.contains(WORDS.steps_title), "and no other: {opened}");
        page.click(".aid-notice button");
        assert_eq!(page.run("return root.querySelector('.aid-notice') === null;"), true);
    }
    // Of questions that are not these.
    let foreign = "outcome=gone&edition=college-1999.1.abcdefghijkmnpq";
    page.open(foreign);
    let expected = age(&DEFAULT_EDITION, kit(), foreign).map_or_else(String::new, |age| age.text);
    let is_said = "return root.querySelector('.aid-notice.changed p')?.textContent === arguments[0];";
    page.wait_for_with(&expected, is_said, &json!([expected]));
    // Pasted into the address of the loaded page.
    page.go_to("");
    page.wait("the start", |seen| seen["fragment"] == "");
    page.go_to(&altered);
    page.arrive(&place);
    page.wait_for("a notice", "return shown(root.querySelector('.aid-notice.changed'));");
    page.click("a.back");
    page.wait("a question", Seen::is_question);
    assert_eq!(page.run("return root.querySelector('.aid-notice') === null;"), true);
}

fn every_other_answer_says_what_it_would_lead_to_and_leads_there(page: &Page) {
    let mut fragments = some_fragments(page);
    fragments.push(DATED.to_owned());
    page.open_aid(&fragments[0]);
    for fragment in fragments {
        page.go_to_aid(&fragment);
        let found = page.run(
            "return Array.from(part('otherwise').querySelectorAll('.aid-given'), one => {
                const name = one.querySelector('summary');
                return [name.firstChild.textContent, name.querySelector('.hint').textContent,
                    Array.from(one.querySelectorAll('a.choice'), link =>
                        [link.getAttribute('href'), link.firstChild.textContent, link.querySelector('.hint').textContent])];
            });",
        );
        let given = otherwise(&helped(&fragment));
        let expected: Vec<Value> = given
            .iter()
            .map(|one| {
                let decides = if one.decides { WORDS.decides } else { WORDS.decides_not };
                let others = one.others.iter().map(|other| {
                    json!([format!("#{}", other.fragment), format!("{}“{}”", WORDS.if_other, other.label), other.leads])
                });
                json!([format!("{}：{}", one.name, one.label), decides, others.collect::<Vec<_>>()])
            })
            .collect();
        assert_eq!(found, Value::Array(expected), "{fragment}");
    }
    for (given, other) in [(0, 1), (1, 0)] {
        page.open_aid(DATED);
        page.open_part("otherwise");
        let one = &otherwise(&helped(DATED))[given];
        page.click(&format!(".aid-given:nth-of-type({}) > summary", given + 1));
        page.click(&format!(".aid-given[open] a[href='#{}']", one.others[other].fragment));
        page.expect(&Place::at(&one.others[other].fragment));
    }
}

fn cases_are_found_by_typing_and_lead_on(page: &Page) {
    page.open("");
    page.type_into(".aid-find", "szyf");
    expect_found(page, "szyf");
    let phrase = &kit().cases[5].label;
    page.put(".aid-find", phrase);
    expect_found(page, phrase);
    let first = find(kit(), phrase)[0].fragment;
    page.click(".aid-found a.choice");
    page.arrive(&Place::at(first));
    page.back();
    page.arrive(&Place::at(""));
    for nothing in ["qqqqzzzz", "\u{1f600}\u{1f600}", "{}<b>"] {
        assert!(find(kit(), nothing).is_empty(), "{nothing} is known");
        page.put(".aid-find", nothing);
        expect_found(page, nothing);
    }
    // Of a whole page pasted there, only the beginning counts.
    let beginning = "x".repeat(60);
    page.put(".aid-find", &format!("{beginning}{}", phrase.repeat(10_000)));
    expect_found(page, &beginning);
    page.put(".aid-find", " ");
    page.wait_for("nothing", "return root.querySelector('.aid-found').textContent === '';");
}

/// Waits until exactly those cases are shown that fit what was typed, or the way on where none does.
#[track_caller]
fn expect_found(page: &Page, typed: &str) {
    let Answer { none, found } = answer(kit(), typed);
    let said = if none { WORDS.find_none } else { WORDS.find_some };
    let links: Vec<Value> =
        found.iter().map(|one| json!([format!("#{}", one.fragment), one.label, one.note])).collect();
    page.wait_for_with(
        &format!("{links:?} for {typed}"),
        "const list = root.querySelector('.aid-found[role=status]');
         const links = Array.from(list?.querySelectorAll('a.choice') ?? [], link =>
            [link.getAttribute('href'), link.firstChild.textContent, link.querySelector('.hint').textContent]);
         return list?.querySelector('p')?.textContent === arguments[0] && shown(list) && JSON.stringify(links) === JSON.stringify(arguments[1]);",
        &json!([said, links]),
    );
}

fn the_report_has_the_answers_and_the_version_and_no_day_that_was_typed(page: &Page) {
    page.open_aid(DATED);
    page.open_part("wrong");
    let text = page.texts("return [part('wrong').querySelector('textarea').value];").concat();
    let place = helped(DATED);
    assert_eq!(text, report(&place, &page.base()));
    let answers = place.answers().into_iter().map(|(_, label)| label);
    for part in answers.chain([place.advised.advice.title.to_string(), DEFAULT_EDITION.id.to_string()]) {
        assert!(text.contains(&part), "{part} is not in {text}");
    }
    assert!(!text.contains("requested") && !text.contains("2099"), "{text}");
    let inside = page.texts("return [part('wrong').innerText];").concat();
    assert!(inside.contains(WORDS.no_contact), "{inside}");
}
