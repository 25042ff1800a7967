//! Instructions, counted by callgrind, and the memory of a day's paper: the same on a busy machine as on an idle one, so
//! that a change that makes the program slower or larger is seen where times would only be noise.
//!
//! Owns the counts that the program had when they were last written down, how far from them it may be, and the most memory
//! that a day's paper may take. It refuses times. Where valgrind is missing it says so and counts nothing.
//!
//! After a change that is meant to cost more, or that saves a lot, `cargo bench --bench instructions` says the new counts.

#![allow(clippy::unwrap_used, reason = "a bench without its sample measures nothing")]
#![allow(clippy::cast_precision_loss, reason = "per cent to be looked at")]

use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use watched::{COLUMNS, ROWS, Watched};

#[path = "terminal/papers.rs"]
#[allow(
    dead_code,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "the file is all that is asked for here"
)]
mod papers;
mod sample;
#[path = "terminal/watched.rs"]
#[allow(dead_code, reason = "no times here")]
mod watched;

const PROGRAM: &str = env!("CARGO_BIN_EXE_newsprint");
/// How far from a count the program may be, in per cent: compilers and libraries of other versions come within 3.
const TOLERANCE: f64 = 8.0;
/// Bytes of a day's paper, and the most bytes that the program may hold with it on the screen.
const DAY: usize = 270_000;
const MEMORY: u64 = 12_000_000;

/// What is run, from the project's folder, and the millions of instructions it took.
const COUNTS: [(&str, f64); 7] = [
    ("--version", 0.69),
    ("toc data/zh-Hans.edition.json", 4.97),
    ("check data/zh-Hans.edition.json", 47.48),
    ("print data/zh-Hans.edition.json", 8.54),
    ("print data/en.edition.json", 14.07),
    ("print --front --width 120 data/zh-Hans.edition.json", 7.91),
    ("export --to html data/zh-Hans.edition.json", 44.87),
];

fn main() -> ExitCode {
    let is_small = memory();
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("SKIPPED: valgrind is not installed, no instructions are counted");
        return if is_small { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let mut failed = !is_small;
    println!("{:>12} {:>12} {:>8}  command", "before, M", "now, M", "change");
    for (command, before) in COUNTS {
        let Some(now) = count(command) else {
            println!("{before:>12.2} {:>12} {:>8}  {command}: could not be counted", "–", "–");
            failed = true;
            continue;
        };
        let change = (now / before - 1.0) * 100.0;
        let said = match change {
            change if change > TOLERANCE => {
                failed = true;
                ": slower than it was"
            }
            change if change < -TOLERANCE => {
                failed = true;
                ": faster than it was: write the new count down"
            }
            _ => "",
        };
        println!("{before:>12.2} {now:>12.2} {change:>+7.1}%  {command}{said}");
    }
    if failed {
        println!("more memory than it may take, or more than {TOLERANCE} per cent from what was counted before");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Whether a day's paper takes no more memory than it may, once its first page and some more stand.
fn memory() -> bool {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let home = folder.path().join("home");
    std::fs::create_dir(&home).unwrap();
    let paper = papers::paper(&sample::edition("zh-Hans"), "day", DAY, folder.path(), PROGRAM);
    let mut watched = Watched::start(PROGRAM, &[paper.edition.display().to_string()], &home.display().to_string());
    assert!(watched.first("").is_some(), "the first page comes");
    for key in ["j", " ", " "] {
        watched.press(key);
        watched.settle(Duration::from_millis(300));
    }
    let Some(peak) = watched.peak() else {
        println!("SKIPPED: this system does not say how much memory a program holds");
        return true;
    };
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let (held, most) = (megabytes(peak), megabytes(MEMORY));
    println!("a paper of {} KB at {COLUMNS}x{ROWS}: {held:.1} MB, at most {most} MB", paper.bytes / 1000);
    // Where the linker does not put together what runs first, it takes more.
    peak <= MEMORY || option_env!("NEWSPRINT_ORDERED").is_none()
}

/// Millions of instructions of a command; none where it fails.
fn count(command: &str) -> Option<f64> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", PROGRAM])
        .args(command.split(' '))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // Nothing of the machine it runs on: no config, no shelf, one thread's work whatever it has.
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder.path())
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected :"))?.1.trim();
    let instructions: f64 = collected.parse().ok()?;
    output.status.success().then_some(instructions / 1e6)
}
