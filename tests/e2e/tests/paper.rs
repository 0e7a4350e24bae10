//! That the advice can be taken along on paper: all of it, and nothing to click.

use serde_json::json;
use transfer_guide_e2e::aid::sheets_of;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, advised, longest_advice};
use transfer_guide_e2e::suite::CHROMIUM;
use transfer_guide_e2e::tests;

tests! {
    CHROMIUM("the page on paper: only DevTools shows it as printed") =>
        the_longest_advice_prints_to_a_few_pages,
        everything_of_the_advice_is_on_paper_and_nothing_to_click,
        paper_is_black_on_white_in_dark_colours_too;
}

fn the_longest_advice_prints_to_a_few_pages(page: &Page) {
    page.open(&Place::of(&longest_advice(), None).fragment);
    let sheets = sheets_of(&page.pdf(8.27, 11.69));
    assert!((1..=8).contains(&sheets), "{sheets} sheets");
}

fn everything_of_the_advice_is_on_paper_and_nothing_to_click(page: &Page) {
    let walk = longest_advice();
    page.open(&Place::of(&walk, None).fragment);
    page.show_as_printed();
    let paper = visible_text(page);
    let advised = advised(&walk);
    let names = advised.steps.iter().map(|step| &step.name).chain(advised.destinations.iter().map(|one| &one.name));
    let deadlines = advised.deadlines.iter().map(|(deadline, _)| &deadline.name);
    let notes = [&advised.bring, &advised.warnings, &advised.trouble, &advised.remarks];
    let notes = notes.into_iter().flatten().map(|note| &note.name);
    let given = walk.path.iter().map(|taken| &taken.choice.label);
    for text in [&advised.advice.title].into_iter().chain(names).chain(deadlines).chain(notes).chain(given) {
        assert!(paper.contains(&**text), "not on paper: {text}");
    }
    assert!(paper.contains(&*walk.edition.source.caution), "not on paper: what the document lost");
    for link in advised.advice.links().filter_map(|id| walk.edition.link(id)) {
        let shown = advised.steps.iter().any(|step| step.link.as_deref() == Some(&*link.id));
        assert!(!shown || paper.contains(&*link.address), "an address is spelled out: {}", link.address);
    }
    // Boxes to tick stay: steps are ticked off on paper as well.
    for selector in ["a.back", "a.change", "a.restart", ".notice", "input:not(.tick input)", ".find-out a"] {
        let visible = page.run_with(
            "return Array.from(document.querySelectorAll(arguments[0])).filter(one => one.checkVisibility()).length;",
            &json!([selector]),
        );
        assert_eq!(visible, 0, "{selector} is on paper");
    }
    let there = page.run("return document.querySelectorAll('a.back, a.change, a.restart').length;");
    assert!(there.as_u64() > Some(2), "hidden on paper, but there on the screen");
}

fn paper_is_black_on_white_in_dark_colours_too(page: &Page) {
    page.open(&Place::of(&longest_advice(), None).fragment);
    let features = json!([{ "name": "prefers-color-scheme", "value": "dark" }]);
    page.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print", "features": features }));
    let colours = page.texts(
        "const lead = document.querySelector('.advice .lead');
         const behind = [];
         for (let at = lead; at; at = at.parentElement) behind.push(getComputedStyle(at).backgroundColor);
         return [getComputedStyle(lead).color, behind.find(colour => colour !== 'rgba(0, 0, 0, 0)') || 'rgb(255, 255, 255)'];",
    );
    assert_eq!(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
}

/// What stands on the page where it is not hidden.
fn visible_text(page: &Page) -> String {
    page.texts("return [document.querySelector('.guide').innerText];").concat()
}
