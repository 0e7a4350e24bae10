//! The built page in real browsers: what it must do, one file a subject. Which test runs where stands at the top of each.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot read")]

mod accessibility;
mod aid;
mod aid_blocked;
mod aid_kept;
mod aid_paper;
mod aid_texts;
mod aid_ticks;
mod aid_without;
mod api;
mod arrival;
mod baseline;
mod changes;
mod check;
mod clicks;
mod crashes;
mod days;
mod element;
mod engines;
mod first_screen;
mod frame;
mod frozen;
mod gates;
mod handbook;
mod hostile;
mod hosting;
mod in_yew;
mod layout;
mod links;
mod moves;
mod offline;
mod one_file;
mod own_page;
mod paper;
mod plain_http;
mod privacy;
mod reading;
mod refused;
mod releases;
mod speech;
mod surroundings;
mod translation;
mod tree;
mod walks;
mod without_scripts;

use std::process::ExitCode;

fn main() -> ExitCode {
    // What takes longest comes first, so that no browser waits for another at the end.
    transfer_guide_e2e::suite::main(&[
        without_scripts::TESTS,
        walks::TESTS,
        accessibility::TESTS,
        layout::TESTS,
        in_yew::TESTS,
        refused::TESTS,
        crashes::TESTS,
        releases::TESTS,
        reading::TESTS,
        aid_paper::TESTS,
        aid::TESTS,
        aid_blocked::TESTS,
        aid_kept::TESTS,
        aid_texts::TESTS,
        aid_ticks::TESTS,
        aid_without::TESTS,
        api::TESTS,
        arrival::TESTS,
        baseline::TESTS,
        changes::TESTS,
        check::TESTS,
        clicks::TESTS,
        days::TESTS,
        element::TESTS,
        engines::TESTS,
        first_screen::TESTS,
        frame::TESTS,
        frozen::TESTS,
        gates::TESTS,
        handbook::TESTS,
        hostile::TESTS,
        hosting::TESTS,
        links::TESTS,
        moves::TESTS,
        offline::TESTS,
        one_file::TESTS,
        own_page::TESTS,
        paper::TESTS,
        plain_http::TESTS,
        privacy::TESTS,
        speech::TESTS,
        surroundings::TESTS,
        translation::TESTS,
        tree::TESTS,
    ])
}
