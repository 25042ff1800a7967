//! What is said on standard error: of arguments, of files that are none, of the config, of the environment.
//!
//! Owns the faults. It refuses to judge the wording: that something is said, in lines of text, is what counts here.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;

use super::desk::{Desk, args, each, name, said};
use super::payload::Kind;

/// Every command, with what it cannot do without.
const COMMANDS: [&[&str]; 20] = [
    &["print"],
    &["toc"],
    &["check"],
    &["import"],
    &["export", "--to", "html"],
    &["save"],
    &["open"],
    &["search"],
    &["read"],
    &["read", "--plain"],
    &["config"],
    &["schema"],
    &["clippings", "list"],
    &["clippings", "export"],
    &["shelf", "list"],
    &["shelf", "show"],
    &["shelf", "remove"],
    &["shelf", "path"],
    &["shelf", "watch"],
    &["shelf", "check"],
];

/// Options that take a value, with the command that has them.
const OPTIONS: [&[&str]; 22] = [
    &["--ambiguous"],
    &["--max-size"],
    &["--data-dir"],
    &["print", "x", "--article"],
    &["print", "x", "--section"],
    &["print", "x", "--front", "--page"],
    &["print", "x", "--front", "--height"],
    &["print", "x", "--width"],
    &["print", "x", "--columns"],
    &["print", "x", "--line-break"],
    &["print", "x", "--lang"],
    &["import", "x", "--from"],
    &["import", "x", "--as-printed"],
    &["import", "x", "--lang"],
    &["import", "x", "-o"],
    &["import", "x", "--report"],
    &["export", "x", "--to"],
    &["export", "x", "-o"],
    &["save", "x", "--date"],
    &["search", "x", "--limit"],
    &["clippings", "export", "--to"],
    &["clippings", "export", "-o"],
];

/// Arguments that are harm, as text and as bytes that are none.
fn harm() -> Vec<OsString> {
    let texts = Kind::ALL.iter().map(|kind| OsString::from(kind.harm().replace('\0', "")));
    let bytes = [
        b"\x9b31m\xff\xfe".to_vec(),
        b"--\x9b31m\x1b[2J=\xff".to_vec(),
        b"-\x1b".to_vec(),
        b"--\x1b]0;x\x07\n\xe2\x80\xae".to_vec(),
    ];
    texts.chain(bytes.map(OsString::from_vec)).collect()
}

#[test]
fn an_argument_comes_back_as_text_alone() {
    each(&harm(), |harm| {
        let desk = Desk::new();
        let bare: &[&[&str]] = &[&[]];
        for command in bare.iter().chain(&COMMANDS).chain(&OPTIONS) {
            // As the value, as an option, as one too many.
            for place in 0..2 {
                let mut given = args(command, &[]);
                given.push(harm.clone());
                given.extend((0..place).map(|_| harm.clone()));
                let said = desk.run(&given);
                let is_list = command.first() == Some(&"clippings")
                    || command.is_empty()
                    || command[0] == "shelf"
                    || command[0] == "read";
                assert!(said.code != 0 || is_list || !said.out.is_empty(), "{given:?}: {}", said.out);
                assert!(said.code == 0 || !said.err.is_empty(), "{given:?}: nothing is said");
            }
        }
    });
}

#[test]
fn wrong_usage_says_the_argument_and_leaves_with_2() {
    let desk = Desk::new();
    for argument in ["--Zq1qZ\u{1b}[31m", "--width=Zq1qZ\u{9b}31m\u{202e}"] {
        let said = desk.run(&args(&["print", "x", argument], &[]));
        assert_eq!((said.code, said.err.contains("Zq1qZ")), (2, true), "{}", said.err);
    }
    for words in [
        &["help"][..],
        &["--help"],
        &["-h"],
        &["--version"],
        &["help", "shelf"],
        &["print", "--help"],
        &["schema"],
        &["config", "--default"],
    ] {
        let said = desk.run(&args(words, &[]));
        assert!(said.code == 0 && !said.out.is_empty(), "{words:?}");
    }
}

