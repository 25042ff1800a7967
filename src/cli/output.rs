//! Standard output, standard error, and files that are new.
//!
//! Owns that nothing raw goes out: text is clean, JSON escapes what a terminal would obey. It refuses to hide
//! a write that failed; that a closed pipe is no error is decided by its caller.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use serde::Serialize;

use crate::edition::{clean_line, escape};

/// Writes text to standard output.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes a file that is not there yet, whole or not at all.
///
/// # Errors
/// Whatever the system says; `AlreadyExists` where there is one of this name, which stays as it is.
pub(super) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    // Half a text is none.
    written.inspect_err(|_| drop(std::fs::remove_file(path)))
}

/// Writes one line to standard error, clean. What cannot be said there cannot be said anywhere.
pub(super) fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", clean_line(line));
}

/// A value as JSON, indented, with every character a terminal would obey escaped.
pub(super) fn json(value: &impl Serialize) -> io::Result<String> {
    Ok(escape(&serde_json::to_string_pretty(value)?) + "\n")
}

/// As [`json`], on one line.
pub(super) fn json_line(value: &impl Serialize) -> io::Result<String> {
    Ok(escape(&serde_json::to_string(value)?) + "\n")
}

/// Whether styles may be sent to standard output.
pub(super) fn has_colours() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdout().is_terminal() && !refused && !dumb
}

/// The width of the terminal that is printed to; none where it is no terminal.
pub(super) fn width() -> Option<usize> {
    io::stdout().is_terminal().then(|| crate::tui::window().columns.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_escapes_what_a_terminal_would_obey() {
        let text = json(&["报\u{9b}31m", "\u{202E}x", "\u{1b}"]).unwrap();
        assert!(text.contains("报\\u009b31m") && text.contains("\\u202ex") && text.contains("\\u001b"), "{text}");
        let back: Vec<String> = serde_json::from_str(&text).unwrap();
        assert_eq!(back[0], "报\u{9b}31m");
    }
}
