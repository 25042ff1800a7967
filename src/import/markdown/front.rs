//! Front matter: what a Markdown file says of itself before its text, in YAML or TOML.
//!
//! Owns its fences, the names of its keys, and that a broken one costs a note and not the text. It refuses
//! to guess: a key it does not know is noted and left out.

use serde_json::Value;

use crate::import::notes::{Notes, clip};

/// Most bytes of front matter; a fence further down is a rule in the text.
const MOST: usize = 64 << 10;

/// What a source says of itself. Every string as written, none of them blank.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Front {
    pub(super) paper: Option<String>,
    pub(super) date: Option<String>,
    pub(super) page: Option<String>,
    pub(super) page_name: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) issue: Option<String>,
    pub(super) section: Option<String>,
    pub(super) title: Option<String>,
    pub(super) byline: Vec<String>,
}

/// A source parted into what it says of itself and its text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Parted {
    pub(super) front: Front,
    /// Front matter that could not be read, as text; it begins on line 2.
    pub(super) broken: Option<String>,
    /// Byte at which the text begins.
    pub(super) body: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Notation {
    Yaml,
    Toml,
}

/// Parts a source.
pub(super) fn part(text: &str, notes: &mut Notes) -> Parted {
    let Some((notation, inner, body)) = fenced(text) else { return Parted::default() };
    let read = match notation {
        Notation::Yaml => yaml(inner),
        Notation::Toml => toml(inner),
    };
    match read {
        Ok(fields) => Parted { front: front(fields, inner, notes), broken: None, body },
        Err((line, reason)) => {
            // The first line of the file is the fence.
            let line = line.map_or(1, |line| line + 1);
            let reason = clip_line(&reason);
            notes.add(Some(line), format!("the front matter cannot be read and is kept as text: {reason}"));
            Parted { front: Front::default(), broken: Some(inner.trim_end().to_owned()), body }
        }
    }
}

/// The first line of a parser's message, which may show the source.
fn clip_line(reason: &str) -> String {
    let line = reason.lines().next().unwrap_or_default();
    line.chars().take(160).collect()
}

/// The front matter's notation, its text, and where the source goes on.
fn fenced(text: &str) -> Option<(Notation, &str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let notation = match first.trim_end() {
        "---" => Notation::Yaml,
        "+++" => Notation::Toml,
        _ => return None,
    };
    let start = first.len();
    let mut at = start;
    for line in lines {
        let end = match (notation, line.trim_end()) {
            (Notation::Yaml, "---" | "...") | (Notation::Toml, "+++") => true,
            _ => at > MOST,
        };
        if end {
            return if at > MOST { None } else { Some((notation, text.get(start..at)?, at + line.len())) };
        }
        at += line.len();
    }
    None
}

type Fields = Vec<(String, Value)>;
type Broken = (Option<usize>, String);

fn yaml(text: &str) -> Result<Fields, Broken> {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Fields::new());
    }
    let options = serde_saphyr::options! {
        duplicate_keys: serde_saphyr::options::DuplicateKeyPolicy::FirstWins,
        leading_zero_numbers_as_strings: true,
        with_snippet: false,
    };
    match serde_saphyr::from_str_with_options::<Value>(text, options) {
        Ok(Value::Object(fields)) => Ok(fields.into_iter().collect()),
        Ok(_) => Err((None, "it has no keys, such as `paper: …`".to_owned())),
        Err(error) => {
            let line = error.location().and_then(|location| usize::try_from(location.line()).ok());
            Err((line, error.to_string()))
        }
    }
}

fn toml(text: &str) -> Result<Fields, Broken> {
    match text.parse::<toml::Table>() {
        Ok(table) => Ok(table.into_iter().map(|(key, value)| (key, of_toml(value))).collect()),
        Err(error) => {
            let before = error.span().and_then(|span| text.get(..span.start));
            Err((before.map(|before| before.matches('\n').count() + 1), error.message().to_owned()))
        }
    }
}

/// A value of TOML; what is no word or list of words needs no more than to be told from those.
fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(of_toml).collect(),
        _ => Value::Null,
    }
}

fn front(fields: Fields, text: &str, notes: &mut Notes) -> Front {
    let mut front = Front::default();
    let mut left_out = 0;
    for (key, value) in fields {
        let is_blank = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
        let Some(place) = place(&mut front, &key.to_lowercase()) else {
            left_out += 1;
            // Each is looked for in the whole of it.
            if left_out <= NOTED {
                let message = format!("the front matter's `{}` is not known and is left out", clip(&key));
                notes.add(line_of(text, &key), message);
            }
            continue;
        };
        let words = words(&value);
        match (place, words) {
            _ if is_blank => {}
            (Place::One(slot), Some(words)) => {
                // Of two names for one thing the first is believed.
                slot.get_or_insert_with(|| words.join(" "));
            }
            (Place::Many(slot), Some(words)) if slot.is_empty() => *slot = words,
            (Place::Many(_), Some(_)) => {}
            (_, None) => {
                let message = format!("the front matter's `{}` is no text and is left out", clip(&key));
                notes.add(line_of(text, &key), message);
            }
        }
    }
    if left_out > NOTED {
        notes.add(None, format!("{} more keys of the front matter are left out", left_out - NOTED));
    }
    front
}

