//! `test`: every check there is, one after the other. What a check looks at stays with the code that it checks.

use crate::count::Count;
use crate::serve;
use crate::setup::{self, BrowserTools};
use crate::system::{cargo, say, succeeds};
use crate::trouble::Trouble;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// What came of one step: nothing to say, or why it failed.
type Outcome = Result<(), String>;

/// Runs every step that still makes sense, then says what failed and, in the last line, how many tests passed. Returns
/// whether all is well.
pub(crate) fn run() -> bool {
    // First of all, so that what only a person can do is known in the first minute.
    let lints = setup::for_lints().map_err(tell);
    let page_tools = setup::for_page().map_err(tell);
    let browser_tools = setup::for_browser_tests().map_err(tell);

    let mut report = Report::default();
    report.lint(&lints, &["fmt", "--all", "--check"]);
    let everything = ["--workspace", "--all-targets", "--features", "transfer-guide/csr"];
    report.lint(&lints, &[&["clippy"], &everything[..], &["--", "-D", "warnings"]].concat());
    // In commands of their own: --workspace would switch on for one crate what only another one asks for.
    report.lint(&Ok(()), &["check", "-p", "transfer-guide", "--no-default-features", "--lib"]);
    report.lint(&Ok(()), &["check", "-p", "transfer-guide-rules"]);
    report.tests("cargo test", cargo().args(["test", "--no-fail-fast"]));

    let mut page = Err("the page was not built".to_owned());
    report.step("cargo xtask dist", |_| {
        let tools = page_tools.as_ref().map_err(|reason| format!("not run: {reason}"))?;
        page = Ok(serve::build(tools, &[]).map_err(|trouble| trouble.in_a_list())?);
        Ok(())
    });
    report.step("cargo xtask dist once more: the same bytes", |_| {
        let (Ok(tools), Ok(page)) = (&page_tools, &page) else { return Err("not run: no page was built".to_owned()) };
        serve::build_again(tools, page).map_err(|trouble| trouble.in_a_list())
    });
    let mut yew_host = Err("the page made with Yew was not built".to_owned());
    report.step("a page made with Yew, to put the guide in", |_| {
        let tools = page_tools.as_ref().map_err(|reason| format!("not run: {reason}"))?;
        yew_host = Ok(serve::build_yew_host(tools).map_err(|trouble| trouble.in_a_list())?);
        Ok(())
    });
    let name = "cargo test -p transfer-guide-e2e";
    match page.and_then(|page| Ok((page, yew_host?, browser_tools?))) {
        Ok((page, yew_host, tools)) => report.tests(name, &mut browser_tests(&page, &yew_host, &tools)),
        Err(reason) => report.step(name, |_| Err(format!("not run: {reason}"))),
    }
    report.close()
}

/// What the steps found so far.
#[derive(Default)]
struct Report {
    count: Count,
    failed: Vec<String>,
    remarks: BTreeSet<String>,
}

/// How the lines begin in which the tests of the built page say what nobody should miss: what an engine cannot show, and
/// what failed at first.
const REMARKS: [&str; 2] = ["not tested in ", "second try in "];

impl Report {
    fn step(&mut self, name: &str, run: impl FnOnce(&mut Count) -> Outcome) {
        say(format!("\nstep: {name}"));
        if let Err(reason) = run(&mut self.count) {
            self.failed.push(format!("{name}: {reason}"));
        }
    }

    /// A step that is one Cargo command without tests; `ready` is what must have been set up for it.
    fn lint(&mut self, ready: &Outcome, arguments: &[&str]) {
        self.step(&format!("cargo {}", arguments.join(" ")), |_| {
            ready.as_ref().map_err(|reason| format!("not run: {reason}"))?;
            if succeeds(cargo().args(arguments)) { Ok(()) } else { Err("see above".to_owned()) }
        });
    }

    /// A step that runs test programs.
    fn tests(&mut self, name: &str, command: &mut Command) {
        let mut remarks = BTreeSet::new();
        self.step(name, |count| {
            let before = count.total();
            let passed =
                run_counting(command, count, &mut remarks).map_err(|error| format!("did not start: {error}"))?;
            match (passed, count.total() > before) {
                (true, true) => Ok(()),
                (true, false) => Err("found no tests".to_owned()),
                (false, _) => Err("see above".to_owned()),
            }
        });
        self.remarks.append(&mut remarks);
    }

    fn close(self) -> bool {
        if !self.failed.is_empty() {
            say("\nfailed:");
        }
        for failure in &self.failed {
            say(format!("- {failure}"));
        }
        if !self.remarks.is_empty() {
            say("");
        }
        for line in &self.remarks {
            say(format!("- {line}"));
        }
        say(format!("\n{} passed, {} failed", self.count.passed, self.count.failed));
        self.failed.is_empty() && self.count.failed == 0
    }
}

/// Runs it with its output in sight, counts the tests in it, and keeps its remarks. Returns whether it succeeded.
fn run_counting(command: &mut Command, count: &mut Count, remarks: &mut BTreeSet<String>) -> std::io::Result<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        // As bytes: a test may print what is no text.
        while output.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            count.read(&text);
            // Not always at the start: Rust's test programs write a test's name before they run it, and its result after.
            let starts = REMARKS.iter().filter_map(|remark| text.find(remark));
            remarks.extend(starts.map(|start| text[start..].trim_end().to_owned()));
            say(text.trim_end_matches('\n'));
            line.clear();
        }
    }
    Ok(child.wait()?.success())
}

fn browser_tests(page: &Path, yew_host: &Path, tools: &BrowserTools) -> Command {
    let mut command = cargo();
    command.env("TRANSFER_GUIDE_YEW_HOST", yew_host);
    command.args(["test", "-p", "transfer-guide-e2e", "--no-fail-fast"]);
    tools.tell(&mut command, page);
    command
}

fn tell(trouble: Trouble) -> String {
    say(format!("{trouble}\n  the steps that can do without it follow"));
    trouble.in_a_list()
}
