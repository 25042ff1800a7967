//! Articles that go on on another page: 下转第3版, 上接第1版, "continued on page 3".
//!
//! Owns the marks of a jump in four languages and English, and which article meets which. It refuses to join where
//! the other end is not there.

use super::grams::{Bag, Grams};
use super::heads::Draft;
use super::section::{Mended, Para, Role};
use crate::edition::{Jump, RepairKind};

/// One end of a jump.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct End {
    /// Whether the article goes on there or comes from there.
    pub(super) jump: Jump,
    /// The number of the other page.
    pub(super) page: usize,
    /// As printed.
    pub(super) text: String,
    /// Index of the page it is printed on.
    pub(super) on: usize,
}

/// What may stand before a page's number: the direction, the words, and what closes them.
const MARKS: &[(Direction, &str, &[&str])] = &[
    (Direction::To, "下转第", &["版", "页"]),
    (Direction::To, "下转", &["版", "页"]),
    (Direction::To, "下轉第", &["版", "頁"]),
    (Direction::To, "下轉", &["版", "頁"]),
    (Direction::From, "上接第", &["版", "页", "頁"]),
    (Direction::From, "上接", &["版", "页", "頁"]),
    (Direction::To, "Continued on page ", &[""]),
    (Direction::To, "continued on page ", &[""]),
    (Direction::To, "Continued on Page ", &[""]),
    (Direction::From, "Continued from page ", &[""]),
    (Direction::From, "continued from page ", &[""]),
    (Direction::From, "Continued from Page ", &[""]),
    (Direction::To, "", &["面に続く", "面へ続く", "면에 계속", "면으로 이어짐"]),
    (Direction::From, "", &["面から続く", "面の続き", "면에서 계속", "면에서 이어짐"]),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    To,
    From,
}

/// The number of a page at the start of a text, in digits or in 一二三, and its bytes.
fn number(text: &str) -> Option<(usize, usize)> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).take(3).collect();
    if let Ok(number) = digits.parse() {
        return Some((number, digits.len()));
    }
    let first = text.chars().next()?;
    let index = "一二三四五六七八九十".chars().position(|number| number == first)?;
    Some((index + 1, first.len_utf8()))
}

/// A jump's mark that a text consists of, brackets and arrows aside.
fn mark(text: &str) -> Option<End> {
    let sign = |c: char| "（）()【】[]▲▼△▽▶◀→←．。. 　".contains(c);
    let inner = text.trim_matches(sign);
    for (direction, before, after) in MARKS {
        let Some((number, length)) = inner.strip_prefix(before).and_then(number) else { continue };
        let rest = inner.get(before.len() + length..).unwrap_or_default();
        if after.contains(&rest) {
            let jump = if *direction == Direction::To { Jump::To } else { Jump::From };
            return Some(End { jump, page: number, text: text.trim().to_owned(), on: 0 });
        }
    }
    None
}

/// The mark at the end of a text, in brackets or on its own, and the byte it begins at.
fn trailing(text: &str) -> Option<(End, usize)> {
    let text = text.trim_end();
    let at = text.rfind(['（', '(', '▲', '▼', '【', '▶', '→'])?;
    mark(text.get(at..)?).map(|end| (end, at))
}

/// The mark at the start of a text, and the byte behind it.
fn leading(text: &str) -> Option<(End, usize)> {
    let start = text.len() - text.trim_start().len();
    let inner = text.get(start..)?;
    if !inner.starts_with(['（', '(', '▲', '▼', '【', '◀', '←']) {
        return None;
    }
    let (at, close) = inner.char_indices().find(|(_, c)| matches!(c, '）' | ')' | '】'))?;
    let end = at + close.len_utf8();
    mark(inner.get(..end)?).map(|mark| (mark, start + end))
}

/// Takes the marks out of a draft's text and keeps them with it.
pub(super) fn find(draft: &mut Draft) {
    take_marks(draft);
    let on = draft.page;
    draft.jumps.iter_mut().for_each(|end| end.on = on);
}

fn take_marks(draft: &mut Draft) {
    if let Some(para) = draft.body.first_mut().filter(|para| para.role == Role::Text) {
        if let Some(end) = mark(&para.text) {
            draft.jumps.push(end);
            draft.body.remove(0);
        } else if let Some((end, behind)) = leading(&para.text) {
            draft.jumps.push(end);
            para.text.drain(..behind);
        }
    }
    if let Some(para) = draft.body.last_mut().filter(|para| para.role == Role::Text) {
        if let Some(end) = mark(&para.text) {
            draft.jumps.push(end);
            draft.body.pop();
        } else if let Some((end, at)) = trailing(&para.text) {
            draft.jumps.push(end);
            para.text.truncate(at);
        }
    }
}

