//! Texts as HTML: every sign escaped, runs as elements.
//!
//! Owns what a run is written as, and where a text may and may not be broken. It refuses every element and attribute
//! that is not written here; of a text's own, only its letters and the address of a checked link come through.

use std::fmt::Write;
use std::ops::Range;

use super::anchor::Anchors;
use crate::edition::{HintKind, RunKind, Text, address};

/// What becomes of a newline in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Newline {
    /// A line ends there.
    Break,
    /// It stays as it is, for text that is set as it stands.
    Keep,
}

/// Adds a string with every sign escaped that means something, in texts and in attributes.
pub(in crate::export) fn escape(text: &str, newline: Newline, out: &mut String) {
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' if newline == Newline::Break => out.push_str("<br>"),
            _ => out.push(char),
        }
    }
}

/// Adds a text's bare words, on one line.
pub(super) fn bare(text: &str, out: &mut String) {
    escape(&text.replace('\n', " "), Newline::Keep, out);
}

/// Adds a text with its runs.
pub(super) fn text(text: &Text, newline: Newline, anchors: &Anchors, out: &mut String) {
    stretch(text, 0..text.len(), newline, anchors, out);
}

/// Adds a text that begins with a lead-in (本报讯) of so many bytes.
pub(super) fn led(text: &Text, lead_in: usize, anchors: &Anchors, out: &mut String) {
    // A run that stands over the edge is not cut: a reading belongs to its whole base.
    let edge =
        text.run_at(lead_in).map_or(lead_in, |run| if run.range.start < lead_in { run.range.end } else { lead_in });
    let edge = edge.min(text.len());
    if edge > 0 {
        out.push_str("<b class=\"lead-in\">");
        stretch(text, 0..edge, Newline::Break, anchors, out);
        out.push_str("</b>");
    }
    stretch(text, edge..text.len(), Newline::Break, anchors, out);
}

/// Marks that a phrase of a headline ends with.
const ENDS: &[char] = &['，', '；', '：', '。', '！', '？'];
/// What still belongs to a phrase behind its mark.
const CLOSERS: &[char] = &['”', '’', '」', '』', '）', '】', '》', '…', '—'];

/// Adds a display line: its phrases, which end at a space of the source or at a mark, are each whole where a line has room
/// for them. Words with spaces between them need no such help.
pub(super) fn phrased(of: &Text, anchors: &Anchors, out: &mut String) {
    let is_plain = of.runs().is_empty() && of.hints().is_empty();
    let is_ideographic = |char: char| matches!(char, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
    if !is_plain || !of.as_str().chars().any(is_ideographic) {
        text(of, Newline::Break, anchors, out);
        return;
    }
    let mut rest = of.as_str();
    while !rest.is_empty() {
        let (phrase, after) = rest.split_at_checked(phrase_end(rest)).unwrap_or((rest, ""));
        if !phrase.is_empty() {
            out.push_str("<span class=\"phrase\">");
            escape(phrase, Newline::Break, out);
            out.push_str("</span>");
        }
        let blank = after.len() - after.trim_start_matches(char::is_whitespace).len();
        let (blank, next) = after.split_at_checked(blank).unwrap_or((after, ""));
        escape(blank, Newline::Break, out);
        rest = next;
    }
}

/// Where the first phrase of a line ends, in bytes; what follows begins with a blank or with the next phrase.
fn phrase_end(text: &str) -> usize {
    let mut before = None;
    for (at, char) in text.char_indices() {
        let is_end = before.is_some_and(|before: char| ENDS.contains(&before) || CLOSERS.contains(&before));
        let ended = is_end && !ENDS.contains(&char) && !CLOSERS.contains(&char) && has_mark(text, at);
        if char.is_whitespace() || ended {
            return at;
        }
        before = Some(char);
    }
    text.len()
}

/// Whether the marks right before this byte hold one that ends a phrase: a bracket alone does not.
fn has_mark(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.trim_end_matches(CLOSERS).ends_with(ENDS)
}

/// Adds a stretch of a text with its runs.
fn stretch(text: &Text, range: Range<usize>, newline: Newline, anchors: &Anchors, out: &mut String) {
    let mut at = range.start;
    for run in text.runs() {
        let (start, end) = (run.range.start.max(range.start), run.range.end.min(range.end));
        if start >= end {
            continue;
        }
        letters(text, at..start, newline, out);
        let (open, close) = element(&run.kind, anchors);
        out.push_str(&open);
        match run.kind {
            RunKind::Link { .. } if is_address(text.slice(start..end)) => address_letters(text.slice(start..end), out),
            _ => letters(text, start..end, newline, out),
        }
        out.push_str(&close);
        at = end;
    }
    letters(text, at..range.end, newline, out);
}

/// What opens and what closes a run; nothing for kinds that HTML has no element for.
fn element(kind: &RunKind, anchors: &Anchors) -> (String, String) {
    let simple = |name: &str| (format!("<{name}>"), format!("</{name}>"));
    match kind {
        RunKind::Strong => simple("strong"),
        RunKind::Em => simple("em"),
        RunKind::Sup => simple("sup"),
        RunKind::Sub => simple("sub"),
        RunKind::Mark => simple("mark"),
        RunKind::Small => simple("small"),
        RunKind::Other(name) if name == "strike" => simple("s"),
        RunKind::Gap => ("<span class=\"gap\">".to_owned(), "</span>".to_owned()),
        RunKind::Link { href, article } => {
            let inside = article.as_deref().and_then(|id| anchors.of_id(id)).map(|name| format!("#{name}"));
            match inside.or_else(|| href.as_deref().and_then(address)) {
                Some(target) => (opened(&target), "</a>".to_owned()),
                None => Default::default(),
            }
        }
        RunKind::Ruby(reading) if !reading.trim().is_empty() => {
            let mut close = String::from("<rp>(</rp><rt>");
            bare(reading.trim(), &mut close);
            close.push_str("</rt><rp>)</rp></ruby>");
            ("<ruby>".to_owned(), close)
        }
        RunKind::Ruby(_) | RunKind::Other(_) => Default::default(),
    }
}

/// The start of a link to an address that has been checked, or to an anchor.
pub(super) fn opened(target: &str) -> String {
    let mut out = String::from("<a href=\"");
    escape(target, Newline::Keep, &mut out);
    out.push_str("\">");
    out
}

/// Whether a link's words are an address, which no blank gives a line to.
fn is_address(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic()) && text.contains(['.', '/', '@'])
}

