//! An article on the screen, and where in it the reader is.
//!
//! Owns the place at the top of the screen and the layout for the window, in one column or several. It refuses
//! to keep line numbers: they are asked of the layout each time.

use super::App;
use super::choices::{Frame, Furniture, MOST_COLUMNS};
use super::doubts::{Doubt, doubts};
use super::links::{self, Chosen, Link};
use super::search::Hit;
use super::selection::Selection;
use crate::edition::Place;
use crate::layout::{self, Layout, Spread, contents, spreads};
use crate::text::Hang;

/// The state of an article on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Index of the article in the edition.
    pub article: usize,
    /// Its lines for this window.
    pub layout: Layout,
    /// How they lie in it.
    pub frame: Frame,
    /// What is seen at once, where there are several columns; none where lines scroll.
    pub spreads: Vec<Spread>,
    /// The places that an importer repaired.
    pub doubts: Vec<Doubt>,
    /// Indices of the lines they stand on, rising.
    doubtful: Vec<usize>,
    /// Index of the repaired place that was shown last.
    doubt: Option<usize>,
    /// What stands on the first row.
    top: Place,
    /// Rows that show lines.
    pub height: usize,
    /// The rows of air above them.
    pub air: usize,
    /// Where the search that is on was found, in order.
    pub hits: Vec<Hit>,
    /// Index of the hit that the reader is at.
    pub hit: Option<usize>,
    /// What is being selected.
    pub selection: Option<Selection>,
    /// Its links, in order.
    pub links: Vec<Link>,
    /// The address that was shown last, to be opened next.
    pub chosen: Option<Chosen>,
    /// Whether the reader has marked it as unread while it was open: its end does not count then.
    pub(super) was_unread: bool,
    /// Whether the reader has been told that the next page is another article.
    pub(super) told_end: bool,
}

/// Characters of an article that is searched while one types.
const LONG: usize = 200_000;
/// Lowest window with air above the text.
const AIRY_ROWS: usize = 20;
/// Lines that are seen above a repaired place.
const CONTEXT: usize = 4;
/// Fewest lines of a body for each of its columns: shorter ones are set in fewer columns.
const LINES_A_COLUMN: usize = 5;

impl Reading {
    /// An article from a place on.
    pub(super) fn open(app: &App, article: usize, top: Place) -> Self {
        let frame = app.choices().frame(app.window(), 1);
        let (layout, spreads) = (Layout::default(), Vec::new());
        let of = app.edition().articles.get(article);
        let doubts = of.map(doubts).unwrap_or_default();
        let links = of.map(|of| links::links(of, app.edition())).unwrap_or_default();
        let mut reading = Self {
            article,
            layout,
            frame,
            spreads,
            doubts,
            doubtful: Vec::new(),
            doubt: None,
            top,
            height: 0,
            air: 0,
            hits: Vec::new(),
            hit: None,
            selection: None,
            links,
            chosen: None,
            was_unread: false,
            told_end: false,
        };
        reading.refresh(app);
        reading.find(app);
        reading
    }

    /// Sets the article for the window; the place at the top stays, but for where the text would end above the last row.
    pub(super) fn refresh(&mut self, app: &App) {
        let window = app.window();
        let foot = usize::from(app.choices().furniture == Furniture::Shown);
        self.air = usize::from(window.rows >= AIRY_ROWS);
        self.height = window.rows.saturating_sub(foot + self.air);
        let mut most = MOST_COLUMNS;
        loop {
            self.frame = app.choices().frame(window, most);
            self.set(app);
            let count = self.frame.shape.count;
            let body = self.layout.lines.len() - self.layout.head;
            if count == 1 || body >= count * LINES_A_COLUMN {
                break;
            }
            most = count - 1;
        }
        self.doubtful = self.doubts.iter().map(|doubt| self.layout.line_of(doubt.place)).collect();
        self.doubtful.sort_unstable();
    }

