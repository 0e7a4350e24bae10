//! That a link which is damaged, outdated or hostile still shows the longest usable walk, and says what it dropped.

use serde_json::json;
use transfer_guide_e2e::page::{Page, visit_every_engine};
use transfer_guide_e2e::places::{Place, every_walk};

const EMPLOYED: &str = "outcome=employed&classified=no&employer-branch=yes&place=elsewhere&year=2020";

/// The fragment, what it must become, and what the page must name as not usable; nothing where all of it was.
fn table() -> Vec<(String, &'static str, Vec<&'static str>)> {
    let rows: Vec<(&str, &str, &[&str])> = vec![
        // Damaged on the way.
        ("%", "", &["%"]),
        ("outcome=employed%", "", &["outcome=employed%"]),
        ("%zz&outcome=employed", "outcome=employed", &["%zz"]),
        ("outcome=employed&%E4%BD", "outcome=employed", &["\u{fffd}"]),
        ("outcome=employed&%ED%A0%80=yes", "outcome=employed", &["\u{fffd}"]),
        ("outcome=employed&%00=%00", "outcome=employed", &["\0"]),
        ("outcome=employed&classified", "outcome=employed", &["classified"]),
        ("outcome=employed&classified=", "outcome=employed", &["classified="]),
        ("=&==&outcome=employed", "outcome=employed", &["=", "=="]),
        ("outcome=emplo", "", &["outcome=emplo"]),
        // Decorated by other programs, or meant for another page.
        ("/../", "", &["/../"]),
        ("!/advice/employer", "", &["!/advice/employer"]),
        ("outcome=employed&from=singlemessage", "outcome=employed", &["from=singlemessage"]),
        ("outcome%3Demployed%26classified%3Dno", "outcome=employed&classified=no", &[]),
        ("&&outcome=employed&", "outcome=employed", &[]),
        // Outdated: the edition has another question or choice now.
        ("destiny=employed&outcome=employed", "outcome=employed", &["destiny=employed"]),
        ("outcome=retired&year=2020", "", &["outcome=retired", "year=2020"]),
        ("outcome=employed&classified=maybe&year=2020", "outcome=employed", &["classified=maybe", "year=2020"]),
        ("OUTCOME=employed", "", &["OUTCOME=employed"]),
        // Answers that contradict each other.
        ("outcome=delayed&employer-branch=yes&year=2020", "outcome=delayed&year=2020", &["employer-branch=yes"]),
        ("outcome=employed&outcome=army", "outcome=employed", &["outcome=army"]),
        ("outcome=employed&door=stuck", "outcome=employed", &["door=stuck"]),
        ("classified=no", "", &["classified=no"]),
        // Out of order, but whole.
        ("year=2020&outcome=delayed", "outcome=delayed&year=2020", &[]),
        // A change of nothing.
        ("change=nonsense", "", &["change=nonsense"]),
        ("change=outcome", "", &["change=outcome"]),
        ("outcome=employed&change=year", "outcome=employed", &["change=year"]),
        ("outcome=employed&change=", "outcome=employed", &["change="]),
        // Hostile.
        ("<img src=x onerror=alert(1)>", "", &["<img src=x onerror=alert(1)>"]),
        ("outcome=employed&<script>=</script>", "outcome=employed", &["<script>=</script>"]),
        ("__proto__=1&constructor=2&outcome=employed", "outcome=employed", &["__proto__=1", "constructor=2"]),
        ("javascript:alert(1)", "", &["javascript:alert(1)"]),
    ];
    let mut table: Vec<(String, &str, Vec<&str>)> =
        rows.into_iter().map(|(fragment, becomes, names)| (fragment.to_owned(), becomes, names.to_vec())).collect();
    let no_day = |day: &str| format!("{EMPLOYED}&requested={day}");
    table.push((no_day("2020-02-30"), EMPLOYED, vec!["requested=2020-02-30"]));
    table.push((no_day("999999999-01-01"), EMPLOYED, vec!["requested=999999999-01-01"]));
    table.push((format!("outcome=employed&{}", "x".repeat(1_000_000)), "outcome=employed", vec!["xxxxxxxx"]));
    table.push((format!("outcome=employed{}", "&a=b".repeat(100_000)), "outcome=employed", vec!["a=b"]));
    table
}

#[test]
fn a_damaged_link_shows_the_longest_usable_walk_and_names_what_it_dropped() {
    visit_every_engine(|page| {
        for (fragment, becomes, names) in table() {
            page.open(&fragment);
            assert_is_mended(page, &fragment, becomes, &names);
        }
    });
}

#[test]
fn a_damaged_fragment_in_the_address_bar_of_the_open_page_is_mended_too() {
    visit_every_engine(|page| {
        // WebKit lets a page change its address a hundred times in ten seconds, which no student does.
        for some in table().chunks(8) {
            page.open(EMPLOYED);
            for (fragment, becomes, names) in some {
                page.go_to(fragment);
                assert_is_mended(page, fragment, becomes, names);
                page.go_to("outcome=further-study");
                page.arrive(&Place::at("outcome=further-study"));
            }
        }
        // Not possible in an address, but in a script.
        page.go_to("outcome=employed&\0=yes");
        page.arrive(&Place::at("outcome=employed"));
    });
}

#[test]
fn every_answer_in_doubt_is_asked_again_wherever_a_link_breaks_off() {
    visit_every_engine(|page| {
        page.open("");
        let walk = every_walk().into_iter().max_by_key(|walk| walk.path.len()).unwrap();
        let whole = Place::of(&walk, None).fragment;
        for end in page.sample((1..whole.len()).rev().collect(), 25) {
            let cut = &whole[..end];
            page.go_to(cut);
            // The last answer that is whole; a choice may also begin with the name of another.
            let kept = transfer_guide_e2e::places::walk(cut);
            let place = Place::of(&kept, None);
            page.expect(&place);
            assert!(whole.starts_with(&place.fragment), "{cut} became {place:?}");
        }
    });
}

#[test]
fn the_next_step_after_a_damaged_link_says_nothing_of_it_any_more() {
    visit_every_engine(|page| {
        page.open("outcome=employed&nonsense=yes");
        assert_eq!(page.see().ignored().len(), 1);
        page.click("a.choice[data-choice=no]");
        let seen = page.arrive(&Place::at("outcome=employed&classified=no"));
        assert_eq!(seen.ignored(), [""; 0]);
    });
}

#[track_caller]
fn assert_is_mended(page: &Page, fragment: &str, becomes: &str, names: &[&str]) {
    let short: String = fragment.chars().take(80).collect();
    let seen = page.wait(&format!("{short} to become {becomes}"), |seen| {
        seen.place() == Some(Place::at(becomes)) && seen.ignored().is_empty() == names.is_empty()
    });
    let said = seen.ignored().concat();
    for name in names {
        assert!(said.contains(&format!("“{name}")), "{short}: {name:?} is not named: {seen:?}");
    }
    assert!(said.chars().count() < 600, "{short}: too much is said: {said}");
    let foreign = page.run("return document.querySelectorAll('.guide img, .guide script').length;", &json!([]));
    assert_eq!(foreign, json!(0), "{short}");
}
