//! Long sessions over the samples, on terminals of every kind.
//!
//! Owns what must hold after any keys, sizes and answers of the terminal. It refuses texts made for the purpose.

use ratatui::buffer::Buffer;

use super::super::*;
use super::emulator::KINDS;
use super::replay::{PAIRS, Replay, area, found, said};
use crate::app::{Effect, Frames, Key};
use crate::edition::file::{Limits, read};

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
                tell(&mut app, &mut replay, Message::Terminal(said(ambiguous, frames)));
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
                tell(&mut app, &mut replay, Message::Terminal(said(wrong, frames)));
                for key in keys.split(' ') {
                    press(&mut app, &mut replay, key);
                    replay.draw(&app);
                }
                let (ambiguous, frames) = found(kind);
                tell(&mut app, &mut replay, Message::Terminal(said(ambiguous, frames)));
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
            tell(&mut app, &mut replay, Message::Terminal(said(either, frames)));
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
            update(&mut app, Message::Terminal(said(Ambiguous::Wide, Frames::Ascii)));
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
