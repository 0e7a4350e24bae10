//! The targets: each takes any bytes, hands them to one reader, and panics where the reader does not what it promises.

use std::sync::LazyLock;

use transfer_guide_aid::calendar::{Set, calendar, reminders};
use transfer_guide_aid::find;
use transfer_guide_aid::letters::letters;
use transfer_guide_aid::papers::{document, fill, papers};
use transfer_guide_aid::place::Place;
use transfer_guide_aid::{plain, sheet, stamp, steps};
use transfer_guide_api::given;
use transfer_guide_api::table::Table;
use transfer_guide_api::view;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::{self, read_day};
use transfer_guide_rules::load::load;
use transfer_guide_rules::proof::prove;
use transfer_guide_rules::stored;
use transfer_guide_rules::walk::Walk;

use crate::beside::{KIT, files};

/// Takes any bytes.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const ALL: [(&str, Target); 6] = [
    ("fragment", fragment),
    ("stored", stored),
    ("edition", edition),
    ("kept", kept),
    ("typed", typed),
    ("given", given),
];

/// Reads from the disk what several targets need, so that no single input takes the time for it.
pub fn prepare() {
    LazyLock::force(&COLLEGE_2020);
    LazyLock::force(&KIT);
}

/// The fragment of a link, and answers that a host page knows: what is read is written and read again as the same.
pub fn fragment(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let edition = &*COLLEGE_2020;
    let read = fragment::read(edition, &text);
    let walk = Walk::new(edition, &read.answers);
    assert!(read.ignored.iter().all(|ignored| ignored.piece.chars().count() <= 40));
    let written = fragment::write(&walk, read.change.as_deref());
    let again = fragment::read(edition, &written);
    assert_eq!(fragment::write(&Walk::new(edition, &again.answers), again.change.as_deref()), written);
    assert_eq!(again.ignored, []);
    let known = fragment::known(edition, &text);
    assert!(known.choices().all(|(question, choice)| {
        edition.question(question).is_some_and(|question| question.choice(choice).is_some())
    }));
}

/// The file of an edition, as the package for scripts opens it; whatever is opened can be walked.
pub fn stored(bytes: &[u8]) {
    // Without the prints, nothing is read. What is read stays for good.
    let Ok(edition) = stored::read(sealed(bytes).leak(), "") else { return };
    let Some(table) = Table::new(&edition) else { return };
    table.decisions(&edition);
    walk_everywhere(&edition);
    assert!(stored::read(stored::write(&edition, &[]).leak(), "").is_ok());
}

/// These bytes as a file of an edition that says of itself that it is whole, and that no text is missing in it.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    static NO_TEXTS: LazyLock<Vec<u8>> =
        LazyLock::new(|| stored::write(&COLLEGE_2020, &[])[stored::HEAD - 8..stored::HEAD].to_vec());
    let rest = [&**NO_TEXTS, bytes].concat();
    let print = rest
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |print, byte| (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    [stored::MARK, &print.to_le_bytes()[..], &rest].concat()
}

/// An edition as a committee writes it: what is proven can be walked, stored, and read again.
pub fn edition(bytes: &[u8]) {
    let files = files(&String::from_utf8_lossy(bytes));
    let Ok(edition) = load(&files) else { return };
    if prove(&edition).is_err() {
        return;
    }
    walk_everywhere(&edition);
    assert!(stored::read(stored::write(&edition, &[]).leak(), "").is_ok());
    let _ = transfer_guide_aid::load::load(&edition, &files);
}

/// What a device has kept, and what is made of it: the first line is the link, the others are what was filled in.
pub fn kept(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (link, filled) = text.split_once('\n').unwrap_or((&text, ""));
    let values: Vec<String> = filled.split('\n').map(str::to_owned).collect();
    let edition = &*COLLEGE_2020;
    stamp::age(edition, &KIT, link);
    let Some(place) = Place::of(edition, link) else { return };
    assert_eq!(steps::steps(&place).len(), place.advised.steps.len());
    letters(&KIT, &place, link);
    plain::plain(&place, link);
    sheet::code(link);
    for offered in papers(&KIT, &place) {
        let paper = KIT.papers.iter().find(|paper| paper.id == offered.id);
        document(&fill(paper.expect("it is offered"), &values));
    }
    let set = |value: &String| read_day(value).map(|day| Set { day, months: value.len() as u32 });
    let set: Vec<_> = reminders(&KIT, &place).iter().zip(&values).map(|(_, value)| set(value)).collect();
    let calendar = calendar(&KIT, &place, None, u32::MAX, link, &set);
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
}

/// What is typed to find a case.
pub fn typed(bytes: &[u8]) {
    let answer = find::answer(&KIT, &String::from_utf8_lossy(bytes));
    assert!(answer.found.len() <= 6);
}

/// Answers that a script hands in: the fast way gives what the exact way gives, or nothing.
pub fn given(bytes: &[u8]) {
    let entries = String::from_utf8_lossy(bytes);
    let edition = &*COLLEGE_2020;
    let answers = given::answers(edition, &entries);
    if let (Some(fast), Ok(answers)) = (given::packed(edition, &entries), &answers) {
        assert_eq!(Table::pack(edition, answers), fast);
    }
    match answers {
        Ok(answers) => {
            view::step(edition, &answers);
            view::possible(edition, &answers);
            view::advice(edition, &answers, read_day(&entries));
        }
        Err(complaint) => assert!(complaint.place.starts_with("answers.")),
    }
}

/// Looks at everything along some ways through an edition.
fn walk_everywhere(edition: &Edition) {
    const MOST: usize = 50;
    view::edition(edition);
    let mut open = vec![Walk::new(edition, &Default::default())];
    for _ in 0..MOST {
        let Some(walk) = open.pop() else { return };
        let read = fragment::read(edition, &fragment::write(&walk, None));
        view::step(edition, &read.answers);
        view::advice(edition, &read.answers, read_day("2020-10-31"));
        open.extend(walk.onward().into_iter().map(|(_, onward)| onward));
    }
}
