//! The system's packages: installed by `apt-get` where there is one, else named in the fix. Which packages are needed
//! for what stays in the other files.

use crate::system::{find_program, printed_by, run_quietly, say};
use crate::trouble::{Result, Trouble};
use std::process::Command;

/// Packages of the system that something here cannot do without.
pub(crate) struct Packages {
    /// What they are, in a few words that "is missing" can follow.
    pub(crate) what: &'static str,
    /// What they are for, as the end of the sentence "it is needed …".
    pub(crate) why: &'static str,
    /// Their names on Debian and its relatives.
    pub(crate) apt: &'static [&'static str],
    /// The command that gets the same elsewhere: a program whose presence tells the system, and the command.
    pub(crate) elsewhere: &'static [(&'static str, &'static str)],
    /// What to do on any other system.
    pub(crate) otherwise: &'static str,
}

impl Packages {
    /// Installs them, or names the command that a person has to type.
    pub(crate) fn install(&self) -> Result<()> {
        if find_program("apt-get").is_none() {
            return Err(Trouble::new(format!("{} is missing; it is needed {}", self.what, self.why), self.fix()));
        }
        let Some(administrator) = administrator() else {
            return Err(Trouble::new(
                format!("{} is missing, which only root can install; it is needed {}", self.what, self.why),
                self.fix(),
            ));
        };
        say(format!("setup: installing {}, needed {}", self.apt.join(" "), self.why));
        let apt_get = |arguments: &[&str]| {
            let mut words = administrator.to_vec();
            words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
            words.extend(arguments);
            run_quietly(Command::new(words[0]).args(&words[1..]))
        };
        let install = || apt_get(&[&["install", "--yes", "--no-install-recommends"], self.apt].concat());
        // Package lists may be missing, as in a fresh container, or older than what the archive still has.
        install().or_else(|_| apt_get(&["update"]).and_then(|()| install())).map_err(|output| {
            Trouble::new(format!("apt-get could not install {}: {output}", self.apt.join(" ")), self.fix())
        })
    }

    fn fix(&self) -> String {
        if find_program("apt-get").is_some() {
            return format!(
                "sudo apt-get update && sudo apt-get install {}  (else: {})",
                self.apt.join(" "),
                self.otherwise
            );
        }
        let here = self.elsewhere.iter().find(|(program, _)| find_program(program).is_some());
        here.map_or(self.otherwise, |(_, command)| command).to_owned()
    }
}

/// The words before a command that make it run as root without asking anything; none when that is not possible.
fn administrator() -> Option<&'static [&'static str]> {
    if printed_by("id", &["-u"]).as_deref() == Some("0") {
        Some(&[])
    } else if printed_by("sudo", &["-n", "true"]).is_some() {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}
