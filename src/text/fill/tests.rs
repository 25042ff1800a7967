//! Lines as they should fall, and what holds of them at any measure.

use proptest::prelude::*;

use super::*;
use crate::text::{Ambiguous, Hint, Korean, Level, justify};

const ZH: Language = Language::SimplifiedChinese;
const JA: Language = Language::Japanese;
const KO: Language = Language::Korean;
const EN: Language = Language::Other(Some(*b"en"));
const DE: Language = Language::Other(Some(*b"de"));

fn set(text: &str, measure: usize, language: Language, hang: Hang) -> Vec<String> {
    let rules = Rules::of(language);
    let strip = Strip::of(text, rules, Ambiguous::Narrow);
    let filling = Filling { hang, ..Filling::plain(measure, rules) };
    let shown = |line: &Filled| {
        let hyphen = if line.tail == Tail::Hyphen { "-" } else { "" };
        format!("{}{hyphen}", text.get(strip.bytes(line.seen())).unwrap())
    };
    fill(&strip, &filling).iter().map(shown).collect()
}

#[test]
fn lines_end_where_they_may() {
    let cases: [(&str, Language, usize, &[&str]); 18] = [
        ("他说：“新桥通车了。”大家鼓掌。", ZH, 12, &["他说：“新桥", "通车了。”大", "家鼓掌。"]),
        ("一二三四，五六", ZH, 8, &["一二三", "四，五六"]),
        ("The bridge opens today.", EN, 10, &["The bridge", "opens", "today."]),
        ("增长5.2%以上的地方", ZH, 7, &["增长", "5.2%以", "上的", "地方"]),
        ("one\ntwo", EN, 10, &["one", "two"]),
        ("한국의 신문을 읽다", KO, 8, &["한국의", "신문을", "읽다"]),
        ("incomprehensible", Language::Other(None), 5, &["incom", "prehe", "nsibl", "e"]),
        ("（《〈一〉》）", ZH, 4, &["（《", "〈一", "〉》", "）"]),
        ("数据——来自……哪里", ZH, 8, &["数据——来", "自……哪里"]),
        ("于2021年10月通车", ZH, 8, &["于2021年", "10月通车"]),
        ("花费3000万元建成", ZH, 8, &["花费3000", "万元建成"]),
        ("电梯开放每日5时至24时", ZH, 13, &["电梯开放每日", "5时至24时"]),
        ("図書館では毎日800冊ほど", JA, 14, &["図書館では毎日", "800冊ほど"]),
        ("あっという間に終わった", JA, 8, &["あっとい", "う間に終", "わった"]),
        ("見https://example.org/a/b?c=d看", ZH, 21, &["見https://", "example.org/a/b?c=d看"]),
        ("說“好”，又說“不好”。", Language::TraditionalChinese, 9, &["說“好”，", "又說", "“不好”。"]),
        ("Das Straßenbahnnetz", DE, 12, &["Das Straßen-", "bahnnetz"]),
        ("A characterization", EN, 12, &["A character-", "ization"]),
    ];
    for (text, language, measure, expected) in cases {
        assert_eq!(set(text, measure, language, Hang::None), expected, "{text} at {measure}");
    }
}

#[test]
fn one_stop_or_comma_hangs_where_there_is_a_gutter() {
    let cases: [(&str, Language, usize, &[&str]); 8] = [
        ("一二三四，五六七八", ZH, 8, &["一二三四，", "五六七八"]),
        ("一二三四五，六七", ZH, 9, &["一二三四", "五，六七"]),
        ("一二三四：五六", ZH, 8, &["一二三四：", "五六"]),
        ("一二三四：五六七", JA, 8, &["一二三", "四：五", "六七"]),
        ("一二三四。”五六", ZH, 8, &["一二三", "四。”", "五六"]),
        ("一二三四（五）六", ZH, 8, &["一二三四", "（五）六"]),
        ("甲乙丙丁。", ZH, 8, &["甲乙丙丁。"]),
        ("あいうえ、おか", JA, 8, &["あいうえ、", "おか"]),
    ];
    for (text, language, measure, expected) in cases {
        assert_eq!(set(text, measure, language, Hang::Gutter), expected, "{text} at {measure}");
    }
    assert_eq!(set("一二三四，五六七八", 8, ZH, Hang::None), ["一二三", "四，五六", "七八"]);
}

