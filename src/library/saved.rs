//! A saved edition as its file's place tells it.
//!
//! Owns what a path says of an issue: paper, day, which of the day; and the order of the shelf. It refuses to read the
//! file: what the edition says of itself is the index's to remember.

use std::cmp::Ordering;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::name::UNTITLED;
use crate::edition::{Date, clean_line};

/// When a file was changed last, in nanoseconds since 1970; with its size it tells whether it is still the same file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(pub i64);

impl Stamp {
    /// That of a file.
    pub fn of(metadata: &Metadata) -> Self {
        let since = metadata.modified().ok().map(|time| match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
            Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |nanos| -nanos),
        });
        Self(since.unwrap_or_default())
    }
}

/// An edition on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The paper, as its folder is called; empty where it lies in none. Clean, on one line.
    pub paper: String,
    /// The day, where its name begins with one.
    pub day: Option<Date>,
    /// What its name says beside the day: which of the day's issues, or all of the name where there is no day. Clean.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// When it was changed last.
    pub stamp: Stamp,
}

/// How files of editions end: the JSON, and the zip with pictures.
pub(super) const ENDINGS: [&str; 2] = [".edition.json", ".edition"];

impl Saved {
    /// What the file at a path is, below the folder of editions; none where its name is not an edition's.
    pub(super) fn of(editions: &Path, path: PathBuf, metadata: &Metadata) -> Option<Self> {
        let stem = stem(path.file_name()?.to_str()?)?.to_owned();
        let mut above = path.strip_prefix(editions).ok()?.components();
        above.next_back();
        let folder = above.next().map(|paper| clean_line(&paper.as_os_str().to_string_lossy()));
        // The folder of papers without a name is not called anything.
        let paper = folder.filter(|name| name != UNTITLED).unwrap_or_default();
        let (day, name) = day_of(&stem);
        let name = clean_line(name);
        Some(Self { paper, day, name, path, bytes: metadata.len(), stamp: Stamp::of(metadata) })
    }

    /// Its file's name without folder and ending.
    pub fn stem(&self) -> &str {
        self.path.file_name().and_then(|name| name.to_str()).and_then(stem).unwrap_or_default()
    }

    /// The order of the shelf: newest first, what has no day last; then by paper, then by name.
    pub fn order(&self, other: &Self) -> Ordering {
        let rest = || (&self.paper, &self.name, &self.path).cmp(&(&other.paper, &other.name, &other.path));
        other.day.cmp(&self.day).then_with(rest)
    }
}

/// The name of an edition's file without its ending; none where it is hidden or ends otherwise.
pub fn stem(name: &str) -> Option<&str> {
    let stem = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending))?;
    (!stem.is_empty() && !stem.starts_with('.')).then_some(stem)
}

/// The day that a name begins with, and the rest.
fn day_of(stem: &str) -> (Option<Date>, &str) {
    for length in [10, 7, 4] {
        let Some((day, rest)) = stem.split_at_checked(length) else { continue };
        // `2026-13-01` is no day of 2026.
        let is_number = rest.trim_start_matches('-').starts_with(|char: char| char.is_ascii_digit());
        if !rest.is_empty() && (!rest.starts_with(['-', '_', ' ', '.']) || (length < 10 && is_number)) {
            continue;
        }
        if let Ok(day) = day.parse() {
            return (Some(day), rest.trim_start_matches(['-', '_', ' ', '.']));
        }
    }
    (None, stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_day_and_which_of_the_day() {
        let of = |stem| {
            let (day, rest) = day_of(stem);
            (day.map(|day| day.to_string()).unwrap_or_default(), rest)
        };
        assert_eq!(of("2026-11-23"), ("2026-11-23".into(), ""));
        assert_eq!(of("2026-11-23-晚报"), ("2026-11-23".into(), "晚报"));
        assert_eq!(of("2026-11"), ("2026-11".into(), ""));
        assert_eq!(of("1984"), ("1984".into(), ""));
        assert_eq!(of("2026-13-01"), (String::new(), "2026-13-01"));
        assert_eq!(of("报纸"), (String::new(), "报纸"));
        assert_eq!(of("20261123"), (String::new(), "20261123"));
        assert_eq!(stem(".2026.edition.json"), None);
        assert_eq!(stem("monday.json"), None);
        assert_eq!(stem("周一.edition"), Some("周一"));
    }
}
