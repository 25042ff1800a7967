//! Pages as printed, made up of boxes good and bad.

use proptest::prelude::*;

use super::*;
use crate::edition::{Outline, Position};
use crate::layout::House;
use crate::layout::front::{Anchor, Way, leaves};
use crate::text::{Ambiguous, Language};

fn sheet(columns: usize, rows: usize, ambiguous: Ambiguous) -> Broadsheet<'static> {
    Broadsheet {
        columns,
        rows,
        ambiguous,
        house: House::default(),
        language: Language::SimplifiedChinese,
        type_size: TypeSize::Plain,
        pictures: &|_, _, _| None,
    }
}

fn sample() -> Edition {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/zh-Hans.edition.json");
    crate::edition::file::read(&std::fs::read(path).unwrap(), crate::edition::file::Limits::default()).unwrap()
}

/// Boxes of an article on the page.
type Boxes = Vec<[f64; 4]>;

/// An edition of one page of a size, with an article for each list of boxes.
fn page(size: Option<(f64, f64)>, articles: &[Boxes]) -> Edition {
    let headlines = [
        "新桥通车",
        "A Bridge Opens After Two Years",
        "两岸成街坊，渡口成桥头，末班船昨夜开出",
        "स्त्री",
        "",
        "四千人 26路",
    ];
    let article = |index: usize| {
        let headline = headlines[index % headlines.len()];
        format!(r#"{{"id":"a{index}","headline":"{headline}","byline":"记者 One","body":"一"}}"#)
    };
    let json: Vec<String> = (0..articles.len()).map(article).collect();
    let json = format!(
        r#"{{"format":"edition/1","paper":"样城日报","pages":[{{"id":"p1","number":"1"}}],"articles":[{}]}}"#,
        json.join(",")
    );
    let mut edition: Edition = serde_json::from_str(&json).unwrap();
    for (article, boxes) in edition.articles.iter_mut().zip(articles) {
        let position = |bbox| Position { page: "p1".into(), bbox, ..Position::default() };
        article.positions = boxes.iter().map(|of| position(Some(*of))).chain([position(None)]).collect();
    }
    edition.pages[0].width = size.map(|size| size.0);
    edition.pages[0].height = size.map(|size| size.1);
    edition
}

fn map_of(edition: &Edition, leaf: usize, sheet: &Broadsheet) -> Option<Front> {
    map(edition, &leaves(edition, &Outline::of(edition)), leaf, sheet)
}

/// A page as lines of text; every cell is written once, no line runs through a tile, no word leaves its tile.
fn shown(edition: &Edition, front: &Front, sheet: &Broadsheet) -> Vec<String> {
    let mut grid = vec![vec![None; sheet.columns]; front.rows];
    let mut owned = vec![vec![false; sheet.columns]; front.rows];
    let mut put = |column: usize, row: usize, cells: usize, text: &str| {
        for (at, cell) in grid[row][column..column + cells].iter_mut().enumerate() {
            assert_eq!(*cell, None, "{text} at {column} {row}");
            *cell = Some(if at == 0 { text.to_owned() } else { String::new() });
        }
    };
    for sign in &front.signs {
        put(sign.column, sign.row, sign.cells, &sign.text);
    }
    for rule in &front.rules {
        let sign = if rule.run == Run::Down {
            "│"
        } else if rule.run == Run::Heavy {
            "━"
        } else {
            "─"
        };
        for row in rule.area.row..rule.area.bottom() {
            (rule.area.column..rule.area.right()).for_each(|column| put(column, row, 1, sign));
        }
    }
    for joint in &front.joints {
        put(joint.column, joint.row, 1, joint.meet.sign());
    }
    for tile in &front.tiles {
        for row in tile.area.row..tile.area.bottom() {
            for column in tile.area.column..tile.area.right() {
                assert!(!std::mem::replace(&mut owned[row][column], true), "two tiles at {column} {row}");
                assert_eq!(grid[row][column], None, "a line through a tile at {column} {row}");
            }
        }
    }
    let mut put = |column: usize, row: usize, cells: usize, text: &str, tile: Area| {
        assert!(
            column >= tile.column && column + cells <= tile.right() && tile.row_at(column, row).is_some(),
            "{text}"
        );
        for (at, cell) in grid[row][column..column + cells].iter_mut().enumerate() {
            assert_eq!(*cell, None, "{text} at {column} {row}");
            *cell = Some(if at == 0 { text.to_owned() } else { String::new() });
        }
    };
    for tile in &front.tiles {
        let parts = edition.articles[tile.article].parts();
        for placed in &tile.lines {
            for fragment in &placed.line.fragments {
                let column = placed.column + fragment.column;
                put(column, placed.row, fragment.cells, &fragment.text(&parts), tile.area);
            }
        }
    }
    let line = |row: Vec<Option<String>>| {
        let line: String = row.into_iter().map(|cell| cell.unwrap_or_else(|| " ".to_owned())).collect();
        line.trim_end().to_owned()
    };
    grid.into_iter().map(line).collect()
}

/// How many tiles are on the map itself: the others are listed.
fn mapped(front: &Front) -> usize {
    let words = labels(Language::SimplifiedChinese).titles().elsewhere;
    let list = front.signs.iter().find(|sign| words.starts_with(&sign.text) && sign.tone == Tone::Section);
    let is_listed = |tile: &Tile| {
        list.is_some_and(|list| tile.area.column == list.column && tile.area.row > list.row && tile.area.rows == 1)
    };
    front.tiles.iter().take_while(|tile| !is_listed(tile)).count()
}

/// The tiles to which no way leads from the first one.
fn unreached(tiles: &[Tile]) -> Vec<usize> {
    let mut seen = vec![false; tiles.len()];
    let mut states = HashSet::new();
    let mut next = vec![(0, Anchor::of(&tiles[0]))];
    while let Some((at, eye)) = next.pop() {
        if !states.insert((at, eye.column, eye.row)) || seen.iter().all(|seen| *seen) {
            continue;
        }
        seen[at] = true;
        next.extend([Way::Left, Way::Right, Way::Up, Way::Down].iter().filter_map(|way| eye.step(tiles, at, *way)));
    }
    (0..tiles.len()).filter(|at| !seen[*at]).collect()
}

/// What holds for every map: each article once, in its place, in order.
fn holds(edition: &Edition, front: &Front, sheet: &Broadsheet) {
    let mut articles: Vec<usize> = front.tiles.iter().map(|tile| tile.article).collect();
    articles.sort_unstable();
    assert_eq!(articles, (0..edition.articles.len()).collect::<Vec<_>>());
    assert!(front.tiles.iter().all(|tile| tile.area.columns > 0 && tile.area.rows > 0));
    assert_eq!(shown(edition, front, sheet).len(), front.rows);
    let printed = printed(edition, &edition.pages[0]).unwrap();
    let place = |tile: &Tile| printed.stories.iter().find(|story| story.article == tile.article).unwrap().place;
    let tiles = &front.tiles[..mapped(front)];
    for one in tiles {
        for other in tiles {
            if place(one).right <= place(other).left {
                assert!(one.area.right() < other.area.column, "{one:?} {other:?}");
            }
            if place(one).bottom <= place(other).top {
                assert!(one.area.bottom() < other.area.row, "{one:?} {other:?}");
            }
        }
    }
}

fn edge() -> impl Strategy<Value = f64> {
    prop_oneof![
        20 => (0_u32..=1000).prop_map(f64::from),
        1 => prop_oneof![
            Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY), Just(f64::MAX), Just(f64::MIN),
            Just(-0.0), Just(f64::MIN_POSITIVE), -2000.0..3000.0,
        ],
    ]
}

