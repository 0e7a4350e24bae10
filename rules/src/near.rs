//! What was probably meant by a name that is not known.

use crate::edition::LONGEST_NAME;

/// The known name that is most like this one; none where none is known, and for what is longer than [`LONGEST_NAME`]: to compare
/// takes as long as both are, and nobody meant a name by it.
pub fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST_NAME {
        return None;
    }
    let names = known.filter(|known| known.len() <= LONGEST_NAME);
    names.min_by(|a, b| unlike(name, a).total_cmp(&unlike(name, b)))
}

/// Slips of the keyboard between two names, two letters the wrong way round being one, for each letter of the longer.
fn unlike(name: &str, known: &str) -> f64 {
    let longest = name.chars().count().max(known.chars().count()).max(1);
    strsim::osa_distance(name, known) as f64 / longest as f64
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, near};

    #[test]
    fn the_name_that_is_most_alike_is_found() {
        assert_eq!(near("emploied", ["army", "employed"].into_iter()), Some("employed"));
        assert_eq!(near("aks", ["clause", "ask", "help"].into_iter()), Some("ask"));
        assert_eq!(near("emploied", [].into_iter()), None);
    }

    #[test]
    fn what_is_longer_than_a_name_is_compared_with_nothing() {
        let long = "a".repeat(LONGEST_NAME + 1);
        assert_eq!(near(&long, std::iter::from_fn(|| panic!("it is compared"))), None);
        assert_eq!(near("a", [&*long].into_iter()), None);
    }
}
