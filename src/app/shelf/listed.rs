//! The lists of the shelf: issues under their months, papers, what was left; or what stands where there is nothing.
//!
//! Owns the entries and their rows. It refuses to lay out what is not seen: a shelf may have thousands of issues.

use super::holding::Holding;
use super::panes::Pane;
use super::{Left, SAMPLES, ShelfScreen, words};
use crate::app::App;
use crate::app::list::Entries;
use crate::edition::Date;
use crate::l10n::Say;
use crate::layout::Labels;
use crate::layout::contents::{Row, Sheet, Tone};
use crate::layout::entry::INSET;
use crate::layout::shelf::{self as layout, Columns, IssueLine, Turn};
use crate::text::width;

/// An entry of the list of issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// The month of the issues below, or their year.
    Month(Date),
    /// The title of issues without a day.
    Undated,
    /// An issue, by its index in the catalogue.
    Issue(usize),
    /// What is said while nothing is known of the shelf.
    Looking,
    /// What is said of an empty shelf.
    Nothing,
    /// The title of the samples.
    Samples,
    /// A sample paper, by its index.
    Sample(usize),
}

impl Listed {
    pub(super) fn may_select(&self) -> bool {
        matches!(self, Self::Issue(_) | Self::Sample(_))
    }
}

/// The issues of a paper under their months, or of all papers; the samples where nothing is saved.
pub(super) fn listed(holding: &Holding, paper: Option<usize>) -> Vec<Listed> {
    if holding.issues.is_empty() {
        let samples = (0..SAMPLES.len()).map(Listed::Sample);
        return [Listed::Nothing, Listed::Samples].into_iter().chain(samples).collect();
    }
    let mut listed = Vec::with_capacity(holding.issues.len() + 16);
    let mut under = None;
    for (index, issue) in holding.issues.iter().enumerate() {
        if paper.is_some_and(|paper| paper != issue.paper) {
            continue;
        }
        let month = issue.day.map(|day| (day.year(), day.month()));
        if under != Some(month) {
            under = Some(month);
            listed.push(issue.day.map_or(Listed::Undated, Listed::Month));
        }
        listed.push(Listed::Issue(index));
    }
    listed
}

/// Most papers whose names are measured.
const MANY: usize = 200;
/// Most cells of a paper in the list of issues.
const PAPER: usize = 24;
/// Widest line of what was left.
const WIDEST: usize = 100;
/// Lowest list with air above its titles.
const AIRY: usize = 14;

/// Cells of the widest name of a paper, with its issues behind it.
pub(super) fn widest(holding: &Holding, app: &App) -> usize {
    let all = width(&app.words().say(Say::ShelfAll), app.ambiguous());
    let names = holding.papers.iter().take(MANY).map(|paper| width(&paper.name, app.ambiguous()));
    // •12  34
    let count = holding.issues.len().to_string().len() * 2 + 2 + width("•", app.ambiguous());
    names.fold(all, usize::max) + INSET + 2 + count
}

/// The issues, on a sheet.
struct Issues<'a> {
    app: &'a App,
    shelf: &'a ShelfScreen,
    labels: Labels,
    columns: Columns,
    sheet: Sheet,
    airy: usize,
}

impl Issues<'_> {
    /// A title, with air above it.
    fn title(&self, text: &str) -> Vec<Row> {
        let title = layout::title(text, self.sheet);
        std::iter::repeat_n(Row::new(), self.airy).chain([title]).collect()
    }

    fn said(&self, text: &str) -> Vec<Row> {
        let room = self.sheet.measure.saturating_sub(INSET + 1);
        let lines = self.sheet.filled(text, room).into_iter();
        lines.map(|line| vec![self.sheet.stretch(INSET, line, Tone::Quiet)]).collect()
    }

    fn issue(&self, position: usize, index: usize) -> Vec<Row> {
        let holding = &self.shelf.holding;
        let (Some(issue), Some(entry)) = (holding.issues.get(index), holding.entry(index)) else { return Vec::new() };
        let above = position.checked_sub(1).and_then(|above| self.shelf.issue_at(above));
        let turn = if above.is_some_and(|above| above.day == issue.day) { Turn::Further } else { Turn::First };
        let lead = headline(entry);
        let shown = |text| self.app.line_in_script(text, issue.language);
        let (paper, lead) = (shown(entry.paper()), shown(&lead));
        let day = issue.day.map_or(String::new(), |day| self.labels.day_in_month(day));
        let line = IssueLine {
            day: &day,
            turn,
            paper: if self.columns.paper > 0 { &paper } else { "" },
            lead: &lead,
            read: issue.read,
            starred: issue.starred,
        };
        layout::issue(line, self.columns, self.sheet)
    }
}

