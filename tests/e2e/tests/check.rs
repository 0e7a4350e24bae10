//! The check of a server: what it says of servers and of pages, in which language, and which lines it tells to add. Of a
//! server with our own settings `hosting.rs` says it.

use std::fs;

use serde_json::json;
use transfer_guide_e2e::host::GUIDE;
use transfer_guide_e2e::page::Page;
use transfer_guide_e2e::server::{Answer, Asked, file_answer};
use transfer_guide_e2e::suite::{CHROMIUM, EVERY_ENGINE};
use transfer_guide_e2e::tests;

tests! {
    EVERY_ENGINE =>
        without_headers_the_guide_works_and_each_cause_stands_once_and_may_be_left,
        what_only_makes_it_slower_is_called_faster,
        what_must_be_mended_comes_first_and_what_explains_more_stands_alone,
        who_may_frame_the_guide_is_read_from_its_headers,
        a_page_of_another_origin_that_may_not_read_is_told_once_to_use_the_frame_and_gets_its_snippet,
        a_page_whose_policy_refuses_the_guide_is_told_what_to_add,
        the_check_speaks_as_the_browser_does_and_a_button_changes_that;
    CHROMIUM("which lines are for which server and how files differ: tables that no engine reads otherwise") =>
        the_lines_to_add_are_those_of_the_server_that_is_found_or_chosen,
        a_wrong_encoding_is_noted_and_without_the_mark_of_utf_8_to_be_mended,
        what_is_changed_on_the_way_is_named_with_how;
    CHROMIUM("the check in a narrow window and in dark colours, which only DevTools sets") =>
        the_check_fits_the_smallest_phone_and_has_no_barrier_in_either_colours,
        a_text_is_copied_by_its_button;
}

const PACKED: &str = "没有压缩";
const KEPT: &str = "不会变的文件每次都重新问";
const FRESH: &str = "会变的文件可能是旧的";
const TYPES: &str = "有的文件类型不标准";
const OTHERS: &str = "别的网站不能用标签";
const FRAMED: &str = "别的网站不能用框架";
const REWRITTEN: &str = "网页在路上被改过";

/// Serves the files as `change` has them, none compressed, to browsers that read these languages.
fn serve(page: &Page, languages: &'static str, change: impl Fn(&Asked, Answer) -> Answer + Send + Sync + 'static) {
    serve_after(page, format!("Object.defineProperty(navigator, 'languages', {{ value: [{languages}] }});\n"), change);
}

/// The same to browsers in which this has run.
fn serve_after(page: &Page, script: String, change: impl Fn(&Asked, Answer) -> Answer + Send + Sync + 'static) {
    let dist = page.settings.dist.clone();
    page.server.answer_with(move |asked| {
        let mut answer = file_answer(&dist, &Asked::get(asked.file()));
        if asked.file() == "/demo/check.js" {
            answer.body.splice(..0, script.bytes());
        }
        change(asked, answer)
    });
}

/// What a server sends that cannot be changed: everything for ten minutes, and nothing for others.
fn bare(_: &Asked, answer: Answer) -> Answer {
    answer.with_header("cache-control", "max-age=600")
}

/// As settings have it, but for compression and for how long files are kept.
fn slow(_: &Asked, answer: Answer) -> Answer {
    answer.with_header("access-control-allow-origin", "*")
}

/// Opens the check's own page.
fn open(page: &Page) {
    page.leave();
    page.browse(&format!("{}/demo/check.html", page.origin));
}

/// What stands in a page of another site that is checked.
fn checked() -> String {
    format!("<meta charset=utf-8><body><h1>Host</h1><script src='{GUIDE}demo/check.js'></script>")
}

