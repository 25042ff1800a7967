//! One step at a time into raw JSON, so that where a part begins in its file stays known.
//!
//! Owns fields, elements, strings, numbers and boxes as an engine may have written them: missing, null, or of another
//! type. It refuses to judge them: what is not what it should be is none.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::Bbox;
use crate::edition::file::{Position, Problem, Severity};

/// Largest coordinate of a box that is believed: no scan has a thousand million pixels.
const FARTHEST: f64 = 1e9;

/// A JSON text as a whole.
///
/// # Errors
/// Where it breaks, and why.
pub(super) fn root(text: &str) -> Result<&RawValue, Problem> {
    serde_json::from_str::<&RawValue>(text).map_err(|error| {
        let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        let before = (0..=error.column().min(line.len())).rev().find_map(|end| line.get(..end)).unwrap_or_default();
        let position = Position { line: error.line(), column: before.chars().count().max(1) };
        let said = error.to_string();
        // The place is said before the message already.
        let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
        problem(Some(position), format!("no JSON: {reason}"))
    })
}

/// An error of the file.
pub(super) fn problem(position: Option<Position>, message: String) -> Problem {
    Problem { severity: Severity::Error, position, path: String::new(), message }
}

/// An object's fields.
pub(super) struct Fields<'a>(HashMap<String, &'a RawValue>);

/// The fields of an object; none if it is no object.
pub(super) fn fields(raw: &RawValue) -> Option<Fields<'_>> {
    raw.get().starts_with('{').then(|| serde_json::from_str(raw.get()).ok()).flatten().map(Fields)
}

/// The elements of a list; none if it is no list.
pub(super) fn elements(raw: &RawValue) -> Option<Vec<&RawValue>> {
    raw.get().starts_with('[').then(|| serde_json::from_str(raw.get()).ok()).flatten()
}

/// The words of a value: a string as it is, a number or a truth in its letters, nothing of others.
pub(super) fn words(raw: &RawValue) -> Option<String> {
    match raw.get().as_bytes().first() {
        Some(b'"') => serde_json::from_str(raw.get()).ok(),
        Some(b'{' | b'[' | b'n') | None => None,
        Some(_) => Some(raw.get().to_owned()),
    }
}

impl<'a> Fields<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0.get(name).copied()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// A field's words; empty where it has none.
    pub(super) fn words(&self, name: &str) -> String {
        self.get(name).and_then(words).unwrap_or_default()
    }

    /// The words of a field that is a list of them, or one alone; empty ones are left out.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        let Some(raw) = self.get(name) else { return Vec::new() };
        let found: Vec<String> = match elements(raw) {
            Some(elements) => elements.into_iter().filter_map(words).collect(),
            None => words(raw).into_iter().collect(),
        };
        found.into_iter().filter(|words| !words.trim().is_empty()).collect()
    }

    /// A number.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.get(name).and_then(number)
    }

    /// A whole number from 0.
    pub(super) fn count(&self, name: &str) -> Option<usize> {
        self.get(name)?.get().parse().ok()
    }

    /// A box: four numbers, turned round where they are inverted; none where they are absurd.
    pub(super) fn bbox(&self, name: &str) -> Option<Bbox> {
        let numbers: Vec<f64> = elements(self.get(name)?)?.into_iter().map_while(number).collect();
        let [one, two, three, four] = <[f64; 4]>::try_from(numbers).ok()?;
        Some([one.min(three), two.min(four), one.max(three), two.max(four)])
    }
}

/// A number that can be reckoned with.
fn number(raw: &RawValue) -> Option<f64> {
    raw.get().parse::<f64>().ok().filter(|number| number.abs() <= FARTHEST)
}

/// Byte offset of `part`, a slice of `text`.
pub(super) fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// Finds the lines of offsets that come in order.
pub(super) struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> LineCounter<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line from 1 of an offset; offsets that go back get the line of the last.
    pub(super) fn line(&mut self, offset: usize) -> usize {
        let between = self.text.get(self.at..offset).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.at = self.at.max(offset);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_turned_round_and_absurd_ones_are_none() {
        let bbox = |numbers: &str| {
            let text = format!("{{\"bbox\":{numbers}}}");
            fields(root(&text).unwrap()).unwrap().bbox("bbox")
        };
        assert_eq!(bbox("[1, 2, 3.5, 4]"), Some([1.0, 2.0, 3.5, 4.0]));
        assert_eq!(bbox("[3, 4, 1, -2]"), Some([1.0, -2.0, 3.0, 4.0]));
        for absurd in ["[1,2,3]", "[1,2,3,4,5]", "[1,2,3,1e400]", "[1,2,3,-1e300]", "[1,2,3,\"4\"]", "null", "{}"] {
            assert_eq!(bbox(absurd), None, "{absurd}");
        }
    }

    #[test]
    fn words_are_of_any_type_that_has_some() {
        let text = r#"{"a": "桥\n路", "b": 7, "c": null, "d": ["一", "", 2, {}], "e": "一"}"#;
        let fields = fields(root(text).unwrap()).unwrap();
        assert_eq!(
            (fields.words("a"), fields.words("b"), fields.words("c")),
            ("桥\n路".into(), "7".into(), String::new())
        );
        assert_eq!((fields.list("d"), fields.list("e")), (vec!["一".to_owned(), "2".into()], vec!["一".to_owned()]));
        assert_eq!(fields.list("f"), Vec::<String>::new());
    }

    #[test]
    fn broken_json_is_said_with_its_place() {
        let error = root("[\n {\"bbox\": [1,}\n]").unwrap_err();
        assert_eq!(error.to_string(), "line 2, column 14: no JSON: expected value");
        assert!(root("[1] 2").is_err());
    }

    #[test]
    fn lines_are_counted_on() {
        let text = "[\n\n{\n}]";
        let mut counter = LineCounter::of(text);
        assert_eq!([0, 3, 3, 1, 5, 99].map(|at| counter.line(at)), [1, 3, 3, 3, 4, 4]);
    }
}
