//! The masthead (报头): the paper's name set large, the day, the issue; on the other pages one line.
//!
//! Owns what of it a window has room for. It refuses to say what the edition does not.

use super::grid::Grid;
use super::{Broadsheet, Front, Leaf, Rule, Run, Sign, TypeSize, inside};
use crate::edition::{Edition, Text};
use crate::layout::contents::{Tone, one_line};
use crate::layout::{Area, Labels};
use crate::text::{cells, clusters, fit, width};

/// Lowest window with a masthead of more than one row of words.
const LOW: usize = 14;
/// Lowest window with air around the name.
const AIRY: usize = 32;
/// Most rows of a name.
const NAME: usize = 3;
/// Cells between the name and what stands at its sides.
const EAR: usize = 4;
/// Most cells between two letters of a name.
const SPREAD: usize = 5;

/// Sets the masthead of a leaf from the first row on; `front.body` is then the first row below it.
pub(super) fn set(
    front: &mut Front,
    edition: &Edition,
    leaves: &[Leaf],
    leaf: usize,
    grid: &Grid,
    sheet: &Broadsheet,
    labels: &Labels,
) {
    let mut head = Head { front, grid, sheet, row: 0 };
    if leaf == 0 && sheet.rows >= LOW {
        head.full(edition, labels);
    } else {
        head.running(edition, leaves, leaf, labels);
    }
    let row = head.row;
    front.body = row;
}

/// Sets the head of a page shown as it was printed: page, paper and day on one line.
pub(in crate::layout) fn line(front: &mut Front, edition: &Edition, leaf: &Leaf, sheet: &Broadsheet, labels: &Labels) {
    let grid = Grid::of(sheet.columns);
    let mut head = Head { front, grid: &grid, sheet, row: 0 };
    head.of_page(edition, leaf, labels);
    let row = head.row;
    front.body = row;
}

struct Head<'a> {
    front: &'a mut Front,
    grid: &'a Grid,
    sheet: &'a Broadsheet<'a>,
    row: usize,
}

