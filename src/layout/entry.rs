//! Entries of lists: an article, a section, a hit of a search.
//!
//! Owns what an entry says and where: the headline at the left, what is said about it in columns of its own at the
//! right. It refuses to know which entry is selected, and to lay out more than it is asked for: an edition may have
//! thousands of articles.

use std::ops::Range;

use super::contents::{Row, Sheet, Tone, one_line};
use super::label::Labels;
use super::language;
use crate::edition::{Edition, Page};
use crate::text::{Ambiguous, cells, clusters, fit, width};

/// What a list says of an article beside what stands in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether it has been read.
    pub read: Seen,
    /// Whether it is starred.
    pub star: Starred,
}

/// Where an article stands in its edition.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Placed<'a> {
    /// The page it begins on.
    pub page: Option<&'a Page>,
    /// How many characters it has.
    pub characters: usize,
    /// Its section, in lists that do not stand under its title; there it takes the place of the byline.
    pub section: &'a str,
}

/// Whether an article has been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Seen {
    /// It has not.
    #[default]
    No,
    /// It has.
    Yes,
}

/// Whether an article is starred.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Starred {
    /// It is not.
    #[default]
    No,
    /// It is.
    Yes,
}

/// Cells kept free before a headline: the bar of the selected one, the dot of an unread one.
pub const INSET: usize = 3;
/// The cell of the dot, which takes two where the terminal draws it so.
const DOT: usize = 1;
/// Cells kept free at the right.
pub const EDGE: usize = 1;
/// Cells of a length such as 1,308字, or 1,308 words.
const LENGTH: (usize, usize) = (7, 11);
/// Cells of the minutes: 12分, 12 min.
const MINUTES: (usize, usize) = (4, 6);
/// Cells of the page: 12版, p. 12.
const PAGE: (usize, usize) = (3, 5);

/// An article: its headline, and at the right byline, star, length, minutes and page; on a line of their own where
/// they do not fit, the byline left out first.
pub fn article(edition: &Edition, index: usize, placed: Placed, standing: Standing, sheet: Sheet) -> Vec<Row> {
    let Some(article) = edition.articles.get(index) else { return Vec::new() };
    let labels = super::labels(language(edition, article));
    let room = sheet.measure.saturating_sub(INSET + EDGE);
    let title = article.title().map_or(labels.untitled, |title| title.as_str());
    // What stands for a missing headline is the start of a text, which may be long.
    let most = if article.headline.is_some() { usize::MAX } else { room * 2 };
    let end = title.char_indices().nth(most).map_or(title.len(), |(at, _)| at);
    let title = one_line(title.get(..end).unwrap_or_default());
    let mut lines = sheet.filled(title.trim(), room);
    if article.headline.is_none() && lines.len() > 1 {
        lines.truncate(1);
        if let Some(line) = lines.first_mut() {
            *line = format!("{}…", fit(line, room.saturating_sub(2), sheet.ambiguous));
        }
    }
    let tone = match (standing.read, article.prominence) {
        (Seen::Yes, _) => Tone::Seen,
        (Seen::No, Some(..=2)) => Tone::Lead,
        (Seen::No, _) => Tone::Headline,
    };
    let mut rows: Vec<Row> = lines.into_iter().map(|line| vec![sheet.stretch(INSET, line, tone)]).collect();
    if let (Seen::No, Some(first)) = (standing.read, rows.first_mut()) {
        first.insert(0, sheet.stretch(DOT, "•".to_owned(), Tone::Section));
    }
    let meta = meta(&labels, placed.characters, placed.page, standing, sheet);
    let byline = if placed.section.is_empty() { article.byline_text() } else { placed.section.to_owned() };
    if sheet.measure < AIRY && !labels.counts_characters() {
        // Words are long: below the headline, in every entry alike, it is quieter than now here and now there.
        let star = if standing.star == Starred::Yes { "★" } else { "" };
        let number = placed.page.map_or(String::new(), |page| labels.page_number(page));
        let counted = [labels.length(placed.characters), labels.minutes(placed.characters)];
        let counted = counted.into_iter().filter(|_| placed.characters > 0);
        let rest: Vec<String> = counted.chain([number]).filter(|text| !text.is_empty()).collect();
        let said = |byline: &str| {
            let said: Vec<&str> = [star, byline]
                .into_iter()
                .chain(rest.iter().map(String::as_str))
                .filter(|text| !text.is_empty())
                .collect();
            said.join(" · ")
        };
        let whole = Some(said(&byline)).filter(|whole| width(whole, sheet.ambiguous) <= room);
        let lines = sheet.filled(&whole.unwrap_or_else(|| said("")), room);
        rows.extend(lines.into_iter().map(|line| vec![sheet.stretch(INSET, line, Tone::Quiet)]));
        return rows;
    }
    let used = rows.last().and_then(|row| row.last()).map_or(0, |stretch| stretch.column + stretch.cells);
    let end = sheet.measure.saturating_sub(EDGE);
    let right = |text: &str| end.checked_sub(width(text, sheet.ambiguous)).filter(|right| used + 2 <= *right);
    // In a narrow list few bylines would find room, which looks like an accident.
    let named = !byline.is_empty() && byline != title && sheet.measure >= AIRY - 4;
    let whole = if named { format!("{byline}  {meta}") } else { meta.clone() };
    // Where the columns do not fit, what they hold may.
    let close = meta.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in [whole, meta.clone(), close] {
        if let (Some(right), Some(last)) = (right(&text), rows.last_mut()) {
            last.push(sheet.stretch(right, text, Tone::Quiet));
            return rows;
        }
    }
    for line in sheet.filled(meta.trim(), room) {
        let right = end.saturating_sub(width(&line, sheet.ambiguous));
        rows.push(vec![sheet.stretch(right, line, Tone::Quiet)]);
    }
    rows
}

