//! `read --plain`: sessions of a reader without a screen, orders in, lines out.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::Read;
use std::process::{Command as Process, Stdio};

use assert_cmd::Command;
use newsprint::edition::file::{Limits, read};
use newsprint::edition::{Article, Edition, Outline, Part, Role, RunKind};
use newsprint::layout::{Emphasis, shown};
use tempfile::TempDir;

const SAMPLES: [&str; 5] = ["zh-Hans", "zh-Hant", "ja", "ko", "en"];
const ZH: &str = "data/zh-Hans.edition.json";
const EN: &str = "data/en.edition.json";
/// Nothing of the machine's own environment speaks in a test.
const OWN: [&str; 8] = ["HOME", "XDG_CONFIG_HOME", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE", "NO_COLOR"];

fn command(locale: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
    command.args(["read", "--plain"]).args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in OWN {
        command.env_remove(name);
    }
    command.env("LC_ALL", locale);
    command
}

/// What is said to the orders, after the opening's lines too.
fn said(locale: &str, file: &str, orders: &str) -> Vec<String> {
    let output = command(locale, &[file]).write_stdin(orders).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    let text = String::from_utf8(output.stdout).unwrap();
    let is_clean = |char: char| char == '\n' || !char.is_control();
    assert!(text.chars().all(is_clean), "only lines of text go out");
    assert!(!text.contains(['─', '│', '━', '═', '┌', '•']), "nothing is drawn");
    text.lines().map(str::to_owned).collect()
}

fn sample(name: &str) -> Edition {
    read(&fs::read(format!("{}/data/{name}.edition.json", env!("CARGO_MANIFEST_DIR"))).unwrap(), Limits::default())
        .unwrap()
}

fn assert_starts(lines: &[String], expected: &[&str]) {
    let start: Vec<&str> = lines.iter().take(expected.len()).map(String::as_str).collect();
    assert_eq!(start, expected);
}

#[test]
fn without_orders_the_opening_is_said_and_that_is_all() {
    let lines = said("zh_CN.UTF-8", ZH, "");
    assert_eq!(lines.first().map(String::as_str), Some("鹤渚日报"));
    assert_eq!(lines.get(2..).unwrap(), ["共 37 篇文章", "输入 h 再按回车：帮助"]);
    let lines = said("C", EN, "");
    assert_eq!(lines.get(lines.len() - 2..).unwrap(), ["10 articles", "h and Enter: help"]);
}

#[test]
fn a_session_in_chinese() {
    let opening = said("zh_CN.UTF-8", ZH, "").len();
    let lines = said("zh_CN.UTF-8", ZH, "１\nｎ\nｐ\n99\nｓ\nｑ\n目录\n");
    let lines = lines.get(opening..).unwrap();
    assert_starts(lines, &["第 1 篇，共 37 篇", "栏目：要闻", "栏题：两岸新程"]);
    assert!(lines.contains(&"标题：一桥横江 两岸成街坊".to_owned()));
    assert!(lines.contains(&"1 级小标题：头一批过桥的，是跑步的人".to_owned()));
    assert_eq!(lines.iter().filter(|line| *line == "第 1 篇，共 37 篇").count(), 2);
    assert_eq!(lines.iter().filter(|line| *line == "第 2 篇，共 37 篇").count(), 1);
    assert_eq!(lines.iter().filter(|line| *line == "本篇完").count(), 3);
    let missing = lines.iter().position(|line| line == "没有第 99 篇：共 37 篇").unwrap();
    assert_eq!(lines.get(missing + 1).map(String::as_str), Some("栏目"));
    assert!(
        lines.get(missing + 2).unwrap().starts_with("要闻：")
            && lines.get(missing + 2).unwrap().ends_with("从第 1 篇起")
    );
    assert_eq!(lines.len(), missing + 2 + 10, "behind `q` nothing is read");
}

#[test]
fn a_session_in_english() {
    let opening = said("en_US.UTF-8", EN, "").len();
    let lines = said("en_US.UTF-8", EN, "c\n/TIDE GAUGE\np\n10\n.\nxyzzy\nh\n");
    let lines = lines.get(opening..).unwrap();
    assert_starts(lines, &["Contents", "Section: Town & Harbor"]);
    assert!(lines.get(2).unwrap().starts_with("1. "));
    let found = lines.iter().position(|line| line.starts_with("Found in ")).unwrap();
    assert_eq!(found, 1 + 4 + 10, "title, sections, headlines");
    assert!(lines.get(found + 1).unwrap().contains(" hit"));
    assert!(lines.iter().any(|line| line == "this is the first article"));
    assert!(lines.iter().any(|line| line == "Article 10 of 10"));
    let last = lines.iter().position(|line| line == "this is the last article").unwrap();
    assert_starts(
        lines.get(last + 1..).unwrap(),
        &["No command xyzzy; h and Enter: help", "Type one of these, then Enter:"],
    );
    assert_eq!(lines.last().map(String::as_str), Some("q: quit"));
}

#[test]
fn words_that_nobody_wrote_are_not_found() {
    assert_eq!(said("en", EN, "/zzzz\n").last().map(String::as_str), Some("not found: zzzz"));
}

#[test]
fn by_paragraphs_enter_goes_on_and_r_says_it_again() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("p.md");
    fs::write(&file, "# 甲\n\n第一段\n\nsecond\n\n# 乙\n\n三\n").unwrap();
    let lines = said("en", &file.display().to_string(), "k\n\n\nr\n\n\n\nk\nr\n");
    let expected = [
        "2 articles",
        "h and Enter: help",
        "One paragraph at a time; Enter goes on",
        "Article 1 of 2",
        "Headline: 甲",
        "第一段",
        "第一段",
        "second",
        "End of article",
        "Article 2 of 2",
        "Headline: 乙",
        "三",
        "End of article",
        "Whole articles",
        "Article 2 of 2",
        "Headline: 乙",
        "三",
        "End of article",
    ];
    assert_eq!(lines, expected);
}

