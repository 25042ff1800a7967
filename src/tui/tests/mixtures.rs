//! Texts that terminals disagree on, side by side, on terminals of every kind.
//!
//! Owns the collection of such texts, and that they may stand, move and be put over each other anywhere. It refuses
//! the program's own screens.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::emulator::Kind;
use super::replay::{PAIRS, Replay};
use crate::edition::Text;
use crate::text::{Ambiguous, cells, clusters};
use crate::view::{Ink, put};

/// What terminals and programs stumble over, each beside plain letters of one cell and of two.
const HOSTILE: [&str; 48] = [
    "a",
    " ",
    "报",
    "𠮷",
    "，",
    "　",
    "か",
    "한",
    "“",
    "”",
    "—",
    "…",
    "·",
    "é",
    "Ж",
    "─",
    "│",
    "①",
    "⓪",
    "→",
    "℃",
    "■",
    "★",
    "Ⅻ",
    "㏎",
    "№",
    "👍",
    "👍\u{1F3FD}",
    "👨\u{200D}👩\u{200D}👧",
    "🇨🇳",
    "☎\u{FE0F}",
    "⌚\u{FE0E}",
    "1\u{FE0F}\u{20E3}",
    "ｶ",
    "ｶ\u{FF9E}",
    "か\u{FF9E}",
    "か\u{3099}",
    "e\u{301}",
    "Ж\u{301}",
    "\u{FFFD}",
    "\u{3164}",
    "क\u{94D}ष",
    "स\u{94D}त\u{94D}री",
    "ក\u{17D2}ក",
    "a\u{93E}",
    "ᄀ가",
    "\u{8E2}ႇ",
    "မာ",
];

const STYLES: [Style; 4] = [
    Style::new(),
    Style::new().add_modifier(Modifier::BOLD),
    Style::new().add_modifier(Modifier::REVERSED),
    Style::new().add_modifier(Modifier::UNDERLINED),
];

#[derive(Debug, Clone)]
struct Put {
    column: usize,
    row: usize,
    text: String,
    style: Style,
}

fn buffer(area: Rect, puts: &[Put], ambiguous: Ambiguous) -> Buffer {
    let mut buffer = Buffer::empty(area);
    for text in puts {
        put(
            &mut buffer,
            text.column,
            text.row,
            &text.text,
            text.style,
            Ink { ambiguous, ascii: false, ground: crate::view::Style::new() },
        );
    }
    buffer
}

/// Which cells are the second half of a sign, by the widths alone: what comes later takes its cells whole, and a
/// sign that loses one of its cells loses both.
fn halves(area: Rect, puts: &[Put], ambiguous: Ambiguous) -> Vec<bool> {
    let (columns, rows) = (usize::from(area.width), usize::from(area.height));
    let mut owners: Vec<Option<usize>> = vec![None; columns * rows];
    for text in puts.iter().filter(|text| text.row < rows) {
        let mut column = text.column;
        for cluster in clusters(&text.text) {
            let width = cells(cluster.text, ambiguous);
            if width > 0 && column + width <= columns {
                let start = text.row * columns + column;
                for cell in start..start + width {
                    if let Some(lost) = owners[cell] {
                        owners.iter_mut().filter(|owner| **owner == Some(lost)).for_each(|owner| *owner = None);
                    }
                }
                owners[start..start + width].fill(Some(start));
            }
            column += width;
        }
    }
    owners.iter().enumerate().map(|(cell, owner)| owner.is_some_and(|start| start != cell)).collect()
}

/// Shows frames on each terminal; what each shows must be what it was given, and the same as afresh.
fn replayed(area: Rect, frames: &[Vec<Put>]) -> Result<(), String> {
    for (kind, ambiguous, _) in PAIRS {
        let is_drawable = |text: &Put| kind != Kind::Wide || !text.text.contains(['─', '│']);
        let mut replay = Replay::new(kind, area);
        for (index, puts) in frames.iter().enumerate() {
            let puts: Vec<Put> = puts.iter().filter(|text| is_drawable(text)).cloned().collect();
            let after = buffer(area, &puts, ambiguous);
            let behind: Vec<bool> = after.content.iter().map(|cell| cell.symbol().is_empty()).collect();
            if behind != halves(area, &puts, ambiguous) {
                return Err(format!("halves without their other halves as {ambiguous:?}, frame {index}: {puts:?}"));
            }
            replay.show(after);
            if let Some(fault) = replay.fault().or_else(|| replay.ghost()) {
                return Err(format!("{kind:?} as {ambiguous:?}, frame {index}: {fault}"));
            }
        }
    }
    Ok(())
}

fn line(column: usize, text: String, style: usize) -> Vec<Put> {
    vec![Put { column, row: 0, text, style: STYLES[style % STYLES.len()] }]
}

#[test]
fn any_two_clusters_may_move_by_a_cell_and_change_places() {
    for (one, first) in HOSTILE.iter().enumerate() {
        for (two, second) in HOSTILE.iter().enumerate() {
            let (there, back) = (format!("{first}{second}"), format!("{second}{first}"));
            let style = one + two;
            let frames = [
                line(0, there.clone(), style),
                line(1, there.clone(), style),
                line(2, back.clone(), style),
                line(1, back, style + 1),
                line(0, format!("a{there}"), style),
                line(0, there, style + 1),
                line(0, (*first).to_owned(), style),
                line(1, (*second).to_owned(), style),
                Vec::new(),
            ];
            assert_eq!(replayed(Rect::new(0, 0, 7, 2), &frames), Ok(()), "{first:?} and {second:?}");
        }
    }
}

#[test]
fn a_line_of_everything_moves_by_a_cell_from_frame_to_frame() {
    let all: String = HOSTILE.iter().flat_map(|sign| [*sign, "a", *sign, "报"]).collect();
    let short: String = HOSTILE.concat();
    let right = (0..24).map(|column| line(column, all.clone(), 0));
    let left = (0..24).rev().map(|column| line(column, short.clone(), column));
    let frames: Vec<_> = right.chain(left).collect();
    assert_eq!(replayed(Rect::new(0, 0, 120, 2), &frames), Ok(()));
}

fn any_put() -> impl Strategy<Value = Put> {
    let hostile =
        prop::collection::vec(prop::sample::select(HOSTILE.as_slice()), 0..7).prop_map(|signs| signs.concat());
    // Whatever else there is, as far as a text may hold it, below the planes of the stand-ins.
    let other = prop::collection::vec(prop::char::range(' ', '\u{1FFFF}'), 0..7).prop_map(|chars| {
        let text: String = chars.into_iter().collect();
        Text::plain(&text).as_str().to_owned()
    });
    let style = prop::sample::select(STYLES.as_slice());
    (0..13usize, 0..3usize, prop_oneof![2 => hostile, 1 => other], style).prop_map(|(column, row, text, style)| Put {
        column,
        row,
        text,
        style,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_texts_anywhere_are_shown_as_they_were_put(
        frames in prop::collection::vec(prop::collection::vec(any_put(), 0..6), 1..6),
    ) {
        prop_assert_eq!(replayed(Rect::new(0, 0, 12, 3), &frames), Ok(()));
    }
}
