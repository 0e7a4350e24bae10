//! That the page keeps showing the right words where the browser's own translation has taken its texts apart.

use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, longest_walk, stations};
use transfer_guide_e2e::suite::CHROMIUM;
use transfer_guide_e2e::tests;

tests! {
    CHROMIUM("texts that translation has moved, which a script imitates in the same way in every engine") =>
        a_translated_page_asks_the_right_next_question,
        a_translated_page_shows_no_word_of_the_page_before;
}

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// One move, and the place it must lead to.
type Move = (Box<dyn Fn(&Page)>, Place);

fn a_translated_page_asks_the_right_next_question(page: &Page) {
    let walk = longest_walk();
    page.open("");
    for (taken, station) in walk.path.iter().zip(&stations(&walk)[1..]) {
        translate(page);
        page.choose(taken);
        page.arrive(station);
    }
}

fn a_translated_page_shows_no_word_of_the_page_before(page: &Page) {
    let expected = texts(page, false);
    let translated = texts(page, true);
    let mut stale = Vec::new();
    for ((place, expected), (_, shown)) in expected.iter().zip(&translated) {
        let missing = expected.iter().filter(|part| !shown.contains(part)).map(|part| format!("{place}: not {part}"));
        let left_over = shown.iter().filter(|part| !expected.contains(part)).map(|part| format!("{place}: but {part}"));
        stale.extend(missing.chain(left_over));
    }
    assert!(stale.is_empty(), "{stale:#?}");
}

/// What stands on the page after each of many moves.
fn texts(page: &Page, translated: bool) -> Vec<(String, Vec<String>)> {
    page.open("");
    let text = |(go, place): &Move| {
        if translated {
            translate(page);
        }
        go(page);
        page.arrive(place);
        page.settle();
        (place.fragment.clone(), parts(page))
    };
    moves().iter().map(text).collect()
}

/// A walk to the end, changes, back to the start, and a start again.
fn moves() -> Vec<Move> {
    let walk = longest_walk();
    let stations = stations(&walk);
    let mut moves: Vec<Move> = Vec::new();
    for (taken, station) in walk.path.iter().copied().zip(&stations[1..]) {
        moves.push((Box::new(move |page| page.choose(&taken)), station.clone()));
    }
    for station in stations.iter().rev().skip(1) {
        moves.push((Box::new(|page| page.click("a.back")), station.clone()));
    }
    moves.push((Box::new(|page| page.go_to(EMPLOYED)), Place::at(EMPLOYED)));
    let no_branch = EMPLOYED.replace("branch=yes", "branch=no");
    for (question, choice, here, there) in [
        ("employer-branch", "no", EMPLOYED, &*no_branch),
        ("employer-branch", "yes", &no_branch, EMPLOYED),
        ("outcome", "delayed", EMPLOYED, "outcome=delayed&year=2020"),
    ] {
        let asked = Place::at(&format!("{here}&change={question}"));
        let change = format!("a.change[data-question={question}]");
        moves.push((Box::new(move |page| page.click(&change)), asked));
        let choice = format!("a.choice[data-choice={choice}]");
        moves.push((Box::new(move |page| page.click(&choice)), Place::at(there)));
    }
    moves.push((Box::new(|page| page.click("a.restart")), Place::at("")));
    moves
}

/// The smallest parts of the page that hold words, each with all its words: what translation has moved is whole here.
fn parts(page: &Page) -> Vec<String> {
    page.texts(
        "const own = element => !['FONT', 'SPAN', 'B', 'TIME', 'I'].includes(element.tagName);
         return Array.from(document.querySelectorAll('.guide, .guide *'))
             .filter(element => own(element) && !Array.from(element.children).some(own) && element.textContent.trim())
             .map(element => `${element.tagName} ${element.className}: ${element.textContent.trim()}`);",
    )
}

/// Does to the page what translation by a browser does: every text is moved into a new element.
fn translate(page: &Page) {
    let moved = page.run(
        "const walker = document.createTreeWalker(document.querySelector('.guide'), NodeFilter.SHOW_TEXT);
         const texts = [];
         while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
         for (const text of texts) {
             const outer = document.createElement('font');
             const inner = document.createElement('font');
             outer.append(inner);
             text.replaceWith(outer);
             inner.append(text.data);
         }
         return texts.length;",
    );
    assert!(moved.as_u64().is_some_and(|moved| moved > 5), "{moved}");
}
