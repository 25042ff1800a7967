//! The JSON of OCR engines as another way to the blocks of a page.
//!
//! Owns what `PaddleOCR` (PP-StructureV3, PaddleOCR-VL), `MinerU` (`content_list.json`) and `dots.ocr` write: which
//! entry is a heading, text or a picture, which is page furniture, and in which order they are read. A "line" of
//! these sources is the number of an entry, from 1, over all pages of the file. It refuses to lose text without a
//! word (what is left out is handed back), to open the pictures that an entry names, and to guess at other JSON.

mod order;
mod tags;

use serde_json::Value;

use super::marks::joins_without_space;
use super::page::{Block, Kind, Lines};
use order::Area;

/// What the JSON of an engine holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Read {
    /// The blocks in the order they are read.
    pub(super) blocks: Vec<Block>,
    /// Headers, footers and page numbers: the number of the entry, and its text.
    pub(super) left_out: Vec<(usize, String)>,
    /// How many entries were not read because there are too many.
    pub(super) unread: usize,
}

/// Most entries that are read, and most blocks that come of them.
const MOST: usize = 100_000;
/// Most values in a file: what an engine writes for a page has some thousands.
const VALUES: usize = 2_000_000;
/// How far into a file the key of a page of `PaddleOCR` is looked for.
const LOOKED_AT: usize = 256 << 10;
const PAGE: &str = "parsing_res_list";

/// Whether bytes are the JSON of an engine. What cannot be is known without being parsed: an edition is an object too.
pub(in crate::import) fn is_engine(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let may_be = match bytes.first() {
        Some(b'[') => true,
        Some(b'{') => start.windows(PAGE.len()).any(|bytes| bytes == PAGE.as_bytes()),
        _ => false,
    };
    may_be && std::str::from_utf8(bytes).ok().and_then(parse).is_some_and(|value| Engine::of(&value).is_some())
}

/// The blocks of the JSON of an engine; none where it is not that of a known one.
pub(super) fn read(source: usize, json: &str) -> Option<Read> {
    let value = parse(json.trim_start_matches('\u{FEFF}'))?;
    let pages = match Engine::of(&value)? {
        Engine::Paddle(pages) => pages.into_iter().map(|page| page.iter().map(paddle).collect()).collect(),
        Engine::MinerU(list) => vec![list.iter().map(mineru).collect()],
        Engine::Dots(list) => vec![list.iter().map(dots).collect::<Vec<_>>()],
    };
    let mut read = Read::default();
    let mut number = 0;
    for page in pages {
        let numbered = page.into_iter().map(|entry| {
            number += 1;
            (number, entry)
        });
        lay(&mut read, source, numbered.collect());
    }
    Some(read)
}

/// JSON that is an object or a list, of a size that fits.
fn parse(json: &str) -> Option<Value> {
    let json = json.trim_start();
    if !json.starts_with(['{', '[']) || json.bytes().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() > VALUES
    {
        return None;
    }
    serde_json::from_str(json).ok()
}

enum Engine<'a> {
    Paddle(Vec<&'a [Value]>),
    MinerU(&'a [Value]),
    Dots(&'a [Value]),
}

impl<'a> Engine<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        if let Some(page) = paddle_page(value) {
            return Some(Self::Paddle(vec![page]));
        }
        let list = value.as_array().filter(|list| !list.is_empty())?;
        if let Some(pages) = list.iter().map(paddle_page).collect() {
            return Some(Self::Paddle(pages));
        }
        let all = |key: &str| list.iter().all(|entry| entry.get(key).is_some_and(Value::is_string));
        let any = |keys: &[&str]| list.iter().any(|entry| keys.iter().any(|key| entry.get(key).is_some()));
        if all("category") && any(&["text", "bbox"]) {
            return Some(Self::Dots(list));
        }
        let own = ["page_idx", "text_level", "img_path", "table_body"];
        (all("type") && any(&own)).then_some(Self::MinerU(list))
    }
}

