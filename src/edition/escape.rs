//! What is clean already, and JSON that may be shown.
//!
//! Owns the escape in which JSON holds what the sanitiser would not let into a text: such a file can be looked at in a
//! terminal, and says the same when it is read. It refuses rules of its own: `clean` has them.

use std::fmt::Write;

use super::clean::{Cleaner, is_plain, plain_prefix};

/// Whether a text is as the sanitiser would leave it, without hints: for a last look at what is about to be shown.
///
/// ```
/// use newsprint::edition::is_clean;
/// assert!(is_clean("报 e\u{301}") && !is_clean("报\u{1b}") && !is_clean("\u{202e}b") && !is_clean("\u{301}"));
/// ```
pub fn is_clean(text: &str) -> bool {
    if is_plain(text) {
        return true;
    }
    let mut cleaner = Cleaner::default();
    text.chars().all(|char| cleaner.keeps(char))
}

/// JSON in which every character is escaped that the sanitiser would not keep as it is: controls, what turns a text
/// around or is not seen, marks after the eighth. Newlines stay: outside strings JSON has no other of these.
///
/// ```
/// use newsprint::edition::escape;
/// assert_eq!(escape("[\"报\u{9b}31m\u{202e}\u{e0041}\"]"), "[\"报\\u009b31m\\u202e\\udb40\\udc41\"]");
/// ```
pub fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut cleaner = Cleaner::default();
    let mut rest = json;
    loop {
        let (plain, behind) = rest.split_at_checked(plain_prefix(rest.as_bytes())).unwrap_or(("", rest));
        out.push_str(plain);
        if let Some(last) = plain.chars().next_back() {
            // What joins what follows it is not plain: behind this one a cluster begins anew.
            cleaner = Cleaner::default();
            cleaner.keeps(last);
        }
        let mut chars = behind.chars();
        let Some(char) = chars.next() else { return out };
        if cleaner.keeps(char) {
            out.push(char);
        } else {
            for unit in char.encode_utf16(&mut [0; 2]) {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
        rest = chars.as_str();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edition::clean;

    #[test]
    fn only_what_the_sanitiser_would_change_is_escaped() {
        for (text, expected) in [
            ("\"两岸 banks\" “e\u{301}”\n", "\"两岸 banks\" “e\u{301}”\n"),
            ("\u{7f}\u{85}\u{2028}\u{feff}", "\\u007f\\u0085\\u2028\\ufeff"),
            ("新\u{200b}闻\u{ad}", "新\\u200b闻\\u00ad"),
            ("👩\u{200d}👩 \u{1f3f4}\u{e0067}\u{e007f}", "👩\u{200d}👩 \u{1f3f4}\u{e0067}\u{e007f}"),
            ("葛\u{e0100}\u{e000}\u{10ffff}", "葛\u{e0100}\\ue000\\udbff\\udfff"),
        ] {
            assert_eq!(escape(text), expected);
        }
        let flood = format!("\"a{}\"", "\u{301}".repeat(10));
        assert_eq!(escape(&flood), format!("\"a{}\\u0301\\u0301\"", "\u{301}".repeat(8)));
    }

    proptest! {
        #[test]
        fn escaped_json_says_the_same_and_is_clean(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            let escaped = escape(&json);
            prop_assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
            prop_assert_eq!(clean(&escaped), escaped.clone());
            prop_assert!(is_clean(&escaped));
        }
    }
}
