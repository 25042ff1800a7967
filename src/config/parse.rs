//! TOML to settings: raw to clean.
//!
//! Owns that every key is looked at once and on its own: a bad one is told and left out, the good ones hold. It
//! refuses to know a key by name; the table does, but for `[bind]`, which is looked at in `bind`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::Loaded;
use super::bind::{self, BIND};
use super::problem::{Problem, quoted};
use super::settings::{Config, SETTINGS, Setting};
use crate::app::BINDINGS;
use crate::edition::clean_line;
use crate::edition::file::nearest;

/// Reads the text of a config file.
///
/// What is wrong is told in the order of the lines, and a line that is no TOML only once. A key on such a line is
/// not looked at. The first of two equal keys holds.
///
/// ```
/// use newsprint::config::{Columns, Switch, parse};
///
/// let loaded = parse("columns = 2\nhang = \"永不\"\n");
/// assert_eq!((loaded.config.columns, loaded.config.hang), (Columns::Count(2), Switch::On));
/// assert_eq!(loaded.problems[0].line(), Some(2));
/// ```
pub fn parse(text: &str) -> Loaded {
    let lines = Lines::of(text);
    let mut loaded = Loaded::default();
    let mut broken = BTreeSet::new();
    let (_, errors) = DeTable::parse_recoverable(text);
    // The parser makes no table of what follows a line without `=`, though it reads on: such lines are blanked,
    // and the rest read again. All offsets stay.
    let stops: BTreeSet<usize> =
        errors.iter().filter(|error| is_stop(error)).map(|error| lines.of_error(error)).collect();
    let readable = without(text, &stops);
    let (table, more) = DeTable::parse_recoverable(&readable);
    for error in errors.into_iter().chain(more) {
        let line = lines.of_error(&error);
        if broken.insert(line) {
            let at = quoted(text.get(error.span().unwrap_or_default()).unwrap_or_default());
            loaded.problems.push(Problem::Syntax { line, at, message: clean_line(error.message()) });
        }
    }
    let table = table.get_ref();
    let source = Source { text, lines, broken };
    for (key, value) in table.iter().filter(|(key, value)| source.is_whole(&key.span(), &value.span())) {
        let problem = match SETTINGS.iter().find(|setting| setting.name == key.get_ref()) {
            Some(setting) => take(setting, &mut loaded.config, value, &source),
            None if key.get_ref() == BIND => {
                let (bindings, problems) = bind::read(value, &source);
                loaded.config.bindings = bindings;
                loaded.problems.extend(problems);
                None
            }
            None => Some(unknown(key, table, &source)),
        };
        loaded.problems.extend(problem);
    }
    loaded.problems.sort_by_key(Problem::line);
    loaded
}

/// Whether an error is a key without its `=`; by its words, since the parser gives its errors no kinds.
fn is_stop(error: &Error) -> bool {
    error.message().ends_with("expected `=`")
}

/// Takes a value into the config, or says why it cannot.
fn take(setting: &Setting, config: &mut Config, value: &Spanned<DeValue>, source: &Source) -> Option<Problem> {
    if setting.read(config, value.get_ref()).is_some() {
        return None;
    }
    Some(Problem::WrongValue {
        line: source.line(&value.span()),
        key: setting.name,
        found: source.found(value),
        expected: setting.values(),
        advice: advice(setting, value.get_ref()),
    })
}

/// What to do about a wrong value.
fn advice(setting: &Setting, value: &DeValue) -> String {
    let word = value.as_str().map(quoted).unwrap_or_default();
    if let Some(near) = nearest(&word.to_lowercase(), setting.words.iter().copied()) {
        return format!(": did you mean \"{near}\"?");
    }
    let bare = DeValue::parse(&word).ok().and_then(|bare| setting.read(&mut Config::default(), bare.get_ref()));
    if bare.is_some() {
        return format!(": write `{word}` without quotes");
    }
    match setting.default() {
        Some(default) => format!("; correct it, or remove it for the default, `{default}`"),
        None => "; correct it or remove it".to_owned(),
    }
}

/// A key that is none; the nearest key that is not in the file already may be the one that was meant.
fn unknown(key: &Spanned<Cow<str>>, table: &DeTable, source: &Source) -> Problem {
    let line = source.line(&key.span());
    if let Some(command) = BINDINGS.iter().find(|binding| binding.name == key.get_ref()) {
        return Problem::CommandAbove { line, name: command.name };
    }
    let name = quoted(key.get_ref());
    let known = SETTINGS.iter().map(|setting| setting.name).chain([BIND]);
    let missing = known.filter(|known| !table.contains_key(*known));
    let near = nearest(&name.to_lowercase().replace('_', "-"), missing);
    Problem::UnknownKey { line, name, near }
}

/// A file's text while its keys are looked at.
pub(super) struct Source<'t> {
    text: &'t str,
    lines: Lines,
    /// The lines that are no TOML.
    broken: BTreeSet<usize>,
}

impl Source<'_> {
    /// The line where a stretch begins, from 1.
    pub(super) fn line(&self, span: &Range<usize>) -> usize {
        self.lines.line(span.start)
    }

    /// A value as it stands, in backticks; of a table, what it is.
    pub(super) fn found(&self, value: &Spanned<DeValue>) -> String {
        match value.get_ref() {
            DeValue::Table(_) => "a table".to_owned(),
            _ => format!("`{}`", quoted(self.text.get(value.span()).unwrap_or_default())),
        }
    }

    /// Whether no line of a key and its value is broken.
    pub(super) fn is_whole(&self, key: &Range<usize>, value: &Range<usize>) -> bool {
        let first = self.lines.line(key.start.min(value.start));
        let last = self.lines.line(key.end.max(value.end).saturating_sub(1));
        // What the parser made up has an empty span, whose end is before its start.
        self.broken.range(first..=last.max(first)).next().is_none()
    }
}

/// Where the lines of a text begin.
struct Lines {
    starts: Vec<usize>,
    /// The end of what is written: an error at the end of the file belongs to the last line with something on it.
    end: usize,
}

impl Lines {
    fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1));
        Self { starts: starts.collect(), end: text.trim_end().len() }
    }

    /// The line of a byte offset, from 1.
    fn line(&self, offset: usize) -> usize {
        let offset = offset.min(self.end);
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    fn of_error(&self, error: &Error) -> usize {
        self.line(error.span().map_or(0, |span| span.start))
    }
}

/// A text with some of its lines, from 1, made blank; every offset stays.
fn without<'t>(text: &'t str, blank: &BTreeSet<usize>) -> Cow<'t, str> {
    if blank.is_empty() {
        return Cow::Borrowed(text);
    }
    let line = |(index, line): (usize, &str)| {
        if !blank.contains(&(index + 1)) {
            return line.to_owned();
        }
        let end = if line.ends_with('\n') { "\n" } else { "" };
        " ".repeat(line.len() - end.len()) + end
    };
    Cow::Owned(text.split_inclusive('\n').enumerate().map(line).collect())
}
