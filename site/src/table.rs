//! The table: every case of an edition's readers in a row, on a page of its own, to look up and to print. What whoever
//! reviews or receives does is in the handbook.

use transfer_guide_rules::edition::{Advice, Edition};
use transfer_guide_rules::parts::{Act, Force};
use transfer_guide_view::messages::site as words;
use transfer_guide_view::messages::{COLON, ELSE, LATEST, force, who};
use transfer_guide_view::summary::Row;
use transfer_guide_view::tree::{Element, Node};

use crate::cases::{Case, Given, all, cases};
use crate::markup::{link, tag, text};

/// The table's body.
pub(crate) fn table(edition: &Edition) -> Vec<Node> {
    let ways = [link("./", words::TO_GUIDE), link("handbook.html", words::HANDBOOK)];
    let mut guide = tag("main", "book cases", vec![tag("nav", "ways", ways.into()).into()]);
    guide.children.push(tag("h1", "", vec![text(&[words::TABLE, COLON, &edition.title].concat())]).into());
    guide.children.push(tag("p", "lead", vec![text(&edition.source.brief)]).into());
    let head = columns(edition).map(|(class, name)| tag("th", class, vec![text(name)]).into());
    let rows = rows(edition).into_iter().map(|row| written(edition, &row).into());
    let parts = [tag("thead", "", vec![tag("tr", "", head.into()).into()]), tag("tbody", "", rows.collect())];
    guide.children.push(tag("table", "", parts.map(Node::from).into()).into());
    vec![guide.into()]
}

/// The columns, each with its class.
fn columns(edition: &Edition) -> [(&'static str, &str); 6] {
    let first = edition.questions.first().map_or("", |question| &*question.name);
    [
        ("first", first),
        ("answers", words::CONDITIONS),
        ("where-to", words::WHERE_TO),
        ("who", who(Act::Starts)),
        ("until-when", LATEST),
        ("advice", words::ADVICE),
    ]
}

/// The cases of each row: those that one answer sets apart stand together where it changes only where the record goes.
fn rows(edition: &Edition) -> Vec<Vec<Case<'_>>> {
    let mut rows: Vec<Vec<Case<'_>>> = Vec::new();
    for case in cases(edition).into_iter().filter(|case| is_for_readers(edition, case.advice)) {
        let fits = |row: &&mut Vec<Case<'_>>| {
            row[0].is_beside(&case)
                && ["who", "until-when"].iter().all(|part| of_part(&row[0], part) == of_part(&case, part))
        };
        match rows.last_mut().filter(fits) {
            Some(row) => row.push(case),
            None => rows.push(vec![case]),
        }
    }
    rows
}

