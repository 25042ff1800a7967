//! Limits that hold before a text that is no edition is taken apart.
//!
//! Owns its size, and what its lines, headings and marks come to in memory, so that four million brackets or headings
//! cost a look. It refuses to take anything apart: it looks at bytes alone. The limits of JSON are the edition file's.

use crate::edition::file::{FileError, Limits, Problem, Severity};

/// Most bytes of a text: a month of papers. Who asks for larger files than are read unasked gets a quarter of that size.
const TEXT: u64 = 16 << 20;
/// Most bytes of the text of one scanned page, which has thirty thousand characters at most. Its passes compare what
/// stands on it.
pub(super) const SCAN: usize = 4 << 20;

/// What a text is taken apart as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Markdown.
    Markdown,
    /// The text of a scanned page.
    Scan,
}

/// What a line, a heading and a mark come to in memory, in bytes. Measured: a paragraph of one letter 500 for its two
/// lines, 1,600 on a scanned page; a heading, which may begin an article, 2,600; a mark 65 to 160.
fn weights(kind: Kind) -> (u64, u64, u64) {
    match kind {
        Kind::Markdown => (250, 2_400, 160),
        Kind::Scan => (800, 2_400, 0),
    }
}

/// Says no to a text that is too large, or has more lines, headings and marks than a paper.
///
/// # Errors
/// [`FileError::Unreadable`], with what to do.
pub(super) fn check(text: &str, kind: Kind, limits: Limits) -> Result<(), FileError> {
    let unread = limits.bytes <= Limits::default().bytes;
    let most = if unread { TEXT } else { limits.bytes / 4 };
    let size = text.len() as u64;
    if size > most {
        let (size, most, wanted) = (size.div_ceil(1 << 20), most >> 20, limits.beyond().max(size.div_ceil(1 << 18)));
        return Err(refused(format!(
            "the text has {size} MiB, over the limit of {most} for what is no edition: import its parts one by one, or \
             raise it with `--max-size {wanted}`"
        )));
    }
    if kind == Kind::Scan && unread && text.len() > SCAN {
        let most = SCAN >> 20;
        return Err(refused(format!(
            "a scanned page of more than {most} MiB: expected one page a file; `--from markdown` reads it as it stands"
        )));
    }
    let (line, heading, mark) = weights(kind);
    let (mut lines, mut headings, mut marks) = (0u64, 0u64, 0u64);
    for part in text.as_bytes().split(|byte| *byte == b'\n') {
        lines += 1;
        headings += u64::from(is_heading(part));
        marks += part.iter().filter(|byte| is_mark(**byte)).count() as u64;
    }
    if lines * line + headings * heading + marks * mark <= limits.parts() {
        return Ok(());
    }
    let wanted = limits.beyond();
    Err(refused(format!(
        "{lines} lines, {headings} headings and {marks} marks in one file: no paper needs that; import its parts one by \
         one, or raise the limit with `--max-size {wanted}`"
    )))
}

/// Whether Markdown looks at a byte within a line.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b'*' | b'_' | b'`' | b'[' | b']' | b'<' | b'>' | b'&' | b'!' | b'\\' | b'|' | b'~' | b'^' | b'$')
}

/// Whether a line may be a heading, or the line under one.
fn is_heading(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let under = |mark: u8| !line.is_empty() && line.iter().all(|byte| *byte == mark);
    line.first() == Some(&b'#') || under(b'=') || under(b'-')
}

fn refused(message: String) -> FileError {
    FileError::Unreadable(Problem { severity: Severity::Error, position: None, path: String::new(), message })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, kind: Kind) -> String {
        check(text, kind, Limits::default()).unwrap_err().to_string()
    }

    #[test]
    fn a_months_papers_pass_and_what_is_no_paper_does_not() {
        let page =
            "# 新桥通车\n\n昨日下午，新桥正式通车。The **bridge** is [open](https://a.example/).\n\n".repeat(10_000);
        for kind in [Kind::Markdown, Kind::Scan] {
            assert_eq!(check(&page, kind, Limits::default()), Ok(()));
            assert!(said(&"# 题\n\nx\n\n".repeat(100_000), kind).contains("100000 headings"));
            assert!(said(&"x\n".repeat(1_000_000), kind).contains("1000001 lines"));
        }
        assert!(said(&"[".repeat(1 << 20), Kind::Markdown).contains("1048576 marks"));
        assert!(said(&"新".repeat(6 << 20), Kind::Markdown).contains("18 MiB, over the limit of 16"));
        assert!(said(&"新".repeat(2 << 20), Kind::Scan).contains("expected one page a file"));
    }

    #[test]
    fn who_asks_for_more_gets_it() {
        let large = "新桥通车。\n".repeat(1_500_000);
        let message = said(&large, Kind::Markdown);
        let asked = message.split("--max-size ").nth(1).unwrap().trim_end_matches('`').parse::<u64>().unwrap();
        assert_eq!(check(&large, Kind::Markdown, Limits { bytes: asked << 20 }), Ok(()), "{message}");
    }
}
