//! That what helps to act on an advice opens at a click, says what the rules and the texts beside the edition make of the
//! answers, and leads on.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use transfer_guide_aid::find::{Answer, answer, find};
use transfer_guide_aid::messages::WORDS;
use transfer_guide_aid::stamp::{age, stamped};
use transfer_guide_e2e::aid::{ABROAD, DATED, helped, kit};
use transfer_guide_e2e::page::{ENTER, Page};
use transfer_guide_e2e::places::{Place, one_walk_to_each_advice};
use transfer_guide_e2e::seen::Seen;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::parts::Offer;

tests! {
    EVERY_ENGINE =>
        every_tool_opens_where_it_is_needed_and_nothing_of_it_was_loaded_before,
        from_the_keyboard_a_tool_opens_with_the_focus_on_its_heading_and_closes_again,
        a_tool_that_is_open_elsewhere_on_the_page_moves_with_what_was_typed,
        a_day_typed_beside_open_tools_changes_them,
        a_day_typed_beside_open_tools_takes_nothing_away_that_was_done_in_them,
        another_advice_is_arrived_at_by_its_heading_with_every_tool_closed,
        a_message_is_copied_by_whatever_way_there_is_or_marked_to_be_copied_by_hand,
        a_link_leads_to_its_advice_and_says_whether_that_is_still_the_same,
        cases_are_found_by_typing_and_lead_on;
    CHROMIUM("what buttons are called: the names are the same in every engine") =>
        no_two_buttons_of_an_advice_have_the_same_name_with_every_tool_open;
}

/// What every advice can be turned into, in order.
const TOOLS: [&str; 5] = ["text", "link", "sheet", "otherwise", "wrong"];

/// An advice without papers, whose first step and whose days are given.
const OWN: &str = "outcome=further-study&school=own&year=2020";

/// An advice with a remark to paste once it is true.
const ARMY: &str = "outcome=army&enlistment=graduated&year=2020";

/// [`DATED`] before its day is typed.
const UNDATED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// The tools whose buttons are there, in order.
fn offered(page: &Page) -> Vec<String> {
    page.texts("return visible('.aid-open').map(one => one.dataset.tool);")
}

/// The tools that are open, in order.
fn open_tools(page: &Page) -> Vec<String> {
    page.texts("return visible('.aid-room').map(one => one.dataset.tool);")
}

/// The tools whose buttons say that they are open.
fn expanded(page: &Page) -> Vec<String> {
    page.texts("return visible('.aid-open[aria-expanded=true]').map(one => one.dataset.tool);")
}

/// What was asked for of the aid.
fn files(page: &Page) -> Vec<String> {
    page.server.asked().into_iter().map(|asked| asked.path).filter(|path| path.contains("/aid-")).collect()
}

/// The fragments of one walk to each advice; of a few in the slower engines.
fn some_fragments(page: &Page) -> Vec<String> {
    page.sample(one_walk_to_each_advice(), 6).iter().map(|walk| Place::of(walk, None).fragment).collect()
}

fn every_tool_opens_where_it_is_needed_and_nothing_of_it_was_loaded_before(page: &Page) {
    // Without a worker, which keeps every file for a time without a network.
    page.serve("", |_, answer| answer);
    page.open(ABROAD);
    page.settle();
    assert_eq!(files(page), [""; 0]);
    let offers = helped(ABROAD)
        .offers()
        .into_iter()
        .map(Offer::named)
        .map(|(kind, id)| format!("{kind}/{id}"))
        .collect::<Vec<_>>();
    let there = offered(page);
    assert!(offers.iter().all(|offer| there.contains(offer)), "{offers:?} of {there:?}");
    assert_eq!(there[there.len() - TOOLS.len()..], TOOLS, "at the end");
    let each: BTreeSet<String> = there.into_iter().collect();
    for tool in each {
        page.use_tool(&tool);
        let words = page.texts_with("return [room(arguments[0]).innerText.trim()];", &json!([tool])).concat();
        assert!(!words.is_empty(), "{tool} is empty");
        let place = "const found = room(arguments[0]), button = found.parentNode.querySelector('[aria-expanded=true]');
            return button.dataset.tool === arguments[0];";
        assert_eq!(page.run_with(place, &json!([tool])), true, "{tool} is not behind its button");
    }
    let loaded = files(page);
    assert_eq!(loaded.len(), 2, "its script and its program, once each: {loaded:?}");
    // For every advice there is, and with a question in between.
    page.go_to_aid(OWN);
    page.click("a.back");
    page.wait("a question", Seen::is_question);
    assert_eq!(offered(page), [""; 0]);
    page.back();
    page.expect(&Place::at(OWN));
    page.ask_for_aid();
    assert_eq!(files(page), loaded, "loaded again");
}

fn from_the_keyboard_a_tool_opens_with_the_focus_on_its_heading_and_closes_again(page: &Page) {
    page.open(OWN);
    page.run("document.querySelector('.aid-open').focus();");
    let tool = &offered(page)[0];
    page.press(ENTER);
    page.expect_tool(tool);
    assert_eq!(expanded(page), [&**tool]);
    page.run("document.querySelector('.aid-open').focus();");
    page.press(ENTER);
    page.until("it is closed", || open_tools(page).is_empty());
    assert_eq!(expanded(page), [""; 0]);
    assert_eq!(page.run("return document.activeElement === document.querySelector('.aid-open');"), true);
    // One of a row takes the place of another.
    page.use_tool("text");
    page.use_tool("wrong");
    assert_eq!((open_tools(page), expanded(page)), (vec!["wrong".to_owned()], vec!["wrong".to_owned()]));
}