/// Narrowest list with air between what is said of an article.
const AIRY: usize = 64;

/// Star, length, minutes and page, each in a column of its own.
fn meta(labels: &Labels, characters: usize, page: Option<&Page>, standing: Standing, sheet: Sheet) -> String {
    let slot = |text: &str, (ideographs, letters): (usize, usize)| {
        let slot = if labels.counts_characters() { ideographs } else { letters };
        format!("{}{text}", " ".repeat(slot.saturating_sub(width(text, sheet.ambiguous))))
    };
    let (length, minutes) = match characters {
        0 => (String::new(), String::new()),
        _ => (labels.length(characters), labels.minutes(characters)),
    };
    let star = if standing.star == Starred::Yes { "★" } else { "  " };
    let number = page.map_or(String::new(), |page| labels.page_number(page));
    let gap = if sheet.measure < AIRY { "" } else { " " };
    let page = if page.is_some() { format!("{gap} {}", slot(&number, PAGE)) } else { String::new() };
    format!("{star}{gap}{}{gap} {}{page}", slot(&length, LENGTH), slot(&minutes, MINUTES))
}

/// A section in a list of sections: its title, how many articles it has and how many of them are unread.
pub fn section(title: &str, count: usize, unread: usize, sheet: Sheet) -> Vec<Row> {
    let room = sheet.measure.saturating_sub(INSET + EDGE);
    let tone = if unread == 0 { Tone::Seen } else { Tone::Headline };
    let mut rows: Vec<Row> =
        sheet.filled(title, room).into_iter().map(|line| vec![sheet.stretch(INSET, line, tone)]).collect();
    let said = if unread == 0 { format!("{count}") } else { format!("{unread}/{count}") };
    let end = sheet.measure.saturating_sub(EDGE);
    let right = end.saturating_sub(width(&said, sheet.ambiguous));
    let used = rows.last().and_then(|row| row.last()).map_or(0, |stretch| stretch.column + stretch.cells);
    let stretch = sheet.stretch(right, said, Tone::Quiet);
    match rows.last_mut() {
        Some(last) if used < right => last.push(stretch),
        _ => rows.push(vec![stretch]),
    }
    rows
}

