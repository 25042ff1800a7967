//! The front page over the samples, the seed and random editions, in all windows: what must hold of every page.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use newsprint::edition::file::{Limits, read};
use newsprint::edition::{Block, Edition, Outline, Role};
use newsprint::import::{Format, Source, import};
use newsprint::layout::front::{Anchor, Broadsheet, Front, Leaf, Rank, Run, TypeSize, Way, front, leaves};
use newsprint::layout::{Area, Content, House, Plate, edition_language};
use newsprint::text::{Ambiguous, width};
use proptest::prelude::*;

const SAMPLES: [&str; 5] = ["zh-Hans", "zh-Hant", "ja", "ko", "en"];
const WAYS: [Way; 4] = [Way::Left, Way::Right, Way::Up, Way::Down];

fn sample(name: &str) -> Edition {
    let path = format!("{}/data/{name}.edition.json", env!("CARGO_MANIFEST_DIR"));
    read(&std::fs::read(path).unwrap(), Limits::default()).unwrap()
}

/// The scanned page, where it is at hand.
fn seed() -> Option<Edition> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seed/page.md");
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("skipped: no seed page beside the project");
        return None;
    };
    let source = Source { name: "page.md", bytes: &bytes };
    Some(import(&[source], Some(Format::Ocr), Limits::default()).unwrap().edition)
}

/// A page of an edition, pictures as high as half their width.
fn page(edition: &Edition, leaves: &[Leaf], leaf: usize, size: (usize, usize), ambiguous: Ambiguous) -> Front {
    page_of(edition, leaves, leaf, size, (ambiguous, TypeSize::Plain))
}

fn page_of(
    edition: &Edition,
    leaves: &[Leaf],
    leaf: usize,
    size: (usize, usize),
    (ambiguous, type_size): (Ambiguous, TypeSize),
) -> Front {
    let sheet = Broadsheet {
        columns: size.0,
        rows: size.1,
        ambiguous,
        house: House::default(),
        language: edition_language(edition),
        type_size,
        pictures: &|_, cells, most| Some(Plate { cells, rows: (cells / 4).min(most).max(4) }),
    };
    front(edition, leaves, leaf, &sheet)
}

fn of(edition: &Edition) -> Vec<Leaf> {
    leaves(edition, &Outline::of(edition))
}

/// Every cell of a page that is used, by row; panics where one is used twice or lies outside.
fn cells(edition: &Edition, page: &Front, columns: usize) -> Vec<Vec<bool>> {
    let mut grid = vec![vec![false; columns]; page.rows];
    let mut take = |area: Area, what: &str| {
        for row in area.row..area.bottom() {
            for column in area.column..area.right() {
                let cell = grid.get_mut(row).and_then(|row| row.get_mut(column));
                let cell =
                    cell.unwrap_or_else(|| panic!("{what} outside at {column},{row} of {columns}x{}", page.rows));
                assert!(!std::mem::replace(cell, true), "{what} over something at {column},{row}");
            }
        }
    };
    for sign in &page.signs {
        let rows = sign.size.scale();
        take(Area { column: sign.column, row: sign.row, columns: sign.cells, rows }, &sign.text);
    }
    for rule in &page.rules {
        take(rule.area, "a rule");
        assert!(rule.area.rows == 1 || (rule.run == Run::Down && rule.area.columns == 1));
    }
    for area in &page.boxes {
        assert!(area.columns > 2 && area.rows > 2, "{area:?}");
        take(Area { rows: 1, ..*area }, "a frame");
        take(Area { row: area.bottom() - 1, rows: 1, ..*area }, "a frame");
        take(Area { columns: 1, row: area.row + 1, rows: area.rows - 2, ..*area }, "a frame");
        take(Area { columns: 1, row: area.row + 1, rows: area.rows - 2, column: area.right() - 1 }, "a frame");
    }
    for tile in &page.tiles {
        for picture in &tile.pictures {
            take(picture.area, "a picture");
        }
        for placed in &tile.lines {
            for fragment in &placed.line.fragments {
                let scale = placed.size.scale();
                let column = placed.column + fragment.column * scale;
                let cells = fragment.cells * scale;
                let text = fragment.text(&edition.articles[tile.article].parts()).into_owned();
                take(Area { column, row: placed.row, columns: cells, rows: scale }, &text);
                let inside = tile.area.row_at(column, placed.row).is_some() && column + cells <= tile.area.right();
                assert!(inside || fragment.cells == 0, "a line of {:?} at {column},{}", tile.area, placed.row);
            }
        }
    }
    grid
}

