//! A place in an article that is found again in another version of it.
//!
//! Owns the words that are remembered with a place, and the search for them. It refuses to guess by likeness: a place
//! whose words are gone is where it was, as near as the article goes.

use crate::edition::{Article, Part, Place};

/// Most characters of the text that are remembered: enough to stand once in an article, few enough to survive a
/// correction nearby.
const LONGEST: usize = 24;

/// A place in an article, and the text that stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The place.
    pub place: Place,
    /// The text from there on, at most 24 characters of the same part; empty behind a part's last.
    pub quote: String,
}

impl Anchor {
    /// That of a place in an article. A place within a character is that of the character.
    ///
    /// ```
    /// use newsprint::edition::{Article, Place};
    /// use newsprint::library::Anchor;
    /// let article = |headline: &str| Article { headline: Some(headline.into()), ..Article::default() };
    /// let anchor = Anchor::of(&article("新桥通车 Bridge"), Place { part: 0, byte: 6 });
    /// assert_eq!(anchor.quote, "通车 Bridge");
    /// assert_eq!(anchor.find(&article("今日新桥通车 Bridge")), Place { part: 0, byte: 12 });
    /// ```
    pub fn of(article: &Article, place: Place) -> Self {
        let parts = article.parts();
        let text = text(&parts, place.part);
        let place = Place { byte: boundary(text, place.byte), ..place };
        let rest = text.get(place.byte..).unwrap_or_default();
        Self { place, quote: rest.chars().take(LONGEST).collect() }
    }

    /// Where it is in an article, perhaps another version of its own: the same place where the same text still stands
    /// there; else the nearest where it stands, in the same part before all others; else the same place, as near as
    /// there is one.
    pub fn find(&self, article: &Article) -> Place {
        let parts = article.parts();
        let own = text(&parts, self.place.part);
        let stands = own.get(self.place.byte..).is_some_and(|rest| rest.starts_with(&self.quote));
        // Behind a part's last character stand its blank lines: nothing can be read there, and nothing has changed.
        let is_behind = self.quote.is_empty() && self.place.byte >= own.len();
        if (stands || is_behind) && self.place.part < parts.len() {
            return self.place;
        }
        self.nearest(&parts).unwrap_or_else(|| {
            let part = self.place.part.min(parts.len().saturating_sub(1));
            let text = text(&parts, part);
            let byte = if part == self.place.part { boundary(text, self.place.byte.min(text.len())) } else { 0 };
            Place { part, byte }
        })
    }

    fn nearest(&self, parts: &[Part]) -> Option<Place> {
        if self.quote.is_empty() {
            return None;
        }
        let far = |place: &Place| (place.part.abs_diff(self.place.part), place.byte.abs_diff(self.place.byte));
        let places = parts
            .iter()
            .enumerate()
            .flat_map(|(part, of)| occurrences(of.text.as_str(), &self.quote).map(move |byte| Place { part, byte }));
        places.min_by_key(far)
    }
}

/// Where a text stands in another, overlapping or not.
fn occurrences<'a>(text: &'a str, quote: &'a str) -> impl Iterator<Item = usize> + 'a {
    let step = quote.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(quote)?;
        from = at + step;
        Some(at)
    })
}

fn text<'a>(parts: &[Part<'a>], part: usize) -> &'a str {
    parts.get(part).map_or("", |part| part.text.as_str())
}

/// The byte itself, or the beginning of the character it lies in; one behind the text stays.
fn boundary(text: &str, byte: usize) -> usize {
    if byte >= text.len() { byte } else { (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edition::{Block, Paragraph};

    fn article(texts: &[&str]) -> Article {
        let paragraph = |text: &&str| Block::Paragraph(Paragraph { text: (*text).into(), ..Paragraph::default() });
        Article {
            headline: Some("两岸 Banks".into()),
            body: texts.iter().map(paragraph).collect(),
            ..Article::default()
        }
    }

    fn place(part: usize, byte: usize) -> Place {
        Place { part, byte }
    }

    #[test]
    fn a_place_is_found_again_where_its_text_went() {
        let old = article(&["新桥昨日通车，市民步行过江。", "The bridge opens to traffic at noon."]);
        let anchor = Anchor::of(&old, place(1, 18));
        assert_eq!(anchor.quote, "，市民步行过江。");
        for (new, expected) in [
            (article(&["新桥昨日通车，市民步行过江。", "x"]), place(1, 18)),
            (article(&["本报讯 新桥昨日通车，市民步行过江。"]), place(1, 28)),
            (article(&["更正：日期有误。", "新桥昨日通车，市民步行过江。"]), place(2, 18)),
            (article(&["，市民步行过江。新桥，市民步行过江。昨日，市民步行过江。"]), place(1, 30)),
            // Gone: as near as it can be, never within a character.
            (article(&["新桥昨日"]), place(1, 12)),
            (article(&["a新桥昨日通车了，大家步行"]), place(1, 16)),
            (article(&[]), place(0, 0)),
            (Article::default(), place(0, 0)),
        ] {
            assert_eq!(anchor.find(&new), expected, "{new:?}");
        }
    }

    #[test]
    fn the_end_of_a_part_and_the_blank_lines_behind_it_are_places_too() {
        let old = article(&["通车", "noon"]);
        for byte in [6, 7, 9] {
            let anchor = Anchor::of(&old, place(1, byte));
            assert_eq!((anchor.quote.as_str(), anchor.find(&old)), ("", place(1, byte)));
            assert_eq!(anchor.find(&article(&["通车啦啦啦"])).part, 1);
        }
        let anchor = Anchor::of(&old, place(9, 3));
        assert_eq!(anchor.find(&old).part, 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn in_the_same_article_every_place_is_itself_and_in_any_other_it_is_one(
            texts in proptest::collection::vec("[新桥 bridge\n]{0,40}", 0..4),
            others in proptest::collection::vec("[新桥 bridge\n]{0,40}", 0..4),
            part in 0..6_usize,
            byte in 0..130_usize,
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let others: Vec<&str> = others.iter().map(String::as_str).collect();
            let (own, other) = (article(&texts), article(&others));
            let anchor = Anchor::of(&own, place(part, byte));
            if part < own.parts().len() {
                prop_assert_eq!(anchor.find(&own), anchor.place);
            }
            let found = anchor.find(&other);
            let parts = other.parts();
            prop_assert!(found.part < parts.len());
            let text = parts[found.part].text.as_str();
            prop_assert!(found.byte >= text.len() || text.is_char_boundary(found.byte));
            // The nearest of all that there are, as a plain look at every character has it.
            let all = parts.iter().enumerate().flat_map(|(part, of)| {
                let text = of.text.as_str();
                text.char_indices().map(move |(byte, _)| (part, byte, text.get(byte..).unwrap()))
            });
            let far = |part: usize, byte: usize| (part.abs_diff(anchor.place.part), byte.abs_diff(anchor.place.byte));
            let quoted = all.filter(|(.., rest)| rest.starts_with(&anchor.quote));
            let nearest = quoted.map(|(part, byte, _)| far(part, byte)).min();
            if let Some(nearest) = nearest.filter(|_| !anchor.quote.is_empty()) {
                prop_assert_eq!(far(found.part, found.byte), nearest);
            }
        }
    }
}
