//! Copying through the terminal.
//!
//! Owns the one sequence for it. It refuses to ask what is in the clipboard.
//!
//! # Source
//! xterm's control sequences, OSC 52.

use crate::text::base64;

/// The sequence that puts a text into the terminal's clipboard.
pub(super) fn sequence(text: &str) -> String {
    format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_one_sequence_in_base64() {
        assert_eq!(sequence("foo"), "\x1b]52;c;Zm9v\x1b\\");
        assert_eq!(sequence("报"), "\x1b]52;c;5oql\x1b\\");
    }
}
