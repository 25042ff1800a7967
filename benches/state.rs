//! Years of reading in the state: ten years of a paper, every article of it read.
//!
//! Owns that state and what is asked of it. It prints medians and asserts nothing: the machine decides.

#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::time::{Duration, Instant};

use newsprint::library::{Act, Change, Folder, IssueKey, Origin, Progress, State};

/// Issues, and articles of each.
const ISSUES: usize = 3_650;
const ARTICLES: usize = 80;
/// How often each question is asked.
const ROUNDS: usize = 9;

fn origin(issue: usize) -> Origin {
    let key = IssueKey::kept(&format!("样城日报\u{1F}{issue}"));
    Origin { key, path: None, paper: "样城日报 Post".to_owned(), day: None }
}

fn read(issue: usize, article: usize) -> Act {
    let change = Change::Progress(format!("稿 a{article}"), Progress::Read);
    Act { origin: origin(issue), change }
}

fn timed<T>(what: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let came = what();
    (came, begin.elapsed())
}

fn median(name: &str, mut ask: impl FnMut(&mut State), open: impl Fn() -> State) {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let mut state = open();
            timed(|| ask(&mut state)).1
        })
        .collect();
    times.sort_unstable();
    println!("{name:<24} {:>10.2?}  slowest {:>10.2?}", times[ROUNDS / 2], times[ROUNDS - 1]);
}

fn main() {
    let home = tempfile::tempdir().unwrap();
    let folder = Folder::at(home.path().join("数据 data"));
    let today = "2026-11-26".parse().unwrap();
    let open = || State::open(&folder, today).0;
    let ((), filled) = timed(|| {
        let mut state = open();
        for issues in (0..ISSUES).collect::<Vec<_>>().chunks(50) {
            state.write(issues.iter().flat_map(|issue| (0..ARTICLES).map(|article| read(*issue, article))));
        }
    });
    println!("{} articles written in {filled:.2?}", ISSUES * ARTICLES);
    let mut opened: Vec<Duration> = (0..ROUNDS).map(|_| timed(open).1).collect();
    opened.sort_unstable();
    println!("{:<24} {:>10.2?}  slowest {:>10.2?}", "opened", opened[ROUNDS / 2], opened[ROUNDS - 1]);
    median("all issues summed up", |state| drop(state.summaries()), open);
    median("what to continue", |state| drop(state.recent(12)), open);
    median("one issue", |state| drop(state.kept(&origin(1_234).key)), open);
    median("ids of all read", |state| drop(state.read_ids()), open);
    median("an act", |state| drop(state.write([read(77, 3)]).clone()), open);
    let ((), backed_up) = timed(|| open().back_up(today));
    println!("{:<24} {backed_up:>10.2?}", "a backup");
}
