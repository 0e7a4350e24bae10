//! What the browser keeps of the page, and the page on a server that changes under it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::page::Page;
use crate::release::Release;
use crate::seen::Seen;
use crate::trouble::done;

/// A folder for a test's own releases; gone with it.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("transfer-guide-release-{}-{number}", std::process::id()));
        done(std::fs::create_dir_all(&folder).map_err(|error| crate::trouble::Trouble::new(error.to_string())));
        Folder(folder)
    }
}

impl Default for Folder {
    fn default() -> Self {
        Folder::new()
    }
}

impl std::ops::Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

impl Page {
    /// The release that is under test.
    #[track_caller]
    pub fn release(&self) -> Release {
        done(Release::read(&self.settings.dist))
    }

    /// Opens the page, and waits until the browser keeps it.
    #[track_caller]
    pub fn open_and_keep(&self, fragment: &str) {
        self.open(fragment);
        self.until("the page is kept", || self.is_governed() && self.caches().len() == 1);
    }

    /// Whether a worker answers for the page that is loaded. What it says of its state is not asked: in WebKit, a page that
    /// was reloaded while its worker took over is never told that it has.
    #[track_caller]
    pub fn is_governed(&self) -> bool {
        self.run("return Boolean(navigator.serviceWorker?.controller);") == true
    }

    /// The names of the caches of this host.
    #[track_caller]
    pub fn caches(&self) -> Vec<String> {
        self.texts("return caches.keys();")
    }

    /// The registered workers of this host, as what each is doing.
    #[track_caller]
    pub fn workers(&self) -> Vec<String> {
        self.texts(
            "return navigator.serviceWorker.getRegistrations().then(all => all.map(one =>
                ['installing', 'waiting', 'active'].filter(state => one[state]).join(' and ')));",
        )
    }

    /// Looks for a new release, as the browser does now and then by itself, and waits until it has been taken or refused.
    #[track_caller]
    pub fn look_for_a_new_release(&self) {
        self.run(
            "return navigator.serviceWorker.getRegistration().then(one => one?.update()).catch(String).then(() => true);",
        );
        self.until("the worker is decided", || self.workers().iter().all(|states| !states.contains("installing")));
    }

    /// Whether the page says that a newer one is there.
    #[track_caller]
    pub fn says_newer(&self) -> bool {
        self.see().warnings().contains(&"newer")
    }

    /// Reloads the page as a script does: what Firefox's driver calls a reload goes past the worker.
    #[track_caller]
    pub fn load_again(&self) {
        self.mark();
        self.run("setTimeout(() => location.reload()); return true;");
        self.until("the page loads again", || !self.is_marked());
        self.wait("the guide starts again", Seen::runs);
    }

    /// Marks the page that is loaded, to see whether another has taken its place.
    #[track_caller]
    pub fn mark(&self) {
        self.run("window.marked = true;");
    }

    /// Whether this is still the page that was marked.
    #[track_caller]
    pub fn is_marked(&self) -> bool {
        self.run("return window.marked === true;") == true
    }
}
