//! `Text`: a clean string with its runs and break hints.
//!
//! Owns the one way to build a text, which cleans it (see `clean`), and the file's inline notation:
//! a plain string, or a list of runs. Runs do not nest. It refuses to decode anything, and to be changed
//! once built, so that a byte offset into it stays true.

mod run;

use std::ops::Range;
use std::sync::LazyLock;

pub use run::{Extra, Run, RunKind};

use super::clean::{Cleaner, Hint, is_plain};

/// A clean string, the runs in it, and where its source allows or forbids a line break.
///
/// ```
/// use newsprint::edition::Text;
/// let text = Text::plain("《样城日报》\u{1b} daily");
/// assert_eq!(text.as_str(), "《样城日报》\u{FFFD} daily");
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    string: Box<str>,
    /// None where it has neither: an edition has hundreds of thousands of texts, and few have any.
    marks: Option<Box<Marks>>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Marks {
    runs: Vec<Run>,
    hints: Vec<Hint>,
}

impl Marks {
    fn boxed(runs: Vec<Run>, hints: Vec<Hint>) -> Option<Box<Self>> {
        (!runs.is_empty() || !hints.is_empty()).then(|| Box::new(Self { runs, hints }))
    }
}

impl Text {
    /// A text without runs.
    pub fn plain(text: &str) -> Self {
        if is_plain(text) {
            return Self { string: text.into(), marks: None };
        }
        let mut builder = TextBuilder::default();
        builder.push(text);
        builder.build()
    }

    /// The text with nothing in it.
    pub fn empty() -> &'static Self {
        static EMPTY: LazyLock<Text> = LazyLock::new(Text::default);
        &EMPTY
    }

    /// The clean string.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The clean string on one line, a blank for each newline.
    ///
    /// ```
    /// assert_eq!(newsprint::edition::Text::plain("两岸\nTwo banks").line(), "两岸 Two banks");
    /// ```
    pub fn line(&self) -> String {
        self.string.replace('\n', " ")
    }

    /// Bytes of the clean string.
    pub fn len(&self) -> usize {
        self.string.len()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// The part at `range` in bytes; empty where the range is none of this text's.
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.string.get(range).unwrap_or("")
    }

    /// The text up to a byte, its runs and hints with it; the byte before, where it lies inside a character.
    ///
    /// ```
    /// assert_eq!(newsprint::edition::Text::plain("两岸 banks").prefix(5).as_str(), "两");
    /// ```
    #[must_use]
    pub fn prefix(&self, end: usize) -> Self {
        let end = (0..=end.min(self.len())).rev().find(|end| self.string.is_char_boundary(*end)).unwrap_or(0);
        self.cut(0..end)
    }

    /// The text at a range of bytes, its runs and hints with it; empty where the range is none of this text's.
    ///
    /// ```
    /// assert_eq!(newsprint::edition::Text::plain("两岸 banks").cut(3..9).as_str(), "岸 ba");
    /// ```
    #[must_use]
    pub fn cut(&self, range: Range<usize>) -> Self {
        let Some(string) = self.string.get(range.clone()) else { return Self::default() };
        let Range { start, end } = range;
        let first = self.runs().partition_point(|run| run.range.end <= start);
        let runs = self.runs().iter().skip(first).take_while(|run| run.range.start < end).cloned();
        let within = |at: usize| at.clamp(start, end) - start;
        let runs = runs.map(|run| Run { range: within(run.range.start)..within(run.range.end), ..run }).collect();
        let first = self.hints().partition_point(|hint| hint.at < start);
        let hints = self.hints().iter().skip(first).take_while(|hint| hint.at < end);
        let hints = hints.map(|hint| Hint { at: hint.at - start, ..*hint }).collect();
        Self { string: string.into(), marks: Marks::boxed(runs, hints) }
    }

    /// The runs, in order, without overlap.
    pub fn runs(&self) -> &[Run] {
        self.marks.as_ref().map_or(&[], |marks| &marks.runs)
    }

    /// The run that covers the byte `at`.
    pub fn run_at(&self, at: usize) -> Option<&Run> {
        let after = self.runs().partition_point(|run| run.range.start <= at);
        let run = self.runs().get(after.checked_sub(1)?)?;
        run.range.contains(&at).then_some(run)
    }

    /// Where the source allows or forbids a line break, in order.
    pub fn hints(&self) -> &[Hint] {
        self.marks.as_ref().map_or(&[], |marks| &marks.hints)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

/// Builds a [`Text`] from pieces, each plain or a run.
#[derive(Default)]
pub struct TextBuilder {
    cleaner: Cleaner,
    runs: Vec<Run>,
}

impl TextBuilder {
    /// Adds text that is no run.
    pub fn push(&mut self, text: &str) {
        self.cleaner.push(text);
    }

    /// Adds a run. A known kind of which nothing is left after cleaning is dropped.
    pub fn push_run(&mut self, text: &str, kind: RunKind) {
        self.push_run_with(text, kind, None);
    }

    pub(super) fn push_run_with(&mut self, text: &str, kind: RunKind, extra: Option<Box<Extra>>) {
        let start = self.cleaner.len();
        self.cleaner.push(text);
        let end = self.cleaner.len();
        // An empty run of an unknown kind, or with fields of its own, says something all the same (a picture in the text).
        if end > start || extra.is_some() || matches!(kind, RunKind::Other(_)) {
            self.runs.push(Run { range: start..end, kind, extra });
        }
    }

    /// Bytes of clean text so far.
    pub fn len(&self) -> usize {
        self.cleaner.len()
    }

    /// Whether nothing has been added.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text.
    pub fn build(self) -> Text {
        let (string, hints) = self.cleaner.finish();
        Text { string: string.into_boxed_str(), marks: Marks::boxed(self.runs, hints) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_keep_their_ranges_through_cleaning() {
        let mut builder = TextBuilder::default();
        builder.push("读\u{202e}");
        builder.push_run("粗\u{200B}体", RunKind::Strong);
        builder.push_run("\u{202e}", RunKind::Em);
        builder.push(" end");
        let text = builder.build();
        assert_eq!(text.as_str(), "读粗体 end");
        assert_eq!(text.runs().len(), 1);
        assert_eq!(text.slice(text.runs()[0].range.clone()), "粗体");
        assert_eq!(text.run_at(3).map(|run| &run.kind), Some(&RunKind::Strong));
        assert_eq!(text.run_at(9), None);
        assert_eq!(text.slice(1..2), "");
    }
}
