//! What goes between the program and its child: a head of JSON, and the bytes that it announces.
//!
//! Owns how both are written, and the limits on what is heard. It refuses to make room for what is only announced.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::edition::file::Limits;
use crate::import::{Note, Request, Source};

/// What every head begins with, so that whatever else comes is told at once.
const MARK: &[u8; 8] = b"npr-imp1";
/// Most bytes of a head: the names of a thousand pages, ten thousand notes.
const HEAD: u64 = 8 << 20;
/// Most notes of an answer.
pub(super) const NOTES: usize = 10_000;
/// Most lines of what is said of a file.
pub(super) const LINES: usize = 1_000;

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Want {
    /// An edition of foreign sources.
    Edition,
    /// The JSON in a zip.
    Json,
}

/// The head of what the child is asked; the bytes of the sources follow it in their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Wish {
    pub(super) want: Want,
    pub(super) request: Request,
    /// Most bytes of a file.
    pub(super) most: u64,
    pub(super) sources: Vec<Announced>,
}

/// A source that follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Announced {
    pub(super) name: String,
    pub(super) bytes: u64,
}

impl Wish {
    pub(super) fn of(sources: &[Source], want: Want, request: &Request, limits: Limits) -> Self {
        let announced = |source: &Source| Announced { name: source.name.to_owned(), bytes: source.bytes.len() as u64 };
        Self { want, request: request.clone(), most: limits.bytes, sources: sources.iter().map(announced).collect() }
    }
}

/// The head of what the child answers; so many bytes follow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Answer {
    /// The edition's JSON follows.
    Edition { notes: Vec<Note>, bytes: u64 },
    /// The JSON of the zip follows.
    Json { bytes: u64 },
    /// The source cannot be read, and why: a problem a line.
    Refused(String),
}

impl Answer {
    pub(super) fn follows(&self) -> u64 {
        match self {
            Self::Edition { bytes, .. } | Self::Json { bytes } => *bytes,
            Self::Refused(_) => 0,
        }
    }
}

/// Writes a head.
pub(super) fn write_head(out: &mut impl Write, head: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_vec(head)?;
    out.write_all(MARK)?;
    out.write_all(&(json.len() as u64).to_le_bytes())?;
    out.write_all(&json)
}

/// Reads a head; `InvalidData` where it is none.
pub(super) fn read_head<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<T> {
    let (mut mark, mut length) = ([0; 8], [0; 8]);
    input.read_exact(&mut mark)?;
    if mark != *MARK {
        return Err(io::ErrorKind::InvalidData.into());
    }
    input.read_exact(&mut length)?;
    let json = read_bytes(input, u64::from_le_bytes(length), HEAD)?;
    serde_json::from_slice(&json).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// Reads so many bytes; `InvalidData` where they would be more than the most that is taken.
pub(super) fn read_bytes(input: &mut impl Read, length: u64, most: u64) -> io::Result<Vec<u8>> {
    if length > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    let read = input.take(length).read_to_end(&mut bytes)?;
    if read as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Facts, Format, Pass};

    #[test]
    fn what_is_asked_comes_over_as_it_was() {
        let facts = Facts { paper: Some("样城日报 Post".into()), page: Some("A1".into()), ..Facts::default() };
        let request = Request { format: Some(Format::Ocr), facts, off: vec![Pass::Jumps, Pass::Join] };
        let sources = [Source { name: "版 1.md", bytes: "# 桥".as_bytes() }];
        let wish = Wish::of(&sources, Want::Edition, &request, Limits::default());
        let mut sent = Vec::new();
        write_head(&mut sent, &wish).unwrap();
        sent.extend(sources[0].bytes);
        let mut input = sent.as_slice();
        assert_eq!(read_head::<Wish>(&mut input).unwrap(), wish);
        assert_eq!(read_bytes(&mut input, wish.sources[0].bytes, 64).unwrap(), sources[0].bytes);
    }

    #[test]
    fn what_is_no_head_or_breaks_off_or_announces_too_much_is_an_error() {
        let mut whole = Vec::new();
        write_head(&mut whole, &Answer::Refused("报".into())).unwrap();
        for end in 0..whole.len() {
            assert_eq!(read_head::<Answer>(&mut &whole[..end]).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        }
        let kind = |bytes: &[u8]| read_head::<Answer>(&mut &*bytes).unwrap_err().kind();
        assert_eq!(kind("新桥通车 The bridge opens".as_bytes()), io::ErrorKind::InvalidData);
        let mut huge = MARK.to_vec();
        huge.extend(u64::MAX.to_le_bytes());
        assert_eq!(kind(&huge), io::ErrorKind::InvalidData);
        assert_eq!(read_bytes(&mut "桥".as_bytes(), 4, 8).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
        assert_eq!(read_bytes(&mut "桥".as_bytes(), 3, 2).unwrap_err().kind(), io::ErrorKind::InvalidData);
    }
}