    /// Sets the article in the frame.
    fn set(&mut self, app: &App) {
        let Frame { shape, measure, margin } = self.frame;
        let mut house = app.choices().house;
        // Marks hang into the margin or the gutter, where there is one.
        if margin < 2 {
            house.hang = Hang::None;
        }
        let sheet = contents::Sheet { measure, ambiguous: app.ambiguous(), house };
        let setting = contents::setting(app.edition(), self.article, sheet);
        self.spreads.clear();
        let Some(article) = app.edition().articles.get(self.article) else {
            self.layout = Layout::default();
            return;
        };
        let figures = |id: &str, measure: usize| app.figure(id, measure, app.figure_rows());
        self.layout = layout::article_with(article, &setting, shape, &figures);
        if shape.count > 1 {
            self.spreads = spreads(&self.layout, &article.parts(), shape, Some(self.height));
        }
    }

    /// Index of the line on the first row, or of the first line of the spread.
    pub fn first(&self) -> usize {
        match self.spread() {
            Some(spread) => spread.first(),
            None => self.layout.line_of(self.top).min(self.last_first()),
        }
    }

    /// What is seen, where there are several columns.
    pub fn spread(&self) -> Option<&Spread> {
        self.spreads.get(self.spread_index())
    }

    /// Index of the spread that is seen: the last one that begins no later than the place.
    fn spread_index(&self) -> usize {
        let line = self.layout.line_of(self.top);
        self.spreads.partition_point(|spread| spread.first() <= line).saturating_sub(1)
    }

    /// Where the reader is.
    pub fn top(&self) -> Place {
        self.top
    }

    /// The first row's line when the last line stands on the last row.
    fn last_first(&self) -> usize {
        self.layout.lines.len().saturating_sub(self.height.max(1))
    }

    /// Whether the last line is seen.
    pub fn at_end(&self) -> bool {
        if self.spreads.is_empty() {
            self.first() >= self.last_first()
        } else {
            self.spread_index() + 1 >= self.spreads.len()
        }
    }

    /// How much of the article has been seen, in hundredths.
    pub fn progress(&self) -> usize {
        let lines = self.layout.lines.len();
        let seen = match self.spreads.get(self.spread_index() + 1) {
            Some(next) => next.first(),
            None if self.spreads.is_empty() => (self.first() + self.height).min(lines),
            None => lines,
        };
        (seen * 100).checked_div(lines).unwrap_or(100)
    }

    /// Goes to the repaired place after the one shown last, or after the first row; says what was done there.
    pub(super) fn next_doubt(&mut self) -> Option<String> {
        let after = |doubt: &Doubt| doubt.place >= self.top;
        let index = match self.doubt {
            Some(index) => index + 1,
            None => self.doubts.iter().position(after)?,
        };
        let doubt = self.doubts.get(index)?;
        let (place, said) = (doubt.place, doubt.said.clone());
        self.doubt = Some(index);
        // A few lines before it are seen too.
        let line = self.layout.line_of(place).saturating_sub(if self.spreads.is_empty() { CONTEXT } else { 0 });
        self.top = self.layout.start_of(line).unwrap_or(place);
        self.told_end = false;
        Some(said)
    }

    /// Whether a repaired place is on a line.
    pub fn is_doubtful(&self, line: usize) -> bool {
        self.doubtful.binary_search(&line).is_ok()
    }

    /// Looks for what the search that is on asks for.
    pub(super) fn find(&mut self, app: &App) {
        self.hit = None;
        self.hits = match (app.search(), app.edition().articles.get(self.article)) {
            // What would keep the keys waiting is found with the rest of the edition.
            (Some(search), _) if app.length(self.article) > LONG => search.hits_of(self.article),
            (Some(search), Some(article)) => super::search::search_article(article, &search.query),
            _ => Vec::new(),
        };
    }

    /// Index of the first hit from the first row on.
    pub(super) fn hit_from_here(&self) -> usize {
        self.hits.partition_point(|hit| hit.place() < self.top)
    }

    /// Goes to one of its hits.
    pub(super) fn go_to_hit(&mut self, index: usize) {
        if let Some(hit) = self.hits.get(index) {
            let place = hit.place();
            self.show(place);
            self.hit = Some(index);
        }
    }

