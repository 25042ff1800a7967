//! What was kept, as lines of a list: a starred article, a clipping, each with where it was printed.
//!
//! Owns how many lines of a text are seen and where its source stands. It refuses to choose the words of the source.

use super::contents::{Row, Sheet, Tone};
use super::entry::INSET;
use crate::edition::{Text, clean_line};
use crate::text::{cells, fit, width};

/// Cells kept free at the right.
const EDGE: usize = 1;
/// Narrowest list in which the source stands beside a headline; in others below it, in every entry alike.
const BESIDE: usize = 84;
/// Fewest cells of a headline with its source beside it.
const HEADLINE: usize = 36;
/// Cells between a headline and its source.
const GAP: usize = 3;

/// Where something was printed: what may be cut if need be, and what tells where to find it. Either may be empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Printed<'a> {
    /// The headline of the article, of what does not show it otherwise.
    pub headline: &'a str,
    /// Paper, day and page.
    pub at: &'a str,
}

/// A starred article: its headline, and quietly its source.
///
/// ```
/// use newsprint::layout::{House, contents::Sheet, kept::star};
/// use newsprint::text::Ambiguous;
/// let sheet = Sheet { measure: 40, ambiguous: Ambiguous::Narrow, house: House::default() };
/// let rows = star("新桥通车 Bridge opens", "样城日报 · 第3版", sheet);
/// assert_eq!((rows.len(), rows[1][0].text.as_str()), (2, "样城日报 · 第3版"));
/// ```
pub fn star(headline: &str, at: &str, sheet: Sheet) -> Vec<Row> {
    let room = sheet.measure.saturating_sub(INSET + EDGE);
    let (headline, at) = (clean_line(headline), clean_line(at));
    let beside = width(&at, sheet.ambiguous);
    let is_beside = sheet.measure >= BESIDE && room >= HEADLINE + GAP + beside;
    let across = if is_beside { room - GAP - beside } else { room };
    let mut rows: Vec<Row> = sheet
        .filled(headline.trim(), across)
        .into_iter()
        .map(|line| vec![sheet.stretch(INSET, line, Tone::Headline)])
        .collect();
    if at.is_empty() {
        return rows;
    }
    match rows.first_mut().filter(|_| is_beside) {
        Some(first) => first.push(sheet.stretch(sheet.measure - EDGE - beside, at, Tone::Quiet)),
        None => rows.extend(quiet(&at, room, sheet)),
    }
    rows
}

/// A clipping: the first lines of its text, so many at most, and quietly its source below. A text that has more ends in an
/// ellipsis.
///
/// ```
/// use newsprint::layout::{House, contents::Sheet, kept::{Printed, clipping}};
/// use newsprint::text::Ambiguous;
/// let sheet = Sheet { measure: 24, ambiguous: Ambiguous::Narrow, house: House::default() };
/// let rows = clipping("两岸通车。\nBoth banks cheer.", Printed { at: "样城日报", ..Printed::default() }, 1, sheet);
/// assert_eq!((rows[0][0].text.as_str(), rows[1][0].text.as_str()), ("两岸通车。…", "样城日报"));
/// ```
pub fn clipping(text: &str, printed: Printed, most: usize, sheet: Sheet) -> Vec<Row> {
    let room = sheet.measure.saturating_sub(INSET + EDGE);
    let source = source(printed, room, sheet);
    let lines = lines(text, room, most.max(1), sheet);
    let mut rows: Vec<Row> =
        lines.into_iter().map(|line| vec![sheet.stretch(INSET, line, Tone::Headline)]).collect();
    rows.extend(source);
    rows
}

/// How many lines the source of a clipping has.
pub fn source_lines(printed: Printed, sheet: Sheet) -> usize {
    source(printed, sheet.measure.saturating_sub(INSET + EDGE), sheet).len()
}

/// The headline gives way to where it stands, but not beyond what can still be told from another one.
fn source(printed: Printed, room: usize, sheet: Sheet) -> Vec<Row> {
    let (headline, at) = (clean_line(printed.headline), clean_line(printed.at));
    let both = [headline.trim(), at.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let whole = both.join(" · ");
    if width(&whole, sheet.ambiguous) <= room {
        return if whole.is_empty() { Vec::new() } else { quiet(&whole, room, sheet) };
    }
    let dot = width("… · ", sheet.ambiguous);
    match room.checked_sub(width(&at, sheet.ambiguous) + dot).filter(|left| *left >= TOLD && !at.is_empty()) {
        Some(left) => quiet(&format!("{}… · {at}", fit(headline.trim(), left, sheet.ambiguous).trim_end()), room, sheet),
        None => quiet(&whole, room, sheet),
    }
}

/// Fewest cells of a headline that tell it from others.
const TOLD: usize = 16;

fn quiet(text: &str, room: usize, sheet: Sheet) -> Vec<Row> {
    sheet.filled(text, room).into_iter().map(|line| vec![sheet.stretch(INSET, line, Tone::Quiet)]).collect()
}

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

    const LONG: &str = "昨日，新桥正式通车，市民纷纷走上桥面。\n\nThe old ferry makes its last crossing, and both banks cheer. ";

    fn sheet(measure: usize, ambiguous: Ambiguous) -> Sheet {
        Sheet { measure, ambiguous, house: House::default() }
    }

    #[test]
    fn a_source_stands_beside_a_headline_where_there_is_room_and_below_it_elsewhere() {
        let (headline, at) = ("新桥通车 Bridge opens", "样城日报 · 2026年11月23日 · 第3版");
        let narrow = shown(&star(headline, at, sheet(60, Ambiguous::Narrow)));
        assert_eq!(narrow, ["   新桥通车 Bridge opens", "   样城日报 · 2026年11月23日 · 第3版"]);
        let wide = shown(&star(headline, at, sheet(90, Ambiguous::Narrow)));
        assert_eq!(wide.len(), 1);
        assert!(wide[0].starts_with("   新桥通车 Bridge opens  ") && wide[0].ends_with(at), "{wide:?}");
    }

    #[test]
    fn of_a_clipping_so_many_lines_are_seen_and_the_cut_is_marked() {
        let printed = Printed { headline: "新桥通车 Bridge opens to traffic on Monday", at: "样城日报 · 第3版" };
        let two = shown(&clipping(LONG, printed, 2, sheet(44, Ambiguous::Narrow)));
        assert_eq!(two[0], "   昨日，新桥正式通车，市民纷纷走上桥面。");
        assert_eq!(two[1], "   The old ferry makes its last crossing, …");
        assert_eq!(two[2], "   新桥通车 Bridge op… · 样城日报 · 第3版");
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
                let printed = Printed { headline: &raw, at: "样城日报 · 2026-11-23" };
                let rows = [star(&raw, "Post\u{1b}]0;x\u{7} · 3", sheet), clipping(&raw, printed, 3, sheet)];
                for stretch in rows.iter().flatten().flatten() {
                    let fits = measure < 8 || stretch.column + stretch.cells <= measure;
                    assert!(fits, "{measure}: {stretch:?}");
                    assert!(!stretch.text.chars().any(|c| c.is_control() || c == '\u{202E}'), "{stretch:?}");
                }
            }
        }
    }
}
