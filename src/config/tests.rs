//! Good and bad config files, and what is said of them.

use std::fs;
use std::path::Path;

use super::*;
use crate::app::{Home, Look, Preset, ScriptView};
use crate::text::Level;

/// What is said of a text, without the file's name.
fn said(text: &str) -> Vec<String> {
    let lines = parse(text).lines(Path::new("c"));
    lines.into_iter().map(|line| line.strip_prefix("c:").unwrap().to_owned()).collect()
}

#[test]
fn a_good_file_is_taken_as_it_stands() {
    let text = "\u{feff}# 设置\r\nambiguous = 'wide'\r\nline-break = \"newspaper\"\ncolumns = 0x2\nmeasure = 4_0\n\
                justify = false\nhang = false\nindent = false\n\"readings\" = \"hidden\"\ntheme = 'night'\n\
                language = 'zh-Hant'\nscript = 'traditional'\nopens = 'contents'\nimages = false\nmouse = false\nkeys = 'less'\n\
                opener = '  firefox --new-tab '\nbind.star = ['x', 'g  s']";
    let config = Config {
        ambiguous: Drawn::Wide,
        line_break: Level::Newspaper,
        columns: Columns::Count(2),
        measure: Measure::Cells(40),
        justify: Switch::Off,
        hang: Switch::Off,
        indent: Switch::Off,
        readings: Readings::Hidden,
        theme: Look::Night,
        language: Spoken::TraditionalChinese,
        script: ScriptView::Traditional,
        opens: Home::Contents,
        images: Switch::Off,
        mouse: Switch::Off,
        keys: Preset::Less,
        opener: parse("opener = \"firefox --new-tab\"").config.opener,
        bindings: vec![("star".to_owned(), vec!["x".to_owned(), "g s".to_owned()])],
    };
    assert_eq!(config.opener.words(), ["firefox", "--new-tab"]);
    assert_eq!(parse(text), Loaded { config, problems: Vec::new() });
}

#[test]
fn an_empty_file_gives_the_defaults() {
    for text in ["", "\n\n", "# nothing\n", "\u{feff}"] {
        assert_eq!(parse(text), Loaded::default(), "{text:?}");
    }
    assert_eq!(parse("columns = 0"), Loaded::default());
}

#[test]
fn the_ends_of_a_range_are_in_it() {
    for (text, good) in [
        ("columns = 4", true),
        ("columns = 5", false),
        ("columns = -1", false),
        ("measure = 20", true),
        ("measure = 120", true),
        ("measure = 19", false),
        ("measure = 121", false),
        ("measure = 99999999999999999999999", false),
    ] {
        assert_eq!(parse(text).problems.is_empty(), good, "{text}");
    }
}

#[test]
fn a_bad_line_is_told_once_with_what_to_do() {
    for (text, expected) in [
        ("ambigous = \"wide\"", "1: unknown key `ambigous`: did you mean `ambiguous`?"),
        ("\n\nline_break = \"loose\"", "3: unknown key `line_break`: did you mean `line-break`?"),
        ("Hang = true", "1: unknown key `Hang`: did you mean `hang`?"),
        ("\"字体\" = 1", "1: unknown key `字体`: remove it; the README lists the keys under Configuration"),
        (
            "[display]\nhang = true",
            "1: unknown key `display`: remove it; the README lists the keys under Configuration",
        ),
        (
            "measure = 60\nmeasur = 1",
            "2: unknown key `measur`: remove it; the README lists the keys under Configuration",
        ),
        (
            "columns = 7",
            "1: `columns` is `7`: expected a whole number from 0 to 4; correct it, or remove it for the default, `0`",
        ),
        ("measure = 7", "1: `measure` is `7`: expected a whole number from 20 to 120; correct it or remove it"),
        ("columns = \"2\"", "1: `columns` is `\"2\"`: expected a whole number from 0 to 4: write `2` without quotes"),
        ("hang = \"false\"", "1: `hang` is `\"false\"`: expected true or false: write `false` without quotes"),
        ("hang = 0", "1: `hang` is `0`: expected true or false; correct it, or remove it for the default, `true`"),
        (
            "ambiguous = \"Wide\"",
            "1: `ambiguous` is `\"Wide\"`: expected \"auto\", \"narrow\" or \"wide\": did you mean \"wide\"?",
        ),
        (
            "readings = \"上\"",
            "1: `readings` is `\"上\"`: expected \"inline\" or \"hidden\"; correct it, or remove it for the default, `\"inline\"`",
        ),
        (
            "theme = \"Nihgt\"",
            "1: `theme` is `\"Nihgt\"`: expected \"terminal\", \"day\", \"night\" or \"contrast\": did you mean \"night\"?",
        ),
        ("theem = 1", "1: unknown key `theem`: did you mean `theme`?"),
        ("[binds]", "1: unknown key `binds`: did you mean `bind`?"),
        (
            "opener = \"o\\u001B\"",
            "1: `opener` is `\"o\\u001B\"`: expected one string of a program and its arguments; correct it or remove it",
        ),
        ("next-article = \"n\"", "1: `next-article` is a command: write it below `[bind]`"),
        (
            "[columns]\nx = 1",
            "1: `columns` is a table: expected a whole number from 0 to 4; correct it, or remove it for the default, `0`",
        ),
        (
            "ambiguous = wide",
            "1: not TOML at `wide`: string values must be quoted, expected literal string; correct the line or remove it",
        ),
        (
            "ambiguous = “wide”",
            "1: not TOML at `“wide”`: string values must be quoted, expected literal string; use the plain quotes `\"…\"`",
        ),
        ("hang", "1: not TOML: key with no value, expected `=`; correct the line or remove it"),
        ("hang = true\nhang = false", "2: not TOML at `hang`: duplicate key; correct the line or remove it"),
    ] {
        assert_eq!(said(text), [expected], "{text:?}");
    }
}

