//! An advice as plain text: whole, in the page's words, with the way back at its end.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

mod kit;

use kit::{edition, places};
use transfer_guide_aid::plain::plain;
use transfer_guide_view::messages::due;

#[test]
fn it_begins_with_the_title_has_every_step_numbered_and_every_deadline_in_words_and_ends_with_the_link() {
    let link = "https://guide.example/#here";
    for place in places() {
        let (text, advised) = (plain(&place, link), &place.advised);
        let at = place.fragment();
        let mut lines = text.lines();
        assert_eq!(lines.next().unwrap(), format!("【{}】", advised.advice.title), "{at}");
        assert_eq!(lines.next_back().unwrap(), link, "{at}");
        assert!(text.contains(&*edition().source.brief), "{at}: {text}");
        for (step, number) in advised.steps.iter().zip(1..) {
            let actor = edition().actor(&step.actor);
            let line = format!("\n{number}. {actor}：{}。{}\n", step.name, step.text);
            assert!(text.contains(&line), "{at}: no {line} in {text}");
        }
        for (deadline, day) in &advised.deadlines {
            let line = format!("{}：{}", deadline.name, due(edition(), deadline, *day));
            assert!(text.contains(&line), "{at}: no {line} in {text}");
        }
        for note in [&advised.warnings, &advised.bring, &advised.trouble].into_iter().flatten() {
            assert!(text.contains(&format!("\n· {}：{}\n", note.name, note.text)), "{at}: no {} in {text}", note.name);
        }
        assert!(!text.contains("\n\n\n"), "{at}: a heading of nothing: {text}");
    }
}

#[test]
fn without_an_address_it_ends_with_what_it_is_from() {
    for place in places() {
        let text = plain(&place, "");
        assert!(text.ends_with(&*edition().source.brief), "{}: {text}", place.fragment());
    }
}

#[test]
fn whose_year_is_not_the_editions_is_told_so() {
    let place = kit::place("outcome=further-study&school=own&year=later");
    assert!(plain(&place, "").contains(place.advised.off_edition.unwrap()));
}
