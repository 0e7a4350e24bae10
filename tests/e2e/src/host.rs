//! A page of another site with the guide in it: on a server of its own, which to a browser is another origin.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::answer::file_answer;
use crate::page::{Page, done};
use crate::patience::{fit, until};
use crate::server::{Answer, Asked, Server};
use crate::webdriver::Element;

/// What stands in a host's page for the address of the guide, with its slash.
pub const GUIDE: &str = "https://guide.example.edu.cn/guide/";

/// What a host's page loads to have elements.
pub const ELEMENT: &str = "<script type=module src='https://guide.example.edu.cn/guide/transfer-guide.js'></script>";

/// Runs before everything else in a page: keeps what is told to it, and to its webmaster.
pub const WATCH: &str = "
    window.told = [];
    window.hints = [];
    for (const name of ['ready', 'step', 'answer', 'advice', 'restart', 'error']) {
        addEventListener('transfer-guide-' + name, event => told.push([name, event.detail, event.composedPath()[0].tagName]));
    }
    const warn = console.warn;
    console.warn = (...words) => {
        if (String(words[0]).startsWith('Transfer Guide: ')) hints.push(words.map(String).join(' '));
        else warn.apply(console, words);
    };";

/// What an element shows, read in one go.
const SIGHT: &str = "
    const element = document.querySelectorAll('transfer-guide')[arguments[0]], root = element?.shadowRoot ?? null;
    const one = selector => root ? root.querySelector(selector) : null;
    const shown = each => each !== null && each.getClientRects().length > 0;
    const heading = one('h1');
    return {
        place: element ? element.place : null,
        question: shown(heading) ? one('section.question')?.dataset.question ?? null : null,
        advice: shown(heading) ? one('article.advice')?.dataset.advice ?? null : null,
        notice: shown(one('.notice:not([hidden])')) && one('.house > .notice:not([hidden])') ? one('.house > .notice').textContent : null,
        fallback: element ? Array.from(element.children).some(shown) : false,
        focused: root !== null && root.activeElement === heading && heading !== null,
    };";

/// Another site; gone when dropped.
pub struct Host {
    /// Its server.
    pub server: Server,
}

impl Page {
    /// Lets the guide's server answer as `servers/` has it: other sites may use what is there.
    pub fn serve_to_others(&self, change: impl Fn(&Asked, Answer) -> Answer + Send + Sync + 'static) {
        self.serve("", move |asked, answer| change(asked, answer.with_header("access-control-allow-origin", "*")));
    }

    /// Opens a page of another site with elements in its body, and waits until the first shows its question.
    #[track_caller]
    pub fn open_elements(&self, body: &str) -> Host {
        self.serve_to_others(|_, answer| answer);
        let host = self.open_host(&format!("{ELEMENT}<body>{body}"));
        self.wait_for_element(0, "a question", |shows| shows["question"] != Value::Null);
        host
    }

    /// Opens a page of another site. In `html`, [`GUIDE`] stands for the guide's address.
    #[track_caller]
    pub fn open_host(&self, html: &str) -> Host {
        self.open_host_with(html, |answer| answer)
    }

    /// The same, with headers or a fault.
    #[track_caller]
    pub fn open_host_with(&self, html: &str, change: impl Fn(Answer) -> Answer + Send + Sync + 'static) -> Host {
        self.open_host_beside(html, change, |_| Answer::not_found())
    }

    /// Opens a page made with Yew that has an element in it: that of `tests/yew-host`.
    #[track_caller]
    pub fn open_yew_host(&self) -> Host {
        let folder = std::env::var_os("TRANSFER_GUIDE_YEW_HOST");
        let folder = PathBuf::from(folder.expect("TRANSFER_GUIDE_YEW_HOST is not set; run `cargo xtask test`"));
        self.serve_to_others(|_, answer| answer);
        let html = format!("{ELEMENT}<body><script type=module>import start from '/host.js'; start();</script>");
        self.open_host_beside(&html, |answer| answer, move |asked| file_answer(&folder, asked))
    }

    /// `others` answers for what is neither the page nor a file of the tests.
    #[track_caller]
    fn open_host_beside(
        &self,
        html: &str,
        change: impl Fn(Answer) -> Answer + Send + Sync + 'static,
        others: impl Fn(&Asked) -> Answer + Send + Sync + 'static,
    ) -> Host {
        let html = html.replace(GUIDE, &format!("{}/", self.server.origin()));
        let html = format!("<!doctype html><link rel=icon href=data:,><script src=/watch.js></script>{html}");
        let server = done(Server::start(move |asked| match asked.file() {
            "/watch.js" => Answer::of("text/javascript", WATCH),
            "/" => change(Answer::of("text/html; charset=utf-8", html.clone())),
            "/other" => Answer::of("text/html", "<!doctype html><link rel=icon href=data:,><h1>Another page</h1>"),
            _ => others(asked),
        }));
        let host = Host { server };
        self.visit_host(&host, "/");
        host
    }

    /// Goes to an address of another site.
    #[track_caller]
    pub fn visit_host(&self, host: &Host, path: &str) {
        self.hear();
        done(self.session().post("/url", &json!({ "url": format!("{}{path}", host.server.origin()) })));
    }

    /// Goes to another page of the guide's own server.
    #[track_caller]
    pub fn hear_and_open(&self, path: &str) {
        self.hear();
        done(self.session().post("/url", &json!({ "url": format!("{}{path}", self.origin) })));
    }

    /// What the element with this number shows.
    #[track_caller]
    pub fn element_shows(&self, number: usize) -> Value {
        self.run(SIGHT, &json!([number]))
    }

    /// Waits until the element with this number shows something of this value.
    #[track_caller]
    pub fn expect_element(&self, number: usize, key: &str, value: &str) -> Value {
        let wanted = Value::from(value);
        self.wait_for_element(number, &format!("{key} is {value}"), |shows| shows[key] == wanted)
    }

    /// Waits until what the element with this number shows fulfils a condition.
    #[track_caller]
    pub fn wait_for_element(&self, number: usize, what: &str, condition: impl Fn(&Value) -> bool) -> Value {
        until(
            what,
            || fit(self.element_shows(number), &condition),
            |shows| format!("element {number} shows: {shows}\nhints: {}", self.run("return window.hints;", &json!([]))),
        )
    }

    /// Clicks what a selector matches first within the element with this number, as a person would.
    #[track_caller]
    pub fn click_in(&self, number: usize, selector: &str) {
        let found = self.run(
            "return document.querySelectorAll('transfer-guide')[arguments[0]].shadowRoot.querySelector(arguments[1]);",
            &json!([number, selector]),
        );
        let element = Element::of(&found).unwrap_or_else(|| panic!("nothing in element {number} matches {selector}"));
        done(self.session().click(&element));
    }

    /// Clicks a choice within the element with this number.
    #[track_caller]
    pub fn choose_in(&self, number: usize, choice: &str) {
        self.click_in(number, &format!("a.choice[data-choice='{choice}']"));
    }

    /// What the guide has told the page around it since this was last asked: name, details, and the element's tag.
    #[track_caller]
    pub fn told(&self) -> Value {
        self.run("return window.told.splice(0);", &json!([]))
    }
}
