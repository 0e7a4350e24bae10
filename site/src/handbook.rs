//! The handbook: the whole edition on one page, without a script, to read, search and print. A list of every advice, the
//! questions, every advice with all its parts, messages and papers, the clauses. What of an advice only some of its walks show
//! says which.

use transfer_guide_aid::kit::{Kit, Letter, Paper};
use transfer_guide_aid::messages::{DESTINATION, WORDS};
use transfer_guide_aid::papers::fill;
use transfer_guide_rules::advice::advise;
use transfer_guide_rules::edition::{Clause, Edition, Question};
use transfer_guide_rules::proof::every_walk;
use transfer_guide_rules::walk::Walk;
use transfer_guide_view::messages::site as words;
use transfer_guide_view::messages::{COLON, basis};
use transfer_guide_view::summary::{Row, summary};
use transfer_guide_view::tree::{Attribute, Element, Node};

use crate::cases::{Case, all, cases, only, those};
use crate::items::{Shared, sections, shared_chapter, tagged};
use crate::markup::{link, tag, text, with};

/// The handbook's body, with what stands beside the edition.
pub(crate) fn handbook(edition: &Edition, kit: &Kit) -> Vec<Node> {
    let walks = every_walk(edition);
    let shared = Shared::of(edition);
    let firsts = firsts(edition);
    let in_full = firsts.iter().map(|case| advice(edition, kit, &walks, &shared, case));
    let chapters = [
        ("advice", words::ALL_ADVICE, list(&firsts)),
        ("questions", words::ALL_QUESTIONS, questions(edition, &walks)),
        ("in-full", words::IN_FULL, in_full.collect()),
        ("shared", words::SHARED, shared_chapter(edition, &shared)),
        ("letters", words::ALL_LETTERS, letters(kit)),
        ("papers", words::ALL_PAPERS, kit.papers.iter().map(paper).collect()),
        ("clauses", words::ALL_CLAUSES, vec![clauses(edition)]),
    ];
    let ways = [link("./", words::TO_GUIDE), link("table.html", words::TABLE)];
    let mut guide = tag("main", "book handbook", vec![tag("nav", "ways", ways.into()).into()]);
    guide.children.push(tag("h1", "", vec![text(&[words::HANDBOOK, COLON, &edition.title].concat())]).into());
    guide.children.push(tag("p", "lead", vec![text(&edition.source.brief)]).into());
    let contents = chapters.iter().map(|(id, title, _)| tag("li", "", vec![link(&format!("#{id}"), title)]).into());
    guide.children.push(tag("ul", "contents", contents.collect()).into());
    for (id, title, inside) in chapters {
        let mut chapter = with("section", Attribute::Id, id);
        chapter.children.push(tag("h2", "", vec![text(title)]).into());
        chapter.children.push(tag("div", "columns", inside).into());
        guide.children.push(chapter.into());
    }
    guide.children.push(about(edition).into());
    vec![guide.into()]
}

/// The first case of each advice, in the order of the questions.
fn firsts(edition: &Edition) -> Vec<Case<'_>> {
    let mut firsts: Vec<Case<'_>> = Vec::new();
    for case in cases(edition) {
        if firsts.iter().all(|first| first.advice.id != case.advice.id) {
            firsts.push(case);
        }
    }
    firsts
}

