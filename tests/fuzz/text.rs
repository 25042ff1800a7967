//! Characters on a grid: every cluster on one line, none cut, no line too wide, at every measure and in every language.

use std::ops::Range;

use newsprint::edition::Text;
use newsprint::text::{
    Ambiguous, Break, Filling, Fit, Hang, Hint, Hyphens, Keep, Korean, Language, Level, Rules, Script, Strip, Tail,
    breaks, cells, clusters, convert, fill, fit, justify, last_cluster, shortened, width,
};
use unicode_segmentation::UnicodeSegmentation;

use super::dice::Dice;

pub const LANGUAGES: &[Language] = &[
    Language::SimplifiedChinese,
    Language::TraditionalChinese,
    Language::Japanese,
    Language::Korean,
    Language::Other(Some(*b"en")),
    Language::Other(Some(*b"de")),
    Language::Other(Some(*b"th")),
    Language::Other(Some(*b"ru")),
    Language::Other(None),
];

pub fn ambiguous(dice: &mut Dice) -> Ambiguous {
    if dice.once_in(2) { Ambiguous::Wide } else { Ambiguous::Narrow }
}

pub fn fire(bytes: &[u8]) {
    let mut dice = Dice::of(bytes);
    let korean = if dice.once_in(2) { Korean::Syllables } else { Korean::Words };
    let rules = Rules { language: dice.pick(LANGUAGES), level: dice.pick(Level::ALL), korean };
    let policy = ambiguous(&mut dice);
    let first = dice.pick(&[0, 1, 2, 3, 4, 7, 8, 12, 20, 33, 80, 200, 1000]);
    let filling = Filling {
        first,
        rest: if dice.once_in(2) { dice.below(100) } else { first },
        rules,
        hang: if dice.once_in(2) { Hang::Gutter } else { Hang::None },
        hyphens: if dice.once_in(2) { Hyphens::None } else { Hyphens::Auto },
        fit: if dice.once_in(2) { Fit::First } else { Fit::Best },
    };
    let hints = dice.byte();
    let raw = if dice.once_in(2) {
        (0..dice.below(40)).map(|_| dice.text()).collect()
    } else {
        String::from_utf8_lossy(dice.rest()).into_owned()
    };
    // Clean, as all texts of papers are, and as it comes.
    for text in [Text::plain(&raw).as_str(), &raw] {
        measured(text, policy, filling.rest);
        judged(text, rules);
        filled(text, policy, &filling, hints);
    }
    for script in [Script::Simplified, Script::Traditional] {
        let converted = convert(&raw, script);
        let starts = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(starts(&converted), starts(&raw));
    }
}

/// Clusters and their cells.
fn measured(text: &str, policy: Ambiguous, room: usize) {
    let ours: Vec<(usize, &str)> = clusters(text).map(|cluster| (cluster.start, cluster.text)).collect();
    assert_eq!(ours, text.grapheme_indices(true).collect::<Vec<_>>());
    assert_eq!(last_cluster(text).map(|last| (last.start, last.text)), ours.last().copied());
    assert_eq!(width(text, policy), ours.iter().map(|(_, cluster)| cells(cluster, policy)).sum::<usize>());
    let fitted = fit(text, room, policy);
    assert!(text.starts_with(fitted) && width(fitted, policy) <= room);
    let next = ours.iter().find(|(start, _)| *start == fitted.len());
    assert!(next.is_none_or(|(_, next)| width(fitted, policy) + cells(next, policy) > room), "{fitted:?} and no more");
    assert!(width(&shortened(text, room, policy), policy) <= room, "{room} {text:?}");
}

/// A gap between any two clusters, none elsewhere.
fn judged(text: &str, rules: Rules) {
    let gaps = breaks(text, rules);
    let starts: Vec<usize> = clusters(text).skip(1).map(|cluster| cluster.start).collect();
    assert_eq!(gaps.iter().map(|(at, _)| *at).collect::<Vec<_>>(), starts, "{text:?}");
    for (at, gap) in gaps {
        assert_eq!(gap == Break::Mandatory, text[..at].ends_with('\n'), "at {at} of {text:?}");
    }
}

