//! The stored form of an edition: what is read is what was written, with the texts handed in and without; whatever else
//! is handed in is refused, or is some edition, and never a fault of the program.

mod edition;

use std::sync::LazyLock;

use proptest::prelude::*;
use transfer_guide_editions::boat;
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::stored::{BETWEEN, HEAD, MARK, Refusal, read, write};
use transfer_guide_rules::walk::Walk;

use edition::places;

/// Some texts of the edition, as a page would show them: one whole, one in pieces, and one that stands nowhere in it.
fn some_texts() -> Vec<&'static str> {
    let advice = &boat().advice[0];
    let middle = advice.lead.char_indices().nth(4).map_or(0, |(place, _)| place);
    vec!["bystander", &advice.title, &advice.lead[..middle], &advice.lead[middle..], &boat().title]
}

fn joined(texts: &[&str]) -> &'static str {
    texts.join(&BETWEEN.to_string()).leak()
}

fn kept(stored: Vec<u8>) -> &'static [u8] {
    stored.leak()
}

/// The edition with every text in it.
fn whole() -> &'static [u8] {
    static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| write(boat(), &[]));
    &WHOLE
}

/// Everything an edition says, as one text.
fn said(edition: &Edition) -> String {
    format!("{edition:?}")
}

#[test]
fn an_edition_is_read_as_it_was_written() {
    let stored = whole();
    assert_eq!(said(&read(stored, "").expect("it was written without texts")), said(boat()));
}

#[test]
fn texts_handed_in_are_not_stored_and_found_again() {
    let texts = some_texts();
    let stored = kept(write(boat(), &texts));
    assert!(stored.len() < whole().len());
    let title = texts[1].as_bytes();
    assert!(!stored.windows(title.len()).any(|bytes| bytes == title), "it is stored although it is handed in");
    assert_eq!(said(&read(stored, joined(&texts)).expect("these are the texts")), said(boat()));
}

#[test]
fn other_texts_are_refused() {
    let mut texts = some_texts();
    let stored = kept(write(boat(), &texts));
    assert_eq!(read(stored, "").err(), Some(Refusal::OtherTexts));
    texts[0] = "bystanders";
    assert_eq!(read(stored, joined(&texts)).err(), Some(Refusal::OtherTexts));
    texts.pop();
    assert_eq!(read(stored, joined(&texts)).err(), Some(Refusal::OtherTexts));
}

#[test]
fn every_place_is_the_same_in_the_edition_read_back() {
    let edition: &'static Edition = Box::leak(Box::new(read(whole(), "").expect("it was just written")));
    for place in places() {
        let again = Walk::new(edition, &place.answers().clone());
        assert_eq!(format!("{:?}", advise(place)), format!("{:?}", advise(&again)));
    }
}

#[test]
fn what_is_cut_short_or_goes_on_is_damaged() {
    let stored = kept(write(boat(), &some_texts()));
    let shown = joined(&some_texts());
    for length in (MARK.len()..stored.len()).step_by(7).chain([stored.len() - 1]) {
        assert_eq!(read(&stored[..length], shown).err(), Some(Refusal::Damaged), "{length} bytes of {}", stored.len());
    }
    assert_eq!(read(kept([stored, b"\0"].concat()), shown).err(), Some(Refusal::Damaged));
}

#[test]
fn what_is_another_file_or_of_another_format_is_called_so() {
    for foreign in [&b""[..], b"TG", b"<!doctype html>", b"\0asm\x01\0\0\0"] {
        assert_eq!(read(foreign, "").err(), Some(Refusal::Foreign), "{foreign:?}");
    }
    let mut later = whole().to_vec();
    later[MARK.len() - 1] += 1;
    assert_eq!(read(kept(later), "").err(), Some(Refusal::OtherFormat));
}

#[test]
fn conditions_inside_of_conditions_have_an_end() {
    // No texts of its own, then conditions only: none to hold, one alternative, which is a condition again.
    let shape = [&[0; 18][..], &[0, 1].repeat(100_000)].concat();
    let length = [(shape.len() & 0x7f) as u8 | 0x80, (shape.len() >> 7 & 0x7f) as u8 | 0x80, (shape.len() >> 14) as u8];
    assert_eq!(read(sealed(&[&[0][..], &length, &shape, &[0, 0]].concat()), "").err(), Some(Refusal::Damaged));
}

/// These bytes as a file that says of itself that it is whole, and that no text is missing in it.
fn sealed(bytes: &[u8]) -> &'static [u8] {
    let no_texts = &whole()[HEAD - 8..HEAD];
    let rest = [no_texts, bytes].concat();
    let print = rest
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |print, byte| (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    kept([MARK, &print.to_le_bytes()[..], &rest].concat())
}

proptest! {
    #[test]
    fn no_bytes_are_a_fault_of_the_program(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(sealed(&bytes), "");
    }

    #[test]
    fn no_changed_byte_is_a_fault_of_the_program(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut inside = whole()[HEAD..].to_vec();
        let place = place.index(inside.len());
        inside[place] = byte;
        let _ = read(sealed(&inside), "");
    }

    #[test]
    fn a_changed_byte_is_noticed(place in any::<prop::sample::Index>(), change in 1_u8..) {
        let mut stored = whole().to_vec();
        let place = place.index(stored.len());
        stored[place] ^= change;
        assert!(read(kept(stored), "").is_err());
    }
}
