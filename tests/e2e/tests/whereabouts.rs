//! Where the element and the frame look for their files, whatever a system has made of the tag: beside the script where it is known,
//! where the webmaster names a folder, where the link between the tags leads, and nowhere without saying that it was a guess.

use transfer_guide_e2e::host::{ELEMENT, GUIDE};
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::server::{Answer, Asked, file_answer};
use transfer_guide_e2e::student::FALLBACK;
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        the_element_finds_its_files_wherever_its_script_has_come_to;
    CHROMIUM("where the frame's script looks: the same words of the same address in every engine") =>
        the_frame_is_found_wherever_its_script_has_come_to;
}

/// An element without the link that would lead to the folder.
const BARE: &str = "<transfer-guide><a href='https://elsewhere.example/help.html'>Help</a></transfer-guide>";

/// What a system has made of the tag, what stands in the page, and what comes of it. `/cms/` has what systems keep as their own.
const TAGS: [(&str, &str, &str); 15] = [
    // Kept by a system under its own name, without its files.
    ("<script src='/cms/transfer-guide.js'></script>", FALLBACK, "walks"),
    ("<script src='https://guide.example.edu.cn/guide/transfer-guide.js?v=2024/05/01'></script>", BARE, "walks"),
    (
        "<script type=module src='https://guide.example.edu.cn/guide/transfer-guide.js?v=2024/05/01#/a/b'></script>",
        BARE,
        "walks",
    ),
    // As jQuery does, with the tag's text and with the tag gone.
    (
        "<script data-x src='https://guide.example.edu.cn/guide/transfer-guide.js' type=text/x></script><script>run('/cms/module.js')</script>",
        BARE,
        "walks",
    ),
    ("<script>run('/cms/module.js')</script>", FALLBACK, "walks"),
    // Renamed.
    ("<script type=module src='/cms/module.js'></script>", FALLBACK, "walks"),
    ("<script src='/cms/module.js?ver=6.4'></script>", FALLBACK, "walks"),
    (
        "<script type=module src='/cms/module.js'></script>",
        "<transfer-guide folder='https://guide.example.edu.cn/guide'></transfer-guide>",
        "walks",
    ),
    (
        "<script>transferGuideFolder = 'https://guide.example.edu.cn/guide/';</script><script src='/cms/module.js'></script>",
        BARE,
        "walks",
    ),
    // In the page, and behind another script in one file.
    ("<script src='/cms/inline'></script>", FALLBACK, "walks"),
    ("<script src='/cms/joined.js'></script>", FALLBACK, "walks"),
    // Renamed beside its files, with a link that leads elsewhere.
    ("<script src='https://guide.example.edu.cn/guide/renamed.js'></script>", BARE, "walks"),
    // Without traces of where it is.
    (
        "<script>Error.stackTraceLimit = 0; delete Error.captureStackTrace;</script><script type=module src='https://guide.example.edu.cn/guide/transfer-guide.js'></script>",
        BARE,
        "walks",
    ),
    // A guess that is wrong.
    ("<script src='/cms/module.js'></script>", BARE, "stays is a guess: name the folder"),
    (
        "<script>transferGuideFolder = 3;</script><script type=module src='/cms/module.js'></script>",
        BARE,
        "stays is a guess: name the folder",
    ),
];

/// Runs the text of a script, as jQuery does.
const RUN: &str = "<script>
    function run(address) {
        const request = new XMLHttpRequest();
        request.open('GET', address, false);
        request.send();
        const script = document.createElement('script');
        script.text = request.responseText;
        document.head.appendChild(script).remove();
    }
</script>";

/// Answers for what a system keeps as its own: the script under another name.
fn kept_by_system(page: &Page, name: &str) -> impl Fn(&Asked) -> Answer + Send + Sync + 'static {
    let script = file_answer(&page.settings.dist, &Asked::get(name));
    move |asked: &Asked| match asked.file() {
        "/cms/joined.js" => {
            let whole = [&b"var another = 1;\n"[..], &script.body, b"\n;another = 2;\n"].concat();
            Answer::of("text/javascript", whole)
        }
        file if file.starts_with("/cms/") => Answer::of("text/javascript", script.body.clone()),
        _ => Answer::not_found(),
    }
}

/// Serves the guide to other sites, its element also under another name.
fn serve(page: &Page) {
    let dist = page.settings.dist.clone();
    page.serve_to_others(move |asked, answer| match asked.file() {
        "/renamed.js" => {
            file_answer(&dist, &Asked::get("/transfer-guide.js")).with_header("access-control-allow-origin", "*")
        }
        _ => answer,
    });
}

fn the_element_finds_its_files_wherever_its_script_has_come_to(page: &Page) {
    serve(page);
    for (tag, element, outcome) in page.sample(TAGS.into(), 7) {
        page.expect_student(outcome, &format!("{RUN}<body>{element}{tag}"), kept_by_system(page, "/transfer-guide.js"));
    }
    // In a head, where there are no tags and no links yet.
    let html = format!("{}<body>{FALLBACK}", "<script src='/cms/module.js'></script>");
    page.expect_student("walks", &html, kept_by_system(page, "/transfer-guide.js"));
    assert!(ELEMENT.contains(GUIDE));
    page.forgive();
}

fn the_frame_is_found_wherever_its_script_has_come_to(page: &Page) {
    serve(page);
    for (tag, attributes) in [
        (
            "<script src='https://guide.example.edu.cn/guide/transfer-guide-frame.js?v=2024/05/01' async></script>",
            "href=/ ",
        ),
        (
            "<script src='/cms/framed.js' async></script>",
            "href='https://guide.example.edu.cn/guide/index.html?a=b/c#outcome=army'",
        ),
        (
            "<script type=module src='/cms/framed.js'></script>",
            "href='/' data-folder='https://guide.example.edu.cn/guide'",
        ),
    ] {
        let html =
            format!("<body><img name=currentScript src=/x.js><a data-transfer-guide {attributes}>Guide</a>{tag}");
        let script = kept_by_system(page, "/transfer-guide-frame.js");
        let _host = page.open_host_beside(&html, |answer| answer, script);
        page.wait_for("the frame", "const frame = document.querySelector('iframe'); return Boolean(frame) && frame.style.visibility === '' && frame.offsetHeight > 300;");
    }
    page.forgive();
}
