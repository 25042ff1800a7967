//! What engines know of blocks beside their text, kept while the passes work, and told to the edition.
//!
//! Owns the numbers that blocks go by in the meantime: to the passes an engine's page has lines like any other, one a
//! block in reading order; afterwards each is the place in the file and the box on the page that it stood for. It
//! refuses to guess from what stands in margins: it is kept as warnings, by the name the engine gives it.

use std::collections::BTreeMap;

use super::Bbox;
use super::blocks::{self, Shows};
use super::figures::{self, union};
use super::item::{Item, Sheet, What};
use super::order;
use super::table::{self, Rows};
use crate::edition::{
    self, Article, Edition, Figure, Position, Provenance, Source as Origin, Src, Table, Text, Warning,
};
use crate::import::ocr::page::{Block, Lines};
use crate::import::{Note, Source};

/// What engines know, of all sources.
#[derive(Default)]
pub(in crate::import::ocr) struct Known {
    scans: Vec<Scan>,
}

/// One source.
struct Scan {
    source: usize,
    /// Index of its first page, and the sizes of all.
    first: usize,
    sizes: Vec<Option<(f64, f64)>>,
    /// Where each block stands, in reading order.
    places: Vec<Place>,
    warnings: Vec<Warning>,
}

/// Where a block stands.
#[derive(Clone)]
struct Place {
    page: usize,
    line: usize,
    id: String,
    bbox: Option<Bbox>,
    shows: Shows,
}

fn place(page: usize, item: &Item, shows: Shows) -> Place {
    Place { page, line: item.line, id: item.id.clone(), bbox: item.bbox, shows }
}

/// The name of a page by its index.
fn page_id(index: usize) -> String {
    format!("p{}", index + 1)
}

const BY_BOXES: &str = "put in order by the boxes: the engine's list is in no order that a page is read in";

impl Known {
    /// Whether a box of any block is known.
    pub(in crate::import::ocr) fn has_boxes(&self) -> bool {
        self.scans.iter().any(|scan| scan.places.iter().any(|place| place.bbox.is_some()))
    }

    /// The blocks of a source's pages, in reading order; `first` is the index of the first among all pages.
    pub(super) fn pages(&mut self, source: usize, first: usize, sheets: Vec<Sheet>) -> Vec<Vec<Block>> {
        let sizes = sheets.iter().map(|sheet| sheet.size).collect();
        let mut scan = Scan { source, first, sizes, places: Vec::new(), warnings: Vec::new() };
        let pages =
            sheets.into_iter().enumerate().map(|(index, sheet)| scan.page(first + index, sheet.items)).collect();
        self.scans.push(scan);
        pages
    }

    /// Tells the edition; says what a person should know.
    pub(in crate::import::ocr) fn tell(mut self, edition: &mut Edition, sources: &[Source]) -> Vec<Note> {
        let mut notes = Vec::new();
        for article in &mut edition.articles {
            let mut boxes = BTreeMap::new();
            self.article(article, &mut boxes);
            for position in &mut article.positions {
                position.bbox = boxes.get(&position.page).copied().or(position.bbox);
            }
        }
        ranked(&mut edition.articles);
        for scan in &mut self.scans {
            for (index, size) in scan.sizes.iter().enumerate() {
                if let (Some((width, height)), Some(page)) = (*size, edition.pages.get_mut(scan.first + index)) {
                    (page.width, page.height) = (Some(width), Some(height));
                }
            }
            let name = sources.get(scan.source).map_or("", |source| source.name);
            notes.extend(scan.notes(name));
            let provenance = edition.provenance.get_or_insert_with(Provenance::default);
            provenance.warnings.append(&mut scan.warnings);
            let origin: Option<&mut Origin> = provenance.sources.get_mut(scan.source);
            if let Some(origin) = origin {
                origin.media_type = Some("application/json".to_owned());
            }
        }
        notes
    }

    /// Puts the places of an article's blocks in; gathers their boxes by the names of pages.
    fn article(&self, article: &mut Article, boxes: &mut BTreeMap<String, Bbox>) {
        for place in article.src.iter().filter_map(|src| self.place(src).map(|(_, place)| place)) {
            if let Some(bbox) = place.bbox {
                boxes.entry(page_id(place.page)).and_modify(|all| *all = union(*all, bbox)).or_insert(bbox);
            }
        }
        self.blocks(&mut article.body);
        let repairs = article.repairs.iter_mut().flat_map(|repair| &mut repair.src);
        article.src.iter_mut().chain(repairs).for_each(|src| self.src(src));
    }

    fn blocks(&self, blocks: &mut [edition::Block]) {
        use edition::Block as B;
        for block in blocks {
            if let B::Figure(figure) = block
                && let Some((_, place)) = figure.src.first().and_then(|src| self.place(src))
            {
                match &place.shows {
                    Shows::Nothing => {}
                    Shows::Picture { alt, caption } => (figure.alt, figure.caption) = (text(alt), text(caption)),
                    Shows::Table(rows) => *block = B::Table(Box::new(table(rows, figure))),
                }
            }
            let src = match block {
                B::Paragraph(block) => &mut block.src,
                B::Subhead(block) => &mut block.src,
                B::List(block) => {
                    for item in &mut block.items {
                        self.blocks(&mut item.blocks);
                        item.src.iter_mut().for_each(|src| self.src(src));
                    }
                    &mut block.src
                }
                B::Lines(block) => &mut block.src,
                B::Quote(block) => &mut block.src,
                B::Figure(block) => &mut block.src,
                B::Table(block) => &mut block.src,
                B::Note(block) => &mut block.src,
                B::Box(block) => {
                    self.blocks(&mut block.blocks);
                    &mut block.src
                }
                B::Signature(block) => &mut block.src,
                B::Rule(block) => &mut block.src,
                B::Pre(block) => &mut block.src,
                B::Unknown(_) => continue,
            };
            for src in src {
                self.src(src);
            }
        }
    }

