//! `test`: every check there is, one after the other. What a check looks at stays with the code that it checks.

use crate::again::build_again;
use crate::fuzz;
use crate::report::Report;
use crate::serve;
use crate::setup::{self, BrowserTools};
use crate::system::cargo;
use crate::trouble::Trouble;
use std::path::Path;
use std::process::Command;

/// Which checks are wanted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    /// All that needs no browser, and a sample in one browser.
    pub(crate) quick: bool,
    /// Only the tests whose names hold one of these; all, where there is none.
    pub(crate) names: Vec<String>,
}

/// The scripts of the tests, which TypeScript reads for what can only be a mistake.
const SCRIPTS: [&str; 3] = ["tests/e2e/src/page.js", "tests/e2e/src/student.js", "tests/e2e/src/watch.js"];

/// Runs every step that still makes sense, then says what failed and, in the last line, how many tests passed. Returns
/// whether all is well.
pub(crate) fn run(wish: &Wish) -> bool {
    let mut report = Report::default();
    if wish.names.is_empty() {
        lint(&mut report);
    }
    let mut native = cargo();
    native.args(["test", "--no-fail-fast"]);
    if !wish.names.is_empty() {
        // Examples in comments have no names to look for.
        native.args(["--all-targets", "--"]).args(&wish.names);
    }
    report.tests("cargo test", &mut native);
    // Elsewhere its C++ is not what the system's own compiler takes.
    if cfg!(unix) && wish.names.is_empty() && !wish.quick {
        let fuzz = || fuzz::fuzz(None, FED).map_err(|trouble| trouble.in_a_list());
        report.step("cargo xtask fuzz", |_| fuzz());
    }
    match build(&mut report, wish) {
        Ok(mut tests) => report.tests(BROWSER_TESTS, &mut tests),
        Err(reason) => report.step(BROWSER_TESTS, |_| Err(format!("not run: {reason}"))),
    }
    report.close()
}

/// How long each target is fed, in seconds: what breaks at once is found; what takes hours is looked for by hand.
const FED: u32 = 4;

const BROWSER_TESTS: &str = "cargo test -p transfer-guide-e2e";

/// What looks at the code without running it.
fn lint(report: &mut Report) {
    let tools = report.setup("what lints need", setup::for_lints);
    let ready = tools.as_ref().map(|_| ()).map_err(Clone::clone);
    report.run("cargo fmt", &ready, cargo().args(["fmt", "--all", "--check"]));
    let everything = ["--workspace", "--all-targets"];
    let clippy = [&["clippy"], &everything[..], &["--", "-D", "warnings"]].concat();
    report.run("cargo clippy", &ready, cargo().args(clippy));
    // In commands of their own: --workspace would switch on for one crate what only another one asks for.
    for (what, package) in
        [("what is shown, alone", "transfer-guide-view"), ("the rules alone", "transfer-guide-rules")]
    {
        report.run(what, &Ok(()), cargo().args(["check", "-p", package]));
    }
    if let Ok(tools) = tools {
        let mut deny = Command::new(tools.deny);
        report.run("cargo deny", &Ok(()), deny.args(["check", "bans", "licenses", "sources"]));
        let mut typescript = Command::new(tools.typescript);
        typescript.args(["--allowJs", "--noEmit", "--strict", "--noUnusedLocals", "--noUnusedParameters"]);
        typescript.args(["--target", "es2022", "--lib", "es2022,dom,dom.iterable"]);
        report.run("the scripts of the tests", &Ok(()), typescript.args(SCRIPTS));
    }
}

/// Builds what the browsers are shown, and returns the command that shows it.
fn build(report: &mut Report, wish: &Wish) -> Result<Command, String> {
    let tools = report.setup("what the page needs", setup::for_page)?;
    let browsers = report.setup("the browsers", setup::for_browser_tests)?;
    let in_a_list = |trouble: Trouble| trouble.in_a_list();
    let page = report.make("cargo xtask dist", || serve::build(&tools, &[]).map_err(in_a_list))?;
    if wish.names.is_empty() && !wish.quick {
        report.step("cargo xtask dist from another folder on another day: the same bytes", |_| {
            build_again(&tools, &page).map_err(in_a_list)
        });
    }
    let yew_host = report
        .make("a page made with Yew, to put the guide in", || serve::build_yew_host(&tools).map_err(in_a_list))?;
    Ok(browser_tests(&page, &yew_host, &browsers, wish))
}

fn browser_tests(page: &Path, yew_host: &Path, tools: &BrowserTools, wish: &Wish) -> Command {
    let mut command = cargo();
    command
        .env("TRANSFER_GUIDE_YEW_HOST", yew_host)
        .envs(serve::program().map(|program| ("TRANSFER_GUIDE_PROGRAM", program)));
    if wish.quick {
        command.env("TRANSFER_GUIDE_QUICK", "1");
    }
    command.args(["test", "-p", "transfer-guide-e2e", "--no-fail-fast", "--"]).args(&wish.names);
    tools.tell(&mut command, page);
    command
}
