//! Nasty strings wherever a string can come from: an edition, the shelf, the state, a search, a message of the world.
//!
//! Owns the strings and the way over every screen. What of them is sent is read by the strict reader that the tests of
//! the whole program have, so that both know one list of sequences.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use ratatui::backend::Backend as _;
use ratatui::buffer::Buffer;
use serde_json::json;

use super::super::*;
use super::replay::area;
use super::strict;
use crate::app::{Course, Effect, Findings, Frames, KeptList, Key, Scaled, ShelfNews, Terminal as Said};
use crate::edition::{Edition, Place};
use crate::library::{
    Anchor, Catalogue, Clip, Clipping, Entry, Facts, Found, IssueKey, Origin, Recent, Saved, Snippet, Source, Stamp,
    Starred, Summary,
};
use crate::view::Theme;

/// Strings from an alphabet of which hardly a letter is harmless.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\u{1b}",
        "\u{1b}[",
        "\u{1b}]52;c;",
        "\u{1b}]0;",
        "\u{1b}]66;s=2;",
        "\u{1b}P",
        "\u{1b}_G",
        "\u{1b}\\",
        "\u{9b}31m",
        "\u{9d}",
        "\u{9c}",
        "\u{90}",
        "\u{0}",
        "\u{7}",
        "\u{8}",
        "\r",
        "\n",
        "\u{b}",
        "\u{c}",
        "\u{e}",
        "\u{7f}",
        "\u{85}",
        "\t",
        "\u{202e}",
        "\u{2066}",
        "\u{2069}",
        "\u{200f}",
        "\u{61c}",
        "\u{200b}",
        "\u{200d}",
        "\u{200c}",
        "\u{2060}",
        "\u{feff}",
        "\u{ad}",
        "\u{34f}",
        "\u{fe0f}",
        "\u{fe0e}",
        "\u{e0100}",
        "\u{e0041}",
        "\u{e007f}",
        "\u{1f3f4}",
        "\u{1f3f4}\u{e0067}",
        "\u{301}",
        "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "\u{20dd}",
        "\u{e000}",
        "\u{f8b0}",
        "\u{f8b1}",
        "\u{f8b2}",
        "\u{100000}\u{100000}\u{100000}",
        "\u{10eeee}\u{305}\u{305}",
        "\u{fffe}",
        "\u{fdd0}",
        "\u{10ffff}",
        "\u{2028}",
        "\u{2029}",
        "\u{fff9}",
        "\u{3164}",
        "\u{ffa0}",
        "\u{115f}",
        "ᄀ",
        "각",
        "ᅡ",
        "क\u{94d}",
        "\u{93e}",
        "\u{600}",
        "\u{e33}",
        "👩\u{200d}👩",
        "🇨",
        "👍\u{1f3fd}",
        "“",
        "—",
        "报",
        "a",
        "“报”",
        "。",
        " ",
        "　",
        "word",
        "①",
        "ｶ\u{ff9e}",
        "﷽",
        "\u{13430}",
        "\u{17b4}",
        "{ $text }",
        "%s",
    ]);
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

