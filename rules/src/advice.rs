//! The advice of a finished walk: the parts of the edition that apply, in order, when each deadline falls, the
//! clauses they rest on, and the answers that decided. Only picks; the words are the edition's.

use crate::condition::Condition;
use crate::dates::Due;
use crate::edition::{Advice, Clause};
use crate::parts::{Deadline, Destination, Duty, Note, Step};
use crate::text::Text;
use crate::walk::{Taken, Walk};

/// What one student reads at the end.
#[derive(Clone, Debug)]
pub struct Advised<'e> {
    /// The advice the walk ended in.
    pub advice: &'e Advice,
    /// Where the record goes, the strongest first as the edition has it.
    pub destinations: Vec<&'e Destination>,
    /// Who starts and who approves.
    pub duties: Vec<&'e Duty>,
    /// What happens, in order.
    pub steps: Vec<&'e Step>,
    /// Until when.
    pub deadlines: Vec<(&'e Deadline, Due)>,
    /// What to bring or write.
    pub bring: Vec<&'e Note>,
    /// What must not be done: what cannot be undone first.
    pub warnings: Vec<&'e Note>,
    /// What to do if it fails.
    pub trouble: Vec<&'e Note>,
    /// What else to know.
    pub remarks: Vec<&'e Note>,
    /// The clauses all of this rests on, in the guideline's order.
    pub clauses: Vec<&'e Clause>,
    /// The answers that decided: with another one this would be another advice, or have other parts.
    pub decided: Vec<Taken<'e>>,
    /// For every "I do not know": what each other answer would lead to.
    pub open: Vec<Open<'e>>,
    /// Set where the edition's dates are not this student's: what to tell them.
    pub off_edition: Option<&'e str>,
}

/// A question answered with "I do not know", and what finding out would lead to.
#[derive(Clone, Debug)]
pub struct Open<'e> {
    /// The question and the answer given.
    pub taken: Taken<'e>,
    /// Each other choice with the walk it would give.
    pub otherwise: Vec<(Taken<'e>, Walk<'e>)>,
}

/// The advice of a walk; none while a question is open.
pub fn advise<'e>(walk: &Walk<'e>) -> Option<Advised<'e>> {
    let advice = walk.advice()?;
    let off_edition = walk.path.iter().find_map(|taken| taken.choice.off_edition.as_deref());
    let year = if off_edition.is_none() { Some(walk.edition.year) } else { None };
    Some(Advised {
        advice,
        destinations: applying(&advice.destinations, walk),
        duties: applying(&advice.duties, walk),
        steps: applying(&advice.steps, walk),
        deadlines: applying(&advice.deadlines, walk)
            .into_iter()
            .map(|deadline| {
                let counted_from = deadline.due.counted_from().and_then(|day| walk.answers().day(day));
                (deadline, deadline.due.due(year, counted_from))
            })
            .collect(),
        bring: applying(&advice.bring, walk),
        warnings: final_first(applying(&advice.warnings, walk)),
        trouble: applying(&advice.trouble, walk),
        remarks: applying(&advice.remarks, walk),
        clauses: cited(advice, walk),
        decided: walk.path.iter().copied().filter(|taken| decides(walk, taken)).collect(),
        open: walk.path.iter().filter(|taken| taken.choice.unknown).map(|taken| open(walk, taken)).collect(),
        off_edition,
    })
}

/// A part of an advice: it applies or not, and rests on clauses.
pub trait Part {
    /// When it applies.
    fn when(&self) -> &Condition;
    /// The clauses it rests on.
    fn clause(&self) -> &Vec<Text>;
    /// Why it is a reading, where it is one.
    fn reading(&self) -> Option<&Text>;
}

macro_rules! parts {
    ($($part:ty),*) => {$(
        impl Part for $part {
            fn when(&self) -> &Condition {
                &self.when
            }
            fn clause(&self) -> &Vec<Text> {
                &self.clause
            }
            fn reading(&self) -> Option<&Text> {
                self.reading.as_ref()
            }
        }
    )*};
}
parts!(Destination, Duty, Step, Deadline, Note);

