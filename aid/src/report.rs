//! What to send to whoever can mend the guide: what was answered, what was advised, and from which writing. Nothing else is
//! known here, and so nothing personal.

use crate::messages as say;
use crate::place::Place;
use crate::stamp::stamped;

/// The report, line by line. `link` is the guide's address without a fragment, or nothing; days typed are left out.
pub fn report(place: &Place<'_>, link: &str) -> String {
    let edition = place.walk.edition;
    let mut lines = vec![say::REPORT.to_owned()];
    lines.push(say::titled(&place.advised.advice.title));
    lines.extend(place.answers().into_iter().map(|(name, label)| say::answered(&name, &label)));
    lines.push(say::written_in(edition));
    // Days are the student's own.
    let fragment = stamped(place);
    let kept: Vec<&str> = fragment
        .split('&')
        .filter(|piece| edition.days.iter().all(|day| !piece.starts_with(&[&*day.id, "="].concat())))
        .collect();
    let place = kept.join("&");
    lines.push(if link.is_empty() { place } else { [link, "#", &place].concat() });
    lines.push(say::REPORT_WHAT.to_owned());
    lines.join("\n")
}