/// The entries of a page of `PaddleOCR`.
fn paddle_page(value: &Value) -> Option<&[Value]> {
    let list = value.get(PAGE).or_else(|| value.get("res")?.get(PAGE))?;
    list.as_array().map(Vec::as_slice)
}

/// What an entry is.
#[derive(Debug, Default)]
struct Entry {
    parts: Vec<(Kind, String)>,
    left_out: Option<String>,
    area: Option<Area>,
    place: Place,
}

/// What an engine says of an entry's place.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Place {
    /// The one after the entry before it.
    #[default]
    Next,
    /// A number to sort by.
    Number(f64),
    /// Nothing, where it should: the boxes tell.
    Unknown,
}

fn paddle(value: &Value) -> Entry {
    let (label, content) = (string(value, "block_label"), string(value, "block_content"));
    let mut entry = Entry { area: area(value, "block_bbox"), ..Entry::default() };
    let is_running = matches!(label, "doc_title" | "paragraph_title" | "text" | "abstract" | "content" | "reference");
    entry.place = match value.get("block_order").and_then(Value::as_f64) {
        Some(number) => Place::Number(number),
        None if is_running => Place::Unknown,
        None => Place::Next,
    };
    match label {
        "header" | "footer" | "number" | "header_image" | "footer_image" => entry.left_out = Some(content.to_owned()),
        "doc_title" => entry.heading(1, content),
        "paragraph_title" => entry.heading(2, content),
        "image" | "figure" | "chart" | "seal" => entry.parts.push((Kind::Picture, soft(&tags::stripped(content)))),
        "table" => entry.lines(&tags::stripped(content)),
        _ => entry.text(content),
    }
    entry
}

fn mineru(value: &Value) -> Entry {
    let (kind, text) = (string(value, "type"), string(value, "text"));
    // A page's boxes are its own: the order is that of the list.
    let page = value.get("page_idx").and_then(Value::as_f64);
    let mut entry = Entry { place: page.map_or(Place::Next, Place::Number), ..Entry::default() };
    let level = value.get("text_level").and_then(Value::as_u64).filter(|level| *level > 0);
    let (table, code) = (tags::stripped(string(value, "table_body")), string(value, "code_body"));
    let is_bare = text.is_empty() && table.is_empty() && code.is_empty() && !string(value, "img_path").is_empty();
    match (kind, level) {
        ("header" | "footer" | "page_number", _) => {
            entry.left_out = Some(text.to_owned());
            return entry;
        }
        ("title", _) | (_, Some(_)) => {
            let level = level.and_then(|level| u8::try_from(level).ok()).unwrap_or(1).min(6);
            entry.heading(level, text);
        }
        ("image" | "chart", _) => {
            entry.picture(&strings(value, &["image_caption", "img_caption", "chart_caption"]));
            entry.text(text);
        }
        _ => {
            entry.texts(&strings(value, &["table_caption", "code_caption"]));
            if is_bare {
                entry.picture(&[]);
            }
            entry.text(text);
        }
    }
    entry.texts(&strings(value, &["list_items"]));
    entry.lines(&table);
    entry.lines(code.trim_matches('\n'));
    let notes = ["image_footnote", "img_footnote", "chart_footnote", "table_footnote", "code_footnote"];
    entry.texts(&strings(value, &notes));
    entry
}

fn dots(value: &Value) -> Entry {
    let text = string(value, "text");
    let mut entry = Entry { area: area(value, "bbox"), place: Place::Unknown, ..Entry::default() };
    match string(value, "category") {
        "Page-header" | "Page-footer" => entry.left_out = Some(text.to_owned()),
        "Title" => entry.heading(1, text),
        "Section-header" => entry.heading(2, text),
        "Picture" => entry.picture(&[text]),
        "Table" => entry.lines(&tags::stripped(text)),
        _ => entry.text(text),
    }
    entry
}

