//! Markdown as Chinese and Japanese writers type it, where CommonMark looks for the spaces they do not set.
//!
//! Owns two mends: a heading without a space behind its `#` (`##标题`), and strong text whose marks stand beside
//! quotes (`**“重要”**后`). It refuses anything that does not touch an ideograph or a full-width mark, so that
//! what CommonMark says of other texts stands.

use std::borrow::Cow;

fn is_ideographic(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// The source with a space behind the `#` of headings that have none. Lines stay lines.
pub(super) fn spaced_headings(text: &str) -> Cow<'_, str> {
    let is_bare = |line: &str| heading_marks(line).is_some();
    if !text.lines().any(is_bare) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut fence: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        match heading_marks(line).filter(|_| fence.is_none()).and_then(|marks| line.split_at_checked(marks)) {
            Some((marks, rest)) => {
                out.push_str(marks);
                out.push(' ');
                out.push_str(rest);
            }
            None => out.push_str(line),
        }
    }
    Cow::Owned(out)
}

/// Bytes up to the end of a heading's `#` where an ideograph follows at once.
fn heading_marks(line: &str) -> Option<usize> {
    let indent = line.bytes().take_while(|byte| *byte == b' ').count();
    let marks = line.bytes().skip(indent).take_while(|byte| *byte == b'#').count();
    let rest = line.get(indent + marks..)?;
    let follows = rest.chars().next().is_some_and(is_ideographic);
    (indent < 4 && (1..=6).contains(&marks) && follows).then_some(indent + marks)
}

/// A text parted at `**` pairs that CommonMark left standing: each part, and whether it is strong.
pub(super) fn strong_parts(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, inner, after)) = pair(rest) {
        parts.push((before, false));
        parts.push((inner, true));
        rest = after;
    }
    parts.push((rest, false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// The first pair of `**` around words, beside an ideograph: what is before, within and after it.
fn pair(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("**")?;
    let (inner, after) = rest.split_once("**")?;
    let tight = !inner.is_empty() && inner.trim() == inner && !inner.contains(['\n', '*']);
    let beside = |char: Option<char>| char.is_some_and(is_ideographic);
    let touches = beside(before.chars().next_back()) || beside(after.chars().next());
    (tight && touches && !after.starts_with('*')).then_some((before, inner, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_without_a_space_are_headings_where_an_ideograph_follows() {
        let cases = [
            ("##标题\n正文\n", "## 标题\n正文\n"),
            ("# 标题\n#hashtag\n#1 of 3\n", "# 标题\n#hashtag\n#1 of 3\n"),
            ("```\n#注释\n```\n###“引”题", "```\n#注释\n```\n### “引”题"),
            ("    #缩进\n#######七个", "    #缩进\n#######七个"),
        ];
        for (source, expected) in cases {
            assert_eq!(spaced_headings(source), expected);
        }
    }

    #[test]
    fn strong_text_beside_quotes_is_strong() {
        assert_eq!(strong_parts("他说**“重要”**后走了"), [("他说", false), ("“重要”", true), ("后走了", false)]);
        for kept in ["2 ** 3 ** 4", "a**b**c", "**", "空** 格 **", "一****二"] {
            assert_eq!(strong_parts(kept), [(kept, false)]);
        }
    }
}
