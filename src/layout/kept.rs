//! What was kept, as lines of a list: a starred article, a clipping, each with where it was printed.
//!
//! Owns how many lines of a text are seen and where its source stands. It refuses to choose the words of the source.

use super::contents::{Row, Sheet, Tone};
use super::entry::INSET;
use crate::edition::{Text, clean_line};
use crate::text::{cells, fit, width};

/// Cells kept free at the right.
const EDGE: usize = 1;
/// Fewest cells of a headline that tell it from others.
const TOLD: usize = 16;

/// Where something was printed. What is not known is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Printed<'a> {
    /// The headline of the article, of what does not show it otherwise; it is cut if need be.
    pub headline: &'a str,
    /// Paper, day and page.
    pub at: &'a [String],
}

/// A starred article: its headline, and quietly its source below.
///
/// ```
/// use newsprint::layout::{House, contents::Sheet, kept::star};
/// use newsprint::text::Ambiguous;
/// let sheet = Sheet { measure: 40, ambiguous: Ambiguous::Narrow, house: House::default() };
/// let rows = star("新桥通车 Bridge opens", &["样城日报".into(), "第3版".into()], sheet);
/// assert_eq!((rows.len(), rows[1][0].text.as_str()), (2, "样城日报 · 第3版"));
/// ```
pub fn star(headline: &str, at: &[String], sheet: Sheet) -> Vec<Row> {
    let room = sheet.measure.saturating_sub(INSET + EDGE);
    let lines = sheet.filled(clean_line(headline).trim(), room).into_iter();
    let headline = lines.map(|line| vec![sheet.stretch(INSET, line, Tone::Headline)]);
    headline.chain(source(Printed { headline: "", at }, room, sheet)).collect()
}

/// A clipping: the first lines of its text, so many at most, and quietly its source below. A text that has more ends in an
/// ellipsis.
///
/// ```
/// use newsprint::layout::{House, contents::Sheet, kept::{Printed, clipping}};
/// use newsprint::text::Ambiguous;
/// let sheet = Sheet { measure: 24, ambiguous: Ambiguous::Narrow, house: House::default() };
/// let printed = Printed { headline: "", at: &["样城日报".to_owned()] };
/// let rows = clipping("两岸通车。\nBoth banks cheer.", printed, 1, sheet);
/// assert_eq!((rows[0][0].text.as_str(), rows[1][0].text.as_str()), ("两岸通车。…", "样城日报"));
/// ```
pub fn clipping(text: &str, printed: Printed, most: usize, sheet: Sheet) -> Vec<Row> {
    let room = sheet.measure.saturating_sub(INSET + EDGE);
    let source = source(printed, room, sheet);
    let lines = lines(text, room, most.max(1), sheet);
    let mut rows: Vec<Row> = lines.into_iter().map(|line| vec![sheet.stretch(INSET, line, Tone::Text)]).collect();
    rows.extend(source);
    rows
}

/// How many lines the source of a clipping has.
pub fn source_lines(printed: Printed, sheet: Sheet) -> usize {
    source(printed, sheet.measure.saturating_sub(INSET + EDGE), sheet).len()
}

/// The headline gives way to where it stands, but not beyond what can still be told from another one.
fn source(printed: Printed, room: usize, sheet: Sheet) -> Vec<Row> {
    let cells = |text: &str| width(text, sheet.ambiguous);
    let at: Vec<String> = printed.at.iter().map(|said| clean_line(said).trim().to_owned()).collect();
    let at: Vec<String> = at.into_iter().filter(|said| !said.is_empty()).collect();
    let mut headline = clean_line(printed.headline).trim().to_owned();
    let left = room.checked_sub(cells(&at.join(DOT)) + cells("…") + cells(DOT)).filter(|left| *left >= TOLD);
    if let Some(left) = left.filter(|left| !at.is_empty() && cells(&headline) > left + cells("…")) {
        headline = format!("{}…", fit(&headline, left, sheet.ambiguous).trim_end());
    }
    // Lines end between what is said, and within it only where there is no room otherwise.
    let mut lines: Vec<String> = Vec::new();
    for said in std::iter::once(headline).chain(at).filter(|said| !said.is_empty()) {
        let joined = lines.last().map(|last| format!("{last}{DOT}{said}")).filter(|joined| cells(joined) <= room);
        match (joined, lines.last_mut()) {
            (Some(joined), Some(last)) => *last = joined,
            _ => lines.extend(sheet.filled(&said, room)),
        }
    }
    lines.into_iter().map(|line| vec![sheet.stretch(INSET, line, Tone::Quiet)]).collect()
}

