//! The way to wasm where Rust's own download server cannot be reached but Debian's archive can: Debian's current compiler
//! (made for building browsers), with a standard library for wasm that is compiled once from its sources. Nothing is
//! written outside the cache: a folder of links to the compiler stands in as its sysroot.

use crate::cache;
use crate::packages::Packages;
use crate::system::{file_trouble, find_program, host_target, printed_by, run_quietly, say};
use crate::trouble::{Result, Trouble};
use crate::wasm_compiler::{TARGET, WasmCompiler, has_standard_library};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const COMPILER: Packages = Packages {
    what: "Debian's current Rust compiler",
    why: "to compile the page to wasm where rustup cannot fetch the target",
    apt: &["rustc-web", "cargo-web", "rust-web-src"],
    elsewhere: &[],
    otherwise: "give rustup a way to its server",
};

/// The compiler, if an earlier setup finished it for the version that is installed now.
pub(crate) fn ready() -> Result<Option<WasmCompiler>> {
    let Some(tool) = installed() else { return Ok(None) };
    let folder = cache::folder(&tool)?;
    if has_standard_library(&folder.join("bin").join("rustc")) { describe(&folder).map(Some) } else { Ok(None) }
}

/// Installs the compiler and builds its standard library; `reason` is why rustup's own target is not to be had.
pub(crate) fn get(reason: &str) -> Result<WasmCompiler> {
    if find_program("apt-get").is_none() {
        return Err(Trouble::new("this system has no apt-get to take another compiler from", COMPILER.otherwise));
    }
    say(format!("setup: {reason}; using Debian's own compiler for the page instead"));
    if installed().is_none() {
        COMPILER.install()?;
    }
    let tool = installed().ok_or_else(|| Trouble::new("Debian's rustc-web is incomplete", COMPILER.otherwise))?;
    say("setup: building Rust's standard library for wasm, which Debian does not carry; half a minute, once");
    describe(&cache::install(&tool, build_standard_library)?)
}

/// The name of the folder for the installed version; none without the packages.
fn installed() -> Option<String> {
    let version = |package| {
        let words = printed_by("dpkg-query", &["--show", "--showformat=${db:Status-Status} ${Version}", package])?;
        words.strip_prefix("installed ").map(|version| version.replace(['/', ':'], "-"))
    };
    COMPILER
        .apt
        .iter()
        .map(|package| version(package))
        .collect::<Option<Vec<_>>>()?
        .pop()
        .map(|version| format!("rustc-web-{version}-first"))
}

fn describe(folder: &Path) -> Result<WasmCompiler> {
    Ok(WasmCompiler {
        variables: vec![
            ("TRANSFER_GUIDE_CARGO".to_owned(), folder.join("bin").join("cargo").into()),
            ("TRANSFER_GUIDE_RUSTC".to_owned(), folder.join("bin").join("rustc").into()),
            // Its library is compiled already, in the form that the page needs.
            ("TRANSFER_GUIDE_STANDARD_LIBRARY".to_owned(), "ready".into()),
            ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER".to_owned(), linker()?.into()),
        ],
    })
}

/// The wasm linker of the active toolchain: Debian's compiler comes without one, and Debian's own is too old for it.
fn linker() -> Result<PathBuf> {
    let sysroot = printed_by("rustc", &["--print", "sysroot"]);
    let path = sysroot
        .zip(host_target())
        .map(|(sysroot, host)| Path::new(&sysroot).join("lib/rustlib").join(host).join("bin/rust-lld"));
    path.filter(|path| path.is_file()).ok_or_else(|| {
        Trouble::new("the active Rust toolchain has no rust-lld to link wasm with", "rustup default stable")
    })
}

/// Makes a toolchain in `folder` that is Debian's compiler with one more target.
fn build_standard_library(folder: &Path) -> Result<()> {
    link_compiler(folder)?;
    let project = folder.join("empty");
    write(
        &project.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n[workspace]\n",
    )?;
    write(&project.join("src/lib.rs"), "")?;

    // Link-time optimisation needs the bitcode; a panic message needs no path of this machine.
    let sources = fs::canonicalize("/usr/lib/rustlib/src/rust").unwrap_or_else(|_| "/usr/lib/rustlib/src/rust".into());
    let flags = format!(
        "-Cembed-bitcode=yes\u{1f}-Ctarget-cpu=mvp\u{1f}-Ctarget-feature=+mutable-globals\u{1f}-Zunstable-options\u{1f}\
         -Cpanic=immediate-abort\u{1f}--remap-path-prefix={}=/rust\u{1f}--remap-path-prefix={}=/rust",
        sources.display(),
        folder.join("sysroot/lib/rustlib/src/rust").display(),
    );
    let mut build = Command::new(folder.join("bin/cargo"));
    build.args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort"]);
    // The sources come with the crates that they need: nothing is fetched.
    build.args(["--offline", "--config", "source.crates-io.replace-with='with-the-sources'", "--config"]);
    build.arg(format!("source.with-the-sources.directory='{}'", sources.join("library/vendor").display()));
    build.current_dir(&project).env("CARGO_TARGET_DIR", project.join("target"));
    build.env("RUSTC", folder.join("bin/rustc")).env("RUSTC_BOOTSTRAP", "1").env("CARGO_ENCODED_RUSTFLAGS", flags);
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker()?);
    run_quietly(&mut build).map_err(|output| {
        Trouble::new(format!("Rust's standard library could not be built for wasm: {output}"), COMPILER.otherwise)
    })?;

    let built = project.join("target").join(TARGET).join("release/deps");
    let libraries = folder.join("sysroot/lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&libraries).map_err(|error| file_trouble(&libraries, &error))?;
    for entry in fs::read_dir(&built).map_err(|error| file_trouble(&built, &error))?.flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "rlib") {
            let to = libraries.join(entry.file_name());
            fs::copy(&path, &to).map_err(|error| file_trouble(&to, &error))?;
        }
    }
    fs::remove_dir_all(&project).map_err(|error| file_trouble(&project, &error))
}

/// Links everything of Debian's compiler into `folder`, and makes its `rustc` look there.
fn link_compiler(folder: &Path) -> Result<()> {
    let targets = folder.join("sysroot/lib/rustlib");
    fs::create_dir_all(&targets).map_err(|error| file_trouble(&targets, &error))?;
    let compiler = Path::new("/usr/lib/rustlib");
    for entry in fs::read_dir(compiler).map_err(|error| file_trouble(compiler, &error))?.flatten() {
        if entry.file_name() != TARGET {
            link(&entry.path(), &targets.join(entry.file_name()))?;
        }
    }
    // The folder is renamed when it is finished: the script finds the sysroot beside itself.
    let rustc = folder.join("bin/rustc");
    let script = "#!/bin/sh\nhere=$(cd \"$(dirname \"$0\")/..\" && pwd -P)\nexec /usr/bin/rustc --sysroot \"$here/sysroot\" \"$@\"\n";
    write(&rustc, script)?;
    make_executable(&rustc)?;
    link(Path::new("/usr/bin/cargo"), &folder.join("bin/cargo"))
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).map_err(|error| file_trouble(path, &error))
}

#[cfg(unix)]
fn link(to: &Path, from: &Path) -> Result<()> {
    std::os::unix::fs::symlink(to, from).map_err(|error| file_trouble(from, &error))
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).map_err(|error| file_trouble(path, &error))
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    Err(Trouble::new("Debian's compiler runs on Debian only", COMPILER.otherwise))
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    Ok(())
}
