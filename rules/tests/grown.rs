//! That an edition so many times over is whole, and so many times as large.

use transfer_guide_editions::boat;
use transfer_guide_rules::grown::times;
use transfer_guide_rules::proof::prove;

#[test]
fn ten_times_the_edition_is_whole_and_has_ten_times_its_walks_and_advice() {
    let one = prove(boat()).unwrap();
    let ten = prove(&times(boat(), 10)).unwrap();
    assert_eq!((ten.walks, ten.advice.len()), (10 * one.walks, 10 * one.advice.len()));
    assert_eq!((ten.shortest, ten.longest), (one.shortest + 1, one.longest + 1));
    for (advice, walks) in &one.advice {
        let copies: Vec<_> = (1..=10).map(|copy| ten.advice.get(&format!("{advice}-c{copy}"))).collect();
        assert_eq!(copies, [Some(walks); 10], "{advice}");
    }
}

#[test]
fn once_is_the_edition_itself() {
    assert_eq!(format!("{:?}", times(boat(), 1)), format!("{:?}", boat()));
}