impl Entry {
    fn heading(&mut self, level: u8, text: &str) {
        let bare = text.trim().trim_start_matches('#');
        let words = if bare.len() < text.trim().len() { bare.trim_end_matches('#') } else { bare };
        self.push(Kind::Heading(level), soft(words.trim()));
    }

    /// Text: a blank line parts paragraphs, any other break is the engine's.
    fn text(&mut self, text: &str) {
        let mut para = String::new();
        for line in text.lines().chain([""]) {
            if line.trim().is_empty() {
                self.push(Kind::Text, std::mem::take(&mut para));
            } else {
                join(&mut para, line.trim());
            }
        }
    }

    fn texts(&mut self, texts: &[&str]) {
        for text in texts {
            self.text(text);
        }
    }

    /// Text whose lines stay lines.
    fn lines(&mut self, text: &str) {
        self.push(Kind::Text, text.to_owned());
    }

    /// A picture is kept though nothing is said of it.
    fn picture(&mut self, shows: &[&str]) {
        self.parts.push((Kind::Picture, soft(&shows.join("\n"))));
    }

    fn push(&mut self, kind: Kind, text: String) {
        if !text.trim().is_empty() {
            self.parts.push((kind, text));
        }
    }
}

/// Lines as one.
fn soft(text: &str) -> String {
    let mut whole = String::new();
    text.lines().for_each(|line| join(&mut whole, line.trim()));
    whole
}

fn join(text: &mut String, line: &str) {
    if !text.is_empty() && !joins_without_space(text, line) {
        text.push(' ');
    }
    text.push_str(line);
}

/// Adds the entries of a page in the order they are read.
fn lay(read: &mut Read, source: usize, mut entries: Vec<(usize, Entry)>) {
    let is_numbered = |entry: &Entry| matches!(entry.place, Place::Number(_));
    let known = entries.iter().all(|(_, entry)| entry.place != Place::Unknown || entry.left_out.is_some())
        && entries.iter().any(|(_, entry)| is_numbered(entry));
    let order = if known {
        let mut last = f64::NEG_INFINITY;
        let places = entries.iter().map(|(_, entry)| {
            if let Place::Number(number) = entry.place {
                last = number;
            }
            last
        });
        let places: Vec<f64> = places.collect();
        let mut order: Vec<usize> = (0..entries.len()).collect();
        let place = |index: &usize| places.get(*index).copied().unwrap_or_default();
        order.sort_by(|one, other| place(one).total_cmp(&place(other)));
        order
    } else {
        // Furniture stands where it stands: it must not part the columns.
        let area = |entry: &Entry| if entry.left_out.is_some() { None } else { entry.area };
        order::order(&entries.iter().map(|(_, entry)| area(entry)).collect::<Vec<_>>())
    };
    for index in order {
        let Some((number, entry)) = entries.get_mut(index) else { continue };
        if *number > MOST || read.blocks.len() + entry.parts.len() > MOST {
            read.unread += 1;
            continue;
        }
        if let Some(text) = entry.left_out.take().filter(|text| !text.trim().is_empty()) {
            read.left_out.push((*number, text));
        }
        let lines = Lines { source, first: *number, last: *number };
        read.blocks.extend(entry.parts.drain(..).map(|(kind, text)| Block { kind, text, lines }));
    }
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The strings under some keys, each a string or a list of them.
fn strings<'a>(value: &'a Value, keys: &[&str]) -> Vec<&'a str> {
    let values = keys.iter().filter_map(|key| value.get(key));
    let each = values.flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
    each.filter_map(Value::as_str).collect()
}

fn area(value: &Value, key: &str) -> Option<Area> {
    let corners: Vec<f64> = value.get(key)?.as_array()?.iter().map(Value::as_f64).collect::<Option<_>>()?;
    <[f64; 4]>::try_from(corners).ok().map(Area::new)
}

#[cfg(test)]
mod tests;
