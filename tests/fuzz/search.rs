//! Searching: what is found stands there, what stands there is found, whatever is typed.

use newsprint::app::search::{search_article, search_edition};
use newsprint::edition::clean_line;
use newsprint::library::ShelfQuery;
use newsprint::text::{Folded, Query, QueryError, clusters};

use super::dice::Dice;
use super::{clean, made};

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    let typed = match dice.below(3) {
        0 => dice.text(),
        1 => format!("re:{}", dice.text()),
        _ => {
            let count = dice.below(40);
            String::from_utf8_lossy(dice.take(count)).into_owned()
        }
    };
    let edition = made::edition(&mut dice);
    for query in [Query::parse(&typed), Query::of_words(&typed)] {
        match query {
            Ok(query) => {
                for article in &edition.articles {
                    article.parts().iter().for_each(|part| finds(&query, part.text.as_str()));
                }
                let order: Vec<usize> = (0..edition.articles.len()).collect();
                let found = search_edition(&edition, &order, &query, || true).unwrap();
                for found in found {
                    assert_eq!(found.hits, search_article(&edition.articles[found.article], &query));
                    assert!(!found.hits.is_empty());
                }
            }
            Err(error) => refused(&error),
        }
    }
    if let Err(error) = ShelfQuery::parse(&typed) {
        refused(&error);
    }
    let parts = edition.articles.iter().flat_map(newsprint::edition::Article::parts);
    for part in parts.take(12) {
        is_found(part.text.as_str(), &mut dice);
    }
}

fn refused(error: &QueryError) {
    clean::line(&clean_line(&error.to_string()));
}

/// Hits in order, none over another, none that cuts a cluster, each what was looked for.
fn finds(query: &Query, text: &str) {
    let hits = query.find(text);
    assert_eq!(hits, query.find_in(&Folded::of(text)));
    assert_eq!(hits.is_empty(), !query.finds(text));
    let starts: Vec<usize> = clusters(text).map(|cluster| cluster.start).chain([text.len()]).collect();
    let mut end = 0;
    for hit in hits {
        assert!(hit.start >= end && hit.end > hit.start, "{hit:?} in {text:?}");
        assert!(
            starts.binary_search(&hit.start).is_ok() && starts.binary_search(&hit.end).is_ok(),
            "{hit:?} in {text:?}"
        );
        end = hit.end;
        if let Some(wanted) = query.folded() {
            assert_eq!(Folded::of(&text[hit]).text(), wanted, "in {text:?}");
        }
    }
}

/// What stands in a text is found in it, where it stands. A line's end is a space to a search.
fn is_found(text: &str, dice: &mut Dice) {
    let text = &text.replace('\n', " ");
    let starts: Vec<usize> = clusters(text).map(|cluster| cluster.start).chain([text.len()]).collect();
    let from = dice.below(starts.len());
    let to = (from + 1 + dice.below(8)).min(starts.len() - 1);
    let piece = &text[starts[from]..starts[to.max(from)]];
    // White space at the ends is left out of a query, and a mark on it would stand alone.
    if piece.is_empty() || piece.trim() != piece || piece.starts_with("re:") {
        return;
    }
    let query = Query::parse(piece).unwrap();
    assert!(query.finds(text), "{piece:?} is not found in {text:?}");
}

pub fn seeds() -> Vec<Vec<u8>> {
    const TYPED: &[&str] = &[
        "re:桥|(?i)news\\b",
        "re:(a+)+$",
        "re:[一-龥]{2,}",
        "re:.*?",
        "新桥 \"river bank\" -ferry",
        "paper:日报 date:2021-09..",
        "page:3 is:starred kind:notice",
        "date:2021-13-40..x",
        "by:“王 五” section:",
        "e\u{301}",
        "\u{1b}[31m",
        "re:(",
        "re:\\",
    ];
    let noise = super::noise(8, 500);
    let typed =
        TYPED.iter().map(|typed| [&[2, u8::try_from(typed.len()).unwrap()], typed.as_bytes(), &noise[0]].concat());
    typed.chain(noise.iter().cloned()).collect()
}
