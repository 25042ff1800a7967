//! Pages and lists at any size: front page, map, contents, shelf, clippings, calendar. Nothing beside its page, nothing over
//! anything else, every story there.

use newsprint::edition::{Date, Edition, Outline};
use newsprint::layout::calendar::{Form, Held, month};
use newsprint::layout::contents::{Row, Sheet, Tone, masthead, section, setting};
use newsprint::layout::entry::{self, Placed, Standing};
use newsprint::layout::front::{Broadsheet, Front, Leaf, Rank, TypeSize, front, leaves, plan};
use newsprint::layout::kept::{Printed, clipping, source_lines, star};
use newsprint::layout::map::map;
use newsprint::layout::shelf::{self, Columns, HowFar, IssueLine, Turn};
use newsprint::layout::{Area, Pixels, Plate, edition_language, labels, text};
use newsprint::text::{clusters, width};

use super::dice::Dice;
use super::layout::house;
use super::text::{LANGUAGES, ambiguous};
use super::{clean, made};

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    let (house, ambiguous) = (house(&mut dice), ambiguous(&mut dice));
    let columns = if dice.once_in(2) { dice.below(40) } else { dice.below(260) };
    let rows = if dice.once_in(2) { dice.below(12) } else { dice.below(100) };
    let type_size = if dice.once_in(2) { TypeSize::Double } else { TypeSize::Plain };
    let picture = Pixels { width: u32::from(dice.byte()) * 9, height: u32::from(dice.byte()) * 9 };
    let pictures = |asset: &str, cells: usize, rows: usize| {
        let plate = if asset == "x" { Plate::of(picture, Pixels::CELL, cells, rows) } else { None };
        plate.filter(|plate| plate.rows <= rows)
    };
    let language = dice.pick(LANGUAGES);
    let edition = made::edition(&mut dice);
    let sheet = Broadsheet { columns, rows, ambiguous, house, language, type_size, pictures: &pictures };
    let leaves = leaves(&edition, &Outline::of(&edition));
    let mut printed: Vec<usize> = leaves.iter().flat_map(|leaf| leaf.articles.clone()).collect();
    printed.sort_unstable();
    assert!(printed.into_iter().eq(0..edition.articles.len()), "every article stands on one leaf");
    for leaf in 0..leaves.len() {
        let page = front(&edition, &leaves, leaf, &sheet);
        assert_eq!(page, front(&edition, &leaves, leaf, &sheet), "twice");
        let of = Of { edition: &edition, leaves: &leaves, leaf, sheet: &sheet, kind: "front" };
        of.ranks();
        of.holds(&page);
        if let Some(page) = map(&edition, &leaves, leaf, &sheet) {
            Of { kind: "map", ..of }.holds(&page);
        }
    }
    lists(&edition, &mut dice, Sheet { measure: columns, ambiguous, house });
}

#[derive(Clone, Copy)]
struct Of<'a> {
    edition: &'a Edition,
    leaves: &'a [Leaf],
    leaf: usize,
    sheet: &'a Broadsheet<'a>,
    kind: &'static str,
}

impl Of<'_> {
    fn said(&self) -> String {
        let Broadsheet { columns, rows, ambiguous, house, language, type_size, .. } = self.sheet;
        let json = serde_json::to_string(self.edition).unwrap_or_default();
        format!(
            "{} {} of {columns}x{rows} {ambiguous:?} {house:?} {language:?} {type_size:?}: {json}",
            self.kind, self.leaf
        )
    }

    /// Every article of the leaf has one rank.
    fn ranks(&self) {
        let plan = plan(self.edition, self.leaves, self.leaf);
        let mut ranked: Vec<usize> = plan.lead.into_iter().collect();
        [&plan.second, &plan.stories, &plan.briefs, &plan.notices].into_iter().for_each(|of| ranked.extend(of));
        ranked.sort_unstable();
        let mut own = self.leaves[self.leaf].articles.clone();
        own.sort_unstable();
        assert_eq!(ranked, own, "{}", self.said());
    }

    fn holds(&self, page: &Front) {
        let width = self.sheet.columns;
        let inside = |area: Area| area.right() <= width.max(NARROWEST) && area.bottom() <= page.rows;
        for (index, tile) in page.tiles.iter().enumerate() {
            assert!(inside(tile.area), "{tile:?} is beside its page of {} rows: {}", page.rows, self.said());
            for other in &page.tiles[index + 1..] {
                assert!(!tile.area.overlaps(other.area), "{tile:?} and {other:?}: {}", self.said());
            }
            let parts = self.edition.articles[tile.article].parts();
            for placed in &tile.lines {
                let scale = placed.size.scale();
                let mut end = 0;
                for fragment in &placed.line.fragments {
                    assert!(fragment.column >= end, "overlap: {placed:?} {}", self.said());
                    end = fragment.column + fragment.cells;
                }
                let signs = placed.line.fragments.iter().map(|of| clusters(&of.text(&parts)).count()).sum::<usize>();
                assert!(
                    placed.column + end * scale <= tile.area.right() + HANGING || signs <= 1,
                    "{placed:?} leaves {:?}: {}",
                    tile.area,
                    self.said()
                );
                assert!(placed.column >= tile.area.column && placed.row >= tile.area.row, "{placed:?} {}", self.said());
                assert!(placed.row + scale <= tile.area.bottom(), "{placed:?} leaves {:?}: {}", tile.area, self.said());
                clean::line(&text(&placed.line, &parts));
            }
            for picture in &tile.pictures {
                let area = picture.area;
                let is_in =
                    area.column >= tile.area.column && area.right() <= tile.area.right() && area.row >= tile.area.row;
                assert!(is_in && area.bottom() <= tile.area.bottom(), "{picture:?} {:?} {}", tile.area, self.said());
            }
        }
        for article in &self.leaves[self.leaf].articles {
            let count = page.tiles.iter().filter(|tile| tile.article == *article && tile.rank != Rank::Inside).count();
            assert_eq!(count, 1, "article {article}: {}", self.said());
        }
        for sign in &page.signs {
            clean::line(&sign.text);
            assert_eq!(
                newsprint::text::width(&sign.text, self.sheet.ambiguous) * sign.size.scale(),
                sign.cells,
                "{sign:?} {}",
                self.said()
            );
            let is_lone = clusters(&sign.text).count() <= 1;
            assert!(sign.column + sign.cells <= width.max(NARROWEST) || is_lone, "{sign:?} {}", self.said());
        }
        page.rules.iter().for_each(|rule| assert!(inside(rule.area), "{rule:?} of {} rows {}", page.rows, self.said()));
        page.boxes.iter().for_each(|area| assert!(inside(*area), "{area:?} of {} rows {}", page.rows, self.said()));
    }
}

