//! The house stands as it was drawn: floors, doors, file sizes, module docs.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// A floor, the floors it may name, and the outside crates behind its door.
const FLOORS: [(&str, &[&str], &[&str]); 12] = [
    ("l10n", &[], &["fluent_bundle", "unic_langid"]),
    (
        "edition",
        &[],
        &[
            "serde",
            "serde_json",
            "schemars",
            "jiff",
            "icu_calendar",
            "simdutf8",
            "memchr",
            "strsim",
            "unicode_properties",
            "url",
        ],
    ),
    (
        "text",
        &[],
        &[
            "unicode_width",
            "unicode_segmentation",
            "unicode_normalization",
            "icu_segmenter",
            "icu_locale_core",
            "textwrap",
            "hypher",
            "hanconv",
            "memchr",
            "regex",
        ],
    ),
    ("layout", &["edition", "text"], &[]),
    ("import", &["edition", "text"], &["pulldown_cmark", "serde_saphyr", "toml", "zip", "serde", "serde_json"]),
    ("export", &["edition", "text", "layout"], &[]),
    ("library", &["edition", "text"], &["rusqlite", "serde", "serde_json", "memchr", "jiff"]),
    ("app", &["l10n", "edition", "text", "layout", "library"], &[]),
    ("view", &["l10n", "edition", "text", "layout", "library", "app"], &["ratatui"]),
    (
        "tui",
        &["l10n", "edition", "text", "layout", "library", "import", "app", "view"],
        &["ratatui", "signal_hook", "rustix", "image", "ratatui_image", "memchr"],
    ),
    ("config", &["l10n", "edition", "text", "app"], &["toml", "toml_edit"]),
    // The answers of `--json` are JSON values; a child that imports limits itself, and is waited for with patience.
    (
        "cli",
        &["l10n", "edition", "text", "layout", "library", "import", "export", "app", "view", "config", "tui"],
        &["clap", "signal_hook", "rustix", "serde", "serde_json", "arboard", "jiff"],
    ),
];

/// Crates that any floor may use.
const EVERYWHERE: [&str; 2] = ["thiserror", "std"];
/// Most lines of a file before its tests.
const LINES: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root().join("src")).unwrap().to_owned(), text));
            }
        }
    }
    assert!(found.len() > 40, "only {} files found", found.len());
    found
}

fn floor(path: &Path) -> Option<String> {
    let first = path.components().next()?.as_os_str().to_string_lossy().into_owned();
    let name = first.strip_suffix(".rs").unwrap_or(&first).to_owned();
    (name != "lib" && name != "main").then_some(name)
}

/// The code of a file before its tests, without comments.
fn code(text: &str) -> String {
    let before = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    let bare = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    before.lines().map(bare).collect::<Vec<_>>().join("\n")
}

fn is_tests(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "tests.rs") || path.components().any(|part| part.as_os_str() == "tests")
}

fn is_word(code: &str, at: usize, word: &str) -> bool {
    let before = code[..at].chars().next_back();
    let after = code[at + word.len()..].chars().next();
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    !joins(before) && !joins(after)
}

/// The crates of the manifest's `[dependencies]`, as code names them.
fn dependencies() -> Vec<String> {
    let manifest: toml::Table = fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    manifest["dependencies"].as_table().unwrap().keys().map(|name| name.replace('-', "_")).collect()
}

#[test]
fn a_floor_names_only_the_floors_below_it() {
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_tests(path)) {
        let Some(here) = floor(&path) else { continue };
        let (_, below, _) =
            FLOORS.iter().find(|(name, ..)| *name == here).unwrap_or_else(|| panic!("{here} is no floor"));
        let code = code(&text);
        for (at, _) in code.match_indices("crate::") {
            let named: String = code[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let known = named == here || below.contains(&named.as_str());
            assert!(known, "{}: `{here}` names `{named}`", path.display());
        }
        assert!(!code.contains("super::super::super"), "{}: climbs three floors", path.display());
    }
}

#[test]
fn an_outside_crate_stays_behind_its_door() {
    let crates = dependencies();
    assert!(crates.len() > 15);
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_tests(path)) {
        let Some(here) = floor(&path) else { continue };
        let (.., door) = FLOORS.iter().find(|(name, ..)| *name == here).unwrap();
        let code = code(&text);
        for name in crates.iter().filter(|name| !EVERYWHERE.contains(&name.as_str())) {
            let used = code.match_indices(&format!("{name}::")).any(|(at, _)| {
                // Our own modules may share a name.
                !code[..at].ends_with("::") && is_word(&code, at, name)
            });
            assert!(
                !used || door.contains(&name.as_str()),
                "{}: `{name}` is not behind the door of `{here}`",
                path.display()
            );
        }
    }
    let doors = FLOORS.iter().flat_map(|(.., door)| door.iter());
    for name in doors.filter(|name| !["serde", "serde_json"].contains(name)) {
        assert!(crates.contains(&(*name).to_owned()), "`{name}` is behind a door but not in Cargo.toml");
    }
}

#[test]
fn every_file_says_what_it_owns_and_is_short() {
    let mut lengths = Vec::new();
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{} has no module doc", path.display());
        let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
        assert!(lines <= LINES || is_tests(&path), "{} has {lines} lines before its tests", path.display());
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 200, "the median file has {median} lines");
}

#[test]
fn the_architecture_in_prose_names_every_floor() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for (name, ..) in FLOORS {
        assert!(lib.contains(&format!("[`{name}`]")), "src/lib.rs does not speak of `{name}`");
        assert!(lib.contains(&format!("pub mod {name};")), "src/lib.rs does not declare `{name}`");
    }
    assert!(fs::read_to_string(root().join("src/main.rs")).unwrap().lines().count() < 30);
    assert!(sources().iter().all(|(path, _)| path.file_name().unwrap() != "mod.rs"));
}