/// An edition in which every string is one of these.
fn edition(next: &mut impl FnMut() -> String) -> Edition {
    let mut article = |page: &str| {
        json!({
            "id": next(), "rubric": next(), "kicker": next(), "headline": next(), "deck": [next(), next()], "summary": next(),
            "byline": {"text": next()}, "dateline": next(), "issuer": next(), "signature": {"lines": [next(), next()]}, "url": next(),
            "positions": [{"page": page, "bbox": [1, 2, 60, 80]}], "repairs": [{"kind": next(), "before": next(), "after": next(), "confidence": 0.1}],
            "body": [next(), [next(), {"t": "strong", "c": next()}, {"t": "ruby", "c": next(), "r": next()}, {"t": "link", "c": next(), "href": "https://e.org/"},
                {"t": "sup", "c": next()}, {"t": next(), "c": next()}],
                {"type": "subhead", "text": next()}, {"type": "list", "items": [next(), {"marker": next(), "text": next()}]},
                {"type": "table", "caption": next(), "header": [[next(), next()]], "rows": [[next(), next()]]},
                {"type": "figure", "alt": next(), "caption": next(), "credit": next(), "asset": next()},
                {"type": "quote", "text": next(), "cite": next()}, {"type": "box", "title": next(), "blocks": [next()]},
                {"type": "lines", "verse": true, "lines": [next(), next()]}, {"type": "pre", "text": next()}, {"type": "note", "label": next(), "text": next()},
                {"type": next(), "text": next()}],
        })
    };
    let articles = [article("p"), article("p"), article("q")];
    let json = json!({
        "format": "edition/1", "paper": {"name": next(), "motto": next(), "name_alt": [next()]}, "date_text": next(), "weather": next(),
        "price": next(), "issue": {"number": next()}, "calendar": {"lunar": next(), "weekday": next()},
        "pages": [{"id": "p", "number": next(), "name": next(), "width": 100, "height": 100}, {"id": "q", "number": next(), "name": next()}],
        "sections": [{"id": "s", "title": next()}], "articles": articles,
    });
    serde_json::from_value(json).unwrap()
}

/// What the shelf and the state say, uncleaned, as no floor below would hand it on.
fn told(next: &mut impl FnMut() -> String, number: u64) -> Vec<Message> {
    let mut origin = || {
        let (key, paper) = (next(), next());
        Origin { key: IssueKey::kept(&key), path: Some(next().into()), paper, day: "2026-11-23".parse().ok() }
    };
    let (first, second, third) = (origin(), origin(), origin());
    let mut source = || Source { article: next(), page: next(), section: next(), byline: next(), headline: next() };
    let (one, two, last) = (source(), source(), source());
    let entry = |next: &mut dyn FnMut() -> String, day: &str| {
        let (paper, which) = (next(), next());
        let facts = Facts {
            key: first.key.clone(),
            paper: paper.clone(),
            day: day.parse().ok(),
            which: which.clone(),
            lead: next(),
            articles: 3,
            lang: Some(next()),
        };
        let path = next().into();
        let saved = Saved { paper, day: day.parse().ok(), name: which, path, bytes: 9, stamp: Stamp(1) };
        Entry { saved, facts: Some(facts) }
    };
    let entries = vec![entry(next, "2026-11-23"), entry(next, "2026-11-22"), entry(next, "")];
    let catalogue = Arc::new(Catalogue::of(entries));
    let recent = vec![Recent { origin: third, last: Some(last), summary: Summary::default() }];
    let today = "2026-11-26".parse().ok();
    let news = ShelfNews { catalogue, summaries: std::collections::HashMap::new(), recent, indexing: None, today };
    let clip = Clip { source: one, text: next(), anchor: Anchor::default(), end: Place::default(), taken: None };
    let text = next();
    let found = Found {
        path: next().into(),
        key: second.key.clone(),
        paper: next(),
        day: None,
        which: next(),
        page: Some(next()),
        section: next(),
        article: 0,
        id: next(),
        headline: next(),
        part: 0,
        hits: std::iter::once(0..text.len()).collect(),
        count: 1,
        snippet: Snippet { hit: 0..text.len(), text },
    };
    let findings = Findings { number, found: vec![found], course: Course::Over, passed: (1, 1) };
    vec![
        Message::Shelf(Box::new(news)),
        Message::KeptList(KeptList::Stars(vec![Starred { origin: second, source: two }])),
        Message::KeptList(KeptList::Clippings(vec![Clipping { number: 1, origin: first.clone(), clip }])),
        Message::FoundAcross(Box::new(findings)),
    ]
}

/// A terminal before the program, and all that it was sent.
struct Wire {
    backend: Backend<Vec<u8>>,
    before: Buffer,
    sent: String,
    copied: Vec<String>,
}