/// What must hold of every page.
fn is_whole(edition: &Edition, leaves: &[Leaf], leaf: usize, page: &Front, columns: usize) {
    cells(edition, page, columns);
    for (index, tile) in page.tiles.iter().enumerate() {
        for other in page.tiles.iter().skip(index + 1) {
            assert!(!tile.area.overlaps(other.area), "{:?} and {:?}", tile.area, other.area);
        }
    }
    let shown: Vec<usize> =
        page.tiles.iter().filter(|tile| tile.rank != Rank::Inside).map(|tile| tile.article).collect();
    let mut sorted = shown.clone();
    sorted.sort_unstable();
    let mut expected = leaves[leaf].articles.clone();
    expected.sort_unstable();
    assert_eq!(sorted, expected, "every story of the page, and none twice");
    for tile in &page.tiles {
        let parts = edition.articles[tile.article].parts();
        let roles: Vec<Role> =
            tile.lines.iter().flat_map(|placed| &placed.line.fragments).map(|fragment| fragment.role).collect();
        let headline = parts.iter().position(|part| part.role == Role::Headline);
        let Some(headline) = headline else { continue };
        let seen = |part: usize| {
            let ranges = tile.lines.iter().flat_map(|placed| &placed.line.fragments).filter_map(|fragment| {
                match &fragment.content {
                    Content::Source { part: of, range } if *of == part => Some(range.end),
                    _ => None,
                }
            });
            ranges.max().unwrap_or(0)
        };
        let text = parts[headline].text.as_str().trim_end();
        assert!(roles.contains(&Role::Headline), "a headline is left out: {text:.40}");
        if roles.contains(&Role::Deck) || roles.contains(&Role::Kicker) {
            assert!(seen(headline) >= text.len(), "a headline is cut while its deck is shown: {text:.40}");
        }
    }
}

/// Every tile is reached from the first by going left, right, up and down; going back leads back where two lie side by
/// side.
fn is_walked(page: &Front) {
    if page.tiles.is_empty() {
        return;
    }
    let mut seen = BTreeSet::from([0]);
    let mut open = vec![(0, Anchor::of(&page.tiles[0]))];
    while let Some((at, eye)) = open.pop() {
        for way in WAYS {
            if let Some((next, eye)) = eye.step(&page.tiles, at, way) {
                assert_ne!(next, at);
                if seen.insert(next) {
                    open.push((next, eye));
                }
            }
        }
    }
    let lost: Vec<_> =
        (0..page.tiles.len()).filter(|tile| !seen.contains(tile)).map(|tile| page.tiles[tile].area).collect();
    assert!(
        lost.is_empty(),
        "not reached: {lost:?} among {:?}",
        page.tiles.iter().map(|tile| tile.area).collect::<Vec<_>>()
    );
    for (at, tile) in page.tiles.iter().enumerate() {
        let eye = Anchor::of(tile);
        for (there, back) in
            [(Way::Right, Way::Left), (Way::Left, Way::Right), (Way::Down, Way::Up), (Way::Up, Way::Down)]
        {
            let Some((next, rests)) = eye.step(&page.tiles, at, there) else { continue };
            let (one, other) = (tile.area, page.tiles[next].area);
            let beside = match there {
                Way::Left | Way::Right => one.row < other.bottom() && other.row < one.bottom(),
                Way::Up | Way::Down => one.column < other.right() && other.column < one.right(),
            };
            // Another that lies nearer on the way back is found first.
            let Some((found, _)) = rests.step(&page.tiles, next, back) else { panic!("no way back") };
            if beside && found != at {
                let nearer = page.tiles[found].area;
                let gap = |area: Area| match back {
                    Way::Left => other.column - area.right(),
                    Way::Right => area.column - other.right(),
                    Way::Up => other.row - area.bottom(),
                    Way::Down => area.row - other.bottom(),
                };
                assert!(gap(nearer) < gap(one), "{there:?} from {one:?} to {other:?} and back to {nearer:?}");
            }
        }
    }
}

