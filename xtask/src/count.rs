//! How many tests passed and failed, read from what Rust's test programs print.

/// Tests that ran, so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Those that passed.
    pub(crate) passed: usize,
    /// Those that failed.
    pub(crate) failed: usize,
}

impl Count {
    /// Adds what one line of output says; most lines say nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        let before = |word: &str| {
            let words: Vec<&str> = result.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
            words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse::<usize>().ok())
        };
        self.passed += before("passed").unwrap_or_default();
        self.failed += before("failed").unwrap_or_default();
    }

    /// All tests that ran.
    pub(crate) fn total(self) -> usize {
        self.passed + self.failed
    }
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(output: &str) -> Count {
        let mut count = Count::default();
        output.lines().for_each(|line| count.read(line));
        count
    }

    #[test]
    fn every_result_line_is_added() {
        let output = "\
running 3 tests
test a ... ok
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
   Doc-tests rules
test result: FAILED. 4 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.20s";
        assert_eq!(count(output), Count { passed: 7, failed: 2 });
    }

    #[test]
    fn a_test_program_without_tests_adds_nothing() {
        let output = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(count(output), Count::default());
    }

    #[test]
    fn a_coloured_result_line_is_read_too() {
        assert_eq!(
            count("test result: \u{1b}[32mok\u{1b}[m. 5 passed; 1 failed; 0 ignored"),
            Count { passed: 5, failed: 1 }
        );
    }

    #[test]
    fn a_result_line_that_a_test_quotes_is_not_added() {
        assert_eq!(count("  left: \"test result: ok. 5 passed; 1 failed\""), Count::default());
    }
}
