//! Frames replayed: what is sent, shown by terminals of every kind.
//!
//! Owns what must hold after any frames: each cluster stands at its column, nothing is eaten, no ghost is left.
//! It refuses to look at the bytes themselves, save for what may never be in them.

use proptest::prelude::*;
use ratatui::backend::Backend as _;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::super::*;
use super::emulator::{Emulator, KINDS, Kind};
use crate::app::Key;
use crate::edition::Text;
use crate::edition::file::{Limits, read};
use crate::text::{cells, clusters};
use crate::view::{Ink, put};

/// A terminal, our back end before it, and the buffer it was last given, as ratatui's `Terminal` keeps them.
struct Replay {
    emulator: Emulator,
    backend: Backend<Emulator>,
    before: Buffer,
}

fn area(columns: usize, rows: usize) -> Rect {
    Rect::new(0, 0, u16::try_from(columns).unwrap(), u16::try_from(rows).unwrap())
}

impl Replay {
    fn new(kind: Kind, area: Rect) -> Self {
        let emulator = Emulator::new(kind, area.width, area.height);
        Self { emulator: emulator.clone(), backend: Backend::new(emulator), before: Buffer::empty(area) }
    }

    fn show(&mut self, after: Buffer) {
        self.backend.draw(self.before.diff(&after).into_iter()).unwrap();
        self.backend.flush().unwrap();
        self.before = after;
    }

    fn clear(&mut self) {
        self.backend.clear().unwrap();
        self.before.reset();
    }

    fn resize(&mut self, area: Rect) {
        self.emulator.resize(area.width, area.height);
        self.before = Buffer::empty(area);
        self.clear();
    }

    /// Draws what the program shows.
    fn draw(&mut self, app: &App) {
        let mut buffer = Buffer::empty(area(app.window().columns, app.window().rows));
        draw(app, Theme::Terminal, &mut buffer);
        self.show(buffer);
    }

    /// Where the terminal shows anything but what it was given.
    fn fault(&self) -> Option<String> {
        let buffer = &self.before;
        let columns = usize::from(buffer.area.width);
        for row in 0..usize::from(buffer.area.height) {
            let line = &buffer.content[row * columns..(row + 1) * columns];
            let mut column = 0;
            while column < columns {
                let behind = line[column + 1..].iter().take_while(|cell| cell.symbol().is_empty()).count();
                let end = column + 1 + behind;
                if let Some(fault) = self.cluster(line[column].symbol(), column..end, row, line[column].modifier) {
                    return Some(format!("row {row}, column {column}: {fault}"));
                }
                column = end;
            }
        }
        None
    }

    fn cluster(&self, symbol: &str, at: std::ops::Range<usize>, row: usize, style: Modifier) -> Option<String> {
        if symbol.is_empty() {
            return Some("the second half of nothing".to_owned());
        }
        let width = at.len();
        let shown: Vec<_> = at.map(|column| self.emulator.cell(column, row)).collect();
        if shown[0].is_second {
            return Some(format!("{symbol:?} is covered by the sign before it"));
        }
        let text: String = shown.iter().map(|cell| cell.text.as_str()).collect();
        let (text, symbol) = (text.trim_end_matches(' '), symbol.trim_end_matches(' '));
        // A cluster for which a terminal takes more cells than it is given loses its end, and nothing else does.
        if text != symbol && !(symbol.starts_with(text) && self.emulator.spread(symbol) > width) {
            return Some(format!("{text:?} for {symbol:?}"));
        }
        let looks = |cell: &super::emulator::Shown| {
            cell.is_second
                || (cell.reversed, cell.underlined)
                    == (style.contains(Modifier::REVERSED), style.contains(Modifier::UNDERLINED))
        };
        (!shown.iter().all(looks)).then(|| format!("{symbol:?} is marked otherwise than it should be"))
    }

