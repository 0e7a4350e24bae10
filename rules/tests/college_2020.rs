//! The edition in `guides/college-2020` is whole.

mod edition;

#[test]
fn every_combination_of_answers_leads_to_exactly_one_advice() {
    let edition = edition::college_2020();
    let proof = transfer_guide_rules::proof::prove(&edition)
        .unwrap_or_else(|faults| panic!("{}", faults.iter().map(|fault| format!("\n{fault}")).collect::<String>()));
    println!("{proof:#?}");
}
