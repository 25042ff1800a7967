//! The JSON of OCR engines, as another way to the blocks of a page: `PaddleOCR`, `MinerU`, dots.ocr.
//!
//! Owns which engine a JSON is of (`json`, `paddle`, `mineru`, `dots`), and the way from what it found to blocks in
//! reading order (`item`, `order`, `figures`, `table`, `blocks`) and, when the passes are done, from blocks to boxes
//! in the edition (`known`). The passes see blocks like those of Markdown, numbered in reading order. It refuses to
//! take what stands in a page's margins for facts: such text is kept as warnings. Pictures' files are not looked for,
//! and vertical pages keep the engine's order.

mod blocks;
mod dots;
mod figures;
mod item;
mod json;
mod known;
mod mineru;
mod order;
mod paddle;
mod table;

use serde_json::value::RawValue;

use super::page::Block;
use crate::edition::file::{self, FileError, Limits, Problem};
use crate::import::{ImportError, Source};
use item::Sheet;
pub(super) use known::Known;

/// Left, top, right, bottom, in the units of the engine.
type Bbox = [f64; 4];

/// Most blocks of one file: a page has a few hundred, an issue a few thousand. Passes compare those of a page.
const MOST: usize = 20_000;

/// What a JSON of no engine is told.
const EXPECTED: &str = "no output of an OCR engine: expected `parsing_res_list` (PaddleOCR), a list with `type` and \
                        `page_idx` (content_list.json of MinerU), or a list with `bbox` and `category` (dots.ocr)";
const SECOND_LIST: &str =
    "the content_list_v2.json of MinerU is not read, its form still changes: import the content_list.json beside it";

/// An engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Engine {
    Paddle,
    MinerU,
    Dots,
}

/// What an engine wrote: its pages in order.
struct Output<'a> {
    engine: Engine,
    pages: Vec<Page<'a>>,
}

/// A page as it stands in the file.
struct Page<'a> {
    entries: Vec<&'a RawValue>,
    /// Width and height, in the units of the boxes.
    size: Option<(f64, f64)>,
}

/// Whether bytes are the JSON of a known engine; broken JSON is, where it speaks of what only engines write.
pub(in crate::import) fn is_engine(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{FEFF}');
    if !begins(text) || !MARKS.iter().any(|marks| marks.iter().all(|mark| text.contains(mark))) {
        return false;
    }
    // An object that breaks off is an engine's only where no edition could be meant.
    let list = || text.trim_start().strip_prefix('[').is_some_and(begins);
    let broken = || list() || text.contains("\"parsing_res_list\"");
    json::root(text).map_or_else(|_| broken(), |root| !matches!(output(root), Err(EXPECTED)))
}

/// What the JSON of an engine must speak of.
const MARKS: [&[&str]; 5] = [
    &["\"parsing_res_list\""],
    &["\"block_label\""],
    &["\"bbox\"", "\"category\""],
    &["\"bbox\"", "\"type\""],
    &["\"page_idx\""],
];

fn begins(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The blocks of a source that is the JSON of an engine, page by page; none where it is something else.
///
/// What is known of the blocks beside their text goes to `known`; `index` is the source's, `page` that of its first
/// page.
///
/// # Errors
/// Broken JSON, JSON of no engine by its name, too many blocks.
pub(super) fn read(
    index: usize,
    page: usize,
    source: Source,
    text: &str,
    known: &mut Known,
    limits: Limits,
) -> Result<Option<Vec<Vec<Block>>>, ImportError> {
    let is_json = source.name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("json"));
    if !is_json && !is_engine(text.as_bytes()) {
        return Ok(None);
    }
    let file = |error: FileError| ImportError::File { name: source.name.to_owned(), error };
    let unreadable = |problem: Problem| file(FileError::Unreadable(problem));
    file::check_shape(text, limits).map_err(file)?;
    let root = json::root(text).map_err(unreadable)?;
    let output = output(root).map_err(|message| unreadable(json::problem(None, message.to_owned())))?;
    if output.pages.iter().map(|page| page.entries.len()).sum::<usize>() > MOST {
        let message = format!("more than {MOST} blocks in one file: no paper needs that");
        return Err(unreadable(json::problem(None, message)));
    }
    let sheets = sheets(&output, text);
    let pages = known.pages(index, page, sheets);
    Ok(Some(pages))
}

