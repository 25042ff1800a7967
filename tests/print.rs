//! `print`: what each of its options does, and how inline runs are set, told by small papers whose lines are
//! counted by hand.
//!
//! Owns the options from the argument to the page. It refuses whole articles: `golden` has those.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::process::{Command, Output, Stdio};

use newsprint::text::{Ambiguous, width};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Ten ideographs.
const TEN: &str = "一二三四五六七八九十";

/// A folder for a paper that `print` is to set.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// The name of a file of this content.
    fn file(&self, name: &str, content: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// A paper of one article of a body; an empty language is none.
    fn paper(&self, lang: &str, body: &Value) -> String {
        let mut edition = json!({ "format": "edition/1", "articles": [{ "id": "a", "body": body }] });
        if !lang.is_empty() {
            edition["lang"] = json!(lang);
        }
        self.file("paper.edition.json", &edition.to_string())
    }

    /// The lines of a body as `print` sets it.
    fn lines(&self, lang: &str, body: &Value, arguments: &str) -> Vec<String> {
        let file = self.paper(lang, body);
        said(&print(&file, &format!("--article a {arguments}"))).lines().map(str::to_owned).collect()
    }

    /// The first line of a text as `print` sets it.
    fn first(&self, lang: &str, text: &str, arguments: &str) -> String {
        self.lines(lang, &json!([text]), arguments).remove(0)
    }
}

