//! What is said of faults in English. The words about each kind end in a way out.

use std::borrow::Cow;

use super::{Expected, Fault, Item, Key, Kind, Named, Near, Sentence, Slip, excerpt, file_of};

/// `advice/army.toml: step 3: …; hint: …`
pub(super) fn line(fault: &Fault) -> String {
    let said = sentence(&fault.kind);
    let mut line = format!("{}: ", short(&file_of(&fault.item)));
    match &fault.item {
        Item::Case(says) if !says.is_empty() => line += &format!("“{}”: ", short(says)),
        Item::Question(id) | Item::Clause(id) | Item::Shared(id) | Item::Aid(_, id) if !id.is_empty() => {
            line += &format!("`{}`: ", short(id));
        }
        _ => {}
    }
    match &fault.key {
        Key::Whole => {}
        Key::Named(name) => line += &format!("{}: ", short(name)),
        Key::Part(list, number) => line += &format!("{list} {number}: "),
        Key::Line(number) => line += &format!("line {number}: "),
        Key::FileName => line += "file name: ",
        Key::QuestionsAndDays => line += "questions and days: ",
    }
    line + &format!("{}; hint: {}", short(&said.problem), short(&said.hint))
}

/// The last line of a report.
pub(super) fn count(all: usize, rest: usize) -> String {
    match (all, rest) {
        (1, 0) => "1 fault".to_owned(),
        (all, 0) => format!("{all} faults"),
        (_, rest) => format!("and {rest} more: mend those above first"),
    }
}

fn short(text: &str) -> Cow<'_, str> {
    excerpt(text, |length| format!("({length} characters in all)"))
}

fn nearest(near: &Near, place: &str) -> String {
    match near {
        Near::Name(name) => format!("the nearest in {place} is `{name}`"),
        Near::Unlike => format!("nothing in {place} is like it"),
        Near::NoneThere => format!("there are none in {place}"),
    }
}

fn names(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn texts(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
    if quoted.is_empty() { "none".to_owned() } else { quoted.join(", ") }
}

fn also(shared: &Option<String>) -> String {
    shared.as_ref().map(|shared| format!("; look at [{shared}] of shared.toml too")).unwrap_or_default()
}

fn form(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "write a text in quotation marks",
        Expected::Number => "write a whole number, without quotation marks",
        Expected::Bool => "write true or false, without quotation marks",
        Expected::List => "write a list in brackets, or a part in [[…]]",
        Expected::Table => "write a table in braces",
        Expected::Condition => "write a table from questions to lists of choices: { outcome = [\"army\"] }",
        Expected::Clauses => "write a clause number in quotation marks, or a list of them",
        Expected::Due => {
            "write { on = { month = 10, day = 31 } }, { after = { day = \"…\", days = 10 } }, \"lost\" or \"silent\""
        }
        Expected::Other => "ARCHITECTURE.md lists the keys and what they take",
    }
}

fn slip(slip: Slip) -> &'static str {
    match slip {
        Slip::Unquoted => "put the text into \"quotation marks\"",
        Slip::Unclosed => "close the quotation mark or the bracket",
        Slip::NoEquals => "write key = value",
        Slip::TooMuch => "one value a line; a quotation mark within a text is written “ or \\\"",
        Slip::KeyTwice => "take one of the two out",
        Slip::Other => "the format is TOML; ARCHITECTURE.md lists the keys",
    }
}