fn written(edition: &Edition, row: &[Case<'_>]) -> Element {
    let case = &row[0];
    let cells = columns(edition).map(|(class, name)| {
        let said = match class {
            "first" => vec![text(&case.first())],
            "answers" => vec![text(&answers(row))],
            "where-to" => where_to(row),
            "advice" => ways(row),
            part => vec![text(&of_part(case, part))],
        };
        let is_empty = matches!(&said[..], [Node::Text(text)] if text.is_empty());
        // In a narrow window a row is a list, where each thing is named; a table names them at the top.
        let named = tag("span", "column", vec![text(name), text(COLON)]).into();
        let inside = if is_empty { Vec::new() } else { std::iter::once(named).chain(said).collect() };
        tag(if class == "first" { "th" } else { "td" }, class, inside).into()
    });
    tag("tr", "", cells.into())
}

/// For which answers a row is; what changes nothing of it is left out.
fn answers(row: &[Case<'_>]) -> String {
    let mut given = row[0].conditions.clone();
    if let Some(mut last) = given.pop() {
        for case in &row[1..] {
            last = case.conditions.last().map_or(last.clone(), |other| last.clone().or(other));
        }
        if !last.is_any() || differs(row) {
            given.push(last);
        }
    }
    all(&given)
}

/// Where the record goes; for each answer, where that changes it.
fn where_to(row: &[Case<'_>]) -> Vec<Node> {
    if !differs(row) {
        return vec![text(&of_part(&row[0], "where-to"))];
    }
    let each = row.iter().map(|case| {
        let answer = case.conditions.last().map(Given::labels).unwrap_or_default();
        tag("div", "", vec![text(&[&*answer, COLON, &of_part(case, "where-to")].concat())]).into()
    });
    each.collect()
}

/// The advice, which leads to the guide, with these answers as far as they are the same for all of the row. Where several
/// first answers lead to it, the others by their names.
fn ways(row: &[Case<'_>]) -> Vec<Node> {
    let case = &row[0];
    let each = case.firsts.iter().enumerate().map(|(index, first)| {
        let all = row.iter().map(|case| &*case.firsts[index].fragment);
        let name = if index == 0 { &case.advice.title } else { &first.taken.choice.label };
        let way = link(&format!("./#{}", shared(all)), name);
        tag("span", if index == 0 { "way" } else { "way other" }, vec![way]).into()
    });
    each.collect()
}

/// The answers that fragments begin with alike.
fn shared<'f>(mut fragments: impl Iterator<Item = &'f str>) -> String {
    let first: Vec<&str> = fragments.next().unwrap_or_default().split('&').collect();
    let alike = fragments.fold(first.len(), |alike, other| {
        first.iter().zip(other.split('&')).take(alike).take_while(|(one, other)| *one == other).count()
    });
    first[..alike].join("&")
}

fn differs(row: &[Case<'_>]) -> bool {
    row.iter().any(|case| of_part(case, "where-to") != of_part(&row[0], "where-to"))
}

/// What the summary says of a part; named where it is not what the column is named after.
fn of_part(case: &Case<'_>, part: &str) -> String {
    let rows = case.rows.iter().filter(|row| row.part == part);
    rows.map(said).collect::<Vec<_>>().join(ELSE)
}

fn said(row: &Row) -> String {
    if [force(Force::Must), who(Act::Starts), LATEST].contains(&row.label) {
        return row.says.clone();
    }
    if row.part != "where-to" {
        return [row.label, COLON, &row.says].concat();
    }
    // Where it stays, and in which case: the word stands before the name.
    let said = row.says.split(ELSE).map(|one| match one.split_once(COLON) {
        Some((case, name)) => [case, COLON, row.label, name].concat(),
        None => [row.label, one].concat(),
    });
    said.collect::<Vec<_>>().join(ELSE)
}

/// Whether an advice is for those whom most of an edition is for: its first actor has something to do in it.
fn is_for_readers(edition: &Edition, advice: &Advice) -> bool {
    let reader = edition.actors.first().map(|actor| &actor.id);
    let steps = advice.steps.iter().map(|step| &step.actor);
    steps.chain(advice.deadlines.iter().map(|deadline| &deadline.actor)).any(|actor| Some(actor) == reader)
}

#[cfg(test)]
mod tests {
    use transfer_guide_editions::COLLEGE_2020;

    use super::{Element, cases, is_for_readers, of_part, rows, shared, written};

    fn words(row: &Element) -> String {
        row.texts().concat()
    }

    #[test]
    fn every_case_of_a_reader_is_in_one_row_which_says_what_it_comes_down_to() {
        let rows = rows(&COLLEGE_2020);
        assert!((30..=50).contains(&rows.len()), "{} rows are too many for two sheets, or too few", rows.len());
        let ours = cases(&COLLEGE_2020).into_iter().filter(|case| is_for_readers(&COLLEGE_2020, case.advice));
        assert_eq!(ours.count(), rows.iter().map(Vec::len).sum::<usize>());
        for row in &rows {
            let said = words(&written(&COLLEGE_2020, row));
            for case in row {
                let parts = ["where-to", "who", "until-when"].map(|part| of_part(case, part));
                for one in [case.first(), case.advice.title.to_string()].into_iter().chain(parts) {
                    assert!(said.contains(&one), "{one} is not in {said}");
                }
            }
        }
    }

    #[test]
    fn whoever_has_an_office_is_not_in_it() {
        let offices = |id: &str| ["staff-", "receiver"].iter().any(|office| id.starts_with(office));
        for case in rows(&COLLEGE_2020).iter().flatten() {
            assert!(!offices(&case.advice.id), "{}", case.advice.id);
        }
    }

    #[test]
    fn answers_that_are_not_the_same_for_all_of_a_row_are_left_to_the_guide() {
        assert_eq!(shared(["a=1&b=2&c=3", "a=1&b=2&c=4"].into_iter()), "a=1&b=2");
        assert_eq!(shared(["a=1&b=2"].into_iter()), "a=1&b=2");
        assert_eq!(shared(["a=1", "b=1"].into_iter()), "");
    }
}
