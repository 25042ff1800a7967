//! `print`: an edition, a section or an article as text.
//!
//! Owns what is printed between the articles, and the shape of the JSON. It refuses to lay anything out.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use serde_json::{Value, json};

use super::args::Print;
use super::manner::{self, Paper};
use super::{Outcome, front, load, output};
use crate::edition::file::Limits;
use crate::edition::{Edition, Outline, Part, Text, clean_line, cleaned_line};
use crate::layout::contents::{self, Row, Tone};
use crate::layout::{self, Content, Layout, Line, Ornament};
use crate::text::Ambiguous;
use crate::view::{Style, Theme, sgr};

pub(super) fn run(args: &Print, limits: Limits) -> io::Result<Outcome> {
    let Some(edition) = load::edition(&args.file, limits) else { return Ok(Outcome::Unusable) };
    let paper = manner::paper(&load::config(), &args.manner, output::width());
    if args.front {
        return front::run(&edition, args, paper);
    }
    let outline = Outline::of(&edition);
    let chosen = match (&args.article, &args.section) {
        (Some(name), _) => article(&edition, &outline, name).map(|article| vec![article]),
        (None, Some(title)) => section(&outline, title),
        (None, None) if args.json => Ok(outline.order().collect()),
        (None, None) => return whole(&edition, paper).map(|()| Outcome::Done),
    };
    let articles = match chosen {
        Ok(articles) => articles,
        Err(message) => {
            output::complain(&format!("{}: {message}", args.file.display()));
            return Ok(Outcome::Failed);
        }
    };
    if args.json {
        let articles: Vec<Value> =
            articles.into_iter().filter_map(|article| as_json(&edition, article, paper)).collect();
        output::print(&output::json(&json!({ "articles": articles }))?)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new(paper);
    for (index, article) in articles.into_iter().enumerate() {
        if index > 0 {
            page.gap()?;
        }
        page.article(&edition, article)?;
    }
    page.finish()?;
    Ok(Outcome::Done)
}

/// Prints the whole edition: masthead, sections, articles.
pub(super) fn whole(edition: &Edition, paper: Paper) -> io::Result<()> {
    let outline = Outline::of(edition);
    let mut page = Page::new(paper);
    let language = paper.sheet.house.language.unwrap_or_else(|| layout::edition_language(edition));
    page.rows(&contents::masthead(edition, &layout::labels(language), paper.across()))?;
    for group in &outline.groups {
        if !group.title.is_empty() {
            page.line("")?;
            page.rows(&contents::section(group, paper.across()))?;
        }
        for (index, article) in group.articles.iter().enumerate() {
            if index > 0 {
                page.gap()?;
            } else {
                page.line("")?;
            }
            page.article(edition, *article)?;
        }
    }
    page.finish()
}

/// The article of a number in the order of `toc`, or of an id.
fn article(edition: &Edition, outline: &Outline, name: &str) -> Result<usize, String> {
    if let Some(article) = edition.article_ids().get(name) {
        return Ok(*article);
    }
    let number = name.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let count = edition.articles.len();
    let missing =
        || format!("no article has the number or id `{}`: there are {count}, see `newsprint toc`", clean_line(name));
    number.and_then(|index| outline.order().nth(index)).ok_or_else(missing)
}

fn section(outline: &Outline, title: &str) -> Result<Vec<usize>, String> {
    let groups: Vec<_> = outline.groups.iter().filter(|group| group.title.trim() == title.trim()).collect();
    if groups.is_empty() {
        let titles: Vec<&str> =
            outline.groups.iter().map(|group| group.title.as_str()).filter(|title| !title.is_empty()).collect();
        return Err(format!("no section is called `{}`: there are {}", clean_line(title), titles.join(", ")));
    }
    Ok(groups.into_iter().flat_map(|group| group.articles.iter().copied()).collect())
}

fn laid_out(edition: &Edition, index: usize, paper: Paper) -> Option<Layout> {
    let article = edition.articles.get(index)?;
    Some(layout::columns(article, &contents::setting(edition, index, paper.sheet), paper.shape))
}

fn as_json(edition: &Edition, index: usize, paper: Paper) -> Option<Value> {
    let article = edition.articles.get(index)?;
    let layout = laid_out(edition, index, paper)?;
    let parts = article.parts();
    let block = |block: layout::BlockLines| {
        let name = article.body.get(block.block).map_or("", |block| block.type_name());
        json!({ "type": name, "lines": block.lines })
    };
    let blocks: Vec<Value> = layout::blocks(&layout, &parts).into_iter().map(block).collect();
    let headline = article.headline.as_ref().map(Text::as_str);
    let (head, signature) = layout::around(&layout, &parts);
    Some(json!({ "id": article.id, "headline": headline, "head": head, "blocks": blocks, "signature": signature }))
}

/// Lines on their way to standard output.
struct Page {
    out: BufWriter<io::StdoutLock<'static>>,
    paper: Paper,
    /// How roles are shown; none for plain text.
    theme: Option<Theme>,
}

impl Page {
    fn new(paper: Paper) -> Self {
        let theme = output::has_colours().then_some(Theme::Terminal);
        Self { out: BufWriter::new(io::stdout().lock()), paper, theme }
    }

    fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// What rules are made of: where quotes take two cells, box drawing often does too.
    fn sign(&self) -> &'static str {
        if self.paper.sheet.ambiguous == Ambiguous::Wide { "-" } else { "─" }
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        self.out.write_all(line.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// What stands between two articles.
    fn gap(&mut self) -> io::Result<()> {
        let middle = self.paper.across().measure.saturating_sub(5) / 2;
        writeln!(self.out, "\n{}* * *\n", " ".repeat(middle))
    }

    fn rows(&mut self, rows: &[Row]) -> io::Result<()> {
        for row in rows {
            let stretches = row.iter().map(|stretch| {
                let text = if stretch.tone == Tone::Rule {
                    Cow::Owned(self.sign().repeat(stretch.cells))
                } else {
                    Cow::Borrowed(stretch.text.as_str())
                };
                (stretch.column, stretch.cells, text, self.theme.map(|theme| theme.tone(stretch.tone)))
            });
            let line = set_line(stretches);
            self.line(&line)?;
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
                self.line("")?;
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
        let fragments = lines.iter().flat_map(|(left, line)| {
            line.fragments.iter().map(move |fragment| {
                let style = theme.map(|theme| theme.role(fragment.role, fragment.emphasis));
                let rule = fragment.content == Content::Ornament(Ornament::Rule);
                let text = if rule { Cow::Owned(sign.repeat(fragment.cells)) } else { line_of(fragment.text(parts)) };
                (left + fragment.column, fragment.cells, text, style)
            })
        });
        let line = set_line(fragments);
        self.line(&line)
    }
}

/// Bytes of a line of eighty cells: Han has three for two of them.
const LINE: usize = 128;

/// A text clean and on one line, without a copy where it is so already.
fn line_of(text: Cow<str>) -> Cow<str> {
    match text {
        Cow::Borrowed(text) => cleaned_line(text),
        Cow::Owned(text) => Cow::Owned(cleaned_line(&text).into_owned()),
    }
}

/// A line from stretches at their columns, each in its style, if it has one.
pub(super) fn set_line<'a>(stretches: impl Iterator<Item = (usize, usize, Cow<'a, str>, Option<Style>)>) -> String {
    let mut out = String::with_capacity(LINE);
    let mut at = 0;
    for (column, cells, text, style) in stretches {
        out.extend(std::iter::repeat_n(' ', column.saturating_sub(at)));
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
    out
}
