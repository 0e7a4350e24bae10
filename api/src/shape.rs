//! What the objects that come out look like. Every text is the edition's own; where nothing stands there is `null`. How
//! they are filled is in `view`.

use std::collections::BTreeMap;

use serde::Serialize;
use transfer_guide_rules::fragment::Why;
use transfer_guide_rules::parts::{Act, Force, Standing};

/// Gives a type its form in JavaScript and in TypeScript.
macro_rules! shapes {
    ($($(#[$about:meta])* struct $name:ident $(<$life:lifetime>)? { $($inside:tt)* })*) => {
        $(
            $(#[$about])*
            #[derive(Clone, Debug, PartialEq, Serialize)]
            #[serde(rename_all = "camelCase")]
            #[cfg_attr(feature = "types", derive(ts_rs::TS))]
            pub struct $name $(<$life>)? { $($inside)* }
        )*
    };
}

shapes! {
    /// An edition: one place's guideline for one graduating year.
    struct Edition<'e> {
        /// Stable for ever.
        pub id: &'e str,
        /// What the page is called.
        pub title: &'e str,
        /// For whom it is.
        pub lead: &'e str,
        /// Which writing of it this is.
        pub version: &'e str,
        /// The graduating year that its dates belong to.
        pub year: i32,
        /// The document behind it.
        pub source: Source<'e>,
        /// Every question, in the order of the packed form.
        pub questions: Vec<Question<'e>>,
        /// Days that only the student knows, from which deadlines are counted.
        pub days: Vec<Day<'e>>,
        /// Every advice, in the order of the packed form.
        pub advice: Vec<Title<'e>>,
        /// Every clause of the guideline.
        pub clauses: Vec<Clause<'e>>,
    }

    /// The document that an edition puts into data.
    struct Source<'e> {
        /// Its own title.
        pub name: &'e str,
        /// Who issued it, and how we know.
        pub issuer: &'e str,
        /// What to know before trusting it.
        pub caution: &'e str,
    }

    /// A day that only the student knows.
    struct Day<'e> {
        /// Its key among the answers.
        pub id: &'e str,
        /// What to type.
        pub label: &'e str,
    }

    /// An advice by its name.
    struct Title<'e> {
        /// Stable for ever.
        pub id: &'e str,
        /// The advice in one line.
        pub title: &'e str,
    }

    /// A rule of the guideline.
    struct Clause<'e> {
        /// The document's own numbers and a letter.
        pub id: &'e str,
        /// What it says, in our words.
        pub summary: &'e str,
        /// What the document lost there.
        pub lost: Option<&'e str>,
    }

    /// A question.
    struct Question<'e> {
        /// Its key among the answers.
        pub id: &'e str,
        /// The question whose page also offers these choices.
        pub beside: Option<&'e str>,
        /// The whole question.
        pub ask: &'e str,
        /// What it is called in a list of answers.
        pub name: &'e str,
        /// How to find out, or why it is asked.
        pub help: Option<&'e str>,
        /// The ids of the clauses that make it matter.
        pub clauses: Vec<&'e str>,
        /// The answers there are, in the order shown.
        pub choices: Vec<Choice<'e>>,
    }

    /// A possible answer.
    struct Choice<'e> {
        /// Its value among the answers.
        pub id: &'e str,
        /// The answer.
        pub label: &'e str,
        /// The same in a student's words.
        pub hint: Option<&'e str>,
        /// A heading over this choice and those after it.
        pub group: Option<&'e str>,
        /// Whether it says "I do not know".
        pub unknown: bool,
    }

    /// A question and the answer given.
    struct Taken<'e> {
        /// The question's id.
        pub question: &'e str,
        /// What the question is called in a list of answers.
        pub name: &'e str,
        /// The choice's id.
        pub choice: &'e str,
        /// The answer in words.
        pub label: &'e str,
    }

    /// Where some answers lead.
    struct Step<'e> {
        /// The answers as text, as a link has them after the `#`.
        pub text: String,
        /// The questions answered so far, in the order asked.
        pub path: Vec<Taken<'e>>,
        /// The ids of questions that were answered and are not asked on this path.
        pub unused: Vec<String>,
        /// The question to ask now; `null` at the end.
        pub next: Option<Question<'e>>,
        /// Its doors into another kind of walk: to be offered beside it.
        pub doors: Option<Question<'e>>,
        /// How many questions are still to come at the most, `next` included.
        pub most_left: u32,
        /// The advice at the end; `null` while a question is open.
        pub advice: Option<Title<'e>>,
    }

    /// Only the result.
    struct Decision<'e> {
        /// The advice's id; `null` while a question is open.
        pub advice: Option<&'e str>,
        /// The open question's id; `null` at the end.
        pub next: Option<&'e str>,
    }

    /// Who acts.
    struct Actor<'e> {
        /// Stable for ever.
        pub id: &'e str,
        /// How the page names them.
        pub name: &'e str,
    }

    /// An address that helps.
    struct Link<'e> {
        /// What it opens.
        pub label: &'e str,
        /// `https://…`
        pub address: &'e str,
    }

    /// Where the record goes or stays.
    struct Destination<'e> {
        /// How strongly the guideline points there.
        pub force: Force,
        /// The organisation's exact name.
        pub name: &'e str,
        /// Whose it is, and which one exactly.
        pub text: &'e str,
        /// The ids of the clauses that say so.
        pub clauses: Vec<&'e str>,
        /// Why this is a reading; `null` where the guideline says so itself.
        pub reading: Option<&'e str>,
    }

    /// Who starts or approves.
    struct Duty<'e> {
        /// Which of the two.
        pub act: Act,
        /// Who.
        pub actor: Actor<'e>,
        /// What exactly.
        pub text: &'e str,
        /// The ids of the clauses that say so.
        pub clauses: Vec<&'e str>,
        /// Why this is a reading.
        pub reading: Option<&'e str>,
    }

    /// One thing that somebody does.
    struct Action<'e> {
        /// Who.
        pub actor: Actor<'e>,
        /// The step in a few words.
        pub name: &'e str,
        /// How; screen labels stand in 「」.
        pub text: &'e str,
        /// Whether it cannot be undone.
        pub irreversible: bool,
        /// An address that helps.
        pub link: Option<Link<'e>>,
        /// The ids of the clauses that say so.
        pub clauses: Vec<&'e str>,
        /// Why this is a reading.
        pub reading: Option<&'e str>,
    }

    /// Until when somebody must have done something.
    struct Deadline<'e> {
        /// Who.
        pub actor: Actor<'e>,
        /// What must be done by then.
        pub name: &'e str,
        /// When that is.
        pub due: Due<'e>,
        /// Days from today to the last day in time: 0 on that day, negative after it; `null` where there is no day, or
        /// where no today was given.
        pub days_left: Option<i32>,
        /// What it means, and what is uncertain about it.
        pub text: &'e str,
        /// The ids of the clauses that say so.
        pub clauses: Vec<&'e str>,
        /// Why the counting is a reading.
        pub reading: Option<&'e str>,
    }

    /// A paragraph with a name.
    struct Note<'e> {
        /// What it is about.
        pub name: &'e str,
        /// What to know or do.
        pub text: &'e str,
        /// An address that helps.
        pub link: Option<Link<'e>>,
        /// Whether it warns of something that cannot be undone.
        pub irreversible: bool,
        /// How far the guideline carries it.
        pub standing: Standing,
        /// The ids of the clauses that say so.
        pub clauses: Vec<&'e str>,
        /// Why this is a reading.
        pub reading: Option<&'e str>,
    }

    /// A question answered with "I do not know", and what finding out would lead to.
    struct Open<'e> {
        /// The question and the answer given.
        pub taken: Taken<'e>,
        /// What each other answer would lead to.
        pub otherwise: Vec<Otherwise<'e>>,
    }

    /// What another answer would lead to.
    struct Otherwise<'e> {
        /// The other choice's id.
        pub choice: &'e str,
        /// The answers with it, as text.
        pub text: String,
        /// The advice it leads to; `null` where another question follows first.
        pub advice: Option<Title<'e>>,
    }

    /// The whole advice, in the order in which a student needs it.
    struct Advice<'e> {
        /// Stable for ever.
        pub id: &'e str,
        /// The answer in one line.
        pub title: &'e str,
        /// The answer in two or three sentences.
        pub lead: &'e str,
        /// How far the guideline itself carries it.
        pub standing: Standing,
        /// Why it is a reading or a referral.
        pub why: Option<&'e str>,
        /// What to know where the edition's dates are not this student's.
        pub caution: Option<&'e str>,
        /// Where the record goes, the strongest first.
        pub destinations: Vec<Destination<'e>>,
        /// Who starts and who approves.
        pub duties: Vec<Duty<'e>>,
        /// What happens, in order.
        pub steps: Vec<Action<'e>>,
        /// Until when.
        pub deadlines: Vec<Deadline<'e>>,
        /// What to bring or write.
        pub bring: Vec<Note<'e>>,
        /// What must not be done; what cannot be undone first.
        pub warnings: Vec<Note<'e>>,
        /// What to do if it fails.
        pub trouble: Vec<Note<'e>>,
        /// What else to know.
        pub remarks: Vec<Note<'e>>,
        /// The clauses that all of this rests on, in the guideline's order.
        pub clauses: Vec<Clause<'e>>,
        /// The answers that decided.
        pub decided: Vec<Taken<'e>>,
        /// For every "I do not know": what each other answer would lead to.
        pub open: Vec<Open<'e>>,
    }

    /// Answers read from text.
    struct Read {
        /// The usable answers and days: key and value.
        #[cfg_attr(feature = "types", ts(type = "Answers"))]
        pub answers: BTreeMap<String, String>,
        /// The question that is being asked again.
        pub change: Option<String>,
        /// What was not usable.
        pub ignored: Vec<Ignored>,
    }

    /// A piece of text that was not usable.
    struct Ignored {
        /// The piece, at most 40 characters of it.
        pub piece: String,
        /// Why.
        pub why: Why,
    }

}

/// When something is due.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Due<'e> {
    /// By the end of this day, as `2020-10-31`.
    By {
        /// The day.
        day: String,
    },
    /// By the end of this day of the year, in an edition that is not this student's.
    EditionOnly {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// As soon as the student gives the day that it is counted from.
    Unknown {
        /// That day's key among the answers.
        from: &'e str,
    },
    /// The guideline lost the date.
    Lost,
    /// The guideline gives none.
    Silent,
}
