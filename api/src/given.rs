//! Answers and days as a script hands them in, read strictly: what cannot be used is an error that names the place, the
//! value and the nearest right one. (A link is read leniently: [`transfer_guide_rules::fragment`].)

use chrono::NaiveDate;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::read_day;

use crate::complaint::Complaint;
use crate::table::Table;

/// What stands between two pieces of what a script hands in.
const BETWEEN: char = '\0';

/// A value that a script hands in, as `web/api/values.js` tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given<'p> {
    /// A text. One that is longer than any name is cut, and says so: it is no name any more, and like none.
    Text(&'p str),
    /// `null` or `undefined`: as if the key were not there.
    Nothing,
    /// Something else: what, in JavaScript's words, e.g. `number`.
    Other(&'p str),
}

impl<'p> From<&'p str> for Given<'p> {
    /// From a piece: a text behind a quotation mark, nothing, or what it is.
    fn from(piece: &'p str) -> Self {
        match piece.strip_prefix('"') {
            Some(text) => Given::Text(text),
            None if piece.is_empty() => Given::Nothing,
            None => Given::Other(piece),
        }
    }
}

/// Reads answers from an object's entries, a key and a value in turn: a choice's id under each question's id, and days such as
/// `2020-06-20` under theirs. Looks at no entry behind the first that is wrong.
///
/// # Errors
/// A key is neither a question nor a day; a value is none of the question's choices, or no day from 2000 to 2100.
pub fn answers(edition: &Edition, entries: &str) -> Result<Answers, Complaint> {
    let mut answers = Answers::default();
    for (key, value) in pairs(entries) {
        let place = ["answers.", key].concat();
        if edition.day(key).is_some() {
            answers = answers.with_day(key, day(&place, value)?);
            continue;
        }
        let Some(question) = edition.question(key) else {
            let questions = edition.questions.iter().map(|question| &*question.id);
            let known = questions.chain(edition.days.iter().map(|day| &*day.id));
            let problem = format!("\"{key}\" is no question and no day of {}", edition.id);
            return Err(Complaint { place, ..Complaint::new("", key, problem).near(known) });
        };
        let Some(choice) = text(&place, value, "a choice's id")? else { continue };
        if question.choice(choice).is_none() {
            let problem = format!("\"{choice}\" is no choice of \"{key}\"");
            return Err(Complaint::new(&place, choice, problem).near(question.choices.iter().map(|one| &*one.id)));
        }
        answers = answers.with(key, choice);
    }
    Ok(answers)
}

/// The packed form of answers, read fast. None where there is anything in them but choices: then [`answers`] says what.
pub fn packed(edition: &Edition, entries: &str) -> Option<Vec<u8>> {
    let mut student = vec![0; edition.questions.len()];
    for (key, value) in pairs(entries) {
        let Given::Text(choice) = value else { return None };
        let question = edition.questions.iter().position(|question| question.id == key)?;
        let number = Table::number(&edition.questions[question], Some(choice));
        student[question] = if number > 0 { number } else { return None };
    }
    Some(student)
}

fn pairs(entries: &str) -> impl Iterator<Item = (&str, Given<'_>)> {
    let mut pieces = entries.split(BETWEEN);
    std::iter::from_fn(move || Some((pieces.next()?, pieces.next()?.into())))
}

/// Reads a day; none where nothing is given.
///
/// # Errors
/// It is no day from 2000 to 2100, written as `2020-06-20`.
pub fn day(place: &str, given: Given<'_>) -> Result<Option<NaiveDate>, Complaint> {
    let Some(text) = text(place, given, "a day such as \"2020-06-20\"")? else { return Ok(None) };
    let problem = || format!("\"{text}\" is no day from 2000 to 2100 in the form \"2020-06-20\"");
    read_day(text).map(Some).ok_or_else(|| Complaint::new(place, text, problem()))
}

/// The text that is given; none where nothing is. `wanted` says what it should be.
///
/// # Errors
/// Something else is given.
pub fn text<'p>(place: &str, given: Given<'p>, wanted: &str) -> Result<Option<&'p str>, Complaint> {
    match given {
        Given::Text(text) => Ok(Some(text)),
        Given::Nothing => Ok(None),
        Given::Other(kind) => Err(Complaint::new(place, kind, format!("{wanted} is expected, not {kind}"))),
    }
}

#[cfg(test)]
mod tests {
    use transfer_guide_editions::boat;
    use transfer_guide_rules::edition::LONGEST_NAME;

    use super::{Given, answers, day, packed};

    /// Entries, each written `key=piece`.
    fn entries(given: &[&str]) -> String {
        given.iter().map(|entry| entry.replacen('=', "\0", 1)).collect::<Vec<_>>().join("\0")
    }

    #[test]
    fn answers_and_days_are_read() {
        let given = entries(&["way=\"boat", "booked=\"2020-06-20", "pier=", "year="]);
        let read = answers(boat(), &given).unwrap();
        assert_eq!(read.choice("way"), Some("boat"));
        assert_eq!(read.day("booked").map(|day| day.to_string()).as_deref(), Some("2020-06-20"));
        assert_eq!(read.choices().count(), 1, "what is not given is not answered");
        assert_eq!(answers(boat(), ""), Ok(Default::default()));
    }

    #[test]
    fn choices_are_packed_and_anything_else_is_left_to_the_exact_way() {
        let number =
            |id: &str, student: &[u8]| student[boat().questions.iter().position(|question| question.id == id).unwrap()];
        let student = packed(boat(), &entries(&["way=\"boat", "luggage=\"no"])).unwrap();
        let first = &boat().question("way").unwrap().choices[usize::from(number("way", &student)) - 1];
        assert_eq!(first.id, "boat");
        assert!(number("luggage", &student) > 0 && student.iter().filter(|answer| **answer > 0).count() == 2);
        assert_eq!(packed(boat(), ""), Some(vec![0; boat().questions.len()]));
        for other in ["booked=\"2020-06-20", "way=\"nobody", "way=", "way=number", "nobody=\"boat"] {
            assert_eq!(packed(boat(), &entries(&[other])), None, "{other}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place_and_the_nearest_right_thing() {
        for (given, place, value, nearest) in [
            ("wey=\"boat", "answers.wey", "wey", Some("way")),
            ("way=\"boatt", "answers.way", "boatt", Some("boat")),
            ("bookd=\"2020-06-20", "answers.bookd", "bookd", Some("booked")),
            ("booked=\"20.6.2020", "answers.booked", "20.6.2020", None),
            ("booked=\"2020-06-31", "answers.booked", "2020-06-31", None),
        ] {
            let found = answers(boat(), &entries(&[given])).unwrap_err();
            assert_eq!((&*found.place, &*found.value, found.nearest.as_deref()), (place, value, nearest));
            assert!(found.problem.contains(&format!("\"{value}\"")), "{}", found.problem);
        }
    }

    #[test]
    fn another_type_is_named() {
        let found = answers(boat(), &entries(&["way=number"])).unwrap_err();
        assert_eq!((&*found.place, &*found.problem), ("answers.way", "a choice's id is expected, not number"));
        let found = day("today", Given::Other("Date")).unwrap_err();
        assert_eq!((&*found.place, &*found.problem), ("today", "a day such as \"2020-06-20\" is expected, not Date"));
    }

    #[test]
    fn what_was_cut_is_like_no_name() {
        let cut = format!("{}… (10000000 characters)", "e".repeat(LONGEST_NAME));
        let found = answers(boat(), &entries(&[&format!("{cut}=\"boat")])).unwrap_err();
        assert_eq!((&found.value, found.nearest), (&cut, None));
    }
}
