//! Transfer Guide: where a graduate's Communist Youth League record goes, from a few plain questions.
//!
//! - [`rules`]: the rules, a crate of its own that imports nothing of this one
//! - [`default_edition`]: the edition inside this program
//! - [`messages`]: words that all shells share
//! - [`summary`]: what an advice comes down to, in rows of them
//! - [`app`]: the page, as Yew components
//!
//! Without features, this is the rules and the edition alone.

pub use transfer_guide_rules as rules;

#[cfg(feature = "app")]
pub mod app;
mod default_edition;
pub mod messages;
#[cfg(feature = "csr")]
mod page;
pub mod summary;

pub use default_edition::{DEFAULT_EDITION, edition_of_page};
