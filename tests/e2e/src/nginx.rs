//! A real nginx on this machine, with the snippet that ships with the page and nothing else of its own.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::server::listen;
use crate::trouble::{Result, Trouble};

/// How long it may take to start.
const START: Duration = Duration::from_secs(10);

/// The policy for the page in the snippet that ships with it.
///
/// # Errors
/// `dist` has no snippet, or the snippet states none.
pub fn policy(dist: &Path) -> Result<String> {
    let path = dist.join("servers/nginx.conf");
    let failed = |why: &dyn std::fmt::Display| Trouble::new(format!("{}: {why}", path.display()));
    let snippet = fs::read_to_string(&path).map_err(|error| failed(&error))?;
    let policy = snippet.lines().find_map(|line| line.strip_prefix("set $guide_policy \"")?.strip_suffix("\";"));
    policy.map(str::to_owned).ok_or_else(|| failed(&"it states no policy for the page"))
}

/// A running nginx; it stops when dropped.
pub struct Nginx {
    process: Child,
    port: u16,
    /// Its configuration and all that it writes; gone with it.
    folder: PathBuf,
}

impl Nginx {
    /// Serves `dist` with its own snippet at a path that ends in a slash.
    ///
    /// # Errors
    /// `dist` has no snippet, or nginx does not take it.
    pub fn serve(program: &Path, dist: &Path, path: &str) -> Result<Self> {
        let failed = |path: &Path, error: &dyn std::fmt::Display| Trouble::new(format!("{}: {error}", path.display()));
        let source = dist.join("servers/nginx.conf");
        let snippet = fs::read_to_string(&source).map_err(|error| failed(&source, &error))?;
        // As its first lines tell a webmaster to do.
        let snippet = snippet.replace("/var/www/guide/", &format!("{}/", dist.display()));
        let snippet = snippet.replace("/guide", path.trim_end_matches('/'));

        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("transfer-guide-nginx-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
        let port = listen().and_then(|listener| listener.local_addr());
        let port = port.map_err(|error| failed(program, &error))?.port();
        for (name, text) in [("guide.conf", snippet), ("nginx.conf", configuration(port))] {
            fs::write(folder.join(name), text).map_err(|error| failed(&folder.join(name), &error))?;
        }
        let mut command = Command::new(program);
        command.arg("-p").arg(&folder).arg("-c").arg(folder.join("nginx.conf")).args(["-e", "errors.log"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().map_err(|error| failed(program, &error))?;
        let mut nginx = Nginx { process, port, folder };
        let give_up = Instant::now() + START;
        while Instant::now() < give_up && nginx.process.try_wait().is_ok_and(|ended| ended.is_none()) {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(nginx);
            }
            sleep(Duration::from_millis(20));
        }
        let errors = fs::read_to_string(nginx.folder.join("errors.log")).unwrap_or_default();
        Err(failed(program, &format!("does not serve: {errors}")))
    }

    /// Where it is, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // One process, so that nothing is left of it. It may have ended already.
        drop(self.process.kill());
        drop(self.process.wait());
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// The least that nginx needs: no right of root's, and no file but in its own folder.
fn configuration(port: u16) -> String {
    let bodies =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("  {kind}_temp_path {kind};\n"));
    format!(
        "daemon off;\nmaster_process off;\npid nginx.pid;\nevents {{}}\nhttp {{\n  access_log off;\n{}  server {{\n    \
         listen 127.0.0.1:{port};\n    root no-other-files;\n    include guide.conf;\n  }}\n}}\n",
        bodies.concat()
    )
}
