//! What is inside: headlines of the other pages, each under its page.
//!
//! Owns which of them are named where there is no room for all. It refuses to set them.

use super::Leaf;
use crate::edition::Edition;
use crate::layout::Labels;

/// The articles that are named, by leaf: of each leaf the first before of any the second, `most` in all.
pub(super) fn chosen(inside: &[(usize, Vec<usize>)], most: usize) -> Vec<(usize, Vec<usize>)> {
    let mut counts = vec![0_usize; inside.len()];
    let mut left = most;
    let mut taken = true;
    while left > 0 && taken {
        taken = false;
        for (count, (_, articles)) in counts.iter_mut().zip(inside) {
            if left > 0 && *count < articles.len() {
                *count += 1;
                left -= 1;
                taken = true;
            }
        }
    }
    let of = counts.into_iter().zip(inside).filter(|(count, _)| *count > 0);
    of.map(|(count, (leaf, articles))| (*leaf, articles.iter().copied().take(count).collect())).collect()
}

/// What a leaf is called: 第2版 民生, or its section's title.
pub(super) fn title(edition: &Edition, leaf: &Leaf, labels: &Labels) -> String {
    match leaf.page.and_then(|page| edition.pages.get(page)) {
        Some(page) => labels.page(page),
        None => leaf.title.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_named_before_any_is_named_twice() {
        let inside = [(1, vec![4, 5, 6]), (2, vec![7]), (3, vec![8, 9])];
        assert_eq!(chosen(&inside, 2), [(1, vec![4]), (2, vec![7])]);
        assert_eq!(chosen(&inside, 5), [(1, vec![4, 5]), (2, vec![7]), (3, vec![8, 9])]);
        assert_eq!(chosen(&inside, 99), inside);
        assert_eq!(chosen(&[], 9), []);
    }
}
