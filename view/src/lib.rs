//! What Transfer Guide shows: a student's session as a tree of elements, whoever draws it. Yew makes nodes of it in a browser,
//! the site's pages are written from it. Pure: no browser, no file, no clock, and no edition's own words.
//!
//! - [`guide`]: a running guide: what happens to it, and what it shows
//! - [`session`]: where the student is and how they got there, without markup
//! - [`prerender`]: the parts of a page that is made beforehand
//! - [`tree`], [`builder`], [`html`]: what all of this is made of, how it is put together, and how it is written
//! - [`messages`]: every Chinese word that is not the edition's
//! - [`summary`]: what an advice comes down to, in rows of words
//! - the rest: one file per thing that the student sees

mod about;
mod advice;
mod answers;
pub mod builder;
mod deadlines;
pub mod guide;
pub mod html;
mod live;
pub mod messages;
mod news;
#[cfg(feature = "prerender")]
mod notices;
mod parts;
mod place;
#[cfg(feature = "prerender")]
pub mod prerender;
mod question;
pub mod session;
pub mod summary;
mod text;
pub mod tree;
