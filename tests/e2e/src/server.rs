//! Serves files on this machine, one thread per connection, and notes what was asked for. What it answers is a
//! function, so that a test can serve something broken; it can be changed, stopped and started again under the page.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::trouble::{Result, Trouble};

pub use crate::answer::{Answer, Asked, Faults, file_answer};

/// How often a connection that waits looks whether the server has stopped, and how often a drip falls.
const MOMENT: Duration = Duration::from_millis(20);

type Answers = Arc<dyn Fn(&Asked) -> Answer + Send + Sync>;

/// A running server; it stops when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    /// None while it is stopped.
    running: Mutex<Option<Running>>,
}

/// What lasts while the server is stopped.
struct Shared {
    answers: Mutex<Answers>,
    asked: Mutex<Vec<Asked>>,
    /// Whether what drips is to come at once.
    hurried: AtomicBool,
}

struct Running {
    stopped: Arc<AtomicBool>,
    listening: JoinHandle<()>,
}

/// Listens where no server of this process has listened before: what a browser keeps of one test is not there for another.
///
/// # Errors
/// There is no free port.
pub(crate) fn listen() -> std::io::Result<TcpListener> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        if lock(&USED).insert(listener.local_addr()?.port()) {
            return Ok(listener);
        }
    }
}

impl Server {
    /// Serves the files of a folder.
    ///
    /// # Errors
    /// There is no free port.
    pub fn of_files(folder: &Path) -> Result<Self> {
        Self::start(files_of(folder))
    }

