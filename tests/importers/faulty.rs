//! An importer that does what its source says: each way in which one can break.
//!
//! Owns the ways. It refuses to be gentle: what it does is not taken back.

use std::fs::{self, File};
use std::io::Write;
use std::net::TcpListener;
use std::time::Duration;

use newsprint::edition::file::Limits;
use newsprint::import::{ImportError, Imported, Request, Source, import_as};

/// What a head of an answer begins with.
const MARK: &[u8] = b"npr-imp1";

/// Imports a source, or breaks as the first word of its second line says.
pub fn import(sources: &[Source], request: &Request, limits: Limits) -> Result<Imported, ImportError> {
    let text = String::from_utf8_lossy(sources[0].bytes).into_owned();
    match text.lines().nth(1).unwrap_or_default().trim() {
        "overflows" => drop(std::hint::black_box(deeper(1))),
        "allocates" => allocate(),
        "loops" => loop {
            std::hint::spin_loop();
        },
        "panics" => panic!("报\u{1b}[31m"),
        "exits" => std::process::exit(7),
        "sleeps" => std::thread::sleep(Duration::from_secs(3_600)),
        "closes" => std::process::exit(0),
        "writes" => loop {
            say(&[b'\x1b'; 4096]);
        },
        "babbles" => ends(&["新桥通车 The bridge opens \u{1b}]0;x\u{7}".as_bytes()]),
        "breaks off" => ends(&[MARK, &1_000_u64.to_le_bytes(), b"{\"Edition\":{"]),
        "breaks off later" => ends(&[&head(r#"{"Edition":{"notes":[],"bytes":1000}}"#), b"{\"format\":"]),
        "announces too much" => ends(&[MARK, &u64::MAX.to_le_bytes(), b"{}"]),
        "announces an edition too much" => {
            say(&head(&format!(r#"{{"Edition":{{"notes":[],"bytes":{}}}}}"#, u64::MAX)));
            loop {
                say(&[b' '; 4096]);
            }
        }
        "misunderstands" => ends(&[&head(r#"{"Json":{"bytes":2}}"#), b"{}"]),
        "gives another format" => answers(r#"{"format":"edition/9","articles":[]}"#),
        "gives what nests" => {
            answers(&format!(r#"{{"format":"edition/1","articles":{}{}}}"#, "[".repeat(500), "]".repeat(500)));
        }
        "gives what a terminal obeys" => answers(
            r#"{"format":"edition/1","articles":[{"headline":"报\u001b]0;x\u0007\u009b31m\u202e","body":"\u001b[2J"}]}"#,
        ),
        "refuses with what a terminal obeys" => {
            ends(&[&head(r#"{"Refused":"a.md: \u001b[31m报\u202e\nb.md: \u009bJ"}"#)]);
        }
        "opens" => open(&text),
        _ => {}
    }
    import_as(sources, request, limits)
}

/// Calls itself until there is no stack.
fn deeper(depth: u64) -> [u64; 64] {
    let mut room = std::hint::black_box([depth; 64]);
    if depth == 0 {
        return room;
    }
    let below = deeper(depth + 1);
    room[0] = room[0].wrapping_add(below[1]);
    room
}

fn allocate() {
    let mut all: Vec<Vec<u8>> = Vec::new();
    loop {
        all.push(vec![1; 1 << 20]);
    }
}

fn head(json: &str) -> Vec<u8> {
    [MARK, &(json.len() as u64).to_le_bytes(), json.as_bytes()].concat()
}

fn answers(json: &str) {
    ends(&[&head(&format!(r#"{{"Edition":{{"notes":[],"bytes":{}}}}}"#, json.len())), json.as_bytes()]);
}

fn say(bytes: &[u8]) {
    // As long as somebody hears it.
    if std::io::stdout().write_all(bytes).is_err() {
        std::process::exit(1);
    }
}

/// Says this and nothing more.
fn ends(said: &[&[u8]]) {
    for bytes in said {
        say(bytes);
    }
    std::io::stdout().flush().unwrap();
    std::process::exit(0);
}

/// Tries what no importer may; breaks where any of it is had. The third line names a folder.
fn open(text: &str) {
    let folder = text.lines().nth(2).unwrap();
    let had = [
        fs::read_dir(folder).is_ok(),
        File::open("/dev/tty").is_ok(),
        File::open("/dev/null").is_ok(),
        File::create(format!("{folder}/made")).is_ok(),
        TcpListener::bind("127.0.0.1:0").is_ok(),
        std::env::vars_os().next().is_some(),
    ];
    if had.contains(&true) {
        ends(&[&head(&format!(r#"{{"Refused":"had {had:?}"}}"#))]);
    }
}
