//! What is said of faults: every kind in both languages, with all its values; causes first, and not more than one can mend.

use transfer_guide_rules::fault::{
    Expected, Fault, Item, Key, Kind, Language, MOST_SHOWN, Named, Near, Slip, causes_first, report,
};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// Every kind once, each leading to the next, so that a new one does not compile before it stands here.
fn next(kind: Option<&Kind>) -> Option<Kind> {
    use Kind::*;
    let near = || Near::Name("near-1".into());
    let (one, two, three) = (|| "one-1".to_owned(), || "two-2".to_owned(), || "three-3".to_owned());
    let (many, shared) = (|| vec!["two-2".to_owned(), "three-3".to_owned()], || Some("step.four-4".to_owned()));
    let Some(kind) = kind else { return Some(NoEdition) };
    Some(match kind {
        NoEdition => FileMissing,
        FileMissing => ToolkitFileMissing,
        ToolkitFileMissing => NoAdvice,
        NoAdvice => IsFolder,
        IsFolder => NotUtf8,
        NotUtf8 => ForeignFile { near: near() },
        ForeignFile { .. } => NotToml { slip: Slip::Other, reason: one() },
        NotToml { .. } => WideSign { sign: '，', instead: ',', reason: one() },
        WideSign { .. } => UnknownKey { name: one(), near: near(), known: many(), shared: shared() },
        UnknownKey { .. } => KeyMissing { name: one(), shared: shared() },
        KeyMissing { .. } => UnknownWord { name: one(), near: near(), known: many(), shared: shared() },
        UnknownWord { .. } => {
            WrongForm { name: Some(two()), expected: Expected::Text, reason: one(), shared: shared() }
        }
        WrongForm { .. } => NotAList { name: one() },
        NotAList { .. } => UnknownShared { list: two(), name: one(), near: near() },
        UnknownShared { .. } => UnusedShared,
        UnusedShared => Twice { id: one() },
        Twice { .. } => UnfitId { id: one() },
        UnfitId { .. } => LongId { id: one(), most: 711 },
        LongId { .. } => ReservedId { id: one() },
        ReservedId { .. } => NoHttps { address: one() },
        NoHttps { .. } => OneChoice,
        OneChoice => AskedLater { question: one() },
        AskedLater { .. } => UnknownQuestion { question: one(), near: near() },
        UnknownQuestion { .. } => UnknownChoice { question: two(), choice: one(), near: near() },
        UnknownChoice { .. } => UnknownClause { clause: one(), near: near() },
        UnknownClause { .. } => UnknownAdvice { advice: one(), near: near() },
        UnknownAdvice { .. } => UnknownName { of: Named::Actor, name: one(), near: near() },
        UnknownName { .. } => AdviceWithoutWhy,
        AdviceWithoutWhy => PartWithoutReading,
        PartWithoutReading => CitesNothing,
        CitesNothing => NobodyToAsk { name: one() },
        NobodyToAsk { .. } => NoSuchDay { month: 711, day: 712, year: 713 },
        NoSuchDay { .. } => ClauseTwice,
        ClauseTwice => UnusedClause,
        UnusedClause => CitedClauseMeantForOthers,
        CitedClauseMeantForOthers => TooManyWalks { most: 711 },
        TooManyWalks { .. } => Gap { answers: one(), near: Some(two()) },
        Gap { .. } => Overlap { answers: one(), other: two() },
        Overlap { .. } => NoStep { answers: one() },
        NoStep { .. } => NeverAsked,
        NeverAsked => NeverReached,
        NeverReached => NeverShown,
        NeverShown => LeadsNowhere { piece: one() },
        LeadsNowhere { .. } => SentenceTwice,
        SentenceTwice => CaseUnfinished { answers: one(), question: two() },
        CaseUnfinished { .. } => CaseAdvice { expected: one(), found: two() },
        CaseAdvice { .. } => CaseDestinations { expected: vec![one()], found: many() },
        CaseDestinations { .. } => CaseDeadlines { expected: vec![one()], found: many() },
        CaseDeadlines { .. } => CaseSilent { text: one() },
        CaseSilent { .. } => CaseSays { text: one(), line: two() },
        CaseSays { .. } => CaseClause { clause: one() },
        CaseClause { .. } => UnknownBlank { blank: one(), near: near() },
        UnknownBlank { .. } => UnusedBlank,
        UnusedBlank => UnusedField { field: one() },
        UnusedField { .. } => UnknownField { field: one(), near: near() },
        UnknownField { .. } => NoCase,
        NoCase => NoKinds,
        NoKinds => UnknownKind { name: one(), near: near() },
        UnknownKind { .. } => NothingSaid,
        NothingSaid => VersionNoNumber,
        VersionNoNumber => VersionAhead { version: 711 },
        VersionAhead { .. } => VersionUnexplained,
        VersionUnexplained => OfferMissing { of: "letter", id: one(), answers: three() },
        OfferMissing { .. } => NoDestination { advice: one() },
        NoDestination { .. } => NotOffered { of: "letter", id: one() },
        NotOffered { .. } => return None,
    })
}