/// Every advice by its title, under the group of the answer that first leads to it.
fn list(firsts: &[Case<'_>]) -> Vec<Node> {
    let mut groups: Vec<(String, Element)> = Vec::new();
    let mut group = "";
    let mut last = "";
    for case in firsts {
        let first = case.firsts[0].taken;
        if first.question.beside.is_some() {
            group = &first.choice.label;
        } else if last != first.choice.id {
            // A choice stands under the last heading over it.
            let before = first.question.choices.iter().take_while(|choice| choice.id != first.choice.id);
            group =
                before.chain([first.choice]).filter_map(|choice| choice.group.as_deref()).last().unwrap_or_default();
        }
        last = &first.choice.id;
        if groups.last().is_none_or(|(title, _)| title != group) {
            groups.push((group.to_owned(), tag("ul", "list", Vec::new())));
        }
        let item = tag("li", "", vec![link(&format!("#{}", case.advice.id), &case.advice.title)]);
        groups.last_mut().into_iter().for_each(|(_, list)| list.children.push(item.clone().into()));
    }
    groups.into_iter().flat_map(|(title, list)| [tag("h3", "", vec![text(&title)]).into(), list.into()]).collect()
}

fn questions(edition: &Edition, walks: &[Walk<'_>]) -> Vec<Node> {
    let one = |question: &Question| {
        let mut asks = vec![text(&question.ask), text(" ")];
        asks.extend(tagged(&only(edition, walks, &question.when)));
        let mut inside = vec![tag("h3", "", asks).into()];
        inside.extend(question.help.as_deref().map(|help| tag("p", "help", vec![text(help)]).into()));
        let choices = question.choices.iter().map(|choice| {
            let mut said = vec![tag("b", "", vec![text(&choice.label)]).into()];
            let more = [&choice.hint, &choice.off_edition].into_iter().flatten();
            said.extend(more.flat_map(|more| [text(" "), tag("span", "hint", vec![text(more)]).into()]));
            tag("li", "", said).into()
        });
        let is_short = question.choices.iter().all(|choice| choice.hint.is_none() && choice.off_edition.is_none());
        inside.push(tag("ul", if is_short { "short" } else { "" }, choices.collect()).into());
        tag("div", "listed", inside).into()
    };
    edition.questions.iter().map(one).collect()
}

/// One advice with every part it may have.
fn advice(edition: &Edition, kit: &Kit, walks: &[Walk<'_>], shared: &Shared<'_>, case: &Case<'_>) -> Node {
    let advice = case.advice;
    let ends_here = |walk: &&Walk<'_>| walk.advice().is_some_and(|other| other.id == advice.id);
    let walks: Vec<Walk<'_>> = walks.iter().filter(ends_here).cloned().collect();
    let mut section = with("section", Attribute::Id, &advice.id);
    section.add_class("end");
    section.children =
        vec![tag("h3", "", vec![text(&advice.title)]).into(), tag("p", "lead", vec![text(&advice.lead)]).into()];
    let why = advice.why.iter().map(|why| tag("p", "help", vec![text(why)]).into());
    section.children.extend(why);
    section.children.push(comes_down_to(edition, &walks).into());
    for part in sections(edition, advice) {
        section.children.extend(part.write(edition, kit, &walks, shared));
    }
    let place = link(&format!("./#{}", case.firsts[0].fragment), words::START_HERE);
    section.children.push(tag("p", "start", vec![place]).into());
    section.into()
}

/// The rows of an advice in the edition's own year; one that not all its walks have says for which it is.
fn comes_down_to(edition: &Edition, walks: &[Walk<'_>]) -> Element {
    let own_year = |walk: &&Walk<'_>| walk.path.iter().all(|taken| taken.choice.off_edition.is_none());
    let walks: Vec<Walk<'_>> = walks.iter().filter(own_year).cloned().collect();
    let of_each: Vec<Vec<Row>> = walks.iter().filter_map(advise).map(|advised| summary(edition, &advised)).collect();
    let mut rows: Vec<&Row> = Vec::new();
    for row in of_each.iter().flatten() {
        if !rows.contains(&row) {
            // Beside those that say of the same what holds for others.
            let alike = rows.iter().rposition(|other| other.label == row.label);
            rows.insert(alike.map_or(rows.len(), |place| place + 1), row);
        }
    }
    let said = rows.into_iter().flat_map(|row| {
        let shown: Vec<bool> = of_each.iter().map(|rows| rows.contains(row)).collect();
        let mut says = vec![text(&row.says)];
        says.splice(0..0, tagged(&all(&those(edition, &walks, &shown))));
        [tag("dt", "", vec![text(row.label)]).into(), tag("dd", "", says).into()]
    });
    tag("dl", "summary", said.collect())
}

/// Every message, and what stands in 【】 in them.
fn letters(kit: &Kit) -> Vec<Node> {
    let one = |letter: &Letter| {
        let written = letter.text.replace("{destination}", DESTINATION).replace("{link}", words::ADDRESS);
        let to = tag("span", "to", vec![text(WORDS.to), text(&letter.to)]).into();
        let inside = vec![
            tag("h3", "", vec![text(&letter.name), text(" "), to]).into(),
            tag("p", "", vec![text(&written), text(" "), small(&basis(&letter.clause))]).into(),
        ];
        listed(&format!("letter-{}", letter.id), inside)
    };
    let mut all: Vec<Node> = kit.letters.iter().map(one).collect();
    let explained = kit.blanks.iter().flat_map(|blank| {
        let term = tag("dt", "", vec![text(&blank.name)]).into();
        [term, tag("dd", "", vec![text(&blank.hint)]).into()]
    });
    let explained = tag("dl", "blanks", explained.collect()).into();
    all.push(tag("div", "listed", vec![tag("h3", "", vec![text(WORDS.blanks)]).into(), explained]).into());
    all
}

/// A paper, with lines to write on.
fn paper(paper: &Paper) -> Node {
    let mut inside =
        vec![tag("h3", "", vec![text(&paper.name)]).into(), tag("p", "help", vec![text(&paper.lead)]).into()];
    let filled = fill(paper, &[]);
    let lines = filled.title.iter().chain(&filled.text).chain(&filled.foot);
    inside.extend(lines.map(|line| tag("p", "", vec![text(line)]).into()));
    inside.push(tag("p", "", vec![small(&basis(&paper.clause))]).into());
    listed(&format!("paper-{}", paper.id), inside)
}

fn small(words: &str) -> Node {
    tag("span", "basis", vec![text(words)]).into()
}

fn listed(id: &str, inside: Vec<Node>) -> Node {
    let mut listed = with("div", Attribute::Id, id);
    listed.add_class("listed");
    listed.children = inside;
    listed.into()
}

fn clauses(edition: &Edition) -> Node {
    let one = |clause: &Clause| {
        let mut said = vec![text(&clause.summary)];
        let more = [&clause.lost, &clause.meant_for].into_iter().flatten();
        said.extend(more.map(|more| tag("span", "reading", vec![text(more)]).into()));
        let mut term = with("dt", Attribute::Id, &format!("clause-{}", clause.id));
        term.children.push(text(&clause.id));
        [term.into(), tag("dd", "", said).into()]
    };
    tag("dl", "", edition.clauses.iter().flat_map(one).collect()).into()
}

/// What document it is made from, and what that lost.
fn about(edition: &Edition) -> Element {
    let source = &edition.source;
    let said = [&*words::source(&source.name, &source.issuer), &*source.caution, &*words::version(edition)];
    let mut about = tag("footer", "about", vec![tag("h2", "", vec![text(words::ABOUT)]).into()]);
    about.children.extend(said.map(|words| tag("p", "", vec![text(words)]).into()));
    about
}

#[cfg(test)]
mod tests {
    use transfer_guide_aid::kit::Kit;
    use transfer_guide_editions::COLLEGE_2020;

    use super::*;

    /// The handbook as one element.
    fn whole() -> Element {
        tag("div", "", handbook(&COLLEGE_2020, &Kit::default()))
    }

    #[test]
    fn every_advice_and_every_clause_has_one_anchor_and_every_link_inside_leads_to_one() {
        let (mut ids, mut targets) = (Vec::new(), Vec::new());
        whole().each(&mut |element| {
            ids.extend(element.attribute(Attribute::Id).map(str::to_owned));
            targets.extend(element.attribute(Attribute::Href).and_then(|to| to.strip_prefix('#')).map(str::to_owned));
        });
        let advice = COLLEGE_2020.advice.iter().map(|advice| advice.id.to_string());
        let clauses = COLLEGE_2020.clauses.iter().map(|clause| format!("clause-{}", clause.id));
        for id in advice.chain(clauses).chain(targets) {
            assert_eq!(ids.iter().filter(|other| **other == id).count(), 1, "{id}");
        }
    }

    #[test]
    fn every_part_of_every_advice_is_in_it() {
        let whole = whole();
        let texts = whole.texts();
        for advice in &COLLEGE_2020.advice {
            let notes = [&advice.bring, &advice.warnings, &advice.trouble, &advice.remarks].into_iter().flatten();
            let mut said: Vec<&str> = vec![&advice.title, &advice.lead];
            said.extend(advice.destinations.iter().map(|one| &*one.text));
            said.extend(advice.duties.iter().map(|one| &*one.text));
            said.extend(advice.steps.iter().map(|one| &*one.text));
            said.extend(advice.deadlines.iter().map(|one| &*one.text));
            said.extend(notes.map(|one| &*one.text));
            for text in said {
                assert!(texts.contains(&text), "{}: {text}", advice.id);
            }
        }
    }
}
