//! What hostile files take: the most memory and the time of every run, in one table.
//!
//! Owns the measuring; `NEWSPRINT` names another program to measure, such as an earlier version. The goal is 200 MB and
//! two seconds for each. It refuses to fail: that is the test's (`tests/bombs.rs`).

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a bench may fail by panicking")]

#[path = "../tests/bombs/bomb.rs"]
mod bomb;
#[path = "../tests/bombs/json.rs"]
mod json;
#[path = "../tests/bombs/markdown.rs"]
mod markdown;
#[path = "../tests/bombs/package.rs"]
mod package;
#[path = "../tests/bombs/query.rs"]
mod query;
#[path = "../tests/bombs/scan.rs"]
mod scan;

use std::fs;
use std::path::{Path, PathBuf};

use bomb::run;

/// Most memory, in MiB, and most seconds.
const GOAL: (f64, f64) = (200.0, 2.0);

fn main() {
    // `cargo test --benches` only looks whether it starts.
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let program = std::env::var_os("NEWSPRINT").map_or_else(|| env!("CARGO_BIN_EXE_newsprint").into(), PathBuf::from);
    let folder = tempfile::tempdir().unwrap();
    println!("| bomb | file | run | memory | time | said |\n|---|--:|---|--:|--:|---|");
    let mut over = 0;
    for bomb in [json::BOMBS, markdown::BOMBS, scan::BOMBS, package::BOMBS].into_iter().flatten() {
        let file = folder.path().join(format!("bomb.{}", bomb.ending));
        let bytes = (bomb.make)();
        let size = bytes.len() >> 10;
        fs::write(&file, bytes).unwrap();
        for args in bomb.runs {
            over += row(&program, (bomb.name, bomb.says), &format!("{size} KiB"), args, &file, folder.path());
        }
        fs::remove_file(&file).unwrap();
    }
    query::put_on(folder.path());
    for query in query::all() {
        let name: String = query.chars().take(24).collect();
        let size = format!("{} bytes", query.len());
        over += row(&program, (&format!("`{name}`"), ""), &size, &["search", "--"], Path::new(&query), folder.path());
    }
    println!("\n{over} over {} MiB or {} s", GOAL.0, GOAL.1);
}

/// Runs the program and prints what it took; gives 1 where that is over the goal. `says` is what is expected to be said,
/// which an earlier version may not.
fn row(program: &Path, (name, says): (&str, &str), size: &str, args: &[&str], file: &Path, home: &Path) -> usize {
    let run = run(program, args, file, home);
    let over = run.peak > GOAL.0 || run.seconds > GOAL.1 || run.code.is_none();
    let said = run.said.lines().next().unwrap_or_default();
    let said: String =
        said.rsplit_once(&*file.to_string_lossy()).map_or(said, |(_, said)| said).chars().take(90).collect();
    let said = if run.said.contains(says) { said } else { format!("(not `{says}`) {said}") };
    let args = args.join(" ").replace('|', "\\|");
    let (mark, name) = (if over { "**" } else { "" }, name.replace('|', "\\|"));
    println!(
        "| {name} | {size} | {args} | {mark}{:.0} MiB{mark} | {mark}{:.2} s{mark} | {} |",
        run.peak,
        run.seconds,
        said.replace('|', "\\|")
    );
    usize::from(over)
}
