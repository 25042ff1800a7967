//! Type in two sizes, drawn over, moved and taken away.
//!
//! Owns that a terminal shows the last page, whatever pages came before it. It refuses the program's own screens.

use proptest::prelude::*;
use ratatui::backend::Backend as _;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::super::backend::Backend;
use super::super::probe;
use super::multicell::{Below, Multicell, Shown, rows};
use crate::text::Ambiguous;
use crate::view::{Ink, big, put, put_big};

/// Signs of one cell and of two, sure and unsure, alone and joined.
const SIGNS: [&str; 14] =
    ["a", " ", "报", "，", "　", "한", "“", "—", "①", "👍", "e\u{301}", "か\u{3099}", "स\u{94D}त\u{94D}री", "\u{FFFD}"];

const STYLES: [Style; 4] = [
    Style::new(),
    Style::new().add_modifier(Modifier::BOLD).fg(Color::Red),
    Style::new().add_modifier(Modifier::REVERSED),
    Style::new().add_modifier(Modifier::UNDERLINED),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Size {
    Small,
    Big,
}

/// A text on a page: where, what, how large, in which style.
#[derive(Debug, Clone)]
struct Put(usize, usize, String, Size, Style);

/// What happens to the terminal.
#[derive(Debug, Clone)]
enum Step {
    /// Another page.
    Page(Vec<Put>),
    /// Everything is drawn anew.
    Redraw,
    /// The terminal is asked what it is.
    Ask,
    /// Another size.
    Resize(u16, u16),
}

fn page(area: Rect, puts: &[Put], ambiguous: Ambiguous) -> Buffer {
    let mut buffer = Buffer::empty(area);
    let ink = Ink { ambiguous, ascii: false, ground: Style::new() };
    for Put(column, row, text, size, style) in puts {
        match size {
            Size::Small => put(&mut buffer, *column, *row, text, *style, ink),
            Size::Big => put_big(&mut buffer, *column, *row, text, *style, ink),
        };
    }
    buffer
}

/// A terminal, our back end before it, and the page it was last given.
struct Replay {
    terminal: Multicell,
    backend: Backend<Multicell>,
    before: Buffer,
}

impl Replay {
    fn new(below: Below, area: Rect) -> Self {
        let terminal = Multicell::new(below, usize::from(area.width), usize::from(area.height));
        Self { terminal: terminal.clone(), backend: Backend::new(terminal), before: Buffer::empty(area) }
    }

    fn show(&mut self, after: Buffer) {
        self.backend.draw(self.before.diff(&after).into_iter()).unwrap();
        self.backend.flush().unwrap();
        self.before = after;
    }

    fn clear(&mut self) {
        self.backend.clear().unwrap();
        self.backend.flush().unwrap();
        self.before.reset();
    }

    fn cells(&self) -> Vec<Shown> {
        let Rect { width, height, .. } = self.before.area;
        let at = (0..usize::from(height)).flat_map(|row| (0..usize::from(width)).map(move |column| (column, row)));
        at.map(|(column, row)| self.terminal.cell(column, row)).collect()
    }

    /// Where the terminal shows anything but the page it was given, or than a fresh one would.
    fn fault(&self, below: Below) -> Option<String> {
        if let Some(fault) = self.terminal.faults().first() {
            return Some(fault.clone());
        }
        let mut fresh = Self::new(below, self.before.area);
        fresh.show(self.before.clone());
        if self.cells() != fresh.cells() {
            return Some(format!("{:#?}, afresh {:#?}", rows(&self.terminal), rows(&fresh.terminal)));
        }
        let columns = usize::from(self.before.area.width);
        for (index, cell) in self.before.content.iter().enumerate() {
            let shown = self.terminal.cell(index % columns, index / columns);
            let whole = |cells: u16| shown.part == Some([0, 0, usize::from(cells) * 2, 2]);
            let is_right = match big(cell) {
                Some(big) => whole(big.cells) && shown.text == big.text.trim(),
                // A cell that is small is not the first of a big cluster.
                None => !matches!(shown.part, Some([0, 0, _, 2])),
            };
            if !is_right {
                return Some(format!("{:?} at {index} is {shown:?}", cell.symbol()));
            }
        }
        None
    }
}

fn replayed(area: Rect, steps: &[Step]) -> Result<(), String> {
    for below in [Below::Skips, Below::Overwrites] {
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            let mut replay = Replay::new(below, area);
            for (index, step) in steps.iter().enumerate() {
                match step {
                    Step::Page(puts) => {
                        let page = page(replay.before.area, puts, ambiguous);
                        replay.show(page);
                    }
                    Step::Redraw => {
                        let page = replay.before.clone();
                        replay.clear();
                        replay.show(page);
                    }
                    Step::Ask => {
                        let under = probe::under(&replay.before);
                        replay.backend.ask(&probe::question(), &under).unwrap();
                    }
                    Step::Resize(columns, rows) => {
                        replay.terminal.resize(usize::from(*columns), usize::from(*rows));
                        replay.before = Buffer::empty(Rect::new(0, 0, *columns, *rows));
                        replay.clear();
                    }
                }
                if let Some(fault) = replay.fault(below) {
                    return Err(format!("{below:?} as {ambiguous:?}, step {index}: {fault}"));
                }
            }
        }
    }
    Ok(())
}

