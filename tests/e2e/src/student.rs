//! What a student meets in a page of another site that breaks what a driver asks for: the page itself says it, to its server.

use serde_json::json;

use crate::host::{GUIDE, Host};
use crate::page::Page;
use crate::server::{Answer, Asked, Server};
use crate::trouble::done;
use crate::wait::until;

const STUDENT: &str = include_str!("student.js");

/// The element, and the link that stands between its tags.
pub const FALLBACK: &str = "<transfer-guide><a href='https://guide.example.edu.cn/guide/'>Guide</a></transfer-guide>";

impl Page {
    /// Opens a page of another site, in which [`GUIDE`] stands for the guide's address, and waits until what the student meets
    /// begins with `outcome`: `walks`, `walks and helps`, or `stays` with a part of what the console says. `others` answers for what is not the page.
    #[track_caller]
    pub fn expect_student(&self, outcome: &str, html: &str, others: impl Fn(&Asked) -> Answer + Send + Sync + 'static) {
        let whole = format!(
            "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><script>{STUDENT}</script>{}",
            html.replace(GUIDE.trim_end_matches('/'), &self.server.origin())
        );
        let host = Host {
            server: done(Server::start(move |asked| match asked.file() {
                "/" => Answer::of("text/html; charset=utf-8", whole.clone()),
                "/said" => Answer::of("text/plain", ""),
                _ => others(asked),
            })),
        };
        self.visit_host(&host, "/");
        let (what, hint) = outcome.split_once(' ').unwrap_or((outcome, ""));
        let look = || {
            let asked = host.server.asked();
            let said: Vec<&str> = asked.iter().filter_map(|asked| asked.path.strip_prefix("/said?")).collect();
            let fits = said.last().is_some_and(|said| said.starts_with(what) && said.contains(&plain(hint)));
            if fits { Ok(()) } else { Err(said.join("\n")) }
        };
        until(&format!("{outcome}: {html}"), look, |said| said);
        // Nothing more is asked of such a page.
        done(self.session().post("/url", &json!({ "url": "about:blank" })));
    }
}

/// Words as they stand in an address: one plus for whatever is no letter or digit.
fn plain(words: &str) -> String {
    words
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("+")
}
