//! A text as inline Markdown.
//!
//! Owns which signs are escaped, and where marks of emphasis may stand so that every reader of CommonMark sees
//! them. It refuses to know blocks, save that a line's start has signs of its own.

use std::fmt::Write;
use std::ops::Range;

use crate::edition::{RunKind, Text};

/// Longest entity that is looked for behind an `&`.
const ENTITY: usize = 40;

/// The lines of a text that hold something, each fit to begin a line of a block.
pub(in crate::export) fn lines(text: &Text) -> Vec<String> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.as_str().split('\n') {
        let left = start + line.len() - line.trim_start().len();
        let right = start + line.trim_end().len();
        if left < right {
            lines.push(guarded(&inline(text, left..right)));
        }
        start += line.len() + 1;
    }
    lines
}

/// A text on one line that does not begin a block: a heading, a cell.
pub(super) fn line(text: &Text) -> String {
    let trimmed = text.as_str().trim_end();
    let left = trimmed.len() - trimmed.trim_start().len();
    inline(text, left..trimmed.len()).replace('\n', " ")
}

/// A text on one line, set strong if it has no runs of its own.
pub(super) fn strong_line(text: &Text) -> String {
    if !text.runs().is_empty() {
        return lines(text).join(" ");
    }
    let mut written = Written::default();
    written.marked(&text.as_str().trim().replace('\n', " "), "**", None);
    guarded(&written.out)
}

/// A text on one line without its runs.
pub(in crate::export) fn bare(text: &Text) -> String {
    let mut out = String::new();
    escape(&text.as_str().trim().replace('\n', " "), &mut out);
    out
}

/// A text as the title of a picture, in quotes.
pub(super) fn title(text: &Text) -> String {
    let mut out = String::from("\"");
    for (at, char) in text.as_str().trim().char_indices() {
        match char {
            '\n' => out.push(' '),
            '"' | '\\' => out.extend(['\\', char]),
            '&' if is_entity(text.as_str().trim(), at) => out.push_str("\\&"),
            _ => out.push(char),
        }
    }
    out.push('"');
    out
}

/// An address between the brackets of a link or a picture.
pub(super) fn destination(address: &str) -> String {
    let is_simple = |char: char| char.is_alphanumeric() || "/:.-?=#%+,;@!$'".contains(char);
    if !address.is_empty() && address.chars().all(is_simple) {
        return address.to_owned();
    }
    let mut out = String::from("<");
    for char in address.chars() {
        if matches!(char, '<' | '>' | '\\' | '&' | '|' | '*' | '_' | '`') {
            out.push('\\');
        }
        out.push(char);
    }
    out.push('>');
    out
}

/// A stretch of a text with its runs.
fn inline(text: &Text, range: Range<usize>) -> String {
    let mut written = Written::default();
    let mut at = range.start;
    for run in text.runs() {
        let (start, end) = (run.range.start.max(range.start), run.range.end.min(range.end));
        if start >= end {
            continue;
        }
        written.plain(text.slice(at..start));
        written.run(text.slice(start..end), &run.kind, text.slice(end..range.end).chars().next());
        at = end;
    }
    written.plain(text.slice(at..range.end));
    written.out
}

/// Inline Markdown in the making.
#[derive(Default)]
struct Written {
    out: String,
    /// Where marks ended last: others right behind them would run together with them.
    marks: usize,
}