impl Wire {
    fn tell(&mut self, app: &mut App, message: Message) {
        match update(app, message) {
            Some(Effect::Copy(text)) => self.copied.push(text),
            Some(Effect::Search(typed, number)) => {
                let (edition, order) = app.shared();
                if let Ok(query) = crate::text::Query::parse(&typed) {
                    let found = crate::app::search::search_edition(&edition, &order, &query, || true);
                    self.tell(app, Message::Found(number, found.unwrap_or_default()));
                }
            }
            _ => {}
        }
        self.draw(app);
    }

    fn draw(&mut self, app: &App) {
        let mut after = Buffer::empty(area(app.window().columns, app.window().rows));
        draw(app, Theme::Terminal, &mut after);
        if after.area != self.before.area {
            self.before = Buffer::empty(after.area);
            self.backend.clear().unwrap();
        }
        self.backend.draw(self.before.diff(&after).into_iter()).unwrap();
        self.sent.push_str(&self.backend.take());
        self.before = after;
    }

    fn press(&mut self, app: &mut App, keys: &str) {
        for key in keys.split_whitespace() {
            self.tell(app, Message::Key(Key::parse(key).unwrap()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, max_shrink_iters: 100, rng_seed: RngSeed::Fixed(20_261_126), ..ProptestConfig::default() })]

    #[test]
    fn whatever_strings_there_are_the_terminal_is_sent_text_and_our_own_sequences(
        strings in prop::collection::vec(nasty(), 40),
        columns in 1..160_usize,
        rows in 1..50_usize,
        kind in 0..4_usize,
        on_shelf in any::<bool>(),
    ) {
        let mut index = 0;
        let mut next = || {
            index += 1;
            strings[index % strings.len()].clone()
        };
        let window = Window { columns, rows };
        let mut app = if on_shelf {
            App::shelf(window, crate::app::Habits::default())
        } else {
            App::new(edition(&mut next), &next(), window)
        };
        let mut wire = Wire { backend: Backend::new(Vec::new()), before: Buffer::empty(area(columns, rows)), sent: String::new(), copied: Vec::new() };
        let ambiguous = if kind % 2 == 0 { Ambiguous::Narrow } else { Ambiguous::Wide };
        let scaled = if kind < 2 { Scaled::Yes } else { Scaled::No };
        wire.tell(&mut app, Message::Terminal(Said { ambiguous, frames: Frames::Box, scaled, ..Said::default() }));
        if on_shelf {
            wire.press(&mut app, "/ a");
        }
        for message in told(&mut next, 1) {
            wire.tell(&mut app, message);
        }
        if !on_shelf {
            wire.press(&mut app, "j j L P P t j G enter space y a y c C f esc G J R c z z !");
        }
        wire.press(&mut app, "/");
        wire.tell(&mut app, Message::Paste(next()));
        wire.press(&mut app, "enter n esc g / esc : z");
        wire.tell(&mut app, Message::Paste(next()));
        wire.press(&mut app, "tab enter esc");
        for message in told(&mut next, 2) {
            wire.tell(&mut app, message);
        }
        wire.press(&mut app, "* j tab j");
        for message in told(&mut next, 3) {
            wire.tell(&mut app, message);
        }
        for message in [
            Message::Told(next()),
            Message::Written(next(), Err(next())),
            Message::Written(next(), Ok(())),
            Message::Saved(Err(next())),
            Message::Opened(Err(next())),
            Message::Kept(Ok(next())),
            Message::Kept(Err(next())),
            Message::Edition(Err(next())),
            Message::Resize(Window { columns: rows, rows: columns }),
        ] {
            wire.tell(&mut app, message);
        }
        wire.press(&mut app, "esc f1 G esc , j l esc B j tab j");
        // Within the screen that is ours no line ends.
        let sent = format!("\x1b[?1049h{}\x1b[?1049l", wire.sent);
        prop_assert_eq!(strict::screen(sent.as_bytes()).err(), None);
        for copied in wire.copied {
            prop_assert_eq!(strict::copied(&copied), Ok(()));
        }
    }
}