fn sentence(kind: &Kind) -> Sentence {
    const CASE: &str = "mend the edition, or the case if the guideline says otherwise";
    const NEVER: &str = "its condition can never hold";
    let (problem, hint) = match kind {
        Kind::NoEdition => {
            ("there is no edition in this folder".into(), "name the folder in which edition.toml is".into())
        }
        Kind::FileMissing => (
            "the file is missing".into(),
            "an edition has edition.toml, questions.toml, clauses.toml, shared.toml and advice/*.toml".into(),
        ),
        Kind::ToolkitFileMissing => (
            "the file is missing".into(),
            "a toolkit has letters, papers, reminders, replies, words and changes; a file of it may be empty of parts"
                .into(),
        ),
        Kind::NoAdvice => ("there is no advice".into(), "write one file an advice, as advice/employer.toml".into()),
        Kind::IsFolder => ("is a folder, and should be a file".into(), "rename the folder, and write the file".into()),
        Kind::NotUtf8 => ("is no text in UTF-8".into(), "save it as UTF-8, as plain text".into()),
        Kind::ForeignFile { near: Near::Name(near) } => {
            ("is no file of an edition, and is not read".into(), format!("rename it if it was meant to be {near}"))
        }
        Kind::ForeignFile { .. } => ("is no file of an edition, and is not read".into(), "keep it elsewhere".into()),
        Kind::NotToml { slip: how, reason } => (format!("is not TOML: {reason}"), slip(*how).into()),
        Kind::WideSign { sign, instead, reason } => {
            (format!("`{sign}` is no sign of TOML: {reason}"), format!("write {instead}"))
        }
        Kind::UnknownKey { name, near, known, shared } => (
            format!("unknown field `{name}`"),
            format!("{}; possible are {}{}", nearest(near, "this part"), names(known), also(shared)),
        ),
        Kind::KeyMissing { name, shared } => (format!("missing field `{name}`"), format!("write it{}", also(shared))),
        Kind::UnknownWord { name, near, known, shared } => (
            format!("unknown variant `{name}`"),
            format!("{}; possible are {}{}", nearest(near, "what can stand here"), names(known), also(shared)),
        ),
        Kind::WrongForm { name, expected, reason, shared } => {
            let place = name.as_ref().map(|name| format!(" in `{name}`")).unwrap_or_default();
            (format!("{reason}{place}"), format!("{}{}", form(*expected), also(shared)))
        }
        Kind::NotAList { name } => ("is not a list".into(), format!("write [[{name}]]")),
        Kind::UnknownShared { list, name, near } => {
            (format!("`use = \"{name}\"` is no [{list}.…] of shared.toml"), nearest(near, "shared.toml"))
        }
        Kind::UnusedShared => ("no advice uses it".into(), "take it out, or write `use` where it belongs".into()),

        Kind::Twice { id } => (format!("`{id}` is there twice"), "give each its own id".into()),
        Kind::UnfitId { id } => {
            (format!("`{id}` cannot be part of a link"), "use small letters, digits and hyphens".into())
        }
        Kind::LongId { id, most } => (format!("`{id}` is too long for a name"), format!("at most {most} letters")),
        Kind::ReservedId { id } => {
            (format!("`{id}` has a meaning of its own in links and conditions"), "choose another".into())
        }
        Kind::NoHttps { address } => {
            (format!("`{address}` does not begin with https://"), "write the whole address".into())
        }
        Kind::OneChoice => ("there is no choice to make".into(), "give it two choices or take it out".into()),
        Kind::AskedLater { question } => (
            format!("asks for the answer to `{question}`, which comes no earlier (a cycle)"),
            "a question may look only at questions above it".into(),
        ),
        Kind::UnknownQuestion { question, near } => {
            (format!("there is no question `{question}`"), nearest(near, "questions.toml"))
        }
        Kind::UnknownChoice { question, choice, near } => {
            (format!("`{question}` has no choice `{choice}`"), nearest(near, &format!("`{question}`")))
        }
        Kind::UnknownClause { clause, near } => {
            (format!("`clause = \"{clause}\"` is not in clauses.toml"), nearest(near, "clauses.toml"))
        }
        Kind::UnknownAdvice { advice, near } => (format!("there is no advice/{advice}.toml"), nearest(near, "advice/")),
        Kind::UnknownName { of, name, near } => {
            let of = match of {
                Named::Actor => "an actor",
                Named::Link => "a link",
                Named::Day => "a day",
            };
            (format!("there is no `{name}`"), format!("{}, where {of} gets its name", nearest(near, "edition.toml")))
        }
        Kind::AdviceWithoutWhy => {
            ("is not the guideline's own word, and nothing says why".into(), "write `why`".into())
        }
        Kind::PartWithoutReading => ("is a reading, and nothing says why".into(), "write `reading`".into()),
        Kind::CitesNothing => ("cites no clause".into(), "cite one, or say in `reading` why there is none".into()),
        Kind::NobodyToAsk { name } => {
            (format!("`{name}` has no day, and nothing says whom to ask"), "name an actor in `ask`".into())
        }
        Kind::NoSuchDay { month, day, year } => {
            (format!("`{month}-{day}` is no day of {year}"), "write a month and a day that it has".into())
        }

        Kind::ClauseTwice => ("is there twice".into(), "give each clause its own number".into()),
        Kind::UnusedClause => {
            ("nothing rests on it".into(), "cite it where it applies, or say in `meant-for` whom it is for".into())
        }
        Kind::CitedClauseMeantForOthers => ("it is cited all the same".into(), "take `meant-for` out".into()),
        Kind::TooManyWalks { most } => (
            format!("they lead to more than {most} combinations of answers"),
            "ask a question only where it decides something: give it a `when`".into(),
        ),
        Kind::Gap { answers, near } => {
            let near = near.as_ref().map(|id| format!("; with one other answer it is advice/{id}.toml"));
            let hint = format!("widen the `when` of its advice{}", near.unwrap_or_default());
            (format!("a gap: `{answers}` leads to no advice"), hint)
        }
        Kind::Overlap { answers, other } => (
            format!("an overlap: `{answers}` leads here and to advice/{other}.toml"),
            "narrow the `when` of one of them".into(),
        ),
        Kind::NoStep { answers } => (format!("has no step for `{answers}`"), "say what happens next".into()),
        Kind::NeverAsked => ("no walk ever asks it".into(), NEVER.into()),
        Kind::NeverReached => ("no walk ends here (an orphan)".into(), NEVER.into()),
        Kind::NeverShown => ("is never shown".into(), format!("{NEVER} here")),

        Kind::LeadsNowhere { piece } => (format!("`{piece}` leads nowhere"), "look at questions.toml".into()),
        Kind::SentenceTwice => ("the sentence is there twice".into(), "take one out".into()),
        Kind::CaseUnfinished { answers, question } => {
            (format!("`{answers}` ends at the question `{question}`"), "answer it too".into())
        }
        Kind::CaseAdvice { expected, found } => (format!("expected `{expected}`, and it is `{found}`"), CASE.into()),
        Kind::CaseDestinations { expected, found } | Kind::CaseDeadlines { expected, found } => {
            (format!("expected {}; found {}", texts(expected), texts(found)), CASE.into())
        }
        Kind::CaseSilent { text } => (format!("“{text}” is not shown"), CASE.into()),
        Kind::CaseSays { text, line } => (format!("“{text}” is shown: {line}"), CASE.into()),
        Kind::CaseClause { clause } => (format!("`{clause}` is not cited"), CASE.into()),

        Kind::UnknownBlank { blank, near } => {
            (format!("nobody explains 【{blank}】 in a [[blank]]"), nearest(near, "toolkit/letters.toml"))
        }
        Kind::UnusedBlank => ("no message has this blank".into(), "take it out".into()),
        Kind::UnusedField { field } => {
            (format!("`{{{field}}}` is nowhere in the text"), "write it, or take the field out".into())
        }
        Kind::UnknownField { field, near } => (format!("`{{{field}}}` is no field"), nearest(near, "its fields")),
        Kind::NoCase => (
            "is no case that can be found".into(),
            "lead to a choice of the first question, or of one that is asked behind such a choice alone".into(),
        ),
        Kind::NoKinds => ("it has no kinds, and so fits everything".into(), "name `kinds` or `negated`".into()),
        Kind::UnknownKind { name, near } => {
            (format!("no [[word]] is of the kind `{name}`"), nearest(near, "toolkit/words.toml"))
        }
        Kind::NothingSaid => ("nothing is said".into(), "write what people type, or take it out".into()),
        Kind::VersionNoNumber => ("links compare it with their own".into(), "write a whole number".into()),
        Kind::VersionAhead { version } => {
            (format!("the edition is version {version}"), "raise the version in edition.toml".into())
        }
        Kind::VersionUnexplained => ("nobody says what this version changed".into(), "write a [[change]]".into()),
        Kind::OfferMissing { of, id, answers } => (
            format!("`{of} = \"{id}\"` is not there for `{answers}`"),
            "write it in toolkit/, or let its `when` hold for these answers".into(),
        ),
        Kind::NoDestination { advice } => {
            (format!("`{advice}` has no destination to name"), "leave {destination} out".into())
        }
        Kind::NotOffered { of, id } => (
            "no advice offers it".into(),
            format!("offer it where it is needed: `offers = {{ {of} = \"{id}\" }}` in a part, or take it out"),
        ),
    };
    Sentence { problem, hint }
}