/// The part of the body of a page that is used, in hundredths: a line uses its column, and so does a row of air between
/// two stories; a hole at the foot of a column is not used.
fn used(page: &Front) -> usize {
    let left = page.tiles.iter().map(|tile| tile.area.column).min().unwrap_or(0);
    let right = page.tiles.iter().map(|tile| tile.area.right()).max().unwrap_or(0);
    let rows = page.rows - page.body;
    if right <= left || rows == 0 {
        return 100;
    }
    let mut taken = vec![vec![false; right - left]; rows];
    let mut take = |area: Area| {
        for row in area.row.max(page.body)..area.bottom() {
            for column in area.column.max(left)..area.right().min(right) {
                taken[row - page.body][column - left] = true;
            }
        }
    };
    for tile in &page.tiles {
        take(tile.area);
    }
    for rule in &page.rules {
        take(rule.area);
    }
    for sign in &page.signs {
        take(Area { column: sign.column, row: sign.row, columns: sign.cells, rows: 1 });
    }
    // Gutters are no holes: only columns of text count.
    let mut columns = vec![false; right - left];
    for tile in &page.tiles {
        for column in tile.area.column..tile.area.right() {
            columns[column - left] = true;
        }
    }
    let count = columns.iter().filter(|used| **used).count() * rows;
    let used: usize = taken
        .iter()
        .map(|row| row.iter().zip(&columns).filter(|(taken, is_column)| **taken && **is_column).count())
        .sum();
    used * 100 / count.max(1)
}

#[test]
fn pages_of_the_samples_are_whole_in_every_window() {
    let mut editions: Vec<(String, Edition)> = SAMPLES.iter().map(|name| ((*name).to_owned(), sample(name))).collect();
    editions.extend(seed().map(|seed| ("the seed".to_owned(), seed)));
    for (name, edition) in &editions {
        let leaves = of(edition);
        for leaf in 0..leaves.len() {
            for columns in (20..=400).step_by(9) {
                for rows in [6, 14, 24, 40, 60, 120] {
                    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                        let page = page(edition, &leaves, leaf, (columns, rows), ambiguous);
                        is_whole(edition, &leaves, leaf, &page, columns);
                        is_walked(&page);
                    }
                }
            }
        }
        assert!(!leaves.is_empty(), "{name}");
    }
}