/// A hit on one line: what stands before it and behind it in its text, as far as there is room.
pub fn hit(text: &str, range: Range<usize>, sheet: Sheet) -> Row {
    let room = sheet.measure.saturating_sub(INSET + EDGE);
    let slice = |range: Range<usize>| one_line(text.get(range).unwrap_or_default());
    // Only what there could be room for is looked at: a text may be long, a hit too.
    let near = |text: &str| text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let rest = |from: usize| text.get(from..).unwrap_or_default();
    let found = slice(range.start..range.start + near(rest(range.start)).min(range.len()));
    let found = fit(&found, room, sheet.ambiguous).to_owned();
    let left = room.saturating_sub(width(&found, sheet.ambiguous));
    let ellipsis = cells("…", sheet.ambiguous);
    // A third before it, the rest behind; what one side does not need the other has.
    let ahead = text.get(..range.start).unwrap_or_default();
    let start = ahead.char_indices().rev().nth(room + 1).map_or(0, |(at, _)| at);
    let (before, behind) = (slice(start..range.start), slice(range.end..range.end + near(rest(range.end))));
    let is_cut = range.end + behind.len() < text.trim_end().len();
    let behind_cells = width(fit(&behind, room, sheet.ambiguous), sheet.ambiguous);
    let share = (left / 3).max(left.saturating_sub(behind_cells));
    let before = tail(if start == 0 { before.trim_start() } else { &before }, share, ellipsis, sheet.ambiguous);
    let share = left.saturating_sub(width(&before, sheet.ambiguous));
    let behind = behind.trim_end();
    let behind = if !is_cut && width(behind, sheet.ambiguous) <= share {
        behind.to_owned()
    } else if share <= ellipsis {
        String::new()
    } else {
        format!("{}…", fit(behind, share - ellipsis, sheet.ambiguous))
    };
    let mut row = Row::new();
    let mut column = INSET;
    for (text, tone) in [(before, Tone::Headline), (found, Tone::Match), (behind, Tone::Headline)] {
        if !text.is_empty() {
            let stretch = sheet.stretch(column, text, tone);
            column += stretch.cells;
            row.push(stretch);
        }
    }
    row
}

