//! `print --front`: a page of the paper in its composition, as text.
//!
//! Owns the way of a composed page to lines of text, in styles where they may be sent. It refuses to compose.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use super::args::Print;
use super::manner::Paper;
use super::print::set_line;
use super::{Outcome, output};
use crate::edition::{Edition, Outline, clean_line};
use crate::layout::front::{Broadsheet, Front, Run, TypeSize, front, leaf_of, leaves};
use crate::layout::{self, Content, Ornament};
use crate::text::Ambiguous;
use crate::view::{Style, Theme};

/// Cells and rows of a page that nobody asks otherwise of: three columns, and about as high as a page is.
const PAGE: (usize, usize) = (120, 60);

pub(super) fn run(edition: &Edition, args: &Print, paper: Paper) -> io::Result<Outcome> {
    let outline = Outline::of(edition);
    let leaves = leaves(edition, &outline);
    let leaf = match &args.page {
        Some(name) => match leaf_of(edition, &leaves, name) {
            Some(leaf) => leaf,
            None => {
                let said = format!("no page has the number `{}`: there are {}", clean_line(name), leaves.len());
                output::complain(&format!("{}: {said}", args.file.display()));
                return Ok(Outcome::Failed);
            }
        },
        None => 0,
    };
    let sheet = paper.sheet;
    let page = Broadsheet {
        columns: args.manner.width.map(usize::from).or_else(output::width).unwrap_or(PAGE.0),
        rows: args.height.map_or(PAGE.1, usize::from),
        ambiguous: sheet.ambiguous,
        house: sheet.house,
        language: sheet.house.language.unwrap_or_else(|| layout::edition_language(edition)),
        type_size: TypeSize::Plain,
        pictures: &|_, _, _| None,
    };
    let theme = output::has_colours().then_some(Theme::Terminal);
    let mut out = BufWriter::new(io::stdout().lock());
    for line in lines(edition, &front(edition, &leaves, leaf, &page), sheet.ambiguous, theme) {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// A stretch of a line: cells before it, cells it takes, text, style.
type Stretch = (usize, usize, String, Option<Style>);

/// The rows of a page as lines of text.
fn lines(edition: &Edition, page: &Front, ambiguous: Ambiguous, theme: Option<Theme>) -> Vec<String> {
    let mut rows: Vec<Vec<Stretch>> = vec![Vec::new(); page.rows];
    let mut put = |row: usize, stretch: Stretch| {
        if let Some(row) = rows.get_mut(row) {
            row.push(stretch);
        }
    };
    let signs = if ambiguous == Ambiguous::Wide { ASCII } else { BOXES };
    let quiet = theme.map(Theme::status);
    for sign in &page.signs {
        put(sign.row, (sign.column, sign.cells, clean_line(&sign.text), theme.map(|theme| theme.tone(sign.tone))));
    }
    for rule in &page.rules {
        let area = rule.area;
        let [across, down, heavy] = [signs.0[0], signs.0[1], signs.0[2]];
        match rule.run {
            Run::Across => put(area.row, (area.column, area.columns, across.repeat(area.columns), quiet)),
            Run::Heavy => put(area.row, (area.column, area.columns, heavy.repeat(area.columns), quiet)),
            Run::Down => (area.row..area.bottom()).for_each(|row| put(row, (area.column, 1, down.to_owned(), quiet))),
        }
    }
    for joint in &page.joints {
        let sign = if ambiguous == Ambiguous::Wide { signs.1[0] } else { joint.meet.sign() };
        put(joint.row, (joint.column, 1, sign.to_owned(), quiet));
    }
    for area in &page.boxes {
        let [across, down, _] = signs.0;
        let inner = across.repeat(area.columns.saturating_sub(2));
        let [upper_left, upper_right, lower_left, lower_right] = signs.1;
        put(area.row, (area.column, area.columns, format!("{upper_left}{inner}{upper_right}"), quiet));
        put(area.bottom() - 1, (area.column, area.columns, format!("{lower_left}{inner}{lower_right}"), quiet));
        for row in area.row + 1..area.bottom() - 1 {
            put(row, (area.column, 1, down.to_owned(), quiet));
            put(row, (area.right() - 1, 1, down.to_owned(), quiet));
        }
    }
    for tile in &page.tiles {
        let Some(article) = edition.articles.get(tile.article) else { continue };
        let parts = article.parts();
        for placed in &tile.lines {
            for fragment in &placed.line.fragments {
                let text = match fragment.content {
                    Content::Ornament(Ornament::Rule) => signs.0[0].repeat(fragment.cells),
                    _ => clean_line(&fragment.text(&parts)),
                };
                let style = theme.map(|theme| theme.role(fragment.role, fragment.emphasis));
                put(placed.row, (placed.column + fragment.column, fragment.cells, text, style));
            }
        }
    }
    rows.into_iter()
        .map(|mut row| {
            row.sort_by_key(|(column, ..)| *column);
            let stretches =
                row.into_iter().map(|(column, cells, text, style)| (column, cells, Cow::Owned(text), style));
            let mut line = String::new();
            set_line(&mut line, stretches);
            line
        })
        .collect()
}

/// What rules are made of (across, down, heavy), and the corners of a frame.
type Signs = ([&'static str; 3], [&'static str; 4]);

const BOXES: Signs = (["─", "│", "━"], ["┌", "┐", "└", "┘"]);
/// Where quotes take two cells, box drawing often does too.
const ASCII: Signs = (["-", "|", "="], ["+", "+", "+", "+"]);
