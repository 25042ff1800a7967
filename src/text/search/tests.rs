//! Queries in tables, and against a plain reading of the same rules.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::fold::{fold, is_solid, joined};
use super::*;
use crate::text::hanzi::Variants;
use crate::text::{CAN_CONVERT, Script, convert};

/// What a query finds, as strings.
fn found<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
    Query::parse(query).unwrap().find(text).into_iter().filter_map(|range| text.get(range)).collect()
}

#[test]
fn a_plain_query_is_found_in_every_form_of_its_characters() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("news", "News of 报 NEWS, ｎｅｗｓ", &["News", "NEWS", "ｎｅｗｓ"]),
        ("报纸", "报纸和报\n纸 paper", &["报纸", "报\n纸"]),
        ("ÉCOLE", "école, e\u{301}cole, ecole 学校", &["école", "e\u{301}cole"]),
        ("ガス", "ｶﾞｽ と ガス と カ\u{3099}ス gas", &["ｶﾞｽ", "ガス", "カ\u{3099}ス"]),
        ("がす", "ガス がす gas", &["がす"]),
        ("straße", "STRAẞE Straße strasse 街", &["STRAẞE", "Straße"]),
        ("ΟΔΟΣ", "οδος οδός 路", &["οδος"]),
        ("\"报\"", "“报” ＂报＂ \"报\" 「报」 a", &["“报”", "＂报＂", "\"报\""]),
        ("l'eau 水", "l’eau\u{3000}水", &["l’eau\u{3000}水"]),
        ("1-2页", "１—２页 1–2页 a", &["１—２页", "1–2页"]),
        ("乔治·布什", "乔治・布什 乔治‧布什 Bush", &["乔治・布什", "乔治‧布什"]),
        ("（a）", "(A) 一（ａ）", &["(A)", "（ａ）"]),
        ("日本", "\u{2F47}本 Japan", &["\u{2F47}本"]),
        ("樂園", "\u{F914}園 park", &["\u{F914}園"]),
        ("한국", "\u{1112}\u{1161}\u{11AB}국 한국 韩国 a", &["\u{1112}\u{1161}\u{11AB}국", "한국"]),
        ("ПРАВДА", "Правда правда 报", &["Правда", "правда"]),
        ("istanbul", "İSTANBUL 城", &["İSTANBUL"]),
    ];
    for (query, text, expected) in cases {
        assert_eq!(found(query, text), *expected, "{query:?} in {text:?}");
    }
}

#[test]
fn simplified_and_traditional_find_each_other() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("新桥", "新橋 Bridge 新桥", &["新橋", "新桥"]),
        ("新橋", "新橋 Bridge 新桥", &["新橋", "新桥"]),
        ("发", "發、髮、发 a", &["發", "髮", "发"]),
        ("皇後", "皇后 queen", &["皇后"]),
        ("看着", "看著 see", &["看著"]),
        ("计划", "計畫、計劃 plan", &["計畫", "計劃"]),
        ("为", "為爲为 for", &["為", "爲", "为"]),
        ("re:[发a]展", "發展 A展", &["發展", "A展"]),
    ];
    for (query, text, expected) in cases.iter().filter(|_| CAN_CONVERT) {
        assert_eq!(found(query, text), *expected, "{query:?} in {text:?}");
    }
}

#[test]
fn no_hit_begins_behind_a_sign_that_belongs_to_its_first_character() {
    // U+0600 stands before a number, and makes one cluster with whatever it stands before.
    assert_eq!(found("记者", "报\u{600}记者 and 记者"), ["记者"]);
    assert_eq!(found("报", "报\u{600}记者"), ["报"]);
}

#[test]
fn white_space_is_one_space_or_none_between_ideographs() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("新桥", "新 桥，新\n　桥 a", &["新 桥", "新\n　桥"]),
        ("新 桥", "新桥 新　桥 a", &["新　桥"]),
        ("新桥报 a", "新 桥报\u{3000} A", &["新 桥报\u{3000} A"]),
        ("a b", "a\n\tb ab 报", &["a\n\tb"]),
        ("ab", "a b 报", &[]),
        ("报a", "报 a", &[]),
        ("한국", "한 국 韩国", &[]),
        ("新聞を読む", "新聞を 読む。 a", &["新聞を 読む"]),
        ("好，新", "好， 新 a", &[]),
        ("好。新", "好。 新 a", &["好。 新"]),
        ("  a报 ", "xa报x", &["a报"]),
        ("一 一", "一一一 一一 a", &["一 一"]),
    ];
    for (query, text, expected) in cases {
        assert_eq!(found(query, text), *expected, "{query:?} in {text:?}");
    }
}

