//! What of a part is left open for whoever publishes: a text like `"@site@"` in a script, in whose place values stand.

use serde_json::Value;

use crate::trouble::{Result, Trouble};

/// A script with a value in the place of the text `@name@`.
///
/// # Errors
/// It has no such place.
pub(crate) fn fill(script: &str, name: &str, value: &Value) -> Result<String> {
    let slot = format!("\"@{name}@\"");
    if !script.contains(&slot) {
        return Err(Trouble::new(format!("the parts are of another version: one has no {slot}")));
    }
    Ok(script.replace(&slot, &ascii(value)))
}

/// JSON in plain ASCII, which reads the same in whatever encoding a server or a page claims for it.
pub(crate) fn ascii(json: &Value) -> String {
    let json = json.to_string();
    json.chars().fold(String::with_capacity(json.len()), |mut ascii, letter| {
        if letter.is_ascii() {
            ascii.push(letter);
        } else {
            letter.encode_utf16(&mut [0; 2]).iter().for_each(|unit| ascii += &format!("\\u{unit:04x}"));
        }
        ascii
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ascii, fill};

    #[test]
    fn a_value_takes_the_place_that_was_left_for_it_and_a_script_without_one_is_refused() {
        let script = "var a=\"@site@\",b=1;";
        assert_eq!(fill(script, "site", &json!({ "id": "\u{20bb7}" })).unwrap(), r#"var a={"id":"\ud842\udfb7"},b=1;"#);
        assert!(fill(script, "other", &json!({})).unwrap_err().to_string().contains("@other@"));
    }

    #[test]
    fn what_is_no_ascii_is_written_in_ascii() {
        assert_eq!(ascii(&json!("指南 \"x\"")), r#""\u6307\u5357 \"x\"""#);
    }
}
