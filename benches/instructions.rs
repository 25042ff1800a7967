//! Instructions, counted by callgrind: the same on a busy machine as on an idle one, so that a change that makes the program
//! slower is seen where times would only be noise.
//!
//! Owns the counts that the program had when they were last written down, and how far from them it may be. It refuses
//! times. Where valgrind is missing it says so and measures nothing.
//!
//! After a change that is meant to cost more, or that saves a lot, `cargo bench --bench instructions` says the new counts.

#![allow(clippy::unwrap_used, reason = "a bench without its sample measures nothing")]
#![allow(clippy::cast_precision_loss, reason = "per cent to be looked at")]

use std::process::{Command, ExitCode, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_newsprint");
/// How far from a count the program may be, in per cent: compilers and libraries of other versions come within 3.
const TOLERANCE: f64 = 8.0;

/// What is run, from the project's folder, and the millions of instructions it took.
const COUNTS: [(&str, f64); 7] = [
    ("--version", 0.69),
    ("toc data/zh-Hans.edition.json", 5.72),
    ("check data/zh-Hans.edition.json", 46.46),
    ("print data/zh-Hans.edition.json", 10.55),
    ("print data/en.edition.json", 15.57),
    ("print --front --width 120 data/zh-Hans.edition.json", 10.37),
    ("export --to html data/zh-Hans.edition.json", 45.64),
];

fn main() -> ExitCode {
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("SKIPPED: valgrind is not installed, no instructions are counted");
        return ExitCode::SUCCESS;
    }
    let mut failed = false;
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
        println!("more than {TOLERANCE} per cent from what was counted before");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
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
