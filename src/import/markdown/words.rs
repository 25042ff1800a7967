//! Inline text: words with what they are, joined over line ends.
//!
//! Owns which run wins where they nest, and what becomes of a line end: nothing between Chinese or Japanese,
//! a space elsewhere. It refuses to clean; `Text` does that, once, when the words are built.

use super::chinese::strong_parts;
use crate::edition::{RunKind, Text, TextBuilder};

/// A stretch of text of one kind.
#[derive(Debug, Clone, PartialEq)]
struct Stretch {
    text: String,
    kind: Option<RunKind>,
}

/// Text in the making.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Words {
    stretches: Vec<Stretch>,
    /// A line of the source has ended; what that means depends on what comes next.
    line_ended: bool,
}

/// How far to look past quotes and dashes for a character that shows its script.
const LOOK: usize = 8;

impl Words {
    /// Words of one kind.
    pub(super) fn plain(text: &str) -> Self {
        let mut words = Self::default();
        words.push(text, None);
        words
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str, kind: Option<RunKind>) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.line_ended) && !self.joins(text) {
            let same = self.stretches.last().is_some_and(|last| last.kind == kind);
            self.append(" ", if same { kind.clone() } else { None });
        }
        self.append(text, kind);
    }

    fn append(&mut self, text: &str, kind: Option<RunKind>) {
        match self.stretches.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(text),
            _ => self.stretches.push(Stretch { text: text.to_owned(), kind }),
        }
    }

    /// A line of the source ends here, but not the paragraph.
    pub(super) fn end_source_line(&mut self) {
        self.trim_end();
        self.line_ended = !self.stretches.is_empty();
    }

    /// A line that is meant ends here.
    pub(super) fn end_line(&mut self) {
        self.trim_end();
        self.line_ended = false;
        if !self.stretches.is_empty() {
            self.append("\n", None);
        }
    }

    /// Adds other words after a newline.
    pub(super) fn append_line(&mut self, other: Self) {
        self.end_line();
        for stretch in other.stretches {
            self.append(&stretch.text, stretch.kind);
        }
    }

    /// Whether `next` follows without a space though a line has ended.
    fn joins(&self, next: &str) -> bool {
        let before = self.stretches.iter().rev().flat_map(|stretch| stretch.text.chars().rev());
        let (before, after) = (script(before), script(next.chars()));
        let is_han = before == Script::Han || after == Script::Han;
        let is_start = before == Script::Start || after == Script::Start;
        is_start || (is_han && before != Script::Spaced && after != Script::Spaced)
    }

    fn trim_end(&mut self) {
        while let Some(last) = self.stretches.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.stretches.pop();
        }
    }

    fn trim_start(&mut self) {
        let blank = self.stretches.iter().take_while(|stretch| stretch.text.trim().is_empty()).count();
        self.stretches.drain(..blank);
        if let Some(first) = self.stretches.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
    }

    /// Takes the printed dash of a deck (——) from the start; whether there was one, with words behind it.
    pub(super) fn strip_dash(&mut self) -> bool {
        let is_last = self.stretches.len() == 1;
        let Some(first) = self.stretches.first_mut() else { return false };
        let text = first.text.trim_start();
        let marked = text.starts_with("——") || text.starts_with("――") || text.starts_with('⸺');
        let rest = text.trim_start_matches(['—', '―', '⸺']).trim_start();
        if !marked || (rest.is_empty() && is_last) {
            return false;
        }
        first.text = rest.to_owned();
        self.trim_start();
        true
    }

    /// Whether there is nothing to read.
    pub(super) fn is_blank(&self) -> bool {
        self.stretches.iter().all(|stretch| stretch.text.trim().is_empty())
    }

    /// The text, without white space around it.
    pub(super) fn text(mut self) -> Text {
        self.trim_end();
        self.trim_start();
        let mut builder = TextBuilder::default();
        for Stretch { text, kind } in self.stretches {
            match kind {
                Some(kind) => builder.push_run(&text, kind),
                None => {
                    for (part, is_strong) in strong_parts(&text) {
                        if is_strong { builder.push_run(part, RunKind::Strong) } else { builder.push(part) }
                    }
                }
            }
        }
        builder.build()
    }
}

/// What a line end between two characters depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Nothing, or a line's end.
    Start,
    /// Chinese and Japanese, with their full-width marks: written without spaces.
    Han,
    /// Quotes, dashes and dots that both kinds of script use.
    Shared,
    /// Everything else, Korean too.
    Spaced,
}

/// The script of the first characters that show one.
fn script(mut chars: impl Iterator<Item = char>) -> Script {
    let mut seen = Script::Start;
    for char in chars.by_ref().take(LOOK) {
        match char {
            '\n' => return seen,
            '“' | '”' | '‘' | '’' | '—' | '―' | '…' | '·' | '⸺' | '～' => seen = Script::Shared,
            '\u{2E80}'..='\u{312F}'
            | '\u{3190}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FE30}'..='\u{FE4F}'
            | '\u{FF00}'..='\u{FF9F}'
            | '\u{FFE0}'..='\u{FFE6}'
            | '\u{20000}'..='\u{3FFFF}' => return Script::Han,
            _ => return Script::Spaced,
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_end_is_nothing_in_chinese_and_a_space_elsewhere() {
        for (first, second, expected) in [
            ("新桥", "通车", "新桥通车"),
            ("他说，", "“好", "他说，“好"),
            ("好。”", "“是", "好。”“是"),
            ("橋が", "カケル", "橋がカケル"),
            ("the", "bridge", "the bridge"),
            ("he said", "“no”", "he said “no”"),
            ("다리가", "열린다", "다리가 열린다"),
            ("共", "12", "共 12"),
            ("GDP", "比重", "GDP 比重"),
            ("　", "通车", "通车"),
        ] {
            let mut words = Words::plain(first);
            words.end_source_line();
            words.push(second, None);
            assert_eq!(words.text().as_str(), expected);
        }
    }

    #[test]
    fn a_line_that_is_meant_keeps_no_spaces_at_its_end() {
        let mut words = Words::plain("地址  ");
        words.end_line();
        words.push("Tel. 1 ", None);
        assert_eq!(words.text().as_str(), "地址\nTel. 1");
    }

    #[test]
    fn a_deck_loses_its_dash_and_nothing_else() {
        for (given, expected) in
            [("——市代表热议", Some("市代表热议")), ("―― A deck", Some("A deck")), ("—一", None), ("——", None)]
        {
            let mut words = Words::plain(given);
            assert_eq!(words.strip_dash(), expected.is_some());
            assert_eq!(words.text().as_str(), expected.unwrap_or(given));
        }
    }
}
