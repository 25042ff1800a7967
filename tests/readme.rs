//! The README says what is so.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::fs;
use std::path::PathBuf;

use newsprint::app::BINDINGS;
use newsprint::config::{self, SETTINGS};
use newsprint::edition::file::{Limits, check};
use newsprint::l10n::{Tongue, Words};

fn readme() -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn the_key_table_is_the_programs_own() {
    let words = Words::of(Tongue::English);
    let row = |binding: &newsprint::app::Binding| {
        let keys: Vec<String> =
            binding.keys.iter().map(|keys| format!("`{}`", keys.replace(' ', "").replace("a-z", "{a-z}"))).collect();
        format!("| {} | `{}` | {} |", keys.join(" "), binding.name, words.say(binding.help))
    };
    let rows: Vec<String> = BINDINGS.iter().map(row).collect();
    let readme = readme();
    let table = readme.split("|---|---|---|\n").nth(1).unwrap();
    let shown: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(shown, rows);
}

#[test]
fn the_config_block_is_the_programs_own_and_a_good_config() {
    let readme = readme();
    let block = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(block, config::example());
    assert_eq!(config::parse(block), config::Loaded::default());
    // A key that is there as a comment is good without its sign too.
    let mut bare = block.to_owned();
    for setting in SETTINGS {
        let line = format!("{} = ", setting.name);
        assert!(bare.contains(&format!("\n{line}")) || bare.contains(&format!("\n# {line}")), "{line}");
        bare = bare.replace(&format!("# {line}"), &line);
    }
    // So are the keys of commands.
    let (above, below) = bare.split_once("\n[bind]\n").unwrap();
    let bare = format!("{above}\n[bind]\n{}", below.replace("# ", ""));
    let loaded = config::parse(&bare);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.config.bindings.len(), below.lines().count());
}

#[test]
fn the_ten_lines_by_hand_are_a_good_edition() {
    let readme = readme();
    let json = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(check(json.as_bytes(), Limits::default()).unwrap(), []);
}

#[test]
fn the_two_commands_and_every_subcommand_are_there() {
    let readme = readme();
    for command in [
        "cargo run --release",
        "cargo test",
        "newsprint read --plain",
        "newsprint print",
        "newsprint toc",
        "newsprint check",
        "newsprint import",
        "newsprint export",
        "newsprint clippings list",
        "newsprint clippings export",
        "newsprint config",
        "newsprint schema",
    ] {
        assert!(readme.contains(command), "{command}");
    }
    assert!(
        fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).unwrap().contains("cargo test")
    );
}