fn without_headers_the_guide_works_and_each_cause_stands_once_and_may_be_left(page: &Page) {
    serve(page, "'zh-CN'", bare);
    open(page);
    let report = page.report();
    assert_eq!(report.text("verdict"), "能用，有 4 处可以更好。");
    assert_eq!(report.text("snippet"), "", "what works is not exchanged");
    assert_eq!(report.causes(), [PACKED, KEPT, FRESH, OTHERS].map(|name| (name, false)));
    let assets = fs::read_dir(page.settings.dist.join("assets")).unwrap().flatten();
    let scripts = assets.filter(|asset| asset.path().extension().is_some_and(|ending| ending == "js")).count();
    let kept = report.cause(KEPT)["concerned"].as_array().unwrap();
    assert!(kept.len() > scripts, "each file is named: {kept:?}");
    for cause in report.0["causes"].as_array().unwrap() {
        assert_eq!(cause["tag"], "可以不管");
        // Of nginx, the same lines say how long either kind of file is kept; they stand there once.
        assert_eq!(cause["lines"] == "", cause["name"] == FRESH, "{cause}");
    }
    for part in ["max-age=600", "element: ok", "frame: ok", "edition college-2020", "content-type: "] {
        assert!(report.text("details").contains(part), "{part} in {}", report.text("details"));
    }
}

fn what_only_makes_it_slower_is_called_faster(page: &Page) {
    serve(page, "'zh-CN'", slow);
    open(page);
    let report = page.report();
    assert_eq!(report.text("verdict"), "能用，有 2 处可以更快。");
    assert_eq!(report.causes(), [(PACKED, false), (KEPT, false)]);
}

fn what_must_be_mended_comes_first_and_what_explains_more_stands_alone(page: &Page) {
    serve(page, "'zh-CN'", |asked, answer| match asked.file() {
        file if file.ends_with(".wasm") => slow(asked, answer.with_content_type(Some("application/octet-stream"))),
        file if file.contains("/whole-") => slow(asked, Answer::not_found()),
        file if file.ends_with("/handbook.html") => slow(asked, answer.with_body(b"cut")),
        _ => slow(asked, answer),
    });
    open(page);
    let report = page.report();
    // Neither element nor frame appears, which the missing file explains.
    assert_eq!(report.text("verdict"), "现在用不了，有 2 处要改。");
    let expected = [("服务器上缺文件", true), ("文件不完整", true), (PACKED, false), (KEPT, false), (TYPES, false)];
    assert_eq!(report.causes(), expected);
    assert!(report.cause("服务器上缺文件")["concerned"][0].as_str().unwrap().ends_with(".bin: 404"));
    assert!(report.cause("文件不完整")["concerned"][0].as_str().unwrap().starts_with("handbook.html: 3 / "));
    page.forgive();
}

fn who_may_frame_the_guide_is_read_from_its_headers(page: &Page) {
    let framed = |headers: &'static [(&str, &str)]| {
        serve(page, "'zh-CN'", move |asked, answer| {
            let answer = slow(asked, answer);
            if asked.file() != "/frame.html" {
                return answer;
            }
            headers.iter().fold(answer, |answer, (name, value)| answer.with_header(name, value))
        });
        page.leave();
        // What never comes is not waited for as long as usual.
        page.browse(&format!("{}/demo/check.html?patience=8000", page.origin));
        page.report()
    };
    let own = framed(&[("x-frame-options", "SAMEORIGIN")]);
    assert_eq!(own.text("verdict"), "能用，有 3 处可以更好。");
    assert_eq!(own.cause(FRAMED)["concerned"][0], "frame.html: X-Frame-Options: SAMEORIGIN");
    let all = framed(&[("x-frame-options", "SAMEORIGIN"), ("content-security-policy", "frame-ancestors *")]);
    assert_eq!(all.causes(), [(PACKED, false), (KEPT, false)], "the policy counts");
    let none = framed(&[("x-frame-options", "DENY")]);
    assert_eq!(none.text("verdict"), "框架在这里用不了：改用标签（下面这段）。");
    assert_eq!(none.causes()[0], ("框架没有出现", true));
    assert!(none.cause("框架没有出现")["lines"].as_str().unwrap().contains("frame-ancestors *"));
    let tag = format!("src=\"{}/transfer-guide.js\"></script>\n<transfer-guide>", page.origin);
    assert!(none.text("snippet").contains(&tag), "{}", none.text("snippet"));
    page.forgive();
}