/// A box that is one, mostly of the size of a story.
fn story() -> impl Strategy<Value = [f64; 4]> {
    (0_u32..900, 0_u32..900, 20_u32..400, 10_u32..400)
        .prop_map(|(left, top, wide, high)| [left, top, left + wide, top + high].map(f64::from))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_the_boxes_every_article_has_one_tile_and_all_keep_their_order(
        boxes in prop::collection::vec(
            prop::collection::vec(prop_oneof![3 => story(), 1 => [edge(), edge(), edge(), edge()]], 0..3),
            1..40,
        ),
        size in prop::option::of((edge(), edge())),
        columns in 20_usize..=400,
        rows in 6_usize..=120,
        is_wide in any::<bool>(),
    ) {
        let edition = page(size, &boxes);
        let sheet = sheet(columns, rows, if is_wide { Ambiguous::Wide } else { Ambiguous::Narrow });
        if let Some(front) = map_of(&edition, 0, &sheet) {
            holds(&edition, &front, &sheet);
            prop_assert_eq!(map_of(&edition, 0, &sheet), Some(front));
        }
    }

    #[test]
    fn a_page_full_of_stories_has_no_holes(
        cuts in prop::collection::vec((any::<u16>(), 30_u16..70), 1..12),
        (columns, rows) in (60_usize..=200, 22_usize..=60),
        white in 0.0_f64..=12.0,
        listed in 0_usize..4,
    ) {
        // The largest story is cut in two, again and again.
        let mut boxes = vec![[0.0, 0.0, 1000.0, 1400.0]];
        for (which, share) in cuts {
            let at = usize::from(which) % boxes.len();
            let [left, top, right, bottom] = boxes[at];
            let (wide, high, share) = (right - left, bottom - top, f64::from(share) / 100.0);
            let [one, other] = if wide >= high {
                let cut = left + wide * share;
                [[left, top, cut - white / 2.0, bottom], [cut + white / 2.0, top, right, bottom]]
            } else {
                let cut = top + high * share;
                [[left, top, right, cut - white / 2.0], [left, cut + white / 2.0, right, bottom]]
            };
            let is_room = |[left, top, right, bottom]: [f64; 4]| right - left >= 200.0 && bottom - top >= 200.0;
            if is_room(one) && is_room(other) {
                boxes[at] = one;
                boxes.push(other);
            }
        }
        let mut all: Vec<Boxes> = boxes.iter().map(|of| vec![*of]).collect();
        let sheet = sheet(columns, rows, Ambiguous::Narrow);
        let front = map_of(&page(Some((1000.0, 1400.0)), &all), 0, &sheet).unwrap();
        prop_assert_eq!(mapped(&front), boxes.len());
        // Page and frames have all cells of it.
        let framed: usize = front.tiles.iter().map(|tile| (tile.area.columns + 1) * (tile.area.rows + 1)).sum();
        let across = front.tiles.iter().map(|tile| tile.area.right()).max().unwrap()
            + 1 - front.tiles.iter().map(|tile| tile.area.column).min().unwrap();
        prop_assert_eq!(framed, across * (front.rows - front.body - 1), "at {} cells", columns);
        // With others of which nobody knows where they stood all of them can be gone to.
        all.extend(vec![Boxes::new(); listed]);
        let edition = page(Some((1000.0, 1400.0)), &all);
        let front = map_of(&edition, 0, &sheet).unwrap();
        holds(&edition, &front, &sheet);
        prop_assert_eq!((mapped(&front), unreached(&front.tiles)), (boxes.len(), vec![]));
    }
}

