//! That axe-core finds nothing to complain about at any place of the page, in light and in dark.

use std::fs;

use transfer_guide_e2e::aid::{ABROAD, DATED};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{Place, every_change, every_walk, one_walk_to_each_form, one_walk_to_each_question};
use transfer_guide_e2e::suite::CHROMIUM;
use transfer_guide_e2e::tests;

tests! {
    CHROMIUM("barriers: only DevTools sets light and dark colours, and axe-core reads the same page in every engine") =>
        no_place_has_a_barrier_in_light_colours,
        no_place_has_a_barrier_in_dark_colours,
        what_helps_to_act_has_no_barrier_in_either_colours,
        a_barrier_is_found_where_there_is_one;
}

/// A place of staff, with answers to paste.
const STAFF: &str = "door=staff&task=employed&year=2020";

/// Opens what can be opened, so that nothing is hidden from the check, and returns what is wrong. Contrast, which takes nearly
/// all of the time, is measured where something of a new kind is: other elements or other classes, within others. In dark colours,
/// only that is: all else is the same.
const CHECK: &str = "
    const all = Array.from(document.querySelectorAll('details'));
    all.forEach(details => details.open = true);
    const kind = each => each && each.tagName + Array.from(each.attributes, ({ name, value }) =>
        name === 'class' ? `.${value}` : `[${name}]`).sort().join('') + ' in ' + kind(each.parentElement);
    window.known ??= new Set();
    const count = known.size;
    document.querySelectorAll('body *').forEach(each => known.add(kind(each)));
    const isNew = known.size > count;
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    if (dark && !isNew) return [];
    const only = dark ? { runOnly: ['color-contrast'] } : { rules: { 'color-contrast': { enabled: isNew } } };
    return settled().then(() => axe.run({ resultTypes: ['violations'], elementRef: false, iframes: false, ...only })).then(results =>
        (results.passes.length > 0 ? [] : ['axe-core looked at nothing']).concat(results.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\\n').slice(1).join(';')}`))));";

fn no_place_has_a_barrier_in_light_colours(page: &Page) {
    check_every_place(page, "light");
}

fn no_place_has_a_barrier_in_dark_colours(page: &Page) {
    check_every_place(page, "dark");
}

fn what_helps_to_act_has_no_barrier_in_either_colours(page: &Page) {
    for scheme in ["light", "dark"] {
        open_with_axe(page, scheme);
        // A day typed is kept from place to place, so the one with a day comes last.
        for fragment in [ABROAD, STAFF, DATED] {
            page.go_to(fragment);
            page.expect(&Place::at(fragment));
            // Each door opens into its own room, but those of the row at the end, of which one is open at a time.
            page.run("for (const door of root.querySelectorAll('.offer > .aid-open:first-child')) door.click();");
            let opened = "return Array.from(root.querySelectorAll('.offer > .aid-open:first-child'))
                .every(door => root.querySelector(`.aid-room[data-tool='${door.dataset.tool}']`));";
            page.wait_for("every tool", opened);
            assert_eq!(violations(page), [""; 0], "{fragment} in {scheme}");
            let others = "return Array.from(root.querySelectorAll('.tools .aid-open:not(:first-child)'), door => door.dataset.tool);";
            for tool in page.texts(others) {
                page.use_tool(&tool);
                assert_eq!(violations(page), [""; 0], "{fragment}, {tool} in {scheme}");
            }
        }
    }
}

fn a_barrier_is_found_where_there_is_one(page: &Page) {
    open_with_axe(page, "light");
    page.run(
        "document.querySelector('.question h1').style.color = '#eee';
         document.querySelector('.guide').append(document.createElement('img'));",
    );
    let found = violations(page);
    for rule in ["color-contrast", "image-alt"] {
        assert!(found.iter().any(|violation| violation.starts_with(rule)), "{rule} is not in {found:?}");
    }
}

fn check_every_place(page: &Page, scheme: &str) {
    open_with_axe(page, scheme);
    let mut found = Vec::new();
    let questions = one_walk_to_each_question().into_iter();
    let others = every_walk().into_iter().filter(|walk| walk.choice("year") == Some("later")).step_by(10);
    let walks = questions.chain(one_walk_to_each_form()).chain(others);
    let places: Vec<Place> = walks.map(|walk| Place::of(&walk, None)).chain(every_change()).collect();
    let places = page.sample(places, 20);
    for (place, violations) in places.iter().zip(page.at_each(&places, CHECK)) {
        let violations = violations.as_array().into_iter().flatten();
        found.extend(violations.map(|violation| format!("#{}: {violation}", place.fragment)));
    }
    for damaged in ["outcome=employed&nonsense=1&year=2020", "nonsense", "outcome=delayed&year=2020&classified=no"] {
        page.go_to(damaged);
        page.wait("what was dropped is named", |seen| !seen.ignored().is_empty());
        found.extend(violations(page).into_iter().map(|violation| format!("#{damaged}: {violation}")));
    }
    page.click("a.restart");
    page.wait("undo is offered", |seen| !seen.notices().is_empty());
    found.extend(violations(page).into_iter().map(|violation| format!("after starting again: {violation}")));
    assert!(found.is_empty(), "{} violations in {scheme} colours: {:#?}", found.len(), &found[..found.len().min(30)]);
}

fn open_with_axe(page: &Page, scheme: &str) {
    page.prefer(scheme);
    page.open("");
    let dark = page.run("return matchMedia('(prefers-color-scheme: dark)').matches;");
    assert_eq!(dark, scheme == "dark", "the browser shows the colours asked for");
    let axe = fs::read_to_string(&page.settings.axe).unwrap_or_else(|error| panic!("axe-core: {error}"));
    page.run(&axe);
}

fn violations(page: &Page) -> Vec<String> {
    page.texts(CHECK)
}