#[test]
fn a_page_with_text_enough_is_full() {
    let (mut told, mut full) = (Vec::new(), 0);
    let mut editions: Vec<(String, Edition)> = SAMPLES.iter().map(|name| ((*name).to_owned(), sample(name))).collect();
    editions.extend(seed().map(|seed| ("the seed".to_owned(), seed)));
    for (name, edition) in &editions {
        let leaves = of(edition);
        for leaf in 0..leaves.len() {
            for size in [(80, 23), (100, 29), (120, 39), (160, 49), (200, 59), (240, 70)] {
                let page = page(edition, &leaves, leaf, size, Ambiguous::Narrow);
                let used = used(&page);
                // Tables, frames and captions are no text to open with.
                let cells = |block: &Block| match block {
                    Block::Paragraph(paragraph) => width(paragraph.text.as_str(), Ambiguous::Narrow),
                    _ => 0,
                };
                let body = |article: &usize| edition.articles[*article].body.iter().map(cells).sum::<usize>();
                let text: usize = leaves[leaf].articles.iter().map(body).sum();
                let enough = text > size.0 * (page.rows - page.body) * 3 / 2;
                full += usize::from(enough);
                if enough && used < 90 {
                    told.push(format!("{name}, page {leaf}, {size:?}: {used} of 100 used, {} rows", page.rows));
                }
            }
        }
    }
    assert!(full >= 8, "only {full} pages have text enough");
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_page_composed_twice_is_the_same_page() {
    for name in SAMPLES {
        let edition = sample(name);
        let leaves = of(&edition);
        for size in [(80, 23), (200, 59)] {
            let twice = [0, 1].map(|_| page(&edition, &leaves, 0, size, Ambiguous::Narrow));
            assert_eq!(twice[0], twice[1]);
        }
    }
}

/// An edition of so many articles; their texts are of the lengths given, in ideographs or in letters.
fn random(articles: Vec<(usize, usize, u8, bool)>, pages: usize) -> Edition {
    const KINDS: [&str; 8] = ["story", "brief", "notice", "weather", "opinion", "photo", "feature", "ad"];
    let text = |count: usize, han: bool| {
        if han {
            "桥头报，说江风。“三” 5".chars().cycle().take(count).collect()
        } else {
            "The bridge opened. ".repeat(count / 16 + usize::from(count > 0))
        }
    };
    let articles: Vec<serde_json::Value> = articles
        .into_iter()
        .enumerate()
        .map(|(index, (headline, body, kind, han))| {
            let mut article = serde_json::json!({
                "id": format!("a{index}"),
                "kind": KINDS[usize::from(kind) % KINDS.len()],
                "headline": text(headline, han),
                "deck": if kind % 3 == 0 { vec![text(headline / 2, han)] } else { Vec::new() },
                "kicker": if kind % 5 == 0 { vec![text(headline / 3, han)] } else { Vec::new() },
                "body": [{"type": "paragraph", "text": text(body, han)}],
            });
            if kind % 4 == 0 {
                article["prominence"] = (1 + kind % 9).into();
                article["body"] = serde_json::json!([
                    {"type": "figure", "asset": "x", "caption": text(20, han)},
                    {"type": "subhead", "text": text(8, han)},
                    {"type": "paragraph", "text": text(body, han)},
                    {"type": "list", "items": [text(body / 4, han)]},
                ]);
            }
            if pages > 0 {
                article["positions"] = serde_json::json!([{"page": format!("p{}", index % pages)}]);
            }
            article
        })
        .collect();
    let pages: Vec<serde_json::Value> = (0..pages)
        .map(|page| serde_json::json!({"id": format!("p{page}"), "number": (page + 1).to_string()}))
        .collect();
    let json = serde_json::json!({
        "format": "edition/1", "paper": "样城日报 Daily", "date": "2026-11-23", "pages": pages, "articles": articles,
    });
    serde_json::from_value(json).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn pages_of_any_edition_are_whole(
        articles in prop::collection::vec(
            (prop_oneof![4 => 0_usize..40, 1 => 0_usize..900], prop_oneof![3 => 0_usize..600, 1 => 0_usize..6_000], any::<u8>(), any::<bool>()),
            0..50,
        ),
        pages in 0_usize..5,
        columns in 20_usize..=400,
        rows in 6_usize..=120,
        wide in any::<bool>(),
        large in any::<bool>(),
    ) {
        let edition = random(articles, pages);
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let leaves = of(&edition);
        for leaf in 0..leaves.len() {
            let type_size = if large { TypeSize::Double } else { TypeSize::Plain };
            let page = page_of(&edition, &leaves, leaf, (columns, rows), (ambiguous, type_size));
            is_whole(&edition, &leaves, leaf, &page, columns);
            is_walked(&page);
        }
    }
}

#[test]
fn a_page_of_five_thousand_stories_has_all_of_them() {
    let articles = (0..5_000).map(|n| (n % 37, n % 211, u8::try_from(n % 251).unwrap(), n % 3 == 0)).collect();
    let edition = random(articles, 1);
    let leaves = of(&edition);
    for size in [(80, 24), (200, 60)] {
        let page = page(&edition, &leaves, 0, size, Ambiguous::Narrow);
        cells(&edition, &page, size.0);
        assert_eq!(page.tiles.len(), 5_000);
    }
}

#[test]
fn an_edition_of_nothing_is_a_masthead() {
    let edition = random(Vec::new(), 0);
    assert_eq!(of(&edition), []);
    let page = page(&edition, &[], 0, (80, 24), Ambiguous::Narrow);
    assert!(page.tiles.is_empty() && page.signs.iter().any(|sign| sign.text.contains('样')));
}

#[test]
fn a_lead_alone_on_its_page_lies_on_it_whatever_is_said_of_its_picture() {
    // So much is said of it that a high window leaves it to the article, and a low one has not read all of it.
    for words in 10..60 {
        let caption = "渡口 ferry ".repeat(words);
        let json = format!(
            r#"{{"format":"edition/1","articles":[{{"headline":"桥","body":[{{"type":"figure","caption":"{caption}"}}]}},{{"headline":"","body":[]}}]}}"#
        );
        let edition = read(json.as_bytes(), Limits::default()).unwrap();
        let leaves = of(&edition);
        for (columns, rows) in [(24, 12), (38, 26), (40, 5), (60, 30), (80, 24), (120, 40)] {
            let page = page(&edition, &leaves, 0, (columns, rows), Ambiguous::Narrow);
            let lowest = page.tiles.iter().map(|tile| tile.area.bottom()).max();
            assert!(lowest <= Some(page.rows), "{lowest:?} of {} rows in {columns}x{rows}", page.rows);
        }
    }
}

#[test]
fn even_stories_of_nothing_lie_on_their_page() {
    // Nothing to show at all; and a mark that is no text to cut in so narrow a column.
    let nothing = r#"{"headline":"","body":[]}"#;
    let mark = r#"{"body":[{"type":"rule"},{"type":"lines","lines":["","、"]},{"type":"box","title":"桥 bridge","blocks":[]},""]}"#;
    for stories in [[nothing, nothing, nothing, nothing], [nothing, mark, nothing, nothing]] {
        let json = format!(r#"{{"format":"edition/1","articles":[{}]}}"#, stories.join(","));
        let edition = read(json.as_bytes(), Limits::default()).unwrap();
        let leaves = of(&edition);
        for columns in [5, 24, 80, 144] {
            for rows in [0, 4, 11, 24] {
                let page = page(&edition, &leaves, 0, (columns, rows), Ambiguous::Wide);
                let lowest = page.tiles.iter().map(|tile| tile.area.bottom()).max();
                assert!(lowest <= Some(page.rows), "{lowest:?} of {} rows in {columns}x{rows}", page.rows);
            }
        }
    }
}

#[test]
fn a_story_of_which_no_line_can_be_shown_gives_its_row_to_no_other() {
    let long = "渡口今日起改行夏季航班。\\n\\n".repeat(9);
    let json = format!(
        r#"{{"format":"edition/1","pages":[{{"id":"p0"}}],"sections":[{{"id":"s0"}},{{"id":"s1","articles":["long"]}}],
            "articles":[{{"id":"long","body":"{long}"}},{{"body":[],"positions":[{{"page":"p0"}}]}},
            {{"body":["”# ",{{"type":"table","rows":[["*"],["","","",""]]}}]}}]}}"#
    );
    let edition = read(json.as_bytes(), Limits::default()).unwrap();
    let leaves = of(&edition);
    for leaf in 0..leaves.len() {
        for (columns, rows) in (5..30).flat_map(|columns| (20..60).map(move |rows| (columns, rows))) {
            let page = page(&edition, &leaves, leaf, (columns, rows), Ambiguous::Wide);
            let lowest = page.tiles.iter().map(|tile| tile.area.bottom()).max();
            assert!(lowest <= Some(page.rows), "{lowest:?} of {} rows in {columns}x{rows}", page.rows);
        }
    }
}