#[test]
fn thousands_of_boxes_are_mapped_or_listed() {
    let mut seed = 7_u64;
    let mut random = |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from((seed >> 33) % most).unwrap())
    };
    let boxes: Vec<Boxes> = (0..5_000)
        .map(|_| {
            let (left, top) = (random(900), random(900));
            vec![[left, top, left + random(200), top + random(200)]]
        })
        .collect();
    let edition = page(Some((1000.0, 1400.0)), &boxes);
    for (columns, rows) in [(20, 6), (80, 24), (400, 120)] {
        let sheet = sheet(columns, rows, Ambiguous::Narrow);
        let front = map_of(&edition, 0, &sheet).unwrap();
        holds(&edition, &front, &sheet);
        assert!((1..=400).contains(&mapped(&front)));
    }
}

#[test]
fn of_two_that_overlap_the_larger_gives_way() {
    let of = |boxes: &[Boxes]| {
        let edition = page(Some((100.0, 100.0)), boxes);
        let sheet = sheet(80, 24, Ambiguous::Narrow);
        let front = map_of(&edition, 0, &sheet).unwrap();
        holds(&edition, &front, &sheet);
        let mapped = mapped(&front);
        front.tiles.into_iter().take(mapped).map(|tile| (tile.article, tile.area)).collect::<Vec<_>>()
    };
    let alone = of(&[vec![[0.0, 0.0, 100.0, 60.0]], vec![[50.0, 60.0, 100.0, 100.0]]]);
    // A story set around another: what is printed as an L.
    assert_eq!(of(&[vec![[0.0, 0.0, 100.0, 100.0]], vec![[50.0, 60.0, 100.0, 100.0]]]), alone);
    // Inverted edges are edges; of two boxes the larger counts.
    assert_eq!(of(&[vec![[100.0, 60.0, 0.0, 0.0]], vec![[0.0, 0.0, 9.0, 9.0], [50.0, 60.0, 100.0, 100.0]]]), alone);
    // Of two in one place the first is there; of what is nearly covered nothing is.
    let twice = of(&[vec![[0.0, 0.0, 100.0, 60.0]], vec![[0.0, 0.0, 100.0, 60.0]], vec![[50.0, 60.0, 100.0, 100.0]]]);
    assert_eq!(twice, [alone[0], (2, alone[1].1)]);
}

#[test]
fn a_page_without_boxes_has_no_map() {
    let nonsense = [f64::NAN, 0.0, 10.0, 10.0];
    let none = [vec![], vec![nonsense], vec![[5.0, 5.0, 5.0, 9.0]], vec![[500.0, 500.0, 600.0, 600.0]]];
    let sheet = sheet(80, 24, Ambiguous::Narrow);
    assert_eq!(map_of(&page(Some((100.0, 100.0)), &none), 0, &sheet), None);
    assert_eq!(map_of(&page(None, &[vec![], vec![]]), 0, &sheet), None);
    assert_eq!(map_of(&sample(), 4, &sheet), None);
    // Without the size of the page it is as large as its boxes.
    assert!(map_of(&page(None, &none), 0, &sheet).is_some());
}

