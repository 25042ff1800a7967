//! Packages that are too much, or lead out: zips by hand, since no library writes them so.
//!
//! Owns their making. It refuses to run anything.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use crate::bomb::{Bomb, LARGE, MIB};

const CHECK: &[&[&str]] = &[&["check"], &["print", "--width", "80"]];
/// An edition.
const GOOD: &[u8] = br#"{"format":"edition/1","articles":[{"headline":"h","body":"x"}]}"#;

macro_rules! bombs {
    ($($name:literal, $says:literal, $make:expr;)*) => {
        &[$(Bomb { name: $name, ending: "edition", runs: CHECK, says: $says, make: || $make },)*]
    };
}

/// All of them.
pub const BOMBS: &[Bomb] = bombs! {
    "an edition of many MiB of spaces", "more than 200 times its size", zip(&[("edition.json", &spaces())]);
    "a picture of many MiB of nothing", "more than 200 times its size", zip(&[("edition.json", GOOD), ("assets/a", &spaces())]);
    "10,001 entries", "over the limit of 10000", entries(10_000);
    "70,000 entries", "over the limit of 10000", entries(70_000);
    "9,000 entries in one place", "more than 200 times its size", overlapping();
    "an entry that says it has 10 bytes", "cannot be unpacked", lying(10);
    "an entry that says it has 4 GiB", "unpacks to more than", lying(u32::MAX);
    "a directory that lies outside", "cannot be read as a zip", outside();
    "many MiB behind a head", "cannot be read as a zip", [&b"PK\x03\x04"[..], &spaces()].concat();
    "ends, a file long", "cannot be read as a zip", [&b"PK\x03\x04"[..], &b"PK\x05\x06".repeat(LARGE / 4)].concat();
    "a name above the folder", "leads out of it", named("../x");
    "a name further above", "leads out of it", named("assets/../../x");
    "a name from the root", "leads out of it", named("/etc/passwd");
    "a name with backslashes", "leads out of it", named("assets\\..\\x");
    "a name on a drive", "leads out of it", named("C:x");
    "a name with a NUL", "leads out of it", replaced("assets/a?b", "assets/a\0b");
    "a link to elsewhere", "a link, which leads elsewhere", linked("assets/a");
    "a link in place of the edition", "a link, which leads elsewhere", linked("edition.json");
    "a folder in place of the edition", "holds no `edition.json`", zip(&[("edition.json/", b"")]);
};

fn spaces() -> Vec<u8> {
    vec![b' '; LARGE]
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn named(name: &str) -> Vec<u8> {
    zip(&[("edition.json", GOOD), (name, b"x")])
}

/// A package with another name of the same length put in, where the library would not write it.
fn replaced(name: &str, other: &str) -> Vec<u8> {
    let mut bytes = named(name);
    let found: Vec<usize> =
        bytes.windows(name.len()).enumerate().filter(|(_, at)| *at == name.as_bytes()).map(|(at, _)| at).collect();
    assert_eq!(found.len(), 2);
    for at in found {
        bytes[at..at + name.len()].copy_from_slice(other.as_bytes());
    }
    bytes
}

fn linked(name: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    if name != "edition.json" {
        writer.start_file("edition.json", SimpleFileOptions::default()).unwrap();
        writer.write_all(GOOD).unwrap();
    }
    writer.add_symlink(name, "/etc/passwd", SimpleFileOptions::default()).unwrap();
    writer.finish().unwrap().into_inner()
}

fn entries(count: usize) -> Vec<u8> {
    let mut local = head(b"edition.json", GOOD.len(), GOOD.len(), 0);
    local.extend(GOOD);
    let mut directory = record(b"edition.json", GOOD.len(), GOOD.len(), 0, 0);
    for number in 0..count {
        let name = format!("assets/{number}");
        directory.extend(record(name.as_bytes(), 0, 0, 0, 0));
    }
    ended(local, &directory, count + 1)
}

/// Every entry is the same bytes: unpacked one by one they are without end.
fn overlapping() -> Vec<u8> {
    let mut local = head(b"edition.json", GOOD.len(), GOOD.len(), 0);
    local.extend(GOOD);
    let mut directory = record(b"edition.json", GOOD.len(), GOOD.len(), 0, 0);
    for number in 0..9_000 {
        directory.extend(record(format!("assets/{number}").as_bytes(), 10_000, 10 * MIB, 8, 0));
    }
    ended(local, &directory, 9_001)
}

/// An edition of other bytes than its entry says, packed.
fn lying(says: u32) -> Vec<u8> {
    let honest = zip(&[("edition.json", &spaces())]);
    let at = honest.windows(4).rposition(|at| at == b"PK\x01\x02").unwrap();
    let mut bytes = honest;
    bytes[at + 24..at + 28].copy_from_slice(&says.to_le_bytes());
    bytes[22..26].copy_from_slice(&says.to_le_bytes());
    bytes
}

fn outside() -> Vec<u8> {
    let mut bytes = zip(&[("edition.json", GOOD)]);
    let at = bytes.windows(4).rposition(|at| at == b"PK\x05\x06").unwrap();
    bytes[at + 12..at + 20].copy_from_slice(&[0xF0, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
    bytes
}

/// The head of an entry: its name, bytes packed and unpacked, how it is packed.
fn head(name: &[u8], packed: usize, unpacked: usize, method: u16) -> Vec<u8> {
    let mut out = b"PK\x03\x04\x14\0\0\0".to_vec();
    out.extend(method.to_le_bytes());
    out.extend([0; 8]);
    out.extend(number(packed));
    out.extend(number(unpacked));
    out.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    out.extend([0; 2]);
    out.extend(name);
    out
}

/// The same in the directory, and where the entry is.
fn record(name: &[u8], packed: usize, unpacked: usize, method: u16, at: usize) -> Vec<u8> {
    let mut out = b"PK\x01\x02\x14\0\x14\0\0\0".to_vec();
    out.extend(method.to_le_bytes());
    out.extend([0; 8]);
    out.extend(number(packed));
    out.extend(number(unpacked));
    out.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    out.extend([0; 12]);
    out.extend(number(at));
    out.extend(name);
    out
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap().to_le_bytes()
}

/// A package of entries and the directory of them.
fn ended(mut local: Vec<u8>, directory: &[u8], count: usize) -> Vec<u8> {
    let start = local.len();
    let count = u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes();
    local.extend(directory);
    local.extend(b"PK\x05\x06\0\0\0\0");
    local.extend(count);
    local.extend(count);
    local.extend(number(directory.len()));
    local.extend(number(start));
    local.extend([0; 2]);
    local
}
