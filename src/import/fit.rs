//! What is too long for one article, as several.
//!
//! Owns where it is parted: a text without headings is one article, however long, and an article is laid out whole. It
//! refuses to drop or to change a text, and leaves what fits as it is.

use super::{Imported, Note};
use crate::edition::file::ARTICLE;
use crate::edition::{Article, Block, Paragraph, Src, Text};

/// Most bytes of an article's texts with what goes with them in its file, where quotes and line ends take two.
const WHOLE: usize = ARTICLE / 2;
/// Most of one block in an article that is parted.
const PIECE: usize = ARTICLE / 8;
/// Most of a text of its head.
const HEAD: usize = 16 << 10;
/// Most runs of a piece: the file of an edition has lists of a hundred thousand at most.
const RUNS: usize = 4_000;
/// How far before a piece's end a stop or a space is looked for.
const LOOK: usize = 400;

/// What a text and a run of it take in the file beside their letters: the names of fields.
const TEXT_COST: usize = 60;
const RUN_COST: usize = 16;

/// Parts the articles that are too long; says so. `bytes` are those of the sources: short ones are not looked at.
pub(super) fn fit(imported: &mut Imported, bytes: usize, name: &str) {
    if bytes <= WHOLE / 8 || imported.edition.articles.iter().all(|article| weight(article) <= WHOLE) {
        return;
    }
    let mut articles = Vec::with_capacity(imported.edition.articles.len() + 1);
    for article in std::mem::take(&mut imported.edition.articles) {
        let weight = weight(&article);
        if weight <= WHOLE {
            articles.push(article);
            continue;
        }
        let line = article.body.first().and_then(|block| block.src().first()?.lines.first());
        let line = line.and_then(|line| usize::try_from(*line).ok());
        let parts = parted(article);
        let message = format!("an article of {} MiB is set as {}", weight.div_ceil(1 << 20), parts.len());
        imported.notes.push(Note { source: name.to_owned(), line, message });
        articles.extend(parts);
    }
    imported.edition.articles = articles;
    imported.edition.name_articles();
}

fn weight(article: &Article) -> usize {
    article.parts().iter().map(|part| weight_of(part.text)).sum()
}

fn weight_of(text: &Text) -> usize {
    text.len() + TEXT_COST + RUN_COST * text.runs().len()
}

/// An article as several: the first has its head, the last its signature.
fn parted(mut article: Article) -> Vec<Article> {
    let body: Vec<Block> = std::mem::take(&mut *article.body);
    let signature = article.signature.take();
    let again =
        Article { section: article.section.clone(), positions: article.positions.clone(), ..Article::default() };
    let heads = long_heads(&mut article);
    let heads = heads.into_iter().flat_map(|text| pieces(&text, &[]));
    let mut articles = vec![article];
    let mut sum = 0;
    for block in heads.chain(body.into_iter().flat_map(blocks)) {
        let weight = self::weight(&Article { body: vec![block.clone()].into(), ..Article::default() });
        sum += weight;
        if sum > WHOLE && articles.last().is_some_and(|article| !article.body.is_empty()) {
            articles.push(again.clone());
            sum = weight;
        }
        if let Some(last) = articles.last_mut() {
            last.body.push(block);
        }
    }
    if let Some(last) = articles.last_mut() {
        last.signature = signature;
    }
    articles
}

/// Takes the texts of the head that are none to set in large type.
fn long_heads(article: &mut Article) -> Vec<Text> {
    let mut long = Vec::new();
    let Article { rubric, kicker, headline, deck, .. } = article;
    for texts in [rubric, kicker] {
        long.extend(texts.extract_if(.., |text| text.len() > HEAD));
    }
    long.extend(headline.take_if(|text| text.len() > HEAD));
    long.extend(deck.extract_if(.., |text| text.len() > HEAD));
    long
}

/// A block, or where it is too long the paragraphs that its texts come to.
fn blocks(block: Block) -> Vec<Block> {
    let mut whole = Article { body: vec![block].into(), ..Article::default() };
    if weight(&whole) <= PIECE {
        return std::mem::take(&mut *whole.body);
    }
    let src = whole.body.first().map_or(&[][..], Block::src);
    whole.parts().iter().flat_map(|part| pieces(part.text, src)).collect()
}

/// The paragraphs that a text is set as.
fn pieces(text: &Text, src: &[Src]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = end(text, start);
        let text = text.cut(start..end);
        blocks.push(Block::Paragraph(Paragraph { text, src: src.to_vec(), ..Paragraph::default() }));
        start = end;
    }
    blocks
}

/// Where the piece ends that begins at a byte: behind a stop or a space where one is near.
fn end(text: &Text, start: usize) -> usize {
    let first = text.runs().partition_point(|run| run.range.end <= start);
    let crowded = text.runs().get(first + RUNS).map_or(text.len(), |run| run.range.start);
    let most = (start + PIECE).min(crowded);
    if most >= text.len() {
        return text.len();
    }
    let string = text.as_str();
    let most = (start + 1..=most).rev().find(|at| string.is_char_boundary(*at)).unwrap_or(text.len());
    let near = string.get(start..most).unwrap_or_default();
    let stop =
        near.char_indices().rev().take(LOOK).find(|(_, char)| char.is_whitespace() || "。！？；".contains(*char));
    stop.map_or(most, |(at, char)| start + at + char.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::file::{Limits, read, write};
    use crate::import::{Source, import};

    fn imported(text: &str) -> Imported {
        import(&[Source { name: "f.md", bytes: text.as_bytes() }], None, Limits::default()).unwrap()
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    #[test]
    fn what_is_too_long_for_an_article_is_several_and_nothing_is_lost() {
        let sentence = "昨日下午，新桥正式通车。The bridge opens. ";
        let cases = [
            sentence.repeat(12_000),
            "桥".repeat(200_000),
            format!("# 题\n\n{}", "市民走上新桥。\n\n".repeat(8_000)),
            format!("# {}\n\nx\n", sentence.repeat(12_000)),
            format!("> {}\n", sentence.repeat(12_000)),
            format!("```\n{}\n```\n", "line 一\n".repeat(60_000)),
            "桥*通*".repeat(30_000),
        ];
        for text in cases {
            let start: String = text.chars().take(20).collect();
            let Imported { edition, notes } = imported(&text);
            assert!(edition.articles.len() > 1, "{start}");
            assert!(notes.iter().any(|note| note.message.contains("is set as")), "{start}: {notes:?}");
            let again = read(write(&edition).as_bytes(), Limits::default());
            assert_eq!(again.map(|again| again.articles.len()), Ok(edition.articles.len()), "{start}");
            let kept: String =
                edition.articles.iter().flat_map(Article::parts).map(|p| letters(p.text.as_str())).collect();
            let given: String = letters(&text).chars().filter(|c| !"#*`>".contains(*c)).collect();
            assert_eq!(kept.len(), given.len(), "{start}");
        }
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        let text = format!("# 题\n\n{}", "昨日下午，新桥正式通车。\n\n".repeat(5_000));
        let Imported { edition, notes } = imported(&text);
        assert_eq!((edition.articles.len(), edition.articles[0].body.len(), notes.len()), (1, 5_000, 0));
    }
}