impl Advice {
    /// Every part it may show, whatever the answers, with the key its list has in the edition's files.
    pub fn parts(&self) -> Vec<(&'static str, usize, &dyn Part)> {
        type Parts<'a> = Vec<(&'static str, usize, &'a dyn Part)>;
        fn add<'a, T: Part>(parts: &mut Parts<'a>, key: &'static str, list: &'a [T]) {
            parts.extend(list.iter().enumerate().map(|(index, part)| (key, index, part as &dyn Part)));
        }
        let mut parts = Vec::new();
        add(&mut parts, "destination", &self.destinations);
        add(&mut parts, "duty", &self.duties);
        add(&mut parts, "step", &self.steps);
        add(&mut parts, "deadline", &self.deadlines);
        add(&mut parts, "bring", &self.bring);
        add(&mut parts, "warning", &self.warnings);
        add(&mut parts, "trouble", &self.trouble);
        add(&mut parts, "remark", &self.remarks);
        parts
    }
}

impl Advice {
    /// Every link it may show.
    pub fn links(&self) -> impl Iterator<Item = &Text> {
        let notes = [&self.bring, &self.warnings, &self.trouble, &self.remarks];
        let notes = notes.into_iter().flat_map(|notes| notes.iter()).filter_map(|note| note.link.as_ref());
        self.steps.iter().filter_map(|step| step.link.as_ref()).chain(notes)
    }
}

/// The clauses that the parts that apply rest on, in the guideline's order.
fn cited<'e>(advice: &'e Advice, walk: &Walk<'e>) -> Vec<&'e Clause> {
    let mut cited: Vec<&Text> = Vec::new();
    for (_, _, part) in advice.parts() {
        if part.when().holds(&|id| walk.choice(id)) {
            cited.extend(part.clause());
        }
    }
    walk.edition.clauses.iter().filter(|clause| cited.contains(&&clause.id)).collect()
}

fn applying<'e, T: Part>(parts: &'e [T], walk: &Walk<'e>) -> Vec<&'e T> {
    parts.iter().filter(|part| part.when().holds(&|id| walk.choice(id))).collect()
}

fn final_first(warnings: Vec<&Note>) -> Vec<&Note> {
    let (first, rest): (Vec<_>, Vec<_>) = warnings.into_iter().partition(|warning| warning.irreversible);
    [first, rest].concat()
}

/// Whether another choice in place of this one would lead elsewhere: to an open question, to another advice, to
/// other parts of the same, or out of the edition's year.
fn decides(walk: &Walk<'_>, taken: &Taken<'_>) -> bool {
    let here = shown(walk);
    alternatives(walk, taken).iter().any(|(_, other)| shown(other) != here)
}

/// What identifies an advice as shown: its id, which of its parts apply, and what is said of whose dates it has. None while a
/// question is open.
pub fn shown<'e>(walk: &Walk<'e>) -> Option<(&'e str, Vec<bool>, Option<&'e str>)> {
    let advice = walk.advice()?;
    let parts = advice.parts().iter().map(|(_, _, part)| part.when().holds(&|id| walk.choice(id))).collect();
    Some((&advice.id, parts, walk.path.iter().find_map(|taken| taken.choice.off_edition.as_deref())))
}

fn open<'e>(walk: &Walk<'e>, taken: &Taken<'e>) -> Open<'e> {
    Open { taken: *taken, otherwise: alternatives(walk, taken) }
}

/// Every other choice of a question on the path, and the walk with it in place.
pub fn alternatives<'e>(walk: &Walk<'e>, taken: &Taken<'e>) -> Vec<(Taken<'e>, Walk<'e>)> {
    let question = taken.question;
    let others = question.choices.iter().filter(|choice| choice.id != taken.choice.id);
    others
        .map(|choice| {
            let answers = walk.on_path().with(&question.id, &choice.id);
            (Taken { question, choice }, Walk::new(walk.edition, &answers))
        })
        .collect()
}
