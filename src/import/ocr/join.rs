//! Paragraphs torn at the end of a column, joined with what stands next.
//!
//! Owns the question whether two stretches that stand next to each other are one paragraph. It refuses stretches
//! that stand elsewhere: those are the tails' pass.

use super::marks::{self, Ending};
use super::seam::{self, Known};
use super::section::{Para, Role};

/// How sure a join is, where the first part stops in the middle of a sentence.
const OPEN: f64 = 0.95;
/// The same, where it ends with a closing mark and the second begins as no paragraph does.
const MARK: f64 = 0.8;

/// How sure it is that one paragraph goes on in the next; none where it does not.
///
/// A stop ends a paragraph, and so does a colon; headings, items and lead-ins begin one.
pub(super) fn goes_on(before: &Para, after: &Para) -> Option<f64> {
    if before.role != Role::Text || after.role != Role::Text {
        return None;
    }
    let number_goes_on =
        before.text.ends_with(|c: char| c.is_ascii_digit()) && after.text.starts_with(|c: char| c.is_ascii_digit());
    if (marks::marker(&after.text).is_some() && !number_goes_on) || marks::is_lead_in(&after.text) {
        return None;
    }
    if marks::is_byline(&after.text) || marks::signature(&after.text).is_some() {
        return None;
    }
    match before.ending() {
        Ending::Open => Some(OPEN),
        Ending::Mark if marks::begins_within(&after.text) && !marks::begins_open(&after.text) => Some(MARK),
        _ => None,
    }
}

/// Joins all that goes on, within the paragraphs of one section.
pub(super) fn joined(paras: Vec<Para>, known: &Known) -> Vec<Para> {
    let mut out: Vec<Para> = Vec::with_capacity(paras.len());
    for para in paras {
        match out.last_mut().and_then(|last| Some((goes_on(last, &para)?, last))) {
            Some((confidence, last)) => {
                seam::join(last, para, known, "a paragraph torn at the end of a column", confidence);
            }
            None => out.push(para),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ocr::page::read;
    use crate::import::ocr::seam::Doubled;

    fn joined_texts(text: &str) -> Vec<String> {
        let blocks = read(0, text);
        let known = Known::of(&blocks, Doubled::Dropped);
        joined(blocks.iter().map(Para::of).collect(), &known).into_iter().map(|para| para.text).collect()
    }

    #[test]
    fn torn_paragraphs_are_joined_and_whole_ones_are_not() {
        let cases: [(&str, &[&str]); 9] = [
            ("市民走上新\n\n桥看江。", &["市民走上新桥看江。"]),
            ("住民は橋の\n\n上を歩いた。", &["住民は橋の上を歩いた。"]),
            ("다리를 건\n\n너 갔다.", &["다리를 건너 갔다."]),
            ("The bridge is\n\nopen today.", &["The bridge is open today."]),
            ("新桥通车。\n\n市民称便。", &["新桥通车。", "市民称便。"]),
            ("规定如下：\n\n不得停车。", &["规定如下：", "不得停车。"]),
            ("市民走上新\n\n本报讯 渔船出海。", &["市民走上新", "本报讯 渔船出海。"]),
            ("停车须知\n\n一、不得停车。", &["停车须知", "一、不得停车。"]),
            ("（二十日）\n\n的晚上。", &["（二十日）的晚上。"]),
        ];
        for (text, expected) in cases {
            assert_eq!(joined_texts(text), expected, "{text}");
        }
    }
}
