//! `look`: pictures of the page.

fn main() {}
