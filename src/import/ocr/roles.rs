//! The ranks within a run of headings: rubric, kicker, headline, deck.
//!
//! Owns what each heading of an article is to it. It refuses to move headings: they come assigned.

use super::marks;
use super::section::Head;

/// A head, each heading in its rank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ranks {
    pub(super) rubric: Vec<String>,
    pub(super) kicker: Vec<String>,
    pub(super) headline: Option<String>,
    pub(super) deck: Vec<String>,
    pub(super) issuer: Option<String>,
}

/// Ranks the headings above a body, and the banners that stood below it; `late` is a headline from below.
///
/// A heading that begins with —— is a deck. Of the rest the biggest is the headline, the last of equals; a column's
/// name is never, where another can be. What stands before it and is a slogan, a label or in 【】 is a rubric, else a
/// kicker; what stands behind it is a deck.
pub(super) fn rank(heads: &[Head], late: Option<&Head>, banners: &[Head]) -> Ranks {
    let mut ranks = Ranks::default();
    let is_deck = |head: &Head| head.text.trim_start().starts_with(['—', '―']);
    let is_name = |head: &Head| marks::is_label(&head.text);
    let candidates = heads.iter().enumerate().filter(|(_, head)| !is_deck(head));
    // Of names alone the last is the headline, whatever its size.
    let size = |head: &Head| if is_name(head) { 0 } else { head.level };
    let rank = |(index, head): &(usize, &Head)| (!is_name(head), std::cmp::Reverse(size(head)), *index);
    let main = late.is_none().then(|| candidates.max_by_key(rank).map(|(index, _)| index));
    let main = main.flatten();
    for (index, head) in heads.iter().enumerate() {
        let text = head.text.trim();
        if is_deck(head) {
            ranks.deck.push(text.trim_start_matches(['—', '―', '－']).trim().to_owned());
        } else if Some(index) == main {
            ranks.headline = Some(text.to_owned());
        } else if main.is_none_or(|main| index < main) {
            let rubric = late.is_some() || marks::is_slogan(text) || is_name(head) || text.starts_with('【');
            if rubric { ranks.rubric.push(text.to_owned()) } else { ranks.kicker.push(text.to_owned()) }
        } else {
            ranks.deck.push(text.to_owned());
        }
    }
    if let Some(head) = late {
        let (kicker, headline) = place_first(head.text.trim());
        ranks.kicker.extend(kicker.map(str::to_owned));
        ranks.headline = Some(headline.to_owned());
    }
    ranks.rubric.extend(banners.iter().map(|head| head.text.trim().to_owned()));
    ranks.issuer = ranks.headline.as_deref().and_then(issuer).map(str::to_owned);
    ranks
}

/// The last heading as the headline, the others as they stand above it.
pub(super) fn as_printed(heads: &[Head], late: Option<&Head>, banners: &[Head]) -> Ranks {
    let texts = |heads: &[Head]| heads.iter().map(|head| head.text.trim().to_owned()).collect::<Vec<_>>();
    let mut above = texts(heads);
    let headline = late.map(|head| head.text.trim().to_owned()).or_else(|| above.pop());
    Ranks { kicker: above, headline, rubric: texts(banners), ..Ranks::default() }
}

/// A place or office that stands before a headline of two phrases of about one length: 某市某镇 强镇名校牵手 …
fn place_first(headline: &str) -> (Option<&str>, &str) {
    let Some((first, rest)) = headline.split_once([' ', '\u{3000}']) else { return (None, headline) };
    let is_place = first.chars().count() <= 10
        && first.ends_with(['省', '市', '县', '縣', '区', '區', '镇', '鎮', '乡', '鄉', '村', '局', '院', '校', '厅']);
    if is_place && marks::is_slogan(rest) { (Some(first), rest.trim_start()) } else { (None, headline) }
}

/// Who issues a notice, by its headline: 某办公室关于…的通告.
pub(super) fn issuer(headline: &str) -> Option<&str> {
    let ends = ["通告", "公告", "通知", "公示", "启事", "啟事", "声明", "聲明", "意见", "意見", "告示"];
    let (who, _) = headline.split_once("关于").or_else(|| headline.split_once("關於"))?;
    let who = who.trim();
    (ends.iter().any(|end| headline.ends_with(end)) && !who.is_empty()).then_some(who)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::ocr::page::Lines;

    fn head(level: u8, text: &str) -> Head {
        Head { text: text.to_owned(), level, lines: Lines { source: 0, first: 1, last: 1 } }
    }

    #[test]
    fn a_run_of_headings_has_its_ranks() {
        let heads = [
            head(2, "同心向未来 携手再出发"),
            head(3, "我市“百日行动”动员会昨日召开"),
            head(1, "凝聚力量 推动发展"),
            head(2, "——全市干部热议"),
        ];
        let ranks = rank(&heads, None, &[head(2, "永远在路上 一心为人民")]);
        assert_eq!(ranks.rubric, ["同心向未来 携手再出发", "永远在路上 一心为人民"]);
        assert_eq!(ranks.kicker, ["我市“百日行动”动员会昨日召开"]);
        assert_eq!(
            (ranks.headline.as_deref(), ranks.deck.as_slice()),
            (Some("凝聚力量 推动发展"), &["全市干部热议".to_owned()][..])
        );
        let ranks = rank(&[head(2, "社会动态"), head(3, "新桥昨日通车")], None, &[]);
        assert_eq!(
            (ranks.rubric.as_slice(), ranks.headline.as_deref()),
            (&["社会动态".to_owned()][..], Some("新桥昨日通车"))
        );
        let ranks = rank(&[head(2, "同心向未来 携手再出发")], Some(&head(2, "某县某镇 新桥连两岸 老街换新颜")), &[]);
        assert_eq!(
            (ranks.kicker.as_slice(), ranks.headline.as_deref()),
            (&["某县某镇".to_owned()][..], Some("新桥连两岸 老街换新颜"))
        );
        let ranks = rank(&[head(2, "某市交通局关于施划停车位的通告")], None, &[]);
        assert_eq!(ranks.issuer.as_deref(), Some("某市交通局"));
    }
}
