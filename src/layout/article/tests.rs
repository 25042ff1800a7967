//! What a layout promises, at every measure and under both policies.

use proptest::prelude::*;

use super::*;
use crate::edition::{Block, Place, Text};
use crate::layout::RightEdge;
use crate::layout::{Content, text};
use crate::text::{Hang, Level};

fn setting(measure: usize, ambiguous: Ambiguous) -> Setting {
    Setting { measure, ambiguous, language: Language::SimplifiedChinese, house: House::default() }
}

fn parse(json: &str) -> Article {
    serde_json::from_str(json).unwrap()
}

fn page(article: &Article, measure: usize, language: Language) -> String {
    let layout =
        super::article(article, &Setting { measure, ambiguous: Ambiguous::Narrow, language, house: House::default() });
    let parts = article.parts();
    let lines: Vec<String> = layout.lines.iter().map(|line| text(line, &parts)).collect();
    lines.join("\n")
}

/// Everything a layout promises.
fn holds(article: &Article, setting: &Setting) {
    let layout = super::article(article, setting);
    let parts = article.parts();
    let mut shown: Vec<String> = vec![String::new(); parts.len()];
    for (index, line) in layout.lines.iter().enumerate() {
        assert_eq!(layout.line_of(line.start), index, "line_of at {}: {line:?}", setting.measure);
        if let Some(next) = layout.lines.get(index + 1) {
            assert!(line.start < next.start, "{:?} then {:?}", line.start, next.start);
        }
        let mut column = 0;
        for fragment in &line.fragments {
            assert!(fragment.column >= column, "overlap at {}: {line:?}", setting.measure);
            column = fragment.column + fragment.cells;
            if fragment.role != Role::Rule {
                let cells = crate::text::width(&fragment.text(&parts), setting.ambiguous);
                assert_eq!(cells, fragment.cells, "{fragment:?}");
            }
            if let Content::Source { part, range } = &fragment.content {
                assert!(!parts[*part].text.slice(range.clone()).is_empty());
                shown[*part].push_str(parts[*part].text.slice(range.clone()));
            }
        }
        let text = text(line, &parts);
        let hangs = setting.house.hang == Hang::Gutter
            && text
                .trim_end_matches(['\u{301}', '\u{200D}', '\u{FF9E}'])
                .ends_with(['。', '，', '、', '．', '：', '；', '！', '？']);
        let most = setting.measure + if hangs { 2 } else { 0 };
        if setting.measure >= 6 {
            assert!(column <= most, "{column} cells at {}: {line:?}", setting.measure);
        }
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for (part, shown) in parts.iter().zip(shown) {
        assert_eq!(bare(&shown), bare(part.text.as_str()), "{:?} at {}", part.role, setting.measure);
    }
    assert_eq!(super::article(article, setting), layout);
    for count in 2..=4 {
        crate::layout::columns::tests::holds(article, setting, count);
    }
}

const EVERYTHING: &str = r#"{"rubric":["政务动态"],"kicker":["样城召开会议"],"headline":"写样例 试格式","deck":["一份只为试格式而写的稿子"],
 "summary":["提要一句"],"byline":"本报记者 甲 乙","lead_in":"本报讯","body":[
 "本报讯 “这是第一段”——很长的一段话，里面有English words和5.2%的数字……还有①②。",
 {"type":"subhead","text":"小标题"},"第二段。",
 {"type":"list","style":"cjk-dun","items":[{"marker":"一、","text":"第一项，说得长一点，好让它折行。"},{"marker":["二",{"t":"sup","c":"2"}],"text":"第二项。","blocks":["内段。"]}]},
 {"type":"list","items":["甲","乙"]},{"type":"list","ordered":true,"items":["one","two"]},
 {"type":"lines","lines":["地址：样城一号","","电话：000"],"verse":true},
 {"type":"quote","text":"引文","cite":"某书"},{"type":"quote","text":"摘引","pull":true},
 {"type":"figure","alt":"一座桥","caption":"图为样例。","credit":"甲 摄"},{"type":"figure"},
 {"type":"table","caption":"表一","header":[["年份","数量","说明"]],"rows":[["2025","1,204","说明文字说明文字说明文字"],["2026","","b"],["x"],["a\n\nb","x\ny\nz"],[[{"t":"ruby","c":"字","r":"かんじ"}],["x",{"t":"sup","c":"2"}],"丙"]],"align":["left","right"]},
 {"type":"note","label":"编者按","text":"按语一句。"},{"type":"box","title":["相关",{"t":"strong","c":"链"},{"t":"ruby","c":"接","r":"jiē"}],"blocks":["框内一段。",{"type":"box","blocks":["里框"]}]},
 {"type":"rule"},{"type":"pre","text":"08:00  首班\n22:30  末班"},{"type":"future","text":"未来的块"},
 {"type":"paragraph","text":["带",{"t":"strong","c":"粗体"},"与",{"t":"ruby","c":"漢字","r":"かんじ"},"的一段。"]}],
 "signature":{"lines":["样城某局"],"date_text":"2026年11月20日"}}"#;