impl Written {
    fn plain(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// Adds a run; `next` is the character that follows it.
    fn run(&mut self, text: &str, kind: &RunKind, next: Option<char>) {
        match kind {
            RunKind::Strong => self.marked(text, "**", next),
            RunKind::Em => self.marked(text, "*", next),
            RunKind::Other(name) if name == "strike" => self.marked(text, "~~", next),
            RunKind::Sup => self.tagged(text, "sup"),
            RunKind::Sub => self.tagged(text, "sub"),
            RunKind::Link { href: Some(href), .. } if may_be_written(href) => self.link(text, href),
            RunKind::Ruby(reading) => self.ruby(text, reading),
            _ => self.plain(text),
        }
    }

    /// Adds text between marks. Where CommonMark would not see them (`他说**“重要”**后`), they are drawn in to the
    /// words: `他说“**重要**”后`.
    ///
    /// # Source
    /// CommonMark 0.31, 6.2: left-flanking and right-flanking delimiter runs.
    fn marked(&mut self, text: &str, marks: &str, next: Option<char>) {
        let mut core = text.trim();
        let before = |core: &str| core.as_ptr() as usize - text.as_ptr() as usize;
        let last_out = self.out.chars().next_back();
        let at_start = before(core) == 0;
        let opens = core.starts_with(char::is_alphanumeric) || !at_start || last_out.is_none_or(parts_words);
        if !opens {
            core = core.trim_start_matches(|char: char| !char.is_alphanumeric());
        }
        let at_end = before(core) + core.len() == text.len();
        let closes = core.ends_with(char::is_alphanumeric) || !at_end || next.is_none_or(parts_words);
        if !closes {
            core = core.trim_end_matches(|char: char| !char.is_alphanumeric());
        }
        let start = before(core);
        let touches = start == 0 && self.marks > 0 && self.marks == self.out.len();
        let parted = text.split_at_checked(start).and_then(|(lead, rest)| Some((lead, rest.get(core.len()..)?)));
        let Some((lead, tail)) = parted.filter(|_| !core.is_empty() && !touches) else {
            self.plain(text);
            return;
        };
        self.plain(lead);
        self.out.push_str(marks);
        self.plain(core);
        self.out.push_str(marks);
        self.marks = self.out.len();
        self.plain(tail);
    }

    /// Adds text in an element; Markdown has no other way to raise and to lower.
    fn tagged(&mut self, text: &str, name: &str) {
        if text.trim().is_empty() {
            self.plain(text);
            return;
        }
        // Writing to a string does not fail.
        let _ = write!(self.out, "<{name}>");
        self.plain(text);
        let _ = write!(self.out, "</{name}>");
    }

    /// Adds a base with its reading; who knows no ruby sees 漢字(かんじ).
    fn ruby(&mut self, base: &str, reading: &str) {
        if base.trim().is_empty() || reading.trim().is_empty() {
            self.plain(base);
            return;
        }
        self.out.push_str("<ruby>");
        self.plain(base);
        self.out.push_str("<rp>(</rp><rt>");
        self.plain(reading.trim());
        self.out.push_str("</rt><rp>)</rp></ruby>");
    }

    fn link(&mut self, text: &str, href: &str) {
        if text.trim().is_empty() {
            self.plain(text);
            return;
        }
        // A `!` before a link would make a picture of it.
        if self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
        self.out.push('[');
        self.plain(text);
        self.out.push_str("](");
        self.out.push_str(&destination(href));
        self.out.push(')');
    }
}

/// Whether a link to this address is written: web and mail, and nothing that is no address.
pub(super) fn may_be_written(href: &str) -> bool {
    let has_rest = match href.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
            rest.strip_prefix("//").is_some_and(|host| !host.is_empty())
        }
        Some((scheme, rest)) => scheme.eq_ignore_ascii_case("mailto") && !rest.is_empty(),
        None => false,
    };
    has_rest && !href.chars().any(|char| char.is_whitespace() || char.is_control())
}

/// Whether CommonMark opens emphasis behind this character, and closes it before, whatever stands within. Of the
/// punctuation beyond ASCII only what Chinese and Japanese print is listed: it need not be all, for what is missing
/// moves marks and loses no word.
fn parts_words(char: char) -> bool {
    char.is_whitespace()
        || char.is_ascii_punctuation()
        || "，。、：；！？（）《》〈〉“”‘’「」『』【】…—·".contains(char)
}

/// Adds text with every sign escaped that could mean something within a line.
fn escape(text: &str, out: &mut String) {
    for (at, char) in text.char_indices() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' => out.extend(['\\', char]),
            '&' if is_entity(text, at) => out.push_str("\\&"),
            _ => out.push(char),
        }
    }
}

/// Whether an `&` might begin an entity; also where the text ends before that is known.
fn is_entity(text: &str, at: usize) -> bool {
    let rest = text.get(at + 1..).unwrap_or_default();
    let end = rest.char_indices().take(ENTITY).find(|(_, char)| !char.is_ascii_alphanumeric() && *char != '#');
    match end {
        Some((length, char)) => length > 0 && char == ';',
        None => true,
    }
}

/// A line that begins no heading, list, quotation, rule, code or table.
fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if let Some((number, rest)) = line.split_at_checked(digits)
        && (1..10).contains(&digits)
        && rest.starts_with(['.', ')'])
        && rest.chars().nth(1).is_none_or(char::is_whitespace)
    {
        return format!("{number}\\{rest}");
    }
    let is_columns = line.starts_with(':') && line.chars().all(|char| ":-\\| ".contains(char));
    if line.starts_with(['#', '>', '-', '+', '=']) || is_columns { format!("\\{line}") } else { line.to_owned() }
}