fn every_kind() -> Vec<Kind> {
    std::iter::successors(next(None), |kind| next(Some(kind))).collect()
}

fn fault(kind: Kind) -> Fault {
    Fault::new(Item::Edition, Key::Whole, kind)
}

/// The texts and numbers in a kind, but for the names of its kinds of kinds.
fn values(kind: &Kind) -> Vec<String> {
    fn within(value: &toml::Value) -> Vec<String> {
        match value {
            toml::Value::Table(table) => table.values().flat_map(within).collect(),
            toml::Value::Array(list) => list.iter().flat_map(within).collect(),
            toml::Value::String(text) => vec![text.clone()],
            other => vec![other.to_string()],
        }
    }
    let written = toml::Value::try_from(kind).expect("a kind is data");
    let (toml::Value::Table(table), named) = (&written, written.as_str()) else { return Vec::new() };
    assert!(named.is_none());
    let data = table.values().filter_map(toml::Value::as_table).flatten();
    let told = data.filter(|(key, value)| {
        !(matches!(key.as_str(), "slip" | "expected" | "of") && value.is_str() && value.as_str() != Some("one-1"))
    });
    told.flat_map(|(_, value)| within(value)).collect()
}

#[test]
fn every_kind_is_said_in_both_languages_with_its_values_and_a_way_out() {
    let kinds = every_kind();
    for kind in &kinds {
        for language in LANGUAGES {
            let said = fault(kind.clone()).said(language);
            let (begin, hint) = match language {
                Language::Chinese => ("edition.toml：", "。改法："),
                Language::English => ("edition.toml: ", "; hint: "),
            };
            assert!(said.starts_with(begin) && said.contains(hint) && !said.ends_with(hint), "{said}");
            for value in values(kind) {
                assert!(said.contains(&value), "{value} of {kind:?} is not in: {said}");
            }
            let chinese = said.chars().filter(|letter| ('\u{4e00}'..='\u{9fff}').contains(letter)).count();
            assert_eq!(chinese > 8, language == Language::Chinese, "{said}");
        }
    }
    assert!(kinds.len() > 60, "{}", kinds.len());
}

#[test]
fn what_others_follow_from_is_mended_first() {
    let (reason, question, answers) = ("r".to_owned(), "q".to_owned(), "a".to_owned());
    let follows = fault(Kind::Gap { answers: answers.clone(), near: None });
    let cause = fault(Kind::UnknownQuestion { question, near: Near::Unlike });
    let first = fault(Kind::NotToml { slip: Slip::Other, reason });
    let other = fault(Kind::NoStep { answers });
    let sorted = causes_first(vec![follows.clone(), other.clone(), cause.clone(), first.clone()]);
    assert_eq!(sorted, [first, cause, follows, other]);
}

#[test]
fn no_more_is_printed_than_one_can_mend_and_the_rest_is_counted() {
    let mut faults: Vec<Fault> = (0..30).map(|id| fault(Kind::Twice { id: format!("id-{id}") })).collect();
    faults.push(fault(Kind::NotUtf8));
    let lines = report("editions/mine", faults.clone(), Language::Chinese);
    assert_eq!(lines.len(), MOST_SHOWN + 1);
    assert!(lines[0].starts_with("editions/mine/edition.toml：不是 UTF-8"), "{}", lines[0]);
    assert_eq!(lines[MOST_SHOWN], "还有 11 处，先改上面的");
    let lines = report("editions/mine", faults.clone(), Language::English);
    assert_eq!(lines[MOST_SHOWN], "and 11 more: mend those above first");
    faults.truncate(2);
    assert_eq!(report("editions/mine", faults, Language::Chinese)[2], "共 2 处要改");
}
