//! The config file and the program: found, heard, complained of, and never in the way.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder for configs with one in it.
fn home(config: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("newsprint")).unwrap();
    fs::write(folder.path().join("newsprint/config.toml"), config).unwrap();
    folder
}

fn newsprint(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(args).env_remove("XDG_CONFIG_HOME").env_remove("HOME");
    command
}

fn printed(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().stderr("").get_output().stdout.clone()).unwrap()
}

#[test]
fn a_problem_is_one_line_on_standard_error_and_the_paper_opens() {
    let folder = home("# 设置\nambigous = \"wide\"\ncolumns = 9\n");
    let path = folder.path().join("newsprint/config.toml").display().to_string();
    let assert = newsprint(&[]).env("XDG_CONFIG_HOME", folder.path()).assert().success();
    let output = assert.get_output();
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert_eq!(lines[0], format!("{path}:2: unknown key `ambigous`: did you mean `ambiguous`?"));
    assert!(lines[1].starts_with(&format!("{path}:3: `columns` is `9`: expected ")), "{told}");
    assert_eq!(String::from_utf8(output.stdout.clone()).unwrap(), printed(&mut newsprint(&[])));
}

#[test]
fn an_argument_goes_before_the_config_and_auto_is_an_argument_too() {
    let narrow = printed(&mut newsprint(&[]));
    let wide = printed(&mut newsprint(&["--ambiguous", "wide"]));
    assert_ne!(narrow, wide);
    let folder = home("ambiguous = \"wide\"\n");
    for (args, expected) in [
        (&[][..], &wide),
        (&["--ambiguous", "wide"], &wide),
        (&["--ambiguous", "narrow"], &narrow),
        (&["--ambiguous", "auto"], &narrow),
    ] {
        assert_eq!(&printed(newsprint(args).env("XDG_CONFIG_HOME", folder.path())), expected, "{args:?}");
    }
}

#[test]
fn the_config_is_below_the_home_folder_where_xdg_names_none() {
    let folder = TempDir::new().unwrap();
    fs::rename(home("ambiguous = \"wide\"").path(), folder.path().join(".config")).unwrap();
    let wide = printed(&mut newsprint(&["--ambiguous", "wide"]));
    assert_eq!(printed(newsprint(&[]).env("HOME", folder.path())), wide);
    assert_ne!(printed(newsprint(&[]).env("HOME", folder.path()).env("XDG_CONFIG_HOME", "/dev/null")), wide);
}
