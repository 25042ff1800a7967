//! Programs that are killed at any instant: nothing that was acknowledged is lost, nothing half is shown.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use newsprint::edition::file::{self, Limits};
use newsprint::edition::{Edition, Place};
use newsprint::library::{
    Act, Anchor, Change, Clip, Folder, KeptPlace, KeptSpot, Origin, Outcome, Progress, Saving, Shelf, Source, State,
};
use rusqlite::Connection;

/// Rounds of two programs at once; each ends in two kills.
const ROUNDS: usize = 150;
/// Tells this very program to be one of those that are killed: the data folder, and the number it begins at.
const FOLDER: &str = "NEWSPRINT_TEST_FOLDER";
const NUMBER: &str = "NEWSPRINT_TEST_NUMBER";
/// Numbers that a program may use up in its life.
const SPAN: usize = 1_000;

fn edition(number: usize, version: &str) -> Edition {
    let day = format!("{}-{:02}-{:02}", 1900 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
    let body = "通车 The bridge opens. ".repeat(400);
    let json = format!(
        r#"{{"format":"edition/1","paper":"样城日报 Post","date":"{day}","articles":[{{"id":"a","headline":"新桥 {number} {version}","body":"{body}"}}]}}"#
    );
    file::read(json.as_bytes(), Limits::default()).unwrap()
}

fn origin(number: usize) -> Origin {
    Origin::of(&edition(number / 40, ""), "x", None)
}

fn article(number: usize) -> String {
    format!("稿-{number}")
}

/// Everything that can be done, each for a number.
fn acts(number: usize) -> Vec<Act> {
    let source = Source { article: article(number), headline: "新桥 Bridge".into(), ..Source::default() };
    let anchor = Anchor { place: Place { part: 1, byte: number }, quote: "桥".into() };
    let place = KeptPlace { article: article(number), anchor: anchor.clone() };
    let (text, end) = (format!("剪报 clipping {number}"), anchor.place);
    let changes = [
        Change::Entered(source.clone()),
        Change::Place(place.clone()),
        Change::Progress(article(number), Progress::Read),
        Change::Mark('a', KeptSpot::Article(place)),
        Change::Clip(Clip { source, text, anchor, end, taken: None }),
    ];
    changes.into_iter().map(|change| Act { origin: origin(number), change }).collect()
}

/// Not a test by itself: what the other starts and kills.
#[test]
fn a_program_that_marks_and_saves_until_it_is_killed() {
    let (Ok(folder), Ok(number)) = (std::env::var(FOLDER), std::env::var(NUMBER)) else { return };
    let (folder, first): (Folder, usize) = (Folder::at(folder), number.parse().unwrap());
    let (mut state, told) = State::open(&folder, "2026-11-26".parse().unwrap());
    assert!(told.is_empty(), "{told:?}");
    let shelf = Shelf::new(folder.clone(), Limits::default());
    let mut said = std::io::stdout().lock();
    let mut say = |word: &str, number: usize| {
        said.write_all(format!("\n@{word} {number}\n").as_bytes()).unwrap();
        said.flush().unwrap();
    };
    for number in first.. {
        assert_eq!(state.write(acts(number)), &Saving::Yes);
        say("done", number);
        match number % 4 {
            0 => {
                shelf.save(edition(number, ""), "x", |_| None).unwrap();
                say("saved", number);
            }
            1 => {
                let outcome = shelf.save(edition(number - 1, "again"), "x", |_| None).unwrap();
                assert!(matches!(outcome, Outcome::Changed(..) | Outcome::New(_)), "{outcome:?}");
                say("changed", number - 1);
            }
            2 => {
                // Another day each time, so that a backup is due.
                let day = format!("{}-01-01", 1000 + number % 8_000).parse().unwrap();
                let (mut own, _) = State::open(&folder, day);
                own.back_up(day);
            }
            _ => {}
        }
    }
}

fn start(folder: &Path, number: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_program_that_marks_and_saves_until_it_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .env(NUMBER, number.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What the programs said was done.
#[derive(Default)]
struct Said {
    done: BTreeSet<usize>,
    saved: BTreeSet<usize>,
}

impl Said {
    fn hear(&mut self, line: &str) {
        // A line that the kill cut short was not said.
        let Some((word, number)) = line.strip_prefix('@').and_then(|line| line.strip_suffix('\n')?.split_once(' '))
        else {
            return;
        };
        let number = number.parse().unwrap();
        let list = if word == "done" { &mut self.done } else { &mut self.saved };
        list.insert(number);
    }
}

/// Numbers as good as random, the same in every run; what they hit is another matter.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn is_sound(path: &Path) -> bool {
    let connection = Connection::open(path).unwrap();
    let said: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    said == "ok"
}

fn named(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.to_string_lossy().ends_with(end)).collect()
}

fn check(folder: &Path, said: &Said, since: &Said) {
    let (mut state, told) = State::open(&Folder::at(folder), "2026-11-26".parse().unwrap());
    assert_eq!((told, state.saving()), (Vec::new(), &Saving::Yes));
    for number in &since.done {
        let kept = state.kept(&origin(*number).key);
        let of = kept.articles.get(&article(*number)).unwrap_or_else(|| panic!("{number} is lost"));
        assert_eq!((of.progress, of.anchor.as_ref().unwrap().place.byte), (Progress::Read, *number));
        assert!(kept.marks.contains_key(&'a') && kept.last.is_some());
    }
    let clippings: BTreeSet<String> = state.clippings().into_iter().map(|of| of.clip.text).collect();
    assert!(said.done.iter().all(|number| clippings.contains(&format!("剪报 clipping {number}"))));
    let shelf = Shelf::new(Folder::at(folder), Limits::default());
    let listing = shelf.list();
    assert_eq!(listing.passed, []);
    assert!(listing.saved.len() >= said.saved.len(), "{} of {}", listing.saved.len(), said.saved.len());
    let days: BTreeSet<String> = listing.saved.iter().map(|saved| saved.day.unwrap().to_string()).collect();
    for number in &said.saved {
        assert!(days.contains(&edition(*number, "").date.unwrap().to_string()), "edition {number} is lost");
    }
    // Whole files only, those that changed with what they were before.
    let versions = named(&Folder::at(folder).versions().join("样城日报 Post"), ".edition.json");
    for path in listing.saved.iter().map(|saved| &saved.path).chain(&versions).rev().take(40) {
        file::read(&fs::read(path).unwrap(), Limits::default())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

#[test]
fn three_hundred_kills_lose_nothing_that_was_acknowledged_and_leave_nothing_half() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("数据 data");
    let (mut said, mut dice) = (Said::default(), Dice(20_261_126));
    for round in 0..ROUNDS {
        let mut since = Said::default();
        let mut programs: Vec<_> = (0..2)
            .map(|program| {
                let mut child = start(&folder, (round * 2 + program) * SPAN);
                let lines = BufReader::new(child.stdout.take().unwrap());
                (child, lines)
            })
            .collect();
        for (child, lines) in &mut programs {
            // Now and then before it has said anything.
            for _ in 0..dice.roll(24) {
                let mut line = String::new();
                lines.read_line(&mut line).unwrap();
                since.hear(&line);
            }
            for _ in 0..dice.roll(300_000) {
                std::hint::spin_loop();
            }
            child.kill().unwrap();
        }
        for (mut child, mut lines) in programs {
            let mut rest = String::new();
            lines.read_to_string(&mut rest).unwrap();
            rest.split_inclusive('\n').for_each(|line| since.hear(line));
            // Killed, and not ended by itself for something that went wrong.
            assert_eq!(child.wait().unwrap().code(), None, "round {round}");
        }
        said.done.extend(&since.done);
        said.saved.extend(&since.saved);
        check(&folder, &said, &since);
    }
    assert!(said.done.len() > ROUNDS && said.saved.len() > ROUNDS / 4, "{} {}", said.done.len(), said.saved.len());
    assert!(is_sound(&folder.join("state.sqlite")));
    let backups = named(&folder.join("backups"), ".sqlite");
    assert!((1..=4).contains(&backups.len()) && backups.iter().all(|path| is_sound(path)), "{backups:?}");
    assert!(named(&folder, ".sqlite").len() == 1, "nothing was taken for damaged");
    let all = Said::default();
    let everything = Said { done: said.done.clone(), saved: all.saved };
    check(&folder, &said, &everything);
    eprintln!("{} acts and {} editions were acknowledged", said.done.len(), said.saved.len());
}