fn a_page_of_another_origin_that_may_not_read_is_told_once_to_use_the_frame_and_gets_its_snippet(page: &Page) {
    serve(page, "'zh-CN'", |_, answer| answer);
    let _host = page.open_host(&checked());
    let report = page.report();
    assert_eq!(report.text("verdict"), "标签在这里用不了：改用框架（下面这段）。");
    assert_eq!(report.causes(), [("服务器不让别的网站读这些文件", true)]);
    let cause = report.cause("服务器不让别的网站读这些文件");
    assert_eq!(cause["tag"], "用框架就不用改");
    assert!(cause["concerned"].as_array().unwrap().len() > 9, "{cause}");
    assert!(cause["lines"].as_str().unwrap().contains("Access-Control-Allow-Origin"), "{cause}");
    // It is of another site, which does not say what it is.
    assert!(report.text("legend").contains("浏览器不让"), "{}", report.text("legend"));
    let snippet = report.text("snippet").to_owned();
    assert!(snippet.starts_with(&format!("<a href=\"{}/\" data-transfer-guide>", page.origin)), "{snippet}");
    page.forgive();
    // Pasted into a page of that site, it shows the guide.
    let _host = page.open_host(&format!("<meta charset=utf-8><body>{snippet}"));
    page.wait_for("the frame", "return (document.querySelector('iframe') || document.body).style.visibility === '' && document.querySelector('a').hidden;");
    assert_eq!(page.run("return document.querySelector('iframe').title;"), "团组织关系转接指引");
}

fn a_page_whose_policy_refuses_the_guide_is_told_what_to_add(page: &Page) {
    serve(page, "'zh-CN'", slow);
    let _host =
        page.open_host_with(&checked(), |answer| answer.with_header("content-security-policy", "connect-src 'none'"));
    let report = page.report();
    assert_eq!(report.text("verdict"), "标签在这里用不了：改用框架（下面这段）。");
    assert_eq!(report.causes(), [("这个网页的安全策略拦住了指引", true)]);
    page.forgive();
}

fn the_check_speaks_as_the_browser_does_and_a_button_changes_that(page: &Page) {
    const HEADINGS: &str =
        "return [document.title, document.querySelector('h1').textContent, document.documentElement.lang];";
    let chinese = json!(["检查服务器", "这台服务器放得好指引吗？", "zh-Hans"]);
    let english = json!(["Check of this server", "Does this server serve the guide well?", "en"]);
    let verdicts = ["能用，有 2 处可以更快。", "It works. What could be faster: 2."];
    let spoken =
        vec![("'zh-CN', 'en'", true), ("'en-US', 'zh-CN'", false), ("'fr', 'zh-TW', 'en'", true), ("'fr'", false)];
    for (languages, is_chinese) in page.sample(spoken, 2) {
        serve(page, languages, slow);
        open(page);
        let (first, second) = if is_chinese { (0, 1) } else { (1, 0) };
        let headings = [&chinese, &english];
        assert_eq!(page.report().text("verdict"), verdicts[first], "{languages}");
        assert_eq!(page.run(HEADINGS), *headings[first], "{languages}");
        page.click_in_report(".switch");
        assert_eq!(page.report().text("verdict"), verdicts[second], "{languages}");
        assert_eq!(page.run(HEADINGS), *headings[second], "{languages}");
        let focus = page.texts("return [document.activeElement.textContent, document.activeElement.lang];");
        assert_eq!(focus, if is_chinese { ["中文", "zh-Hans"] } else { ["English", "en"] }, "it can be changed back");
        page.click_in_report(".switch");
        assert_eq!(page.run(HEADINGS), *headings[first], "{languages}");
    }
}