/// What stands between what is said.
const DOT: &str = " · ";

/// The lines of a text, so many at most. Only what there could be room for is looked at: a text may be long.
fn lines(text: &str, room: usize, most: usize, sheet: Sheet) -> Vec<String> {
    let near = room.max(1).saturating_mul(most + 1).saturating_mul(2);
    let end = text.char_indices().nth(near).map_or(text.len(), |(at, _)| at);
    let seen = Text::plain(text.get(..end).unwrap_or_default());
    let mut lines = Vec::new();
    for paragraph in seen.as_str().lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines.extend(sheet.filled(paragraph, room));
        if lines.len() > most {
            break;
        }
    }
    let is_cut = lines.len() > most || end < text.len();
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        let left = room.saturating_sub(cells("…", sheet.ambiguous));
        *last = format!("{}…", fit(last, left, sheet.ambiguous));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::House;
    use crate::layout::contents::tests::shown;
    use crate::text::Ambiguous;

    const LONG: &str =
        "昨日，新桥正式通车，市民纷纷走上桥面。\n\nThe old ferry makes its last crossing, and both banks cheer. ";

    fn sheet(measure: usize, ambiguous: Ambiguous) -> Sheet {
        Sheet { measure, ambiguous, house: House::default() }
    }

    fn at() -> [String; 3] {
        ["样城日报", "2026年11月23日", "第3版"].map(str::to_owned)
    }

    #[test]
    fn a_source_is_below_its_headline_and_breaks_between_what_it_says() {
        let rows = |measure| shown(&star("新桥通车 Bridge opens", &at(), sheet(measure, Ambiguous::Narrow)));
        assert_eq!(rows(60), ["   新桥通车 Bridge opens", "   样城日报 · 2026年11月23日 · 第3版"]);
        assert_eq!(rows(34), ["   新桥通车 Bridge opens", "   样城日报 · 2026年11月23日", "   第3版"]);
    }

    #[test]
    fn of_a_clipping_so_many_lines_are_seen_and_the_cut_is_marked() {
        let printed = Printed {
            headline: "新桥通车 Bridge opens to traffic on Monday",
            at: &[at()[0].clone(), at()[2].clone()],
        };
        let two = shown(&clipping(LONG, printed, 2, sheet(44, Ambiguous::Narrow)));
        assert_eq!(two[0], "   昨日，新桥正式通车，市民纷纷走上桥面。");
        assert_eq!(two[1], "   The old ferry makes its last crossing,…");
        assert_eq!(two[2], "   新桥通车 Bridge open… · 样城日报 · 第3版");
        let whole = shown(&clipping(LONG, printed, 99, sheet(44, Ambiguous::Narrow)));
        assert!(whole.iter().all(|line| !line.ends_with(",…") && !line.ends_with(", …")), "{whole:?}");
        assert!(whole.join("").contains("cheer."));
    }

    #[test]
    fn every_line_keeps_to_the_measure_and_nothing_raw_is_in_it() {
        let raw = "\u{1b}[31m红 red\u{202E}abc\u{9b}2J\u{7}".to_owned() + &LONG.repeat(9);
        for measure in 0..130 {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                let sheet = sheet(measure, ambiguous);
                let printed = Printed { headline: &raw, at: &at() };
                let rows =
                    [star(&raw, &["Post\u{1b}]0;x\u{7}".into(), "3".into()], sheet), clipping(&raw, printed, 3, sheet)];
                for stretch in rows.iter().flatten().flatten() {
                    let fits = measure < 8 || stretch.column + stretch.cells <= measure;
                    assert!(fits, "{measure}: {stretch:?}");
                    assert!(!stretch.text.chars().any(|c| c.is_control() || c == '\u{202E}'), "{stretch:?}");
                }
            }
        }
    }
}
