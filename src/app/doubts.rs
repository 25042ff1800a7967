//! Where an importer changed a text, and what it did: for the reader to judge.
//!
//! Owns the way from an article's repairs to places in its text. It refuses to judge: how sure a repair is, its
//! importer says.

use crate::edition::{Article, Part, Place, Repair, Src, Text, clean_line};

/// A repaired place.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// Where it is.
    pub place: Place,
    /// What was done, and how sure it was, in one line.
    pub said: String,
}

/// Most repairs of an article that are shown: more are no repairs but another text.
const MOST: usize = 500;

/// The repaired places of an article, in the order of the text.
pub fn doubts(article: &Article) -> Vec<Doubt> {
    let parts = article.parts();
    let mut doubts: Vec<Doubt> = article
        .repairs
        .iter()
        .take(MOST)
        .map(|repair| Doubt { place: place(article, &parts, repair), said: said(repair) })
        .collect();
    doubts.sort_by_key(|doubt| doubt.place);
    doubts
}

/// Where a repair's text stands: where its seam is read, else the first block of its lines, else the start.
fn place(article: &Article, parts: &[Part], repair: &Repair) -> Place {
    let text = |text: &Option<Text>| text.as_ref().map_or("", Text::as_str).to_owned();
    let (before, after) = (text(&repair.before), text(&repair.after));
    let seam = before.find('⏎').filter(|seam| after.is_char_boundary(*seam)).unwrap_or(0);
    if !after.is_empty() {
        let found = parts.iter().enumerate().find_map(|(part, of)| Some((part, of.text.as_str().find(&after)?)));
        if let Some((part, byte)) = found {
            return Place { part, byte: byte + seam };
        }
    }
    let holds = |src: &[Src]| {
        let lines = |src: &Src| (src.source, src.lines.first().copied());
        src.iter().any(|one| repair.src.iter().any(|other| lines(one) == lines(other)))
    };
    let block = article.body.iter().position(|block| holds(block.src()));
    let part = block.and_then(|block| parts.iter().position(|part| part.block == Some(block)));
    Place { part: part.unwrap_or(0), byte: 0 }
}

fn said(repair: &Repair) -> String {
    let text = |text: &Option<Text>| text.as_ref().map_or(String::new(), |text| clean_line(text.as_str()));
    let sure = repair.confidence.map_or(String::new(), |sure| format!("{sure:.2}  "));
    let (rule, before, after) = (text(&repair.rule), text(&repair.before), text(&repair.after));
    let shown = if before.is_empty() { after } else { before };
    format!("{sure}{rule}: {shown}")
}
