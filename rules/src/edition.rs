//! What an edition is: the questions, the advice, the dates, the names and the clauses of one place's guideline
//! for one graduating year. Data only; what follows from it is in [`crate::walk`] and [`crate::advice`].

use serde::{Deserialize, Serialize};

use crate::condition::Condition;
use crate::parts::{Deadline, Destination, Duty, Note, Offer, Standing, Step};
use crate::text::Text;
use crate::written::one_or_many;

/// Bytes of the longest name there may be: an id in an edition, a key or a value among answers. What is longer is no name.
pub const LONGEST_NAME: usize = 100;

/// One place's guideline for one graduating year, as data.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Edition {
    /// The folder's name, stable for ever: links carry it.
    pub id: Text,
    /// What the page is called.
    pub title: Text,
    /// One sentence under the title: for whom this is.
    pub lead: Text,
    /// Examples of what students type to find their case.
    pub typed: Text,
    /// Which writing of this edition it is, raised by its committee at every change.
    pub version: Text,
    /// The graduating year (届) that its dates belong to, four digits.
    pub year: i32,
    /// Where the rules come from.
    pub source: Source,
    /// Who acts in it: every `actor` elsewhere is one of these.
    pub actors: Vec<Actor>,
    /// Addresses it may show; there are no others.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Days only the student knows, from which deadlines are counted.
    #[serde(default)]
    pub days: Vec<Day>,
    /// The questions, in the order in which they are asked.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Every advice the walk can end in.
    #[serde(default)]
    pub advice: Vec<Advice>,
    /// Every atomic clause of the guideline.
    #[serde(default)]
    pub clauses: Vec<Clause>,
}

/// The document an edition puts into data.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    /// The document's own title.
    pub name: Text,
    /// Who issued it, and how we know.
    pub issuer: Text,
    /// Whose document of which year it is, in one line: it stands at the start.
    pub brief: Text,
    /// What the reader must know about it before trusting it: its year, what it lost.
    pub caution: Text,
}

/// Someone who acts: the member, the college, the receiver.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Actor {
    /// Referred to by steps, duties and deadlines.
    pub id: Text,
    /// How the page names them, a few characters.
    pub name: Text,
}

/// An address an edition may show.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Link {
    /// Referred to by steps.
    pub id: Text,
    /// What it opens, in words: it must make sense when the address is dead.
    pub label: Text,
    /// `https://…`, nothing else.
    pub address: Text,
}

/// A day only the student knows (the day of the request, the last day at school). Optional, typed on the advice.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Day {
    /// Its key in links, e.g. `requested=2020-06-20`.
    pub id: Text,
    /// What happens on it, a few characters: what is counted from it says so.
    pub name: Text,
    /// What to type.
    pub label: Text,
}

/// One question, one page.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Question {
    /// Its key in links, stable for ever.
    pub id: Text,
    /// The question whose page also offers this one's choices, as doors into another kind of walk; whoever takes one
    /// is not asked that question. Such a question is never asked on a page of its own.
    #[serde(default)]
    pub beside: Option<Text>,
    /// When it is asked; without it, always.
    #[serde(default)]
    pub when: Condition,
    /// The whole question, as one would say it.
    pub ask: Text,
    /// What it is called in the list of answers.
    pub name: Text,
    /// How to find out, or why it is asked.
    #[serde(default)]
    pub help: Option<Text>,
    /// Where the guideline makes this matter.
    #[serde(default, deserialize_with = "one_or_many")]
    pub clause: Vec<Text>,
    /// The possible answers, in the order shown.
    #[serde(rename = "choice")]
    pub choices: Vec<Choice>,
}

/// One possible answer.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Choice {
    /// Its value in links, stable for ever.
    pub id: Text,
    /// The answer.
    pub label: Text,
    /// The same in a student's own words, so that everyone finds theirs.
    #[serde(default)]
    pub hint: Option<Text>,
    /// A heading over this choice and those after it.
    #[serde(default)]
    pub group: Option<Text>,
    /// Whether it says "I do not know": the advice then shows what each other answer would mean.
    #[serde(default)]
    pub unknown: bool,
    /// Set where the edition's dates are not this student's: what to tell them.
    #[serde(default)]
    pub off_edition: Option<Text>,
}

/// What the walk ends in. Its parts may have conditions of their own; those that apply are shown, in this order.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Advice {
    /// Stable for ever.
    pub id: Text,
    /// The walks that end here.
    pub when: Condition,
    /// The answer in one line.
    pub title: Text,
    /// The answer in two or three sentences.
    pub lead: Text,
    /// How far the guideline itself carries this advice.
    #[serde(default)]
    pub standing: Standing,
    /// Why it is a reading or a referral; needed for those.
    #[serde(default)]
    pub why: Option<Text>,
    /// What to use first of all.
    #[serde(default)]
    pub offers: Vec<Offer>,
    /// Where the record goes.
    #[serde(default, rename = "destination")]
    pub destinations: Vec<Destination>,
    /// Who may start, who approves.
    #[serde(default, rename = "duty")]
    pub duties: Vec<Duty>,
    /// What happens, in order.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
    /// Until when.
    #[serde(default, rename = "deadline")]
    pub deadlines: Vec<Deadline>,
    /// What to bring or write.
    #[serde(default, rename = "bring")]
    pub bring: Vec<Note>,
    /// What must not be done.
    #[serde(default, rename = "warning")]
    pub warnings: Vec<Note>,
    /// What to do if it fails.
    #[serde(default, rename = "trouble")]
    pub trouble: Vec<Note>,
    /// What else to know, where the guideline is silent above all.
    #[serde(default, rename = "remark")]
    pub remarks: Vec<Note>,
}

/// One atomic rule of the guideline.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Clause {
    /// The document's own heading numbers and a letter, e.g. `二.1d`.
    pub id: Text,
    /// What it says, in our own words.
    pub summary: Text,
    /// Set where the document lost something: what is missing. Never filled in.
    #[serde(default)]
    pub lost: Option<Text>,
    /// Set where no advice rests on it: for whom it is meant, and why it is not shown.
    #[serde(default)]
    pub meant_for: Option<Text>,
}

impl Edition {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The question whose choices are doors on this question's page.
    pub fn doors(&self, question: &Question) -> Option<&Question> {
        self.questions.iter().find(|other| other.beside.as_deref() == Some(&*question.id))
    }

    /// The other half of a question and its doors: whoever answers the one is not asked the other.
    pub fn other_half(&self, question: &Question) -> Option<&Question> {
        match &question.beside {
            Some(main) => self.question(main),
            None => self.doors(question),
        }
    }

    /// The name of an actor; its id where the edition has none, which the proof rules out.
    pub fn actor<'e>(&'e self, id: &'e str) -> &'e str {
        self.actors.iter().find(|actor| actor.id == id).map_or(id, |actor| &actor.name)
    }

    /// The link with this id.
    pub fn link(&self, id: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.id == id)
    }

    /// The day with this id.
    pub fn day(&self, id: &str) -> Option<&Day> {
        self.days.iter().find(|day| day.id == id)
    }
}

impl Question {
    /// The choice with this id.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}