/// Most keys that are each told of.
const NOTED: usize = 20;

enum Place<'a> {
    One(&'a mut Option<String>),
    Many(&'a mut Vec<String>),
}

fn place<'a>(front: &'a mut Front, key: &str) -> Option<Place<'a>> {
    Some(match key {
        "paper" | "masthead" | "newspaper" | "publication" => Place::One(&mut front.paper),
        "date" => Place::One(&mut front.date),
        "page" => Place::One(&mut front.page),
        "page_name" | "版名" => Place::One(&mut front.page_name),
        "lang" | "language" => Place::One(&mut front.lang),
        "issue" | "number" => Place::One(&mut front.issue),
        "section" => Place::One(&mut front.section),
        "title" => Place::One(&mut front.title),
        "author" | "byline" | "by" => Place::Many(&mut front.byline),
        _ => return None,
    })
}

/// A value as words: text, a number, or a list of those.
fn words(value: &Value) -> Option<Vec<String>> {
    let word = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match value {
        Value::Array(values) => values.iter().map(word).collect::<Option<Vec<_>>>().filter(|words| !words.is_empty()),
        value => word(value).map(|word| vec![word]),
    }
}

/// The line of the file on which a key stands.
fn line_of(text: &str, key: &str) -> Option<usize> {
    let begins = |line: &str| line.trim_start_matches([' ', '"', '\'']).starts_with(key);
    text.lines().position(begins).map(|index| index + 2)
}

/// Whether a language tag looks like one (BCP 47).
pub(super) fn is_language(tag: &str) -> bool {
    let parts = || tag.split('-');
    tag.len() <= 35
        && parts().all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        && parts().next().is_some_and(|part| part.len() >= 2 && part.bytes().all(|b| b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> (Parted, Vec<String>) {
        let mut notes = Notes::of("f.md");
        let parted = part(text, &mut notes);
        (parted, notes.finish().iter().map(crate::import::Note::line).collect())
    }

    #[test]
    fn yaml_and_toml_say_the_same() {
        let yaml =
            "---\nPaper: 样城日报\ndate: 2026-11-23\npage: 03\n版名: 要闻\nlang: zh\nauthor: [甲, B. Hill]\n---\ntext";
        let toml = "+++\nmasthead = '样城日报'\ndate = 2026-11-23\npage = '03'\npage_name = '要闻'\nlanguage = 'zh'\nby = ['甲', 'B. Hill']\n+++\ntext";
        for text in [yaml, toml] {
            let (parted, notes) = parted(text);
            assert_eq!(notes, Vec::<String>::new());
            assert_eq!(text.get(parted.body..), Some("text"));
            let front = parted.front;
            assert_eq!(front.paper.as_deref(), Some("样城日报"));
            assert_eq!(front.date.as_deref(), Some("2026-11-23"));
            assert_eq!(front.page.as_deref(), Some("03"));
            assert_eq!(front.page_name.as_deref(), Some("要闻"));
            assert_eq!(front.byline, ["甲", "B. Hill"]);
        }
    }

    #[test]
    fn what_is_not_known_or_broken_is_noted_with_its_line() {
        for (text, expected) in [
            ("---\npaper: 报\ntags: [a]\n---\n", "f.md:3: the front matter's `tags` is not known"),
            ("---\npage: {a: b}\n---\n", "f.md:2: the front matter's `page` is no text"),
            ("---\npaper: 报\ndate: [a\n---\n", "cannot be read and is kept as text"),
            ("---\n一段话\n---\n", "f.md:1: the front matter cannot be read and is kept as text: it has no keys"),
            ("+++\npaper = '报'\ndate = = 3\n+++\n", "f.md:3: the front matter cannot be read"),
        ] {
            let (_, notes) = parted(text);
            assert_eq!(notes.len(), 1, "{text}: {notes:?}");
            assert!(notes[0].contains(expected), "{text}: {notes:?}");
        }
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in ["---\n\n正文", "正文\n---\n", "----\na: b\n----\n", ""] {
            assert_eq!(parted(text).0, Parted::default(), "{text}");
        }
    }

    #[test]
    fn bombs_are_stopped() {
        let mut bomb = String::from("---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for n in 1..12 {
            let before = format!("*a{}", n - 1);
            let line = format!("a{n}: &a{n} [{}]\n", vec![before; 10].join(","));
            bomb.push_str(&line);
        }
        bomb.push_str("---\n正文");
        let deep = format!("---\na: {}\n---\n正文", "[".repeat(50_000));
        let deep_blocks = format!("---\n{}\n---\n正文", "- ".repeat(20_000));
        let deep_toml = format!("+++\na = {}\n+++\n正文", "[".repeat(50_000));
        for text in [bomb, deep, deep_blocks, deep_toml] {
            let (parted, notes) = parted(&text);
            assert!(parted.broken.is_some());
            assert_eq!(notes.len(), 1);
        }
    }
}