/// How sure a jump is whose both ends are there.
const SURE: f64 = 0.9;

/// Joins articles that go on on another page; `number_of` gives a page's printed number by its index.
pub(super) fn follow(drafts: &mut Vec<Draft>, grams: &Grams, number_of: impl Fn(usize) -> usize) {
    let mut index = 0;
    while index < drafts.len() {
        let target = drafts.get(index).and_then(|draft| {
            // The mark on the last page it has come to.
            let last = draft.pages.last().copied().unwrap_or(draft.page);
            let to = draft.jumps.iter().find(|end| end.jump == Jump::To && end.on == last)?;
            partner(drafts, index, to, grams, &number_of)
        });
        let Some(found) = target else {
            index += 1;
            continue;
        };
        let other = drafts.remove(found);
        let at = if found < index { index - 1 } else { index };
        if let Some(draft) = drafts.get_mut(at) {
            meet(draft, other);
        }
        // The part that came may go on once more.
        index = at;
    }
}

/// The draft that a jump leads to: on that page, coming from this one, the likest.
fn partner(
    drafts: &[Draft],
    index: usize,
    to: &End,
    grams: &Grams,
    number_of: &impl Fn(usize) -> usize,
) -> Option<usize> {
    let here = drafts.get(index)?;
    let comes = |draft: &Draft| {
        let from = number_of(to.on);
        number_of(draft.page) == to.page && draft.jumps.iter().any(|end| end.jump == Jump::From && end.page == from)
    };
    let bag = |draft: &Draft| {
        let texts =
            draft.heads.iter().map(|head| head.text.as_str()).chain(draft.body.iter().map(|para| para.text.as_str()));
        let bags: Vec<Bag> = texts.map(|text| grams.bag(text)).collect();
        Bag::union(bags.iter())
    };
    let mine = bag(here);
    let candidates = drafts.iter().enumerate().filter(|(other, draft)| *other != index && comes(draft));
    let likest = candidates.map(|(other, draft)| (other, grams.common(&mine, &bag(draft))));
    likest.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(other, _)| other)
}

/// Makes two parts one article, in the order of the jump.
fn meet(draft: &mut Draft, other: Draft) {
    let lines = other.body.iter().flat_map(|para| para.lines.iter().copied()).take(1).collect();
    let said: Vec<&str> = draft.jumps.iter().chain(&other.jumps).map(|end| end.text.as_str()).collect();
    let before = said.join(" … ");
    draft.jumps.extend(other.jumps);
    for page in std::iter::once(other.page).chain(other.pages) {
        if page != draft.page && !draft.pages.contains(&page) {
            draft.pages.push(page);
        }
    }
    draft.repairs.extend(other.repairs);
    let rule = "an article that goes on on another page";
    draft.repairs.push(Mended { kind: RepairKind::Move, rule, before, after: String::new(), confidence: SURE, lines });
    // What stands above the second part is a small head of the whole, unless it says the headline again.
    let known: Vec<String> =
        draft.heads.iter().chain(&draft.headline).map(|head| head.text.trim().to_owned()).collect();
    for head in other.heads.iter().chain(&other.headline).chain(&other.banners) {
        if known.iter().any(|known| known == head.text.trim()) {
            let (before, lines) = (head.text.clone(), vec![head.lines]);
            let rule = "a headline that the next page says again";
            draft.repairs.push(Mended {
                kind: RepairKind::Drop,
                rule,
                before,
                after: String::new(),
                confidence: SURE,
                lines,
            });
        } else {
            draft.body.push(Para::subhead(head));
        }
    }
    draft.body.extend(other.body);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_a_jump_are_known_in_every_language() {
        for (text, page, to) in [
            ("（下转第3版）", 3, true),
            ("▲下转第二版", 2, true),
            ("（下轉第12版）", 12, true),
            ("(上接第1版)", 1, false),
            ("（３面に続く）", 0, true),
            ("（3面に続く）", 3, true),
            ("(1면에서 계속)", 1, false),
            ("(Continued on page 4)", 4, true),
            ("Continued from page 1", 1, false),
        ] {
            match mark(text) {
                Some(end) => assert_eq!((end.page, end.jump == Jump::To), (page, to), "{text}"),
                None => assert_eq!(page, 0, "{text}"),
            }
        }
        assert_eq!(mark("下转型升级"), None);
        assert_eq!(trailing("还要走得更远。（下转第3版）").map(|(_, at)| at), Some("还要走得更远。".len()));
        assert_eq!(leading("（上接第1版）走得更远。").map(|(_, at)| at), Some("（上接第1版）".len()));
    }
}
