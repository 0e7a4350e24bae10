//! The page: shows what the rules say, and nothing else. One fragment, one page; every way on is a link to a
//! fragment, so Back, Forward, reload, bookmark and a shared link need no code of their own. What a browser has beside
//! its document (address, history, focus) is `web/running.js`'s business.
//!
//! - [`Guide`]: the one root component
//! - [`session`]: where the student is and how they got there, without markup
//! - `clock`: the one place that asks what day it is
//! - `markup`: elements and texts, put together
//! - `messages`: every Chinese word that is not the edition's
//! - the rest: one file per thing the student sees

mod about;
mod advice;
mod answers;
mod clock;
mod deadlines;
mod guide;
mod markup;
mod messages;
mod news;
#[cfg(feature = "ssr")]
mod notices;
mod parts;
mod place;
mod question;
pub mod session;
#[cfg(feature = "ssr")]
mod still;
mod text;

pub use guide::{Drawn, Event, Guide, GuideProps, Shown, Start};
#[cfg(feature = "ssr")]
pub use messages::words;
#[cfg(feature = "ssr")]
pub use still::{Part, Still, StillProps};
