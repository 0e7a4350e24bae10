//! The rules for JavaScript and TypeScript, without the page: plain objects in, plain objects out. The functions that
//! scripts call are in `guide`; everything else is Rust alone and is tested as such. In reading order:
//!
//! - [`shape`]: what the objects that come out look like
//! - [`view`]: how they are filled
//! - [`given`]: what comes in: answers and days, read with errors that name the place and the way out
//! - [`complaint`]: such an error
//! - [`table`]: every place of an edition in a row, to decide for many students at once

pub mod complaint;
pub mod given;
#[cfg(not(fuzzing))]
mod guide;
pub mod shape;
pub mod table;
#[cfg(feature = "types")]
pub mod types;
pub mod view;