fn text(column: usize, row: usize, text: &str, size: Size) -> Put {
    Put(column, row, text.to_owned(), size, Style::new())
}

#[test]
fn a_page_that_scrolls_by_a_row_leaves_nothing_behind() {
    let lines = |top: usize| {
        let all = [("今日要闻 News", Size::Big), ("", Size::Small), ("正文“一”", Size::Small), ("more", Size::Small)];
        let seen = all.iter().enumerate().skip(top).take(4);
        seen.map(|(row, (line, size))| text(0, row - top, line, *size)).collect::<Vec<_>>()
    };
    let up_and_down = [0, 1, 2, 1, 0, 2, 0].map(|top| Step::Page(lines(top)));
    assert_eq!(replayed(Rect::new(0, 0, 30, 4), &up_and_down), Ok(()));
}

#[test]
fn big_type_is_replaced_moved_and_overwritten_in_either_row() {
    let (big, small) = (Size::Big, Size::Small);
    let pages = [
        vec![text(2, 1, "大报ab", big)],
        // By other big type, of other widths, over half of it, in another style.
        vec![text(2, 1, "小a报b", big)],
        vec![text(3, 1, "大报ab", big)],
        vec![text(3, 2, "大报ab", big)],
        vec![Put(3, 2, "大报ab".to_owned(), big, STYLES[2])],
        // By small type in the first row alone, in the second alone, in both.
        vec![text(2, 1, "大报ab", big), text(4, 1, "报纸", small)],
        vec![text(2, 1, "大报ab", big), text(0, 2, "一二三四五六", small)],
        vec![text(2, 1, "大报ab", big)],
        vec![text(0, 2, "一二三四五六", small)],
        vec![text(2, 1, "大报ab", big), text(0, 2, "“", small), text(0, 1, "—", small)],
        vec![text(2, 1, "大报ab", big), text(0, 2, "x", small)],
        vec![text(0, 1, "大报ab", small), text(0, 2, "大报ab", small)],
        vec![],
        vec![text(2, 1, "大报ab", big)],
        vec![],
    ];
    let mut steps: Vec<Step> = pages.into_iter().map(Step::Page).collect();
    assert_eq!(replayed(Rect::new(0, 0, 16, 4), &steps), Ok(()));
    // And back again, with everything drawn anew now and then.
    let mut back: Vec<Step> = steps.iter().rev().cloned().collect();
    steps.append(&mut back);
    for at in [9, 6, 3] {
        steps.insert(at, Step::Redraw);
    }
    assert_eq!(replayed(Rect::new(0, 0, 16, 4), &steps), Ok(()));
}

fn any_put() -> impl Strategy<Value = Put> {
    let signs = prop::collection::vec(prop::sample::select(SIGNS.as_slice()), 0..5).prop_map(|signs| signs.concat());
    let size = prop_oneof![Just(Size::Small), Just(Size::Big)];
    (0..13usize, 0..5usize, signs, size, prop::sample::select(STYLES.as_slice()))
        .prop_map(|(column, row, text, size, style)| Put(column, row, text, size, style))
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => prop::collection::vec(any_put(), 0..6).prop_map(Step::Page),
        1 => Just(Step::Redraw),
        1 => Just(Step::Ask),
        1 => (1..16u16, 1..7u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pages_of_big_and_small_type_are_shown_as_they_would_be_afresh(
        steps in prop::collection::vec(any_step(), 1..8),
    ) {
        prop_assert_eq!(replayed(Rect::new(0, 0, 12, 5), &steps), Ok(()));
    }
}