/// What an engine wrote.
///
/// # Errors
/// What is wrong with JSON that is of none.
fn output(root: &RawValue) -> Result<Output<'_>, &'static str> {
    let pages = paddle::pages(root);
    if !pages.is_empty() {
        return Ok(Output { engine: Engine::Paddle, pages });
    }
    let list = json::elements(root).ok_or(EXPECTED)?;
    // Engines that write a list a page have a list of them for several.
    let nested = list.iter().all(|raw| raw.get().starts_with('['));
    let pages: Vec<Vec<&RawValue>> =
        if nested { list.into_iter().filter_map(json::elements).collect() } else { vec![list] };
    let first = |is: fn(&RawValue) -> bool| pages.iter().flatten().take(LOOKED_AT).any(|raw| is(raw));
    if nested && first(mineru::is_second) {
        return Err(SECOND_LIST);
    }
    let engine = match () {
        () if first(dots::is_cell) => Engine::Dots,
        () if first(mineru::is_entry) => Engine::MinerU,
        () => return Err(EXPECTED),
    };
    let pages = pages.into_iter().map(|entries| Page { entries, size: None }).collect();
    Ok(Output { engine, pages })
}

/// How many entries of a list are looked at for what they are.
const LOOKED_AT: usize = 50;

/// The line of the file that each entry begins on, from 1; where several share one, each entry's number in the file.
fn lines(output: &Output, text: &str) -> Vec<usize> {
    let mut counter = json::LineCounter::of(text);
    let entries = output.pages.iter().flat_map(|page| &page.entries);
    let lines: Vec<usize> = entries.map(|raw| counter.line(json::offset(text, raw.get()))).collect();
    let is_shared = lines.windows(2).any(|pair| matches!(pair, [one, other] if one == other));
    if is_shared { (1..=lines.len()).collect() } else { lines }
}

/// The pages of an output, each with its items in the order of the list.
fn sheets(output: &Output, text: &str) -> Vec<Sheet> {
    let mut lines = lines(output, text).into_iter();
    let mut sheets = Vec::new();
    for page in &output.pages {
        let mut items = Vec::with_capacity(page.entries.len());
        for (index, raw) in page.entries.iter().enumerate() {
            let line = lines.next().unwrap_or_default();
            let Some(fields) = json::fields(raw) else {
                // A string among the entries is text all the same.
                items.extend(json::words(raw).map(|words| (0, item::Item::text(words).at(index, line))));
                continue;
            };
            let (on, item) = match output.engine {
                Engine::Paddle => (0, paddle::item(&fields)),
                Engine::MinerU => (fields.count("page_idx").unwrap_or(0), mineru::item(&fields)),
                Engine::Dots => (0, dots::item(&fields)),
            };
            items.push((on, item.at(index, line)));
        }
        // A list of MinerU's has all pages; the order within each is that of the list.
        items.sort_by_key(|(on, _)| *on);
        let mut last = None;
        let first = sheets.len();
        for (on, item) in items {
            if last != Some(on) {
                sheets.push(Sheet { items: Vec::new(), size: page.size });
                last = Some(on);
            }
            if let Some(sheet) = sheets.last_mut() {
                sheet.items.push(item);
            }
        }
        if sheets.len() == first {
            // A page with nothing on it is a page all the same.
            sheets.push(Sheet { items: Vec::new(), size: page.size });
        }
    }
    sheets
}

#[cfg(test)]
mod tests;