fn print(file: &str, arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_newsprint"))
        .args(["print", file])
        .args(arguments.split_whitespace())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        // Nobody's own config disturbs a test.
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("HOME")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// So many ideographs, counting to ten over and over.
fn counted(count: usize) -> String {
    TEN.chars().cycle().take(count).collect()
}

#[test]
fn the_measure_is_the_length_of_the_lines() {
    let desk = Desk::new();
    let body = json!([counted(39)]);
    // An indent of one ideograph below 24 cells, of two above.
    let narrow = ["  一二三四五六七八九", "十一二三四五六七八九", "十一二三四五六七八九", "十一二三四五六七八九"];
    assert_eq!(desk.lines("zh", &body, "--measure 20"), narrow);
    let wider = ["    一二三四五六七八九十一二三", "四五六七八九十一二三四五六七八", "九十一二三四五六七八九"];
    assert_eq!(desk.lines("zh", &body, "--measure 30"), wider);
    assert_eq!(desk.lines("zh", &body, "--width 30"), wider);
    // Without a terminal and unasked, 72.
    let most = [format!("    {}", counted(34)), "五六七八九".to_owned()];
    assert_eq!(desk.lines("zh", &body, ""), most);
    // A page that is narrower goes before the measure.
    assert_eq!(desk.lines("zh", &body, "--measure 90 --width 20"), narrow);
}

#[test]
fn columns_stand_side_by_side_under_a_headline_that_spans_them() {
    let desk = Desk::new();
    let line = "十一二三四五六七八九";
    // Ten lines: five beside five, four cells between them.
    let two = desk.lines("zh", &json!([counted(99)]), "--measure 20 --columns 2");
    let mut expected = vec![format!("  一二三四五六七八九    {line}")];
    expected.extend(vec![format!("{line}    {line}"); 4]);
    assert_eq!(two, expected);
    let edition = json!({ "format": "edition/1", "lang": "zh", "articles": [
        { "id": "a", "headline": "题", "body": [counted(149)] }
    ] });
    let file = desk.file("three.edition.json", &edition.to_string());
    let three = said(&print(&file, "--article a --measure 20 --columns 3"));
    let mut lines = three.lines();
    assert_eq!(lines.next().unwrap(), format!("{}题", " ".repeat(33)), "the middle of 68 cells");
    assert_eq!(lines.next().unwrap(), "");
    assert_eq!(lines.next().unwrap(), format!("  一二三四五六七八九    {line}    {line}"));
    assert_eq!(lines.count(), 4);
}

#[test]
fn the_level_says_which_marks_may_begin_a_line() {
    let desk = Desk::new();
    let (four, three) = ("一二三四", "一二三");
    // What the first line of eight cells holds: loose, normal, strict, newspaper.
    let cases = [
        ("ja", "一二三四っ六七八", [four, four, three, four]),
        ("ja", "一二三四ー六七八", [four, four, three, four]),
        ("ja", "一二三四々六七八", [four, three, three, four]),
        ("ja", "一二三四・六七八", [four, three, three, four]),
        ("zh-Hans", "一二三四：六七八", [four, three, three, four]),
        ("zh-Hant", "一二三四？六七八", [four, three, three, four]),
        ("zh-Hans", "一二三四——七八", [four, four, three, four]),
        ("zh-Hans", "一二三四，六七八", [three; 4]),
        ("ja", "一二三四」六七八", [three; 4]),
        ("ko", "가나다라」바사아", ["가나다"; 4]),
    ];
    for (lang, text, expected) in cases {
        for (level, expected) in ["loose", "normal", "strict", "newspaper"].into_iter().zip(expected) {
            let arguments = format!("--measure 8 --no-indent --no-hang --line-break {level}");
            assert_eq!(desk.first(lang, text, &arguments), expected, "{lang} {text} {level}");
        }
        let unasked = desk.first(lang, text, "--measure 8 --no-indent --no-hang");
        assert_eq!(unasked, expected[1], "unasked, the level is normal: {text}");
    }
}

#[test]
fn the_language_decides_on_hyphens_words_marks_and_indents() {
    let desk = Desk::new();
    let street = "Das Straßenbahnnetz";
    assert_eq!(desk.first("", street, "--measure 12 --lang de"), "Das Straßen-");
    assert_ne!(desk.first("", street, "--measure 12"), "Das Straßen-");
    for (tag, name) in [("zh-Hans", "[图]"), ("zh-TW", "[圖]"), ("ja", "[写真]"), ("ko", "[사진]"), ("en", "[Picture]")]
    {
        // It goes before the paper's own.
        assert_eq!(desk.lines("ja", &json!([{ "type": "figure" }]), &format!("--lang {tag}")), [name]);
    }
    // A colon hangs in Chinese alone.
    assert_eq!(desk.first("ja", "一二三四：六七八", "--measure 8 --no-indent --lang zh"), "一二三四：");
    assert_eq!(desk.first("zh", "一二三四：六七八", "--measure 8 --no-indent --lang ja"), "一二三");
    assert_eq!(desk.first("en", "报纸", "--lang zh"), "    报纸");
    assert_eq!(desk.first("zh", "报纸", "--lang en"), "报纸");
}

#[test]
fn ragged_lines_are_not_widened() {
    let desk = Desk::new();
    let text = "他说：“新桥通车了。”大家鼓掌。";
    assert_eq!(desk.first("zh", text, "--measure 14 --no-indent"), "他说： “新桥通");
    assert_eq!(desk.first("zh", text, "--measure 14 --no-indent --ragged"), "他说：“新桥通");
    let words = "the bridge opens today and tomorrow";
    assert_eq!(desk.first("en", words, "--measure 18"), "the  bridge  opens");
    assert_eq!(desk.first("en", words, "--measure 18 --ragged"), "the bridge opens");
}

#[test]
fn without_indents_only_those_stand_that_the_source_prints() {
    let desk = Desk::new();
    let body = json!(["新桥通车。", "　　旧桥封闭。"]);
    assert_eq!(desk.lines("zh", &body, ""), ["    新桥通车。", "　　旧桥封闭。"]);
    assert_eq!(desk.lines("zh", &body, "--no-indent"), ["新桥通车。", "", "　　旧桥封闭。"]);
    let body = json!(["It opens.", "It closes."]);
    assert_eq!(desk.lines("en", &body, ""), ["It opens.", "  It closes."]);
    assert_eq!(desk.lines("en", &body, "--no-indent"), ["It opens.", "", "It closes."]);
}

#[test]
fn marks_hang_unless_they_are_told_not_to_or_the_page_ends_there() {
    let desk = Desk::new();
    let text = "一二三四，六七八";
    assert_eq!(desk.first("zh", text, "--no-indent --measure 8"), "一二三四，");
    assert_eq!(desk.first("zh", text, "--no-indent --measure 8 --width 10"), "一二三四，");
    for arguments in ["--measure 8 --no-hang", "--measure 8 --width 9", "--width 8"] {
        assert_eq!(desk.first("zh", text, &format!("--no-indent {arguments}")), "一二三", "{arguments}");
    }
}

#[test]
fn quotes_and_dashes_count_as_wide_as_the_terminal_draws_them() {
    let desk = Desk::new();
    for (text, narrow, wide) in [
        ("“一二”三四五六", "“一二”三", "“一二”"),
        ("一——二三四五", "一——二三", "一——二"),
        ("一……二三四五", "一……二三", "一……二"),
    ] {
        let first = |arguments: &str| desk.first("zh", text, &format!("--measure 8 --no-indent --ragged {arguments}"));
        assert_eq!(first("--ambiguous wide"), wide);
        for arguments in ["", "--ambiguous narrow", "--ambiguous auto"] {
            assert_eq!(first(arguments), narrow, "{arguments}");
        }
    }
}

#[test]
fn in_json_the_lines_are_those_of_the_page() {
    let desk = Desk::new();
    let ruby = json!({ "t": "ruby", "c": "漢字", "r": "かんじ" });
    let text = json!([counted(20), ruby, "他说：“新桥通车了。”大家鼓掌。"]);
    let body = json!([{ "type": "paragraph", "text": text }, "本报讯 第二段，two words——了。"]);
    let file = desk.paper("zh", &body);
    for arguments in [
        "--measure 16",
        "--measure 24",
        "--width 30",
        "--measure 16 --line-break strict",
        "--measure 16 --lang ko",
        "--measure 16 --ragged",
        "--measure 16 --no-indent",
        "--measure 16 --no-hang",
        "--measure 16 --ambiguous wide",
        "--measure 30 --no-readings",
    ] {
        let page = said(&print(&file, &format!("--article a {arguments}")));
        let answer: Value = serde_json::from_str(&said(&print(&file, &format!("--json {arguments}")))).unwrap();
        let blocks = answer["articles"][0]["blocks"].as_array().unwrap();
        let lines = blocks.iter().flat_map(|block| block["lines"].as_array().unwrap());
        let lines: Vec<&str> = lines.map(|line| line.as_str().unwrap()).collect();
        // Blank lines are of no block.
        let page: Vec<&str> = page.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, page, "{arguments}");
    }
}

