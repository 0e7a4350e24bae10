//! Answers and days as a script hands them in, read strictly: what cannot be used is an error that names the place, the
//! value and the nearest right one. (A link is read leniently: [`transfer_guide_rules::fragment`].)

use chrono::NaiveDate;
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::edition::Edition;
use transfer_guide_rules::fragment::read_day;

use crate::complaint::Complaint;
use crate::table::Table;

/// A value that a script hands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A text.
    Text(String),
    /// `null` or `undefined`: as if the key were not there.
    Nothing,
    /// Something else: what, in JavaScript's words, e.g. `number`.
    Other(String),
}

/// Reads answers from an object's own entries: a choice's id under each question's id, and days such as `2020-06-20` under
/// theirs.
///
/// # Errors
/// A key is neither a question nor a day; a value is none of the question's choices, or no day from 2000 to 2100.
pub fn answers(edition: &Edition, entries: &[(String, Given)]) -> Result<Answers, Complaint> {
    let mut answers = Answers::default();
    for (key, value) in entries {
        let place = format!("answers.{key}");
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

/// The packed form of answers in JSON, read fast. None where there is anything in it but an object of choices: then
/// [`answers`] says what.
pub fn packed(edition: &Edition, json: &str) -> Option<Vec<u8>> {
    let mut student = vec![0; edition.questions.len()];
    let inside = json.strip_prefix('{')?.strip_suffix('}')?;
    if inside.contains('\\') {
        return None;
    }
    // Between the quotes of `"key":"value","key":"value"` there are in turn: nothing, a key, a colon, a value, a comma.
    let mut pieces = inside.split('"');
    while let (before, Some(key)) = (pieces.next()?, pieces.next()) {
        let (colon, value) = (pieces.next()?, pieces.next()?);
        if colon != ":" || !["", ","].contains(&before) {
            return None;
        }
        let question = edition.questions.iter().position(|question| question.id == key)?;
        let number = Table::number(&edition.questions[question], Some(value));
        student[question] = if number > 0 { number } else { return None };
    }
    Some(student)
}

/// Reads a day; none where nothing is given.
///
/// # Errors
/// It is no day from 2000 to 2100, written as `2020-06-20`.
pub fn day(place: &str, given: &Given) -> Result<Option<NaiveDate>, Complaint> {
    let Some(text) = text(place, given, "a day such as \"2020-06-20\"")? else { return Ok(None) };
    let problem = || format!("\"{text}\" is no day from 2000 to 2100 in the form \"2020-06-20\"");
    read_day(text).map(Some).ok_or_else(|| Complaint::new(place, text, problem()))
}

/// The text that is given; none where nothing is. `wanted` says what it should be.
///
/// # Errors
/// Something else is given.
pub fn text<'g>(place: &str, given: &'g Given, wanted: &str) -> Result<Option<&'g str>, Complaint> {
    match given {
        Given::Text(text) => Ok(Some(text)),
        Given::Nothing => Ok(None),
        Given::Other(kind) => Err(Complaint::new(place, kind, format!("{wanted} is expected, not {kind}"))),
    }
}

#[cfg(test)]
mod tests {
    use transfer_guide::DEFAULT_EDITION;

    use super::{Given, answers, day, packed};

    fn entries(given: &[(&str, &str)]) -> Vec<(String, Given)> {
        given.iter().map(|(key, value)| ((*key).to_owned(), Given::Text((*value).to_owned()))).collect()
    }

    #[test]
    fn answers_and_days_are_read() {
        let read =
            answers(&DEFAULT_EDITION, &entries(&[("outcome", "employed"), ("requested", "2020-06-20")])).unwrap();
        assert_eq!(read.choice("outcome"), Some("employed"));
        assert_eq!(read.day("requested").map(|day| day.to_string()).as_deref(), Some("2020-06-20"));
    }

    #[test]
    fn json_of_choices_is_packed_and_anything_else_is_left_to_the_exact_way() {
        let number = |id: &str, student: &[u8]| {
            student[DEFAULT_EDITION.questions.iter().position(|question| question.id == id).unwrap()]
        };
        let student = packed(&DEFAULT_EDITION, r#"{"outcome":"employed","classified":"no"}"#).unwrap();
        let first = &DEFAULT_EDITION.question("outcome").unwrap().choices[usize::from(number("outcome", &student)) - 1];
        assert_eq!(first.id, "employed");
        assert!(number("classified", &student) > 0 && student.iter().filter(|answer| **answer > 0).count() == 2);
        assert_eq!(packed(&DEFAULT_EDITION, "{}"), Some(vec![0; DEFAULT_EDITION.questions.len()]));
        for other in [
            r#"{"outcome":"employed","requested":"2020-06-20"}"#,
            r#"{"outcome":"nobody"}"#,
            r#"{"outcome":null}"#,
            r#"{"outcome":3,"classified":"no"}"#,
            r#"{"outcome":{"classified":"no"}}"#,
            r#"{"outcome":"empl\u006fyed"}"#,
            r#"["outcome","employed"]"#,
            r#""outcome""#,
            "null",
        ] {
            assert_eq!(packed(&DEFAULT_EDITION, other), None, "{other}");
        }
    }

    #[test]
    fn what_is_not_given_is_not_answered() {
        let nothing = [("outcome".to_owned(), Given::Nothing), ("requested".to_owned(), Given::Nothing)];
        assert_eq!(answers(&DEFAULT_EDITION, &nothing), Ok(Default::default()));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place_and_the_nearest_right_thing() {
        let complaint = |given: &[(&str, &str)]| answers(&DEFAULT_EDITION, &entries(given)).unwrap_err();
        for (given, place, value, nearest) in [
            ([("outcom", "employed")], "answers.outcom", "outcom", Some("outcome")),
            ([("outcome", "emploid")], "answers.outcome", "emploid", Some("employed")),
            ([("requestd", "2020-06-20")], "answers.requestd", "requestd", Some("requested")),
            ([("requested", "20.6.2020")], "answers.requested", "20.6.2020", None),
            ([("requested", "2020-06-31")], "answers.requested", "2020-06-31", None),
        ] {
            let found = complaint(&given);
            assert_eq!((&*found.place, &*found.value, found.nearest.as_deref()), (place, value, nearest));
            let said = found.to_string();
            assert!(said.starts_with(&format!("{place}: ")) && said.contains(&format!("\"{value}\"")), "{said}");
        }
    }

    #[test]
    fn another_type_is_named() {
        let other = Given::Other("number".to_owned());
        let said = answers(&DEFAULT_EDITION, &[("outcome".to_owned(), other.clone())]).unwrap_err().to_string();
        assert_eq!(said, "answers.outcome: a choice's id is expected, not number");
        assert_eq!(
            day("today", &other).unwrap_err().to_string(),
            "today: a day such as \"2020-06-20\" is expected, not number"
        );
    }
}
