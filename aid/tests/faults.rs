//! Mistakes in what stands beside an edition: each is reported with its file, its place and the way out.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

mod kit;

use kit::{edition, files};
use transfer_guide_aid::load::load;

/// What breaks: the file in `toolkit/`, what is found in it and put in its place, and what the report must say in one line.
const BREAKS: &[(&str, &str, &str, &[&str])] = &[
    (
        "letters",
        "id = \"college-stay\"\nwhen = { stay",
        "id = \"college-stay\"\nwhen = { sty",
        &["`college-stay`", "there is no question `sty`", "`stay`"],
    ),
    (
        "letters",
        "when = { stay = [\"stay\"], year = [\"2020\"] }",
        "when = { stay = [\"steay\"], year = [\"2020\"] }",
        &["`college-stay`", "`stay` has no choice `steay`", "`stay`"],
    ),
    (
        "letters",
        "clause = [\"二.6a\"]",
        "clause = [\"二.6z\"]",
        &["`college-delayed`", "二.6z", "is not in clauses.toml", "`二.6a`"],
    ),
    ("letters", "预计【日期】毕业", "预计【日子】毕业", &["`college-delayed`", "nobody explains 【日子】", "hint"]),
    (
        "letters",
        "when = { outcome = [\"delayed\"] }",
        "when = { outcome = [\"delayed\"], enlistment = [\"enrolled\"] }",
        &["advice/delayed.toml: offers", "`letter = \"college-delayed\"` is not there for `outcome=delayed", "`when`"],
    ),
    (
        "letters",
        "id = \"college-army\"",
        "id = \"college-navy\"",
        &["toolkit/letters.toml: `college-navy`", "no advice offers it", "offers = { letter = \"college-navy\" }"],
    ),
    (
        "letters",
        "id = \"college-army\"",
        "id = \"college-navy\"",
        &["advice/special-unit.toml: offers", "`letter = \"college-army\"` is not there", "write it in toolkit/"],
    ),
    (
        "replies",
        "group = \"delayed\"",
        "group = \"late\"",
        &["advice/staff-delayed.toml: offers", "`replies = \"delayed\"` is not there", "write it in toolkit/"],
    ),
    (
        "replies",
        "answers = \"outcome=delayed\"",
        "answers = \"outcome=delaid\"",
        &["toolkit/replies.toml: `延迟毕业`", "`outcome=delaid` leads nowhere", "questions.toml"],
    ),
    (
        "letters",
        "在您答复之前，我不会自己发起转接",
        "转到{destination}",
        &["`college-enlisted-student`", "`enrolled-enlistment` has no destination", "leave {destination} out"],
    ),
    (
        "letters",
        "hint = \"写到日，比如 6月20日。\"",
        "hint = \"写到日。\"\n[[blank]]\nname = \"多余\"\nhint = \"x\"",
        &["`多余`", "no message has this blank", "take it out"],
    ),
    (
        "letters",
        "to = \"学院团总支\"\nname = \"说清去向",
        "whom = \"学院团总支\"\nname = \"说清去向",
        &["toolkit/letters.toml", "line", "unknown field `whom`", "`to`"],
    ),
    (
        "papers",
        "学习研究，时间从{from}到",
        "学习研究，时间从现在到",
        &["`stay-abroad`", "`{from}` is nowhere in the text", "take the field out"],
    ),
    ("papers", "联系方式是{reach}", "联系方式是{reech}", &["`stay-abroad`", "`{reech}` is no field", "`reach`"]),
    (
        "reminders",
        "clause = [\"二.5d\"]",
        "clause = [\"二.5x\"]",
        &["`report-from-abroad`", "not in clauses.toml", "二.5"],
    ),
    (
        "words",
        "answers = [\"outcome=army\"]",
        "answers = [\"outcome=armee\"]",
        &["`outcome=armee`", "leads nowhere", "questions.toml"],
    ),
    (
        "words",
        "answers = [\"outcome=undecided&stay=stay\", ",
        "answers = [\"outcome=undecided&stay=stay&year=2020\", ",
        &["is no case that can be found", "the first question"],
    ),
    (
        "words",
        "no-match = \"outcome=not-listed\"",
        "no-match = \"outcome=none\"",
        &["`outcome=none` leads nowhere", "questions.toml"],
    ),
    (
        "words",
        "no-match = ",
        "no-hit = ",
        &["toolkit/words.toml", "line", "unknown field `no-hit`", "nearest in this part is `no-match`"],
    ),
    (
        "words",
        "kinds = [\"abroad\", \"work\"]",
        "kinds = [\"abroad\", \"wrok\"]",
        &["`abroad wrok`", "no [[word]] is of the kind `wrok`", "`work`"],
    ),
    ("words", "kinds = [\"abroad\", \"work\"]", "kinds = []", &["[[together]]", "no kinds", "`kinds` or `negated`"]),
    ("words", "negations = [", "negations = [\"，\", ", &["`negations`", "nothing is said", "take it out"]),
    ("words", "say = [\"退学\", \"转学\"]", "say = []", &["[[word]] ", "nothing is said", "take it out"]),
    (
        "words",
        "for-few = [\"door=staff\", ",
        "for-few = [\"door=stuff\", ",
        &["`door=stuff`", "leads nowhere", "questions.toml"],
    ),
];