/// Files that are wrong, each with harm where it is.
fn wrong_files() -> Vec<(OsString, Vec<u8>)> {
    let mut files: Vec<(OsString, Vec<u8>)> = Vec::new();
    for (index, kind) in Kind::ALL.into_iter().enumerate() {
        let harm = serde_json::to_string(&kind.payload(index)).unwrap();
        let texts = [
            format!("{{\"format\": {harm}, \"articles\": []}}"),
            format!("{{\"format\": \"edition/9{}", harm.trim_start_matches('"')) + ", \"articles\": []}",
            format!(
                "{{\"format\": \"edition/1\", \"date\": {harm}, \"articles\": [{{{harm}: 1, \"headline\": {{{harm}: {harm}}}, \"body\": [{{\"type\": 5, {harm}: 1}}]}}]}}"
            ),
            format!("{{\"format\": \"edition/1\", \"articles\": [{harm}]}}"),
            format!("{{\"format\": \"edition/1\", {harm} {harm}"),
            format!("{{\"format\": \"edition/1\", \"format\": {harm}, \"articles\": [], \"articles\": {harm}}}"),
            format!("{{\"articels\": {harm}, {harm}: []}}"),
            format!("[{harm}]"),
            kind.harm(),
        ];
        files.extend(texts.map(|text| (name(kind, ".edition.json"), text.into_bytes())));
        files.push((name(kind, ".edition"), [b"PK\x03\x04".as_slice(), kind.harm().as_bytes()].concat()));
    }
    let lone = r#"{"format":"edition/1","articles":[{"headline":"Zq1qZ\ud800x","body":"\udc00"}]}"#;
    files.push((name(Kind::Sequences, ".json"), lone.into()));
    files.push((name(Kind::EightBits, ".json"), b"{\"format\": \"\x9b31m\x1b[2J\"}".to_vec()));
    files.push((name(Kind::Lines, ".md"), b"# \x9b31m\x9d0;t\x9c\n".to_vec()));
    files.push((OsString::from_vec(b"\x9b31m\xff\n\x1b[2J.json".to_vec()), b"{".to_vec()));
    files.push((name(Kind::Unseen, ".txt"), b"\x7fELF\x00\x00\x1b[2J\x9b".to_vec()));
    files
}

#[test]
fn a_file_that_is_none_is_refused_in_lines_of_text() {
    each(&wrong_files(), |(name, bytes)| {
        let desk = Desk::new();
        let file = desk.file(name, bytes);
        let none = desk.path.join(format!("none{}", name.to_string_lossy()));
        for words in [
            &["check"][..],
            &["check", "--json"],
            &["print"],
            &["import"],
            &["save"],
            &["read", "--plain"],
            &["toc", "--json"],
        ] {
            let said = desk.run(&args(words, &[&file]));
            let code = said.code;
            // What is no edition may still be a text, where its name does not say otherwise.
            assert!(code > 0 || name.to_string_lossy().ends_with(".md"), "{words:?} {name:?}: {}", said.out);
            assert!(!said.err.is_empty() || !said.out.is_empty(), "{words:?} {name:?}: nothing is said");
            let none = desk.run(&args(words, &[&none]));
            assert!(none.code > 0 && none.err.contains("no such file"), "{words:?} {name:?}: {}", none.err);
        }
        // A folder in place of a file, a file in place of a folder, and what cannot be written.
        for words in [&["print"][..], &["shelf", "watch", "--once"], &["save"]] {
            desk.run(&args(words, &[&desk.path]));
        }
        assert_eq!(desk.run(&args(&["shelf", "watch"], &[&file])).code, 2);
        let good = desk.file("good.md", "# Good\n\ntext");
        let below = file.join("below\u{9b}31m");
        for words in
            [&["import", "-o"][..], &["export", "-o"], &["export", "--to", "plain", "-o"], &["import", "--report"]]
        {
            let said = desk.run(&args(words, &[&below, &good]));
            assert!(said.code == 2 && !said.err.is_empty(), "{words:?}: {}", said.err);
        }
        let said = desk.run(&args(&["export", "--to", "plain", "-o"], &[&file, &good]));
        assert!(said.code == 2 && said.err.contains("is there already"), "{}", said.err);
        let said = desk.run(&args(&["import", "-o"], &[&good, &good]));
        assert!(said.code == 2 && said.err.contains("is read from"), "{}", said.err);
    });
}

