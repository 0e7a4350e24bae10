//! From the rules' own types to the objects that come out.

use chrono::NaiveDate;
use transfer_guide_rules::advice::{self, Advised};
use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::dates;
use transfer_guide_rules::edition as data;
use transfer_guide_rules::fragment::{self, write, write_day};
use transfer_guide_rules::parts;
use transfer_guide_rules::text::Text;
use transfer_guide_rules::walk::{self, Walk};

use crate::shape::{
    Action, Actor, Advice, Choice, Clause, Day, Deadline, Destination, Due, Duty, Edition, Ignored, Link, Note, Open,
    Otherwise, Question, Read, Source, Step, Taken, Title,
};

/// An edition without its conditions.
pub fn edition(edition: &data::Edition) -> Edition<'_> {
    let source = &edition.source;
    Edition {
        id: &edition.id,
        title: &edition.title,
        lead: &edition.lead,
        version: &edition.version,
        year: edition.year,
        source: Source { name: &source.name, issuer: &source.issuer, caution: &source.caution },
        questions: edition.questions.iter().map(question).collect(),
        days: edition.days.iter().map(|day| Day { id: &day.id, label: &day.label }).collect(),
        advice: edition.advice.iter().map(title).collect(),
        clauses: edition.clauses.iter().map(clause).collect(),
    }
}

/// Where answers lead.
pub fn step<'e>(edition: &'e data::Edition, answers: &Answers) -> Step<'e> {
    let walk = Walk::new(edition, answers);
    let is_asked = |id: &str| walk.choice(id).is_some();
    Step {
        text: write(&walk, None),
        path: walk.path.iter().map(taken).collect(),
        unused: answers.choices().filter(|(id, _)| !is_asked(id)).map(|(id, _)| id.to_owned()).collect(),
        next: walk.next.map(question),
        doors: walk.next.and_then(|next| edition.doors(next)).map(question),
        most_left: walk.longest_left() as u32,
        advice: walk.advice().map(title),
    }
}

/// Every advice that answers can still end in, in the edition's order.
pub fn possible<'e>(edition: &'e data::Edition, answers: &Answers) -> Vec<Title<'e>> {
    let mut ends = Vec::new();
    let mut open = vec![Walk::new(edition, answers)];
    while let Some(walk) = open.pop() {
        ends.extend(walk.advice().map(|advice| &advice.id));
        open.extend(walk.onward().into_iter().map(|(_, onward)| onward));
    }
    edition.advice.iter().filter(|advice| ends.contains(&&advice.id)).map(title).collect()
}

/// The whole advice of answers; none while a question is open. Days are counted down from `today` where it is given.
pub fn advice<'e>(edition: &'e data::Edition, answers: &Answers, today: Option<NaiveDate>) -> Option<Advice<'e>> {
    let advised = advice::advise(&Walk::new(edition, answers))?;
    let Advised { advice: found, off_edition, .. } = advised;
    let notes = |notes: &[&'e parts::Note]| notes.iter().map(|one| note(edition, one)).collect();
    Some(Advice {
        id: &found.id,
        title: &found.title,
        lead: &found.lead,
        standing: found.standing,
        why: found.why.as_deref(),
        caution: off_edition,
        destinations: advised.destinations.iter().map(|one| destination(one)).collect(),
        duties: advised.duties.iter().map(|one| duty(edition, one)).collect(),
        steps: advised.steps.iter().map(|one| action(edition, one)).collect(),
        deadlines: advised.deadlines.iter().map(|(one, due)| deadline(edition, one, *due, today)).collect(),
        bring: notes(&advised.bring),
        warnings: notes(&advised.warnings),
        trouble: notes(&advised.trouble),
        remarks: notes(&advised.remarks),
        clauses: advised.clauses.iter().map(|one| clause(one)).collect(),
        decided: advised.decided.iter().map(taken).collect(),
        open: advised.open.iter().map(open).collect(),
    })
}

/// What a text said.
pub fn read(edition: &data::Edition, text: &str) -> Read {
    let read = fragment::read(edition, text);
    let choices = read.answers.choices().map(|(question, choice)| (question.to_owned(), choice.to_owned()));
    let days = edition.days.iter().filter_map(|day| Some((day.id.to_string(), write_day(read.answers.day(&day.id)?))));
    let ignored = read.ignored.into_iter().map(|one| Ignored { piece: one.piece, why: one.why });
    Read { answers: choices.chain(days).collect(), change: read.change, ignored: ignored.collect() }
}