/// Narrower than this no page is set: a window that is cuts it.
const NARROWEST: usize = 12;
/// Cells that a mark hangs behind its line.
const HANGING: usize = 2;

/// Lists of one entry, each line within the sheet.
fn lists(edition: &Edition, dice: &mut Dice, sheet: Sheet) {
    let labels = labels(edition_language(edition));
    within(&masthead(edition, &labels, sheet), sheet);
    for group in &Outline::of(edition).groups {
        within(&section(group, sheet), sheet);
        within(&entry::section(&group.title, group.articles.len(), dice.below(9), sheet), sheet);
    }
    for index in 0..edition.articles.len() {
        let placed = Placed { page: edition.pages.first(), characters: dice.below(65_536), section: "要闻" };
        within(&entry::article(edition, index, placed, Standing::default(), sheet), sheet);
        assert_eq!(setting(edition, index, sheet).measure, sheet.measure);
    }
    let (text, other) = (newsprint::edition::clean(&dice.long_text()), newsprint::edition::clean_line(&dice.text()));
    let starts: Vec<usize> = clusters(&text).map(|cluster| cluster.start).chain([text.len()]).collect();
    let (from, to) = (dice.below(starts.len()), dice.below(starts.len()));
    within(&[entry::hit(&text, starts[from.min(to)]..starts[from.max(to)], sheet)], sheet);
    let at = [other.clone(), "第3版".to_owned()];
    let printed = Printed { headline: &other, at: &at };
    let most = dice.below(9);
    let rows = clipping(&text, printed, most, sheet);
    assert!(rows.len() <= most.max(1) + source_lines(printed, sheet), "{rows:?}");
    within(&rows, sheet);
    within(&star(&other, &at, sheet), sheet);
    let read = dice.pick(&[
        HowFar::Unknown,
        HowFar::Whole,
        HowFar::Part(3, 70),
        HowFar::Part(9, 0),
        HowFar::Part(usize::MAX, usize::MAX),
    ]);
    let columns = Columns { day: dice.below(12), paper: dice.below(20), starred: dice.below(6), read: dice.below(8) };
    let lead = newsprint::edition::clean_line(&text);
    let issue =
        IssueLine { day: "23", turn: Turn::First, paper: &other, lead: &lead, read, starred: dice.below(99_999) };
    within(&shelf::issue(issue, columns, sheet), sheet);
    within(
        &[shelf::left(&other, "11-23", &lead, sheet), shelf::paper(&other, 7, 3, sheet), shelf::title(&lead, sheet)],
        sheet,
    );
    if let Ok(date) = dice.pick(&["2026-11-23", "2024-02-29", "0001-01-01", "9999-12-31", "1912-10"]).parse::<Date>() {
        let form = dice.pick(&[Form::Close, Form::Wide, Form::Tall]);
        let grid = month(date, None, form, &labels, sheet.ambiguous, |_| Held::Unread);
        for day in grid.iter().flat_map(|grid| &grid.days) {
            let cells = width(&day.text, sheet.ambiguous);
            assert!(day.column + cells <= form.columns() && day.row < form.rows(), "{day:?}");
        }
    }
}

/// Rows of which nothing stands beside the sheet, nothing on anything else.
fn within(rows: &[Row], sheet: Sheet) {
    for row in rows {
        let mut end = 0;
        for stretch in row {
            clean::line(&stretch.text);
            assert!(stretch.column >= end, "overlap: {row:?} {sheet:?}");
            end = stretch.column + stretch.cells;
            if stretch.tone != Tone::Rule {
                assert_eq!(width(&stretch.text, sheet.ambiguous), stretch.cells, "{row:?}");
            }
        }
        let signs: usize = row.iter().map(|stretch| clusters(&stretch.text).count()).sum();
        assert!(end <= sheet.measure.max(ROOM) || signs <= 1, "{end} of {} cells: {row:?}", sheet.measure);
    }
}

/// A list narrower than this is cut by its window.
const ROOM: usize = 12;

pub fn seeds() -> Vec<Vec<u8>> {
    super::noise(24, 600)
}
