//! Pictures: the room they take, which are seen, and those that have been made.
//!
//! Owns what is known of each asset that is a picture, the requests for what is seen and not there, and a bounded store
//! of what came. It refuses to read, to decode and to know what a terminal is sent: who makes pictures keeps that, and
//! hands over a ticket.

use std::collections::HashMap;
use std::sync::Arc;

use super::choices::Images;
use super::{App, Screen};
use crate::edition::Edition;
use crate::l10n::Say;
use crate::layout::{self, Content, Figure, Ornament, Pixels, Plate};

/// Whether pictures are built in.
pub const CAN_SHOW: bool = cfg!(feature = "images");

/// Whether the terminal can show pictures at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sight {
    /// Words only: no colours, no terminal, no decoders.
    #[default]
    Words,
    /// Pictures, by one means or another.
    Pictures,
}

/// Why a picture is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such file.
    Missing,
    /// It lies outside the edition, or is no plain file.
    Outside,
    /// It has too many bytes or pixels.
    TooLarge,
    /// It is of no format that is read.
    Format,
    /// It cannot be decoded.
    Broken,
}

impl Refusal {
    /// The words for it.
    pub const fn word(self) -> Say {
        match self {
            Self::Missing => Say::ImageMissing,
            Self::Outside => Say::ImageOutside,
            Self::TooLarge => Say::ImageTooLarge,
            Self::Format => Say::ImageFormat,
            Self::Broken => Say::ImageBroken,
        }
    }
}

/// A picture that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// Counts what makes answers out of date: another edition, another terminal.
    pub time: u64,
    /// Which of the editions that were given it is in.
    pub issue: usize,
    /// Index of the asset in the edition.
    pub asset: usize,
    /// Its path, as the edition has it.
    pub path: String,
    /// The cells it is made for; none where only its size is asked.
    pub plate: Option<Plate>,
}

/// The answer to a [`Want`].
#[derive(Debug)]
pub struct Made {
    /// What was asked for.
    pub want: Want,
    /// Its pixels, and the picture where it was asked for; or why not.
    pub outcome: Result<(Pixels, Option<Drawn>), Refusal>,
}

/// A picture for its cells.
#[derive(Debug, Clone)]
pub enum Drawn {
    /// A sign and two colours a cell, row by row.
    Blocks(Arc<[Block]>),
    /// Kept by who made it, for a terminal's own protocol.
    Sent(Arc<Ticket>),
}

/// A cell of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What stands in it: half a block, or a blank.
    pub sign: char,
    /// The colour of the sign.
    pub ink: Tone,
    /// The colour around it.
    pub ground: Tone,
}

/// A colour of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Red, green, blue.
    Rgb(u8, u8, u8),
    /// One of a terminal's 256.
    Indexed(u8),
}

/// Stands for what a terminal is sent; when the last of it goes, that is thrown away too.
#[derive(Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Its number.
    pub number: u32,
    /// How many bytes are kept for it.
    pub bytes: usize,
}

impl Drawn {
    fn bytes(&self) -> usize {
        match self {
            Self::Blocks(blocks) => std::mem::size_of_val(&**blocks),
            Self::Sent(ticket) => ticket.bytes,
        }
    }
}

/// A picture on the screen, or near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sighted {
    /// Index of the asset.
    pub asset: usize,
    /// The cells it takes; none where its size is to be found out first.
    pub plate: Option<Plate>,
}

/// Most bytes of pictures that are kept.
const KEPT: usize = 64 << 20;
/// Most pixels each way.
const MOST_PIXELS: u32 = 8_192;

/// All that is known of the pictures of the open edition.
#[derive(Debug)]
pub(super) struct Pictures {
    sight: Sight,
    cell: Pixels,
    /// Indices of the assets that may be pictures, by their ids.
    assets: HashMap<String, usize>,
    /// What was found out of assets.
    known: HashMap<usize, Result<Pixels, Refusal>>,
    /// What has been made, the one used last at the end.
    made: Vec<(Sighted, Drawn)>,
    asked: Vec<Sighted>,
    time: u64,
}

impl Pictures {
    pub(super) fn of(edition: &Edition, sight: Sight) -> Self {
        let sight = if CAN_SHOW { sight } else { Sight::Words };
        let with_path = edition.assets.iter().enumerate().filter(|(_, asset)| asset.path.is_some());
        // Of two with one id the first holds.
        let assets = with_path.rev().map(|(index, asset)| (asset.id.clone(), index)).collect();
        let (known, made, asked) = (HashMap::new(), Vec::new(), Vec::new());
        Self { sight, cell: Pixels::CELL, assets, known, made, asked, time: 0 }
    }

