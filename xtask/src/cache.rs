//! The folder with the tools, shared by every checkout of one person. Each tool has its version in its folder's name,
//! so that several checkouts of different ages live side by side. What goes in stays in the other files.

use crate::system::{file_trouble, home, say};
use crate::trouble::{Result, Trouble};
use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// The folder of one tool, named like `binaryen-132.0.0`; it need not exist.
pub(crate) fn folder(tool: &str) -> Result<PathBuf> {
    Ok(tools()?.join(tool))
}

/// Fills the folder of one tool. `fill` gets an empty folder, which takes its final name only when `fill` succeeded: an
/// interrupted install is never taken for a finished one.
pub(crate) fn install(tool: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let finished = folder(tool)?;
    let unfinished = folder(&format!("unfinished-{tool}"))?;
    remove(&unfinished)?;
    fs::create_dir_all(&unfinished).map_err(|error| file_trouble(&unfinished, &error))?;
    fill(&unfinished)?;
    remove(&finished)?;
    fs::rename(&unfinished, &finished).map_err(|error| file_trouble(&finished, &error))?;
    Ok(finished)
}

/// Lets one setup at a time work on the tools, until the returned file is dropped.
pub(crate) fn lock() -> Result<File> {
    let tools = tools()?;
    fs::create_dir_all(&tools).map_err(|error| file_trouble(&tools, &error))?;
    let path = tools.join("lock");
    let file = File::create(&path).map_err(|error| file_trouble(&path, &error))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        say("setup: waiting for another `cargo xtask` that is setting up");
        file.lock().map_err(|error| file_trouble(&path, &error))?;
    }
    Ok(file)
}

fn tools() -> Result<PathBuf> {
    let from_variable = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from_variable("TRANSFER_GUIDE_CACHE")
        .or_else(|| Some(from_variable("XDG_CACHE_HOME")?.join("transfer-guide")))
        .or_else(|| Some(home()?.join(".cache").join("transfer-guide")))
        .and_then(|cache| std::path::absolute(cache.join("tools")).ok())
        .ok_or_else(|| {
            Trouble::new(
                "there is no home folder for the tools",
                "set TRANSFER_GUIDE_CACHE to a folder you can write to",
            )
        })
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if folder.exists() => Err(file_trouble(folder, &error)),
        _ => Ok(()),
    }
}
