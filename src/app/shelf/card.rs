//! What is said of the selected issue beside the lists, and at the foot of the screen.
//!
//! Owns its few lines. It refuses what is not known: a file that was never read has no headline to show.

use super::panes::Pane;
use super::{ShelfScreen, words};
use crate::app::{App, Command, Status};
use crate::l10n::Say;
use crate::layout::contents::{Row, Sheet, Tone};
use crate::layout::shelf::{HowFar, stars};
use crate::text::shortened;

impl ShelfScreen {
    /// Lays out what is said of the selected issue.
    pub(super) fn refresh_card(&mut self, app: &App) {
        self.card = self.panes.card.map(|area| self.carded(app, area.columns, area.rows)).unwrap_or_default();
    }

    fn carded(&self, app: &App, measure: usize, most: usize) -> Vec<Row> {
        let sheet = Sheet { measure, ambiguous: app.ambiguous(), house: app.choices().house };
        let Some(index) = self.selected() else { return Vec::new() };
        let (Some(issue), Some(entry)) = (self.holding.issues.get(index), self.holding.entry(index)) else {
            return Vec::new();
        };
        let shown = |text: &str| app.line_in_script(text, issue.language).into_owned();
        let labels = words(app);
        let mut rows = vec![vec![sheet.rule(0)]];
        let mut say = |text: &str, tone: Tone| {
            let lines = sheet.filled(text, measure).into_iter();
            rows.extend(lines.map(|line| vec![sheet.stretch(0, line, tone)]));
        };
        say(&shown(entry.paper()), Tone::Masthead);
        say(&issue.day.map_or(String::new(), |day| labels.whole_day(day)), Tone::Quiet);
        say(&shown(entry.which()), Tone::Quiet);
        let lead = entry.facts.as_ref().map_or("", |facts| facts.lead.as_str());
        // A headline of the length of a story is not read here.
        let lead = shortened(&shown(lead), measure * 4, app.ambiguous());
        say(&lead, Tone::Headline);
        let read = match (issue.read, entry.facts.as_ref().map(|facts| facts.articles)) {
            (HowFar::Part(read, of), _) => {
                app.words().fill(Say::ShelfRead, &[("read", read.into()), ("count", of.into())])
            }
            (HowFar::Whole, Some(of)) => app.words().fill(Say::ShelfRead, &[("read", of.into()), ("count", of.into())]),
            _ => String::new(),
        };
        let said: Vec<String> = [read, stars(issue.starred)].into_iter().filter(|text| !text.is_empty()).collect();
        say(&said.join(" · "), Tone::Quiet);
        rows.truncate(most);
        rows
    }

    /// What the line at the foot says.
    pub(in crate::app) fn status(&self, app: &App) -> Status {
        let labels = words(app);
        let help = app.fill(Say::HelpHint, &[("key", app.keymap().key(Command::SearchBack))]);
        let indexing = self.indexing.map(|indexing| {
            app.words().fill(Say::ShelfIndexing, &[("done", indexing.done.into()), ("of", indexing.total.into())])
        });
        if let (Pane::Left, Some(left)) = (self.pane, self.selected_left()) {
            let day = left.day.map_or(String::new(), |day| labels.whole_day(day));
            let said = [left.paper.clone(), day, left.headline.clone()];
            return Status { left: kept(said), right: help };
        }
        let day = |day| labels.whole_day(day);
        let marked = self.day.filter(|day| self.pane == Pane::Calendar && self.of_day(*day).0 == 0);
        if let Some(marked) = marked {
            return Status { left: kept([day(marked), app.words().say(Say::ShelfNoIssue)]), right: help };
        }
        let issue =
            self.selected().and_then(|index| Some((self.holding.issues.get(index)?, self.holding.entry(index)?)));
        let Some((issue, entry)) = issue else {
            return Status { left: kept([indexing.unwrap_or_default()]), right: help };
        };
        let paper = app.line_in_script(entry.paper(), issue.language).into_owned();
        // Where a list cuts a headline and nothing else shows it, it is whole here if there is room.
        let lead = entry.facts.as_ref().filter(|_| self.panes.card.is_none()).map_or("", |facts| facts.lead.as_str());
        let lead = app.line_in_script(lead, issue.language).into_owned();
        let which = entry.which().to_owned();
        let left = [paper, issue.day.map_or(String::new(), day), which, indexing.unwrap_or_default(), lead];
        let (number, of) = self.number();
        Status { left: kept(left), right: format!("{number}/{of}  {help}") }
    }

    /// The number of the selected issue from 1 among those that are listed, and how many these are.
    fn number(&self) -> (usize, usize) {
        let of = |listed: &[super::Listed]| listed.iter().filter(|listed| listed.may_select()).count();
        let before = self.listed.get(..self.issues.selected()).map_or(0, of);
        (before + 1, of(&self.listed))
    }
}

/// The texts that say something.
fn kept<const N: usize>(texts: [String; N]) -> Vec<String> {
    texts.into_iter().filter(|text| !text.trim().is_empty()).collect()
}
