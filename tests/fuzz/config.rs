//! The config file: any text is read and complained of in clean words, and what is kept changes nothing else.

use newsprint::config::{Problem, SETTINGS, example, in_force, keep, load, parse};

use super::clean;
use super::dice::Dice;

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    let choice = dice.byte();
    let bytes = dice.rest();
    let text = String::from_utf8_lossy(bytes);
    let loaded = parse(&text);
    let lines = text.lines().count().max(1);
    for line in loaded.lines("报\u{1b}".as_ref()) {
        clean::line(&line);
    }
    assert!(loaded.problems.iter().all(|problem| problem.line().is_some_and(|line| line <= lines)));
    let is_toml = text.parse::<toml::Table>().is_ok();
    let is_syntax = |problem: &Problem| matches!(problem, Problem::Syntax { .. });
    assert!(!is_toml || !loaded.problems.iter().any(is_syntax), "{:?}", loaded.problems);
    // A number that is too large for the library is a wrong value here.
    assert!(is_toml || !loaded.problems.is_empty());
    // What is in force, written down, is in force.
    let again = parse(&in_force(&loaded.config));
    assert_eq!(again.problems, []);
    assert_eq!(again.config, loaded.config);
    let _ = loaded.config.keymap();
    if choice & 0xC0 == 0 {
        kept(bytes, choice);
    }
}

/// Writes a setting to a file, which then says it, and everything else as before.
fn kept(bytes: &[u8], choice: u8) {
    const VALUES: [Option<&str>; 8] = [
        None,
        Some("2"),
        Some("true"),
        Some("\"wide\""),
        Some("\"night\""),
        Some("x"),
        Some("\"a\\u001b\""),
        Some("false"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, bytes).unwrap();
    let before = load(&path);
    let setting = &SETTINGS[usize::from(choice >> 3) % SETTINGS.len()];
    let value = VALUES[usize::from(choice) % VALUES.len()];
    let outcome = keep(&path, &[(setting.name, value.map(str::to_owned))]);
    let after = load(&path);
    match outcome {
        Ok(()) => {
            let written = setting.value(&after.config);
            assert!(
                value.is_none_or(|value| written.as_deref().unwrap_or(value) == value),
                "{value:?} became {written:?}"
            );
            let others = SETTINGS.iter().filter(|other| other.name != setting.name);
            others.for_each(|other| {
                assert_eq!(other.value(&after.config), other.value(&before.config), "{}", other.name);
            });
            assert_eq!(after.config.bindings, before.config.bindings);
        }
        Err(error) => {
            clean::line(&error.told("报\u{1b}".as_ref()));
            assert_eq!(std::fs::read(&path).unwrap(), bytes, "changed all the same");
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    const TEXTS: &[&str] = &[
        "theme = \"night\" # 夜\ncolumns = 2\n\n[bind]\nquit = [\"ctrl-q\", \"Z Z\"]\nsearch = \"F\"\n",
        "columns = 3\r\ncolumns = 4\r\nhang = \"永不\"\r\nmeasure = 99999999999999999999\r\n",
        "\u{feff}opener = [\"firefox\", \"--new\"]\njustify = false\n[a.b]\nx = 1\n[[c]]\n",
        "theme\n= 1\n\"theme\" = 'paper'\nbind.quit = \"é\"\nlanguage = \"\"\"\nzh\"\"\"\n",
        "a = [1,\n# c\n2\nb = {x = 1\n\u{1b}[31m = 2\n[bind\n",
    ];
    let texts = TEXTS.iter().map(|text| (*text).to_owned()).chain([example()]).collect::<Vec<_>>();
    let with = |choice: u8| texts.iter().map(move |text| [&[choice], text.as_bytes()].concat());
    with(0).chain(with(0x0A)).chain(with(0xFF)).collect()
}
