//! What helps a student to act on an advice: dates for the calendar, messages to send, papers to hand in, a sheet to print,
//! a link that knows its age, what another answer would have led to, and finding one's case by typing.
//!
//! Pure, as the rules are: the day, the moment and everything typed are passed in, and nothing is kept. A program of its
//! own, which pages load when it is asked for. In reading order:
//!
//! - [`kit`]: what a committee writes beside its edition: messages, papers, reminders, replies, words
//! - [`load`]: it, from TOML files, with every mistake; `words` is the file of words, `index` what can be found by them
//! - [`place`]: where the student is, the beginning of everything else
//! - [`letters`]: messages ready to send
//! - [`papers`]: papers ready to print, or to paste; `zipped` is the form that documents have
//! - [`calendar`]: deadlines as a calendar file
//! - [`sheet`]: everything on one sheet of paper, with a code of its link
//! - [`plain`]: everything as plain text, for a chat
//! - [`replies`]: answers to paste for those who ask
//! - [`steps`]: steps to tick off
//! - [`stamp`]: what an advice said when a link was made, and whether it says so still
//! - [`otherwise`]: what other answers lead to
//! - [`report`]: what to send to whoever can mend the guide
//! - [`vocabulary`]: what people say for cases
//! - [`find`]: one's case, by typing; `hits` are the words in what was typed, `sounds` how words sound
//! - [`messages`]: every Chinese word of this crate that is not an edition's

#[cfg(feature = "bindings")]
mod bindings;
pub mod calendar;
pub mod find;
mod hits;
#[cfg(feature = "load")]
mod index;
pub mod kit;
pub mod letters;
#[cfg(feature = "load")]
pub mod load;
pub mod messages;
pub mod otherwise;
pub mod papers;
pub mod place;
pub mod plain;
pub mod replies;
pub mod report;
pub mod sheet;
mod sounds;
pub mod stamp;
pub mod steps;
pub mod vocabulary;
#[cfg(feature = "load")]
mod words;
mod zipped;
