//! `print`: an edition, a section or an article as text.
//!
//! Owns what is printed between the articles, and the shape of the JSON. It refuses to lay anything out.

use std::io::{self, BufWriter, Write};

use serde_json::{Value, json};

use super::args::Print;
use super::{Outcome, load, output};
use crate::edition::file::Limits;
use crate::edition::{Edition, Outline, Text, clean_line};
use crate::layout::contents::{self, Row, Tone};
use crate::layout::{self, Content, Language, Layout, Line, Ornament};
use crate::view::{Style, Theme, sgr};

pub(super) use crate::layout::contents::Sheet;

pub(super) fn run(args: &Print, limits: Limits) -> io::Result<Outcome> {
    let Some(edition) = load::edition(&args.file, limits) else { return Ok(Outcome::Unusable) };
    let measure = args.width.map_or_else(output::width, usize::from);
    let sheet = Sheet { measure, ambiguous: args.ambiguous.policy().unwrap_or_default() };
    let outline = Outline::of(&edition);
    let chosen = match (&args.article, &args.section) {
        (Some(name), _) => article(&edition, &outline, name).map(|article| vec![article]),
        (None, Some(title)) => section(&outline, title),
        (None, None) if args.json => Ok(outline.order().collect()),
        (None, None) => return whole(&edition, sheet).map(|()| Outcome::Done),
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
            articles.into_iter().filter_map(|article| as_json(&edition, article, sheet)).collect();
        output::print(&output::json(&json!({ "articles": articles }))?)?;
        return Ok(Outcome::Done);
    }
    let mut page = Page::new(sheet);
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
pub(super) fn whole(edition: &Edition, sheet: Sheet) -> io::Result<()> {
    let outline = Outline::of(edition);
    let mut page = Page::new(sheet);
    let language = edition.lang.as_deref().map_or_else(
        || edition.articles.first().map_or(Language::Other, |article| layout::language(edition, article)),
        Language::of_tag,
    );
    page.rows(&contents::masthead(edition, &layout::labels(language), sheet))?;
    for group in &outline.groups {
        if !group.title.is_empty() {
            page.line("")?;
            page.rows(&contents::section(group, sheet))?;
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

fn laid_out(edition: &Edition, index: usize, sheet: Sheet) -> Option<Layout> {
    let article = edition.articles.get(index)?;
    Some(layout::article(article, &contents::setting(edition, index, sheet)))
}

fn as_json(edition: &Edition, index: usize, sheet: Sheet) -> Option<Value> {
    let article = edition.articles.get(index)?;
    let layout = laid_out(edition, index, sheet)?;
    let parts = article.parts();
    let block = |block: layout::BlockLines| {
        let name = article.body.get(block.block).map_or("", |block| block.type_name());
        json!({ "type": name, "lines": block.lines })
    };
    let blocks: Vec<Value> = layout::blocks(&layout, &parts).into_iter().map(block).collect();
    let headline = article.headline.as_ref().map(Text::as_str);
    Some(json!({ "id": article.id, "headline": headline, "blocks": blocks }))
}

/// Lines on their way to standard output.
struct Page {
    out: BufWriter<io::StdoutLock<'static>>,
    sheet: Sheet,
    /// How roles are shown; none for plain text.
    theme: Option<Theme>,
}

impl Page {
    fn new(sheet: Sheet) -> Self {
        let theme = output::has_colours().then_some(Theme::Terminal);
        Self { out: BufWriter::new(io::stdout().lock()), sheet, theme }
    }

    fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }

    /// What stands between two articles.
    fn gap(&mut self) -> io::Result<()> {
        let middle = self.sheet.measure.saturating_sub(5) / 2;
        writeln!(self.out, "\n{}* * *\n", " ".repeat(middle))
    }

    fn rows(&mut self, rows: &[Row]) -> io::Result<()> {
        for row in rows {
            let stretches = row.iter().map(|stretch| {
                let text = if stretch.tone == Tone::Rule { "─".repeat(stretch.cells) } else { stretch.text.clone() };
                (stretch.column, stretch.cells, text, self.theme.map(|theme| theme.tone(stretch.tone)))
            });
            let line = set_line(stretches);
            self.line(&line)?;
        }
        Ok(())
    }

    fn article(&mut self, edition: &Edition, index: usize) -> io::Result<()> {
        let (Some(article), Some(layout)) = (edition.articles.get(index), laid_out(edition, index, self.sheet)) else {
            return Ok(());
        };
        let parts = article.parts();
        for line in &layout.lines {
            let line = self.article_line(line, &parts);
            self.line(&line)?;
        }
        Ok(())
    }

    fn article_line(&self, line: &Line, parts: &[crate::edition::Part]) -> String {
        if self.theme.is_none() {
            return layout::text(line, parts);
        }
        let fragments = line.fragments.iter().map(|fragment| {
            let style = self.theme.map(|theme| theme.role(fragment.role, fragment.emphasis));
            let rule = fragment.content == Content::Ornament(Ornament::Rule);
            let text = if rule { "─".repeat(fragment.cells) } else { clean_line(&fragment.text(parts)) };
            (fragment.column, fragment.cells, text, style)
        });
        set_line(fragments)
    }
}

/// A line from stretches at their columns, each in its style, if it has one.
fn set_line(stretches: impl Iterator<Item = (usize, usize, String, Option<Style>)>) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (column, cells, text, style) in stretches {
        out.push_str(&" ".repeat(column.saturating_sub(at)));
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
    out.truncate(out.trim_end_matches(' ').len());
    out
}