/// Adds an address that may be broken behind its signs.
fn address_letters(text: &str, out: &mut String) {
    for piece in text.split_inclusive(['/', '.', '@', '?', '&', '=', '_', '-']) {
        escape(piece, Newline::Keep, out);
        out.push_str("<wbr>");
    }
}

/// Adds the letters of a stretch, and what its source says of line breaks.
fn letters(text: &Text, range: Range<usize>, newline: Newline, out: &mut String) {
    let is_within = |at: usize| at >= range.start && (at < range.end || (range.end == text.len() && at == range.end));
    let mut at = range.start;
    for hint in text.hints().iter().filter(|hint| is_within(hint.at)) {
        escape(text.slice(at..hint.at), newline, out);
        match hint.kind {
            HintKind::Allow => out.push_str("<wbr>"),
            HintKind::Hyphen => out.push_str("&shy;"),
            // Writing to a string does not fail.
            HintKind::Forbid => drop(write!(out, "&#{};", u32::from(hint.kind.char()))),
        }
        at = hint.at;
    }
    escape(text.slice(at..range.end), newline, out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Edition;

    fn written(json: &str) -> String {
        let edition: Edition =
            serde_json::from_str(r#"{"format":"edition/1","articles":[{"id":"b","body":""}]}"#).unwrap();
        let of: Text = serde_json::from_str(json).unwrap();
        let mut out = String::new();
        text(&of, Newline::Break, &Anchors::of(&edition), &mut out);
        out
    }

    #[test]
    fn display_lines_keep_their_phrases_whole() {
        let edition = Edition::default();
        let anchors = Anchors::of(&edition);
        for (line, expected) in [
            ("一桥横江 两岸成街坊", "[一桥横江] [两岸成街坊]"),
            ("鹤汀大桥昨日通车，北渡轮渡谢幕", "[鹤汀大桥昨日通车，][北渡轮渡谢幕]"),
            ("“等等！”他说：好（真的）吗？", "[“等等！”][他说：][好（真的）吗？]"),
            ("港の図書館　開館\n初日", "[港の図書館]　[開館]<br>[初日]"),
            ("Late Fines End, and the Books", "Late Fines End, and the Books"),
            ("《A》 桥", "[《A》] [桥]"),
        ] {
            let mut out = String::new();
            phrased(&line.into(), &anchors, &mut out);
            let short = out.replace("<span class=\"phrase\">", "[").replace("</span>", "]");
            assert_eq!(short, expected);
        }
    }

    #[test]
    fn runs_are_elements_and_letters_are_only_letters() {
        for (json, expected) in [
            (r#""新桥 <b>\"&\"</b> opens\n'""#, "新桥 &lt;b&gt;&quot;&amp;&quot;&lt;/b&gt; opens<br>&#39;"),
            (
                r#"["水",{"t":"sub","c":"2"},{"t":"strong","c":"粗<"},{"t":"wave","c":"x"}]"#,
                "水<sub>2</sub><strong>粗&lt;</strong>x",
            ),
            (
                r#"[{"t":"ruby","c":"漢字","r":"<かんじ>"}]"#,
                "<ruby>漢字<rp>(</rp><rt>&lt;かんじ&gt;</rt><rp>)</rp></ruby>",
            ),
            (
                r#"[{"t":"link","c":"网","href":"data:text/html,x"},{"t":"link","c":"坏 bad","href":"javascript:alert(1)"}]"#,
                "网坏 bad",
            ),
            (
                r#"[{"t":"link","c":"网","href":"https://e.org/?a=1&b"},{"t":"link","c":"见","article":"b","href":"x"}]"#,
                "<a href=\"https://e.org/?a=1&amp;b\">网</a><a href=\"#a-b\">见</a>",
            ),
            ("\"新\u{200B}闻 hyphen\u{AD}ated\u{2060}\"", "新<wbr>闻 hyphen&shy;ated&#8288;"),
        ] {
            assert_eq!(written(json), expected);
        }
    }
}
