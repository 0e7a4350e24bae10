//! The stored form of everything that an edition is made of: field by field, in the order written here.

use crate::condition::{Condition, OneOf};
use crate::dates::Rule;
use crate::edition::{Actor, Advice, Choice, Clause, Day, Edition, Link, Question, Source};
use crate::parts::{Act, Deadline, Destination, Duty, Force, Note, Offer, Standing, Step};
use crate::text::Text;

use super::{Reader, Stored, Stream, Writer};

/// Conditions inside of conditions that are read: nobody writes as many, and without a limit bytes that are no edition
/// could exhaust the stack.
const DEEPEST: usize = 40;

impl Stored for u32 {
    fn put(&self, out: &mut Writer) {
        out.number(Stream::Shape, *self as usize);
    }

    fn take(input: &mut Reader) -> Self {
        input.number(Stream::Shape)
    }
}

/// A year; those before the first are none.
impl Stored for i32 {
    fn put(&self, out: &mut Writer) {
        out.number(Stream::Shape, usize::try_from(*self).unwrap_or_default());
    }

    fn take(input: &mut Reader) -> Self {
        input.number(Stream::Shape) as i32
    }
}

impl Stored for bool {
    fn put(&self, out: &mut Writer) {
        out.number(Stream::Shape, usize::from(*self));
    }

    fn take(input: &mut Reader) -> Self {
        input.number(Stream::Shape) != 0
    }
}

impl<T: Stored> Stored for Option<T> {
    fn put(&self, out: &mut Writer) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(input: &mut Reader) -> Self {
        if bool::take(input) { Some(T::take(input)) } else { None }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn put(&self, out: &mut Writer) {
        out.number(Stream::Shape, self.len());
        self.iter().for_each(|value| value.put(out));
    }

    #[inline(never)]
    fn take(input: &mut Reader) -> Self {
        (0..input.count()).map(|_| T::take(input)).collect()
    }
}

impl Stored for Condition {
    fn put(&self, out: &mut Writer) {
        self.all.put(out);
        self.any.put(out);
    }

    fn take(input: &mut Reader) -> Self {
        if input.depth > DEEPEST {
            input.give_up();
        }
        input.depth += 1;
        let condition = Condition { all: Stored::take(input), any: Stored::take(input) };
        input.depth -= 1;
        condition
    }
}

/// The clauses come first: what follows cites them.
macro_rules! edition {
    ($($field:ident),*) => {
        impl Stored for Edition {
            fn put(&self, out: &mut Writer) {
                self.clauses.put(out);
                out.clauses = self.clauses.iter().map(|clause| clause.id.clone()).collect();
                $(self.$field.put(out);)*
            }

            fn take(input: &mut Reader) -> Self {
                let clauses = Vec::<Clause>::take(input);
                input.clauses = clauses.iter().map(|clause| clause.id.clone()).collect();
                Edition { $($field: Stored::take(input),)* clauses }
            }
        }
    };
}
edition!(id, title, lead, typed, version, year, source, actors, links, days, questions, advice);

/// One field of a type.
macro_rules! field {
    (put $value:expr, $out:ident) => {
        $value.put($out)
    };
    (put $value:expr, $out:ident, cited) => {
        $out.cite(&$value)
    };
    (take $input:ident) => {
        Stored::take($input)
    };
    (take $input:ident, cited) => {
        $input.cited()
    };
}

/// A type as its fields, one after the other; or as the number of its variant, which has its fields after it.
macro_rules! stored {
    (struct $name:ident { $($field:ident $(as $how:ident)?),* }) => {
        impl Stored for $name {
            fn put(&self, out: &mut Writer) {
                $(field!(put self.$field, out $(, $how)?);)*
            }

            fn take(input: &mut Reader) -> Self {
                $name { $($field: field!(take input $(, $how)?)),* }
            }
        }
    };
    (enum $name:ident {
        $($number:literal => $variant:ident $(($($item:ident),*))? $({ $($field:ident),* })?),*; else $other:expr
    }) => {
        impl Stored for $name {
            fn put(&self, out: &mut Writer) {
                match self {
                    $($name::$variant $(($($item),*))? $({ $($field),* })? => {
                        out.number(Stream::Shape, $number);
                        $($($item.put(out);)*)? $($($field.put(out);)*)?
                    })*
                }
            }

            fn take(input: &mut Reader) -> Self {
                match input.number(Stream::Shape) {
                    $($number => {
                        $($(let $item = Stored::take(input);)*)?
                        $name::$variant $(($($item),*))? $({ $($field: Stored::take(input)),* })?
                    })*
                    _ => {
                        input.give_up();
                        $other
                    }
                }
            }
        }
    };
}

stored!(struct Source { name, issuer, brief, caution });
stored!(struct Actor { id, name });
stored!(struct Link { id, label, address });
stored!(struct Day { id, name, label });
stored!(struct Question { id, beside, when, ask, name, help, clause as cited, choices });
stored!(struct Choice { id, label, hint, group, unknown, off_edition });
stored!(struct Advice { id, when, title, lead, standing, why, offers, destinations, duties, steps, deadlines, bring,
    warnings, trouble, remarks });
stored!(struct Clause { id, summary, lost, meant_for });
stored!(struct OneOf { question, choices });
stored!(struct Destination { when, force, case, name, text, clause as cited, reading });
stored!(struct Duty { when, act, actor, text, clause as cited, reading });
stored!(struct Step { when, actor, name, text, irreversible, link, offers, clause as cited, reading });
stored!(struct Deadline { when, actor, name, due, until, ask, text, clause as cited, reading });
stored!(struct Note { when, name, text, link, offers, irreversible, standing, clause as cited, reading });
stored!(enum Force { 0 => Must, 1 => May, 2 => Fallback, 3 => Stay; else Force::Stay });
stored!(enum Act { 0 => Starts, 1 => Approves; else Act::Approves });
stored!(enum Standing { 0 => Rule, 1 => Reading, 2 => Referral; else Standing::Referral });
stored!(enum Rule {
    0 => On { month, day }, 1 => After { day, days, months }, 2 => Lost, 3 => Silent; else Rule::Silent
});
stored!(enum Offer {
    0 => Letter(id), 1 => Paper(id), 2 => Reminder(id), 3 => Replies(id); else Offer::Letter(Text::default())
});
