//! What is heard: the title, the heading with the focus, and the live region, which speaks after each step and never
//! on its own.

use transfer_guide::DEFAULT_EDITION;
use transfer_guide_e2e::page::{Page, Seen, visit};
use transfer_guide_e2e::places::{Place, longest_walk, stations};

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

#[test]
fn the_title_is_the_heading_and_the_name_of_the_guide() {
    visit(|page| {
        let walk = longest_walk();
        page.open("");
        assert_title(&page.see());
        for (taken, station) in walk.path.iter().zip(&stations(&walk)[1..]) {
            page.choose(taken);
            assert_title(&page.arrive(station));
        }
        page.open(&format!("{EMPLOYED}&change=place"));
        assert_title(&page.see());
    });
}

#[test]
fn loading_moves_no_focus_and_says_nothing() {
    visit(|page| {
        for fragment in ["", "outcome=employed", EMPLOYED, "outcome=employed&nonsense=yes"] {
            page.open(fragment);
            page.settle();
            let seen = page.see();
            assert_eq!((seen.focus(), seen.said()), ("BODY", ""), "{seen:?}");
            page.reload();
            page.settle();
            let seen = page.see();
            assert_eq!((seen.focus(), seen.said()), ("BODY", ""), "after a reload: {seen:?}");
        }
    });
}

#[test]
fn each_step_moves_the_focus_to_the_heading_and_says_where_it_led() {
    visit(|page| {
        let walk = longest_walk();
        let stations = stations(&walk);
        page.open("");
        let mut said = Vec::new();
        for (taken, station) in walk.path.iter().zip(&stations[1..]) {
            page.choose(taken);
            let seen = page.arrive(station);
            assert!(seen.is_at_the_top(), "{seen:?}");
            assert!(!seen.said().is_empty() && !said.contains(&seen.said().to_owned()), "{said:?}, then {seen:?}");
            said.push(seen.said().to_owned());
        }
        assert!(said[said.len() - 1].contains(&stations[stations.len() - 1].heading), "the result is said: {said:?}");
        page.back();
        let seen = page.arrive(&stations[stations.len() - 2]);
        assert_eq!(seen.said(), said[said.len() - 2]);
    });
}

#[test]
fn typing_a_day_moves_no_focus_and_the_live_region_stays_silent() {
    visit(|page| {
        page.open(EMPLOYED);
        page.run(
            "const field = document.querySelector('input[name=requested]');
             field.focus();
             field.value = '2020-06-20';
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            &serde_json::json!([]),
        );
        let seen = page.expect(&Place::at(&format!("{EMPLOYED}&requested=2020-06-20")));
        page.settle();
        assert_eq!((seen.focus(), seen.said()), ("INPUT", ""), "{seen:?}");
    });
}

#[test]
fn the_heading_is_the_only_one_of_its_rank_and_named_headings_follow_in_order() {
    visit(|page| {
        page.open(EMPLOYED);
        let ranks = page.texts(
            "return Array.from(document.querySelectorAll('main h1, main h2, main h3'), heading => heading.tagName);",
            &serde_json::json!([]),
        );
        assert_eq!(ranks.iter().filter(|rank| *rank == "H1").count(), 1);
        assert_eq!(ranks[0], "H1");
        assert!(ranks.windows(2).all(|pair| !(pair[0] == "H1" && pair[1] == "H3")), "{ranks:?}");
    });
}

#[test]
fn a_page_translated_by_the_browser_goes_on_in_step() {
    visit(|page| {
        let walk = longest_walk();
        let stations = stations(&walk);
        page.open("");
        for (taken, station) in walk.path.iter().zip(&stations[1..]) {
            translate(page);
            page.choose(taken);
            assert_is_whole(page, &page.arrive(station));
        }
        for station in stations.iter().rev().skip(1) {
            translate(page);
            page.back();
            assert_is_whole(page, &page.arrive(station));
        }
    });
}

#[test]
fn a_translated_page_takes_changes_and_starts_again_in_step() {
    visit(|page| {
        page.open(EMPLOYED);
        for (question, choice, there) in [
            ("employer-branch", "no", EMPLOYED.replace("branch=yes", "branch=no")),
            ("employer-branch", "yes", EMPLOYED.to_owned()),
            ("outcome", "delayed", "outcome=delayed&year=2020".to_owned()),
        ] {
            let here = page.see().place().map(|place| place.fragment).unwrap_or_default();
            translate(page);
            page.click(&format!("a.change[data-question={question}]"));
            assert_is_whole(page, &page.arrive(&Place::at(&format!("{here}&change={question}"))));
            translate(page);
            page.click(&format!("a.choice[data-choice={choice}]"));
            let seen = page.arrive(&Place::at(&there));
            assert!(seen.notices().len() == 1 && seen.said().contains(seen.notices()[0].trim()), "{seen:?}");
            assert_is_whole(page, &seen);
        }
        translate(page);
        page.click("a.restart");
        assert_is_whole(page, &page.arrive(&Place::at("")));
    });
}

/// Does to the page what translation by a browser does: every text is moved into a new element.
fn translate(page: &Page) {
    let moved = page.run(
        "const walker = document.createTreeWalker(document.querySelector('.guide'), NodeFilter.SHOW_TEXT);
         const texts = [];
         while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
         for (const text of texts) {
             const inner = document.createElement('font');
             const outer = document.createElement('font');
             outer.append(inner);
             text.replaceWith(outer);
             inner.append(text.data);
         }
         return texts.length;",
        &serde_json::json!([]),
    );
    assert!(moved.as_u64().is_some_and(|moved| moved > 5), "{moved}");
}

/// All that a translated page shows is what the same page shows when it is opened afresh: no text of a step before.
#[track_caller]
fn assert_is_whole(page: &Page, seen: &Seen) {
    let fragment = seen.place().map(|place| place.fragment).unwrap_or_default();
    let here = text(page);
    page.run("window.open('about:blank');", &serde_json::json!([]));
    let fresh = in_another_window(page, &fragment);
    assert_eq!(here, fresh, "{fragment}: on the left the translated page, on the right the page opened afresh");
    let said = if let [notice] = seen.notices()[..] { notice.trim().to_owned() } else { String::new() };
    assert!(seen.said().starts_with(&said) && !seen.said().is_empty(), "{seen:?}");
}

fn assert_title(seen: &Seen) {
    let heading = seen.place().map(|place| place.heading).unwrap_or_default();
    assert_eq!(seen.title(), format!("{heading} - {}", DEFAULT_EDITION.title));
}