#[test]
fn no_last_line_is_one_character() {
    let cases: [(&str, Language, usize, &[&str]); 7] = [
        ("一二三四五六七八九。", ZH, 16, &["一二三四五六七", "八九。"]),
        ("一二三四五六，八九。", ZH, 16, &["一二三四五六，", "八九。"]),
        ("一二三四五六七八九十", ZH, 16, &["一二三四五六七八", "九十"]),
        ("あいうえおかきくけ。", JA, 16, &["あいうえおかき", "くけ。"]),
        // Figures and brackets are no lone character.
        ("新开通的公交26路。", ZH, 12, &["新开通的公交", "26路。"]),
        ("今日各地气温（℃）", ZH, 12, &["今日各地气温", "（℃）"]),
        ("第一段一二三四五\n二二三四五六七八九", ZH, 16, &["第一段一二三四五", "二二三四五六七", "八九"]),
    ];
    for (text, language, measure, expected) in cases {
        assert_eq!(set(text, measure, language, Hang::None), expected, "{text} at {measure}");
    }
}

#[test]
fn words_are_divided_only_where_a_line_would_lack_a_quarter() {
    for (text, language) in [
        ("The characterization of international communication requirements notwithstanding everything.", EN),
        ("Die Straßenbahnhaltestelle am Hauptbahnhof wird voraussichtlich im September fertiggestellt.", DE),
        (
            "L'administration municipale communique régulièrement des informations supplémentaires.",
            Language::of_tag("fr"),
        ),
        ("La administración municipal comunicará próximamente informaciones suplementarias.", Language::of_tag("es")),
    ] {
        let mut hyphens = 0;
        for measure in 4..60 {
            let rules = Rules::of(language);
            let strip = Strip::of(text, rules, Ambiguous::Narrow);
            for line in fill(&strip, &Filling::plain(measure, rules)) {
                if line.tail == Tail::Hyphen {
                    hyphens += 1;
                    let gap =
                        (line.clusters.start + 1..line.clusters.end).rev().find(|at| strip.gap(*at) >= Break::Poor);
                    let without =
                        gap.map_or(0, |end| line_of(&strip, line.clusters.start..end, Tail::Plain).cells(&strip));
                    assert!((measure - without) * 4 > measure, "{measure}: {line:?}");
                    assert!(line.cells(&strip) <= measure);
                }
            }
        }
        assert!(hyphens > 10, "{text}: {hyphens}");
    }
}

#[test]
fn hints_of_the_source_are_heard() {
    let rules = Rules::of(EN);
    let mut strip = Strip::of("unbreakableword", rules, Ambiguous::Narrow);
    strip.hint(7, Hint::Allow);
    let lines = |strip: &Strip| {
        fill(strip, &Filling::plain(12, rules)).iter().map(|line| line.clusters.end).collect::<Vec<_>>()
    };
    assert_eq!(lines(&strip), [7, 15]);
    let mut strip = Strip::of("unbreakableword", rules, Ambiguous::Narrow);
    strip.hint(2, Hint::Hyphen);
    assert_eq!(lines(&strip)[0], 2);
    let mut strip = Strip::of("新桥，通车", Rules::of(ZH), Ambiguous::Narrow);
    strip.hint(6, Hint::Allow);
    strip.hint(3, Hint::Forbid);
    assert_eq!((strip.gap(1), strip.gap(2)), (Break::Joined, Break::Never));
}

#[test]
fn a_line_is_widened_place_by_place_in_order() {
    // The text, its measure, and where the cells go, as `·`, in its first line.
    let cases = [
        ("他说：“新桥通车了。”大家鼓掌", 14, "他说：·“新桥通"),
        ("在GDP增长，大家都很高兴呢", 20, "在GDP·增长，大家都很"),
        ("在3000万元，GDP增长了百分之五呢啊", 22, "在3000万元，GDP·增长了"),
        ("the bridge opens today again", 18, "the ·bridge ·opens"),
        ("北京—上海，一二三四五六七", 16, "北京—上海，·一二"),
        ("气温5℃，水温二三四五六七", 12, "气温·5℃，水"),
        ("一二三四五六七", 7, "一二三"),
    ];
    for (text, measure, expected) in cases {
        let rules = Rules::of(ZH);
        let strip = Strip::of(text, rules, Ambiguous::Narrow);
        let line = &fill(&strip, &Filling::plain(measure, rules))[0];
        let widened = justify(&strip, line, measure);
        let mut shown = String::new();
        for index in line.seen() {
            if widened.contains(&index) {
                shown.push('·');
            }
            shown.push_str(text.get(strip.bytes(index..index + 1)).unwrap());
        }
        assert_eq!(shown, expected, "{text} at {measure}");
    }
}

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(vec![ZH, Language::TraditionalChinese, JA, KO, EN, DE, Language::Other(None)])
}