    /// Serves whatever the function answers.
    ///
    /// # Errors
    /// There is no free port.
    pub fn start(answer: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> Result<Self> {
        let no_port = |error: std::io::Error| Trouble::new(format!("no port to serve on: {error}"));
        let listener = listen().map_err(no_port)?;
        let address = listener.local_addr().map_err(no_port)?;
        let (answers, asked) = (Mutex::new(Arc::new(answer) as Answers), Mutex::new(Vec::new()));
        let shared = Arc::new(Shared { answers, asked, hurried: AtomicBool::new(false) });
        let running = Mutex::new(Some(Running::start(listener, &shared)));
        Ok(Server { address, shared, running })
    }

    /// Where it is, without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its address, for what connects by itself.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The same server under its other name, which to a browser is another site.
    pub fn origin_by_name(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Everything asked for so far, in order.
    pub fn asked(&self) -> Vec<Asked> {
        lock(&self.shared.asked).clone()
    }

    /// From now on serves whatever this function answers.
    pub fn answer_with(&self, answer: impl Fn(&Asked) -> Answer + Send + Sync + 'static) {
        *lock(&self.shared.answers) = Arc::new(answer);
    }

    /// From now on serves the files of this folder.
    pub fn switch_to(&self, folder: &Path) {
        self.answer_with(files_of(folder));
    }

    /// From now on sends at once what drips, the rest of what has begun to drip too.
    pub fn hurry(&self) {
        self.shared.hurried.store(true, Ordering::SeqCst);
    }

    /// Stops listening and breaks off every connection: from now on, whoever asks is refused. What it answers and what
    /// was asked for stays. Nothing happens when it is stopped already.
    pub fn stop(&self) {
        let Some(Running { stopped, listening }) = lock(&self.running).take() else { return };
        stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for the next connection; if that fails, nobody waits.
        drop(TcpStream::connect(self.address));
        // A panic there has been printed already.
        drop(listening.join());
    }

    /// Listens again on the same port after [`Server::stop`].
    ///
    /// # Errors
    /// Another program has taken the port.
    pub fn start_again(&self) -> Result<()> {
        let mut running = lock(&self.running);
        if running.is_none() {
            let taken = |error| Trouble::new(format!("{} is taken meanwhile: {error}", self.address));
            *running = Some(Running::start(TcpListener::bind(self.address).map_err(taken)?, &self.shared));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Running {
    fn start(listener: TcpListener, shared: &Arc<Shared>) -> Self {
        let (stopped, shared) = (Arc::new(AtomicBool::new(false)), Arc::clone(shared));
        let told = Arc::clone(&stopped);
        let listening = thread::spawn(move || {
            for connection in listener.incoming() {
                if told.load(Ordering::SeqCst) {
                    break;
                }
                let (shared, told) = (Arc::clone(&shared), Arc::clone(&told));
                // A connection that breaks off is the browser's business.
                thread::spawn(move || connection.and_then(|connection| shared.serve(connection, &told)));
            }
        });
        Running { stopped, listening }
    }
}

impl Shared {
    /// Reads one request, answers it, and closes: simple, and fast enough for a page of few files.
    fn serve(&self, mut connection: TcpStream, stopped: &AtomicBool) -> std::io::Result<()> {
        connection.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new(connection.try_clone()?).take(64 * 1024);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let mut words = first.split_whitespace();
        let (Some(method), Some(path)) = (words.next(), words.next()) else { return Ok(()) };
        let mut headers = Vec::new();
        let mut line = String::new();
        while reader.read_line(&mut line)? > 0 && !line.trim_end().is_empty() {
            headers.extend(line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())));
            line.clear();
        }
        let asked = Asked { method: method.to_owned(), path: without_host(path).to_owned(), headers };
        lock(&self.asked).push(asked.clone());
        let answers = Arc::clone(&lock(&self.answers));
        let answer = answers(&asked);
        if !wait(answer.faults.delay, stopped) || (answer.faults.hangs && !wait(Duration::MAX, stopped)) {
            return Ok(());
        }
        connection.write_all(head(&answer).as_bytes())?;
        if asked.method != "HEAD" {
            send_body(&mut connection, &answer, stopped, &self.hurried)?;
        }
        connection.flush()?;
        connection.shutdown(Shutdown::Write)
    }
}

/// What is asked for: a browser that takes this server for its proxy names the host before it.
fn without_host(path: &str) -> &str {
    let host = path.strip_prefix("http://").map(|rest| rest.find('/').unwrap_or(rest.len()));
    host.map_or(path, |length| &path["http://".len() + length..])
}

/// The first line and the headers.
fn head(answer: &Answer) -> String {
    let mut headers: Vec<(&str, String)> = vec![
        ("content-length", answer.body.len().to_string()),
        ("cache-control", "no-store".to_owned()),
        ("connection", "close".to_owned()),
    ];
    headers.extend(answer.content_type.clone().map(|value| ("content-type", value)));
    headers.retain(|(name, _)| !answer.headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)));
    headers.extend(answer.headers.iter().map(|(name, value)| (&**name, value.clone())));
    let lines: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    format!("HTTP/1.1 {} \r\n{lines}\r\n", answer.status)
}

/// Sends the body, or what its faults let through.
fn send_body(
    connection: &mut TcpStream,
    answer: &Answer,
    stopped: &AtomicBool,
    hurried: &AtomicBool,
) -> std::io::Result<()> {
    let let_through = answer.faults.cut_after.unwrap_or(usize::MAX).min(answer.body.len());
    let body = &answer.body[..let_through];
    let Some(speed) = answer.faults.bytes_per_second else { return connection.write_all(body) };
    // So many bytes each second, in as many drops as a second has moments, or in single bytes.
    let drop_size = (speed / 50).max(1);
    let between = Duration::from_secs_f64(drop_size as f64 / speed.max(1) as f64);
    let (dripping, rest) = body.split_at(answer.faults.drips_for.unwrap_or(usize::MAX).min(body.len()));
    for drop in dripping.chunks(drop_size) {
        connection.write_all(drop)?;
        let pause = if hurried.load(Ordering::SeqCst) { Duration::ZERO } else { between };
        if !wait(pause, stopped) {
            return Ok(());
        }
    }
    connection.write_all(rest)
}

/// Waits; false when the server was stopped before that was over.
fn wait(mut time: Duration, stopped: &AtomicBool) -> bool {
    while !stopped.load(Ordering::SeqCst) {
        if time.is_zero() {
            return true;
        }
        let moment = time.min(MOMENT);
        thread::sleep(moment);
        time -= moment;
    }
    false
}

fn files_of(folder: &Path) -> impl Fn(&Asked) -> Answer + Send + Sync + 'static {
    let folder = folder.to_owned();
    move |asked| file_answer(&folder, asked)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::{Duration, Instant};

