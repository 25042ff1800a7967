//! What the index takes of one edition: its facts, and where each article lies and under which terms.
//!
//! Owns reading a file for it. It refuses to write the index.

use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::terms::Terms;
use crate::edition::file::{self, Limits};
use crate::edition::{Edition, Kind, Outline, Text};
use crate::library::catalogue::Facts;
use crate::library::saved::{Saved, Stamp};
use crate::text::Folded;

/// The edition in a zip, or in another form that only the caller can read; none where it cannot.
pub type Unpack<'a> = dyn FnMut(&Path) -> Option<Edition> + 'a;

/// An edition as the index keeps it.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) saved: Saved,
    /// None where the file is no edition that can be read.
    pub(super) facts: Option<Facts>,
    pub(super) articles: Vec<ArticleRecord>,
}

/// An article as the index keeps it.
#[derive(Debug)]
pub(super) struct ArticleRecord {
    /// Where it lies in the file; nothing where the file has to be unpacked.
    pub(super) start: usize,
    pub(super) length: usize,
    pub(super) standing: Standing,
    pub(super) terms: String,
}

/// What is known of an article without its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::library) struct Standing {
    /// Its id.
    pub(in crate::library) id: String,
    /// The index of the page it begins on.
    pub(in crate::library) page: Option<usize>,
    /// The page's number, as printed.
    pub(in crate::library) number: Option<String>,
    /// The title of its section; empty where it has none.
    pub(in crate::library) section: String,
    /// What it is.
    pub(in crate::library) kind: Option<String>,
}

impl Standing {
    /// That of every article of an edition.
    pub(in crate::library) fn of(edition: &Edition) -> Vec<Self> {
        let outline = Outline::of(edition);
        let mut sections = vec![""; edition.articles.len()];
        for group in &outline.groups {
            for article in &group.articles {
                if let Some(section) = sections.get_mut(*article) {
                    *section = &group.title;
                }
            }
        }
        let articles = edition.articles.iter().zip(sections).enumerate();
        let standing = articles.map(|(index, (article, section))| {
            let page = outline.page_of(index);
            let number = page.and_then(|page| edition.pages.get(page)).and_then(|page| page.number.as_ref());
            Self {
                id: article.id.clone(),
                page,
                number: number.map(Text::line),
                section: section.to_owned(),
                kind: article.kind.as_ref().map(|kind| Kind::word(kind).to_owned()),
            }
        });
        standing.collect()
    }
}

/// Whether the file is plain JSON, in which an article can be read by itself.
pub(in crate::library) fn is_plain(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "json")
}

/// Which file is asked for under a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum Version {
    /// The one that was listed.
    AsListed,
    /// Whichever is there now.
    AsItIs,
}

/// The edition of a file, with its bytes where it is plain JSON.
pub(in crate::library) fn read(saved: &Saved, version: Version, limits: Limits, unpack: &mut Unpack) -> Reading {
    if !is_plain(&saved.path) {
        return match unpack(&saved.path) {
            Some(edition) => Reading::Edition(Box::new(edition), Vec::new()),
            // What was not there to be read may be there later; what was, and is the same still, is no edition.
            None if is_as_listed(saved) => Reading::None,
            None => Reading::Elsewhere,
        };
    }
    let Some(bytes) = bytes(saved, version, limits) else { return Reading::Elsewhere };
    match file::read(&bytes, limits) {
        Ok(edition) => Reading::Edition(Box::new(edition), bytes),
        Err(_) => Reading::None,
    }
}

/// Whether the file that was listed lies there, and may be opened.
fn is_as_listed(saved: &Saved) -> bool {
    let now = File::open(&saved.path).and_then(|file| file.metadata());
    now.is_ok_and(|now| now.len() == saved.bytes && Stamp::of(&now) == saved.stamp)
}

/// What a file turned out to be.
pub(in crate::library) enum Reading {
    Edition(Box<Edition>, Vec<u8>),
    /// It is no edition.
    None,
    /// It is gone, or another than it was, or cannot be read now.
    Elsewhere,
}

/// The bytes of a file; where it is to be the one that was listed, it is so before and after it is read.
fn bytes(saved: &Saved, version: Version, limits: Limits) -> Option<Vec<u8>> {
    let mut file = File::open(&saved.path).ok()?;
    let same = |file: &File| {
        let is_listed = |now: &Metadata| now.len() == saved.bytes && Stamp::of(now) == saved.stamp;
        file.metadata().ok().filter(|now| now.is_file() && (version == Version::AsItIs || is_listed(now)))
    };
    same(&file).filter(|now| now.len() <= limits.bytes)?;
    let mut bytes = Vec::with_capacity(usize::try_from(saved.bytes).ok()? + 1);
    (&mut file).take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes).ok()?;
    same(&file).map(|_| bytes)
}

impl Record {
    /// That of a saved edition; none where its file is not what it was.
    pub(super) fn of(saved: &Saved, limits: Limits, unpack: &mut Unpack) -> Option<Self> {
        match read(saved, Version::AsListed, limits, unpack) {
            Reading::Edition(edition, bytes) => Some(Self::of_edition(saved, &edition, &bytes)),
            Reading::None => Some(Self { saved: saved.clone(), facts: None, articles: Vec::new() }),
            Reading::Elsewhere => None,
        }
    }

    fn of_edition(saved: &Saved, edition: &Edition, bytes: &[u8]) -> Self {
        let places = places(bytes).filter(|places| places.len() == edition.articles.len());
        let mut places = places.unwrap_or_default().into_iter();
        let articles = edition.articles.iter().zip(Standing::of(edition));
        let articles = articles.map(|(article, standing)| {
            let mut terms = Terms::default();
            for part in article.parts() {
                terms.add(Folded::of(part.text.as_str()).text());
            }
            if let Some(kind) = &standing.kind {
                terms.add_kind(kind);
            }
            if let Some(number) = &standing.number {
                terms.add_page(number);
            }
            let (start, length) = places.next().unwrap_or_default();
            ArticleRecord { start, length, standing, terms: terms.join() }
        });
        Self { saved: saved.clone(), facts: Some(Facts::of(edition, saved.stem())), articles: articles.collect() }
    }
}

/// Where each article lies in the bytes of a file: its first byte, and how many it has.
fn places(bytes: &[u8]) -> Option<Vec<(usize, usize)>> {
    #[derive(Deserialize)]
    struct Articles<'a> {
        #[serde(borrow)]
        articles: Vec<&'a RawValue>,
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let articles: Articles = serde_json::from_str(text).ok()?;
    let place = |article: &&RawValue| {
        let article = article.get();
        ((article.as_ptr() as usize).checked_sub(bytes.as_ptr() as usize), article.len())
    };
    articles.articles.iter().map(place).map(|(start, length)| Some((start?, length))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_read_by_its_place_in_the_file() {
        let json = "\u{FEFF}{ \"x\": [1], \"articles\": [ {\"headline\":\"新\\u6865\",\"body\":\"a\"} ,\n{\"body\":\"报\"}], \"format\":\"edition/1\"}";
        let places = places(json.as_bytes()).unwrap();
        let slices: Vec<&str> = places.iter().filter_map(|(start, length)| json.get(*start..start + length)).collect();
        assert_eq!(slices, ["{\"headline\":\"新\\u6865\",\"body\":\"a\"}", "{\"body\":\"报\"}"]);
    }
}
