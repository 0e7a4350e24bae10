//! A screen that nobody sees, for the engine that cannot do without one: an Xvfb for each browser. On a shared one, a window that
//! another covers would neither draw nor have the focus.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::trouble::{Result, Trouble};

/// A running Xvfb; it ends with the browser that holds it.
pub(crate) struct Display {
    process: Child,
    /// What `DISPLAY` must be.
    pub(crate) name: String,
}

impl Display {
    /// A new one.
    ///
    /// # Errors
    /// Xvfb does not start.
    pub(crate) fn start(xvfb: &Path) -> Result<Self> {
        let failed = |why: &str| Trouble::new(format!("{}: {why}", xvfb.display()));
        let mut command = Command::new(xvfb);
        // It looks for a free number itself, and says it on its standard output.
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().map_err(|error| failed(&error.to_string()))?;
        let mut said = String::new();
        let read = process.stdout.take().map(|output| BufReader::new(output).read_line(&mut said));
        let display = Display { process, name: format!(":{}", said.trim()) };
        match read {
            Some(Ok(1..)) => Ok(display),
            _ => Err(failed("did not say the number of its display")),
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended already. Asked, not killed, so that it takes its lock and its socket away.
        drop(Command::new("kill").arg(self.process.id().to_string()).status());
        drop(self.process.wait());
    }
}
