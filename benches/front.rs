//! The front page: what it costs to compose one.
//!
//! Owns the time for pages of the sample papers and for a page of a hundred stories, in a broadsheet's window and in a
//! small one. It refuses drawing: `layout` has frames.

#![allow(clippy::unwrap_used, reason = "a bench without its sample measures nothing")]

mod sample;

use std::hint::black_box;
use std::time::Duration;

use criterion::Criterion;
use newsprint::edition::{Edition, Outline};
use newsprint::layout::front::{Broadsheet, TypeSize, front, leaves};
use newsprint::layout::{House, Plate, edition_language};
use newsprint::text::Ambiguous;

fn main() {
    let mut criterion = Criterion::default().measurement_time(Duration::from_secs(3)).configure_from_args();
    for language in ["zh-Hans", "ko", "en"] {
        let edition = sample::edition(language);
        compose(&mut criterion, &format!("page 1 of the sample, {language}"), &edition);
        compose(&mut criterion, &format!("a page of 100 stories, {language}"), &of_stories(&edition, 100));
    }
    criterion.final_summary();
}

/// An edition of one page: the articles of a paper over and over, no two of one id.
fn of_stories(edition: &Edition, count: usize) -> Edition {
    let mut of = edition.clone();
    of.pages.truncate(1);
    let id = of.pages.first().unwrap().id.clone();
    let stories = edition.articles.iter().cycle().take(count).cloned().enumerate();
    of.articles = stories
        .map(|(index, mut article)| {
            article.id = format!("a{index}");
            article.positions.truncate(1);
            article.positions.iter_mut().for_each(|position| position.page.clone_from(&id));
            article
        })
        .collect();
    of
}

fn compose(criterion: &mut Criterion, name: &str, edition: &Edition) {
    let leaves = leaves(edition, &Outline::of(edition));
    let mut group = criterion.benchmark_group(name);
    for (columns, rows) in [(80, 23), (200, 59)] {
        let sheet = Broadsheet {
            columns,
            rows,
            ambiguous: Ambiguous::Narrow,
            house: House::default(),
            language: edition_language(edition),
            type_size: TypeSize::Plain,
            pictures: &|_, cells, most| Some(Plate { cells, rows: (cells / 4).min(most) }),
        };
        group.bench_function(format!("{columns}x{rows}"), |bencher| {
            bencher.iter(|| front(black_box(edition), &leaves, 0, &sheet));
        });
    }
    group.finish();
}