fn filled(text: &str, policy: Ambiguous, filling: &Filling, hints: u8) {
    let mut strip = Strip::of(text, filling.rules, policy);
    for (index, hint) in [Hint::Allow, Hint::Hyphen, Hint::Forbid].into_iter().enumerate() {
        if hints >> index & 1 == 1 {
            strip.hint(text.len() * (index + 1) / 5, hint);
        }
    }
    match hints >> 3 & 7 {
        1 => strip.keep_lines(),
        2 => strip.keep_phrases(Keep::Spaces),
        3 => strip.keep_phrases(Keep::Marks),
        4 => strip.resize(|bytes, cells| cells + bytes.start % 3),
        _ => {}
    }
    let lines = fill(&strip, filling);
    assert_eq!(lines, fill(&strip, filling));
    let mut next = 0;
    for (index, line) in lines.iter().enumerate() {
        let measure = if index == 0 { filling.first } else { filling.rest };
        let said = || format!("line {index} of {measure}, {line:?}, {filling:?}: {text:?}");
        assert!(line.clusters.start == next && line.clusters.end > next, "{}", said());
        assert!(line.shown <= line.clusters.len(), "{}", said());
        next = line.clusters.end;
        let seen = line.seen();
        assert!((seen.end..next).all(|index| strip.is_space(index)), "more than spaces is unseen: {}", said());
        let is_lone = seen.len() <= 1 || (seen.len() == 2 && line.tail == Tail::Hangs);
        assert!(line.cells(&strip) <= measure || is_lone, "{} cells: {}", line.cells(&strip), said());
        let newline = (line.clusters.start + 1..next).find(|index| strip.gap(*index) == Break::Mandatory);
        assert_eq!(newline, None, "a newline within: {}", said());
        if line.tail == Tail::Hangs {
            assert!(filling.hang == Hang::Gutter && strip.cells(seen.end - 1..seen.end) <= 2, "{}", said());
        }
        widened(&strip, line, measure, &said);
    }
    assert_eq!(next, strip.len(), "{text:?}");
    assert_eq!(strip.bytes(0..strip.len()), Range { start: 0, end: text.len() });
}

/// A widened line is as wide as its measure, by one cell a place, none at its edges.
fn widened(strip: &Strip, line: &newsprint::text::Filled, measure: usize, said: &dyn Fn() -> String) {
    let places = justify(strip, line, measure);
    if places.is_empty() {
        return;
    }
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?}: {}", said());
    assert!(places.iter().all(|place| line.seen().contains(place) && *place > line.seen().start), "{}", said());
    assert_eq!(line.cells(strip) + places.len(), measure, "{places:?}: {}", said());
}

pub fn seeds() -> Vec<Vec<u8>> {
    const TEXTS: &[&str] = &[
        "他说：“新桥通车了。”大家鼓掌——真好……《报》、3000万元，2026年11月23日。",
        "The unbelievably long-winded Straßenbahnhaltestelle at https://example.org/a_b?c=d opens.\nA second line.",
        "きょうのニュースは、ちょっと「長い」ですね。ｶﾞ 東京・大阪ー",
        "새 다리가 개통되었다. 삼만 명이 건넜다.",
        "ภาษาไทยไม่มีช่องว่าง ក\u{17D2}ក स्त्री 👨\u{200D}👩\u{200D}👧 🇨🇳🇨 e\u{301}",
    ];
    let heads = super::noise(4, 12);
    // The last byte of a head decides whether the text is made or as it comes.
    let seed = |(text, head): (&&str, &Vec<u8>)| [&head[..11], &[1], text.as_bytes()].concat();
    let texts = TEXTS.iter().flat_map(|text| heads.iter().map(move |head| (text, head)));
    texts.map(seed).chain(super::noise(8, 300)).collect()
}
