//! Conversion in tables, against the library's own, and the promise that nothing moves.

use proptest::prelude::*;

use super::*;

#[test]
fn both_scripts_come_of_each_other_by_phrases_and_characters() {
    if !CAN_CONVERT {
        return;
    }
    let cases = [
        ("新华社北京十月一日电", "新華社北京十月一日電"),
        ("头发、发展 and 面条、见面", "頭髮、發展 and 麪條、見面"),
        ("皇后以后，干部干燥", "皇后以後，幹部乾燥"),
        ("“里程”在哪里？", "“里程”在哪裏？"),
        ("かな カナ 한국 news １２", "かな カナ 한국 news １２"),
        ("", ""),
    ];
    for (simplified, traditional) in cases {
        assert_eq!(convert(simplified, Script::Traditional), traditional);
        assert_eq!(convert(traditional, Script::Simplified), simplified);
    }
}

#[test]
fn a_word_stays_the_word_it_is() {
    if !CAN_CONVERT {
        return;
    }
    // OpenCC: 座標, 待著; and 谷氨醯胺, which is the same word.
    let cases = [("坐标 x", "坐標 x"), ("呆着", "呆著"), ("谷氨酰胺", "谷氨醯胺"), ("计画", "計畫")];
    for (simplified, traditional) in cases {
        assert_eq!(convert(simplified, Script::Traditional), traditional);
    }
    assert_eq!(convert("計畫 plan", Script::Simplified), "计划 plan");
}

#[test]
fn what_the_other_script_writes_in_other_bytes_stays() {
    // 䯀 is 𩨏 in OpenCC, three bytes and four; the rest of the text changes around it.
    for text in ["㑮人", "二噁英 and 发展", "𫝈發", "𠮷野家 news", "〇年々"] {
        for to in [Script::Simplified, Script::Traditional] {
            let converted = convert(text, to);
            let starts = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            assert_eq!(starts(&converted), starts(text), "{text} {converted}");
        }
    }
}

#[test]
fn text_that_does_not_change_is_borrowed() {
    for text in ["news 2026", "かな", "", "中文"] {
        assert!(matches!(convert(text, Script::Simplified), Cow::Borrowed(_)), "{text}");
    }
}

#[cfg(feature = "hanzi")]
#[test]
fn every_entry_converts_as_the_library_has_it_or_stays() {
    use hanconv::RawDictionary::{STCharacters, STPhrases, TSCharacters, TSPhrases};
    let scripts = [(Script::Traditional, [STPhrases, STCharacters]), (Script::Simplified, [TSPhrases, TSCharacters])];
    for (to, dictionaries) in scripts {
        let library = |text: &str| if to == Script::Traditional { hanconv::s2t(text) } else { hanconv::t2s(text) };
        let (mut same, mut all) = (0, 0);
        for (key, _) in dictionaries.iter().flat_map(hanconv::RawDictionary::iter) {
            let (ours, theirs) = (convert(key, to), library(key));
            for ((source, our), their) in key.chars().zip(ours.chars()).zip(theirs.chars()) {
                assert!(our == their || our == source, "{key}: {ours} {theirs}");
            }
            same += usize::from(ours == theirs);
            all += 1;
        }
        // What stays is written in four bytes, or another word.
        let rare = all - same;
        assert!(rare < 900, "{to:?}: {rare} of {all}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_begins_where_it_began(text in "[发發髮头頭后後干乾幹里裏面麵㑮𫝈𠮷台臺著着的 aé。“かｶ]{0,40}|\\PC{0,30}") {
        for to in [Script::Simplified, Script::Traditional] {
            let converted = convert(&text, to);
            prop_assert_eq!(converted.len(), text.len());
            for ((at, source), (there, other)) in text.char_indices().zip(converted.char_indices()) {
                prop_assert_eq!(at, there);
                prop_assert!(source == other || is_ideograph(source) && is_ideograph(other));
            }
        }
    }

    #[cfg(feature = "hanzi")]
    #[test]
    fn a_text_converts_as_the_library_has_it_or_stays(text in "[头发展面条后以干部燥里程公里台风复杂这为皇著名看着钟表，a]{0,40}") {
        let theirs = hanconv::s2t(&text);
        for ((source, our), their) in text.chars().zip(convert(&text, Script::Traditional).chars()).zip(theirs.chars()) {
            prop_assert!(our == their || our == source, "{} {}", text, theirs);
        }
    }

    #[test]
    fn a_character_and_what_it_converts_to_are_one_to_a_search(text in "\\p{Han}{0,20}") {
        let variants = Variants::get();
        for to in [Script::Simplified, Script::Traditional] {
            for (source, other) in text.chars().zip(convert(&text, to).chars()) {
                prop_assert_eq!(variants.fold(source), variants.fold(other));
            }
        }
    }
}