fn a_tool_that_is_open_elsewhere_on_the_page_moves_with_what_was_typed(page: &Page) {
    page.open_tool(ABROAD, "paper/");
    page.type_into(".aid-room .aid-field input", "mine");
    page.run("for (const fold of root.querySelectorAll('.fold')) fold.open = true;");
    page.run("visible('.aid-open[data-tool^=\"paper/\"]')[1].click();");
    page.wait_for(
        "it moves",
        "return room('paper/').parentNode.contains(visible('.aid-open[data-tool^=\"paper/\"]')[1]);",
    );
    assert_eq!(open_tools(page).len(), 1);
    assert_eq!(expanded(page).len(), 1);
    let found = "const found = room('paper/');
        return [found.querySelector('input').value, found.querySelector('.aid-preview').textContent.includes('mine')];";
    assert_eq!(page.run(found), json!(["mine", true]));
}

fn a_day_typed_beside_open_tools_changes_them(page: &Page) {
    page.open_aid(UNDATED);
    assert!(!offered(page).contains(&"calendar".to_owned()), "there is no day to save");
    page.put("input[name=requested]", "2099-06-20");
    page.expect(&Place::at(DATED));
    page.expect_aid_for(DATED);
    assert!(offered(page).contains(&"calendar".to_owned()), "there is a day to save");
    assert_eq!(page.run("return document.activeElement.name;"), "requested", "the focus stays where it was typed");
    assert_eq!((open_tools(page), expanded(page)), (vec!["link".to_owned()], vec!["link".to_owned()]));
}

fn a_day_typed_beside_open_tools_takes_nothing_away_that_was_done_in_them(page: &Page) {
    page.open_tool(UNDATED, "letter/");
    page.click(".aid-more summary");
    page.put(".aid-room textarea", "mine");
    page.click(".tick input");
    page.ask_for_aid();
    page.put("input[name=requested]", "2099-06-20");
    page.expect_aid_for(DATED);
    let done = page.run(
        "const letter = room('letter/');
         return [root.querySelector('.tick input').checked, letter.querySelector('details').open, letter.querySelector('textarea').value];",
    );
    assert_eq!(done, json!([true, true, "mine"]), "ticked, open, with what was written");
    page.open_tool(ARMY, "paper/");
    page.click(".aid-room .aid-tick input");
    page.run("dispatchEvent(new Event('focus'));");
    page.put("input[name=requested]", "2099-06-20");
    page.wait("the day", |seen| seen["fragment"].as_str().is_some_and(|at| at.ends_with("requested=2099-06-20")));
    page.settle();
    let confirmed = "const found = room('paper/'); return [found.querySelector('input').checked, found.querySelector('button').disabled];";
    assert_eq!(page.run(confirmed), json!([true, false]), "what was confirmed");
}

fn another_advice_is_arrived_at_by_its_heading_with_every_tool_closed(page: &Page) {
    page.open_aid(UNDATED);
    page.go_to(OWN);
    page.arrive(&Place::at(OWN));
    page.settle();
    let seen = page.arrive(&Place::at(OWN));
    assert!(seen["top"] == true, "it is scrolled away from its heading");
    assert_eq!((open_tools(page), expanded(page)), (Vec::new(), Vec::new()));
}

fn no_two_buttons_of_an_advice_have_the_same_name_with_every_tool_open(page: &Page) {
    page.open("");
    for fragment in some_fragments(page) {
        page.go_to(&fragment);
        page.expect(&Place::at(&fragment));
        page.run("for (const button of root.querySelectorAll('.offer > .aid-open:first-child')) button.click();");
        // What is offered twice is open once.
        let is_open = "return Array.from(root.querySelectorAll('.offer > .aid-open:first-child'))
            .every(button => root.querySelector(`.aid-room[data-tool='${button.dataset.tool}']`));";
        page.wait_for("every tool", is_open);
        let names = page.texts("return visible('button').map(one => one.textContent);");
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), names.len(), "{fragment}: {names:#?}");
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
    page.open_tool(OWN, "letter/");
    page.type_into(".aid-room textarea", "mine");
    let text = page.texts("return [room('letter/').querySelector('textarea').value];").concat();
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
                 room('letter/').querySelector('.aid-said').textContent = '';
                 {change}"
        ));
        page.click(".aid-room button.first");
        let is_said = "return room('letter/').querySelector('.aid-said').textContent === arguments[0];";
        page.wait_for_with(&format!("{name}: {said}"), is_said, &json!([said]));
        let (copied, marked) = (
            page.run("return window.copied;"),
            page.run(
                "const area = room('letter/').querySelector('textarea');
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
    page.expect_aid_for(OWN);
    assert_eq!(page.run("return root.querySelector('.aid-notice') === null;"), true);
    let version = format!(".{}.", COLLEGE_2020.version);
    let (until, end) = (link.len() - 6, link.len() - 3);
    let other = if &link[until..end] == "abc" { "abd" } else { "abc" };
    let altered = format!("{}{other}{}", &link[..until], &link[end..]);
    for (opened, class) in [
        (link.replace(&version, ".0."), "same"),
        (link.replace(&version, ".0.").replace('&', "%26").replace('=', "%3D"), "same"),
        (altered.clone(), "changed"),
        (altered.replace(&version, ".0."), "changed"),
        (altered.replace(&*COLLEGE_2020.id, "college-1999"), "changed"),
    ] {
        page.open(&opened);
        // The address has the answers, and nothing else.
        page.expect(&place);
        let expected = age(&COLLEGE_2020, kit(), &opened).unwrap_or_else(|| panic!("nothing to say of {opened}"));
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
    let expected = age(&COLLEGE_2020, kit(), foreign).map_or_else(String::new, |age| age.text);
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
