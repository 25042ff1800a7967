//! What is printed, as lines: rows, articles in columns, what stands between them.
//!
//! Owns how fragments become a line of text, in styles where they may be sent. It refuses to choose what is printed.

use std::borrow::Cow;
use std::io::{self, Write};

use super::super::manner::Paper;
use super::laid_out;
use crate::edition::{Edition, Part, clean_line};
use crate::layout::contents::{Row, Tone};
use crate::layout::{self, Content, Line, Ornament};
use crate::text::Ambiguous;
use crate::view::{Style, Theme, sgr};

/// What stands on the page, one below the other.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// A row without anything.
    Blank,
    /// What stands between two articles.
    Gap,
    Rows(Vec<Row>),
    /// The article of that index.
    Article(usize),
}

/// Lines on their way out.
pub(super) struct Page<W> {
    out: W,
    paper: Paper,
    /// How roles are shown; none for plain text.
    theme: Option<Theme>,
    /// The line that is being set.
    line: String,
}

impl<W: Write> Page<W> {
    pub(super) fn new(out: W, paper: Paper, theme: Option<Theme>) -> Self {
        Self { out, paper, theme, line: String::new() }
    }

    pub(super) fn items(&mut self, edition: &Edition, items: &[Item]) -> io::Result<()> {
        items.iter().try_for_each(|item| match item {
            Item::Blank => self.blank(),
            Item::Gap => self.gap(),
            Item::Rows(rows) => self.rows(rows),
            Item::Article(article) => self.article(edition, *article),
        })
    }

    /// What rules are made of: where quotes take two cells, box drawing often does too.
    fn sign(&self) -> &'static str {
        if self.paper.sheet.ambiguous == Ambiguous::Wide { "-" } else { "─" }
    }

    fn blank(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Sends the line that was set.
    fn send(&mut self) -> io::Result<()> {
        self.line.push('\n');
        self.out.write_all(self.line.as_bytes())
    }

    /// What stands between two articles.
    fn gap(&mut self) -> io::Result<()> {
        let middle = self.paper.across().measure.saturating_sub(5) / 2;
        writeln!(self.out, "\n{}* * *\n", " ".repeat(middle))
    }

    fn rows(&mut self, rows: &[Row]) -> io::Result<()> {
        let (theme, sign) = (self.theme, self.sign());
        for row in rows {
            let stretches = row.iter().map(|stretch| {
                let text = if stretch.tone == Tone::Rule {
                    Cow::Owned(sign.repeat(stretch.cells))
                } else {
                    Cow::Borrowed(stretch.text.as_str())
                };
                (stretch.column, stretch.cells, text, theme.map(|theme| theme.tone(stretch.tone)))
            });
            set_line(&mut self.line, stretches);
            self.send()?;
        }
        Ok(())
    }

    fn article(&mut self, edition: &Edition, index: usize) -> io::Result<()> {
        let (Some(article), Some(layout)) = (edition.articles.get(index), laid_out(edition, index, self.paper)) else {
            return Ok(());
        };
        let parts = article.parts();
        let shape = self.paper.shape;
        if shape.count == 1 {
            return layout.lines.iter().try_for_each(|line| self.row(&[(0, line)], &parts));
        }
        let lines = |range: std::ops::Range<usize>| layout.lines.get(range).unwrap_or_default();
        for spread in layout::spreads(&layout, &parts, shape, None) {
            for line in lines(spread.head.clone()) {
                self.row(&[(0, line)], &parts)?;
            }
            for _ in 0..spread.air {
                self.blank()?;
            }
            for row in 0..spread.rows() - spread.first_row() {
                let left = |column: usize| shape.left(layout.measure, column);
                let side_by_side: Vec<(usize, &Line)> = spread
                    .columns
                    .iter()
                    .enumerate()
                    .filter_map(|(column, range)| Some((left(column), lines(range.clone()).get(row)?)))
                    .collect();
                self.row(&side_by_side, &parts)?;
            }
        }
        Ok(())
    }

    /// Lines side by side, each with the cells before it.
    fn row(&mut self, lines: &[(usize, &Line)], parts: &[Part]) -> io::Result<()> {
        let (theme, sign) = (self.theme, self.sign());
        let fragments = lines.iter().flat_map(|(left, line)| line.fragments.iter().map(move |of| (*left, of)));
        let fragments = fragments.map(|(left, fragment)| {
            let style = theme.map(|theme| theme.role(fragment.role, fragment.emphasis));
            let text = match &fragment.content {
                Content::Ornament(Ornament::Rule) => Cow::Owned(sign.repeat(fragment.cells)),
                // A text is clean, and a line of it has no newline.
                Content::Source { .. } => fragment.text(parts),
                _ => Cow::Owned(clean_line(&fragment.text(parts))),
            };
            (left + fragment.column, fragment.cells, text, style)
        });
        set_line(&mut self.line, fragments);
        self.send()
    }
}

/// Blanks to take from.
const BLANKS: &str = "                                ";

/// Makes a line of stretches at their columns, each in its style, if it has one, in place of what `out` holds.
pub(in crate::cli) fn set_line<'a>(
    out: &mut String,
    stretches: impl Iterator<Item = (usize, usize, Cow<'a, str>, Option<Style>)>,
) {
    out.clear();
    let mut at = 0;
    for (column, cells, text, style) in stretches {
        let mut missing = column.saturating_sub(at);
        while let Some(blanks) = BLANKS.get(..missing.min(BLANKS.len())).filter(|blanks| !blanks.is_empty()) {
            out.push_str(blanks);
            missing -= blanks.len();
        }
        match style.filter(|style| *style != Style::new()) {
            Some(style) => {
                out.push_str(&sgr(style));
                out.push_str(&text);
                out.push_str("\x1b[0m");
            }
            None => out.push_str(&text),
        }
        at = column + cells;
    }
    out.truncate(out.trim_end().len());
}
