//! Transfer Guide: where a graduate's Communist Youth League record goes, from a few plain questions. This crate is the page: it
//! draws with Yew, in a browser, what [`transfer_guide_view`] shows.
//!
//! - `page`: what scripts call
//! - `guide`: the one component
//! - `nodes`: Yew's nodes, from the tree
//! - `clock`: the one place that asks what day it is
//! - [`default_edition`]: the edition inside this program
//!
//! Without features, this is the edition alone.

#[cfg(feature = "csr")]
mod clock;
mod default_edition;
#[cfg(feature = "csr")]
mod guide;
#[cfg(feature = "csr")]
mod nodes;
#[cfg(feature = "csr")]
mod page;

pub use default_edition::DEFAULT_EDITION;
