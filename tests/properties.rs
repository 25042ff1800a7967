//! What holds for any text and any file.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use newsprint::edition::file::{Limits, check, read, write};
use newsprint::edition::{Article, Block, Edition, FORMAT, Paragraph, RunKind, Text, TextBuilder, clean_line};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Characters that break programs: controls, bidi, joiners, marks, jamo, viramas, tags, selectors, private use.
const HOSTILE: &str = "[a汉か한\u{0}-\u{1f}\u{7f}-\u{9f}\u{ad}\u{300}-\u{305}\u{600}\u{61c}\u{915}\u{94d}\u{e33}\u{1100}-\u{1102}\u{1160}\u{11a8}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{2069}\u{20dd}\u{e000}\u{fe0f}\u{feff}\u{fff9}-\u{ffff}\u{1f1e6}-\u{1f1e8}\u{1f3f4}\u{1f3fb}\u{1f468}\u{e0061}-\u{e0063}\u{e007f}\u{e0100}\u{10ffff}]{0,200}";

/// Pieces of config files, good and bad.
const CONFIG: &[&str] = &[
    "ambiguous",
    "columns",
    "hang",
    "报",
    "\"a\"",
    " = ",
    "=",
    "\"wide\"",
    "2",
    "true",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "[",
    "]",
    "[[",
    "]]",
    "[hang]\n",
    "[[columns]]\n",
    ".",
    ",",
    "{",
    "}",
    "#",
    "\"\"\"",
    "'''",
    "'",
    "\"",
    " ",
    ":",
    "\\",
    "-",
    "1e9",
    "columns = 3\n",
    "[a.b]\n",
    "[a]\n",
    "a.b = 1\n",
    "x = ",
];

fn is_obeyed(char: char) -> bool {
    (char.is_control() && char != '\n')
        || matches!(char, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}')
}

fn holds(text: &str) {
    assert_eq!(text.chars().find(|char| is_obeyed(*char)), None, "{text:?}");
    for cluster in text.graphemes(true) {
        // Flags are pairs of letters; a run of them is split by the reader of clusters.
        assert!(cluster.len() <= 64, "{} bytes in {cluster:?}", cluster.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_clean_whatever_it_is_made_of(pieces in prop::collection::vec(HOSTILE, 0..4)) {
        let mut builder = TextBuilder::default();
        for (index, piece) in pieces.iter().enumerate() {
            if index % 2 == 0 { builder.push(piece) } else { builder.push_run(piece, RunKind::Em) }
        }
        let text = builder.build();
        holds(text.as_str());
        prop_assert!(!clean_line(&pieces.concat()).contains('\n'));
        for run in text.runs() {
            prop_assert!(!text.slice(run.range.clone()).is_empty());
        }
        let again = Text::plain(text.as_str());
        prop_assert_eq!(again.as_str(), text.as_str());
    }

    #[test]
    fn an_edition_of_any_texts_round_trips(texts in prop::collection::vec(HOSTILE, 1..4)) {
        let body = texts.iter().map(|text| Block::Paragraph(Paragraph { text: Text::plain(text), ..Paragraph::default() }));
        let article = Article { id: "a".to_owned(), headline: Some(Text::plain(&texts[0])), body: body.collect(), ..Article::default() };
        let edition = Edition { format: FORMAT.to_owned(), articles: vec![article], ..Edition::default() };
        prop_assert_eq!(read(write(&edition).as_bytes(), Limits::default()).unwrap(), edition);
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_in_clean_words(at in 0usize..90_000, byte: u8, cut: bool) {
        let mut bytes = include_bytes!("../data/en.edition.json").to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        for said in [read(&bytes, Limits::default()).err(), check(&bytes, Limits::default()).err()].into_iter().flatten() {
            prop_assert!(!said.problems().is_empty());
            holds(&said.to_string());
        }
        if let Ok(problems) = check(&bytes, Limits::default()) {
            let wrong = problems.iter().any(|problem| problem.severity == newsprint::edition::file::Severity::Error);
            prop_assert!(wrong || read(&bytes, Limits::default()).is_ok());
        }
    }

    #[test]
    fn a_config_of_anything_is_read_and_complained_of_in_clean_words(
        pieces in prop::collection::vec(prop::sample::select(CONFIG), 0..24), hostile in HOSTILE,
    ) {
        for text in [pieces.concat(), format!("{}{hostile}{}", pieces.concat(), pieces.concat())] {
            let loaded = newsprint::config::parse(&text);
            for line in loaded.lines("报".as_ref()) {
                holds(&line);
                prop_assert!(!line.contains('\n'));
            }
            let count = text.lines().count().max(1);
            prop_assert!(loaded.problems.iter().all(|problem| problem.line().is_some_and(|line| line <= count)));
            let valid = text.parse::<toml::Table>().is_ok();
            let syntax = |problem: &newsprint::config::Problem| {
                matches!(problem, newsprint::config::Problem::Syntax { .. })
            };
            prop_assert_eq!(valid, !loaded.problems.iter().any(syntax));
        }
    }
}

#[test]
fn no_flood_makes_a_cluster_too_long() {
    let floods = [
        'a',
        '汉',
        '한',
        '\u{300}',
        '\u{600}',
        '\u{915}',
        '\u{94D}',
        '\u{E33}',
        '\u{1100}',
        '\u{1160}',
        '\u{11A8}',
        '\u{200D}',
        '\u{FE0F}',
        '\u{1F1E6}',
        '\u{1F3F4}',
        '\u{1F3FB}',
        '\u{1F468}',
        '\u{E0061}',
        '\u{E007F}',
        '\u{E0100}',
        '\u{110BD}',
        '\u{13430}',
        '\u{1039}',
        '\u{FF9E}',
        '\u{AC00}',
        '\u{D7B0}',
        '\u{A8E0}',
        '\u{11D46}',
        '\u{111C2}',
        '\u{200C}',
    ];
    for first in floods {
        for second in floods {
            let flood = format!("{first}{second}").repeat(100);
            holds(Text::plain(&flood).as_str());
            holds(Text::plain(&format!("x{first}{}", String::from(second).repeat(100))).as_str());
        }
    }
}

#[test]
fn no_letter_is_lost_for_the_length_of_its_word() {
    let jamo = "\u{1112}\u{1161}\u{11AB}".repeat(200);
    for word in ["가나다라마바사아자차카타파하".repeat(20), "각난닫".repeat(50), jamo, "한국의".repeat(40)]
    {
        assert_eq!(Text::plain(&word).as_str(), word);
    }
    // Of joiners without end some go, the letters stay.
    for (letter, joiner) in
        [('👨', '\u{200D}'), ('a', '\u{200D}'), ('क', '\u{94D}'), ('ខ', '\u{17D2}'), ('a', '\u{600}')]
    {
        let text = Text::plain(&format!("{letter}{joiner}").repeat(100));
        assert_eq!(text.as_str().matches(letter).count(), 100, "{letter}");
    }
}
