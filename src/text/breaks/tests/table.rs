//! Every rule as a table: `│` where a line may end, `×` where it may not.
//!
//! The facts are those of the tables of CLREQ, JLREQ and KLREQ, and of CSS Text's level *normal*; the words are
//! our own.

use super::holds;

/// Cases: languages, levels, texts, all of them apart by spaces; `␣` in a text stands for a space.
fn table(rows: &[(&str, &str, &str)]) {
    for (languages, levels, texts) in rows {
        for language in languages.split(' ') {
            for level in levels.split(' ') {
                for text in texts.split(' ') {
                    holds(language, level, &text.replace('␣', " "));
                }
            }
        }
    }
}

/// Each mark of a list between two texts.
fn each(languages: &str, levels: &str, marks: &str, template: &str) {
    assert!(template.contains('M') && !marks.is_empty());
    for mark in marks.chars() {
        table(&[(languages, levels, &template.replace('M', &mark.to_string()))]);
    }
}

#[test]
fn r1_stops_and_closing_marks_begin_no_line() {
    let marks = "、，。．｡､）》〉」』】〗〕］｝｠｣”’〞〟";
    for template in ["报×M", "あ×M", "カ×M"] {
        each("zh ja", "all", marks, template);
    }
    each("ko", "all", marks, "글×M");
    each("zh ja ko", "all", marks, "news×M");
    // Behind them a line may end, unless another follows; behind a quote in Korean a particle follows.
    each("zh ja", "all", "、，。．）》〉」』】〗〕］｝”’", "报M│纸");
    each("zh ja", "all", "、，。．）》〉」』】〗〕］｝”’", "か×M│な");
    table(&[
        ("zh ja", "all", "报。×” 报”×。 报）×」×，"),
        ("ko", "normal strict", "그는“말”×이라고 가×.␣│나 가×,␣│나"),
        ("en de", "normal", "end×. end×,␣│next (end×) end×”"),
    ]);
}

#[test]
fn r2_colons_and_exclamations_begin_no_line_from_normal() {
    for template in ["报×M", "か×M", "news×M"] {
        each("zh ja", "normal strict", "：；！？‼⁇⁈⁉", template);
    }
    each("ko", "normal strict", "：；！？", "글×M");
    each("zh ja", "newspaper", "：；！？‼⁇⁈⁉", "报│M");
    each("zh ja", "newspaper", "：；！？‼⁇⁈⁉", "か│M");
    each("zh ja", "loose", "：；！？‼", "报│M");
    table(&[("en", "normal", "what×? what×!␣│So a×:␣│b")]);
}

#[test]
fn r3_interpuncts_begin_no_line_from_normal() {
    each("zh ja", "normal strict", "·‧・･", "列×M│夫");
    each("zh ja", "normal strict", "・･", "レ×M│オ");
    each("ko", "normal strict", "·・", "글×M");
    each("zh ja", "newspaper", "·‧・･", "列│M");
    table(&[("zh ko", "normal", "a×·×b")]);
}

#[test]
fn r4_connectors_begin_no_line_from_normal() {
    each("zh ja", "normal strict newspaper", "～–—", "北京×M│上海");
    each("zh ja", "normal strict", "～–—", "12×M");
    table(&[
        ("zh ja", "normal", "报×-5 京│〜│都 京│゠│都 日×-"),
        ("ja", "strict", "京×〜 京×゠"),
        ("zh ja", "loose", "京│～ 京│— 京│–"),
        ("en", "normal", "well-│known 1990–│2000 a—│b a│—b"),
    ]);
}

#[test]
fn r5_a_slash_between_wide_characters_binds_both() {
    table(&[
        ("zh", "all", "公里×／×小时"),
        ("zh", "all", "公里×/×小时"),
        ("zh", "normal", "km×/│小时"),
        ("ja", "normal", "時│／│分"),
        ("en", "normal", "and×/│or 1×/×2"),
        ("ko", "normal", "가×/│나"),
    ]);
}

#[test]
fn r6_small_kana_and_doubled_marks_begin_no_line_at_strict() {
    let small = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿー";
    each("ja zh ko", "strict", small, "あ×M");
    each("ja zh", "normal loose newspaper", small, "あ│M");
    each("ja zh", "normal loose newspaper", "ｧｨｩｪｫｬｭｮｯｰ", "漢│M");
    each("ja zh", "normal strict", "々〻ゝゞヽヾ", "漢×M│字");
    each("ja zh", "loose newspaper", "々〻ゝゞヽヾ", "漢│M│字");
    table(&[
        ("zh", "strict", "报×——│说 报×……│说"),
        ("zh ja", "normal", "报│——│说 报×……│说"),
        ("ja", "strict", "報│——│説"),
    ]);
}

