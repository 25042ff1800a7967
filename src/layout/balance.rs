//! Headlines: lines of about one length.
//!
//! Owns the choice between the headline's own spaces, which printed line breaks became, its marks, and any gap; and the
//! narrowest measure that needs no more lines. It refuses to add a line for the sake of balance.

use crate::text::{Break, Filled, Filling, Hang, Hyphens, Keep, Strip, fill};

/// Most lines that are balanced: what is longer is no headline.
const MOST: usize = 8;

/// The lines of a headline.
pub(super) fn balanced(strip: &Strip, filling: &Filling) -> Vec<Filled> {
    let filling = Filling { hang: Hang::None, hyphens: Hyphens::None, ..*filling };
    let greedy = fill(strip, &filling);
    if greedy.len() < 2 || greedy.len() > MOST {
        return greedy;
    }
    let with = |keep: Keep| {
        let mut phrases = strip.clone();
        phrases.keep_phrases(keep);
        narrowest(&phrases, &filling, greedy.len())
    };
    with(Keep::Spaces)
        .or_else(|| with(Keep::Marks))
        .or_else(|| narrowest(strip, &filling, greedy.len()))
        .unwrap_or(greedy)
}

/// The lines of the narrowest measure that needs no more than `count` of them and cuts nothing.
fn narrowest(strip: &Strip, filling: &Filling, count: usize) -> Option<Vec<Filled>> {
    let widest = filling.first.max(filling.rest);
    let least = strip.cells(0..strip.len()) / count.max(1);
    (least..=widest).find_map(|measure| {
        let filling = Filling { first: measure.min(filling.first), rest: measure.min(filling.rest), ..*filling };
        let lines = fill(strip, &filling);
        let fits = |(index, line): (usize, &Filled)| {
            let room = if index == 0 { filling.first } else { filling.rest };
            line.cells(strip) <= room && strip.gap(line.clusters.end) >= Break::Poor
        };
        (lines.len() == count && lines.iter().enumerate().all(fits)).then_some(lines)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Ambiguous, Language, Rules};

    fn lines(text: &str, measure: usize) -> Vec<String> {
        let rules = Rules::of(Language::of_text(text));
        let strip = Strip::of(text, rules, Ambiguous::Narrow);
        let seen = |line: Filled| text.get(strip.bytes(line.seen())).unwrap().to_owned();
        balanced(&strip, &Filling::plain(measure, rules)).into_iter().map(seen).collect()
    }

    #[test]
    fn a_headline_breaks_at_its_own_space_and_its_lines_are_of_one_length() {
        let cases: [(&str, usize, &[&str]); 8] = [
            ("冬天的夜里，星星都亮了起来", 20, &["冬天的夜里，", "星星都亮了起来"]),
            ("新桥通车", 20, &["新桥通车"]),
            ("强镇名校同牵手 乡村振兴有奔头", 24, &["强镇名校同牵手", "乡村振兴有奔头"]),
            ("强镇名校同牵手 乡村振兴有奔头", 40, &["强镇名校同牵手 乡村振兴有奔头"]),
            ("我市召开全市重点项目建设推进会", 24, &["我市召开全市重点", "项目建设推进会"]),
            ("大雪封山十二小时后通车了", 22, &["大雪封山十二", "小时后通车了"]),
            ("A Bridge Opens After Two Years of Work", 30, &["A Bridge Opens After", "Two Years of Work"]),
            ("새 다리가 오늘 아침 개통했다", 20, &["새 다리가 오늘", "아침 개통했다"]),
        ];
        for (text, measure, expected) in cases {
            assert_eq!(lines(text, measure), expected, "{text} at {measure}");
        }
    }
}
