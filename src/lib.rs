//! Transfer Guide: where a graduate's Communist Youth League record goes, from a few plain questions. This crate is the page: it
//! draws with Yew, in a browser, what [`transfer_guide_view`] shows.
//!
//! - `page`: what scripts call
//! - `guide`: the one component
//! - `nodes`: Yew's nodes, from the tree
//! - `clock`: the one place that asks what day it is

mod clock;
mod guide;
mod nodes;
mod page;
