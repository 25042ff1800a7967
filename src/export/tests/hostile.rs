//! Texts that look like Markdown stay the texts they are.
//!
//! Owns the pieces that such texts are made of, and what holds of every text. It refuses whole papers: those are
//! beside it.

use proptest::prelude::*;

use super::*;

/// Texts that look like Markdown.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "#",
        "##",
        " ",
        "  ",
        "\n",
        "\n\n",
        "-",
        "---",
        "+",
        "+++",
        "*",
        "**",
        "***",
        "_",
        "___",
        "`",
        "```",
        "~~~",
        "~~",
        ">",
        "1.",
        "12)",
        "=",
        "===",
        "|",
        "|-|",
        ":-:",
        "<",
        "<b>",
        "</p>",
        "<!--",
        "-->",
        "<div>",
        "&",
        "&lt;",
        "&#35;",
        "amp;",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "]: ",
        "[^1]",
        "https://e.org",
        "\\",
        "!",
        "\"",
        "标题",
        "“",
        "”",
        "——",
        "。",
        "word",
        "a",
        "1",
        "：",
        "　",
        "\t",
        "$",
        "%",
        "\u{200B}",
    ]);
    prop::collection::vec(pieces, 1..12).prop_map(|pieces| pieces.concat())
}

/// Without the pairs of stars that the importer takes for strong text beside ideographs.
fn without_pairs(text: &str) -> String {
    text.replace("**", "*").replace("**", "*").replace("**", "*")
}

fn only_paragraphs(article: &Article) -> String {
    let paragraph = |block: &Block| match block {
        Block::Paragraph(paragraph) => told(&paragraph.text),
        other => panic!("{other:?}"),
    };
    article.body.iter().map(paragraph).collect::<Vec<_>>().join("¶")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_paragraph_that_looks_like_markdown_stays_a_paragraph(text in hostile()) {
        let text = Text::plain(&text);
        let expected = told(&text);
        prop_assume!(!expected.is_empty() && !expected.contains("**"));
        let written = markdown(&edition(&text), 0);
        prop_assert_eq!(only_paragraphs(&imported(&written).articles[0]), expected, "{}", written);
    }

    #[test]
    fn runs_of_any_text_keep_their_words(pieces in prop::collection::vec((hostile(), 0usize..9), 1..6)) {
        let mut builder = TextBuilder::default();
        for (piece, kind) in &pieces {
            let piece = without_pairs(piece).replace("\u{200B}", "");
            let link = RunKind::Link { href: Some("https://example.org/<a>?b|&c;\\*".into()), article: None };
            match kind {
                0 => builder.push_run(&piece, RunKind::Strong),
                1 => builder.push_run(&piece, RunKind::Em),
                2 => builder.push_run(&piece, RunKind::Sup),
                3 => builder.push_run(&piece, RunKind::Sub),
                4 => builder.push_run(&piece, link),
                5 => builder.push_run(&piece, RunKind::Other("strike".into())),
                6 => builder.push_run(&piece, RunKind::Mark),
                _ => builder.push(&piece),
            }
        }
        let text = builder.build();
        let expected = told(&text);
        prop_assume!(!expected.is_empty() && !expected.contains("**"));
        let written = markdown(&edition(&text), 0);
        let back = imported(&written);
        prop_assert_eq!(only_paragraphs(&back.articles[0]), expected, "{}", written);
        if let Block::Paragraph(paragraph) = &back.articles[0].body[0] {
            for run in paragraph.text.runs() {
                if let RunKind::Link { href, .. } = &run.kind {
                    prop_assert_eq!(href.as_deref(), Some("https://example.org/<a>?b|&c;\\*"), "{}", written);
                }
            }
        }
    }

    #[test]
    fn no_text_of_any_place_becomes_an_article_or_a_block(texts in prop::collection::vec(hostile(), 8)) {
        let text = |index: usize| quoted(&without_pairs(&texts[index]));
        let json = format!(
            r#"{{"format":"edition/1","paper":{0},"date_text":{1},"articles":[{{"headline":"甲","kicker":{2},"deck":{3},"byline":{4},"body":[
              "头",{{"type":"list","items":[{{"marker":{5},"text":{6}}},{7}]}},{{"type":"quote","text":{1},"cite":{2}}},
              {{"type":"table","caption":{7},"header":[[{3},{4}]],"rows":[[{5},{6}],[{0}]]}},{{"type":"figure","alt":{1},"caption":{2}}},
              {{"type":"note","label":{3},"text":{4}}},{{"type":"box","title":{5},"blocks":[{6},{7}]}},{{"type":"pre","text":{0}}},
              {{"type":"lines","lines":[{1},{2}]}},"尾"]}},{{"headline":"乙","body":"末"}}]}}"#,
            text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7),
        );
        let edition = parsed(&json);
        let written = edition_markdown(&edition);
        let back = imported(&written);
        let headlines: Vec<&str> = back.articles.iter().filter_map(|a| a.headline.as_ref()).map(Text::as_str).collect();
        prop_assert_eq!(headlines, ["甲", "乙"], "{}", written);
        prop_assert_eq!(subheads(&back.articles[0]), Vec::<String>::new(), "{}", written);
        let kinds = |article: &Article, keep: fn(&Block) -> bool| article.body.iter().filter(|block| keep(block)).count();
        for keep in [
            |block: &Block| matches!(block, Block::Table(_)), |block: &Block| matches!(block, Block::List(_)),
            |block: &Block| matches!(block, Block::Figure(_)), |block: &Block| matches!(block, Block::Pre(_)),
            |block: &Block| matches!(block, Block::Rule(_)),
        ] {
            prop_assert!(kinds(&back.articles[0], keep) <= kinds(&edition.articles[0], keep), "{}", written);
        }
        let single = markdown(&edition, 0);
        prop_assert_eq!(imported(&single).articles.len(), 1, "{}", single);
    }
}
