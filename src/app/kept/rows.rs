//! The lists of what was kept, laid out: their title, their entries, what stands where there are none.
//!
//! Owns which words tell where something was printed, and that the selected clipping is seen whole where there is room. It
//! refuses to lay out what is not seen.

use super::{KeptScreen, Tab};
use crate::app::list::{Entries, HEAD};
use crate::app::{App, Command, panes};
use crate::edition::{Edition, Page, Text, clean_line};
use crate::l10n::Say;
use crate::layout::contents::{Row, Sheet, Tone};
use crate::layout::entry::INSET;
use crate::layout::kept::{self as layout, Printed};
use crate::layout::{Area, Labels, labels};
use crate::library::{Clipping, Origin, Source, Starred};
use crate::text::{Language, width};

/// Widest list: a line of text is still read at ease.
const WIDEST: usize = 92;
/// Lines of a clipping that is not selected.
const FEW: usize = 2;
/// Fewest rows with air between clippings, and with air between stars.
const AIRY: usize = 12;
const AIRY_STARS: usize = 30;
/// Narrowest list that says more of a page than its number.
const SHORT: usize = 48;
/// Cells between title and names of the lists.
const GAP: usize = 3;

/// The list that is seen, on a sheet.
struct Listed<'a> {
    app: &'a App,
    screen: &'a KeptScreen,
    labels: Labels,
    sheet: Sheet,
    height: usize,
}

impl Listed<'_> {
    /// Paper, day and page of an article.
    fn at(&self, origin: &Origin, source: &Source, language: Language) -> [String; 3] {
        let date = Edition { date: origin.day, ..Edition::default() };
        let is_number = source.page.contains(|char: char| char.is_ascii_digit());
        let text = Some(Text::plain(&source.page)).filter(|_| !source.page.is_empty());
        let (number, name) = if is_number { (text, None) } else { (None, text) };
        let page = Page { number, name, ..Page::default() };
        let shown = |text: &str| self.app.line_in_script(clean_line(text).trim(), language).into_owned();
        let short =
            Some(self.labels.page_number(&page)).filter(|short| self.sheet.measure < SHORT && !short.is_empty());
        let page = short.unwrap_or_else(|| self.labels.page(&page));
        [shown(&origin.paper), self.labels.date(&date), shown(&page)]
    }

    fn star(&self, of: &Starred) -> Vec<Row> {
        let language = Language::of_text(&of.source.headline);
        let headline = self.app.line_in_script(&of.source.headline, language);
        let at = self.at(&of.origin, &of.source, language);
        let rows =
            layout::star(if headline.trim().is_empty() { self.labels.untitled } else { &headline }, &at, self.sheet);
        // A headline and its source have a row each, mostly.
        let is_airy = self.height >= AIRY_STARS || self.count() * 3 <= self.height + 1;
        with_air(rows, is_airy)
    }

    fn clipping(&self, index: usize, of: &Clipping) -> Vec<Row> {
        let source = &of.clip.source;
        let language = Language::of_text(&of.clip.text);
        let (text, headline) =
            (self.app.line_in_script(&of.clip.text, language), self.app.line_in_script(&source.headline, language));
        let at = self.at(&of.origin, source, language);
        let printed = Printed { headline: &headline, at: &at };
        let is_airy = self.height >= AIRY;
        let free = self.height.saturating_sub(layout::source_lines(printed, self.sheet) + usize::from(is_airy));
        let most = if index == self.screen.list().selected() { free } else { FEW };
        with_air(layout::clipping(&text, printed, most, self.sheet), is_airy)
    }
}

fn with_air(mut rows: Vec<Row>, is_airy: bool) -> Vec<Row> {
    if is_airy {
        rows.insert(0, Row::new());
    }
    rows
}

impl Entries for Listed<'_> {
    fn count(&self) -> usize {
        self.screen.count(self.screen.tab).unwrap_or(0)
    }

    fn may_select(&self, _: usize) -> bool {
        true
    }

    fn rows(&self, index: usize) -> Vec<Row> {
        let rows = match self.screen.tab {
            Tab::Stars => self.screen.stars.as_ref().and_then(|all| all.get(index)).map(|of| self.star(of)),
            Tab::Clippings => {
                let of = self.screen.clippings.as_ref().and_then(|all| all.get(index));
                of.map(|of| self.clipping(index, of))
            }
        };
        rows.unwrap_or_default()
    }
}

impl KeptScreen {
    /// Lays out what is seen.
    pub(in crate::app) fn refresh(&mut self, app: &App) {
        let across = panes::sheet(app);
        let sheet = Sheet { measure: across.measure.min(WIDEST), ..across };
        let window = app.window();
        self.area = Area {
            column: window.columns.saturating_sub(sheet.measure) / 2,
            row: HEAD,
            columns: sheet.measure,
            rows: window.rows.saturating_sub(HEAD + 1),
        };
        self.title = self.titled(app, sheet);
        self.said = self.nothing(app, sheet);
        let mut list = std::mem::take(self.list_mut());
        // Who is laid out must say which one is selected.
        self.list_mut().select(list.selected());
        let labels = labels(Language::of_tag(app.words().tongue().tag()));
        list.refresh(&Listed { app, screen: self, labels, sheet, height: self.area.rows }, self.area.rows);
        *self.list_mut() = list;
    }

    /// The title and the names of the lists with their counts, and a rule.
    fn titled(&self, app: &App, sheet: Sheet) -> Vec<Row> {
        let mut row = vec![sheet.stretch(0, app.words().say(Say::KeptTitle), Tone::Masthead)];
        for (tab, say) in [(Tab::Stars, Say::KeptStars), (Tab::Clippings, Say::KeptClippings)] {
            let name = app.words().fill(say, &[("count", self.count(tab).unwrap_or(0).into())]);
            let column = row.last().map_or(0, |last| last.column + last.cells) + GAP;
            let tone = if tab == self.tab { Tone::Section } else { Tone::Quiet };
            if column + width(&name, sheet.ambiguous) <= sheet.measure {
                row.push(sheet.stretch(column, name, tone));
            }
        }
        vec![row, vec![sheet.rule(0)]]
    }

    /// What is said where the list is empty.
    fn nothing(&self, app: &App, sheet: Sheet) -> Vec<Row> {
        if self.count(self.tab) != Some(0) {
            return Vec::new();
        }
        let said = match self.tab {
            Tab::Stars => app.fill(Say::KeptNoStars, &[("key", app.keymap().key(Command::Star))]),
            Tab::Clippings => app.fill(Say::KeptNoClippings, &[("key", app.keymap().key(Command::Clip))]),
        };
        let lines = sheet.filled(&said, sheet.measure.saturating_sub(INSET + 1)).into_iter();
        lines.map(|line| vec![sheet.stretch(INSET, line, Tone::Quiet)]).collect()
    }
}
