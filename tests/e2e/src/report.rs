//! What the check of a server says, as whoever opened it sees it.

use serde_json::{Value, json};

use crate::page::Page;

/// The report once it has a verdict, in the check's own page or in another.
const REPORT: &str = "
    const place = document.getElementById('transfer-guide-report'), within = place && (place.shadowRoot || place);
    if (!within || !within.querySelector('.band')) return null;
    const texts = (selector, from) => Array.from((from || within).querySelectorAll(selector), each => each.textContent);
    return {
        lang: within.querySelector('.check')?.lang ?? place.lang,
        verdict: texts('.face h2')[0],
        advised: texts('.face p')[0],
        snippet: texts('.snippet pre')[0] ?? '',
        causes: Array.from(within.querySelectorAll('.causes > li'), cause => ({
            name: cause.querySelector('h3').firstChild.textContent,
            tag: texts('.tag', cause)[0],
            must: cause.className === 'must',
            concerned: texts('.files li', cause),
            lines: texts('.lines pre', cause)[0] ?? '',
        })),
        legend: texts('.servers legend')[0] ?? '',
        server: within.querySelector('.servers input:checked')?.value ?? '',
        whole: texts('.settings pre')[0] ?? '',
        details: texts('.all pre')[0],
    };";

/// A report.
pub struct Report(pub Value);

impl Report {
    /// A text of it by its name; empty where it has none.
    pub fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    /// Its causes: of each the name, and whether it must be mended.
    pub fn causes(&self) -> Vec<(&str, bool)> {
        let causes = self.0["causes"].as_array().into_iter().flatten();
        causes.map(|cause| (cause["name"].as_str().unwrap_or_default(), cause["must"] == true)).collect()
    }

    /// The cause with this name.
    #[track_caller]
    pub fn cause(&self, name: &str) -> &Value {
        let found = self.0["causes"].as_array().and_then(|causes| causes.iter().find(|cause| cause["name"] == name));
        found.unwrap_or_else(|| panic!("no cause {name} in {:#}", self.0))
    }
}

impl Page {
    /// What the check says, when it has looked.
    #[track_caller]
    pub fn report(&self) -> Report {
        Report(self.wait_for_value("a report", REPORT, |report| !report.is_null()))
    }

    /// Clicks what a selector matches first in the report or in the page around it.
    #[track_caller]
    pub fn click_in_report(&self, selector: &str) {
        self.run_with(
            "const place = document.getElementById('transfer-guide-report');
             ((place.shadowRoot || place).querySelector(arguments[0]) || document.querySelector(arguments[0])).click();",
            &json!([selector]),
        );
    }
}