impl Head<'_> {
    /// The masthead of the first page.
    fn full(&mut self, edition: &Edition, labels: &Labels) {
        let paper = edition.paper.as_ref();
        let text = |text: Option<&Text>| text.map_or(String::new(), |text| one_line(text.as_str()).trim().to_owned());
        let name = text(paper.and_then(|paper| paper.name.as_ref()));
        let motto = text(paper.and_then(|paper| paper.motto.as_ref()));
        let ear = [text(edition.weather.as_ref()), text(edition.price.as_ref())];
        if !name.is_empty() {
            self.row += usize::from(self.sheet.rows >= AIRY);
            self.name(&name, &motto, &ear.iter().find(|text| !text.is_empty()).cloned().unwrap_or_default());
            self.row += usize::from(self.sheet.rows >= AIRY);
        }
        let issue = edition.issue.as_ref();
        let number =
            issue.and_then(|issue| issue.number.as_ref()).map_or(String::new(), |number| labels.issue(number.as_str()));
        let pages = issue
            .and_then(|issue| issue.total_pages)
            .and_then(|pages| usize::try_from(pages).ok())
            .unwrap_or(edition.pages.len());
        let of_issue = [
            text(issue.and_then(|issue| issue.edition.as_ref())),
            number,
            if pages > 1 { labels.pages(pages) } else { String::new() },
            text(paper.and_then(|paper| paper.cn.as_ref())),
        ];
        let day = [one_line(&labels.day(edition)), one_line(&labels.lunar(edition))];
        self.ends(&day, &of_issue, Tone::Quiet, Run::Heavy);
    }

    /// The head of the other pages, and of a low window: page, paper and day on one line.
    fn running(&mut self, edition: &Edition, leaves: &[Leaf], leaf: usize, labels: &Labels) {
        match leaves.get(leaf).filter(|_| leaf > 0) {
            Some(leaf) => self.of_page(edition, leaf, labels),
            None => self.ends(&[paper(edition)], &[one_line(&labels.day(edition))], Tone::Masthead, Run::Heavy),
        }
    }

    /// Page, paper and day on one line.
    fn of_page(&mut self, edition: &Edition, leaf: &Leaf, labels: &Labels) {
        let title = one_line(&inside::title(edition, leaf, labels));
        self.ends(&[title], &[paper(edition), one_line(&labels.day(edition))], Tone::Masthead, Run::Heavy);
    }

    /// The name in the middle, large; motto and weather at its sides where there is room.
    fn name(&mut self, name: &str, left: &str, right: &str) {
        let across = self.grid.width();
        let ambiguous = self.sheet.ambiguous;
        let (text, size) = self.large(name);
        let scale = size.scale();
        let lines = if width(&text, ambiguous) * scale <= across {
            vec![text]
        } else {
            // A name longer than the page stands in lines.
            let sheet = crate::layout::contents::Sheet { measure: across, ambiguous, house: self.sheet.house };
            let near: String = name.chars().take(across * NAME).collect();
            let mut lines = sheet.filled(&near, across);
            lines.truncate(NAME);
            lines
        };
        let single = lines.len() == 1;
        let mut edges = (self.grid.left + across, self.grid.left);
        for line in lines {
            let cells = width(&line, ambiguous) * scale;
            let column = self.grid.left + across.saturating_sub(cells) / 2;
            edges = (edges.0.min(column), edges.1.max(column + cells));
            self.front.signs.push(Sign { column, row: self.row, cells, text: line, tone: Tone::Masthead, size });
            self.row += scale;
        }
        // Ears stand on the last row of the name, a good way off it.
        let row = self.row.saturating_sub(1);
        let column = (self.grid.left + across).saturating_sub(width(right, ambiguous));
        let fits = self.grid.left + width(left, ambiguous) + EAR <= edges.0 && column >= edges.1 + EAR;
        // One alone would push the name aside.
        if single && fits {
            self.sign(self.grid.left, row, left, Tone::Quiet);
            self.sign(column, row, right, Tone::Quiet);
        }
    }

    /// A name as large as it may be: in type of two rows, else with air between its letters.
    fn large(&self, name: &str) -> (String, TypeSize) {
        let ambiguous = self.sheet.ambiguous;
        let across = self.grid.width();
        // Small letters apart from each other are no word; capitals are an inscription.
        let capitals = name.is_ascii().then(|| name.to_uppercase());
        let set = capitals.as_deref().filter(|_| self.sheet.type_size == TypeSize::Plain).unwrap_or(name);
        let letters: Vec<&str> = clusters(set).map(|cluster| cluster.text).collect();
        let is_wide = letters.iter().all(|letter| cells(letter, ambiguous) == 2);
        let spread = |gap: usize| letters.join(&" ".repeat(gap));
        if self.sheet.type_size == TypeSize::Double && !self.front_is_low() {
            let gap = usize::from(is_wide && across >= 100);
            let text = if width(&spread(gap), ambiguous) * 2 <= across { spread(gap) } else { name.to_owned() };
            if width(&text, ambiguous) * 2 <= across {
                return (text, TypeSize::Double);
            }
        }
        // Letters that stand alone, a third of the page wide at most; words keep theirs together.
        let most = if is_wide { SPREAD } else { usize::from(letters.iter().all(|letter| letter.is_ascii())) };
        let gap = (0..=most).rev().find(|gap| *gap == 0 || width(&spread(*gap), ambiguous) * 5 <= across * 2);
        let gap = if is_wide { gap.unwrap_or(0).max(1) } else { gap.unwrap_or(0) };
        let text = if gap == 0 { name.to_owned() } else { spread(gap) };
        (if width(&text, ambiguous) <= across { text } else { name.to_owned() }, TypeSize::Plain)
    }

    fn front_is_low(&self) -> bool {
        self.sheet.rows < LOW
    }

    /// Words at both ends of a row between two rules; on rows of their own where they do not fit beside each other.
    fn ends(&mut self, left: &[String], right: &[String], tone: Tone, rule: Run) {
        let across = self.grid.width();
        let ambiguous = self.sheet.ambiguous;
        let said = |texts: &[String]| texts.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>();
        let (mut left, mut right) = (said(left), said(right));
        if left.is_empty() && right.is_empty() {
            if self.row > 0 {
                self.rule(rule);
            }
            return;
        }
        let joined = |texts: &[String]| texts.join(GAP);
        // What is said last gives way first.
        while width(&joined(&left), ambiguous) + width(&joined(&right), ambiguous) + 2 > across {
            if right.len() > 1 || (!right.is_empty() && !left.is_empty()) {
                right.pop();
            } else if left.len() > 1 {
                left.pop();
            } else {
                break;
            }
        }
        if self.row > 0 {
            self.rule(Run::Across);
        }
        let start = joined(&left);
        let lines = crate::layout::contents::Sheet { measure: across, ambiguous, house: self.sheet.house };
        for line in lines.filled(&start, across).into_iter().take(2) {
            self.sign(self.grid.left, self.row, &line, tone);
            self.row += 1;
        }
        let end = fit(&joined(&right), across, ambiguous).to_owned();
        if !end.is_empty() {
            let row = if start.is_empty() { self.row } else { self.row.saturating_sub(1) };
            let column = (self.grid.left + across).saturating_sub(width(&end, ambiguous));
            self.sign(column, row, &end, Tone::Quiet);
            self.row = row + 1;
        }
        self.rule(rule);
    }

    fn sign(&mut self, column: usize, row: usize, text: &str, tone: Tone) {
        if text.is_empty() {
            return;
        }
        let cells = width(text, self.sheet.ambiguous);
        self.front.signs.push(Sign { column, row, cells, text: text.to_owned(), tone, size: TypeSize::Plain });
    }

    fn rule(&mut self, run: Run) {
        let area = Area { column: self.grid.left, row: self.row, columns: self.grid.width(), rows: 1 };
        self.front.rules.push(Rule { area, run });
        self.row += 1;
    }
}

/// The paper's name on one line.
fn paper(edition: &Edition) -> String {
    edition.paper.as_ref().and_then(|paper| paper.name.as_ref()).map_or(String::new(), Text::line)
}

/// What stands between two words of a masthead.
const GAP: &str = "  ";