fn the_lines_to_add_are_those_of_the_server_that_is_found_or_chosen(page: &Page) {
    let file = |name: &str| fs::read_to_string(page.settings.dist.join("servers").join(name)).unwrap();
    let shown = |said: &'static str| {
        serve(page, "'zh-CN'", move |asked, answer| bare(asked, answer).with_header("server", said));
        open(page);
        page.report()
    };
    for (said, server, name) in [
        ("nginx/1.22.1", "nginx", "nginx.conf"),
        ("Tengine", "nginx", "nginx.conf"),
        ("Apache/2.4.57 (Debian)", "apache", "apache.htaccess"),
        ("Microsoft-IIS/10.0", "iis", "web.config"),
        ("Caddy", "caddy", "Caddyfile"),
        ("AliyunOSS", "storage", "object-storage.md"),
    ] {
        let report = shown(said);
        assert_eq!(report.text("server"), server, "{said}");
        assert!(report.text("legend").contains(said), "{}", report.text("legend"));
        // Of a guide at the root of its site, as this is.
        let fits = |line: &str| {
            line.replace("/var/www/guide", "\u{1}").replace("/guide", "").replace('\u{1}', "/var/www/guide")
        };
        let lines: Vec<String> = file(name)
            .replace("guide.example.edu.cn", &page.origin["http://".len()..])
            .replace("handle_path /guide/* {", "handle {")
            .lines()
            .map(fits)
            .collect();
        let whole = report.text("whole");
        assert!(whole.contains("immutable") && whole.len() > 1000, "{said}: {whole}");
        for line in whole.lines().chain(report.cause(KEPT)["lines"].as_str().unwrap().lines()) {
            assert!(lines.iter().any(|known| known == line), "{said}: {line:?} is not in {name}");
        }
        assert!(!whole.contains("redir ") && !whole.contains("return 301"), "there is no folder: {whole}");
        assert!(report.cause(KEPT)["lines"].as_str().unwrap().contains("immutable"), "{said}");
    }
    // What cannot be set is not shown; another server can be chosen.
    let report = shown("GitHub.com");
    assert!(report.text("legend").contains("GitHub Pages"), "{}", report.text("legend"));
    assert_eq!((report.text("server"), report.text("whole")), ("", ""));
    page.click_in_report(".servers input[value=iis]");
    assert!(page.report().text("whole") == file("web.config"), "{}", page.report().text("whole"));
    let unknown = shown("cloudflare");
    assert!(unknown.text("legend").starts_with("没认出是什么服务器"), "{}", unknown.text("legend"));
    assert_ne!(unknown.text("whole"), "");
}

fn a_wrong_encoding_is_noted_and_without_the_mark_of_utf_8_to_be_mended(page: &Page) {
    let claimed = |marked: bool| {
        serve(page, "'zh-CN'", move |asked, mut answer| {
            if !asked.file().ends_with(".html") || asked.file() == "/demo/check.html" {
                return slow(asked, answer);
            }
            answer.body.drain(..if marked { 0 } else { 3 });
            slow(asked, answer.with_content_type(Some("text/html; charset=GBK")))
        });
        open(page);
        page.report()
    };
    let noted = claimed(true);
    assert_eq!(noted.causes(), [("网页的字符编码写错了", false), (PACKED, false), (KEPT, false)]);
    let cause = noted.cause("网页的字符编码写错了");
    assert_eq!(cause["concerned"][0], "index.html: GBK");
    assert!(cause["lines"].as_str().unwrap().contains("charset utf-8;"), "{cause}");
    let garbled = claimed(false);
    let expected = [("网页全是乱码", true), (REWRITTEN, false), (PACKED, false), (KEPT, false)];
    assert_eq!(garbled.causes(), expected);
    assert_eq!(garbled.text("verdict"), "指引能出现，但有 1 处要改。");
    assert_eq!(garbled.cause(REWRITTEN)["concerned"][0], "index.html: 开头的字节顺序标记没了");
}