#[test]
fn wrong_values_get_one_message_and_exit_2() {
    let desk = Desk::new();
    let file = desk.paper("zh", &json!(["报"]));
    let cases = [
        ("--measure 0", "0 is not in 1..=1000"),
        ("--measure 1001", "1001 is not in 1..=1000"),
        ("--measure ten", "invalid digit"),
        ("--measure=-3", "--measure"),
        ("--measure", "a value is required"),
        ("--width 0", "0 is not in 1..=1000"),
        ("--columns 0", "0 is not in 1..=8"),
        ("--columns 9", "9 is not in 1..=8"),
        ("--line-break tight", "loose, normal, strict, newspaper"),
        ("--ambiguous both", "auto, narrow, wide"),
        ("--lang", "a value is required"),
        ("--ragged=yes", "--ragged"),
        ("--measure 20 --measure 30", "cannot be used multiple times"),
        ("--raged", "--ragged"),
    ];
    for (arguments, expected) in cases {
        let output = print(&file, arguments);
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments}: {message}");
        assert!(message.contains(expected), "{arguments}: {message}");
        assert_eq!(message.matches("error:").count(), 1, "{arguments}: {message}");
    }
}

#[test]
fn nothing_stands_further_right_than_the_width() {
    for paper in ["zh-Hans", "zh-Hant", "ja", "ko", "en"] {
        let file = format!("data/{paper}.edition.json");
        for cells in [6, 11, 20, 32, 61, 80, 132] {
            for columns in 1..=4 {
                let page = said(&print(&file, &format!("--width {cells} --columns {columns}")));
                let widest = page.lines().max_by_key(|line| width(line, Ambiguous::Narrow)).unwrap();
                let is = width(widest, Ambiguous::Narrow);
                assert!(is <= cells, "{is} of {cells} cells in {columns} columns of {paper}: `{widest}`");
            }
        }
    }
}

#[test]
fn a_row_of_a_wide_terminal_is_no_wider_than_the_width_either() {
    for paper in ["zh-Hans", "ja"] {
        let file = format!("data/{paper}.edition.json");
        for columns in 1..=3 {
            let page = said(&print(&file, &format!("--width 80 --columns {columns} --ambiguous wide")));
            let widest = page.lines().map(|line| width(line, Ambiguous::Wide)).max().unwrap();
            assert!(widest <= 80, "{widest} in {columns} columns of {paper}");
        }
    }
}

#[test]
fn runs_of_markdown_are_set_as_their_text() {
    let desk = Desk::new();
    let markdown = "---\nlang: zh\n---\n# 新桥\n\n**昨日**，新桥*正式*通车，见[本报网页](https://example.org/a)。\n";
    let file = desk.file("paper.md", markdown);
    let page = said(&print(&file, "--article 1"));
    assert_eq!(page.lines().last().unwrap(), "    昨日，新桥正式通车，见本报网页。");
}