    /// Where the terminal shows anything but what a fresh one would.
    fn ghost(&self) -> Option<String> {
        let mut fresh = Self::new(self.emulator.kind, self.before.area);
        fresh.show(self.before.clone());
        let size = self.before.area;
        let at = (0..usize::from(size.height)).flat_map(|row| (0..usize::from(size.width)).map(move |at| (at, row)));
        at.map(|(column, row)| (column, row, self.emulator.cell(column, row), fresh.emulator.cell(column, row)))
            .map(|(column, row, mut here, mut there)| {
                for cell in [&mut here, &mut there] {
                    cell.text.truncate(cell.text.trim_end_matches(' ').len());
                }
                (column, row, here, there)
            })
            .find(|(_, _, here, there)| here != there)
            .map(|(column, row, here, there)| format!("row {row}, column {column}: {here:?}, afresh {there:?}"))
    }
}

/// How a terminal of a kind draws, as the program would find out.
fn found(kind: Kind) -> (Ambiguous, Frames) {
    match kind {
        Kind::Narrow | Kind::Old => (Ambiguous::Narrow, Frames::Box),
        Kind::Wide => (Ambiguous::Wide, Frames::Ascii),
        Kind::WideButBoxes => (Ambiguous::Wide, Frames::Box),
    }
}

/// Terminals, and what the program takes them for: what each is, and narrow ones for wide.
const PAIRS: [(Kind, Ambiguous, Frames); 6] = [
    (Kind::Narrow, Ambiguous::Narrow, Frames::Box),
    (Kind::Wide, Ambiguous::Wide, Frames::Ascii),
    (Kind::WideButBoxes, Ambiguous::Wide, Frames::Box),
    (Kind::Old, Ambiguous::Narrow, Frames::Box),
    (Kind::Narrow, Ambiguous::Wide, Frames::Box),
    (Kind::Old, Ambiguous::Wide, Frames::Ascii),
];

const SAMPLES: [(&str, &[u8]); 5] = [
    ("zh-Hans", include_bytes!("../../../data/zh-Hans.edition.json")),
    ("zh-Hant", include_bytes!("../../../data/zh-Hant.edition.json")),
    ("ja", include_bytes!("../../../data/ja.edition.json")),
    ("ko", include_bytes!("../../../data/ko.edition.json")),
    ("en", include_bytes!("../../../data/en.edition.json")),
];

const SIZES: [(usize, usize); 3] = [(80, 24), (40, 12), (120, 40)];

const KEYS: &str = "j j G ? d q enter j space J J ] space d u b K t k enter L ? j q H [ enter G space space h x g g l \
    J space space J space space space J j j j k u ctrl-l j J space space t ] j l";

fn open(sample: &[u8], (columns, rows): (usize, usize)) -> App {
    App::new(read(sample, Limits::default()).unwrap(), "", Window { columns, rows })
}

fn tell(app: &mut App, replay: &mut Replay, message: Message) {
    if let Some(Effect::Redraw) = update(app, message) {
        replay.clear();
    }
}

fn press(app: &mut App, replay: &mut Replay, key: &str) {
    tell(app, replay, Message::Key(Key::parse(key).unwrap()));
}

#[test]
fn whatever_is_read_each_cluster_stands_in_its_cells() {
    for (name, sample) in SAMPLES {
        // One paper on every terminal; the others on the two kinds that most terminals are of.
        let pairs = if name == "zh-Hans" { PAIRS.as_slice() } else { &PAIRS[..2] };
        for size in SIZES {
            for (kind, ambiguous, frames) in pairs.iter().copied() {
                let mut app = open(sample, size);
                let mut replay = Replay::new(kind, area(size.0, size.1));
                tell(&mut app, &mut replay, Message::Terminal(ambiguous, frames));
                for (count, key) in KEYS.split(' ').filter(|key| !key.is_empty()).enumerate() {
                    press(&mut app, &mut replay, key);
                    replay.draw(&app);
                    let case = || format!("{name} at {size:?} on {kind:?} as {ambiguous:?}, key {count} {key}");
                    assert_eq!(replay.fault(), None, "{}", case());
                    if count % 8 == 0 {
                        assert_eq!(replay.ghost(), None, "{}", case());
                    }
                }
            }
        }
    }
}

