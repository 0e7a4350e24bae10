//! A page of another site with the guide in it: on a server of its own, which to a browser is another origin.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::answer::file_answer;
use crate::engine::Engine;
use crate::page::Page;
use crate::seen::Seen;
use crate::server::{Answer, Asked, Server};
use crate::tiers::WATCH;
use crate::trouble::done;
use crate::wait::{fit, until};

/// What stands in a host's page for the address of the guide, with its slash.
pub const GUIDE: &str = "https://guide.example.edu.cn/guide/";

/// What a host's page loads to have elements.
pub const ELEMENT: &str = "<script type=module src='https://guide.example.edu.cn/guide/transfer-guide.js'></script>";

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
        self.wait_in(0, "a question", Seen::is_question);
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

    /// The same; `others` answers for what is neither the page nor a file of the tests.
    #[track_caller]
    pub fn open_host_beside(
        &self,
        html: &str,
        change: impl Fn(Answer) -> Answer + Send + Sync + 'static,
        others: impl Fn(&Asked) -> Answer + Send + Sync + 'static,
    ) -> Host {
        let html = html.replace(GUIDE.trim_end_matches('/'), &self.server.origin());
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
        self.browse(&format!("{}{path}", host.server.origin()));
    }

    /// What is to be seen of the element with this number.
    #[track_caller]
    pub fn see_in(&self, number: usize) -> Seen {
        // Where a driver has no log, it is from now on that complaints are heard.
        let listen = if self.engine() == Engine::WebKit { "listen();" } else { "" };
        Seen(self.run_with(&format!("{listen} return snapshot(arguments[0]);"), &json!([number])))
    }

    /// Waits until something of the element with this number has this value.
    #[track_caller]
    pub fn expect_in(&self, number: usize, name: &str, value: &str) -> Seen {
        self.wait_in(number, &format!("{name} is {value}"), |seen| seen[name] == value)
    }

    /// Waits until what is to be seen of the element with this number fulfils a condition.
    #[track_caller]
    pub fn wait_in(&self, number: usize, what: &str, condition: impl Fn(&Seen) -> bool) -> Seen {
        let describe = |seen: Seen| format!("of element {number}: {:#}\n{}", seen.0, self.describe());
        until(what, || fit(self.see_in(number), &condition), describe)
    }

    /// Clicks what a selector matches first within the element with this number, as soon as it can be clicked.
    #[track_caller]
    pub fn click_in(&self, number: usize, selector: &str) {
        self.with_visible(number, selector, |element| self.session().click(element));
    }

    /// Clicks a choice within the element with this number.
    #[track_caller]
    pub fn choose_in(&self, number: usize, choice: &str) {
        self.click_in(number, &format!("a.choice[data-choice='{choice}']"));
    }

    /// What the guide has told the page around it since this was last asked: name, details, and the element's tag.
    #[track_caller]
    pub fn told(&self) -> Value {
        self.run("return window.told.splice(0);")
    }
}