#[test]
fn no_match_cuts_a_cluster() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("x", "x\u{301}x 报", &["x"]),
        ("か", "が か\u{3099} か a", &["か"]),
        ("\u{301}", "x\u{301} 报", &[]),
        ("👩", "👨\u{200D}👩\u{200D}👧 👩 报", &["👩"]),
        ("re:.", "x\u{301}报", &["报"]),
    ];
    for (query, text, expected) in cases {
        assert_eq!(found(query, text), *expected, "{query:?} in {text:?}");
    }
}

#[test]
fn an_expression_runs_over_the_folded_text() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("re:报.社", "新报 纸社 Press", &["报 纸社"]),
        ("re:\\d{4}年", "二０２６年 ２０２６年 2026年", &["２０２６年", "2026年"]),
        ("re:[一-龥]{2}", "新闻 News", &["新闻"]),
        ("re:\\p{Han}+", "新闻News 报", &["新闻", "报"]),
        ("re:（.）", "(A)（报）", &["(A)", "（报）"]),
        ("re:É|“", "e\u{301} \"报", &["e\u{301}", "\""]),
        ("re:^报|纸$", "报\n报 纸", &["报", "纸"]),
        ("re:a*", "报aa报", &["aa"]),
        ("re:re:", "re:报", &["re:"]),
        ("re:News", "nEWS 报", &["nEWS"]),
    ];
    for (query, text, expected) in cases {
        assert_eq!(found(query, text), *expected, "{query:?} in {text:?}");
    }
}

#[test]
fn a_query_that_is_none_says_what_to_do() {
    for query in ["", " \n　", "re:", " re:"] {
        assert_eq!(Query::parse(query).unwrap_err(), QueryError::Empty, "{query:?}");
    }
    let told = |query: &str| Query::parse(query).unwrap_err().to_string();
    assert_eq!(
        told("re:报["),
        "`报[` is no regular expression: unclosed character class; leave out `re:` to look for it as it stands"
    );
    assert!(told("re:(a{500}报){500}").contains("too large"));
    assert!(told(&format!("re:{}报", "(".repeat(900))).contains("no regular expression"));
    assert!(told(&format!("re:{}报", "(".repeat(9_000))).contains("too large"));
    for error in [QueryError::Empty.to_string(), told("re:*"), told("re:a{9999}{9999}")] {
        assert!(error.starts_with(|c: char| c == '`' || c.is_lowercase()) && !error.ends_with('.'), "{error}");
    }
}

#[test]
fn folding_a_character_twice_is_folding_it_once() {
    let variants = Variants::get();
    for char in '\0'..=char::MAX {
        let folded = fold(char, variants);
        assert_eq!(fold(folded, variants), folded, "{char:?}");
        let small: Vec<char> = char.to_lowercase().collect();
        assert!(!('А'..='я').contains(&char) || small == [folded], "{char:?}");
        assert!(char.is_whitespace() == folded.is_whitespace(), "{char:?}");
        for to in [Script::Simplified, Script::Traditional] {
            let converted = convert(char.encode_utf8(&mut [0; 4]), to).chars().next().unwrap();
            assert_eq!(fold(converted, variants), folded, "{char:?} {converted:?}");
        }
    }
}

/// A character of the folded text: what it is, where it is from, and whether white space was left out before it.
struct Unit {
    char: char,
    bytes: Range<usize>,
    gap: bool,
}

fn units(text: &str) -> Vec<Unit> {
    let variants = Variants::get();
    let mut units: Vec<Unit> = Vec::new();
    for (start, char) in text.char_indices() {
        let bytes = start..start + char.len_utf8();
        let char = if char.is_whitespace() { ' ' } else { fold(char, variants) };
        match units.last_mut() {
            Some(last) if last.char == ' ' && char == ' ' => last.bytes.end = bytes.end,
            Some(last) if joined(last.char, char).is_some() => {
                last.char = joined(last.char, char).unwrap();
                last.bytes.end = bytes.end;
            }
            _ => units.push(Unit { char, bytes, gap: false }),
        }
    }
    let chars: Vec<char> = units.iter().map(|unit| unit.char).collect();
    let is_solid = |index: Option<usize>| index.and_then(|index| chars.get(index)).is_some_and(|char| is_solid(*char));
    let is_out = |index: usize| chars[index] == ' ' && is_solid(index.checked_sub(1)) && is_solid(Some(index + 1));
    let mut left = Vec::new();
    for (index, unit) in units.into_iter().enumerate() {
        if !is_out(index) {
            left.push(Unit { gap: index > 0 && is_out(index - 1), ..unit });
        }
    }
    left
}

