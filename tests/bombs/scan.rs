//! Scanned pages that are too much: what the passes compare, boxes that are none.
//!
//! Owns their making. It refuses to run anything.

use crate::bomb::{Bomb, LARGE, MIB, fill, numbered};

const IMPORT: &[&[&str]] = &[&["import", "--from", "ocr", "-o", "/dev/null"]];

macro_rules! bombs {
    ($($name:literal, $ending:literal, $says:literal, $make:expr;)*) => {
        &[$(Bomb { name: $name, ending: $ending, runs: IMPORT, says: $says, make: || $make.into_bytes() },)*]
    };
}

/// All of them.
pub const BOMBS: &[Bomb] = bombs! {
    "a page of 5 MiB", "md", "expected one page a file", fill("新桥通车。\n", 5 * MIB);
    "a million stretches", "md", "lines", fill("x\n\n", 3 * MIB);
    "25,000 torn stretches", "md", "", fill("x\n\n", 75_000);
    "25,000 headings", "md", "", fill("# 新桥通车\n\n", 450_000);
    "10,000 articles", "md", "", fill("# 新桥通车\n\n本报讯 新桥昨日通车。\n\n", 500_000);
    "10,000 banners", "md", "", fill("# 新桥通车\n## 副题\n\n新桥昨日通车\n\n", 500_000);
    "10,000 open ends", "md", "", fill("# 新\n\n市民走上新\n\n桥。\n\n", 400_000);
    "20,000 labels", "md", "", fill("政务动态\n\n# 题\n\n", 450_000);
    "10,000 headings above 10,000 paragraphs", "md", "", "# 新桥通车\n\n".repeat(10_000) + &"新桥昨日通车。\n\n".repeat(10_000);
    "10,000 paragraphs above 10,000 headings", "md", "", "# a\n\n".to_owned() + &"新桥昨日通车。\n\n".repeat(10_000) + &"# 新桥通车\n\n".repeat(10_000) + "x\n";
    "99,999 boxes", "json", "more than 20000 blocks", cells(99_999, |_| [1, 2, 3, 4]);
    "20,000 boxes in one place", "json", "", cells(20_000, |_| [10, 10, 20, 20]);
    "20,000 boxes in a grid", "json", "", cells(20_000, |n| [n % 150 * 10, n / 150 * 10, n % 150 * 10 + 9, n / 150 * 10 + 9]);
    "20,000 boxes in a staircase", "json", "", cells(20_000, |n| [n, n, n + 9, n + 9]);
    "20,000 boxes in each other", "json", "", cells(20_000, |n| [n, n, 90_000 - n, 90_000 - n]);
    "20,000 boxes in two columns", "json", "", cells(20_000, |n| [n % 2 * 1_000, n, n % 2 * 1_000 + 900, n + 2]);
    "boxes without end", "json", "", r#"[{"bbox":[1e308,-1e308,1e400,3],"category":"Text","text":"新"},{"bbox":[1e308,1,2,-3],"category":"Text","text":"b"}]"#.to_owned();
    "a box of no numbers", "json", "no JSON", r#"[{"bbox":[NaN,1,2,3],"category":"Text","text":"x"}]"#.to_owned();
    "a text, a file long", "json", "a string of more than 1 MiB", format!(r#"[{{"bbox":[1,2,3,4],"category":"Text","text":"{}"}}]"#, fill("新", LARGE));
    "a table of 40,000 rows", "json", "", format!(r#"[{{"bbox":[1,2,3,4],"category":"Table","text":"<table>{}</table>"}}]"#, fill("<tr><td>x</td></tr>", 800_000));
    "cells that span 99,999", "json", "", format!(r#"[{{"bbox":[1,2,3,4],"category":"Table","text":"<table>{}</table>"}}]"#, "<tr><td colspan=99999 rowspan=99999>x</td></tr>".repeat(1_000));
    "tables 30,000 deep", "json", "", format!(r#"[{{"bbox":[1,2,3,4],"category":"Table","text":"{}"}}]"#, "<table><tr><td>".repeat(30_000));
    "20,000 pages", "json", "", format!("[{}{{}}]", numbered(19_999, |n| format!(r#"{{"type":"text","text":"新桥","bbox":[1,2,3,4],"page_idx":{n}}},"#)));
};

/// The list of an engine.
fn cells(count: usize, bbox: impl Fn(usize) -> [usize; 4]) -> String {
    let cell = |n| format!(r#"{{"bbox":{:?},"category":"Text","text":"新桥通车{n}"}}"#, bbox(n));
    format!("[{}]", (0..count).map(cell).collect::<Vec<_>>().join(","))
}
