//! That a crash costs the student nothing: the plain page is there at once, at the same place, and a fresh program takes over
//! with the same answers; one that crashes again and again is left alone until the student wants it.

use serde_json::json;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::{longest_walk, stations};
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{HTML, SCRIPT, WASM, choice_to};

tests! {
    EVERY_ENGINE =>
        after_a_crash_the_same_place_is_there_and_a_fresh_program_takes_over,
        a_program_without_memory_left_is_replaced,
        the_program_as_javascript_is_replaced_as_well,
        what_crashes_twice_is_left_alone_until_it_is_wanted,
        a_program_that_crashes_as_it_starts_says_so;
}

/// Lets a test break what the program calls: each call ends as `breaks` says, so often as `times` says.
const BREAKABLE: &str = "
    window.times = 0;
    const throwing = () => { throw new Error('injected'); };
    // A program that calls itself for ever: a real stack overflow with nothing but WebAssembly in its trace.
    const endless = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0,
        10, 6, 1, 4, 0, 16, 0, 11]);
    const overflowing = () => new WebAssembly.Instance(new WebAssembly.Module(endless)).exports.f();
    window.breaks = { throwing, overflowing };
    window.kind = 'throwing';
    const broken = place => { if (place === window.place && times > 0) { times -= 1; breaks[kind](); } };
    const insert = Node.prototype.insertBefore;
    Node.prototype.insertBefore = function (...given) { broken('insertBefore'); return insert.apply(this, given); };
    const scroll = window.scrollTo;
    window.scrollTo = function (...given) { broken('scrollTo'); return scroll.apply(this, given); };
    // The memory of the last program, and what takes of it.
    if (window.WebAssembly) {
        const instantiate = WebAssembly.instantiate;
        WebAssembly.instantiate = async function (...given) {
            const made = await instantiate.apply(this, given);
            window.exported = (made.instance || made).exports;
            return made;
        };
    }
    window.fill = () => {
        const { memory, __wbindgen_malloc: take } = exported;
        for (let pages = 16384; pages >= 1; pages = pages >> 1) {
            try { for (;;) memory.grow(pages); } catch {}
        }
        // What is left inside: until nothing can be had.
        for (let bytes = 65536; bytes >= 16; bytes = bytes >> 1) {
            try { for (;;) if (take(bytes, 1) === 0) break; } catch {}
        }
    };";

/// What is broken, and how.
const CRASHES: &[(&str, &str)] = &[
    // A panic of the program.
    ("insertBefore", "throwing"),
    // What is thrown goes through the program, out of a move.
    ("scrollTo", "throwing"),
    // The stack ends.
    ("scrollTo", "overflowing"),
    ("insertBefore", "overflowing"),
];

/// The page under test, breakable.
fn breakable(page: &Page) {
    page.serve(BREAKABLE, |_, answer| answer);
}

/// Breaks what the program calls from now on.
fn break_it(page: &Page, place: &str, kind: &str, times: u32) {
    page.run_with(
        "[window.place, window.kind, window.times] = arguments;
         window.seen = [];
         new MutationObserver(() => seen.push(document.documentElement.dataset.tier))
             .observe(document.documentElement, { attributes: true });",
        &json!([place, kind, times]),
    );
}

/// The tiers since it was broken, and asserts that there was always something to read.
fn tiers(page: &Page) -> Vec<String> {
    assert_eq!(page.blanks(), [""; 0], "moments without exactly one heading");
    page.texts("return window.seen;")
}

fn after_a_crash_the_same_place_is_there_and_a_fresh_program_takes_over(page: &Page) {
    let stations = stations(&longest_walk());
    for (place, kind) in CRASHES {
        page.note(format!("{place} {kind}"));
        breakable(page);
        page.load(&stations[1].fragment);
        page.expect_tier(WASM);
        break_it(page, place, kind, 1);
        page.click(&choice_to(&stations[2]));
        page.expect_shown(&stations[2]);
        page.wait("a fresh program", |_| tiers(page) == [HTML, WASM]);
        page.expect(&stations[2]);
        assert_eq!(page.see().warnings(), [""; 0], "{place} {kind}");
        assert!(page.hints().len() == 1 && page.hints()[0].contains("crashed"), "{:?}", page.hints());
        for station in &stations[3..] {
            page.click(&choice_to(station));
            page.arrive(station);
        }
        page.back();
        page.expect(&stations[stations.len() - 2]);
        page.forgive();
    }
}

fn a_program_without_memory_left_is_replaced(page: &Page) {
    let stations = stations(&longest_walk());
    breakable(page);
    page.load(&stations[1].fragment);
    page.expect_tier(WASM);
    break_it(page, "", "", 0);
    page.run("fill();");
    page.click(&choice_to(&stations[2]));
    page.expect_shown(&stations[2]);
    page.wait("a fresh program", |_| tiers(page) == [HTML, WASM]);
    page.expect(&stations[2]);
    page.forgive();
}

fn the_program_as_javascript_is_replaced_as_well(page: &Page) {
    let stations = stations(&longest_walk());
    page.serve(BREAKABLE, |asked, answer| match asked.file() {
        "/" => answer.with_header("content-security-policy", "default-src 'self'; style-src 'self' 'unsafe-inline'"),
        _ => answer,
    });
    page.load(&stations[1].fragment);
    page.expect_tier(SCRIPT);
    break_it(page, "insertBefore", "throwing", 1);
    page.click(&choice_to(&stations[2]));
    page.expect_shown(&stations[2]);
    page.wait("a fresh program", |_| tiers(page) == [HTML, SCRIPT]);
    page.expect(&stations[2]);
    page.forgive();
}

fn what_crashes_twice_is_left_alone_until_it_is_wanted(page: &Page) {
    let stations = stations(&longest_walk());
    breakable(page);
    page.load(&stations[1].fragment);
    page.expect_tier(WASM);
    break_it(page, "scrollTo", "throwing", 1);
    page.click(&choice_to(&stations[2]));
    page.wait("a fresh program", |_| tiers(page) == [HTML, WASM]);
    page.expect_shown(&stations[2]);
    break_it(page, "scrollTo", "throwing", 1);
    page.click(&choice_to(&stations[3]));
    assert_eq!(page.expect_warning("crashed").tier(), HTML);
    page.expect_shown(&stations[3]);
    for station in &stations[4..] {
        page.click(&choice_to(station));
        page.expect_shown(station);
    }
    page.click("#notices [data-do=retry]");
    assert_eq!(page.expect_tier(WASM).warnings(), [""; 0]);
    page.expect(&stations[stations.len() - 1]);
    tiers(page);
    page.forgive();
}

fn a_program_that_crashes_as_it_starts_says_so(page: &Page) {
    let stations = stations(&longest_walk());
    page.serve(
        // Only the program makes headings.
        "const create = document.createElementNS;
         window.fails = true;
         document.createElementNS = function (space, name) {
             if (window.fails && name === 'h1') throw new Error('injected');
             return create.call(this, space, name);
         };",
        |_, answer| answer,
    );
    page.load("");
    assert_eq!(page.expect_warning("crashed").tier(), HTML);
    page.click(&choice_to(&stations[1]));
    page.expect_shown(&stations[1]);
    page.run("window.fails = false;");
    page.click("#notices [data-do=retry]");
    page.expect_tier(WASM);
    page.expect(&stations[1]);
    assert_eq!(page.blanks(), [""; 0]);
    page.forgive();
}