#[test]
fn every_mistake_is_named_with_its_place_and_the_way_out() {
    let mut silent = Vec::new();
    for (file, find, replace, expected) in BREAKS {
        let mut files = files();
        let text = files.get_mut(&format!("toolkit/{file}.toml")).unwrap();
        assert!(text.contains(find), "{file} has changed under this test: {find}");
        *text = text.replacen(find, replace, 1);
        let faults: Vec<String> = match load(edition(), &files) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().map(ToString::to_string).collect(),
        };
        let named = |fault: &String| fault.contains("hint: ") && expected.iter().all(|part| fault.contains(part));
        if !faults.iter().any(named) {
            silent.push(format!("{expected:?} is not in {faults:#?}"));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn a_file_that_is_missing_is_named() {
    for name in ["letters", "papers", "reminders", "replies", "words", "changes"] {
        let mut files = files();
        files.remove(&format!("toolkit/{name}.toml")).unwrap();
        let faults = load(edition(), &files).unwrap_err();
        assert!(
            faults.iter().any(|fault| fault.to_string().contains(&format!("toolkit/{name}.toml: the file is missing"))),
            "{faults:?}"
        );
    }
}

#[test]
fn a_version_says_what_it_changed() {
    let mut next = edition().clone();
    let version: u32 = next.version.parse().unwrap();
    next.version = (version + 1).to_string().into();
    let said = load(&next, &files()).unwrap_err()[0].to_string();
    let expected = format!("toolkit/changes.toml: `{}`: nobody says what this version changed", version + 1);
    assert!(said.contains(&expected), "{said}");
    next.version = "two".into();
    let said = load(&next, &files()).unwrap_err()[0].to_string();
    assert!(said.contains("edition.toml: version") && said.contains("whole number"), "{said}");
    let mut files = files();
    files.get_mut("toolkit/changes.toml").unwrap().push_str("[[change]]\nversion = 999\ntext = \"x\"\n");
    let said = load(edition(), &files).unwrap_err()[0].to_string();
    assert!(said.contains("`999`") && said.contains(&format!("the edition is version {version}")), "{said}");
}

#[test]
fn what_was_stored_is_read_again_and_nothing_else() {
    let stored = kit::kit().write();
    let again = transfer_guide_aid::kit::Kit::read(&stored).unwrap();
    assert_eq!(again.write(), stored);
    assert_eq!(format!("{again:?}"), format!("{:?}", kit::kit()));
    assert!(transfer_guide_aid::kit::Kit::read(&stored[..stored.len() / 2]).is_none());
}

#[test]
fn an_id_that_is_there_twice_or_not_fit_is_named() {
    for (file, id) in [("letters", "college-stay"), ("papers", "army-remark"), ("reminders", "report-from-abroad")] {
        let name = format!("toolkit/{file}.toml");
        let twice = files()[&name].split(&format!("id = \"{id}\"")).collect::<Vec<_>>().join("id = \"Not fit\"");
        let mut files = files();
        files.insert(name.clone(), twice);
        let said: String = load(edition(), &files).unwrap_err().iter().map(|fault| format!("{fault}\n")).collect();
        assert!(said.contains(&format!("{name}: id: `Not fit` cannot be part of a link")), "{said}");
    }
    let mut files = files();
    let text = files.get_mut("toolkit/papers.toml").unwrap();
    *text = text.replace("id = \"classified-remark\"", "id = \"army-remark\"");
    let said: String = load(edition(), &files).unwrap_err().iter().map(|fault| format!("{fault}\n")).collect();
    assert!(said.contains("toolkit/papers.toml: id: `army-remark` is there twice"), "{said}");
}