#[test]
fn all_stories_of_the_sample_have_their_place_at_every_size() {
    let edition = sample();
    let sizes = [(20, 6), (34, 12), (80, 24), (120, 40), (200, 60), (400, 120)];
    for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
        for (columns, rows) in sizes {
            for (leaf, count) in [8, 11, 8, 11].into_iter().enumerate() {
                let sheet = sheet(columns, rows, ambiguous);
                let front = map_of(&edition, leaf, &sheet).unwrap();
                shown(&edition, &front, &sheet);
                assert_eq!(front.tiles.len(), count);
                assert_eq!(unreached(&front.tiles), Vec::<usize>::new(), "page {} at {columns}x{rows}", leaf + 1);
                if columns >= 80 {
                    assert_eq!(mapped(&front), count);
                    assert!(front.rows <= rows);
                }
            }
        }
    }
}

#[test]
fn a_map_is_the_page_as_it_was_printed() {
    let edition = sample();
    let sheet = sheet(80, 23, Ambiguous::Narrow);
    let front = map_of(&edition, 0, &sheet).unwrap();
    let expected = "
  第1版 要闻                                  鹤渚日报  2026年11月23日 星期一
  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                 ┌───────────────────────────────────────────┐
                 │                                           │
                 │                鹤 渚 日 报                │
                 │                                           │
                 ├────────────────────────────┬──────────────┤
                 │   历时1345天 渡口成桥头    │              │
                 │    一桥横江 两岸成街坊     │              │
                 │    ——鹤汀大桥昨日通车，    │  为走得慢的  │
                 │      北渡轮渡同日谢幕      │  人留出一米  │
                 │   本报记者 邬小满 祝清和   │              │
                 │                            │              │
                 ├─────────────────────┬──────┴──────────────┤
                 │    九十二年水尺     │   竹行街市场开张    │
                 │   新添一双电子眼    │ 老秤旁边添了把椅子  │
                 ├──────────────┬──────┴──────┬──────────────┤
                 │              │             │   雾散天晴   │
                 │  高山萝卜搭  │             │昼夜温差超10℃│
                 │   公交进城   │   末班船    ├──────────────┤
                 │              │             │  渚头滩飞来  │
                 │              │             │ 412只小天鹅  │
                 └──────────────┴─────────────┴──────────────┘";
    assert_eq!(shown(&edition, &front, &sheet).join("\n"), expected.trim_start_matches('\n'));
}

#[test]
fn a_story_without_a_place_is_listed_and_one_that_goes_on_is_there_twice() {
    let mut edition = sample();
    edition.articles[3].positions[0].bbox = None;
    let sheet = sheet(80, 23, Ambiguous::Narrow);
    let front = map_of(&edition, 0, &sheet).unwrap();
    assert_eq!(mapped(&front), 7);
    assert_eq!(front.tiles[7].article, 3);
    let lines = shown(&edition, &front, &sheet);
    assert!(
        lines[2].contains("本版另有 ──") && lines[3].contains("│   竹行街市场开张 老秤旁边添了"),
        "{}",
        lines.join("\n")
    );
    // The second story goes on on the third page.
    let front = map_of(&edition, 2, &sheet).unwrap();
    let tile = &front.tiles[1];
    assert_eq!((tile.article, tile.rank), (1, Rank::Inside));
    let first = tile.lines[0].line.fragments[0].text(&[]);
    assert_eq!((first.as_ref(), tile.lines[0].row), ("上接第1版", tile.area.row));
}

#[test]
fn the_lead_is_set_large_where_the_terminal_can() {
    let edition = sample();
    let sheet = Broadsheet { type_size: TypeSize::Double, ..sheet(120, 40, Ambiguous::Narrow) };
    let front = map_of(&edition, 0, &sheet).unwrap();
    let large = |tile: &Tile| tile.lines.iter().filter(|placed| placed.size == TypeSize::Double).count();
    assert_eq!(front.tiles.iter().map(large).collect::<Vec<_>>(), [1, 0, 0, 0, 0, 0, 0, 0]);
    for placed in &front.tiles[0].lines {
        let last = placed.line.fragments.last().unwrap();
        let scale = placed.size.scale();
        assert!(placed.column + (last.column + last.cells) * scale <= front.tiles[0].area.right());
    }
}
