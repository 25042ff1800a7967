//! The zip `x.edition`: an edition's JSON with its pictures.
//!
//! Owns the limits that hold before anything is unpacked: entries, sizes, ratio, names. It refuses to write
//! anything to disk and unpacks one entry at a time, in memory: the edition, or a picture of it.

use std::io::{Cursor, Read, Seek, SeekFrom};

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
pub fn is_zip(bytes: &[u8]) -> bool {
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
    let index = check_entries(&mut archive, NAME)?;
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

/// Why an entry of a package is not had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AssetError {
    /// The package has no such entry.
    #[error("no such file in the package")]
    Missing,
    /// The entry is larger than was asked for.
    #[error("too large")]
    TooLarge,
    /// The package cannot be read, or goes over its limits.
    #[error("the package cannot be read")]
    Broken,
}

/// Whether a file begins as a package does; it is at its start again then.
pub fn is_package(mut file: impl Read + Seek) -> bool {
    let mut start = [0; 4];
    let read = file.read_exact(&mut start);
    file.rewind().is_ok() && read.is_ok() && is_zip(&start)
}

/// An entry of a package, by its name, of at most so many bytes; the limits of the whole package hold.
///
/// # Errors
/// Where there is none, or it is too large, or the package is none that would be opened.
pub fn asset(mut package: impl Read + Seek, name: &str, most: u64) -> Result<Vec<u8>, AssetError> {
    let broken = |_| AssetError::Broken;
    let length = package.seek(SeekFrom::End(0)).map_err(broken)?;
    if length > TOTAL {
        return Err(AssetError::TooLarge);
    }
    // Looked at before the archive is opened, as for the edition: the record stands at the end.
    package.seek(SeekFrom::Start(length.saturating_sub(END))).map_err(broken)?;
    let mut end = Vec::new();
    package.by_ref().take(END).read_to_end(&mut end).map_err(broken)?;
    refuse_many(declared_entries(&end)).map_err(|_| AssetError::Broken)?;
    let mut archive = ZipArchive::new(package).map_err(|_| AssetError::Broken)?;
    refuse_many(archive.len()).map_err(|_| AssetError::Broken)?;
    if archive.index_for_name(name).is_none() {
        return Err(AssetError::Missing);
    }
    let index = check_entries(&mut archive, name).map_err(|_| AssetError::Broken)?;
    let entry = archive.by_index(index).map_err(|_| AssetError::Broken)?;
    if !entry.is_file() || entry.size() > most {
        return Err(if entry.is_file() { AssetError::TooLarge } else { AssetError::Missing });
    }
    let mut bytes = Vec::new();
    entry.take(most + 1).read_to_end(&mut bytes).map_err(broken)?;
    if bytes.len() as u64 > most { Err(AssetError::TooLarge) } else { Ok(bytes) }
}

/// Where the end-of-directory record begins at the earliest, from the end: its comment has two bytes of length.
const END: u64 = 22 + 65_535;

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
fn check_entries<R: Read + Seek>(archive: &mut ZipArchive<R>, wanted: &str) -> Result<usize, String> {
    let mut total = 0u64;
    let mut found = None;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| broken(&error))?;
        let name = entry.name().map_err(|error| broken(&error))?;
        let shown = clean_line(&name);
        if leads_out(&name) {
            return Err(format!("the package holds a name that leads out of it: `{shown}`"));
        }
        if entry.is_symlink() {
            return Err(format!(
                "the package holds a link, which leads elsewhere: `{shown}`; expected the file itself"
            ));
        }
        total = total.saturating_add(entry.size());
        if total > TOTAL {
            return Err(format!("the package unpacks to more than {} MiB", TOTAL >> 20));
        }
        if entry.size() / RATIO > entry.compressed_size() {
            return Err(format!("`{shown}` in the package unpacks to more than {RATIO} times its size"));
        }
        if name == wanted {
            found = Some(index);
        }
    }
    found.ok_or_else(|| format!("the package holds no `{wanted}`: is it an edition?"))
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
    fn a_picture_is_read_from_its_package_within_its_limits() {
        let bytes = package(&[("assets/图.png", "像素 pixels".as_bytes()), (NAME, b"{}"), ("assets/dir/", b"")]);
        let read = |name: &str, most| asset(Cursor::new(&bytes), name, most);
        assert!(is_package(Cursor::new(&bytes)) && !is_package(Cursor::new(b"PK")));
        assert_eq!(read("assets/图.png", 64).unwrap(), "像素 pixels".as_bytes());
        assert_eq!(read("assets/图.png", 4), Err(AssetError::TooLarge));
        assert_eq!(read("assets/桥.png", 64), Err(AssetError::Missing));
        assert_eq!(read("assets/dir/", 64), Err(AssetError::Missing));
        let bomb = package(&[("assets/图.png", &vec![0; 1 << 20]), (NAME, b"{}")]);
        assert_eq!(asset(Cursor::new(&bomb), "assets/图.png", 1 << 30), Err(AssetError::Broken));
        let out = package(&[("../图.png", b"x"), (NAME, b"{}")]);
        assert_eq!(asset(Cursor::new(&out), "../图.png", 64), Err(AssetError::Broken));
        for end in 0..bytes.len() {
            let _ = asset(Cursor::new(&bytes[..end]), "assets/图.png", 64);
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xFF;
            let _ = asset(Cursor::new(&damaged), "assets/图.png", 64);
        }
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
    fn a_link_in_a_package_is_refused() {
        let mut writer = ZipWriter::new_append(Cursor::new(package(&[(NAME, b"{}")]))).unwrap();
        writer.add_symlink("assets/图.png", "/etc/passwd", SimpleFileOptions::default()).unwrap();
        let bytes = writer.finish().unwrap().into_inner();
        assert!(edition_json(&bytes, Limits::default()).unwrap_err().contains("a link, which leads elsewhere"));
        assert_eq!(asset(Cursor::new(&bytes), "assets/图.png", 64), Err(AssetError::Broken));
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