#[test]
fn r7_opening_marks_end_no_line() {
    let marks = "（《〈「『【〖〔［｛“‘〝｟";
    for template in ["报│M×纸", "か│M×な", "，│M×报", "」│M×か"] {
        each("zh ja", "all", marks, template);
    }
    each("zh ja ko", "all", marks, "M×news");
    each("ko", "all", marks, "M×글");
    table(&[("en", "normal", "a␣│(×b a␣│“×b a␣│‘×b"), ("zh ja", "normal", "（×（×报 （×——")]);
}

#[test]
fn r8_doubled_marks_are_not_split() {
    each("zh ja ko", "all", "—―", "报M×M");
    each("zh ja ko", "all", "…‥⋯", "报M×M");
    table(&[("zh ja", "normal", "报——│说 か……│な news——│报 报—×—×—×—│说"), ("en", "normal", "a—×—│b")]);
}

#[test]
fn r9_a_line_may_end_outside_quotes() {
    table(&[
        ("zh ja", "all", "说│“好×”│的 か│‘な×’│の ，│“报 。│“报 、│“报 ）│“报 》│“报 ”│“报 ：│“报 ……│“报 ——│“报"),
        ("zh ja", "all", "”│《报 ”│（报 ”│报 ’│か”│カ”│汉"),
        ("zh ja", "normal", "”×％ ”×， ”×： ”│——说"),
        ("ko", "normal", "는│“안녕×”×이라고 ”×라고 ␣│“글"),
        ("zh", "normal", "news×“报 5×“报 ”×news"),
        ("en", "normal", "say␣│“yes×”␣│or don×’×t"),
    ]);
}

#[test]
fn r10_numbers_are_whole() {
    for language in ["zh", "ja", "ko", "en"] {
        for number in [
            "5×.×2×%",
            "1×,×2×0×4",
            "￥×1×0×0",
            "$×9×9×.×9",
            "−×5×℃",
            "+×3×%",
            "1×0×:×3×0",
            "2×0×‰",
            "1×9×9×0×-×2",
            "US×$×9×9",
        ] {
            holds(language, "normal", number);
            holds(language, "newspaper", number);
        }
    }
    table(&[
        ("zh ja", "normal", "2021│年│10│月│1│日 3000│万元 第│3│版 ５×．×２ １×２│年 增长│5.2%│以上 升至│100℃│时"),
        ("ko", "normal", "3000×만␣│원 2021×년␣│10×월"),
        ("en", "normal", "3,000␣│km 5.2%␣│of"),
    ]);
}

#[test]
fn r11_words_are_whole_and_addresses_break_behind_their_slashes() {
    table(&[
        ("zh ja", "normal", "在│G×D×P│增 新│news×paper│报"),
        ("ko", "normal", "가␣│new×s×는␣│나"),
        ("en de", "normal", "new×s×paper␣│reader na×ï×ve␣│Stra×ß×e Ελ×λά␣│Рус×ский"),
        ("zh ja ko en", "normal", "https:×/×/│a.bc×/│d×-×e×/│f×?│g×=×h www×.×a×.×bc×/│d"),
        ("en", "normal", "see␣│https:×//│a.bc×/│d×.␣│Then see␣│a.org×/│b×-c"),
    ]);
}

#[test]
fn r12_korean_breaks_at_spaces() {
    table(&[
        ("ko", "all", "한×국×의␣│신×문×을␣│읽×다 새␣│다×리×가␣│개×통×했×다."),
        ("ko", "normal", "漢×字×를␣│읽×다 남궁이든×(×60×)×씨는␣│책 《×책×》×을␣│읽다"),
        ("zh ja en", "normal", "한│국"),
    ]);
}

#[test]
fn other_scripts_break_by_the_standard_and_the_dictionary() {
    table(&[
        ("th en zh", "normal", "ภาษา│ไทย"),
        ("hi en", "normal", "हिन्दी␣│समाचार"),
        ("en", "normal", "文│字×，│文 a\u{A0}×b"),
    ]);
}