/// The rules, read plainly: every place is tried.
fn plainly(query: &str, text: &str) -> Vec<Range<usize>> {
    let (query, units) = (units(query.trim()), units(text));
    // A newline is a space, which a mark may stand on.
    let text = text.replace('\n', " ");
    let mut edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    edges.push(text.len());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(window) = units.get(at..at + query.len()) {
        let mut pairs = query.iter().zip(window).enumerate();
        let is_same = pairs.all(|(index, (a, b))| a.char == b.char && (index == 0 || !a.gap || b.gap));
        let bytes = window[0].bytes.start..window[query.len() - 1].bytes.end;
        if is_same && edges.contains(&bytes.start) && edges.contains(&bytes.end) {
            found.push(bytes);
            at += query.len();
        } else {
            at += 1;
        }
    }
    found
}

/// Few characters, so that queries are found, and of every kind that folds.
const TEXT: &str = "[发發髮桥橋㑮𫝈𠉂\u{F914}乐かｶカガ\u{3099}ﾞﾟｰー。｡aAａéÉe\u{301}x “”\"—\\-１1ßẞKİ가각\u{1100}\u{1161}\u{11A8}各👩\u{200D} \n\u{3000} ]{0,24}";
const WORD: &str = "[发發髮桥橋かｶカガ\u{3099}ﾞ。aAａe\u{301}é “\" \n\u{3000}]{1,3}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn matches_are_those_of_the_rules_read_plainly(text in TEXT, word in WORD) {
        if let Ok(query) = Query::parse(&word) {
            let ranges = query.find(&text);
            prop_assert_eq!(&ranges, &plainly(&word, &text), "{:?} in {:?}", word, text);
            prop_assert_eq!(query.finds(&text), !ranges.is_empty());
        }
    }

    #[test]
    fn matches_stand_in_order_on_boundaries_and_are_not_empty(text in "\\PC{0,40}", word in "(re:)?(\\PC{1,2}|[a-z.*+|\\\\w()]{1,4})") {
        if let Ok(query) = Query::parse(&word) {
            let mut end = 0;
            for range in query.find(&text) {
                prop_assert!(range.start >= end && range.start < range.end);
                prop_assert!(text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }

    #[test]
    fn a_part_of_a_text_in_whole_clusters_is_found(text in TEXT, from in 0_usize..24, count in 1_usize..5) {
        let part: String = text.replace('\n', " ").graphemes(true).skip(from).take(count).collect();
        // White space is left out at the ends, and a mark that stands on it is no cluster without.
        prop_assume!(!part.trim().starts_with(['\u{3099}', 'ﾞ', 'ﾟ', '\u{301}', '\u{200D}']));
        if let Ok(query) = Query::parse(&part) {
            prop_assert!(query.finds(&text), "{:?} in {:?}", part, text);
        }
    }

    #[test]
    fn a_text_in_the_other_script_has_the_same_matches(text in "[发發髮头頭展后後台臺计計划劃画畫着著㑮𫝈 a，]{0,30}", word in "[发發头頭后台計计划畫着著a]{1,2}") {
        let query = Query::parse(&word).unwrap();
        for to in [Script::Simplified, Script::Traditional] {
            let same = query.find(&text) == query.find(&convert(&text, to));
            prop_assert!(same, "{} in {} {}", word, text, convert(&text, to));
        }
    }

    #[test]
    fn folding_a_text_twice_is_folding_it_once(text in TEXT) {
        let once = Folded::of(&text);
        let twice = Folded::of(once.text());
        prop_assert_eq!(once.text(), twice.text());
    }

    #[test]
    fn an_expression_of_plain_characters_finds_what_they_find(text in TEXT, word in "[发發かガ\u{3099}ﾞ。aAａe\u{301}é“\"（.—]{1,3}") {
        let plain = Query::parse(&word).unwrap();
        let expression = Query::parse(&format!("re:{}", regex::escape(&word))).unwrap();
        prop_assert_eq!(plain.find(&text), expression.find(&text), "{:?} in {:?}", word, text);
    }
}
