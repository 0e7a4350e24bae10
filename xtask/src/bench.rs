//! `bench`: the built page measured against a plain page, in a browser. How is with the program that measures, in
//! `tests/e2e/src/bench`.

use crate::serve;
use crate::setup;
use crate::system::{cargo, succeeds};
use crate::trouble::Result;
use std::num::NonZeroU16;

/// So many times the edition a page is built with too, to see what grows.
const TIMES: [usize; 2] = [10, 100];

/// Builds the page and measures it so many times, or as often as the program thinks right. Returns whether it could.
pub(crate) fn run(runs: Option<NonZeroU16>) -> Result<bool> {
    let page_tools = setup::for_page()?;
    let page = serve::build(&page_tools, &[])?;
    let grown = serve::build_grown(&page_tools, &TIMES)?;
    let tools = setup::for_browser_tests()?;
    let mut command = cargo();
    command.args(["run", "--quiet", "-p", "transfer-guide-e2e", "--bin", "bench", "--"]);
    command.args(runs.iter().flat_map(|runs| ["--runs".to_owned(), runs.to_string()]));
    tools.tell(&mut command, &page);
    command.env("TRANSFER_GUIDE_GROWN", grown).env("TRANSFER_GUIDE_PROGRAM", serve::pack_optimised()?);
    Ok(succeeds(&mut command))
}
