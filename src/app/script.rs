//! Chinese in the characters that the reader has chosen.
//!
//! Owns which texts are shown in other characters than they are printed in: those of a Chinese paper. It refuses to
//! change them: what is copied, searched and kept is the source.

use std::borrow::Cow;

use super::{App, ScriptView};
use crate::layout::contents::Row;
use crate::text::{Language, Script, convert};

/// Characters around a stretch that say which word it is of: the longest phrases of the tables have about as many.
const AROUND: usize = 8;

impl App {
    /// A text of the paper in the characters the reader has chosen, where the paper is Chinese: every byte where it was.
    pub fn in_script<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.line_in_script(text, self.language)
    }

    /// As [`App::in_script`], of a text that is in another language than the paper that is open.
    pub(super) fn line_in_script<'a>(&self, text: &'a str, language: Language) -> Cow<'a, str> {
        if !language.is_chinese() {
            return Cow::Borrowed(text);
        }
        match self.choices.script {
            ScriptView::AsPrinted => Cow::Borrowed(text),
            ScriptView::Simplified => convert(text, Script::Simplified),
            ScriptView::Traditional => convert(text, Script::Traditional),
        }
    }

    /// As [`App::in_script`], of the rows of a list.
    pub(super) fn rows_in_script(&self, mut rows: Vec<Row>) -> Vec<Row> {
        if self.choices.script != ScriptView::AsPrinted {
            for stretch in rows.iter_mut().flatten() {
                stretch.text = self.in_script(&stretch.text).into_owned();
            }
        }
        rows
    }

    /// As [`App::in_script`], of a stretch of a text: what stands around it says which word it is of.
    pub fn in_script_at<'a>(&self, text: &'a str, range: std::ops::Range<usize>) -> Cow<'a, str> {
        let slice = text.get(range.clone()).unwrap_or_default();
        if self.choices.script == ScriptView::AsPrinted {
            return Cow::Borrowed(slice);
        }
        let start =
            text.get(..range.start).unwrap_or_default().char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
        let behind = text.get(range.end..).unwrap_or_default();
        let end = range.end + behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
        let whole = self.in_script(text.get(start..end).unwrap_or_default());
        let inner = whole.get(range.start - start..range.end - start);
        Cow::Owned(inner.unwrap_or(slice).to_owned())
    }
}