/// The words of a part as they are said: raised and lowered figures in their own form, readings behind their base.
fn words(part: &Part) -> Vec<String> {
    let own = part.text;
    let mut text = String::new();
    let mut at = 0;
    for run in own.runs() {
        text.push_str(own.slice(at..run.range.start));
        text.push_str(&shown(own.slice(run.range.clone()), Emphasis::of(&run.kind)));
        if let RunKind::Ruby(reading) = &run.kind {
            text.extend(["(", reading, ")"]);
        }
        at = run.range.end;
    }
    text.push_str(own.slice(at..own.len()));
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether each word stands in a text behind the one before it.
fn assert_in_order(article: &Article, text: &str) {
    let mut rest = text;
    for part in article.parts() {
        for word in words(&part) {
            let Some((_, after)) = rest.split_once(&word) else { panic!("`{word}` is not said in its place:\n{text}") };
            rest = after;
        }
    }
}

#[test]
fn every_word_of_every_article_is_said_once_in_reading_order_one_paragraph_a_line() {
    for name in SAMPLES {
        let edition = sample(name);
        let all = "\n".repeat(edition.articles.len());
        let file = format!("data/{name}.edition.json");
        for locale in ["zh_CN", "zh_TW", "ja_JP", "ko_KR", "en_US"] {
            let lines = said(locale, &file, &all);
            let end = said(locale, &file, "1\n").pop().unwrap();
            let articles: Vec<&[String]> = lines.split(|line| *line == end).collect();
            let order: Vec<usize> = Outline::of(&edition).order().collect();
            assert_eq!(articles.len(), order.len() + 1, "{name} in {locale}");
            for (lines, index) in articles.iter().zip(order) {
                let article = edition.articles.get(index).unwrap();
                assert_in_order(article, &lines.join("\n"));
                let (parts, text) = (article.parts(), lines.join("\n"));
                let plain = |part: &&Part| part.text.runs().is_empty();
                for part in parts.iter().filter(plain).filter(|part| part.text.len() > 24) {
                    let own = part.text.as_str().trim().replace('\n', " ");
                    let twins: usize =
                        parts.iter().map(|other| other.text.as_str().replace('\n', " ").matches(&own).count()).sum();
                    let is_paragraph = part.role == Role::Paragraph;
                    // Readings may stand within one of its twins.
                    let count = text.matches(&own).count();
                    assert!(part.role == Role::Pre || (1..=twins).contains(&count), "{own}");
                    assert!(!is_paragraph || lines.contains(&own), "{own}");
                }
            }
        }
    }
}

#[test]
fn whatever_a_file_holds_only_text_is_said() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("h.edition.json");
    let json = r#"{"format":"edition/1","paper":"a\u001b[31mb","articles":[{"headline":"\u202ex\u0007","section":"\u009b1m","body":["一\u001b]0;t\u0007"]}]}"#;
    fs::write(&file, json).unwrap();
    said("en", &file.display().to_string(), "c\ns\n1\n/\u{1b}[2J\n\u{1b}[A\n");
    fs::write(&file, r#"{"format":"edition/1","articles":[]}"#).unwrap();
    let lines = said("en", &file.display().to_string(), "1\n\nc\n");
    assert_eq!(lines.last().map(String::as_str), Some("this edition has no articles"));
}

#[test]
fn orders_that_are_no_text_or_too_long_are_not_known() {
    let mut orders = vec![0xFF, 0xFE, b'\n'];
    orders.extend(vec![b'x'; 10_000]);
    let output = command("en", &[EN]).write_stdin(orders).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stdout).unwrap().matches("No command ").count(), 4);
}

#[test]
fn a_reader_that_stops_listening_is_no_error() {
    let mut process = Process::new(env!("CARGO_BIN_EXE_newsprint"));
    process.args(["read", "--plain", ZH]).current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in OWN {
        process.env_remove(name);
    }
    let mut child = process.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut byte = [0];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut byte).unwrap();
    drop(out);
    // The program may be gone before all of it is written.
    let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), "\n".repeat(40).as_bytes());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn a_file_that_cannot_be_read_is_said_on_standard_error() {
    let output = command("en", &["data/none.json"]).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), &b""[..]));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no such file"));
}

#[test]
fn read_without_plain_is_the_program_without_a_command() {
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsprint"));
        for name in OWN {
            command.env_remove(name);
        }
        command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
    };
    assert_eq!(run(&["read", EN]), run(&[EN]));
    assert_eq!(run(&["read"]), run(&[]));
}
