//! Whether a text is that of a scanned page.
//!
//! Owns the marks a scan leaves: paragraphs torn in the middle of a sentence. It refuses texts that somebody wrote
//! as Markdown: those with lists, quotations, code, links or front matter.

use super::join::goes_on;
use super::page::{Kind, read};
use super::section::Para;

/// Fewest torn paragraphs, and their least share in the whole, in hundredths: clean news have fewer than one in a
/// hundred, scanned pages ten.
const FEWEST: usize = 2;
const SHARE: usize = 4;
/// Most bytes that are looked at.
const LOOKED_AT: usize = 256 << 10;

/// Whether a text has the marks of a scanned page.
pub(in crate::import) fn is_scan(text: &str) -> bool {
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let text = text.get(..end).unwrap_or_default();
    if text.starts_with("---\n") || text.starts_with("+++\n") {
        return false;
    }
    let is_written = |line: &str| {
        let line = line.trim_start();
        line.starts_with("- ")
            || line.starts_with("* ")
            || line.starts_with("> ")
            || (line.starts_with('|') && line.ends_with('|'))
            || line.contains("](http")
    };
    let is_code = |line: &str| line.trim_start().starts_with("```") || line.starts_with("    ");
    if text.lines().filter(|line| is_written(line)).count() > 2 || text.lines().any(is_code) {
        return false;
    }
    let paras: Vec<Para> = read(0, text).iter().filter(|block| block.kind == Kind::Text).map(Para::of).collect();
    let blocks = read(0, text);
    let torn = blocks
        .windows(2)
        .filter(|pair| pair.iter().all(|block| block.kind == Kind::Text))
        .filter(|pair| {
            pair.first()
                .zip(pair.last())
                .is_some_and(|(one, other)| goes_on(&Para::of(one), &Para::of(other)).is_some_and(|sure| sure > 0.9))
        })
        .count();
    torn >= FEWEST && torn * 100 >= paras.len() * SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn torn_paragraphs_tell_a_scan_from_a_text() {
        let torn =
            "## 新桥通车\n\n昨日下午，新桥正式\n\n通车。市民走上新\n\n桥。\n\n桥面宽敞，风很大，老人说\n\n走得很稳。\n";
        assert!(is_scan(torn));
        let clean = "## 新桥通车\n\n昨日下午，新桥正式通车。\n\n市民走上新桥。\n\n桥面宽敞。\n\n老人说走得很稳。\n";
        assert!(!is_scan(clean));
        assert!(!is_scan(&format!("---\npaper: 样城日报\n---\n{torn}")));
        assert!(!is_scan(&format!("{torn}\n- 一\n- 二\n- 三\n")));
        assert!(!is_scan(""));
    }
}
