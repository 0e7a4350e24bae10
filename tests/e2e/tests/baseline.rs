//! That the plain page which the guide is measured against asks the same questions, offers the same choices under the
//! same conditions and ends in the same advice as the edition: or the measure would be of something else.

use std::fs;
use std::path::Path;

use serde_json::Value;
use transfer_guide_e2e::suite::ALONE;
use transfer_guide_e2e::tests;
use transfer_guide_editions::COLLEGE_2020;
use transfer_guide_rules::condition::Condition;

tests! {
    ALONE =>
        the_plain_page_asks_the_same_questions_with_the_same_choices,
        the_plain_page_ends_in_the_same_advice;
}

/// A list in the page's script, which is written as JSON.
fn list(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../baseline/index.html");
    let page = fs::read_to_string(path).expect("the plain page can be read");
    let (_, list) = page.split_once(&format!("const {name} = ")).expect("the list is there");
    let (list, _) = list.split_once("\n];").expect("the list ends");
    serde_json::from_str(&format!("{list}]")).expect("the list is JSON")
}

/// A condition as the page writes it; null where there is none.
fn written(when: &Condition) -> Value {
    let mut table: serde_json::Map<String, Value> =
        when.all.iter().map(|one| (one.question.to_string(), one.choices.clone().into())).collect();
    if !when.any.is_empty() {
        table.insert("any".to_owned(), when.any.iter().map(written).collect());
    }
    if table.is_empty() { Value::Null } else { table.into() }
}

fn the_plain_page_asks_the_same_questions_with_the_same_choices() {
    let questions = list("QUESTIONS");
    assert_eq!(questions.len(), COLLEGE_2020.questions.len());
    for (plain, question) in questions.iter().zip(&COLLEGE_2020.questions) {
        let id = &question.id;
        assert_eq!(plain["id"].as_str(), Some(&**id));
        assert_eq!(plain["ask"].as_str(), Some(&*question.ask), "{id}");
        assert_eq!(plain["help"].as_str(), question.help.as_deref(), "{id}");
        assert_eq!(plain["beside"].as_str(), question.beside.as_deref(), "{id}");
        assert_eq!(plain["when"], written(&question.when), "{id}");
        let choices: Vec<_> = plain["choices"].as_array().unwrap().iter().map(|one| one["id"].as_str()).collect();
        assert_eq!(choices, question.choices.iter().map(|choice| Some(&*choice.id)).collect::<Vec<_>>(), "{id}");
        let labels: Vec<_> = plain["choices"].as_array().unwrap().iter().map(|one| one["label"].as_str()).collect();
        assert_eq!(labels, question.choices.iter().map(|choice| Some(&*choice.label)).collect::<Vec<_>>(), "{id}");
    }
}

fn the_plain_page_ends_in_the_same_advice() {
    let mut plain: Vec<_> = list("ADVICE").into_iter().map(|one| (one["id"].to_string(), one)).collect();
    plain.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut advice: Vec<_> = COLLEGE_2020.advice.iter().collect();
    advice.sort_by_key(|advice| format!("\"{}\"", advice.id));
    assert_eq!(plain.len(), advice.len());
    for ((_, plain), advice) in plain.iter().zip(advice) {
        assert_eq!(plain["id"].as_str(), Some(&*advice.id));
        assert_eq!(plain["title"].as_str(), Some(&*advice.title), "{}", advice.id);
        assert_eq!(plain["when"], written(&advice.when), "{}", advice.id);
    }
}
