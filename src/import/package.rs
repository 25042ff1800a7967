//! The zip `x.edition`: an edition's JSON with its pictures.
//!
//! Owns the limits that hold before anything is unpacked: entries, sizes, ratio, names. It refuses to write
//! anything to disk and unpacks `edition.json` alone, in memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::edition::clean_line;
use crate::edition::file::Limits;

/// Most entries: a day's paper has a few hundred pictures.
const ENTRIES: usize = 10_000;
/// Most times an entry may grow when unpacked; text grows five to ten times, a bomb a thousand.
const RATIO: u64 = 200;
/// Most bytes of all entries unpacked.
const TOTAL: u64 = 256 << 20;
/// The entry that is the edition.
const NAME: &str = "edition.json";

/// Whether bytes begin as a zip does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The JSON in a package; the error says what is wrong with the package.
pub(super) fn edition_json(bytes: &[u8], limits: Limits) -> Result<Vec<u8>, String> {
    if bytes.len() as u64 > limits.bytes.max(TOTAL) {
        return Err(format!("the package is larger than {} MiB", TOTAL >> 20));
    }
    // Looked at before the archive is opened, since opening it makes a record of every entry.
    refuse_many(declared_entries(bytes))?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    refuse_many(archive.len())?;
    let index = check_entries(&mut archive)?;
    let entry = archive.by_index(index).map_err(|error| broken(&error))?;
    let declared = entry.size();
    if declared > limits.bytes {
        return Err(too_large(declared));
    }
    let mut json = Vec::new();
    // What an entry says of its size may be a lie; the limit holds while reading.
    entry
        .take(limits.bytes + 1)
        .read_to_end(&mut json)
        .map_err(|error| format!("`{NAME}` in the package cannot be unpacked: {error}"))?;
    if json.len() as u64 > limits.bytes {
        return Err(too_large(json.len() as u64));
    }
    Ok(json)
}

fn too_large(bytes: u64) -> String {
    let size = bytes.div_ceil(1 << 20);
    format!("`{NAME}` in the package has {size} MiB, over the limit: raise it with `--max-size {size}`")
}

fn broken(error: &ZipError) -> String {
    format!("the package cannot be read as a zip: {error}")
}

fn refuse_many(entries: usize) -> Result<(), String> {
    if entries <= ENTRIES {
        return Ok(());
    }
    Err(format!("the package has {entries} entries, over the limit of {ENTRIES}"))
}

/// What the last end-of-directory record says; 65,535 where the package is in the large format.
fn declared_entries(bytes: &[u8]) -> usize {
    let Some(at) = bytes.windows(4).rposition(|window| window == b"PK\x05\x06") else { return 0 };
    match bytes.get(at + 10..at + 12) {
        Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
        _ => 0,
    }
}

/// Whether a name, if it were unpacked, could land outside its folder on any system. The crate's own check
/// lets absolute names pass, since it makes them relative.
fn leads_out(name: &str) -> bool {
    name.is_empty()
        || name.starts_with('/')
        || name.contains(['\\', ':', '\0'])
        || name.split('/').any(|part| part == "..")
}

/// Checks every entry by what it declares, and finds the edition.
fn check_entries(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<usize, String> {
    let mut total = 0u64;
    let mut found = None;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| broken(&error))?;
        let name = entry.name().map_err(|error| broken(&error))?;
        let shown = clean_line(&name);
        if leads_out(&name) {
            return Err(format!("the package holds a name that leads out of it: `{shown}`"));
        }
        total = total.saturating_add(entry.size());
        if total > TOTAL {
            return Err(format!("the package unpacks to more than {} MiB", TOTAL >> 20));
        }
        if entry.size() / RATIO > entry.compressed_size() {
            return Err(format!("`{shown}` in the package unpacks to more than {RATIO} times its size"));
        }
        if name == NAME {
            found = Some(index);
        }
    }
    found.ok_or_else(|| format!("the package holds no `{NAME}`: is it an edition?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn package(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn refused(entries: &[(&str, &[u8])]) -> String {
        edition_json(&package(entries), Limits { bytes: 1 << 20 }).unwrap_err()
    }

    #[test]
    fn the_edition_is_read_from_its_package() {
        let json = "{\"format\":\"edition/1\",\"articles\":[]} 报".as_bytes();
        let bytes = package(&[("assets/图.png", b"x"), (NAME, json)]);
        assert!(is_zip(&bytes));
        assert_eq!(edition_json(&bytes, Limits::default()).unwrap(), json);
    }

    #[test]
    fn packages_that_are_none_are_refused_by_reason() {
        let noise: Vec<u8> = (0..2u32 << 20).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
        assert!(refused(&[("新闻.txt", b"x")]).contains("holds no `edition.json`"));
        for name in ["../x", "/etc/x", "a/../../x", "..\\x", "C:x"] {
            assert!(refused(&[(name, b""), (NAME, b"{}")]).contains("leads out of it"), "{name}");
        }
        assert!(refused(&[(NAME, &vec![b' '; 1 << 20])]).contains("more than 200 times"));
        assert!(refused(&[(NAME, &noise)]).contains("has 2 MiB, over the limit"), "{}", refused(&[(NAME, &noise)]));
    }

    #[test]
    fn too_many_entries_are_refused_before_the_archive_is_opened() {
        let names: Vec<String> = (0..=ENTRIES).map(|n| format!("{n}")).collect();
        let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(declared_entries(&package(&entries)), 10_001);
        assert!(refused(&entries).contains("10001 entries"));
    }

    #[test]
    fn a_damaged_package_is_an_error_and_no_panic() {
        let bytes = package(&[(NAME, b"{\"format\":\"edition/1\",\"articles\":[]}")]);
        for end in 0..bytes.len() {
            let _ = edition_json(&bytes[..end], Limits::default());
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xFF;
            let _ = edition_json(&damaged, Limits::default());
        }
    }
}
