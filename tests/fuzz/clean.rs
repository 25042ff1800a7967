//! What is clean: what a terminal may be given, and a reader shown.
//!
//! Owns the promises of a `Text`, of lines that are told, and of cells, written down once more. It asks no function of
//! the program what is clean.

use newsprint::edition::{Edition, Role, RunKind, Text};
use unicode_segmentation::UnicodeSegmentation;

/// Most bytes of a cluster.
const CLUSTER: usize = 64;

/// What a terminal obeys, or what turns letters round or is seen by nobody.
fn is_obeyed(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61C}' | '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E000}'..='\u{F8FF}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{F0000}'..)
        || u32::from(char) & 0xFFFE == 0xFFFE
}

/// A text of several lines.
#[track_caller]
pub fn text(text: &str) {
    let obeyed = text.chars().find(|char| *char != '\n' && is_obeyed(*char));
    assert_eq!(obeyed, None, "in {text:?}");
    if text.is_ascii() {
        return;
    }
    for cluster in text.graphemes(true) {
        assert!(cluster.len() <= CLUSTER, "{} bytes in {cluster:?}", cluster.len());
        let is_tag = |char| matches!(char, '\u{E0000}'..='\u{E007F}');
        // A sign of numbers may join before the flag.
        let before = cluster.split_once(is_tag).map(|(before, _)| before);
        assert!(before.is_none_or(|before| before.ends_with('\u{1F3F4}')), "tags without a flag: {cluster:?}");
    }
}

/// A text of one line.
#[track_caller]
pub fn line(line: &str) {
    assert!(!line.contains('\n'), "several lines: {line:?}");
    text(line);
}

/// A text with its runs and hints.
pub fn whole(of: &Text) {
    text(of.as_str());
    let mut end = 0;
    for run in of.runs() {
        assert!(run.range.start >= end && run.range.end >= run.range.start, "runs over each other: {of:?}");
        assert!(of.as_str().get(run.range.clone()).is_some(), "a run of no text: {of:?}");
        end = run.range.end;
        match &run.kind {
            RunKind::Ruby(reading) => line(reading),
            RunKind::Link { href, article } => href.iter().chain(article).for_each(|address| line(address)),
            _ => {}
        }
    }
    let mut at = 0;
    for hint in of.hints() {
        assert!(hint.at >= at && of.as_str().is_char_boundary(hint.at), "a hint inside a character: {of:?}");
        at = hint.at;
    }
}

/// Every text of an edition that is shown.
pub fn edition(edition: &Edition) {
    let paper = edition.paper.iter().flat_map(|paper| paper.name.iter().chain(&paper.motto).chain(&paper.name_alt));
    let own = [&edition.date_text, &edition.price, &edition.weather, &edition.rights].into_iter().flatten();
    let pages = edition.pages.iter().flat_map(|page| page.number.iter().chain(&page.name).chain(&page.part));
    let sections = edition.sections.iter().flat_map(|section| section.title.iter().chain(&section.subtitle));
    paper.chain(own).chain(&edition.imprint).chain(pages).chain(sections).for_each(whole);
    for article in &edition.articles {
        article.section.iter().chain(&article.source).chain(&article.subjects).for_each(whole);
        for part in article.parts() {
            whole(part.text);
            assert!(part.lead_in <= part.text.len() && part.text.as_str().is_char_boundary(part.lead_in));
            assert!(part.role != Role::Rule || part.text.is_empty());
        }
    }
}