fn question(question: &data::Question) -> Question<'_> {
    Question {
        id: &question.id,
        beside: question.beside.as_deref(),
        ask: &question.ask,
        name: &question.name,
        help: question.help.as_deref(),
        clauses: ids(&question.clause),
        choices: question.choices.iter().map(choice).collect(),
    }
}

fn choice(choice: &data::Choice) -> Choice<'_> {
    Choice {
        id: &choice.id,
        label: &choice.label,
        hint: choice.hint.as_deref(),
        group: choice.group.as_deref(),
        unknown: choice.unknown,
    }
}

fn title(advice: &data::Advice) -> Title<'_> {
    Title { id: &advice.id, title: &advice.title }
}

fn clause(clause: &data::Clause) -> Clause<'_> {
    Clause { id: &clause.id, summary: &clause.summary, lost: clause.lost.as_deref() }
}

fn taken<'e>(taken: &walk::Taken<'e>) -> Taken<'e> {
    let walk::Taken { question, choice } = *taken;
    Taken { question: &question.id, name: &question.name, choice: &choice.id, label: &choice.label }
}

fn open<'e>(unknown: &advice::Open<'e>) -> Open<'e> {
    let otherwise = unknown.otherwise.iter().map(|(taken, walk)| Otherwise {
        choice: &taken.choice.id,
        text: write(walk, None),
        advice: walk.advice().map(title),
    });
    Open { taken: taken(&unknown.taken), otherwise: otherwise.collect() }
}

fn destination(one: &parts::Destination) -> Destination<'_> {
    let (clauses, reading) = (ids(&one.clause), one.reading.as_deref());
    Destination { force: one.force, name: &one.name, text: &one.text, clauses, reading }
}

fn duty<'e>(edition: &'e data::Edition, one: &'e parts::Duty) -> Duty<'e> {
    let (clauses, reading) = (ids(&one.clause), one.reading.as_deref());
    Duty { act: one.act, actor: actor(edition, &one.actor), text: &one.text, clauses, reading }
}

fn action<'e>(edition: &'e data::Edition, one: &'e parts::Step) -> Action<'e> {
    Action {
        actor: actor(edition, &one.actor),
        name: &one.name,
        text: &one.text,
        irreversible: one.irreversible,
        link: link(edition, one.link.as_ref()),
        clauses: ids(&one.clause),
        reading: one.reading.as_deref(),
    }
}

fn deadline<'e>(
    edition: &'e data::Edition,
    one: &'e parts::Deadline,
    due: dates::Due,
    today: Option<NaiveDate>,
) -> Deadline<'e> {
    Deadline {
        actor: actor(edition, &one.actor),
        name: &one.name,
        due: match due {
            dates::Due::By(day) => Due::By { day: write_day(day) },
            dates::Due::EditionOnly(month, day) => Due::EditionOnly { month, day },
            dates::Due::Unknown => Due::Unknown { from: one.due.counted_from().unwrap_or_default() },
            dates::Due::Lost => Due::Lost,
            dates::Due::Silent => Due::Silent,
        },
        days_left: today.and_then(|today| due.days_left(today)).and_then(|days| days.try_into().ok()),
        text: &one.text,
        clauses: ids(&one.clause),
        reading: one.reading.as_deref(),
    }
}

fn note<'e>(edition: &'e data::Edition, one: &'e parts::Note) -> Note<'e> {
    Note {
        name: &one.name,
        text: &one.text,
        link: link(edition, one.link.as_ref()),
        irreversible: one.irreversible,
        standing: one.standing,
        clauses: ids(&one.clause),
        reading: one.reading.as_deref(),
    }
}

fn actor<'e>(edition: &'e data::Edition, id: &'e str) -> Actor<'e> {
    Actor { id, name: edition.actor(id) }
}

fn link<'e>(edition: &'e data::Edition, id: Option<&Text>) -> Option<Link<'e>> {
    let link = edition.link(id?)?;
    Some(Link { label: &link.label, address: &link.address })
}

fn ids(clauses: &[Text]) -> Vec<&str> {
    clauses.iter().map(|id| &**id).collect()
}
