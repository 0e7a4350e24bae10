//! What the steps of `test` find, and what is said of them at the end: what each took, which tests are slow, what was not
//! tested, what failed, and how many tests there were.

use crate::count::Count;
use crate::system::{say, succeeds};
use crate::trouble::Trouble;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What came of one step: nothing to say, or why it failed.
pub(crate) type Outcome = Result<(), String>;

/// How the lines begin in which the tests of the built page say what nobody should miss.
const REMARKS: [&str; 4] = ["not tested in ", "tested in Chromium alone: ", "second try: ", "slow test: "];

/// What the steps found so far.
#[derive(Default)]
pub(crate) struct Report {
    count: Count,
    failed: Vec<String>,
    remarks: Vec<String>,
    took: Vec<(Duration, String)>,
}

impl Report {
    /// Runs a step.
    pub(crate) fn step(&mut self, name: &str, run: impl FnOnce(&mut Count) -> Outcome) {
        say(format!("\nstep: {name}"));
        let begun = Instant::now();
        if let Err(reason) = run(&mut self.count) {
            self.failed.push(format!("{name}: {reason}"));
        }
        self.took.push((begun.elapsed(), name.to_owned()));
    }

    /// A step that makes something for the steps that follow.
    pub(crate) fn make<T>(&mut self, name: &str, make: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
        let mut made = Err("it was not made".to_owned());
        self.step(name, |_| {
            made = make();
            made.as_ref().map(|_| ()).map_err(Clone::clone)
        });
        made
    }

    /// Gets what the steps that follow need; what only a person can do is said at once.
    pub(crate) fn setup<T>(
        &mut self,
        name: &str,
        get: impl FnOnce() -> crate::trouble::Result<T>,
    ) -> Result<T, String> {
        let begun = Instant::now();
        let got = get().map_err(|trouble: Trouble| {
            say(format!("{trouble}\n  the steps that can do without it follow"));
            trouble.in_a_list()
        });
        self.took.push((begun.elapsed(), format!("getting {name}")));
        if let Err(reason) = &got {
            self.failed.push(format!("{name}: {reason}"));
        }
        got
    }

    /// A step that is one command without tests; `ready` is what must have been set up for it.
    pub(crate) fn run(&mut self, name: &str, ready: &Outcome, command: &mut Command) {
        self.step(name, |_| {
            ready.as_ref().map_err(|reason| format!("not run: {reason}"))?;
            if succeeds(command) { Ok(()) } else { Err("see above".to_owned()) }
        });
    }

    /// A step that runs test programs.
    pub(crate) fn tests(&mut self, name: &str, command: &mut Command) {
        let mut remarks = Vec::new();
        self.step(name, |count| {
            match run_counting(command, count, &mut remarks).map_err(|error| format!("did not start: {error}"))? {
                true => Ok(()),
                false => Err("see above".to_owned()),
            }
        });
        self.remarks.append(&mut remarks);
    }

    /// Says everything, and returns whether all is well.
    pub(crate) fn close(mut self) -> bool {
        if self.count.total() == 0 {
            self.failed.push("no test was run".to_owned());
        }
        say("\ntook:");
        for (time, name) in &self.took {
            say(format!("- {:4} s {name}", time.as_secs()));
        }
        for remark in REMARKS.iter().rev() {
            let lines: Vec<&String> = self.remarks.iter().filter(|line| line.starts_with(remark)).collect();
            if !lines.is_empty() {
                say("");
            }
            lines.iter().for_each(|line| say(format!("- {line}")));
        }
        if !self.failed.is_empty() {
            say("\nfailed:");
        }
        for failure in &self.failed {
            say(format!("- {failure}"));
        }
        say(format!("\n{} passed, {} failed", self.count.passed, self.count.failed));
        self.failed.is_empty() && self.count.failed == 0
    }
}

/// Runs it with its output in sight, counts the tests in it, and keeps its remarks. Returns whether it succeeded.
fn run_counting(command: &mut Command, count: &mut Count, remarks: &mut Vec<String>) -> std::io::Result<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        // As bytes: a test may print what is no text.
        while output.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            count.read(&text);
            // Not always at the start: a test's name may stand before what it says.
            let starts = REMARKS.iter().filter_map(|remark| text.find(remark));
            for remark in starts.map(|start| text[start..].trim_end().to_owned()) {
                if !remarks.contains(&remark) {
                    remarks.push(remark);
                }
            }
            say(text.trim_end_matches('\n'));
            line.clear();
        }
    }
    Ok(child.wait()?.success())
}