#[test]
fn a_wrong_guess_leaves_nothing_behind_once_it_is_put_right() {
    for kind in KINDS {
        for (wrong, frames) in [(Ambiguous::Narrow, Frames::Box), (Ambiguous::Wide, Frames::Box)] {
            let mut app = open(SAMPLES[0].1, SIZES[0]);
            let mut replay = Replay::new(kind, area(80, 24));
            for keys in ["j", "j j enter", "space J", "G space t", "? d", "q ] enter", "space space"] {
                tell(&mut app, &mut replay, Message::Terminal(wrong, frames));
                for key in keys.split(' ') {
                    press(&mut app, &mut replay, key);
                    replay.draw(&app);
                }
                let (ambiguous, frames) = found(kind);
                tell(&mut app, &mut replay, Message::Terminal(ambiguous, frames));
                replay.draw(&app);
                assert_eq!(replay.fault(), None, "{kind:?} taken for {wrong:?}, after {keys}");
                assert_eq!(replay.ghost(), None, "{kind:?} taken for {wrong:?}, after {keys}");
            }
        }
    }
}

#[test]
fn other_sizes_and_other_policies_leave_nothing_behind() {
    let sizes = [(80, 24), (40, 12), (120, 40), (1, 1), (3, 2), (2, 9), (24, 5), (79, 24), (80, 24), (23, 40)];
    for kind in KINDS {
        let mut app = open(SAMPLES[0].1, sizes[0]);
        let mut replay = Replay::new(kind, area(80, 24));
        let (ambiguous, frames) = found(kind);
        for (count, key) in "j enter space J G t ] l space ? d q space J K".split(' ').cycle().take(60).enumerate() {
            let (columns, rows) = sizes[count % sizes.len()];
            replay.resize(area(columns, rows));
            tell(&mut app, &mut replay, Message::Resize(Window { columns, rows }));
            // Narrow terminals bear both policies.
            let either = if count % 3 == 0 { Ambiguous::Wide } else { ambiguous };
            tell(&mut app, &mut replay, Message::Terminal(either, frames));
            for key in [key, "j", "k", "space"] {
                press(&mut app, &mut replay, key);
                replay.draw(&app);
                assert_eq!(replay.fault(), None, "{kind:?} at {columns} by {rows}, key {count} {key}");
            }
            assert_eq!(replay.ghost(), None, "{kind:?} at {columns} by {rows}, key {count} {key}");
        }
    }
}

#[test]
fn no_box_drawing_is_sent_to_a_terminal_that_draws_it_wide() {
    let is_box = |char: &char| matches!(char, '\u{2500}'..='\u{257F}');
    for (name, sample) in SAMPLES {
        let given = std::str::from_utf8(sample).unwrap().chars().filter(is_box).count();
        assert_eq!(given, 0, "{name} has box drawing in its own texts");
        for size in SIZES {
            let mut app = open(sample, size);
            update(&mut app, Message::Terminal(Ambiguous::Wide, Frames::Ascii));
            for key in KEYS.split(' ').filter(|key| !key.is_empty()) {
                update(&mut app, Message::Key(Key::parse(key).unwrap()));
                let empty = Buffer::empty(area(size.0, size.1));
                let mut buffer = empty.clone();
                draw(&app, Theme::Terminal, &mut buffer);
                let sent = String::from_utf8(super::bytes(&empty, &buffer)).unwrap();
                assert_eq!(sent.chars().find(is_box), None, "{name} at {size:?}, key {key}");
            }
        }
    }
}

/// What terminals and programs stumble over, each beside plain letters of one cell and of two.
const HOSTILE: [&str; 47] = [
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
        put(&mut buffer, text.column, text.row, &text.text, text.style, Ink { ambiguous, ascii: false });
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
