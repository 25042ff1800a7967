//! From a key to its finished frame, at 120 by 40: the sample paper, and an edition of 10 MB.
//!
//! Owns percentiles: a person notices the slowest key, not the average one. It refuses the terminal's own time. A frame
//! here is the state changed, drawn, and compared with the frame before; `criterion` gives means, so this counts itself.

#![allow(clippy::unwrap_used, reason = "a bench without its sample measures nothing")]

use std::time::{Duration, Instant};

use newsprint::app::search::search_edition;
use newsprint::app::{App, Effect, Key, Message, Window, update};
use newsprint::edition::Edition;
use newsprint::text::Query;
use newsprint::view::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

mod sample;

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;

/// Keys of each row of the table, after those that lead there.
const ROWS_OF_KEYS: [(&str, &str, &str); 9] = [
    ("contents: j", "g g", "j"),
    ("contents: page", "g g", "space"),
    ("contents: section", "g g", "]"),
    ("reading: j", "g g enter", "j"),
    ("reading: page", "g g enter", "space"),
    ("one column: j", "g g enter c", "j"),
    ("next article", "g g enter", "J"),
    ("help: j", "t ?", "j"),
    ("search: n", "t / 大 桥 enter enter", "n"),
];

/// The sample, its articles repeated until they have so many bytes.
fn repeated(bytes: usize) -> Edition {
    let sample = sample::edition("zh-Hans");
    let one = serde_json::to_string(&sample.articles).unwrap().len();
    let mut edition = sample.clone();
    edition.sections.clear();
    edition.articles.clear();
    for copy in 0..bytes.div_ceil(one) {
        for section in &sample.sections {
            let mut section = section.clone();
            section.id = format!("{}-{copy}", section.id);
            section.articles = section.articles.iter().map(|id| format!("{id}-{copy}")).collect();
            edition.sections.push(section);
        }
        for article in &sample.articles {
            let mut article = article.clone();
            article.id = format!("{}-{copy}", article.id);
            edition.articles.push(article);
        }
    }
    edition
}

/// Answers a key, and what it asks to be searched.
fn press(app: &mut App, key: Key) {
    if let Some(Effect::Search(typed, number)) = update(app, Message::Key(key)) {
        let (edition, order) = app.shared();
        let found = search_edition(&edition, &order, &Query::parse(&typed).unwrap(), || true).unwrap();
        update(app, Message::Found(number, found));
    }
}

/// The median and the 99th of a hundred, and the slowest.
fn percentiles(mut times: Vec<Duration>) -> [f64; 3] {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3;
    [at(50), at(99), at(100)]
}

fn measure(name: &str, edition: &Edition) {
    println!(
        "{name}, {} articles\n  {:<20} {:>9} {:>9} {:>9}",
        edition.articles.len(),
        "ms",
        "median",
        "99th",
        "slowest"
    );
    for (row, before, key) in ROWS_OF_KEYS {
        let window = Window { columns: usize::from(COLUMNS), rows: usize::from(ROWS) };
        let mut app = App::new(edition.clone(), "", window);
        before.split(' ').for_each(|key| press(&mut app, Key::parse(key).unwrap()));
        let empty = || Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        let mut shown = empty();
        draw(&app, Theme::Terminal, &mut shown);
        let key = Key::parse(key).unwrap();
        let mut times = Vec::new();
        for _ in 0..500 {
            let start = Instant::now();
            update(&mut app, Message::Key(key));
            let mut next = empty();
            draw(&app, Theme::Terminal, &mut next);
            let changed = shown.diff(&next).len();
            std::hint::black_box(changed);
            times.push(start.elapsed());
            shown = next;
        }
        let [median, slow, slowest] = percentiles(times);
        println!("  {row:<20} {median:>9.3} {slow:>9.3} {slowest:>9.3}");
    }
}

fn main() {
    measure("the sample", &sample::edition("zh-Hans"));
    measure("10 MB", &repeated(10_000_000));
}
