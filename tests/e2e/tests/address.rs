//! Whose address it is: a page around may say where links lead, follow them itself, write the address by scripts or set its markup
//! again, and a page may have no address at all. The guide stays in the page, and the address says where it is wherever it can.

use serde_json::json;
use transfer_guide_e2e::engine::{Engine, not_tested};
use transfer_guide_e2e::host::{ELEMENT, GUIDE};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::places::Place;
use transfer_guide_e2e::server::Answer;
use transfer_guide_e2e::suite::EVERY_ENGINE;
use transfer_guide_e2e::tests;
use transfer_guide_e2e::tiers::{HTML, SCRIPT, WASM};

tests! {
    EVERY_ENGINE =>
        where_a_page_says_that_its_links_lead_elsewhere_it_is_not_left,
        a_router_that_follows_clicks_itself_does_not_make_it_stand_still,
        a_page_that_tidies_its_address_or_keeps_it_to_itself_does_not_send_anybody_back,
        markup_that_is_set_again_follows_the_address_as_before,
        anchors_and_routes_of_the_page_around_are_its_own,
        a_router_that_takes_every_fragment_for_a_route_is_named,
        a_page_without_an_address_walks_all_the_same,
        a_page_in_a_sandbox_and_its_script_work_without_an_origin,
        from_a_disk_the_page_with_its_files_walks;
}

const FOLLOWING: &str =
    "<transfer-guide fragment><a href='https://guide.example.edu.cn/guide/'>Guide</a></transfer-guide>";

#[track_caller]
fn assert_address(page: &Page, address: &str) {
    page.wait_for_value("the address", "return location.href;", |found| found == address);
}

fn where_a_page_says_that_its_links_lead_elsewhere_it_is_not_left(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let host = page.open_host(&format!("<base href='https://elsewhere.example/a/'>{ELEMENT}<body>{FOLLOWING}"));
    // As our own "share" makes it.
    page.visit_host(&host, "/#outcome=army&edition=college-2020.2.0000000000000000");
    page.expect_in(0, "question", "enlistment");
    assert_address(page, &format!("{}/#outcome=army", host.server.origin()));
    page.click_in(0, "a.back");
    page.expect_in(0, "question", "outcome");
    page.choose_in(0, "delayed");
    page.expect_in(0, "place", "outcome=delayed");
    assert_address(page, &format!("{}/#outcome=delayed", host.server.origin()));
    // The guide's own page, with the same put into it on its way; with and without its program.
    for (lost, tier) in [("", WASM), ("/assets/guide-", HTML)] {
        page.serve("", move |asked, answer| match asked.file() {
            "/" => {
                let text = String::from_utf8_lossy(&answer.body).replacen(
                    "</head>",
                    "<base href='https://elsewhere.example/a/'></head>",
                    1,
                );
                answer.with_body(text.as_bytes())
            }
            file if !lost.is_empty() && file.starts_with(lost) => Answer::not_found(),
            _ => answer,
        });
        page.load("");
        page.expect_tier(tier);
        // By a script, which clicks once whatever was clicked before.
        page.run("visible(\"a.choice[href='#outcome=army']\")[0].click();");
        page.wait("the next question", |seen| seen["headings"] == json!([Place::at("outcome=army").heading]));
        assert_address(page, &page.address("outcome=army"));
    }
    page.forgive();
}

/// Routers of hosts: one that leaves alone what somebody has dealt with, one that does not, and one that lets nobody else hear of it.
const ROUTERS: [&str; 3] = ["if (event.defaultPrevented) return;", "", "event.stopImmediatePropagation();"];

fn a_router_that_follows_clicks_itself_does_not_make_it_stand_still(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    for check in ROUTERS {
        let alone = check.contains("stop");
        if alone && page.engine() != Engine::Chromium {
            not_tested(page.engine(), "a router that keeps clicks to itself: this version tells nobody of `pushState`");
            continue;
        }
        let router = format!(
            "<script>window.routed = 0;
             ({alone} ? window : document).addEventListener('click', event => {{
                 {check}
                 const link = event.composedPath().find(each => each.href);
                 if (!link) return;
                 event.preventDefault();
                 routed += 1;
                 history.pushState({{ router: 1 }}, '', link.href);
             }}, {alone});</script>"
        );
        let host = page.open_host(&format!("{router}{ELEMENT}<body>{FOLLOWING}"));
        page.expect_in(0, "question", "outcome");
        page.choose_in(0, "army");
        page.expect_in(0, "question", "enlistment");
        assert_address(page, &format!("{}/#outcome=army", host.server.origin()));
        assert_eq!(page.run("return routed;"), json!(i32::from(!check.contains("return"))));
        let entries = page.see_in(0)["history"].clone();
        page.back();
        page.expect_in(0, "question", "outcome");
        page.forward();
        page.expect_in(0, "question", "enlistment");
        assert_eq!(page.see_in(0)["history"], entries, "one entry a step");
        // Addresses that the page writes itself are heard of at the way back.
        page.run("history.pushState(null, '', '/elsewhere'); history.pushState(null, '', '/#outcome=delayed');");
        page.back();
        page.back();
        page.expect_in(0, "question", "enlistment");
    }
}

