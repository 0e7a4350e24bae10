//! The rules of Transfer Guide: an edition and a student's answers in, the next question or the advice out.
//!
//! Pure: no browser, no file, no clock, no randomness. `today` is always passed in, an edition's text is handed
//! over by whoever read the files, and the same input gives the same output for ever. In reading order:
//!
//! - [`text`]: what every text of an edition is
//! - [`edition`]: what an edition is, the data a committee owns
//! - [`parts`]: what an advice in it is made of
//! - [`condition`]: when a part of it applies
//! - [`answers`]: what the student said
//! - [`walk`]: the replay of answers: the path so far, the next question or the advice
//! - [`fragment`]: answers as text, the URL fragment
//! - [`dates`]: deadlines, from an edition's counting rules
//! - [`digits`]: numbers as text
//! - [`advice`]: what the student reads at the end
//! - [`summary`]: what that comes down to, in five rows
//! - [`proof`]: that an edition leads every combination of answers to exactly one advice
//! - [`near`]: what was probably meant by a name that is not known
//! - `excerpt`: as much of a text as a message needs
//! - [`fault`]: a mistake in an edition, with the way out
//! - [`names`]: that every name in an edition is fit and exists where it is used
//! - [`cases`]: what people ask, and what an edition must and must not tell them
//! - [`grown`]: an edition many times as large, to measure what grows with it
//! - [`stored`]: an edition in the compact form in which it travels inside a program
//! - [`files`]: the files of an edition as texts, whatever editor saved them
//! - [`form`]: what is wrong where a file is not in the form that it should be
//! - [`load`]: an edition from the text of its TOML files, with errors that name the place and the way out

pub mod advice;
pub mod answers;
#[cfg(feature = "load")]
pub mod cases;
pub mod condition;
pub mod dates;
pub mod digits;
pub mod edition;
#[cfg(feature = "load")]
mod excerpt;
#[cfg(feature = "load")]
pub mod fault;
#[cfg(feature = "load")]
pub mod files;
#[cfg(feature = "load")]
pub mod form;
pub mod fragment;
#[cfg(feature = "load")]
pub mod grown;
#[cfg(feature = "load")]
pub mod load;
#[cfg(feature = "load")]
mod messages;
#[cfg(feature = "load")]
pub mod names;
#[cfg(feature = "near")]
pub mod near;
pub mod parts;
#[cfg(feature = "load")]
pub mod proof;
pub mod stored;
pub mod summary;
pub mod text;
pub mod walk;
mod written;
