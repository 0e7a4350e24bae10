//! What a student reads at the end of a walk, as one text: every word of the edition that applies, and before each
//! part a label for what a page says by its looks: who, how strongly, whether it can be undone, whether it is a reading.

use crate::advice::Advised;
use crate::dates::Due;
use crate::edition::Edition;
use crate::fragment::write_day;
use crate::messages::{self, act, force, standing};
use crate::parts::Note;
use crate::text::Text;

/// Everything shown, a line a part. Without the clauses' own summaries: those are the guideline's words, not advice.
pub fn shown(edition: &Edition, advised: &Advised<'_>) -> String {
    let advice = advised.advice;
    let mut lines = vec![
        format!("{}{}", standing(advice.standing), advice.title),
        advice.lead.to_string(),
        advice.why.as_deref().unwrap_or_default().to_owned(),
        advised.off_edition.map(|text| format!("{}{text}", messages::ANOTHER_YEAR)).unwrap_or_default(),
    ];
    for part in &advised.destinations {
        let case = part.case.iter().map(|case| format!("{case}：")).collect::<String>();
        lines.push(format!("{}{case}{}：{}{}", force(part.force), part.name, part.text, reading(&part.reading)));
    }
    for part in &advised.duties {
        let actor = edition.actor(&part.actor);
        lines.push(format!("{}{actor}：{}{}", act(part.act), part.text, reading(&part.reading)));
    }
    for part in &advised.steps {
        let (undo, actor) = (irreversible(part.irreversible), edition.actor(&part.actor));
        let rest = [&*part.text, &link(edition, &part.link), &reading(&part.reading)].concat();
        lines.push(format!("{}{undo}{actor}：{}：{rest}", messages::STEP, part.name));
    }
    for (part, due) in &advised.deadlines {
        let (due, actor) = (written(*due), edition.actor(&part.actor));
        let rest = [&*part.text, &reading(&part.reading)].concat();
        lines.push(format!("{}{due}：{actor}：{}：{rest}", messages::DEADLINE, part.name));
    }
    let notes = [&advised.bring, &advised.warnings, &advised.trouble, &advised.remarks];
    for (label, notes) in messages::NOTES.iter().zip(notes) {
        lines.extend(notes.iter().map(|part| format!("{label}{}", note(edition, part))));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// A deadline as the cases write it: `2020-10-31`, `edition-only 10-31`, `unknown`, `lost`, `silent`.
pub fn written(due: Due) -> String {
    match due {
        Due::By(day) => write_day(day),
        Due::EditionOnly(month, day) => format!("edition-only {month}-{day}"),
        Due::Unknown => "unknown".to_owned(),
        Due::Lost => "lost".to_owned(),
        Due::Silent => "silent".to_owned(),
    }
}

fn note(edition: &Edition, part: &Note) -> String {
    let (undo, standing) = (irreversible(part.irreversible), standing(part.standing));
    format!("{undo}{standing}{}：{}{}{}", part.name, part.text, link(edition, &part.link), reading(&part.reading))
}

fn link(edition: &Edition, id: &Option<Text>) -> String {
    let link = id.as_ref().and_then(|id| edition.link(id));
    link.map(|link| format!("{}{} {}", messages::LINK, link.label, link.address)).unwrap_or_default()
}

fn irreversible(set: bool) -> &'static str {
    if set { messages::IRREVERSIBLE } else { "" }
}

fn reading(why: &Option<Text>) -> String {
    why.as_ref().map(|why| format!("{}{why}", messages::READING)).unwrap_or_default()
}
