//! Articles and frames: what a resize and a key cost before bytes are sent.
//!
//! Owns the time to set a long article anew, all articles of the sample paper once, and to draw one frame. It
//! refuses the terminal: what is drawn stays in a buffer.

#![allow(clippy::unwrap_used, reason = "a bench without its sample measures nothing")]

mod sample;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use newsprint::app::{App, Key, Message, Window, update};
use newsprint::edition::{Article, Edition, Outline, Position};
use newsprint::layout::contents::{Sheet, setting};
use newsprint::layout::front::{Broadsheet, TypeSize, leaves};
use newsprint::layout::map::map;
use newsprint::layout::{House, Layout, Setting, Shape, article, columns, spreads};
use newsprint::text::{Ambiguous, Language};
use newsprint::view::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The length a long read in a newspaper has.
const CHARACTERS: usize = 10_000;
/// The columns of a window of 200 cells.
const FOUR: Shape = Shape::of(4);
/// The rows that are left for text in a window of 60.
const ROWS: usize = 58;

fn main() {
    let mut criterion = Criterion::default().measurement_time(Duration::from_secs(3)).configure_from_args();
    let edition = sample::edition("zh-Hans");
    long_article(&mut criterion, &edition);
    whole_edition(&mut criterion, &edition);
    frames(&mut criterion, &edition);
    maps(&mut criterion, &edition);
    criterion.final_summary();
}

fn set_for(edition: &Edition, index: usize, measure: usize) -> Setting {
    setting(edition, index, Sheet { measure, ambiguous: Ambiguous::Narrow, house: House::default() })
}

fn characters(article: &Article) -> usize {
    article.parts().iter().map(|part| part.text.as_str().chars().count()).sum()
}

/// One article of the blocks of many, with their subheads, pictures and tables, as long as it is to be.
fn long(edition: &Edition) -> Article {
    let mut long = edition.articles.first().unwrap().clone();
    for block in edition.articles.iter().skip(1).flat_map(|article| &article.body) {
        if characters(&long) >= CHARACTERS {
            break;
        }
        long.body.push(block.clone());
    }
    assert!(characters(&long) >= CHARACTERS, "the sample paper is too short");
    long
}

/// What a resize does to the article that is read.
fn long_article(criterion: &mut Criterion, edition: &Edition) {
    let mut edition = edition.clone();
    edition.articles.insert(0, long(&edition));
    let long = edition.articles.first().unwrap().clone();
    let mut group = criterion.benchmark_group(format!("an article of {} characters", characters(&long)));
    let one = set_for(&edition, 0, 72);
    group.bench_function("one column of 72 cells", |bencher| bencher.iter(|| article(black_box(&long), &one)));
    let four = set_for(&edition, 0, 44);
    group.bench_function("four columns of 44 cells", |bencher| {
        bencher.iter(|| {
            let layout = columns(black_box(&long), &four, FOUR);
            let spreads = spreads(&layout, &long.parts(), FOUR, Some(ROWS));
            (layout, spreads)
        });
    });
    let mut app = reading(edition, Window { columns: 80, rows: 24 });
    group.bench_function("the window from 80x24 to 200x60 and back", |bencher| {
        bencher.iter(|| {
            for (columns, rows) in [(200, 60), (80, 24)] {
                update(&mut app, Message::Resize(Window { columns, rows }));
            }
        });
    });
    group.finish();
}

/// Every article once, as `print` sets them.
fn whole_edition(criterion: &mut Criterion, edition: &Edition) {
    let mut group = criterion.benchmark_group("the sample paper");
    let bytes: usize = edition.articles.iter().flat_map(Article::parts).map(|part| part.text.len()).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    let settings: Vec<Setting> = (0..edition.articles.len()).map(|index| set_for(edition, index, 72)).collect();
    group.bench_function("all its articles at 72 cells", |bencher| {
        let lines = |layout: Layout| black_box(layout).lines.len();
        let all = || edition.articles.iter().zip(&settings).map(|(one, setting)| lines(article(one, setting)));
        bencher.iter(|| all().sum::<usize>());
    });
    group.finish();
}

/// The program with the first article of an edition open.
fn reading(edition: Edition, window: Window) -> App {
    let mut app = App::new(edition, "", window);
    update(&mut app, Message::Key(Key::parse("enter").unwrap()));
    app
}

/// A frame of an article that fills the window.
fn frames(criterion: &mut Criterion, edition: &Edition) {
    let mut edition = edition.clone();
    edition.articles.insert(0, long(&edition));
    let mut group = criterion.benchmark_group("a frame");
    for (columns, rows) in [(80, 24), (200, 60)] {
        let window = Window { columns: usize::from(columns), rows: usize::from(rows) };
        let app = reading(edition.clone(), window);
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        group.bench_function(format!("{columns}x{rows}"), |bencher| {
            bencher.iter(|| {
                // As between two frames.
                buffer.reset();
                draw(black_box(&app), Theme::Terminal, &mut buffer);
            });
        });
    }
    group.finish();
}

/// Pages as they were printed: one of the sample, and one of a hundred stories.
fn maps(criterion: &mut Criterion, edition: &Edition) {
    let mut many = edition.clone();
    many.articles = (0..100).map(|at| boxed(edition, at)).collect();
    many.pages.iter_mut().for_each(|page| page.articles.clear());
    let mut group = criterion.benchmark_group("the map of a page at 200x60");
    let sheet = Broadsheet {
        columns: 200,
        rows: 60,
        ambiguous: Ambiguous::Narrow,
        house: House::default(),
        language: Language::SimplifiedChinese,
        type_size: TypeSize::Plain,
        pictures: &|_, _, _| None,
    };
    for (name, edition) in [("11 stories", edition), ("100 stories", &many)] {
        let leaves = leaves(edition, &Outline::of(edition));
        let leaf = usize::from(leaves.len() > 1);
        group.bench_function(name, |bencher| bencher.iter(|| map(black_box(edition), &leaves, leaf, &sheet)));
    }
    group.finish();
}

/// An article of the sample as the `at`-th of a page of ten by ten.
fn boxed(edition: &Edition, at: u32) -> Article {
    let mut article = edition.articles.iter().cycle().nth(at as usize).unwrap().clone();
    let (left, top) = (f64::from(at % 10) * 38.8, f64::from(at / 10) * 54.4);
    let page = edition.pages.first().unwrap().id.clone();
    article.id = format!("a{at}");
    article.positions =
        vec![Position { page, bbox: Some([left, top, left + 37.0, top + 52.0]), ..Position::default() }];
    article
}