/// The headline of an issue, as a list has it: before it stands what tells it from others of its day.
fn headline(entry: &crate::library::Entry) -> String {
    let lead = entry.facts.as_ref().map_or("", |facts| facts.lead.as_str());
    match entry.which() {
        "" => lead.to_owned(),
        which if lead.is_empty() => which.to_owned(),
        which => format!("{which} {lead}"),
    }
}

impl Entries for Issues<'_> {
    fn count(&self) -> usize {
        self.shelf.listed.len()
    }

    fn may_select(&self, index: usize) -> bool {
        self.shelf.listed.get(index).is_some_and(Listed::may_select)
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let words = self.app.words();
        match self.shelf.listed.get(index) {
            Some(Listed::Month(date)) => self.title(&self.labels.month_title(*date)),
            Some(Listed::Undated) => self.title(&words.say(Say::ShelfUndated)),
            Some(Listed::Issue(issue)) => self.issue(index, *issue),
            Some(Listed::Looking) => self.said(&words.say(Say::ShelfLooking)),
            Some(Listed::Nothing) => {
                let mut rows = self.said(&words.fill(Say::ShelfEmpty, &[("command", COMMAND.into())]));
                // Air above and below, where the window has room for it.
                rows.insert(0, Row::new());
                rows.extend(std::iter::repeat_n(Row::new(), self.airy));
                rows
            }
            Some(Listed::Samples) => vec![layout::title(&words.say(Say::ShelfSamples), self.sheet)],
            Some(Listed::Sample(sample)) => {
                let Some(sample) = SAMPLES.get(*sample) else { return Vec::new() };
                vec![layout::left(sample.tongue.name(), "", sample.paper, self.sheet)]
            }
            None => Vec::new(),
        }
    }
}

/// What saves an edition.
const COMMAND: &str = "newsprint save FILE";

/// The papers, on a sheet: all of them first.
struct Papers<'a> {
    app: &'a App,
    holding: &'a Holding,
    sheet: Sheet,
}

impl Entries for Papers<'_> {
    fn count(&self) -> usize {
        self.holding.papers.len() + 1
    }

    fn may_select(&self, _: usize) -> bool {
        true
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let Some(index) = index.checked_sub(1) else {
            let all = self.app.words().say(Say::ShelfAll);
            return vec![layout::paper(&all, self.holding.issues.len(), self.holding.unread(), self.sheet)];
        };
        let Some(paper) = self.holding.papers.get(index) else { return Vec::new() };
        let name = self.app.line_in_script(&paper.name, paper.language);
        let name = if name.is_empty() { self.app.words().say(Say::ShelfUnnamed) } else { name.into_owned() };
        vec![layout::paper(&name, paper.issues, paper.unread, self.sheet)]
    }
}

/// What was left, on a sheet.
struct ToContinue<'a> {
    app: &'a App,
    left: &'a [Left],
    labels: Labels,
    sheet: Sheet,
    /// What stands before the only one.
    lead: &'a str,
}

impl Entries for ToContinue<'_> {
    fn count(&self) -> usize {
        self.left.len()
    }

    fn may_select(&self, _: usize) -> bool {
        true
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let Some(left) = self.left.get(index) else { return Vec::new() };
        let language = crate::text::Language::of_text(&left.headline);
        let day = left.day.map_or(String::new(), |day| self.labels.short_day(day));
        let shown = |text: &str| self.app.line_in_script(text, language).into_owned();
        let (paper, headline) = (shown(&left.paper), shown(&left.headline));
        if self.lead.is_empty() {
            return vec![layout::left(&paper, &day, &headline, self.sheet)];
        }
        let before = self.sheet.stretch(INSET, self.lead.to_owned(), Tone::Section);
        let column = before.cells + 2;
        let sheet = Sheet { measure: self.sheet.measure.saturating_sub(column), ..self.sheet };
        let mut row = layout::left(&paper, &day, &headline, sheet);
        for stretch in &mut row {
            stretch.column += column;
        }
        row.insert(0, before);
        vec![row]
    }
}

