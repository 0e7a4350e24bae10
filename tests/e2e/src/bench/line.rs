//! A slow line, imitated: how fast it carries, how long a message takes there and back, and how carefully a connection
//! begins.

use std::io::Write;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What fits into one packet of a usual line.
const PACKET: usize = 1460;

/// What a connection may send before it hears back for the first time: ten packets (RFC 6928).
const FIRST_WINDOW: usize = 10 * PACKET;

/// A student's line and phone.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// As the report calls it.
    pub name: &'static str,
    /// What the line carries to the phone.
    pub bits_per_second: u64,
    /// There and back.
    pub round_trip: Duration,
    /// How many times slower the phone is than this machine.
    pub cpu: u32,
}

/// A usual phone on a usual line, and a bad day.
pub const PROFILES: [Profile; 2] = [
    Profile { name: "A", bits_per_second: 1_600_000, round_trip: Duration::from_millis(150), cpu: 4 },
    Profile { name: "B", bits_per_second: 700_000, round_trip: Duration::from_millis(300), cpu: 6 },
];

/// The line itself; all connections share it.
pub struct Line {
    profile: Profile,
    /// When everything given to it so far has been carried.
    free: Mutex<Instant>,
}

/// One connection over the line.
pub struct Connection {
    opened: Instant,
    /// What it may send before it hears back: doubled with each round that used all of it, as TCP begins.
    window: usize,
}

impl Line {
    /// A line with nothing on it.
    pub fn new(profile: Profile) -> Self {
        Line { profile, free: Mutex::new(Instant::now()) }
    }

    /// Waits until a request that is sent now has arrived, and the first byte of its answer has come back to where this
    /// line begins: one round trip, after another one for a connection that has just been opened. All waiting for the way
    /// is here, so that what is sent afterwards waits for its turn only.
    pub fn wait_for_answer(&self, connection: &Connection) {
        let connected = connection.opened + self.profile.round_trip;
        sleep_until(connected.max(Instant::now()) + self.profile.round_trip);
    }

    /// Sends bytes, packet by packet, as fast as line and connection allow.
    ///
    /// # Errors
    /// The other side has gone.
    pub fn send(&self, to: &mut impl Write, connection: &mut Connection, bytes: &[u8]) -> std::io::Result<()> {
        let mut round = Instant::now();
        let mut rest = bytes;
        while !rest.is_empty() {
            let (burst, later) = rest.split_at(connection.window.min(rest.len()));
            for packet in burst.chunks(PACKET) {
                sleep_until(self.turn(packet.len(), Instant::now()));
                to.write_all(packet)?;
            }
            rest = later;
            if burst.len() == connection.window {
                connection.window *= 2;
            }
            if !rest.is_empty() {
                sleep_until(round + self.profile.round_trip);
                round = Instant::now();
            }
        }
        to.flush()
    }

    /// When a packet that is ready now has been carried, after all that were ready before it.
    fn turn(&self, bytes: usize, now: Instant) -> Instant {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let takes = Duration::from_secs_f64(bytes as f64 * 8.0 / self.profile.bits_per_second as f64);
        *free = now.max(*free) + takes;
        *free
    }
}

impl Connection {
    /// One that the browser has just opened.
    pub fn open() -> Self {
        Connection { opened: Instant::now(), window: FIRST_WINDOW }
    }
}

fn sleep_until(moment: Instant) {
    thread::sleep(moment.saturating_duration_since(Instant::now()));
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Connection, Line, PROFILES, Profile};

    const FAST: Profile =
        Profile { name: "test", bits_per_second: 8_000_000, round_trip: Duration::from_millis(40), cpu: 1 };

    #[test]
    fn packets_share_the_line_one_after_the_other() {
        let line = Line::new(PROFILES[0]);
        let now = Instant::now();
        assert_eq!(line.turn(1000, now).duration_since(now).as_millis(), 5);
        assert_eq!(line.turn(1000, now).duration_since(now).as_millis(), 10);
    }

    #[test]
    fn the_first_answer_waits_for_the_connection_too_and_the_second_does_not() {
        let line = Line::new(FAST);
        let connection = Connection::open();
        let begun = Instant::now();
        line.wait_for_answer(&connection);
        let first = begun.elapsed();
        line.wait_for_answer(&connection);
        let second = begun.elapsed() - first;
        assert!(first >= Duration::from_millis(79) && second >= Duration::from_millis(39), "{first:?} {second:?}");
        assert!(second < first, "{first:?} {second:?}");
    }

    #[test]
    fn a_new_connection_hears_back_before_it_sends_more_than_ten_packets() {
        let line = Line::new(FAST);
        let (mut sent, mut connection) = (Vec::new(), Connection::open());
        let begun = Instant::now();
        line.send(&mut sent, &mut connection, &[7; 14_600]).unwrap();
        let within_the_window = begun.elapsed();
        line.send(&mut sent, &mut connection, &[7; 60_000]).unwrap();
        assert_eq!(sent.len(), 74_600);
        // At the line's own speed 15 and 60 milliseconds; the second has one round to wait for.
        assert!(within_the_window < Duration::from_millis(39), "{within_the_window:?}");
        assert!(begun.elapsed() >= within_the_window + Duration::from_millis(60), "{:?}", begun.elapsed());
    }
}
