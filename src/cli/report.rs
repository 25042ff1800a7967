//! The report on an import: what was repaired, most doubtful first.
//!
//! Owns its order and its two forms, lines for a person and JSON for a script. It refuses to judge: how sure a
//! repair is comes with it.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::edition::{Edition, Repair, Src, Text, clean_line};

/// A repair and the article it was made in.
struct Entry<'a> {
    article: usize,
    headline: Option<&'a str>,
    repair: &'a Repair,
}

/// All repairs, the least sure first, then by their lines.
fn entries(edition: &Edition) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry> = Vec::new();
    for (index, article) in edition.articles.iter().enumerate() {
        let headline = article.headline.as_ref().map(Text::as_str);
        entries.extend(article.repairs.iter().map(|repair| Entry { article: index, headline, repair }));
    }
    let place = |entry: &Entry| {
        let first = entry.repair.src.first();
        (first.and_then(|src| src.source), first.and_then(|src| src.lines.first().copied()))
    };
    let sure = |entry: &Entry| entry.repair.confidence.unwrap_or(1.0);
    entries.sort_by(|one, other| sure(one).total_cmp(&sure(other)).then_with(|| place(one).cmp(&place(other))));
    entries
}

/// The report in lines: `FILE:LINES: SURE KIND: RULE`, and below it before and after.
pub(super) fn lines(edition: &Edition, names: &[&str]) -> String {
    let entries = entries(edition);
    let mut out = String::new();
    for entry in &entries {
        let Entry { repair, .. } = entry;
        let text = |text: &Option<Text>| text.as_ref().map_or(String::new(), |text| clean_line(text.as_str()));
        let sure = repair.confidence.unwrap_or(1.0);
        // Writing to a string does not fail.
        let _ = writeln!(
            out,
            "{}: {sure:.2} {}: {}",
            place(&repair.src, names),
            clean_line(&word(repair)),
            text(&repair.rule)
        );
        let (before, after) = (text(&repair.before), text(&repair.after));
        let shown = [before, after].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  →  ");
        if !shown.is_empty() {
            let _ = writeln!(out, "    {shown}");
        }
    }
    if !entries.is_empty() {
        let articles = edition.articles.iter().filter(|article| !article.repairs.is_empty()).count();
        let _ = writeln!(out, "{} repairs in {articles} of {} articles", entries.len(), edition.articles.len());
    }
    out
}

/// The report as JSON: `{"repairs":[{"article","headline","kind","rule","before","after","confidence","source","lines"}]}`.
pub(super) fn as_json(edition: &Edition, names: &[&str]) -> Value {
    let of = |entry: &Entry| {
        let repair = entry.repair;
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
        let source = repair.src.first().and_then(|src| name(src, names));
        let lines: Vec<&Vec<u32>> = repair.src.iter().map(|src| &src.lines).collect();
        json!({
            "article": entry.article, "headline": entry.headline, "kind": word(repair), "rule": text(&repair.rule),
            "before": text(&repair.before), "after": text(&repair.after), "confidence": repair.confidence,
            "source": source, "lines": lines,
        })
    };
    json!({ "repairs": entries(edition).iter().map(of).collect::<Vec<_>>() })
}

fn word(repair: &Repair) -> String {
    serde_json::to_value(&repair.kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn name<'a>(src: &Src, names: &[&'a str]) -> Option<&'a str> {
    names.get(usize::try_from(src.source?).ok()?).copied()
}

/// Where a repair is: the file, and the lines that were brought together.
fn place(src: &[Src], names: &[&str]) -> String {
    let file = src.first().and_then(|src| name(src, names)).unwrap_or("?");
    let numbers = |src: &Src| src.lines.iter().map(u32::to_string).collect::<Vec<_>>().join("-");
    let lines: Vec<String> = src.iter().map(numbers).collect();
    format!("{}:{}", clean_line(file), lines.join("+"))
}
