//! What a student reads at the end of a walk, as one text: every word of the edition that applies, and before each
//! part what a page says by its looks: who, how strongly, whether it can be undone, whether it is a reading.

use transfer_guide_rules::advice::{Advised, advise};
use transfer_guide_rules::dates::Due;
use transfer_guide_rules::parts::{Act, Force, Note, Standing};
use transfer_guide_rules::text::Text;
use transfer_guide_rules::walk::Walk;

/// Everything shown, a line a part. Without the clauses' own summaries: those are the guideline's words, not advice.
pub(crate) fn shown(walk: &Walk<'_>) -> String {
    let advised = advise(walk).expect("the walk is at its end");
    let (edition, advice) = (walk.edition, advised.advice);
    let mut lines = vec![
        format!("{}{}", standing(advice.standing), advice.title),
        advice.lead.to_string(),
        advice.why.as_deref().unwrap_or_default().to_owned(),
        advised.off_edition.map(|text| format!("【别届】{text}")).unwrap_or_default(),
    ];
    for part in &advised.destinations {
        let force = match part.force {
            Force::Must => "【须转】",
            Force::May => "【可转】",
            Force::Fallback => "【兜底】",
            Force::Stay => "【保留】",
        };
        let case = part.case.iter().map(|case| format!("{case}：")).collect::<String>();
        lines.push(format!("{force}{case}{}：{}{}", part.name, part.text, reading(&part.reading)));
    }
    for part in &advised.duties {
        let act = match part.act {
            Act::Starts => "【发起】",
            Act::Approves => "【审核】",
        };
        lines.push(format!("{act}{}：{}{}", edition.actor(&part.actor), part.text, reading(&part.reading)));
    }
    for part in &advised.steps {
        let (undo, actor) = (irreversible(part.irreversible), edition.actor(&part.actor));
        let rest = [&*part.text, &link(walk, &part.link), &reading(&part.reading)].concat();
        lines.push(format!("【步骤】{undo}{actor}：{}：{rest}", part.name));
    }
    for (part, due) in &advised.deadlines {
        let (due, actor) = (written(*due), edition.actor(&part.actor));
        lines.push(format!("【期限】{due}：{actor}：{}：{}{}", part.name, part.text, reading(&part.reading)));
    }
    let notes = [
        ("【带上】", &advised.bring),
        ("【别做】", &advised.warnings),
        ("【卡住】", &advised.trouble),
        ("【另外】", &advised.remarks),
    ];
    for (label, notes) in notes {
        lines.extend(notes.iter().map(|part| format!("{label}{}", note(walk, part))));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// A deadline as the cases write it: `2020-10-31`, `edition-only 10-31`, `unknown`, `lost`, `silent`.
pub(crate) fn written(due: Due) -> String {
    match due {
        Due::By(day) => transfer_guide_rules::fragment::write_day(day),
        Due::EditionOnly(month, day) => format!("edition-only {month}-{day}"),
        Due::Unknown => "unknown".to_owned(),
        Due::Lost => "lost".to_owned(),
        Due::Silent => "silent".to_owned(),
    }
}

/// The numbers of the clauses an advice rests on.
pub(crate) fn clauses<'e>(advised: &Advised<'e>) -> Vec<&'e str> {
    advised.clauses.iter().map(|clause| &*clause.id).collect()
}

fn note(walk: &Walk<'_>, part: &Note) -> String {
    let (undo, standing) = (irreversible(part.irreversible), standing(part.standing));
    format!("{undo}{standing}{}：{}{}{}", part.name, part.text, link(walk, &part.link), reading(&part.reading))
}

fn link(walk: &Walk<'_>, id: &Option<Text>) -> String {
    let link = id.as_ref().and_then(|id| walk.edition.link(id));
    link.map(|link| format!("【链接】{} {}", link.label, link.address)).unwrap_or_default()
}

fn irreversible(set: bool) -> &'static str {
    if set { "【不可逆】" } else { "" }
}

fn reading(why: &Option<Text>) -> String {
    why.as_ref().map(|why| format!("【解读】{why}")).unwrap_or_default()
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Rule => "",
        Standing::Reading => "【解读】",
        Standing::Referral => "【问人】",
    }
}
