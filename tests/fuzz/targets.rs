//! What is fired at: every door of the program that outside bytes come through, each one function of bytes.
//!
//! Owns the list of targets, which the tests of this folder's parent and the long runs beside it share. A target asserts
//! what is promised of its door, whatever the bytes are. It refuses randomness, files and the clock.

#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::missing_panics_doc,
    reason = "targets fail by panicking, and are no library"
)]

mod answers;
mod clean;
pub mod dice;
mod made;
pub mod mutate;
#[path = "../reader/shelves.rs"]
mod shelves;
pub mod words;

mod config;
mod edition;
mod export;
mod keys;
mod layout;
mod markdown;
mod ocr;
mod package;
mod pages;
mod search;
mod shelf;
mod text;

/// A door, and what is thrown at it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// Throws some bytes at it.
    pub fire: fn(&[u8]),
    /// Bytes to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// The target of a module.
macro_rules! target {
    ($name:ident) => {
        Target { name: stringify!($name), fire: $name::fire, seeds: $name::seeds }
    };
}

pub const ALL: &[Target] = &[
    target!(answers),
    target!(config),
    target!(edition),
    target!(export),
    target!(keys),
    target!(layout),
    target!(markdown),
    target!(ocr),
    target!(package),
    target!(pages),
    target!(search),
    target!(shelf),
    target!(text),
];

/// Fires at the target of a name.
pub fn fire(name: &str, bytes: &[u8]) {
    let target = ALL.iter().find(|target| target.name == name).unwrap();
    (target.fire)(bytes);
}

/// What is written of an edition is read again, the same, and written the same.
fn comes_back(edition: &newsprint::edition::Edition) {
    use newsprint::edition::file::{Limits, read, write};
    let file = write(edition);
    match read(file.as_bytes(), Limits::default()) {
        Ok(again) => {
            assert_eq!(&again, edition, "{file}");
            assert_eq!(write(&again), file);
        }
        Err(error) => panic!("{error}\n{file}"),
    }
}

/// Bytes of no meaning, always the same ones: so many times so many.
fn noise(count: u64, length: usize) -> Vec<Vec<u8>> {
    let one = |seed: u64| {
        let mut random = mutate::Random::of(seed);
        (0..length).map(|_| random.byte()).collect()
    };
    (0..count).map(one).collect()
}

/// The sample papers, cut down to a few articles.
fn papers() -> impl Iterator<Item = String> {
    const PAPERS: [&str; 5] = [
        include_str!("../../data/zh-Hans.edition.json"),
        include_str!("../../data/zh-Hant.edition.json"),
        include_str!("../../data/ja.edition.json"),
        include_str!("../../data/ko.edition.json"),
        include_str!("../../data/en.edition.json"),
    ];
    PAPERS.into_iter().map(|paper| {
        let mut paper: serde_json::Value = serde_json::from_str(paper).unwrap();
        paper["articles"].as_array_mut().unwrap().truncate(3);
        paper.to_string()
    })
}