    /// Those of another edition, in the same terminal.
    pub(super) fn turn_to(&mut self, edition: &Edition) {
        *self = Self { cell: self.cell, time: self.time + 1, ..Self::of(edition, self.sight) };
    }

    /// Takes the terminal's own cell; what was made for another terminal is made anew.
    pub(super) fn hear(&mut self, cell: Option<Pixels>) {
        self.cell = cell.unwrap_or(Pixels::CELL);
        self.time += 1;
        self.made.clear();
        self.asked.clear();
    }

    pub(super) fn sight(&self) -> Sight {
        self.sight
    }

    fn take(&mut self, sighted: Sighted, drawn: Drawn) {
        self.made.retain(|(other, _)| *other != sighted);
        self.made.push((sighted, drawn));
    }

    /// Puts what is seen at the end, and throws away what has no room before it.
    fn keep(&mut self, seen: &[Sighted]) {
        self.made.sort_by_key(|(sighted, _)| seen.contains(sighted));
        let mut bytes: usize = self.made.iter().map(|(_, drawn)| drawn.bytes()).sum();
        self.made.retain(|(sighted, drawn)| {
            let stays = bytes <= KEPT || seen.contains(sighted);
            bytes -= if stays { 0 } else { drawn.bytes() };
            stays
        });
    }
}

impl App {
    /// Index of the asset of this id, if it may be a picture that is shown.
    fn asset(&self, id: &str) -> Option<usize> {
        let shown = self.pictures.sight == Sight::Pictures && self.choices.images == Images::Shown;
        self.pictures.assets.get(id).copied().filter(|_| shown)
    }

    /// The pixels of an asset: as its file has them, else as the edition says; none where neither is known yet.
    fn pixels(&self, asset: usize) -> Option<Result<Pixels, Refusal>> {
        if let Some(known) = self.pictures.known.get(&asset) {
            return Some(*known);
        }
        let of = self.edition.assets.get(asset)?;
        let (width, height) = (of.width.filter(|side| *side > 0)?, of.height.filter(|side| *side > 0)?);
        let fits = width.max(height) <= MOST_PIXELS;
        Some(if fits { Ok(Pixels { width, height }) } else { Err(Refusal::TooLarge) })
    }

    /// What stands for the picture of an asset in a measure, at most so many rows high: the picture, where its size is
    /// known; else words, until it is.
    pub fn figure(&self, id: &str, measure: usize, rows: usize) -> Figure {
        match self.asset(id).and_then(|asset| self.pixels(asset)) {
            None => Figure::Words,
            Some(Err(refusal)) => Figure::Refused(self.words.say(refusal.word())),
            Some(Ok(pixels)) => {
                Plate::of(pixels, self.pictures.cell, measure, rows).map_or(Figure::Words, Figure::Plate)
            }
        }
    }

    /// Most rows that a picture takes in the text of an article: two thirds of the window.
    pub(super) fn figure_rows(&self) -> usize {
        self.window.rows * 2 / 3
    }

    /// The picture of an asset made for these cells; none while it is not there.
    pub fn picture(&self, id: &str, plate: Plate) -> Option<&Drawn> {
        let sighted = Sighted { asset: self.asset(id)?, plate: Some(plate) };
        self.pictures.made.iter().find(|(other, _)| *other == sighted).map(|(_, drawn)| drawn)
    }

    /// What a screen says that shows the picture of an asset as `figure` has it; none where no picture is to be made.
    pub fn sight(&self, id: &str, figure: &Figure) -> Option<Sighted> {
        let asset = self.asset(id)?;
        match (figure, self.pixels(asset)) {
            (Figure::Plate(plate), _) => Some(Sighted { asset, plate: Some(*plate) }),
            (Figure::Words, None) => Some(Sighted { asset, plate: None }),
            _ => None,
        }
    }

    /// The pictures on the screen and near it. A screen that shows some has its row here.
    fn sighted(&self) -> Vec<Sighted> {
        match self.screens.last() {
            Some(Screen::Reading(reading)) => self.sighted_in(reading),
            Some(Screen::Front(front)) => self.sighted_on(front),
            _ => Vec::new(),
        }
    }

