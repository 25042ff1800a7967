//! Files made to break the program: each is read or refused in one line, and takes little memory.
//!
//! Owns running the program over each in a process of its own, and that bounds on memory hold in every build. Time is the
//! bench's (`cargo bench --bench bombs`): a debug build says nothing of it. It refuses to look at the output.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

#[path = "bombs/bomb.rs"]
mod bomb;
#[path = "bombs/json.rs"]
mod json;
#[path = "bombs/markdown.rs"]
mod markdown;
#[path = "bombs/package.rs"]
mod package;
#[path = "bombs/query.rs"]
mod query;
#[path = "bombs/scan.rs"]
mod scan;

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use bomb::{Bomb, MIB, Run, run};

/// Most memory of a run, in MiB.
const MEMORY: f64 = 200.0;

/// Most runs over one file: the bench has them all.
const RUNS: usize = 2;

/// Runs the program over every bomb, some at a time, and says all that was wrong.
fn defuse(bombs: &[Bomb]) {
    let folder = tempfile::tempdir().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_newsprint"));
    let left = Mutex::new(bombs.iter().enumerate());
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((number, bomb)) = left.lock().unwrap().next() else { break };
                    let file = folder.path().join(format!("{number}.{}", bomb.ending));
                    let bytes = (bomb.make)();
                    let size = bytes.len();
                    fs::write(&file, bytes).unwrap();
                    for args in &bomb.runs[..bomb.runs.len().min(RUNS)] {
                        let run = run(program, args, &file, folder.path());
                        if let Err(said) = judged(bomb, size, &run) {
                            wrong.lock().unwrap().push(format!("{}: {args:?}: {said}", bomb.name));
                        }
                    }
                    fs::remove_file(&file).unwrap();
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn judged(bomb: &Bomb, size: usize, run: &Run) -> Result<(), String> {
    let Run { code, said, peak, seconds } = run;
    let start: String = said.chars().take(300).collect();
    if !matches!(code, Some(0..=2)) {
        return Err(format!("ended by a signal or by us after {seconds:.1} s: {start}"));
    }
    // A bomb that passes may be misspelt or have no text; what is refused is refused in one line.
    if !said.contains(bomb.says) {
        return Err(format!("expected `{}`: {start}", bomb.says));
    }
    if *code == Some(2) && !bomb.says.is_empty() && said.lines().count() != 1 {
        return Err(format!("{} lines: {start}", said.lines().count()));
    }
    if said.lines().any(|line| line.len() > MIB) || said.contains("panicked") {
        return Err(format!("said too much: {start}"));
    }
    if *peak > MEMORY {
        return Err(format!("{peak:.0} MiB for a file of {}", size / MIB));
    }
    Ok(())
}

#[test]
fn editions_that_are_too_much_are_refused_in_one_line_and_the_longest_that_are_not_are_set() {
    defuse(json::BOMBS);
}

#[test]
fn markdown_that_is_too_much_takes_little() {
    defuse(markdown::BOMBS);
}

#[test]
fn scanned_pages_that_are_too_much_take_little() {
    defuse(scan::BOMBS);
}

#[test]
fn packages_that_are_too_much_or_lead_out_are_refused() {
    defuse(package::BOMBS);
}

#[test]
fn queries_that_are_too_much_are_refused_in_one_line() {
    let shelf = tempfile::tempdir().unwrap();
    query::put_on(shelf.path());
    let program = Path::new(env!("CARGO_BIN_EXE_newsprint"));
    for query in query::all() {
        let start: String = query.chars().take(40).collect();
        let run = run(program, &["search", "--"], Path::new(&query), shelf.path());
        assert!(matches!(run.code, Some(0..=2)) && run.peak < MEMORY, "{start}: {run:?}");
        assert!(run.said.lines().count() <= 1 && run.said.len() < 600, "{start}: {}", run.said);
        if query.len() > 10_000 {
            let refused = run.said.contains("too large") || run.said.contains("longer than");
            assert!(run.code == Some(2) && refused, "{start}: {}", run.said);
        }
    }
}