#[test]
fn good_keys_hold_beside_bad_ones() {
    let loaded = parse("columns = 2\nhang = maybe\n报 = 1\nmeasure = 7\nambiguous: wide\njustify = false\n");
    let config = Config { columns: Columns::Count(2), justify: Switch::Off, ..Config::default() };
    assert_eq!(loaded.config, config);
    let lines: Vec<Option<usize>> = loaded.problems.iter().map(Problem::line).collect();
    assert_eq!(lines, [2, 3, 4, 5].map(Some));
    // Each line without `=` is told, and the good one below it holds.
    let loaded = parse("ambiguous: wide\r\nhang: false\n\ncolumns\nmeasure = 60\n报\n");
    assert_eq!(loaded.config, Config { measure: Measure::Cells(60), ..Config::default() });
    let lines: Vec<Option<usize>> = loaded.problems.iter().map(Problem::line).collect();
    assert_eq!(lines, [1, 2, 4, 6].map(Some));
    assert_eq!(parse("columns = 2\ncolumns = 3").config.columns, Columns::Count(2));
}

#[test]
fn nothing_of_the_file_reaches_the_terminal_raw() {
    let text = "\"\\u001b[31m\\u202e\" = 1\nambiguous = \"\\u0007\u{202e}报\"\nhang = \u{1b}[31m\n";
    let lines = said(text);
    assert_eq!(lines.len(), 3, "{lines:?}");
    for line in lines {
        assert!(line.chars().all(|c| !c.is_control() && c != '\u{202e}'), "{line:?}");
    }
}

#[test]
fn what_is_quoted_is_short() {
    let long = format!("columns = \"{}\"\n{} = 1\n", "长".repeat(1000), "k".repeat(1000));
    for line in said(&long) {
        assert!(line.chars().count() < 200, "{line}");
    }
}

#[test]
fn a_flood_of_problems_is_cut_short() {
    let text: Vec<String> = (0..1000).map(|number| format!("k{number} = 1")).collect();
    let lines = parse(&text.join("\n")).lines(Path::new("c"));
    assert_eq!((lines.len(), lines.last().map(String::as_str)), (21, Some("c: 980 more problems")));
}

#[test]
fn depth_and_nonsense_end_in_a_problem() {
    for text in ["a.".repeat(50_000), "a = ".to_owned() + &"[".repeat(50_000), "= ".repeat(9), "a = '''".to_owned()] {
        let loaded = parse(&text);
        assert_eq!((loaded.config, loaded.problems.len()), (Config::default(), 1), "{:?}", loaded.problems);
    }
}

#[test]
fn a_file_that_is_none_leaves_the_defaults_and_one_line() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("c");
    assert_eq!(load(&path), Loaded::default(), "a file that is not there");
    let large = vec![b'#'; (1 << 20) + 1];
    let cases: [(&[u8], &str); 3] = [
        (b"hang = true\n# \xff", ":2: not UTF-8: save the file as UTF-8; until then the defaults hold"),
        (&large, ": larger than 1 MiB: expected a few lines of TOML; until then the defaults hold"),
        (&large[1..], ""),
    ];
    for (bytes, expected) in cases {
        fs::write(&path, bytes).unwrap();
        let loaded = load(&path);
        let lines = loaded.lines(Path::new(""));
        assert_eq!((loaded.config, lines.concat()), (Config::default(), expected.to_owned()));
    }
    let lines = load(folder.path()).lines(Path::new("报"));
    assert_eq!(lines, ["报: is a folder: expected a TOML file; until then the defaults hold"]);
    assert_eq!(load(&path.join("config.toml")), Loaded::default(), "below a file there is none");
}

#[test]
fn every_setting_reads_its_own_default_and_sample() {
    for setting in SETTINGS {
        let names_kebab = setting.name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(names_kebab && !setting.help.is_empty() && !setting.help.ends_with('.'), "{}", setting.name);
        match setting.default() {
            Some(default) => assert_eq!(parse(&format!("{} = {default}", setting.name)), Loaded::default()),
            None => assert!(example().contains(&format!("# {} = ", setting.name))),
        }
        for word in setting.words {
            assert!(setting.values().contains(word));
            assert_eq!(parse(&format!("{} = {word:?}", setting.name)).problems, []);
        }
    }
}
