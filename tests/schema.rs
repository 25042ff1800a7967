//! The schema that is shipped is the one the types make, and every sample is valid under it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use newsprint::edition::file::{Limits, check, read, schema, schema_text, write};
use newsprint::edition::{Block, Edition};
use serde_json::Value;

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(data()).unwrap().map(|entry| entry.unwrap().path());
    let editions = files.filter(|path| path.to_string_lossy().ends_with(".edition.json"));
    let samples: Vec<_> = editions.map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect();
    assert!(samples.len() >= 5, "{} samples", samples.len());
    samples
}

fn edition(bytes: &[u8]) -> Edition {
    read(bytes, Limits::default()).unwrap()
}

#[test]
fn the_shipped_schema_is_the_one_the_types_make() {
    let shipped = fs::read_to_string(data().join("edition.schema.json")).unwrap();
    assert_eq!(shipped, schema_text(), "run `newsprint schema > data/edition.schema.json`");
}

#[test]
fn every_sample_is_valid_and_nothing_can_be_said_against_it() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for (name, bytes) in samples() {
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
        assert_eq!(check(&bytes, Limits::default()).unwrap(), [], "{name}");
    }
}

#[test]
fn the_schema_refuses_what_reading_refuses() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for json in [
        r#"{"articles":[]}"#,
        r#"{"format":"edition/1"}"#,
        r#"{"format":"edition/1","articles":[{"headline":"无正文"}]}"#,
        r#"{"format":"edition/1","articles":[{"body":[{"text":"no type"}]}]}"#,
        r#"{"format":"edition/1","articles":[{"body":[{"type":"paragraph"}]}]}"#,
        r#"{"format":"edition/1","articles":[{"headline":3,"body":""}]}"#,
    ] {
        assert!(!validator.is_valid(&serde_json::from_str(json).unwrap()), "{json}");
        assert!(read(json.as_bytes(), Limits::default()).is_err(), "{json}");
    }
}

#[test]
fn a_sample_read_and_written_says_the_same() {
    for (name, bytes) in samples() {
        let written = write(&edition(&bytes));
        let (before, after): (Value, Value) =
            (serde_json::from_slice(&bytes).unwrap(), serde_json::from_str(&written).unwrap());
        assert_eq!(canonical(before), canonical(after), "{name}");
        assert_eq!(edition(written.as_bytes()), edition(&bytes), "{name}");
    }
}

/// A list of one plain string is the string.
fn canonical(value: Value) -> Value {
    match value {
        Value::Array(items) => match items.as_slice() {
            [Value::String(text)] => Value::String(text.clone()),
            _ => Value::Array(items.into_iter().map(canonical).collect()),
        },
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, value)| (name, canonical(value))).collect())
        }
        other => other,
    }
}

#[test]
fn the_chinese_sample_uses_all_there_is() {
    let sample = edition(&fs::read(data().join("zh-Hans.edition.json")).unwrap());
    assert!(sample.articles.len() >= 25 && sample.pages.len() == 4);
    let text = fs::read_to_string(data().join("zh-Hans.edition.json")).unwrap();
    for name in Block::TYPES {
        assert!(text.contains(&format!("\"type\": \"{name}\"")), "no block of type {name}");
    }
    let has = |test: fn(&newsprint::edition::Article) -> bool| sample.articles.iter().any(test);
    assert!(has(|a| !a.rubric.is_empty()) && has(|a| !a.kicker.is_empty()) && has(|a| !a.deck.is_empty()));
    assert!(has(|a| !a.summary.is_empty()) && has(|a| a.issuer.is_some()) && has(|a| a.signature.is_some()));
    assert!(has(|a| a.positions.iter().any(|position| position.jump.is_some())));
    for other in ["zh-Hant", "ja", "ko", "en"] {
        let sample = edition(&fs::read(data().join(format!("{other}.edition.json"))).unwrap());
        assert!(sample.articles.len() >= 6, "{other}");
    }
}
