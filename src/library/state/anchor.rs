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
        if stands || (self.quote.is_empty() && self.place.byte >= own.len() && self.place.part < parts.len()) {
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