#[test]
fn raised_and_lowered_figures_and_readings_are_set() {
    let desk = Desk::new();
    let run = |kind: &str, text: &str| json!({ "t": kind, "c": text });
    let ruby = json!({ "t": "ruby", "c": "漢字", "r": "かんじ" });
    let cases = [
        (json!(["120 m", run("sup", "2")]), "120 m²", ""),
        (json!(["H", run("sub", "2"), "O"]), "H₂O", ""),
        (json!(["10", run("sup", "-12"), " g"]), "10⁻¹² g", ""),
        // A letter has no raised form of its own.
        (json!(["4", run("sup", "th"), " page"]), "4th page", ""),
        (json!(["a ", run("strong", "strong"), " and an ", run("em", "em")]), "a strong and an em", ""),
        (json!(["此", ruby, "也。"]), "此漢字(かんじ)也。", ""),
        (json!(["此", ruby, "也。"]), "此漢字也。", "--no-readings"),
        (json!([run("link", "本报"), run("mark", "2"), run("small", "小")]), "本报2小", ""),
    ];
    for (text, expected, arguments) in cases {
        let lines = desk.lines("en", &json!([{ "type": "paragraph", "text": text }]), arguments);
        assert_eq!(lines, [expected], "{text}");
    }
}

#[test]
fn a_reading_takes_its_cells_from_the_line() {
    let desk = Desk::new();
    let text = json!([{ "type": "paragraph", "text": ["一二三四五六", { "t": "ruby", "c": "漢字", "r": "かんじ" }, "七八九十一二"] }]);
    let arguments = "--measure 28 --no-indent --ragged";
    assert_eq!(desk.lines("ja", &text, arguments), ["一二三四五六漢字(かんじ)七八", "九十一二"]);
    let hidden = desk.lines("ja", &text, &format!("{arguments} --no-readings"));
    assert_eq!(hidden, ["一二三四五六漢字七八九十一二"]);
}

/// A text, and where in it runs begin or end that are awkward: in a word, in a number, at a bracket, in a pair of dashes.
const AWKWARD: [(&str, &str); 3] = [
    (
        "zh",
        "记者从《样城日报》获悉，English-speaking words占5.2%——“昨日”通车（见example.org/a-b），耗资￥3000万元……完。",
    ),
    ("ja", "記者は『様々なカップ』を、Wi-Fiで1,000円・約5.2%――「きょう」買ったという。"),
    ("ko", "기자는 《한국의 신문》을 5.2%(약 3,000원)에 ‘어제’ 샀다며 English words를 썼다."),
];

#[test]
fn where_a_run_begins_or_ends_changes_no_line() {
    let desk = Desk::new();
    for (lang, text) in AWKWARD {
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
        let mut articles = vec![json!({ "id": "plain", "body": [text] })];
        for (index, at) in cuts.iter().enumerate() {
            let (before, after) = text.split_at(*at);
            let kind = ["strong", "em", "link", "ruby", "mark", "small", "gap"][index % 7];
            let run = |text: &str| json!({ "t": kind, "c": text, "r": "よみ" });
            let parts = if index % 2 == 0 { json!([before, run(after)]) } else { json!([run(before), after]) };
            articles.push(json!({ "id": format!("at-{at}"), "body": [{ "type": "paragraph", "text": parts }] }));
        }
        let edition = json!({ "format": "edition/1", "lang": lang, "articles": articles });
        let file = desk.file("runs.edition.json", &edition.to_string());
        for arguments in (6..40).map(|measure| format!("--json --no-readings --measure {measure}")) {
            let answer: Value = serde_json::from_str(&said(&print(&file, &arguments))).unwrap();
            let set = answer["articles"].as_array().unwrap();
            assert_eq!(set.len(), cuts.len() + 1);
            for article in set {
                assert_eq!(article["blocks"], set[0]["blocks"], "{arguments} {}", article["id"]);
            }
        }
    }
}

#[test]
fn a_title_stays_with_its_bracket_though_it_is_strong() {
    let desk = Desk::new();
    let text = json!([{ "type": "paragraph", "text": ["一二三《", { "t": "strong", "c": "报纸" }, "》五六"] }]);
    let expected = ["一二三", "《报纸》", "五六"];
    assert_eq!(desk.lines("zh", &text, "--measure 8 --no-indent --no-hang"), expected);
    let word = json!([{ "type": "paragraph", "text": ["一二 news", { "t": "em", "c": "print" }, " 三四"] }]);
    assert_eq!(desk.lines("zh", &word, "--measure 12 --no-indent"), ["一二", "newsprint", "三四"]);
}
