//! How much room an article takes on the page, before it is set.
//!
//! Owns a guess in lines of body text, at each width of the page's columns, so that what stands side by side ends at
//! about the same height. It refuses to be exact: fonts are the browser's.

use super::makeup::Rank;
use crate::edition::parts::Marker;
use crate::edition::{Article, Block, Kind, Part, Role, Table, Text};
use crate::text::{Ambiguous, Language, width};

/// Columns of a page.
pub(super) const COLUMNS: usize = 6;
/// Cells of a column: 13 ideographs, as Chinese papers have it; the style sheet's column has about so many.
pub(super) const COLUMN: usize = 26;
/// Cells between two columns.
const GUTTER: usize = 3;

/// Lines of a picture in one column, if it is half as wide again as high.
const PICTURE: f64 = 5.2;
/// Lines of the highest picture: 34 of the type's size, in the style sheet.
const HIGHEST: f64 = 21.0;

/// Cells of so many columns.
fn cells(columns: usize) -> usize {
    columns * COLUMN + columns.saturating_sub(1) * GUTTER
}

/// Cells of a text's widest line.
pub(super) fn widest(text: &str) -> usize {
    text.lines().map(|line| width(line, Ambiguous::Wide)).max().unwrap_or(0)
}

/// Whether text that is set as it stands asks for more than a column. It is set in small type.
pub(super) fn is_wide(text: &Text) -> bool {
    widest(text.as_str()) > COLUMN * 6 / 5
}

/// Cells that each column of a table asks for.
fn widths(table: &Table) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for row in table.header.iter().chain(&table.rows) {
        widths.resize(widths.len().max(row.len()), 2);
        for (asks, text) in widths.iter_mut().zip(row) {
            *asks = (*asks).max(widest(text.as_str()) + 2);
        }
    }
    widths
}

/// Cells a table asks for so that few of its cells are broken.
pub(super) fn table_cells(table: &Table) -> usize {
    // A table is set in small type; words that run on for long are broken in any case.
    widths(table).into_iter().map(|cells| cells.min(26)).sum::<usize>() * 4 / 5
}

/// Lines of a table in a measure: its columns share what it lacks by what they ask for.
fn table_lines(table: &Table, measure: usize) -> f64 {
    let widths = widths(table);
    let asked: usize = widths.iter().sum();
    // Small type has room for more.
    let measure = measure * 6 / 5;
    let row = |row: &Vec<Text>| {
        let cells = row.iter().zip(&widths).map(|(text, asks)| {
            let has = if asked <= measure { *asks } else { (asks * measure / asked.max(1)).max(4) };
            filled(widest(text.as_str()) + 2, has)
        });
        cells.fold(1.0, f64::max) * 0.78 + 0.3
    };
    table.header.iter().chain(&table.rows).map(row).sum::<f64>() + 0.9
}

/// How much of what a count of cells says letters take, by their language, and briefs by their smaller type.
///
/// Measured in Chromium over the samples, at 1440 pixels: with these the guess is off by a tenth at most, save for tables.
fn share(language: Language, rank: Rank) -> f64 {
    let letters = match language {
        Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese => 1.0,
        Language::Korean => 0.93,
        Language::Other(_) => 0.89,
    };
    if rank == Rank::Brief { letters * 0.92 } else { letters }
}

/// The lines an article takes at each width, from one column to all.
pub(super) fn lines(article: &Article, language: Language, rank: Rank) -> [f64; COLUMNS] {
    let parts = article.parts();
    let mut out = [0.0; COLUMNS];
    // What stands across the columns of its article.
    let is_wide = |block: &Block| match block {
        Block::Table(table) => table_cells(table) > COLUMN,
        Block::Pre(pre) => is_wide(&pre.text),
        _ => false,
    };
    let table = |part: &Part, measure: usize| match part.block.and_then(|block| article.body.get(block)) {
        // The whole table is counted with its first cell.
        Some(Block::Table(of)) if part.cell.is_some() => {
            let is_first = part.cell.is_some_and(|cell| cell.row == 0 && cell.column == 0);
            Some(if is_first { table_lines(of, measure) } else { 0.0 })
        }
        _ => None,
    };
    let part_lines = |part: &Part, measure: usize| table(part, measure).unwrap_or_else(|| part_lines(part, measure));
    let is_photo = article.kind == Some(Kind::Photo) && matches!(rank, Rank::Story | Rank::Second);
    // Asked once a block: a table has thousands of cells.
    let wide: Vec<bool> = article.body.iter().map(is_wide).collect();
    let is_across = |part: &Part| part.block.and_then(|block| wide.get(block)).is_some_and(|wide| *wide);
    let head = |part: &&Part| part.block.is_none() && part.role != Role::Signature;
    let flow: f64 =
        parts.iter().filter(|part| !head(part) && !is_across(part)).map(|part| part_lines(part, COLUMN)).sum();
    for (index, lines) in out.iter_mut().enumerate() {
        let columns = index + 1;
        let over: f64 = parts.iter().filter(head).map(|part| head_lines(part, rank, columns)).sum();
        let across = parts.iter().filter(|part| !head(part) && is_across(part));
        let across: f64 = across.map(|part| part_lines(part, cells(columns))).sum();
        let columns = u32::try_from(columns).map_or(1.0, f64::from);
        // A photograph that is a story of its own goes over its whole cell.
        let photos = if is_photo { parts.iter().filter(|part| part.asset.is_some()).count() } else { 0 };
        let photos = u32::try_from(photos).map_or(0.0, f64::from) * (columns * PICTURE).min(HIGHEST);
        *lines = (over + 1.0 + (flow / columns).ceil() + across) * share(language, rank) + photos;
    }
    out
}