impl ShelfScreen {
    /// Lays out what of the lists is seen.
    pub(super) fn refresh_lists(&mut self, app: &App) {
        let labels = words(app);
        let sheet = |measure: usize| Sheet { measure, ambiguous: app.ambiguous(), house: app.choices().house };
        self.title = self.titled(app, sheet(self.panes.title.columns));
        if let Some(area) = self.panes.issues {
            let columns = self.columns(app, &labels, area.columns);
            let airy = usize::from(area.rows >= AIRY);
            let mut list = std::mem::take(&mut self.issues);
            let issues = Issues { app, shelf: self, labels, columns, sheet: sheet(area.columns), airy };
            list.refresh(&issues, area.rows);
            self.issues = list;
        }
        if let Some(area) = self.panes.papers {
            let papers = Papers { app, holding: &self.holding, sheet: sheet(area.columns) };
            self.papers.refresh(&papers, area.rows);
        }
        self.left_title = None;
        if let Some(area) = self.panes.left {
            let said = app.words().say(Say::ShelfContinue);
            let is_block = area.rows > 1;
            let (lead, rows) = if is_block { ("", area.rows - 1) } else { (said.as_str(), 1) };
            let across = sheet(area.columns);
            // In a wide window what is said of a headline stays near it.
            let sheet = sheet(area.columns.min(WIDEST));
            let left = ToContinue { app, left: &self.left, labels, sheet, lead };
            self.to_continue.refresh(&left, rows);
            self.left_title = is_block.then(|| layout::title(&said, across));
        }
    }

    /// The title of the screen, what is counted behind it, and a rule.
    fn titled(&self, app: &App, sheet: Sheet) -> Vec<Row> {
        let words = app.words();
        let title = sheet.stretch(0, words.say(Say::ShelfTitle), Tone::Masthead);
        let counted = |say: Say, count: usize| words.fill(say, &[("count", count.into())]);
        let holding = &self.holding;
        let mut said = Vec::new();
        if !holding.issues.is_empty() {
            if holding.papers.len() > 1 {
                said.push(counted(Say::ShelfPapers, holding.papers.len()));
            }
            said.push(counted(Say::ShelfIssues, holding.issues.len()));
            if holding.unread() > 0 {
                said.push(counted(Say::ShelfUnread, holding.unread()));
            }
        }
        let today = self.today.map_or(String::new(), |today| super::words(app).whole_day(today));
        let mut row = vec![title];
        let mut end = row.first().map_or(0, |title| title.cells);
        // Of what is counted the last says most.
        let counted = (0..said.len()).filter_map(|from| said.get(from..)).map(|said| said.join(" · "));
        let fits = |text: &String| end + 3 + width(text, sheet.ambiguous) <= sheet.measure;
        if let Some(counted) = counted.into_iter().find(fits) {
            let stretch = sheet.stretch(end + 3, counted, Tone::Quiet);
            end = stretch.column + stretch.cells;
            row.push(stretch);
        }
        let right = sheet.measure.saturating_sub(width(&today, sheet.ambiguous));
        if !today.is_empty() && end + 3 <= right {
            row.push(sheet.stretch(right, today, Tone::Quiet));
        }
        vec![row, vec![sheet.rule(0)]]
    }

    /// The columns of the list of issues.
    fn columns(&self, app: &App, labels: &Labels, measure: usize) -> Columns {
        let ambiguous = app.ambiguous();
        let several = self.paper.is_none() && self.holding.papers.len() > 1;
        let names = self.holding.papers.iter().take(MANY).map(|paper| width(&paper.name, ambiguous));
        let paper = if several { names.max().unwrap_or(0).min(PAPER).min(measure / 3) } else { 0 };
        let day = Date::of_day(2000, 1, 1).map_or(0, |day| width(&labels.day_in_month(day), ambiguous));
        let has_days = self.holding.issues.iter().any(|issue| issue.day.is_some_and(|day| day.day().is_some()));
        let most = self.holding.most_articles.to_string().len();
        Columns {
            day: if has_days { day } else { 0 },
            paper,
            starred: width(&layout::stars(self.holding.most_starred), ambiguous),
            read: most * 2 + 1,
        }
    }

    /// How many issues a page of the list has, one at least.
    pub(super) fn page(&self) -> usize {
        match self.pane {
            Pane::Issues => self.issues.page(|index| self.listed.get(index).is_some_and(Listed::may_select)),
            Pane::Papers => self.papers.page(|_| true),
            Pane::Left | Pane::Calendar => 1,
        }
    }
}
