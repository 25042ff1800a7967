//! What columns promise, of any article; and how they look.

use super::*;
use crate::layout::{House, text};
use crate::text::{Ambiguous, Language};

/// Everything that columns promise, at several heights.
pub(in crate::layout) fn holds(article: &Article, setting: &Setting, count: usize) {
    let shape = Shape::of(count);
    let layout = columns(article, setting, shape);
    let parts = article.parts();
    let body = Body { lines: &layout.lines, parts: &parts, count };
    for (index, line) in layout.lines.iter().enumerate() {
        assert_eq!(layout.line_of(line.start), index);
    }
    for rows in [None, Some(1), Some(2), Some(3), Some(8), Some(23), Some(59)] {
        let spreads = spreads(&layout, &parts, shape, rows);
        assert_eq!(spreads, super::spreads(&layout, &parts, shape, rows));
        let mut next = 0;
        let mut skip = |range: &Range<usize>| {
            assert!((next..range.start).all(|line| body.is_blank(line)), "lines {next}..{} are lost", range.start);
            assert!(range.start >= next && range.end >= range.start);
            next = range.end;
        };
        for spread in &spreads {
            assert!(
                spread.columns.len() <= count && rows.is_none_or(|rows| spread.rows() <= rows),
                "{spread:?} in {rows:?}"
            );
            if !spread.head.is_empty() {
                skip(&spread.head);
            }
            for column in &spread.columns {
                skip(column);
                assert!(!column.is_empty() && !body.is_blank(column.start) && !body.is_blank(column.end - 1));
                // Where a column could have ended better, it did.
                if column.end < layout.lines.len() && !body.may_end(column.end) {
                    let better = (column.start + 1..column.end).find(|end| body.may_end(*end));
                    assert_eq!(better, None, "{column:?} of {spread:?}");
                }
            }
        }
        assert!((next..layout.lines.len()).all(|line| body.is_blank(line)));
    }
}

#[test]
fn the_measure_is_the_widest_that_fits() {
    for count in 1..=6 {
        for cells in 0..300 {
            let shape = Shape::of(count);
            let measure = shape.measure(cells);
            assert!(measure == 0 || shape.span(measure) <= cells, "{count} in {cells}");
            assert!(shape.span(measure + 1) > cells, "{count} in {cells}");
        }
    }
}

fn article(json: &str) -> Article {
    serde_json::from_str(json).unwrap()
}

fn setting(measure: usize) -> Setting {
    Setting { measure, ambiguous: Ambiguous::Narrow, language: Language::SimplifiedChinese, house: House::default() }
}

/// The columns of the only spread, each as its lines.
fn shown(article: &Article, measure: usize, count: usize) -> Vec<Vec<String>> {
    let shape = Shape::of(count);
    let layout = columns(article, &setting(measure), shape);
    let parts = article.parts();
    let spreads = spreads(&layout, &parts, shape, None);
    assert_eq!(spreads.len(), 1);
    let lines = |range: &Range<usize>| layout.lines[range.clone()].iter().map(|line| text(line, &parts)).collect();
    spreads[0].columns.iter().map(lines).collect()
}

#[test]
fn columns_are_of_about_one_length() {
    let article = article(&format!(r#"{{"headline":"题","body":["{}"]}}"#, "一二三四五六七八九十".repeat(40)));
    let columns = shown(&article, 40, 3);
    let lengths: Vec<usize> = columns.iter().map(Vec::len).collect();
    assert_eq!(lengths, [7, 7, 7]);
}

#[test]
fn no_widow_begins_a_column_and_no_subhead_ends_one() {
    let line = "一二三四五六七八九十";
    for count in 30..70 {
        let text: String = line.chars().cycle().take(count).collect();
        let columns = shown(&article(&format!(r#"{{"body":["{text}","{text}"]}}"#)), 20, 2);
        let is_first = |line: &String| line.starts_with(' ');
        let second = &columns[1];
        let alone = !is_first(&second[0]) && second.get(1).is_none_or(is_first);
        assert!(!alone, "{columns:?}");
    }
    let subhead = article(&format!(
        r#"{{"body":["{}",{{"type":"subhead","text":"小标题"}},"{}"]}}"#,
        line.repeat(4),
        line.repeat(4)
    ));
    for measure in 12..60 {
        for count in 2..4 {
            for column in shown(&subhead, measure, count) {
                assert_ne!(column.last().unwrap(), "小标题", "at {measure} in {count}");
            }
        }
    }
}

#[test]
fn figures_and_tables_stand_whole() {
    let line = "一二三四五六七八九十";
    let with = article(&format!(
        r#"{{"body":["{}",{{"type":"figure","alt":"一座桥","caption":"图为样例。","credit":"甲 摄"}},"{}",{{"type":"table","caption":"表","rows":[["1","2"],["3","4"],["5","6"]]}},"{}"]}}"#,
        line.repeat(3),
        line.repeat(5),
        line.repeat(3)
    ));
    for measure in 16..60 {
        for count in 2..5 {
            let columns = shown(&with, measure, count);
            let of = |sign: &str| columns.iter().position(|column| column.iter().any(|line| line.contains(sign)));
            assert_eq!(of("[图]"), of("甲 摄"), "{columns:?}");
            assert_eq!((of("表"), of("1  2")), (of("5  6"), of("5  6")), "{columns:?}");
        }
    }
}

#[test]
fn a_head_higher_than_the_window_is_turned_over() {
    let article = article(r#"{"headline":"题","deck":["副一","副二","副三"],"byline":"甲","body":["正文。"]}"#);
    let shape = Shape::of(2);
    let layout = columns(&article, &setting(20), shape);
    let spreads = spreads(&layout, &article.parts(), shape, Some(4));
    assert!(spreads.len() > 1);
    assert!(spreads.iter().all(|spread| spread.rows() <= 4), "{spreads:?}");
}

#[test]
fn a_hostile_table_of_many_rows_is_laid_out_at_once() {
    let rows = "[\"1\",\"2\"],".repeat(20_000);
    let article = article(&format!(r#"{{"body":[{{"type":"table","rows":[{}]}}]}}"#, rows.trim_end_matches(',')));
    assert_eq!(shown(&article, 20, 2).iter().map(Vec::len).sum::<usize>(), 20_000);
}
