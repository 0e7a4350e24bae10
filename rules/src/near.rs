//! What was probably meant by a name that is not known.

/// The known name that is most like this one; none where none is known.
pub fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known.max_by(|a, b| strsim::jaro(name, a).total_cmp(&strsim::jaro(name, b)))
}
