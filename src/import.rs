//! stub
use crate::edition::Edition;
use crate::edition::file::{FileError, Limits};
use std::borrow::Cow;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Edition,
    Markdown,
}
impl Format {
    pub const ALL: &[(&str, Format)] = &[("edition", Format::Edition), ("markdown", Format::Markdown)];
}
pub struct Source<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}
pub struct Note {
    pub source: String,
    pub line: Option<usize>,
    pub message: String,
}
impl Note {
    pub fn line(&self) -> String {
        String::new()
    }
}
pub struct Imported {
    pub edition: Edition,
    pub notes: Vec<Note>,
}
pub struct ImportError(FileError, String);
impl ImportError {
    pub fn lines(&self) -> Vec<String> {
        self.0.problems().iter().map(|p| p.line(&self.1)).collect()
    }
}
pub fn import(s: &[Source], _: Option<Format>, l: Limits) -> Result<Imported, ImportError> {
    Ok(Imported {
        edition: crate::edition::file::read(s[0].bytes, l).map_err(|e| ImportError(e, s[0].name.into()))?,
        notes: vec![],
    })
}
pub fn edition_json<'a>(_: &str, b: &'a [u8], _: Limits) -> Result<Cow<'a, [u8]>, ImportError> {
    Ok(b.into())
}
