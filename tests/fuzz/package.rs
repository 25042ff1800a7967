//! The zip of an edition: what is in it is read as it stands beside it, what is spoilt or leads out is refused in clean words.

use std::io::{Cursor, Write};

use newsprint::edition::file::{Limits, read};
use newsprint::import::{AssetError, Format, Source, asset, import, is_package};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::dice::Dice;
use super::{clean, made};

/// Most bytes of a picture that is asked for.
const MOST: u64 = 4096;
const NAMES: &[&str] = &[
    "edition.json",
    "assets/a.png",
    "assets/桥.png",
    "../x",
    "/etc/x",
    "C:\\x",
    "a/../../b",
    "assets/\u{1b}[2J",
    "EDITION.JSON",
    "edition.json/x",
    "",
];

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    if dice.byte().is_multiple_of(2) {
        opened(dice.rest());
        return;
    }
    let (zip, json, is_spoilt) = packed(&mut dice);
    let result = opened(&zip);
    if let (Some(json), false) = (json, is_spoilt) {
        let alone = read(&json, Limits::default());
        assert_eq!(result, alone.ok(), "another edition than without a package");
    }
}

/// A package of what chance puts in: its bytes; the edition's where all its names are good; whether it was spoilt.
fn packed(dice: &mut Dice) -> (Vec<u8>, Option<Vec<u8>>, bool) {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut json = None;
    let mut is_refused = false;
    for turn in 0..=dice.below(4) {
        let name = if turn == 0 && !dice.once_in(5) { NAMES[0] } else { dice.pick(NAMES) };
        let method = if dice.once_in(2) { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method);
        if writer.start_file(name, options).is_err() {
            continue;
        }
        let bytes = match dice.below(4) {
            0 => dice.text().into_bytes(),
            1 => vec![b'0'; dice.below(65_536)],
            _ => made::json(dice).to_string().into_bytes(),
        };
        writer.write_all(&bytes).unwrap();
        // Far smaller than it unpacks to: refused for that.
        is_refused |= bytes.len() > 4096 && bytes.iter().all(|byte| *byte == b'0');
        is_refused |=
            !["edition.json", "assets/a.png", "assets/桥.png", "EDITION.JSON", "edition.json/x"].contains(&name);
        if name == NAMES[0] {
            json = Some(bytes);
        }
    }
    let mut zip = writer.finish().unwrap().into_inner();
    let is_spoilt = dice.once_in(2);
    for _ in 0..if is_spoilt { 1 + dice.below(4) } else { 0 } {
        let at = dice.below(zip.len().min(65_536));
        // Most that is to be spoilt stands at the end: the directory.
        let at = if dice.once_in(4) { at } else { zip.len() - 1 - at.min(zip.len() - 1) % 300.min(zip.len()) };
        zip[at] = dice.byte();
    }
    (zip, json.filter(|_| !is_refused), is_spoilt)
}

fn opened(zip: &[u8]) -> Option<newsprint::edition::Edition> {
    let source = Source { name: "包\u{1b}.edition", bytes: zip };
    let first = import(&[source], Some(Format::Edition), Limits::default());
    for name in NAMES {
        match asset(Cursor::new(zip), name, MOST) {
            Ok(bytes) => {
                assert!(bytes.len() as u64 <= MOST, "{name}");
                assert!(!name.contains("..") && !name.starts_with('/') && !name.contains('\\'), "{name} is unpacked");
            }
            Err(error @ (AssetError::Missing | AssetError::TooLarge | AssetError::Broken)) => {
                clean::line(&error.to_string());
            }
        }
    }
    let _ = is_package(Cursor::new(zip));
    match first {
        Ok(imported) => {
            clean::edition(&imported.edition);
            super::comes_back(&imported.edition);
            Some(imported.edition)
        }
        Err(error) => {
            error.to_string().lines().for_each(clean::line);
            None
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let noise = super::noise(24, 500);
    let raw = noise.iter().take(8).map(|noise| [&[0], packed(&mut Dice::of(noise)).0.as_slice()].concat());
    let made = noise.iter().map(|noise| [&[1], noise.as_slice()].concat());
    made.chain(raw).collect()
}