fn what_is_changed_on_the_way_is_named_with_how(page: &Page) {
    const ASSETS: &str = "assets/ 里的文件和这一版对不上";
    // Where it can be hashed; and where not, as over a line that is not secure.
    for (before, [behind, in_front, within, other]) in [
        ("", ["后面多了 68 字节", "前面多了 9 字节", "多了 3 字节", "大小一样，内容不同"]),
        (
            "Object.defineProperty(crypto, 'subtle', { value: null });",
            ["多了 68 字节", "多了 9 字节", "多了 3 字节", ""],
        ),
    ] {
        let before = format!("Object.defineProperty(navigator, 'languages', {{ value: ['zh-CN'] }});{before}\n");
        serve_after(page, before, |asked, mut answer| {
            let text = |answer: &Answer| String::from_utf8_lossy(&answer.body).into_owned();
            match asked.file() {
                "/index.html" => answer.body.extend([b' '; 68]),
                "/handbook.html" => drop(answer.body.splice(..0, *b"<!-- 0-->")),
                "/table.html" => answer.body = text(&answer).replacen("</body>", "   </body>", 1).into_bytes(),
                "/guide.html" => answer.body = text(&answer).replacen("doctype", "DOCTYPE", 1).into_bytes(),
                "/frame.html" => answer.body = text(&answer).replacen("\n<head>", "<head>", 1).into_bytes(),
                file if file.starts_with("/assets/paper") => answer.body.push(b'\n'),
                _ => {}
            }
            slow(asked, answer)
        });
        open(page);
        let report = page.report();
        assert_eq!(report.causes()[..2], [(ASSETS, true), (REWRITTEN, false)]);
        let changed = [
            ("index.html", behind),
            ("handbook.html", in_front),
            ("table.html", within),
            ("guide.html", other),
            ("frame.html", "少了 1 字节"),
        ];
        let expected = changed.iter().filter(|(_, how)| !how.is_empty()).map(|(file, how)| format!("{file}: {how}"));
        assert_eq!(report.cause(REWRITTEN)["concerned"], json!(expected.collect::<Vec<_>>()));
        let paper = report.cause(ASSETS)["concerned"][0].as_str().unwrap();
        assert!(paper.starts_with("assets/paper-") && report.text("details").contains(paper), "{paper}");
    }
}

fn the_check_fits_the_smallest_phone_and_has_no_barrier_in_either_colours(page: &Page) {
    let axe = fs::read_to_string(&page.settings.axe).unwrap_or_else(|error| panic!("axe-core: {error}"));
    for (scheme, width) in [("light", 320), ("dark", 1280)] {
        page.prefer(scheme);
        page.resize(width, 800);
        serve(page, "'zh-CN'", bare);
        open(page);
        page.report();
        page.run("document.querySelectorAll('details').forEach(details => details.open = true);");
        let beyond = page.texts(
            "return Array.from(document.querySelectorAll('body *')).filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                 .map(each => each.outerHTML.slice(0, 100));",
        );
        assert_eq!(beyond, [""; 0], "{width} px");
        let small = page.texts(
            "return Array.from(document.querySelectorAll('button, .servers label')).filter(each => each.getBoundingClientRect().height < 44)
                 .map(each => each.outerHTML.slice(0, 100));",
        );
        assert_eq!(small, [""; 0], "{width} px");
        page.run(&axe);
        let barriers = page.texts(
            "return axe.run({ resultTypes: ['violations'], elementRef: false, iframes: false }).then(results =>
                 results.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html)));",
        );
        assert_eq!(barriers, [""; 0], "{scheme}");
    }
}

fn a_text_is_copied_by_its_button(page: &Page) {
    serve(page, "'zh-CN'", bare);
    open(page);
    page.report();
    page.run("document.addEventListener('copy', event => { window.copied = document.activeElement.value; });");
    page.click("#transfer-guide-report .lines .copy");
    let told = page.run("return [document.querySelector('.lines .told').textContent, window.copied === document.querySelector('.lines pre').textContent];");
    assert_eq!(told, json!(["已复制", true]));
    // Where it cannot be, it says so.
    page.run("document.execCommand = () => false;");
    page.click("#transfer-guide-report .lines .copy");
    assert_eq!(page.run("return document.querySelector('.lines .told').textContent;"), "没能复制，请选中以后自己复制");
}