#[test]
fn every_kind_of_block_keeps_its_promises_at_every_measure() {
    let article = parse(EVERYTHING);
    for measure in 0..=200 {
        for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
            for house in houses() {
                holds(&article, &Setting { house, ..setting(measure, ambiguous) });
            }
        }
    }
}

/// The house as it is, and with everything chosen otherwise.
fn houses() -> [House; 2] {
    let other = House {
        level: Level::Strict,
        edge: RightEdge::Ragged,
        hang: Hang::None,
        indent: Indent::None,
        readings: crate::layout::Readings::Hidden,
        fit: crate::text::Fit::First,
        language: None,
    };
    [House::default(), other]
}

#[test]
fn a_page_is_set_as_it_should_look() {
    insta::assert_snapshot!(page(&parse(EVERYTHING), 40, Language::SimplifiedChinese));
}

#[test]
fn a_place_finds_its_line_in_later_cells_too() {
    let article = parse(r#"{"body":[{"type":"table","rows":[["一二三四五六七八九十甲乙丙丁戊己","c"]]}]}"#);
    let layout = super::article(&article, &setting(24, Ambiguous::Narrow));
    assert!(layout.lines.len() > 1);
    assert_eq!(layout.line_of(Place { part: 1, byte: 0 }), 0);
}

#[test]
fn what_leads_a_text_gives_way_where_it_leaves_no_room() {
    let article = parse(
        r#"{"deck":"副题","body":[{"type":"figure","alt":"一桥"},{"type":"list","items":[{"marker":"甲","text":"Han汉"}]}]}"#,
    );
    assert_eq!(page(&article, 14, Language::SimplifiedChinese), "    ——副题\n\n[图] 一桥\n\n 甲 Han汉");
    assert_eq!(page(&article, 4, Language::SimplifiedChinese), "——副\n 题\n\n一桥\n\n甲\nHan\n汉");
}

#[test]
fn an_indent_printed_in_the_source_is_not_doubled() {
    let article = parse(r#"{"body":["　　第一段。","第二段。"]}"#);
    assert_eq!(page(&article, 30, Language::SimplifiedChinese), "　　第一段。\n    第二段。");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_measure_keeps_the_promises(
        texts in prop::collection::vec("[ \\n“”‘’——……，。、（）《》a-z0-9.%\\-/汉字报纸かなーｶﾞ한글\u{301}é①→👨\u{200D}👩]{0,60}", 1..6),
        measure in 0usize..90,
        wide: bool,
        other: bool,
        level in prop::sample::select(Level::ALL),
        tag in prop::sample::select(vec!["zh", "zh-Hant", "ja", "ko", "en", "de", "th"]),
    ) {
        let runs = |text: &String| {
            let mut builder = crate::edition::TextBuilder::default();
            for (index, piece) in text.split_inclusive('，').enumerate() {
                match index % 5 {
                    0 => builder.push(piece),
                    1 => builder.push_run(piece, crate::edition::RunKind::Strong),
                    2 => builder.push_run(piece, crate::edition::RunKind::Ruby("よみ".to_owned())),
                    3 => builder.push_run(piece, crate::edition::RunKind::Sup),
                    _ => builder.push_run(piece, crate::edition::RunKind::Sub),
                }
            }
            builder.build()
        };
        let body = texts.iter().map(|text| Block::Paragraph(crate::edition::Paragraph { text: runs(text), ..Default::default() }));
        let article = Article { headline: texts.first().map(|text| Text::plain(text)), body: body.collect(), ..Article::default() };
        let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let house = House { level, ..houses()[usize::from(other)] };
        holds(&article, &Setting { house, language: Language::of_tag(tag), ..setting(measure, ambiguous) });
    }

    #[test]
    fn where_a_run_begins_or_ends_no_line_ends_for_it(
        text in "[汉字报纸，。“”——a-z0-9%かな]{1,60}", cut in 0usize..60, measure in 4usize..60,
    ) {
        let at = text.char_indices().map(|(at, _)| at).nth(cut % text.chars().count()).unwrap_or(0);
        let (before, after) = text.split_at(at);
        let mut builder = crate::edition::TextBuilder::default();
        builder.push(before);
        builder.push_run(after, crate::edition::RunKind::Strong);
        let of = |text: Text| {
            let body = vec![Block::Paragraph(crate::edition::Paragraph { text, ..Default::default() })];
            let article = Article { body: body.into(), ..Article::default() };
            let starts: Vec<Place> =
                super::article(&article, &setting(measure, Ambiguous::Narrow)).lines.iter().map(|line| line.start).collect();
            starts
        };
        prop_assert_eq!(of(builder.build()), of(Text::plain(&text)));
    }
}
