//! Breaking and filling: ours against `textwrap`, the plain width scan and the bare line segmenter, in one run.
//!
//! Owns the figures of the README's table of setting: the paragraphs of the sample papers, one after the other, at
//! two measures, as bytes a second. It refuses articles and screens: `layout` measures those.

#![allow(clippy::unwrap_used, reason = "a bench without its sample measures nothing")]

mod sample;

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput};
use icu_locale_core::{LanguageIdentifier, langid};
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use newsprint::edition::{Article, Role};
use newsprint::text::{Ambiguous, Filling, Hang, Hyphens, Korean, Language, Level, Rules, Strip, fill, justify};
use textwrap::{Options, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

/// Cells of a line: a narrow column, and a terminal as it opens.
const MEASURES: [usize; 2] = [40, 80];
/// Paragraphs of no more characters fill a line or two and tell nothing of filling.
const SHORTEST: usize = 60;

fn main() {
    // Three seconds each: a longer run is no steadier on a machine that others use.
    let mut criterion = Criterion::default().measurement_time(Duration::from_secs(3)).configure_from_args();
    chinese(&mut criterion);
    for (name, language) in
        [("ja", Language::Japanese), ("ko", Language::Korean), ("en", Language::Other(Some(*b"en")))]
    {
        against_textwrap(&mut criterion, name, &paragraphs(name), language);
    }
    let mixed: Vec<String> = zh().iter().map(|paragraph| with_emoji(paragraph)).collect();
    against_textwrap(&mut criterion, "zh-Hans with emoji", &mixed, Language::SimplifiedChinese);
    criterion.final_summary();
}

fn zh() -> Vec<String> {
    paragraphs("zh-Hans")
}

/// The paragraphs of a sample paper that are longer than [`SHORTEST`] characters, in reading order.
fn paragraphs(paper: &str) -> Vec<String> {
    let edition = sample::edition(paper);
    let parts = edition.articles.iter().flat_map(Article::parts);
    let texts = parts.filter(|part| part.role == Role::Paragraph).map(|part| part.text.as_str());
    texts.filter(|text| text.chars().count() > SHORTEST).map(str::to_owned).collect()
}

/// One in its middle, so that the tables do not hold the paragraph and libraries set it.
fn with_emoji(paragraph: &str) -> String {
    let mut chars: Vec<char> = paragraph.chars().collect();
    chars.insert(chars.len() / 2, '🎉');
    chars.into_iter().collect()
}

/// Chinese against everything there is to compare with.
fn chinese(criterion: &mut Criterion) {
    let paragraphs = zh();
    against_textwrap(criterion, "zh-Hans", &paragraphs, Language::SimplifiedChinese);
    let mut group = group(criterion, "zh-Hans", &paragraphs);
    group.bench_function("unicode-width, scan", |bencher| {
        bencher.iter(|| paragraphs.iter().map(|paragraph| black_box(paragraph.as_str()).width()).sum::<usize>());
    });
    let segmenter = segmenter();
    group.bench_function("icu_segmenter, breaks", |bencher| {
        bencher.iter(|| {
            paragraphs.iter().map(|paragraph| segmenter.segment_str(black_box(paragraph)).count()).sum::<usize>()
        });
    });
    group.finish();
}

/// Ours and `textwrap`'s two ways.
fn against_textwrap(criterion: &mut Criterion, name: &str, paragraphs: &[String], language: Language) {
    let mut group = group(criterion, name, paragraphs);
    let rules = Rules { language, level: Level::Normal, korean: Korean::Words };
    for measure in MEASURES {
        let filling = Filling { first: measure, rest: measure, rules, hang: Hang::Gutter, hyphens: Hyphens::Auto, fit: newsprint::text::Fit::Best };
        group.bench_function(format!("ours, {measure} cells"), |bencher| {
            bencher.iter(|| paragraphs.iter().map(|paragraph| filled(black_box(paragraph), &filling)).sum::<usize>());
        });
        group.bench_function(format!("ours justified, {measure} cells"), |bencher| {
            bencher
                .iter(|| paragraphs.iter().map(|paragraph| justified(black_box(paragraph), &filling)).sum::<usize>());
        });
        let first_fit = Options::new(measure).wrap_algorithm(WrapAlgorithm::FirstFit);
        for (way, options) in [("first-fit", first_fit), ("default", Options::new(measure))] {
            group.bench_function(format!("textwrap {way}, {measure} cells"), |bencher| {
                let wrapped = |paragraph: &String| textwrap::wrap(black_box(paragraph), &options).len();
                bencher.iter(|| paragraphs.iter().map(wrapped).sum::<usize>());
            });
        }
    }
    group.finish();
}

fn group<'a>(criterion: &'a mut Criterion, name: &str, paragraphs: &[String]) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    let bytes: usize = paragraphs.iter().map(String::len).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    group
}

/// How many lines a paragraph fills.
fn filled(paragraph: &str, filling: &Filling) -> usize {
    let strip = Strip::of(paragraph, filling.rules, Ambiguous::Narrow);
    black_box(fill(&strip, filling)).len()
}

/// The same, and how many cells its lines are widened by.
fn justified(paragraph: &str, filling: &Filling) -> usize {
    let strip = Strip::of(paragraph, filling.rules, Ambiguous::Narrow);
    fill(&strip, filling).iter().map(|line| 1 + justify(&strip, line, filling.rest).len()).sum()
}

/// The segmenter by the standard alone, with the level and language that ours has.
fn segmenter() -> LineSegmenterBorrowed<'static> {
    static EAST: LanguageIdentifier = langid!("ja");
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Normal);
    options.content_locale = Some(&EAST);
    LineSegmenter::new_dictionary(options)
}