/// The end of a text in so many cells, an ellipsis before it where it is cut.
fn tail(text: &str, room: usize, ellipsis: usize, ambiguous: Ambiguous) -> String {
    // Only the end is looked at: a text may be long.
    let near = text.char_indices().rev().nth(room).map_or(0, |(at, _)| at);
    let near_text = text.get(near..).unwrap_or_default();
    if near == 0 && width(near_text, ambiguous) <= room {
        return near_text.to_owned();
    }
    let Some(room) = room.checked_sub(ellipsis).filter(|room| *room > 0) else { return String::new() };
    let mut over = width(near_text, ambiguous).saturating_sub(room);
    let cut = clusters(near_text).find(|cluster| {
        let fits = over == 0;
        over = over.saturating_sub(cells(cluster.text, ambiguous));
        fits
    });
    format!("…{}", cut.and_then(|cluster| near_text.get(cluster.start..)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Group;
    use crate::layout::House;
    use crate::layout::contents::tests::shown;
    use crate::layout::contents::{masthead, section as title};
    use crate::text::Language;

    fn edition() -> Edition {
        let json = r#"{"format":"edition/1","paper":"样城日报","lang":"zh","pages":[{"id":"p","number":"03"}],
            "articles":[{"headline":"新桥通车","byline":"本报记者 甲","prominence":1,"body":"一二三"},
            {"headline":"一个很长很长的标题 长到一行放不下它 于是折成两行","byline":"本报记者 甲 乙 丙","body":"一"},
            {"body":"没有标题的稿子，开头就当标题，太长了就截断，真的很长很长。"},{"body":""},
            {"lang":"en","headline":"A bridge opens","body":"one two three"}]}"#;
        serde_json::from_str(json).unwrap()
    }

    fn sheet(measure: usize, ambiguous: Ambiguous) -> Sheet {
        Sheet { measure, ambiguous, house: House::default() }
    }

    #[test]
    fn nothing_of_a_headline_is_cut_and_what_is_said_of_it_stands_at_the_right() {
        let edition = edition();
        let page = |index: usize| Placed {
            page: edition.pages.first(),
            characters: edition.articles[index].characters(),
            section: "",
        };
        let starred = Standing { read: Seen::Yes, star: Starred::Yes };
        let narrow = sheet(60, Ambiguous::Narrow);
        assert_eq!(
            shown(&article(&edition, 0, page(0), Standing::default(), narrow)),
            [" • 新桥通车                 本报记者 甲        3字  1分 3版"]
        );
        assert_eq!(
            shown(&article(&edition, 1, page(1), starred, sheet(40, Ambiguous::Narrow))),
            ["   一个很长很长的标题 长到一行放不下它", "   于是折成两行      ★    1字  1分 3版"]
        );
        assert_eq!(
            shown(&article(&edition, 4, Placed { page: None, ..page(4) }, Standing::default(), narrow)),
            [" • A bridge opens", "   3 words · 1 min"]
        );
        assert_eq!(
            shown(&article(
                &edition,
                4,
                Placed { page: None, ..page(4) },
                Standing::default(),
                sheet(70, Ambiguous::Narrow)
            )),
            [" • A bridge opens                                     3 words   1 min"]
        );
        assert_eq!(
            shown(&article(&edition, 3, page(3), starred, narrow))[0].trim_start().split("  ").next(),
            Some("无题")
        );
    }

    #[test]
    fn every_list_line_keeps_to_the_measure() {
        let edition = edition();
        let labels = crate::layout::labels(Language::SimplifiedChinese);
        let group = Group { title: "要闻与民生".into(), articles: vec![0] };
        let text = "一段很长的话，说的是新桥。A bridge opens today, on the river. ".repeat(3);
        for measure in 12..120 {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                let sheet = sheet(measure, ambiguous);
                let bridge = text.match_indices("新桥").map(|(at, found)| at..at + found.len());
                let lists = (0..5)
                    .map(|index| {
                        article(
                            &edition,
                            index,
                            Placed { page: edition.pages.first(), characters: 1_234, section: "" },
                            Standing::default(),
                            sheet,
                        )
                    })
                    .chain([
                        masthead(&edition, &labels, sheet),
                        title(&group, sheet),
                        section(&group.title, 12, 3, sheet),
                    ])
                    .chain(bridge.map(|range| vec![hit(&text, range, sheet)]));
                for row in lists.flatten() {
                    let end = row.last().map_or(0, |stretch| stretch.column + stretch.cells);
                    assert!(end <= measure, "{end} at {measure}: {row:?}");
                }
            }
        }
    }

    #[test]
    fn a_hit_is_seen_with_what_stands_around_it() {
        let text = "昨日，样城新桥正式通车，市民纷纷走上桥面。";
        let at = text.find("新桥").unwrap();
        let row = |measure| shown(&[hit(text, at..at + 6, sheet(measure, Ambiguous::Narrow))]).remove(0);
        assert_eq!(row(60), "   昨日，样城新桥正式通车，市民纷纷走上桥面。");
        assert_eq!(row(24), "   …样城新桥正式通车，…");
        let english = "the old ferry and the new bridge";
        let range = 26..32;
        assert_eq!(shown(&[hit(english, range, sheet(24, Ambiguous::Narrow))])[0], "   … and the new bridge");
    }
}
