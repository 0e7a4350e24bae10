//! Mistakes in what stands beside an edition: each is reported with its file, its place and the way out.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

use transfer_guide_aid::load::load;
use transfer_guide_editions::{boat, boat_files as files};

/// What breaks: the file in `toolkit/`, what is found in it and put in its place, and what the report must say in one line.
const BREAKS: &[(&str, &str, &str, &[&str])] = &[
    (
        "letters",
        "cabin = [\"yes\", \"unknown\"]",
        "cabn = [\"yes\", \"unknown\"]",
        &["`ask-crew`", "there is no question `cabn`", "`cabin`"],
    ),
    (
        "letters",
        "cabin = [\"yes\", \"unknown\"]",
        "cabin = [\"yess\", \"unknown\"]",
        &["`ask-crew`", "`cabin` has no choice `yess`", "`yes`"],
    ),
    (
        "letters",
        "clause = [\"一.a\"]",
        "clause = [\"一.z\"]",
        &["`ask-crew`", "一.z", "is not in clauses.toml", "`一.a`"],
    ),
    ("letters", "我是【姓名】", "我是【名字】", &["`ask-crew`", "nobody explains 【名字】", "hint"]),
    (
        "letters",
        "cabin = [\"yes\", \"unknown\"]",
        "cabin = [\"yes\"]",
        &["advice/boat-unknown.toml: offers", "`letter = \"ask-crew\"` is not there for `way=boat", "`when`"],
    ),
    (
        "letters",
        "id = \"ask-crew\"",
        "id = \"ask-cook\"",
        &["toolkit/letters.toml: `ask-cook`", "no advice offers it", "offers = { letter = \"ask-cook\" }"],
    ),
    (
        "letters",
        "id = \"ask-crew\"",
        "id = \"ask-cook\"",
        &["advice/boat-cabin.toml: offers", "`letter = \"ask-crew\"` is not there", "write it in toolkit/"],
    ),
    ("replies", "group = \"ways\"", "group = \"roads\"", &["toolkit/replies.toml: `roads`", "no advice offers it"]),
    (
        "replies",
        "answers = \"way=walk\"",
        "answers = \"way=wlak\"",
        &["toolkit/replies.toml: `走过去`", "`way=wlak` leads nowhere", "questions.toml"],
    ),
    (
        "letters",
        "when.any = [{ cabin = [\"yes\", \"unknown\"] }]",
        "when.any = [{ cabin = [\"yes\", \"unknown\"] }, { way = [\"walk\"] }]",
        &["`ask-crew`", "`walk` has no destination", "leave {destination} out"],
    ),
    (
        "letters",
        "hint = \"票上的名字。\"",
        "hint = \"票上的名字。\"\n[[blank]]\nname = \"多余\"\nhint = \"x\"",
        &["`多余`", "no message has this blank", "take it out"],
    ),
    (
        "letters",
        "to = \"船务处\"",
        "whom = \"船务处\"",
        &["toolkit/letters.toml", "line", "unknown field `whom`", "`to`"],
    ),
    ("papers", "里面是{what}", "里面是东西", &["`luggage`", "`{what}` is nowhere in the text", "take the field out"]),
    ("papers", "里面是{what}", "里面是{waht}", &["`luggage`", "`{waht}` is no field", "`what`"]),
    ("reminders", "clause = [\"一.a\"]", "clause = [\"一.x\"]", &["`next-boat`", "not in clauses.toml", "一."]),
    (
        "words",
        "answers = [\"way=boat\"]",
        "answers = [\"way=baot\"]",
        &["`way=baot`", "leads nowhere", "questions.toml"],
    ),
    (
        "words",
        "answers = [\"way=boat\"]",
        "answers = [\"way=boat&luggage=no&cabin=yes&pier=north\"]",
        &["is no case that can be found", "the first question"],
    ),
    ("words", "no-match = \"way=plane\"", "no-match = \"way=none\"", &["`way=none` leads nowhere", "questions.toml"]),
    (
        "words",
        "no-match = ",
        "no-hit = ",
        &["toolkit/words.toml", "line", "unknown field `no-hit`", "nearest in this part is `no-match`"],
    ),
    (
        "words",
        "kinds = [\"boat\", \"bridge\"]",
        "kinds = [\"boat\", \"brigde\"]",
        &["`boat brigde`", "no [[word]] is of the kind `brigde`", "`bridge`"],
    ),
    ("words", "kinds = [\"boat\", \"bridge\"]", "kinds = []", &["[[together]]", "no kinds", "`kinds` or `negated`"]),
    ("words", "negations = [", "negations = [\"，\", ", &["`negations`", "nothing is said", "take it out"]),
    ("words", "say = [\"过桥\"]", "say = []", &["[[word]] ", "nothing is said", "take it out"]),
    (
        "words",
        "for-few = [\"door=crew\"]",
        "for-few = [\"door=cook\"]",
        &["`door=cook`", "leads nowhere", "questions.toml"],
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
        let faults: Vec<String> = match load(boat(), &files) {
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
        let faults = load(boat(), &files).unwrap_err();
        assert!(
            faults.iter().any(|fault| fault.to_string().contains(&format!("toolkit/{name}.toml: the file is missing"))),
            "{faults:?}"
        );
    }
}

#[test]
fn a_version_says_what_it_changed() {
    let mut next = boat().clone();
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
    let said = load(boat(), &files).unwrap_err()[0].to_string();
    assert!(said.contains("`999`") && said.contains(&format!("the edition is version {version}")), "{said}");
}

#[test]
fn what_was_stored_is_read_again_and_nothing_else() {
    let kit = load(boat(), &files()).unwrap();
    let stored = kit.write();
    let again = transfer_guide_aid::kit::Kit::read(&stored).unwrap();
    assert_eq!(again.write(), stored);
    assert_eq!(format!("{again:?}"), format!("{kit:?}"));
    assert!(transfer_guide_aid::kit::Kit::read(&stored[..stored.len() / 2]).is_none());
}

#[test]
fn an_id_that_is_there_twice_or_not_fit_is_named() {
    for (file, id) in [("letters", "ask-crew"), ("papers", "luggage"), ("reminders", "next-boat")] {
        let name = format!("toolkit/{file}.toml");
        let twice = files()[&name].split(&format!("id = \"{id}\"")).collect::<Vec<_>>().join("id = \"Not fit\"");
        let mut files = files();
        files.insert(name.clone(), twice);
        let said: String = load(boat(), &files).unwrap_err().iter().map(|fault| format!("{fault}\n")).collect();
        assert!(said.contains(&format!("{name}: id: `Not fit` cannot be part of a link")), "{said}");
    }
    let mut files = files();
    let papers = files.get_mut("toolkit/papers.toml").unwrap();
    *papers = papers.repeat(2);
    let said: String = load(boat(), &files).unwrap_err().iter().map(|fault| format!("{fault}\n")).collect();
    assert!(said.contains("toolkit/papers.toml: id: `luggage` is there twice"), "{said}");
}
