//! What was found, as lines: paper and day, page and headline, the text around the hit.
//!
//! Owns where each stands and that no line is wider than the terminal. It refuses to gather: a line is said as soon as
//! its article is found.

use std::fmt::Write;
use std::path::PathBuf;

use crate::layout::House;
use crate::layout::contents::{Row, Sheet, Tone};
use crate::layout::entry::{INSET, hit};
use crate::library::{Found, Snippet};
use crate::text::{Ambiguous, fit, width};
use crate::view::{Style, sgr};

/// Cells of a line where there is no terminal.
const WIDTH: usize = 80;
/// Cells of a page's number.
const PAGE: usize = 4;

/// The lines of an answer.
#[derive(Debug)]
pub(super) struct Lines {
    width: usize,
    marked: Marked,
    /// The issue that was named last.
    issue: Option<PathBuf>,
}

/// Whether hits are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marked {
    /// Nothing is sent but text.
    Not,
    /// They are reversed, where styles may be sent.
    Reversed,
}

impl Lines {
    /// For a terminal of so many cells, if it is one.
    pub(super) fn new(width: Option<usize>, marked: Marked) -> Self {
        Self { width: width.unwrap_or(WIDTH), marked, issue: None }
    }

    /// Those of one article; those of its issue before them where it is the first of it.
    pub(super) fn of(&mut self, found: &Found) -> String {
        let mut out = String::new();
        if self.issue.as_ref() != Some(&found.path) {
            let gap = if self.issue.replace(found.path.clone()).is_some() { "\n" } else { "" };
            let day = found.day.map(|day| day.to_string()).unwrap_or_default();
            let said = [found.paper.as_str(), &day, &found.which].into_iter().filter(|text| !text.is_empty());
            let line = said.collect::<Vec<_>>().join("  ");
            // Writing to a string does not fail.
            let _ =
                writeln!(out, "{gap}{}", self.styled(fit(&line, self.width, Ambiguous::Narrow), Style::new().bold()));
        }
        let page = found.page.as_deref().unwrap_or_default();
        let page = fit(page.trim(), PAGE, Ambiguous::Narrow);
        let air = " ".repeat(PAGE.saturating_sub(width(page, Ambiguous::Narrow)));
        // Where the hit is in the headline, that is the text around it.
        if found.snippet.text == found.headline && !found.hits.is_empty() {
            let _ = writeln!(out, "{air}{page}  {}", self.snippet(&found.snippet));
        } else {
            let room = self.width.saturating_sub(PAGE + 2);
            let _ = writeln!(out, "{air}{page}  {}", fit(&found.headline, room, Ambiguous::Narrow));
            let snippet = self.snippet(&found.snippet);
            if !snippet.trim().is_empty() && !found.hits.is_empty() {
                let _ = writeln!(out, "{}{snippet}", " ".repeat(PAGE + 2));
            }
        }
        out
    }

    /// The text around a hit, in what is left of a line behind the page.
    fn snippet(&self, snippet: &Snippet) -> String {
        // What `hit` keeps free at both ends is not wanted here.
        let measure = (self.width + INSET + 1).saturating_sub(PAGE + 2);
        let sheet = Sheet { measure, ambiguous: Ambiguous::Narrow, house: House::default() };
        let row: Row = hit(&snippet.text, snippet.hit.clone(), sheet);
        let stretch = |stretch: &crate::layout::contents::Stretch| match stretch.tone {
            Tone::Match => self.styled(&stretch.text, Style::new().reversed()),
            _ => stretch.text.clone(),
        };
        row.iter().map(stretch).collect()
    }

    fn styled(&self, text: &str, style: Style) -> String {
        match self.marked {
            Marked::Not => text.to_owned(),
            Marked::Reversed => {
                format!("{}{text}{}", sgr(style), sgr(Style::new()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::IssueKey;

    fn found(day: &str, headline: &str, text: &str, hit: &str) -> Found {
        let at = text.find(hit).unwrap();
        Found {
            path: PathBuf::from(format!("/报/{day}")),
            key: IssueKey::kept("x"),
            paper: "样城日报".to_owned(),
            day: day.parse().ok(),
            which: String::new(),
            page: Some("02".to_owned()),
            section: String::new(),
            article: 0,
            id: "a".to_owned(),
            headline: headline.to_owned(),
            part: 1,
            hits: std::iter::once(at..at + hit.len()).collect(),
            count: 1,
            snippet: Snippet { text: text.to_owned(), hit: at..at + hit.len() },
        }
    }

    #[test]
    fn an_issue_is_named_once_and_no_line_is_wider_than_the_terminal() {
        let long = "记者看到，样城新桥昨日正式通车，市民纷纷走上桥面，a bridge that was long awaited in the city.";
        let all = [
            found("2026-11-23", "新桥通车 opens", long, "通车"),
            found("2026-11-23", "Second", long, "awaited"),
            found("2026-11-24", "新桥", "新桥", "桥"),
        ];
        for cells in [20, 40, 80] {
            let mut lines = Lines::new(Some(cells), Marked::Not);
            let text: String = all.iter().map(|found| lines.of(found)).collect();
            assert!(text.lines().all(|line| width(line, Ambiguous::Narrow) <= cells), "{cells}: {text}");
            assert_eq!(text.matches("样城日报").count(), 2, "{text}");
            assert!(text.contains("通车，") && text.contains("awaited"), "{text}");
        }
        let mut lines = Lines::new(Some(40), Marked::Reversed);
        assert_eq!(lines.of(&all[2]), "\x1b[0;1m样城日报  2026-11-24\x1b[0m\n  02  新\x1b[0;7m桥\x1b[0m\n");
    }
}
