//! The objects in TypeScript, generated from the Rust types; the functions that give them are declared by wasm-bindgen.

use transfer_guide_rules::fragment::Why;
use transfer_guide_rules::parts::{Act, Force, Standing};
use ts_rs::{Config, TS};

use crate::shape::{
    Action, Actor, Advice, Choice, Clause, Day, Deadline, Decision, Destination, Due, Duty, Edition, Ignored, Link,
    Note, Open, Otherwise, Question, Read, Source, Step, Taken, Title,
};

/// What comes in, which Rust reads key by key.
const ANSWERS: &str = "\
/**
 * Answers and days: a choice's id under each question's id, and days such as \"2020-06-20\" under theirs.
 */
export type Answers = { [questionOrDay: string]: string | null | undefined };

/**
 * What is thrown where something that was handed in cannot be used.
 */
export interface Complaint extends Error {
  /** Where: \"answers.outcome\". */
  place: string;
  /** What stands there. */
  value: string;
  /** The nearest right thing. */
  nearest: string | null;
}

";

/// Every declaration.
pub fn declarations() -> String {
    let config = Config::default();
    let mut all = ANSWERS.to_owned();
    macro_rules! declare {
        ($($shape:ident),*) => {
            $(
                all += &$shape::docs().unwrap_or_default();
                all += &format!("export {}\n\n", $shape::decl(&config));
            )*
        };
    }
    declare!(
        Edition,
        Source,
        Question,
        Choice,
        Day,
        Title,
        Clause,
        Step,
        Taken,
        Decision,
        Advice,
        Destination,
        Force,
        Duty,
        Act
    );
    declare!(Action, Deadline, Due, Note, Standing, Open, Otherwise, Actor, Link, Read, Ignored, Why);
    all
}

#[cfg(test)]
mod tests {
    use super::declarations;

    #[test]
    fn objects_are_declared_as_they_are_written() {
        let all = declarations();
        for said in [
            "daysLeft: number | null",
            "export type Force = \"must\" | \"may\" | \"fallback\" | \"stay\"",
            "\"kind\": \"edition-only\"",
        ] {
            assert!(all.contains(said), "{said} is not in {all}");
        }
        assert!(!all.contains("bigint"), "{all}");
    }
}