    /// The place that a block's number stands for, and its source.
    fn place(&self, src: &Src) -> Option<(&Scan, &Place)> {
        let scan = self.scans.iter().find(|scan| u32::try_from(scan.source).ok() == src.source)?;
        let number = usize::try_from(*src.lines.first()?).ok()?;
        Some((scan, scan.places.get(number.checked_sub(1)?)?))
    }

    fn src(&self, src: &mut Src) {
        if let Some((scan, place)) = self.place(src) {
            *src = scan.src(place);
        }
    }
}

impl Scan {
    fn page(&mut self, page: usize, items: Vec<Item>) -> Vec<Block> {
        let mut body = Vec::with_capacity(items.len());
        for item in items.into_iter().filter(Item::is_something) {
            match item.what {
                What::Margin(kind) => self.margin(page, kind, &item),
                _ => body.push(item),
            }
        }
        let order = order::reading(&body.iter().map(Item::placed).collect::<Vec<_>>());
        if !order.is_sorted() && body.iter().all(|item| item.rank.is_none()) {
            let src =
                vec![Src { source: u32::try_from(self.source).ok(), page: self.page_name(page), ..Src::default() }];
            let text = Some(Text::plain(BY_BOXES));
            self.warnings.push(Warning {
                code: "reading-order".to_owned(),
                text,
                src,
                extra: edition::Rest::default(),
            });
        }
        let mut slots: Vec<Option<Item>> = body.into_iter().map(Some).collect();
        let ordered = order.into_iter().filter_map(|index| slots.get_mut(index)?.take()).collect();
        let found = figures::afloat(blocks::blocks(figures::captioned(ordered)));
        let mut blocks = Vec::with_capacity(found.len());
        for found in found {
            self.places.push(place(page, &found.of, found.shows));
            let number = self.places.len();
            let lines = Lines { source: self.source, first: number, last: number };
            blocks.push(Block { lines, ..found.block });
        }
        blocks
    }

    fn margin(&mut self, page: usize, kind: &str, item: &Item) {
        let words = table::plain(&item.text);
        let src = vec![self.src(&place(page, item, Shows::Nothing))];
        let text = Some(Text::plain(words.trim()));
        self.warnings.push(Warning { code: kind.to_owned(), text, src, extra: edition::Rest::default() });
    }

    /// A page's name, where the source has several.
    fn page_name(&self, page: usize) -> Option<String> {
        (self.sizes.len() > 1).then(|| page_id(page))
    }

    fn src(&self, place: &Place) -> Src {
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Src {
            source: Some(number(self.source)),
            lines: vec![number(place.line)],
            page: self.page_name(place.page),
            ids: vec![place.id.clone()],
            bbox: place.bbox,
            ..Src::default()
        }
    }

    fn notes(&self, name: &str) -> Vec<Note> {
        let note = |message: String| Note { source: name.to_owned(), line: None, message };
        let count = |is: fn(&str) -> bool| self.warnings.iter().filter(|warning| is(&warning.code)).count();
        let mut notes = Vec::new();
        let (by_boxes, margins) = (count(|code| code == "reading-order"), count(|code| code != "reading-order"));
        if by_boxes > 0 {
            let pages = if by_boxes == 1 { "1 page".to_owned() } else { format!("{by_boxes} pages") };
            notes.push(note(format!("{pages} {BY_BOXES}")));
        }
        if margins > 0 {
            let texts = if margins == 1 { "1 text".to_owned() } else { format!("{margins} texts") };
            let where_to = "in no article: kept under `provenance.warnings`";
            notes.push(note(format!("{texts} of the page's margins (headers, footers, page numbers) {where_to}")));
        }
        notes
    }
}

fn text(text: &str) -> Option<Text> {
    (!text.trim().is_empty()).then(|| Text::plain(text.trim()))
}

fn table(rows: &Rows, figure: &mut Figure) -> Table {
    let texts = |rows: &[Vec<String>]| {
        rows.iter().map(|row| row.iter().map(|cell| Text::plain(cell)).collect()).collect::<Vec<Vec<Text>>>()
    };
    Table {
        caption: text(&rows.caption),
        header: texts(&rows.header),
        rows: texts(&rows.body),
        src: std::mem::take(&mut figure.src),
        ..Table::default()
    }
}

/// Counts articles through on each page where one has a box.
fn ranked(articles: &mut [Article]) {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let boxed = |position: &&mut Position| position.bbox.is_some();
    for position in articles.iter_mut().flat_map(|article| &mut article.positions).filter(boxed) {
        let count = counts.entry(position.page.clone()).or_default();
        *count += 1;
        position.order = Some(*count);
    }
}
