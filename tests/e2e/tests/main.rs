//! The built page in real browsers: what it must do, one file a subject. Which test runs where stands at the top of each.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it cannot read")]

mod accessibility;
mod address;
mod aid;
mod aid_blocked;
mod aid_kept;
mod aid_paper;
mod aid_texts;
mod aid_ticks;
mod aid_without;
mod api;
mod api_package;
mod arrival;
mod baseline;
mod changed;
mod changes;
mod check;
mod clicks;
mod crashes;
mod days;
mod element;
mod encodings;
mod engines;
mod first_screen;
mod frame;
mod frozen;
mod gates;
mod handbook;
mod hindered;
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
mod publishing;
mod reading;
mod refused;
mod releases;
mod rewritten;
mod speech;
mod surroundings;
mod translation;
mod tree;
mod walks;
mod whereabouts;
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
        address::TESTS,
        changed::TESTS,
        hindered::TESTS,
        whereabouts::TESTS,
        releases::TESTS,
        reading::TESTS,
        aid_paper::TESTS,
        aid::TESTS,
        aid_blocked::TESTS,
        aid_kept::TESTS,
        aid_texts::TESTS,
        aid_ticks::TESTS,
        aid_without::TESTS,
        api_package::TESTS,
        api::TESTS,
        arrival::TESTS,
        baseline::TESTS,
        changes::TESTS,
        check::TESTS,
        clicks::TESTS,
        days::TESTS,
        element::TESTS,
        encodings::TESTS,
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
        publishing::TESTS,
        rewritten::TESTS,
        speech::TESTS,
        surroundings::TESTS,
        translation::TESTS,
        tree::TESTS,
    ])
}