    use super::{Answer, Server, without_host};

    /// Everything that the server sends until it closes; none where it lets nobody in.
    fn sent(server: &Server) -> Option<String> {
        let mut connection = TcpStream::connect(server.address).ok()?;
        connection.write_all(b"GET /some?thing HTTP/1.1\r\nAccept-Encoding: gzip\r\n\r\n").unwrap();
        let mut sent = String::new();
        connection.read_to_string(&mut sent).unwrap();
        Some(sent)
    }

    fn answering(answer: Answer) -> Server {
        Server::start(move |_| answer.clone()).unwrap()
    }

    #[test]
    fn what_was_asked_for_is_noted() {
        let server = answering(Answer::not_found());
        assert!(sent(&server).unwrap().starts_with("HTTP/1.1 404 "));
        let [asked] = &server.asked()[..] else { panic!("{:?}", server.asked()) };
        assert_eq!((&*asked.method, &*asked.path, asked.file()), ("GET", "/some?thing", "/some"));
        assert_eq!(asked.header("accept-encoding"), Some("gzip"));
    }

    #[test]
    fn a_host_before_a_path_is_no_part_of_it() {
        assert_eq!(without_host("/http://x/y"), "/http://x/y");
        assert_eq!(without_host("http://guide.example:80/some/file?x=1"), "/some/file?x=1");
        assert_eq!(without_host("http://guide.example"), "");
    }

    #[test]
    fn headers_are_sent_and_replace_those_that_the_server_sends_by_itself() {
        let answer = Answer::of("text/plain", "all").with_header("Cache-Control", "max-age=60");
        let said = sent(&answering(answer.clone())).unwrap();
        assert!(said.contains("Cache-Control: max-age=60\r\n") && !said.contains("no-store"), "{said}");
        assert!(said.contains("content-type: text/plain\r\n"), "{said}");
        let said = sent(&answering(answer.with_content_type(None))).unwrap();
        assert!(!said.to_lowercase().contains("content-type"), "{said}");
    }

    #[test]
    fn a_cut_answer_promises_all_and_ends_early() {
        let said = sent(&answering(Answer::of("text/plain", "all of it").cut_after(3))).unwrap();
        assert!(said.contains("content-length: 9\r\n") && said.ends_with("\r\n\r\nall"), "{said}");
    }

    #[test]
    fn a_late_answer_and_a_dripping_one_take_their_time() {
        for answer in [
            Answer::of("text/plain", "whole").after(Duration::from_millis(200)),
            Answer::of("text/plain", "whole").dripping(25),
        ] {
            let (server, begun) = (answering(answer), Instant::now());
            assert!(sent(&server).unwrap().ends_with("whole"));
            assert!(begun.elapsed() >= Duration::from_millis(200), "{:?}", begun.elapsed());
        }
    }

    #[test]
    fn a_dripping_answer_can_be_hurried() {
        // Half a minute otherwise.
        let server = answering(Answer::of("text/plain", "x".repeat(30)).dripping(1));
        let begun = Instant::now();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| sent(&server));
            std::thread::sleep(Duration::from_millis(200));
            assert!(!waiting.is_finished());
            server.hurry();
            assert!(waiting.join().unwrap().is_some_and(|all| all.ends_with(&"x".repeat(30))));
            assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
        });
    }

    #[test]
    fn an_answer_that_never_comes_ends_with_the_server() {
        let server = answering(Answer::of("text/plain", "never seen").never());
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| sent(&server));
            std::thread::sleep(Duration::from_millis(200));
            assert!(!waiting.is_finished());
            server.stop();
            assert_eq!(waiting.join().unwrap(), Some(String::new()));
        });
    }

    #[test]
    fn a_stopped_server_lets_nobody_in_and_starts_again_where_it_was() {
        let server = answering(Answer::not_found());
        server.stop();
        assert_eq!(sent(&server), None);
        server.answer_with(|_| Answer::of("text/plain", "back"));
        server.start_again().unwrap();
        assert!(sent(&server).unwrap().ends_with("back"));
    }
}