fn any_rules() -> impl Strategy<Value = Rules> {
    let level = prop::sample::select(Level::ALL);
    let korean = prop::sample::select(vec![Korean::Words, Korean::Syllables]);
    (languages(), level, korean).prop_map(|(language, level, korean)| Rules { language, level, korean })
}

/// Text of all scripts, dense in what is hard.
const ANY: &str = "([汉字的年月かなカッー々〜～・·。，、：；！？（「《）」》“”‘’—…／％１￥①é!?\"'$€%()\\[\\],.:;/\\-0-9한국어]|[a-z]{1,9}|[ \\n　]|e\u{301}|か\u{3099}|👨\u{200D}👩|ไทยแลนด์|हिन्दी|Ελλ|Рус|https://a.bc/d-e?f=g&h|——|……|1,000.5%|￥3000万){0,40}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_lines_promise_holds_of_any_text_at_any_measure(
        text in ANY, measure in 0usize..200, first in 0usize..200, rules in any_rules(), wide: bool, hangs: bool,
    ) {
        let policy = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let strip = Strip::of(&text, rules, policy);
        let hang = if hangs { Hang::Gutter } else { Hang::None };
        let first = if first % 3 == 0 { first } else { measure };
        let filling = Filling { first, hang, ..Filling::plain(measure, rules) };
        let lines = fill(&strip, &filling);
        prop_assert_eq!(&lines, &fill(&strip, &filling));
        // Every cluster once, in order.
        let mut next = 0;
        for line in &lines {
            prop_assert_eq!(line.clusters.start, next);
            prop_assert!(line.clusters.end > next);
            next = line.clusters.end;
            for hidden in line.seen().end..line.clusters.end {
                prop_assert!(strip.is_space(hidden), "{:?}", line);
            }
        }
        prop_assert_eq!(next, strip.len());
        prop_assert_eq!(strip.bytes(0..strip.len()), 0..text.len());
        for (index, line) in lines.iter().enumerate() {
            let measure = if index == 0 { first } else { measure };
            // No wider than the measure, but for a cluster that is; a mark that hangs takes two cells at most.
            let cells = line.cells(&strip);
            prop_assert!(cells <= measure || line.shown == 1, "{} at {}: {:?}", cells, measure, line);
            if line.tail == Tail::Hangs {
                prop_assert!(hangs && strip.cells(line.seen()) <= measure + 2);
            }
            // Newlines are heard, and no line ends in the middle of what they part.
            for inner in line.clusters.start + 1..line.clusters.end {
                prop_assert!(strip.gap(inner) != Break::Mandatory);
            }
            // No line ends where it should not, if it could have ended elsewhere.
            if !line.is_last(&strip) && line.tail != Tail::Hyphen {
                let gap = strip.gap(line.clusters.end);
                let better = (line.clusters.start + 1..line.clusters.end)
                    .filter(|at| !strip.is_space(*at))
                    .map(|at| strip.gap(at))
                    .find(|other| *other > gap.max(Break::Joined) || (gap < Break::Joined && *other > gap));
                prop_assert!(gap >= Break::Poor || better.is_none(), "{:?} {:?} {:?}", line, gap, better);
            }
            // Justified, a line is full or as it was; no place takes two cells.
            let widened = justify(&strip, line, measure);
            if !widened.is_empty() {
                prop_assert_eq!(cells + widened.len(), measure);
                prop_assert!(widened.windows(2).all(|pair| pair[0] < pair[1]));
                prop_assert!(widened.iter().all(|at| line.seen().contains(at) && *at > line.clusters.start));
            }
        }
    }
}

#[test]
fn no_line_overruns_for_the_sake_of_a_long_word() {
    let text = "the The pneumonoultramicroscopicsilicovolcanoconiosis and so on it goes";
    for measure in 45..70 {
        let rules = Rules::of(EN);
        let strip = Strip::of(text, rules, Ambiguous::Narrow);
        for line in fill(&strip, &Filling::plain(measure, rules)) {
            assert!(line.cells(&strip) <= measure, "{measure}: {line:?}");
        }
    }
}
