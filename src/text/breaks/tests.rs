//! The gaps of texts, against the standards and against the referee.

mod table;

use proptest::prelude::*;

use super::base::Tailoring;
use super::*;
use crate::text::{Korean, Language, Level};

const LANGUAGES: [Language; 5] = [
    Language::SimplifiedChinese,
    Language::TraditionalChinese,
    Language::Japanese,
    Language::Korean,
    Language::Other(None),
];

fn all_rules() -> Vec<Rules> {
    let mut all = Vec::new();
    for language in LANGUAGES {
        for &level in Level::ALL {
            for korean in [Korean::Words, Korean::Syllables] {
                all.push(Rules { language, level, korean });
            }
        }
    }
    all
}

/// What the base says by its own rules, as the tables would without the overlay.
fn own_base(text: &str, tailoring: Tailoring) -> Vec<usize> {
    let mut state = State::START;
    let mut breaks = vec![0];
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (index, (start, char)) in chars.iter().enumerate() {
        let class = Class::of(*char);
        let allowed = match base::base(state, class, tailoring) {
            base::Base::Mandatory | base::Base::Allowed => true,
            base::Base::Forbidden => false,
            base::Base::ForbiddenBeforeEnd => !general::closes_before(chars.get(index + 1).map(|(_, char)| *char)),
        };
        if allowed && *start > 0 {
            breaks.push(*start);
        }
        state = state.then(class);
    }
    if !text.is_empty() {
        breaks.push(text.len());
    }
    breaks
}

/// What the referee can judge: behind quotes, where it looks ahead, it forgets the tailorings of CSS.
fn judged(text: &str, rules: Rules) -> String {
    let beyond = |c: &char| match rules.level {
        Level::Strict => false,
        Level::Normal => matches!(c, '〜' | '゠'),
        Level::Loose | Level::Newspaper => "“”‘’«»".contains(*c),
    };
    text.chars().filter(|c| !beyond(c)).collect()
}

/// Characters of every common class.
const COMMON: &str = "[汉字的年かなカッーゃｱｯ々ゝ〜゠～・･·‧。，、．｡､：；！？‼⁇（「《）」》｢｣“”‘’«»—―–‐…⋯／＆１２％￥＄№①→ab é!?\"'$€%°℃()\\[\\]{},.:;/|\\-0-9한국\\n　 ]{0,14}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_base_is_the_referees_on_any_text_of_the_common_classes(text in COMMON) {
        for rules in all_rules() {
            let tailoring = Tailoring::of(rules);
            let text = judged(&text, rules);
            prop_assert_eq!(own_base(&text, tailoring), general::base_breaks(&text, tailoring), "{:?} {:?}", text, rules);
        }
    }

    #[test]
    fn tables_and_libraries_give_the_same_units(text in COMMON) {
        for rules in all_rules() {
            let text = judged(&text, rules);
            let by_table = common(&text, rules, Ambiguous::Wide).unwrap();
            prop_assert_eq!(by_table, general::units(&text, rules, Ambiguous::Wide), "{:?} {:?}", text, rules);
        }
    }
}

fn rules(language: &str, level: &str) -> Vec<Rules> {
    let languages = match language {
        "zh" => vec![Language::SimplifiedChinese, Language::TraditionalChinese],
        tag => vec![Language::of_tag(tag)],
    };
    let levels: Vec<Level> = match level {
        "all" => Level::ALL.to_vec(),
        "basic" | "gb" | "normal" => vec![Level::Normal],
        "loose" => vec![Level::Loose],
        "strict" | "very-strict" => vec![Level::Strict],
        "newspaper" | "newspaper(very loose)" => vec![Level::Newspaper],
        other => panic!("{other} is no level"),
    };
    let korean = Korean::Words;
    languages
        .into_iter()
        .flat_map(|language| levels.iter().map(move |level| Rules { language, level: *level, korean }))
        .collect()
}

/// A case: language, level, text with `│` where a line may end and `×` where it may not.
fn holds(language: &str, level: &str, marked: &str) {
    let text = marked.replace(['│', '×'], "");
    let mut at = 0;
    let mut asserts = Vec::new();
    for char in marked.chars() {
        match char {
            '│' | '×' => asserts.push((at, char == '│')),
            char => at += char.len_utf8(),
        }
    }
    assert!(!asserts.is_empty(), "{marked} asserts nothing");
    for rules in rules(language, level) {
        let gaps = breaks(&text, rules);
        for (at, may) in &asserts {
            let gap = gaps.iter().find(|(byte, _)| byte == at).unwrap_or_else(|| panic!("{marked}: no gap")).1;
            assert_eq!(gap >= Break::Poor, *may, "{marked} at {at} is {gap:?} by {rules:?}");
        }
    }
}

/// The reference cases of a file, where it is present; how many there were.
fn reference(name: &str) -> usize {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases").join(name);
    let Ok(json) = std::fs::read_to_string(&path) else {
        println!("skipped: {name} is not here");
        return 0;
    };
    let cases: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let mut failed = Vec::new();
    let mut count = 0;
    for case in cases.iter().filter(|case| case["contested"].is_null()) {
        if case["word_break"] == "break-all" {
            continue;
        }
        count += 1;
        let text = case["text"].as_str().unwrap();
        for rules in rules(case["lang"].as_str().unwrap(), case["level"].as_str().unwrap()) {
            let gaps = breaks(text, rules);
            for assert in case["asserts"].as_array().unwrap() {
                let at = text
                    .chars()
                    .take(usize::try_from(assert["at"].as_u64().unwrap()).unwrap())
                    .map(char::len_utf8)
                    .sum::<usize>();
                let may = gaps.iter().any(|(byte, gap)| *byte == at && *gap >= Break::Poor);
                if may != assert["break"].as_bool().unwrap() {
                    failed.push(format!("{text} at {at} by {rules:?}"));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{} of {count}:\n{}", failed.len(), failed.join("\n"));
    count
}

#[test]
fn the_requirements_of_chinese_and_japanese_hold() {
    assert!(matches!(reference("requirements.json"), 0 | 234));
}

#[test]
fn the_published_tests_of_the_normal_level_hold() {
    let count = reference("w3c-normal.json");
    assert!(count == 0 || count > 390, "{count}");
}

#[test]
fn behind_a_newline_a_line_begins_with_a_dash_at_every_level() {
    for &level in Level::ALL {
        let rules = Rules { level, ..Rules::of(Language::SimplifiedChinese) };
        let gaps = breaks("报\n——Ann", rules);
        assert!(gaps.contains(&(4, Break::Mandatory)), "{level:?}: {gaps:?}");
    }
}