/// What a page does with its address, and what that is in the end: the guide's or the page's.
const TIDY: [(&str, bool); 4] = [
    ("addEventListener('hashchange', () => history.replaceState(null, '', location.pathname));", false),
    ("addEventListener('hashchange', () => history.replaceState(null, '', location.pathname), true);", false),
    (
        "for (const kind of ['hashchange', 'popstate']) addEventListener(kind, event => event.stopImmediatePropagation(), true);",
        true,
    ),
    (
        "if (window.navigation) navigation.addEventListener('navigate', event => { if (event.hashChange) event.preventDefault(); });",
        false,
    ),
];

fn a_page_that_tidies_its_address_or_keeps_it_to_itself_does_not_send_anybody_back(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    for (script, written) in TIDY {
        let host = page.open_host(&format!("<script>{script}</script>{ELEMENT}<body>{FOLLOWING}"));
        page.expect_in(0, "question", "outcome");
        page.choose_in(0, "army");
        page.expect_in(0, "question", "enlistment");
        if written {
            assert_address(page, &format!("{}/#outcome=army", host.server.origin()));
        }
        page.settle();
        page.choose_in(0, "graduated");
        page.expect_in(0, "place", "outcome=army&enlistment=graduated");
        page.settle();
        page.expect_in(0, "place", "outcome=army&enlistment=graduated");
        page.click_in(0, "a.back");
        page.expect_in(0, "question", "enlistment");
        page.settle();
        page.expect_in(0, "question", "enlistment");
    }
}

fn markup_that_is_set_again_follows_the_address_as_before(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let host = page.open_host(&format!("{ELEMENT}<body><div id=inner>{FOLLOWING}</div>"));
    page.expect_in(0, "question", "outcome");
    for _ in 0..2 {
        page.run("inner.innerHTML = inner.innerHTML;");
        page.expect_in(0, "question", "outcome");
    }
    page.choose_in(0, "army");
    page.expect_in(0, "question", "enlistment");
    assert_address(page, &format!("{}/#outcome=army", host.server.origin()));
    // A whole new page, written into the window: whatever listened there does no more.
    page.run(&format!(
        "document.open(); document.write(\"<link rel=icon href=data:,>{FOLLOWING}\"); document.close();"
    ));
    page.expect_in(0, "question", "enlistment");
    page.choose_in(0, "graduated");
    page.expect_in(0, "place", "outcome=army&enlistment=graduated");
    page.back();
    page.expect_in(0, "question", "enlistment");
}

/// In a page within a page: takes two steps, the first before the program is there, and says where it has come to.
const WALKS: &str = "<script>
    addEventListener('DOMContentLoaded', () => setTimeout(() => document.querySelector('a.choice[href=\"#outcome=army\"]').click()));
    addEventListener('transfer-guide-ready', () => setTimeout(() => {
        const next = document.querySelector('transfer-guide > .guide a.choice, transfer-guide > div a.choice[data-choice]');
        const visible = Array.from(document.querySelectorAll('a.choice')).filter(each => each.getClientRects().length > 0);
        visible[0].click();
    }, 50));
    const say = () => {
        const guide = document.querySelector('transfer-guide');
        const heading = guide && Array.from(guide.querySelectorAll('h1')).find(each => each.getClientRects().length > 0);
        parent.postMessage([document.documentElement.dataset.tier, guide && guide.place, heading && heading.textContent], '*');
    };
    setInterval(say, 100);
</script>";

/// Opens a page that shows another one in a frame, and waits until what is said in there is this.
#[track_caller]
fn expect_within(page: &Page, frame: &str, tier: &str, place: &str) {
    let _host = page.open_host_beside(
        &format!(
            "<body><script>window.heard = null; addEventListener('message', event => {{ window.heard = event.data; }});</script>{frame}"
        ),
        |answer| answer,
        |_| Answer::not_found(),
    );
    let heading = Place::at(place).heading;
    page.wait_for_value(frame.get(..120).unwrap_or(frame), "return window.heard;", |heard| {
        *heard == json!([tier, place, heading])
    });
}

