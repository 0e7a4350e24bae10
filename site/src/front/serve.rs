//! `serve`: an edition's website on this machine, made again at each change of a file.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use transfer_guide_aid::kit::Kit;
use transfer_guide_site::School;
use transfer_guide_site::publish::{Kind, Order, publish};

use super::Result;
use super::edition::{parts, prove_folder};
use super::web::{self, Served};
use super::words::Words;

/// The first port that is tried when none is asked for, and how many.
const PORTS: (u16, u16) = (8080, 20);

/// How often the files are looked at.
const OFTEN: Duration = Duration::from_millis(300);

/// Serves it until the program is stopped.
///
/// # Errors
/// The edition has mistakes at the beginning; no port is free.
pub(crate) fn serve(words: Words, folder: &Path, port: Option<u16>, archive: Option<&Path>) -> Result<()> {
    let mut seen = newest(folder, archive);
    let served = Arc::new(Mutex::new(make(words, folder, archive)?));
    let listener = listen(port).map_err(|error| words.no_port(&error))?;
    let port = listener.local_addr().map_err(|error| words.no_port(&error))?.port();
    let shared = Arc::clone(&served);
    thread::spawn(move || web::serve(&listener, &shared));
    println!("{}", words.served(port));
    loop {
        thread::sleep(OFTEN);
        let now = newest(folder, archive);
        if now == seen {
            continue;
        }
        seen = now;
        match make(words, folder, archive) {
            Ok(files) => {
                *served.lock().unwrap_or_else(PoisonError::into_inner) = files;
                println!("{}", words.renewed());
            }
            Err(trouble) => println!("{trouble}\n{}", words.not_renewed()),
        }
    }
}

/// Every file, by its path.
fn make(words: Words, folder: &Path, archive: Option<&Path>) -> Result<Served> {
    let proven = prove_folder(words, folder)?;
    let order = Order {
        edition: &proven.edition,
        kit: &proven.kit.unwrap_or_else(Kit::default),
        parts: &parts(words, archive)?,
        school: &School::default(),
        // Or browsers would show yesterday's.
        kind: Kind::NotKept,
        compressed: false,
    };
    let website = publish(&order).map_err(|trouble| words.not_put_together(&trouble.to_string()))?;
    Ok(website.files.into_iter().map(|file| (file.path, file.content)).collect())
}

fn listen(port: Option<u16>) -> std::io::Result<TcpListener> {
    let on = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return on(port);
    }
    let (first, many) = PORTS;
    (first..first + many).find_map(|port| on(port).ok()).map_or_else(|| on(0), Ok)
}

/// When anything was changed last, and how many files there are.
fn newest(folder: &Path, archive: Option<&Path>) -> (Option<SystemTime>, usize) {
    fn collect(path: PathBuf, found: &mut Vec<SystemTime>) {
        let inside = std::fs::read_dir(&path).into_iter().flatten().flatten();
        inside.for_each(|entry| collect(entry.path(), found));
        found.extend(path.metadata().and_then(|about| about.modified()).ok());
    }
    let mut found = Vec::new();
    collect(folder.to_owned(), &mut found);
    archive.into_iter().for_each(|archive| collect(archive.to_owned(), &mut found));
    (found.iter().max().copied(), found.len())
}