/// How many lines of this many cells a text of some cells fills.
fn filled(cells: usize, measure: usize) -> f64 {
    u32::try_from(cells.div_ceil(measure.max(1)).max(1)).map_or(1.0, f64::from)
}

/// Cells of a text in larger or smaller type, in hundredths.
fn scaled(text: &str, percent: usize) -> usize {
    text.lines().map(|line| width(line, Ambiguous::Wide)).sum::<usize>() * percent / 100
}

/// The size of a headline, in hundredths of the text's; the style sheet has the same.
fn headline(rank: Rank, columns: usize) -> usize {
    match (rank, columns) {
        (Rank::Lead, 1..=2) => 220,
        (Rank::Lead, 3) => 260,
        (Rank::Lead, _) => 330,
        (Rank::Second, 1) => 165,
        (Rank::Second, _) => 215,
        (Rank::Story, 1) => 145,
        (Rank::Story, 2) => 170,
        (Rank::Story, _) => 195,
        (Rank::Brief, _) => 110,
        (Rank::Notice, _) => 125,
    }
}

fn head_lines(part: &Part, rank: Rank, columns: usize) -> f64 {
    let text = part.text.as_str();
    let lines = |percent: usize| filled(scaled(text, percent), cells(columns));
    match part.role {
        Role::Headline => {
            let size = headline(rank, columns);
            lines(size) * u32::try_from(size).map_or(1.0, f64::from) / 100.0 * 0.78 + 0.5
        }
        Role::Deck => lines(115) * 0.95 + 0.3,
        Role::Summary => lines(100) * 0.95,
        Role::Byline | Role::Dateline => 1.2,
        _ => lines(100) * 0.9 + 0.1,
    }
}

fn part_lines(part: &Part, measure: usize) -> f64 {
    let text = part.text.as_str();
    let plain = |indent: usize, measure: usize| -> f64 {
        text.split('\n').map(|line| filled(width(line, Ambiguous::Wide) + indent, measure)).sum()
    };
    match part.role {
        Role::Subhead(_) => plain(0, measure) + 0.8,
        Role::Item => plain(0, measure.saturating_sub(if part.marker == Some(Marker::Bullet) { 2 } else { 4 })),
        Role::Marker | Role::Rule => 0.3,
        Role::Quote => plain(0, measure.saturating_sub(4)) + 0.6,
        Role::PullQuote => filled(scaled(text, 125), measure.saturating_sub(2)) * 1.2 + 2.0,
        Role::Figure if part.asset.is_some() => PICTURE + 0.8,
        Role::Figure => plain(0, measure.saturating_sub(4)) + 3.0,
        Role::Caption => filled(scaled(text, 85), measure) * 0.85 + 0.4,
        Role::Credit | Role::Cite => 1.0,
        Role::TableCaption | Role::NoteLabel => 1.1,
        // In a frame or a list: the first cell of a row stands for all.
        Role::TableHead | Role::TableCell => match part.cell {
            Some(cell) if cell.column == 0 => filled(scaled(text, 85) * cell.columns, measure).max(1.0) * 1.1,
            _ => 0.0,
        },
        Role::Note => plain(0, measure.saturating_sub(2)) * 0.9 + 1.0,
        Role::BoxTitle => 2.2,
        Role::Pre => plain(0, measure) * 0.9 + 0.8,
        _ if text.is_empty() => 0.0,
        _ => plain(4, measure),
    }
}
