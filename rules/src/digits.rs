//! Numbers in digits, by hand: the standard library's formatting costs the page as much as all its markup.

/// A number in digits, at least so many of them.
pub fn digits(number: u32, least: usize) -> String {
    let mut text = String::new();
    let mut rest = number;
    while rest > 0 || text.len() < least {
        text.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn numbers_are_written_as_everybody_writes_them() {
        for number in (0..2_000).chain([u32::MAX]) {
            assert_eq!(digits(number, 1), number.to_string());
            assert_eq!(digits(number, 4), format!("{number:04}"));
        }
    }
}
