//! Which of the program's functions run until the first page stands and the first keys are answered: the list that the
//! linker puts together, so that they lie in few pages of memory (`build.rs` says what for).
//!
//! Owns `data/startup.txt`, which it writes anew. It measures nothing: `cargo bench --bench instructions` holds the memory
//! that the list saves. Needs valgrind, on Linux. The list only ever helps: a name that is no more is passed over, one that
//! is missing lies with the rest. So it is made anew after large changes, not after each: with
//! `NEWSPRINT_UNORDERED=1 cargo bench --bench startup`, since valgrind reads no names where functions were put together.

#![allow(clippy::unwrap_used, reason = "a bench that cannot write its files lists nothing")]

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use regex::Regex;
use watched::Watched;

#[path = "terminal/watched.rs"]
#[allow(dead_code, reason = "what times are told by is not asked for here")]
mod watched;

const PROGRAM: &str = env!("CARGO_BIN_EXE_newsprint");
/// Where the list is kept, from the project's folder.
const LIST: &str = "data/startup.txt";
/// Long enough for a frame of a program that runs fifty times slower.
const SLOWLY: Duration = Duration::from_secs(3);

/// What is opened, words that its first screen shows, and the keys pressed then. What is run first lies first.
const SESSIONS: [(&[&str], &str, &[&str]); 5] = [
    // In a terminal not met before, and in the same again.
    (&["data/zh-Hans.edition.json"], "一桥横江", &[]),
    (&["data/zh-Hans.edition.json"], "一桥横江", &["j", "k", "\r", "j", " ", "q"]),
    (&["data/en.edition.json"], "", &["j", "p", "j", " ", "\r", " "]),
    (&["data/ja.edition.json"], "", &["\r", " "]),
    (&[], "", &["j"]),
];

fn main() {
    if std::env::var_os("NEWSPRINT_UNORDERED").is_none() {
        println!("SKIPPED: {LIST} is written anew with NEWSPRINT_UNORDERED=1 only");
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let home = folder.path().join("home");
    fs::create_dir(&home).unwrap();
    let counted = folder.path().join("counted");
    let mut listed = Vec::new();
    let mut known = HashSet::new();
    for (files, shows, keys) in SESSIONS {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut args: Vec<String> = ["--tool=callgrind", "--demangle=no", PROGRAM].map(str::to_owned).to_vec();
        args.insert(2, format!("--callgrind-out-file={}", counted.display()));
        args.extend(files.iter().map(|file| root.join(file).display().to_string()));
        let mut watched = Watched::start("valgrind", &args, &home.display().to_string());
        assert!(watched.first(shows).is_some(), "valgrind is installed, and the first page comes");
        watched.settle(SLOWLY);
        for key in keys {
            watched.press(key);
            watched.settle(SLOWLY);
        }
        watched.press("Q");
        watched.ended();
        let found = patterns(&fs::read_to_string(&counted).unwrap());
        println!("{files:?} {keys:?}: {} functions", found.len());
        listed.extend(found.into_iter().filter(|name| known.insert(name.clone())));
    }
    assert!(listed.len() > 500, "valgrind names few functions of {PROGRAM}: the list is left as it was");
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST), listed.join("\n") + "\n").unwrap();
    println!("{} functions in {LIST}", listed.len());
}

/// Patterns of the names of the program's functions that were run, as callgrind's file tells them: `ob=` the object that follows,
/// `fn=` a function of it, `cob=` and `cfn=` the one that it calls; `(7) name` where it is named first, `(7)` from then on
/// (Callgrind format specification, "Name compression").
fn patterns(counted: &str) -> BTreeSet<String> {
    let mut objects = HashMap::new();
    let (mut object, mut called) = ("", None);
    let mut found = BTreeSet::new();
    for line in counted.lines() {
        let Some((key, value)) = line.split_once('=') else { continue };
        let (number, name) = value.split_once(' ').unwrap_or((value, ""));
        match key {
            "ob" | "cob" => {
                if !name.is_empty() {
                    objects.insert(number, name);
                }
                let it = objects.get(number).copied().unwrap_or_default();
                if key == "ob" {
                    object = it;
                } else {
                    called = Some(it);
                }
            }
            "fn" if !name.is_empty() && object == PROGRAM => found.extend(pattern(name)),
            "cfn" if called.take().unwrap_or(object) == PROGRAM && !name.is_empty() => found.extend(pattern(name)),
            _ => {}
        }
    }
    found
}

/// A function's name as a pattern that holds for other compilers and versions too: the hash at the end of a Rust name and
/// those of the crates in it are left open (rustc book, "Symbol Mangling"), and so is what the optimiser hangs on; the
/// number of a recursion is callgrind's. None where it has no name.
fn pattern(name: &str) -> Option<String> {
    let name = name.split_once('\'').map_or(name, |(name, _)| name);
    let name = name.split_once(".llvm.").map_or(name, |(name, _)| name);
    // As many of these as there are types share one name.
    if name.starts_with("0x")
        || name.contains("fmt..Debug")
        || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.$".contains(&byte))
    {
        return None;
    }
    Some(match name.rsplit_once("17h") {
        Some((path, _)) if name.starts_with("_ZN") => format!("{path}17h*"),
        _ if name.starts_with("_R") => {
            Regex::new("Cs[0-9A-Za-z]*_").unwrap().replace_all(name, "Cs*_").into_owned() + "*"
        }
        _ => name.to_owned(),
    })
}
