//! Links in what is seen: their letters, and where they lead.
//!
//! Owns what a link's target is: an article first, else an address that `edition::address` lets through. It refuses to
//! open anything.

use std::cell::OnceCell;

use crate::edition::{Article, Edition, Place, RunKind, address};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To an article of the edition, by its index.
    Article(usize),
    /// To an address, parsed and written anew.
    Address(String),
}

/// A link in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where its text begins.
    pub place: Place,
    /// Bytes of its text.
    pub length: usize,
    /// Where it leads.
    pub target: Target,
}

/// An address that has been shown and may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The index of its link; none where it is the article's own.
    pub link: Option<usize>,
    /// The address.
    pub address: String,
}

/// The links of an article of an edition, in order.
pub(super) fn links(of: &Article, edition: &Edition) -> Vec<Link> {
    let mut found = Vec::new();
    // Made where the first link asks for it: most articles have none.
    let ids = OnceCell::new();
    let article = |id: &str| ids.get_or_init(|| edition.article_ids()).get(id).copied();
    for (part, of) in of.parts().iter().enumerate() {
        for run in of.text.runs() {
            let RunKind::Link { href, article: id } = &run.kind else { continue };
            let inside = id.as_deref().and_then(article).map(Target::Article);
            let target = inside.or_else(|| href.as_deref().and_then(address).map(Target::Address));
            if let Some(target) = target {
                let place = Place { part, byte: run.range.start };
                found.push(Link { place, length: run.range.len(), target });
            }
        }
    }
    found
}

/// The letters of so many hints: one letter each while they last, else two.
pub(super) fn labels(count: usize) -> Vec<String> {
    const LETTERS: &str = "asdfghjkletuiopnmvbcrwyzxq";
    if count <= LETTERS.len() {
        return LETTERS.chars().take(count).map(String::from).collect();
    }
    let pairs = LETTERS.chars().flat_map(|first| LETTERS.chars().map(move |second| format!("{first}{second}")));
    pairs.take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_articles_first_and_hints_have_letters_of_their_own() {
        let of: Article = serde_json::from_str(
            r#"{"headline":"报","body":[{"type":"paragraph","text":["见",{"t":"link","c":"另文","article":"b"},"和",{"t":"link","c":"here","href":"https://example.org"},{"t":"link","c":"no","href":"data:x"}]}]}"#,
        )
        .unwrap();
        let edition: Edition =
            serde_json::from_str(r#"{"format":"edition/1","articles":[{"id":"a","body":""},{"id":"b","body":""}]}"#)
                .unwrap();
        let found = links(&of, &edition);
        let targets: Vec<&Target> = found.iter().map(|link| &link.target).collect();
        assert_eq!(targets, [&Target::Article(1), &Target::Address("https://example.org/".into())]);
        let many = labels(100);
        let unique: std::collections::HashSet<&String> = many.iter().collect();
        assert_eq!((many.len(), unique.len()), (100, 100));
    }
}
