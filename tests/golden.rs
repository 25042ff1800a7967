//! Whole articles of the sample papers as pages of text, as `print` sets them.
//!
//! Owns one page for each way of setting that a reader meets: a column of 40, 80 and 120 cells, two columns in 80,
//! three in 120; then what the options change. It refuses to say why a line ends where it does: the tables in
//! `src/text` do. A page that changes is to be read before it is accepted.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::{Command, Stdio};

/// The ways every paper is set in, by the names of their pages.
const WAYS: [(&str, &str); 5] = [
    ("40", "--measure 40"),
    ("80", "--width 80"),
    ("120", "--width 120"),
    ("80_in_2", "--width 80 --columns 2"),
    ("120_in_3", "--width 120 --columns 3"),
];

/// An article as `print` sets it, the arguments parted by spaces.
fn page(paper: &str, article: &str, arguments: &str) -> String {
    let file = format!("data/{paper}.edition.json");
    let output = Command::new(env!("CARGO_BIN_EXE_newsprint"))
        .args(["print", &file, "--article", article])
        .args(arguments.split_whitespace())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        // Nobody's own config disturbs a test.
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("HOME")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Holds the page of a name to the one that was read and accepted.
fn golden(paper: &str, article: &str, name: &str, arguments: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_description(format!("print data/{paper}.edition.json --article {article} {arguments}"));
    settings.bind(|| insta::assert_snapshot!(format!("{article}_{name}"), page(paper, article, arguments)));
}

fn in_every_way(paper: &str, article: &str) {
    for (name, arguments) in WAYS {
        golden(paper, article, name, arguments);
    }
}

#[test]
fn simplified_chinese_is_set_as_in_print() {
    in_every_way("zh-Hans", "a01-bridge");
}

#[test]
fn traditional_chinese_is_set_as_in_print() {
    in_every_way("zh-Hant", "t01-ferry");
}

#[test]
fn japanese_is_set_as_in_print() {
    in_every_way("ja", "j01-library");
}

#[test]
fn korean_is_set_as_in_print() {
    in_every_way("ko", "k02-tide");
}

#[test]
fn english_is_set_as_in_print() {
    in_every_way("en", "e01-market-hall");
}

#[test]
fn interviews_notices_tables_and_timetables_are_set_as_in_print() {
    for article in ["a09-bus", "a10-captain", "a33-water", "a35-ferry-notice"] {
        golden("zh-Hans", article, "60", "--measure 60");
    }
    golden("zh-Hans", "a05-weather", "40", "--measure 40");
    golden("zh-Hans", "a28-poem", "40", "--measure 40");
    golden("en", "e04-weather", "40", "--measure 40");
    golden("en", "e08-letters", "80_in_2", "--width 80 --columns 2");
}

#[test]
fn where_the_terminal_draws_quotes_in_two_cells_they_are_counted_as_two() {
    golden("zh-Hans", "a01-bridge", "40_wide", "--measure 40 --ambiguous wide");
    golden("zh-Hans", "a01-bridge", "80_in_2_wide", "--width 80 --columns 2 --ambiguous wide");
    golden("zh-Hans", "a01-bridge", "120_in_3_wide", "--width 120 --columns 3 --ambiguous wide");
}

#[test]
fn readings_are_left_out_where_they_are_hidden() {
    golden("ja", "j01-library", "40_without_readings", "--measure 40 --no-readings");
}

#[test]
fn a_page_may_be_ragged_and_without_indents() {
    golden("zh-Hans", "a01-bridge", "40_ragged", "--measure 40 --ragged --no-indent");
    golden("en", "e01-market-hall", "40_ragged", "--measure 40 --ragged --no-indent");
}

#[test]
fn in_a_column_of_nine_or_ten_ideographs_the_level_decides() {
    let cases = [
        ("ja", "j07-festival", 20, "strict"),
        ("ja", "j04-column", 18, "newspaper"),
        ("zh-Hans", "a02-gauge", 20, "strict"),
        ("zh-Hant", "t06-observatory", 20, "newspaper"),
    ];
    for (paper, article, measure, level) in cases {
        for level in [level, "normal"] {
            let arguments = format!("--measure {measure} --line-break {level}");
            golden(paper, article, &format!("{measure}_{level}"), &arguments);
        }
    }
}
