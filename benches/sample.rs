//! What benches are fed with: the sample papers.
//!
//! Owns reading them. It refuses to measure anything.

use std::fs;
use std::path::PathBuf;

use newsprint::edition::Edition;
use newsprint::edition::file::{Limits, read};

/// The sample paper of a language.
pub fn edition(language: &str) -> Edition {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("data/{language}.edition.json"));
    read(&fs::read(path).unwrap(), Limits::default()).unwrap()
}