#[test]
fn a_data_folder_that_is_none_is_told_in_lines_of_text() {
    each(&Kind::ALL, |kind| {
        let desk = Desk::new();
        let good = desk.file("good.md", "# Good\n\ntext");
        let file = desk.file(name(*kind, ""), "no folder");
        let damaged = desk.path.join(name(kind.behind(1), "data"));
        std::fs::create_dir_all(damaged.join("editions")).unwrap();
        for database in ["state.sqlite", "index.sqlite"] {
            std::fs::write(damaged.join(database), "no database \u{1b}[2J".repeat(400)).unwrap();
        }
        for folder in [file.as_path(), &file.join("below"), &damaged] {
            for words in [
                &["save"][..],
                &["search"],
                &["open"],
                &["shelf", "list"],
                &["shelf", "path"],
                &["shelf", "check"],
                &["shelf", "reindex"],
                &["clippings", "list"],
            ] {
                let mut given = args(&["--data-dir"], &[folder]);
                given.extend(words.iter().map(OsString::from));
                if matches!(words[0], "save" | "search") {
                    given.push(good.clone().into());
                }
                let said = desk.run(&given);
                assert!(!said.err.is_empty() || !said.out.is_empty(), "{given:?}: nothing is said");
            }
        }
    });
}

#[test]
fn a_config_comes_back_as_text_alone() {
    each(&Kind::ALL, |kind| {
        let desk = Desk::new();
        let home = desk.path.join(name(*kind, "home"));
        std::fs::create_dir_all(home.join("newsprint")).unwrap();
        let quoted = |number: usize| {
            // As TOML has it: what may not stand in a string is escaped, the rest is raw.
            let char = |char: char| match char {
                '"' | '\\' => format!("\\{char}"),
                char if u32::from(char) < 0x20 || char == '\u{7f}' => format!("\\u{:04x}", u32::from(char)),
                char => char.to_string(),
            };
            format!("\"{}\"", kind.payload(number).chars().map(char).collect::<String>())
        };
        let texts = [
            format!(
                "{} = 1\ntheme = {}\nlanguage = {}\nopener = {}\n[bind]\nstar = [{}]\n{} = \"x\"\n",
                quoted(1),
                quoted(2),
                quoted(3),
                quoted(4),
                quoted(5),
                quoted(6)
            ),
            format!("opener = {}\n[{}]\nx = 1\n", quoted(1), quoted(2)),
            format!("# {}\nmeasure = \"{}\n", kind.harm(), kind.harm()),
        ];
        for text in texts {
            std::fs::write(home.join("newsprint/config.toml"), &text).unwrap();
            for words in [&["config"][..], &["config", "--json"], &["config", "--path"], &["print"]] {
                let file = desk.file("good.md", "# Good\n\ntext");
                let files = [file.as_path()];
                let files = if words[0] == "print" { &files[..] } else { &[] };
                let mut command = desk.command(&args(words, files));
                command.env("XDG_CONFIG_HOME", &home);
                let said = said(command, b"", &format!("{words:?} with {text:?}"));
                assert!(said.code == 0 && !said.out.is_empty(), "{words:?} {}", said.err);
                let is_wrong = words != ["config", "--path"] && !text.starts_with("opener");
                assert!(!is_wrong || !said.err.is_empty(), "{words:?} {text:?}");
            }
        }
    });
}

#[test]
fn the_environment_comes_back_as_text_alone() {
    each(&Kind::ALL, |kind| {
        let desk = Desk::new();
        let good = desk.file("good.md", "# Good\n\ntext");
        let harm = OsString::from(kind.harm().replace('\0', ""));
        for value in [harm.as_os_str(), OsStr::from_bytes(b"zh_CN.\x9b31m\xff"), OsStr::from_bytes(b"\x1b[2J")] {
            for variable in [
                "LANG",
                "LC_ALL",
                "LANGUAGE",
                "TZ",
                "TERM",
                "HOME",
                "XDG_CONFIG_HOME",
                "XDG_DATA_HOME",
                "NEWSPRINT_DATA_DIR",
                "NO_COLOR",
                "COLUMNS",
            ] {
                for words in [
                    &["read", "--plain", "good.md"][..],
                    &["shelf", "path"],
                    &["config", "--path"],
                    &["clippings", "list"],
                ] {
                    let mut command = desk.command(&args(words, &[]));
                    if variable.starts_with("XDG") || variable == "HOME" {
                        command.env_remove("NEWSPRINT_DATA_DIR");
                    }
                    command.env(variable, value);
                    said(command, b"c\nq\n", &format!("{words:?} with {variable}={value:?}"));
                }
            }
        }
        assert!(Path::new(&good).exists());
    });
}
