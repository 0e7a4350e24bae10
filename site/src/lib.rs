//! A website from an edition and the parts: pure, in memory. No file, no process, no clock, no network: who calls it reads the
//! folder of the edition and writes the files.
//!
//! - [`publish`]: every file of a website
//! - [`parts`]: what is built once and is the same for all editions; [`slots`] are the places that it leaves open
//! - [`places`], [`overlay`], [`still`]: the guide as plain HTML
//! - [`pages`]: the HTML around the content
//! - [`handbook`], [`items`]: the whole edition on one page, to read and print
//! - [`table`], [`cases`]: every case in a row
//! - [`markup`]: small trees, for the pages beside the guide
//! - [`embed`], [`described`]: the guide in other pages
//! - [`check`], [`mends`]: the check of a server, and the lines that it tells to add
//! - [`worker`], [`manifest`], [`servers`]: what keeps the page on devices, and what servers must be told
//! - [`package`]: the rules alone, for scripts
//! - [`files`], [`budget`]: names, compressed forms and weights
//! - [`trouble`]: what goes wrong

mod budget;
mod cases;
mod check;
mod described;
mod embed;
pub mod files;
mod handbook;
mod items;
mod manifest;
mod markup;
mod mends;
mod overlay;
mod package;
mod pages;
pub mod parts;
mod places;
pub mod publish;
mod servers;
mod slots;
mod still;
mod table;
pub mod trouble;
pub mod worker;

pub use still::School;