    /// Moves so that a place is seen, with what stands around it; stays where it is seen already.
    pub(super) fn show(&mut self, place: Place) {
        self.told_end = false;
        let line = self.layout.line_of(place);
        if self.spreads.is_empty() {
            let first = self.first();
            if (first..first + self.height).contains(&line) {
                return;
            }
            self.go_to_line(line.saturating_sub(self.height / 3));
        } else {
            self.top = self.layout.start_of(line).unwrap_or(place);
        }
    }

    /// Puts a place on the first row, as far as the end allows.
    pub(super) fn go(&mut self, place: Place) {
        let line = self.layout.line_of(place);
        self.go_to_line(line);
    }

    fn go_to_line(&mut self, line: usize) {
        let line = if self.spreads.is_empty() { line.min(self.last_first()) } else { line };
        if let Some(place) = self.layout.start_of(line) {
            self.top = place;
        }
        self.moved();
    }

    /// What was gone to before is no longer where the reader is.
    fn moved(&mut self) {
        self.doubt = None;
        self.hit = None;
        self.told_end = false;
    }

    /// Goes to the start of the next part that `begins`, or of the one before; says whether there was one.
    pub(super) fn step_part(&mut self, step: isize, begins: impl Fn(usize) -> bool) -> bool {
        let first = self.first();
        let starts = |line: &usize| {
            let line = self.layout.lines.get(*line);
            line.is_some_and(|line| line.start.byte == 0 && !line.fragments.is_empty() && begins(line.start.part))
        };
        // In columns a step to what is on the screen already would show nothing.
        let seen = self.spread_index();
        let moves = |line: &usize| {
            self.spreads.is_empty() || self.spreads.partition_point(|spread| spread.first() <= *line) != seen + 1
        };
        let found = if step > 0 {
            (first + 1..self.layout.lines.len()).find(|line| starts(line) && moves(line))
        } else {
            (0..first).rev().find(|line| starts(line) && moves(line))
        };
        match found {
            Some(line) => self.go_to_line(line),
            None if step < 0 && first > 0 => self.scroll(-isize::MAX),
            None => return false,
        }
        true
    }

    /// The lines that are seen, and where each stands: its index, the cell of its left edge, its row.
    pub fn seen(&self, columns: usize) -> Vec<(usize, usize, usize)> {
        let left = columns.saturating_sub(self.layout.span) / 2;
        let mut seen = Vec::new();
        let mut stand = |lines: std::ops::Range<usize>, left: usize, top: usize| {
            for (row, line) in (top..self.air + self.height).zip(lines) {
                seen.push((line, left, row));
            }
        };
        let Some(spread) = self.spread() else {
            let first = self.first();
            stand(first..self.layout.lines.len(), left, self.air);
            return seen;
        };
        stand(spread.head.clone(), left, self.air);
        for (index, column) in spread.columns.iter().enumerate() {
            let column_left = self.frame.shape.left(self.layout.measure, index);
            stand(column.clone(), left + column_left, self.air + spread.first_row());
        }
        seen
    }

    /// Whether a line is seen.
    pub(super) fn is_seen(&self, line: usize) -> bool {
        self.seen(0).iter().any(|(index, ..)| *index == line)
    }

    /// Moves by lines, or by spreads where there are several columns; stops at both ends.
    pub(super) fn scroll(&mut self, lines: isize) {
        let first = if self.spreads.is_empty() {
            self.first().saturating_add_signed(lines).min(self.last_first())
        } else {
            let last = self.spreads.len() - 1;
            // A page is a spread; only the ways to both ends go further.
            let steps = if lines.unsigned_abs() == isize::MAX.unsigned_abs() { lines } else { lines.signum() };
            let index = self.spread_index().saturating_add_signed(steps).min(last);
            self.spreads.get(index).map_or(0, Spread::first)
        };
        if let Some(place) = self.layout.start_of(first) {
            self.top = place;
        }
        self.moved();
    }
}