    /// Those of a front page; and those of its stories of which not even the size is known.
    fn sighted_on(&self, front: &super::FrontPage) -> Vec<Sighted> {
        let plate = |picture: &crate::layout::front::Picture| {
            let area = picture.area;
            self.sight(&picture.asset, &Figure::Plate(Plate { cells: area.columns, rows: area.rows }))
        };
        let drawn = front.near_tiles().flat_map(|tile| &tile.pictures).filter_map(plate);
        let articles = front.near_tiles().filter_map(|tile| self.edition.articles.get(tile.article));
        let figures =
            articles.flat_map(|article| article.body.iter().take(layout::front::SEEN)).filter_map(
                |block| match block {
                    crate::edition::Block::Figure(figure) => figure.asset.as_deref(),
                    _ => None,
                },
            );
        let mut sighted = Vec::new();
        for found in drawn.chain(figures.filter_map(|id| self.sight(id, &Figure::Words))) {
            if !sighted.contains(&found) {
                sighted.push(found);
            }
        }
        sighted
    }

    fn sighted_in(&self, reading: &super::Reading) -> Vec<Sighted> {
        let Some(article) = self.edition.articles.get(reading.article).filter(|_| !self.pictures.assets.is_empty())
        else {
            return Vec::new();
        };
        let parts = article.parts();
        let of = |part: usize| parts.get(part).and_then(|part| part.asset);
        let seen = reading.seen(0);
        let lines = seen.iter().map(|(line, ..)| *line);
        let (first, last) = (lines.clone().min().unwrap_or(0), lines.max().unwrap_or(0));
        // A screen further too, so that what is scrolled to is there already; what is seen comes first.
        let (near, end) = (first.saturating_sub(reading.height), last.saturating_add(reading.height + 1));
        let order = (first..=last).chain(last + 1..end).chain((near..first).rev());
        let mut sighted = Vec::new();
        for line in order.filter_map(|line| reading.layout.lines.get(line)) {
            for fragment in &line.fragments {
                let Content::Ornament(Ornament::Picture { part, rows, .. }) = fragment.content else { continue };
                let plate = Plate { cells: fragment.cells, rows };
                let found = of(part).and_then(|id| self.sight(id, &Figure::Plate(plate)));
                sighted.extend(found.filter(|found| !sighted.contains(found)));
            }
        }
        let unknown = parts.iter().filter_map(|part| self.sight(part.asset?, &Figure::Words));
        sighted.extend(unknown);
        sighted
    }

    /// The pictures to be made, where others are missing than those asked for before; what was asked for before and is
    /// not among them is no longer wanted.
    pub fn wanted(&mut self) -> Option<Vec<Want>> {
        if self.pictures.assets.is_empty() {
            return None;
        }
        let seen = self.sighted();
        self.pictures.keep(&seen);
        let is_made = |sighted: &Sighted| self.pictures.made.iter().any(|(other, _)| other == sighted);
        let missing: Vec<Sighted> = seen.into_iter().filter(|sighted| !is_made(sighted)).collect();
        let asks = missing.iter().any(|sighted| !self.pictures.asked.contains(sighted));
        if !asks {
            return None;
        }
        let (time, issue) = (self.pictures.time, self.issue.0);
        let want = |Sighted { asset, plate }: &Sighted| {
            let path = self.edition.assets.get(*asset)?.path.clone()?;
            Some(Want { time, issue, asset: *asset, path, plate: *plate })
        };
        let wants = missing.iter().filter_map(want).collect();
        self.pictures.asked = missing;
        Some(wants)
    }

    /// Takes in a picture that was made; says whether anything is to be laid out anew for it.
    pub(super) fn pictured(&mut self, made: Made) -> bool {
        let Made { want: Want { time, asset, plate, .. }, outcome } = made;
        if time != self.pictures.time {
            return false;
        }
        let sighted = Sighted { asset, plate };
        self.pictures.asked.retain(|asked| *asked != sighted);
        let before = self.pixels(asset);
        let pixels = outcome.as_ref().map(|(pixels, _)| *pixels).map_err(|refusal| *refusal);
        self.pictures.known.insert(asset, pixels);
        if let Ok((_, Some(drawn))) = outcome {
            self.pictures.take(sighted, drawn);
        }
        before != Some(pixels)
    }
}

#[cfg(feature = "images")]
#[cfg(test)]
mod tests;
