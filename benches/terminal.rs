//! The program as a person waits for it: start to the first full frame, a key to its frame, memory, printing; beside other
//! programs on the same words, in the same run.
//!
//! Owns the table that the README shows. Times come from a machine that does other things too: ratios of medians of rounds
//! in turn are what to look at. `cargo bench --bench terminal -- 0.3 10 100` takes papers of so many MB; without numbers
//! one of a day.

#![allow(clippy::unwrap_used, reason = "a bench that cannot write its files measures nothing")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "milliseconds to be looked at"
)]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use papers::Paper;
use watched::{COLUMNS, ROWS, Watched};

#[path = "terminal/papers.rs"]
mod papers;
mod sample;
#[path = "terminal/watched.rs"]
#[allow(dead_code, reason = "benches/startup.rs presses keys without timing them")]
mod watched;

const PROGRAM: &str = env!("CARGO_BIN_EXE_newsprint");
/// Words of the sample that every program shows on its first screen, blanks left out.
const SHOWN: &str = "一桥横江";
const ROUNDS: usize = 11;
const KEYS: usize = 20;

/// A program that shows the same words.
struct Peer {
    name: &'static str,
    /// Its arguments before the file.
    args: &'static [&'static str],
    /// Which file it reads.
    file: fn(&Paper) -> String,
    /// Keys that go on by a line and a page.
    keys: [&'static str; 2],
}

fn text(paper: &Paper) -> String {
    paper.text.display().to_string()
}

fn book(paper: &Paper) -> String {
    paper.book.display().to_string()
}

const PEERS: [Peer; 6] = [
    Peer { name: "less", args: &[], file: text, keys: ["j", " "] },
    Peer { name: "w3m", args: &[], file: text, keys: ["J", " "] },
    Peer { name: "bk", args: &[], file: book, keys: ["j", " "] },
    Peer { name: "bookokrat", args: &[], file: book, keys: ["j", " "] },
    Peer { name: "epy", args: &[], file: book, keys: ["j", " "] },
    Peer { name: "baca", args: &[], file: book, keys: ["j", " "] },
];

fn main() {
    let sizes: Vec<f64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    // Programs begin at home.
    std::fs::create_dir(folder.path().join("home")).unwrap();
    let sample = sample::edition("zh-Hans");
    println!("| paper | program | first frame, ms | ratio | line key, ms | page key, ms | memory, MB |");
    println!("|---|---|---:|---:|---:|---:|---:|");
    for size in if sizes.is_empty() { vec![0.27] } else { sizes } {
        let name = if size < 1.0 { format!("{:.0} KB", size * 1e3) } else { format!("{size:.0} MB") };
        let paper = papers::paper(&sample, &name, (size * 1e6) as usize, folder.path(), PROGRAM);
        shown(&paper, &folder.path().join("home").display().to_string());
        if size < 1.0 {
            idle(&paper, &folder.path().join("home").display().to_string());
        }
    }
    let paper = papers::paper(&sample, "1 MB", 1_000_000, folder.path(), PROGRAM);
    printed(&paper);
}

/// Starts the program and its peers in turn, as often as there are rounds.
fn shown(paper: &Paper, home: &str) {
    let own =
        (PROGRAM, vec!["--max-size".to_owned(), "400".to_owned(), paper.edition.display().to_string()], ["j", " "]);
    let peers = PEERS.iter().filter(|peer| is_there(peer.name)).map(|peer| {
        let args = peer.args.iter().map(|arg| (*arg).to_owned()).chain([(peer.file)(paper)]);
        (peer.name, args.collect::<Vec<_>>(), peer.keys)
    });
    let programs: Vec<_> = std::iter::once(own).chain(peers).collect();
    let mut found: Vec<(Vec<Duration>, [Vec<Duration>; 2], u64)> =
        programs.iter().map(|_| Default::default()).collect();
    let rounds = if paper.bytes > 50_000_000 { 5 } else { ROUNDS };
    for round in 0..rounds {
        for ((program, args, keys), (first, times, peak)) in programs.iter().zip(&mut found) {
            let mut watched = Watched::start(program, args, home);
            // A program that takes a minute, or shows something else first, has no figure.
            let Some(time) = watched.first(SHOWN) else { continue };
            first.push(time);
            if round == 0 {
                for (key, times) in keys.iter().zip(times) {
                    times.extend((0..KEYS).filter_map(|_| watched.key(key)));
                }
                *peak = watched.peak().unwrap_or_default();
            }
        }
    }
    let base = found.get(1).and_then(|(first, ..)| median(first));
    for ((program, ..), (first, [line, page], peak)) in programs.iter().zip(&found) {
        let ratio = median(first).zip(base).map_or("–".to_owned(), |(own, base)| format!("{:.2}", own / base));
        let name = if *program == PROGRAM { "newsprint" } else { program };
        println!(
            "| {} | {name} | {} | {ratio} | {} | {} | {:.1} |",
            paper.name,
            shown_ms(median(first)),
            shown_ms(median(line)),
            shown_ms(median(page)),
            *peak as f64 / 1e6
        );
    }
}

/// What it costs while nobody presses a key.
fn idle(paper: &Paper, home: &str) {
    let mut watched = Watched::start(PROGRAM, &[paper.edition.display().to_string()], home);
    if watched.first(SHOWN).is_some() {
        let time = Duration::from_secs(3);
        if let Some((bytes, ticks)) = watched.idle(time) {
            println!(
                "\nIdle for {} s at {COLUMNS}x{ROWS}: {bytes} bytes, {ticks} ticks of the processor.\n",
                time.as_secs()
            );
        }
    }
}

/// Printing to a file, against programs that break lines.
fn printed(paper: &Paper) {
    let (edition, text) = (paper.edition.display().to_string(), paper.text.display().to_string());
    let commands: Vec<(&str, Vec<&str>)> = vec![
        (PROGRAM, vec!["print", "--width", "80", &edition]),
        ("fold", vec!["-s", "-w", "80", &text]),
        ("w3m", vec!["-dump", "-cols", "80", &text]),
    ];
    let commands: Vec<_> =
        commands.into_iter().filter(|(program, _)| *program == PROGRAM || is_there(program)).collect();
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); commands.len()];
    for _ in 0..2 * ROUNDS {
        for ((program, args), times) in commands.iter().zip(&mut times) {
            let begun = Instant::now();
            let status = Command::new(program).args(args).stdin(Stdio::null()).stdout(Stdio::null()).status();
            if status.is_ok_and(|status| status.success()) {
                times.push(begun.elapsed());
            }
        }
    }
    println!("| printing 1 MB | ms | ratio |\n|---|---:|---:|");
    let base = times.get(1).and_then(|times| median(times));
    for ((program, args), times) in commands.iter().zip(&times) {
        let ratio = median(times).zip(base).map_or("–".to_owned(), |(own, base)| format!("{:.2}", own / base));
        let name = if *program == PROGRAM { "newsprint print".to_owned() } else { format!("{program} {}", args[0]) };
        println!("| {name} | {} | {ratio} |", shown_ms(median(times)));
    }
}

fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|path| path.join(program).is_file())
}

/// The middle one, in milliseconds.
fn median(times: &[Duration]) -> Option<f64> {
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}

fn shown_ms(ms: Option<f64>) -> String {
    ms.map_or("–".to_owned(), |ms| format!("{ms:.2}"))
}
