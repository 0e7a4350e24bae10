//! The advice on one sheet of paper: where to, in which steps, until when, on which clauses, for which answers; with a code
//! of its link, which a phone reads from the paper (ISO/IEC 18004).

use chrono::NaiveDate;
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;

use crate::messages as say;
use crate::place::Place;
use transfer_guide_rules::dates::Due;
use transfer_guide_rules::digits::digits;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::parts::Deadline;

/// What stands on the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The advice.
    pub title: String,
    /// What it is in a sentence.
    pub lead: String,
    /// That the edition is not this student's; none where it is.
    pub caution: Option<String>,
    /// Where to: how strongly, and the organisation.
    pub destinations: Vec<[String; 2]>,
    /// Who starts and who approves: what, who, and how.
    pub duties: Vec<[String; 3]>,
    /// What to do: who, what, and how.
    pub steps: Vec<[String; 3]>,
    /// Until when: the day or why there is none, and what.
    pub deadlines: Vec<[String; 2]>,
    /// What not to do.
    pub never: Vec<String>,
    /// The answers.
    pub answers: Vec<[String; 2]>,
    /// The clauses, by their numbers.
    pub clauses: String,
    /// Which document, which writing, printed when.
    pub origin: String,
}

/// The sheet of a place, printed on a day.
pub fn sheet(place: &Place<'_>, today: Option<NaiveDate>) -> Sheet {
    let (edition, advised) = (place.walk.edition, &place.advised);
    let clauses: Vec<String> = advised.clauses.iter().map(|clause| clause.id.to_string()).collect();
    Sheet {
        title: advised.advice.title.to_string(),
        lead: advised.advice.lead.to_string(),
        caution: advised.off_edition.map(str::to_owned),
        destinations: advised
            .destinations
            .iter()
            .map(|one| [say::force(one.force).to_owned(), one.name.to_string()])
            .collect(),
        duties: advised
            .duties
            .iter()
            .map(|duty| [say::act(duty.act).to_owned(), edition.actor(&duty.actor).to_owned(), duty.text.to_string()])
            .collect(),
        steps: advised
            .steps
            .iter()
            .map(|step| [edition.actor(&step.actor).to_owned(), step.name.to_string(), step.text.to_string()])
            .collect(),
        deadlines: advised
            .deadlines
            .iter()
            .map(|(one, due)| [until(edition, one, *due), say::deadline(edition.actor(&one.actor), &one.name)])
            .collect(),
        never: advised.warnings.iter().map(|one| one.name.to_string()).collect(),
        answers: place.answers().into_iter().map(|(name, label)| [name, label]).collect(),
        clauses: say::basis(&clauses),
        origin: say::printed(edition, today),
    }
}

/// When something is due; where that is counted from a day not typed yet, room to write it down.
fn until(edition: &Edition, deadline: &Deadline, due: Due) -> String {
    let words = say::due(edition, deadline, due);
    if due == Due::Unknown { [say::BLANK_DAY, &words].concat() } else { words }
}

/// A link as a code: the shape of its dark squares as a path of SVG, and how many squares it is wide with the white edge
/// that readers need. None for a link that no code can hold.
pub fn code(link: &str) -> Option<(String, u32)> {
    /// White squares around it.
    const EDGE: i32 = 4;
    let code = QrCode::encode_text(link, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let number = |at: i32| digits((at + EDGE).unsigned_abs(), 1);
            path += &["M", &*number(x), " ", &number(y), "h1v1h-1z"].concat();
        }
    }
    Some((path, (code.size() + 2 * EDGE).unsigned_abs()))
}
