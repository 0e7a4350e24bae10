//! Answers by themselves: what is given, taken back, and put over earlier ones.

use transfer_guide_rules::answers::Answers;
use transfer_guide_rules::fragment::read_day;

#[test]
fn what_is_taken_out_is_not_there_and_nothing_else_is_gone() {
    let both = Answers::default().with("b", "1").with("a", "2").with_day("left", read_day("2020-06-20"));
    let without = both.without("a").with_day("left", None);
    assert_eq!(without.choices().collect::<Vec<_>>(), [("b", "1")]);
    assert_eq!(without.day("left"), None);
    assert_eq!(without.without("a"), without);
}

#[test]
fn over_earlier_answers_each_new_one_counts_and_the_others_stay() {
    let earlier = Answers::default().with("a", "old").with("b", "old").with_day("left", read_day("2020-06-20"));
    let now = Answers::default().with("b", "new").with("c", "new").with_day("requested", read_day("2020-07-01"));
    let over = now.over(&earlier);
    assert_eq!(over.choices().collect::<Vec<_>>(), [("a", "old"), ("b", "new"), ("c", "new")]);
    assert_eq!(over.day("left"), read_day("2020-06-20"));
    assert_eq!(over.day("requested"), read_day("2020-07-01"));
}