fn a_page_without_an_address_walks_all_the_same(page: &Page) {
    page.serve_to_others(|asked, answer| match asked.file() {
        "/guide.html" => {
            let text = String::from_utf8_lossy(&answer.body).replacen("<head>", &format!("<head>{WALKS}"), 1);
            answer.with_body(text.as_bytes())
        }
        _ => answer,
    });
    // The first choice after the army's.
    let place = "outcome=army&enlistment=graduated";
    let into = |how: &str| {
        format!(
            "<iframe sandbox='allow-scripts' width=800 height=600></iframe><script>
            fetch('{GUIDE}guide.html').then(answer => answer.text()).then(text => {{
                const frame = document.querySelector('iframe');
                {how}
            }});</script>"
        )
    };
    expect_within(page, &into("frame.srcdoc = text;"), WASM, place);
    if page.engine() == Engine::WebKit {
        not_tested(page.engine(), "a page as blob: in a sandbox: it opens no such address there");
    } else {
        expect_within(
            page,
            &into("frame.src = URL.createObjectURL(new Blob([text], { type: 'text/html' }));"),
            WASM,
            place,
        );
    }
    page.forgive();
}

fn a_page_in_a_sandbox_and_its_script_work_without_an_origin(page: &Page) {
    // Once as `servers/` have it, and once from a server that lets no other origin read anything.
    for (header, tier) in [("*", WASM), ("", SCRIPT)] {
        page.serve("", move |asked, answer| {
            let answer =
                if header.is_empty() { answer } else { answer.with_header("access-control-allow-origin", header) };
            match asked.file() {
                "/" => {
                    let text = String::from_utf8_lossy(&answer.body).replacen("<head>", &format!("<head>{WALKS}"), 1);
                    answer.with_body(text.as_bytes())
                }
                _ => answer,
            }
        });
        let frame = format!("<iframe sandbox='allow-scripts' width=800 height=600 src='{GUIDE}'></iframe>");
        expect_within(page, &frame, tier, "outcome=army&enlistment=graduated");
    }
    page.forgive();
}

fn from_a_disk_the_page_with_its_files_walks(page: &Page) {
    let address = format!("file://{}/index.html#outcome=army", page.settings.dist.display());
    if let Err(trouble) = page.session().post("/url", &json!({ "url": address })) {
        return not_tested(page.engine(), &format!("the page from a disk: its driver opens none ({trouble})"));
    }
    page.wait("the program", |seen| [WASM, SCRIPT].contains(&seen.tier()) && seen["question"] == "enlistment");
    page.click("a.choice[data-choice=graduated]");
    page.wait("the advice", |seen| seen["advice"] != json!(null) || seen["question"] != "enlistment");
    assert_eq!(page.see().warnings(), [""; 0]);
    page.forgive();
}

fn anchors_and_routes_of_the_page_around_are_its_own(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    for theirs in ["footer", "/news/2020"] {
        let host = page.open_host(&format!("{ELEMENT}<body>{FOLLOWING}<p id=footer>Below</p>"));
        page.visit_host(&host, "/other");
        page.visit_host(&host, &format!("/#{theirs}"));
        page.expect_in(0, "question", "outcome");
        assert_address(page, &format!("{}/#{theirs}", host.server.origin()));
        page.choose_in(0, "army");
        page.expect_in(0, "question", "enlistment");
        // A router would take what it does not know for a page that is not there.
        let written = if theirs.starts_with('/') { theirs } else { "outcome=army" };
        assert_address(page, &format!("{}/#{written}", host.server.origin()));
        page.go_to(theirs);
        page.settle();
        page.expect_in(0, "question", "enlistment");
        assert_address(page, &format!("{}/#{theirs}", host.server.origin()));
        page.click_in(0, "a.back");
        page.expect_in(0, "question", "outcome");
    }
}

fn a_router_that_takes_every_fragment_for_a_route_is_named(page: &Page) {
    page.serve_to_others(|_, answer| answer);
    let router = "<script>addEventListener('hashchange', () => { document.body.textContent = 'There is no such page.'; });</script>";
    let _host = page.open_host(&format!("{router}{ELEMENT}<body>{FOLLOWING}"));
    page.expect_in(0, "question", "outcome");
    page.choose_in(0, "army");
    page.wait_for_value("a hint", "return window.hints;", |hints| {
        hints[0].as_str().is_some_and(|hint| hint.contains("leave the attribute fragment out"))
    });
}
