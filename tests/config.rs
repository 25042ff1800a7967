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
    command.args(args).env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME").env_remove("HOME");
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

#[test]
fn what_is_in_force_is_a_config_that_says_the_same() {
    let folder =
        home("theme = \"night\"\nambigous = \"wide\"\nkeys = \"less\"\n[bind]\nnext-article = [\"J\", \"n\"]\n");
    let path = folder.path().join("newsprint/config.toml");
    let assert = newsprint(&["config"]).env("XDG_CONFIG_HOME", folder.path()).assert().success();
    let told = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(told.starts_with(&format!("{}:2: unknown key ", path.display())) && told.lines().count() == 1, "{told}");
    let text = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    assert!(text.contains("\ntheme = \"night\" # default: \"terminal\"\n"), "{text}");
    assert!(text.contains("\nnext-article = [\"J\", \"n\"] # default: [\"J\"]; "), "{text}");
    fs::write(&path, &text).unwrap();
    assert_eq!(printed(newsprint(&["config"]).env("XDG_CONFIG_HOME", folder.path())), text);
    // Without a file the defaults are in force, and nothing is marked.
    let text = printed(&mut newsprint(&["config"]));
    assert!(!text.contains("# default: "), "{text}");
    assert_eq!(newsprint::config::parse(&text), newsprint::config::Loaded::default());
}

#[test]
fn the_files_name_the_defaults_and_json_are_there_for_scripts() {
    let folder = home("columns = 2\nhang = 3\n[bind]\nstar = \"x\"\n");
    let path = folder.path().join("newsprint/config.toml").display().to_string();
    let asked = |args: &[&str]| {
        let assert = newsprint(args).env("XDG_CONFIG_HOME", folder.path()).assert().success();
        let output = assert.get_output();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (text(&output.stdout), text(&output.stderr))
    };
    assert_eq!(asked(&["config", "--path"]), (format!("{path}\n"), String::new()));
    assert_eq!(asked(&["config", "--default"]), (newsprint::config::example(), String::new()));
    let (text, told) = asked(&["config", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["path"], path.as_str());
    assert_eq!(json["settings"]["columns"]["value"], 2);
    assert_eq!(json["settings"]["columns"]["default"], 0);
    assert_eq!(json["settings"]["theme"]["value"], "terminal");
    assert_eq!(json["settings"]["hang"]["value"], true);
    assert!(json["settings"]["opener"]["value"].is_null());
    assert_eq!(json["bind"]["star"], serde_json::json!(["x"]));
    assert_eq!(json["bind"]["top"], serde_json::json!(["g g", "home"]));
    assert_eq!(json["problems"][0]["line"], 2);
    assert!(told.starts_with(&format!("{path}:2: `hang` is `3`: ")), "{told}");
    newsprint(&["config", "--path"]).assert().code(1);
    newsprint(&["config", "--path", "--json"]).assert().code(2);
}

#[test]
fn what_is_kept_is_what_is_in_force_the_next_time() {
    let folder = home("# 我的\nambiguous = \"wide\"\n");
    let path = folder.path().join("newsprint/config.toml");
    newsprint::config::keep(&path, &[("theme", Some("\"day\"".to_owned())), ("measure", Some("60".to_owned()))])
        .unwrap();
    let kept = fs::read_to_string(&path).unwrap();
    assert_eq!(kept, "# 我的\nambiguous = \"wide\"\ntheme = \"day\"\nmeasure = 60\n");
    let text = printed(newsprint(&["config"]).env("XDG_CONFIG_HOME", folder.path()));
    assert!(text.contains("\ntheme = \"day\" # ") && text.contains("\nmeasure = 60 # "), "{text}");
}
