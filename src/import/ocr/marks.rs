//! What a stretch of text shows at its two ends: whether it stops, whether it begins like one, what it is.
//!
//! Owns the signs of four languages and of Latin script: stops, closing marks, particles, item markers, lead-ins,
//! bylines, signatures. Each is a table and a function without memory. It refuses to look at neighbours.

/// How a stretch of text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ending {
    /// In the middle of a sentence.
    Open,
    /// With a closing mark and no stop before it: often the end, sometimes not.
    Mark,
    /// With a colon: what follows is another paragraph.
    Colon,
    /// With a stop.
    Stop,
}

const STOPS: &str = "。！？!?．.…⋯‥";
const CLOSING: &str = "”’」』）)】》〉]｝}〟〞\"'＞>］〕";
const OPENING: &str = "“‘「『（(《〈【〔［[{｛";
/// Signs that begin no paragraph of Chinese or Japanese.
const NEVER_FIRST: &str = "，、。；：！？）》」』】〗〕］”’,.;:!?)]}%％的地得了着们等與和及をはがのにでとへもや";
/// Particles that begin no paragraph of Korean, when a space or mark follows them.
const PARTICLES: &[&str] = &[
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "에",
    "의",
    "로",
    "으로",
    "와",
    "과",
    "도",
    "까지",
    "부터",
    "만",
    "에서",
    "에게",
    "라고",
    "이라고",
    "라는",
    "이라는",
    "고",
    "며",
    "이며",
    "라며",
    "이라며",
    "씨",
    "다",
];

/// How a text ends.
pub(super) fn ending(text: &str) -> Ending {
    let text = text.trim_end();
    let bare = text.trim_end_matches(|c| CLOSING.contains(c));
    match bare.chars().next_back() {
        None => Ending::Stop,
        Some(last) if STOPS.contains(last) => Ending::Stop,
        Some('：' | ':') => Ending::Colon,
        Some(_) if bare.len() < text.len() => Ending::Mark,
        Some(_) => Ending::Open,
    }
}

/// Whether a text begins as no paragraph does.
pub(super) fn begins_within(text: &str) -> bool {
    let text = text.trim_start();
    let Some(first) = text.chars().next() else { return false };
    if NEVER_FIRST.contains(first) {
        return true;
    }
    // A Latin word in small letters goes on with a sentence.
    if first.is_ascii_lowercase() {
        return true;
    }
    PARTICLES.iter().any(|particle| {
        let rest = text.strip_prefix(particle).and_then(|rest| rest.chars().next());
        rest.is_some_and(|next| next.is_whitespace() || next == ',' || next == '.')
    })
}

/// Whether a text begins with an opening mark.
pub(super) fn begins_open(text: &str) -> bool {
    text.trim_start().starts_with(|c| OPENING.contains(c))
}

/// How many brackets and quotes a text opens more than it closes.
pub(super) fn balance(text: &str) -> i32 {
    let sign = |char| match char {
        '“' | '「' | '『' | '（' | '(' | '《' | '‘' | '【' => 1,
        '”' | '」' | '』' | '）' | ')' | '》' | '’' | '】' => -1,
        _ => 0,
    };
    text.chars().map(sign).sum()
}

/// Whether two parts of a torn text join without a space.
pub(super) fn joins_without_space(before: &str, after: &str) -> bool {
    let is_spaced = |c: char| c.is_alphanumeric() && !is_wide(c) || is_hangul(c);
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return true };
    last.is_whitespace() || first.is_whitespace() || !(is_spaced(last) || ",.;:!?)".contains(last)) || !is_spaced(first)
}

fn is_hangul(char: char) -> bool {
    matches!(char, '\u{AC00}'..='\u{D7A3}')
}

fn is_wide(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

const NUMBERS: &str = "一二三四五六七八九十百";

/// The bytes of an item's marker that a text begins with: 一、 （一） 1. 1． ① ・; none where it has none.
pub(super) fn marker(text: &str) -> Option<usize> {
    let inner = text.trim_start();
    let indent = text.len() - inner.len();
    let mut chars = inner.char_indices();
    let (_, first) = chars.next()?;
    let after = |bytes: usize| Some(indent + bytes);
    match first {
        '①'..='⑳' | '●' | '■' | '◆' | '▲' | '▶' | '◎' | '○' | '※' | '・' | '•' => {
            after(first.len_utf8())
        }
        '—' | '－' | '–' | '-' | '*' | '＊' => after(first.len_utf8()),
        '（' | '(' => {
            let end = inner.find(['）', ')'])?;
            let label = inner.get(first.len_utf8()..end)?;
            let is_number = !label.is_empty() && label.chars().count() <= 3 && label.chars().all(is_counter);
            let close = inner.get(end..)?.chars().next()?;
            is_number.then_some(()).and_then(|()| after(end + close.len_utf8()))
        }
        '第' => {
            let (end, mark) = inner.char_indices().skip(1).find(|(_, c)| !is_counter(*c))?;
            let counted = end > '第'.len_utf8();
            (counted && matches!(mark, '，' | '、' | '：')).then_some(()).and_then(|()| after(end + mark.len_utf8()))
        }
        first if is_counter(first) => {
            let (end, mark) = inner.char_indices().find(|(_, c)| !is_counter(*c))?;
            let next = inner.get(end + mark.len_utf8()..)?.chars().next();
            let is_decimal = matches!(mark, '.' | '．') && next.is_some_and(|c| c.is_ascii_digit());
            let short = inner.get(..end)?.chars().count() <= 3;
            let marks = if NUMBERS.contains(first) { "、" } else { ".．、)）" };
            (short && marks.contains(mark) && !is_decimal).then_some(()).and_then(|()| after(end + mark.len_utf8()))
        }
        _ => None,
    }
}

fn is_counter(char: char) -> bool {
    char.is_ascii_digit() || NUMBERS.contains(char) || matches!(char, '０'..='９')
}

/// Whether a text begins as a news report does: 本报讯, 新华社北京…电, （서울=연합뉴스）, 【台北/中央社】, PARIS (AP) —.
pub(super) fn is_lead_in(text: &str) -> bool {
    let text = text.trim_start();
    let inner = text.trim_start_matches(['【', '（', '(', '[']);
    let head: String = inner.chars().take(30).collect();
    let fixed = ["本报讯", "本報訊", "新华社", "新華社", "中新社", "中新网", "央视网消息", "中央社"];
    if fixed.iter().any(|word| head.starts_with(word)) {
        return true;
    }
    let short = |name: &str, most: usize| {
        (1..=most).contains(&name.chars().count()) && !name.contains(['，', '。', '、', ',', '.'])
    };
    let is_bureau = |mark: char| {
        let parts =
            head.split_once(mark).and_then(|(place, rest)| Some((place, rest.split_once(['）', ')', '】', ']'])?.0)));
        parts.is_some_and(|(place, agency)| short(place, 12) && short(agency, 20))
    };
    if inner.len() < text.len() && ['=', '＝', '/', '／'].into_iter().any(is_bureau) {
        return true;
    }
    let first = head.split(['】', ' ', '\u{3000}', '：', ')', '）']).next().unwrap_or_default();
    if first.len() < head.len() && short(first, 20) && first.ends_with(['电', '電', '讯', '訊']) {
        return true;
    }
    let is_place = |place: &str| {
        place.len() > 2 && place.chars().all(|c| c.is_ascii_uppercase() || matches!(c, ' ' | ',' | '.' | '-'))
    };
    let agency = head.split_once(" (").is_some_and(|(place, rest)| is_place(place) && rest.contains(") —"));
    agency || head.split_once(" —").is_some_and(|(place, _)| is_place(place))
}

/// How many characters a text has, but no more than one beyond `most`: a paragraph that grows is asked for each of its
/// parts.
fn count_to(text: &str, most: usize) -> usize {
    text.chars().take(most + 1).count()
}

/// Whether a line names who wrote a report, and nothing else: 本报记者 甲 乙, 記者甲／台北報導, 甲 기자, By A. B.
pub(super) fn is_byline(text: &str) -> bool {
    let text = text.trim();
    let count = count_to(text, 40);
    if !(3..=40).contains(&count) || text.contains(['。', '，', '！', '？', '：', '\n']) {
        return false;
    }
    let begins = ["本报记者", "本報記者", "本报通讯员", "记者", "記者", "通讯员", "本报评论员", "文/", "文／", "□"];
    let ends = ["기자", "記者", "特派員", "통신원"];
    let english = text
        .strip_prefix("By ")
        .is_some_and(|name| name.starts_with(|c: char| c.is_uppercase()) && !name.ends_with('.'));
    begins.iter().any(|word| text.starts_with(word))
        || (count <= 20 && ends.iter().any(|word| text.ends_with(word)))
        || english
}

/// Who and when of a line that signs a notice: a short line that ends in a date.
pub(super) fn signature(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    if count_to(text, 48) > 48 || text.contains(['。', '，', '；', '：']) {
        return None;
    }
    let body = text.strip_suffix('日')?;
    // 2021年9月26日, in digits or in 〇一二.
    let is_date = |c: char| {
        c.is_ascii_digit() || matches!(c, '年' | '月' | '〇' | '○' | '零' | '０'..='９') || NUMBERS.contains(c)
    };
    let start = body
        .rfind(|c| !is_date(c))
        .map_or(0, |at| at + body.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let date = text.get(start..)?;
    (date.contains('年') && date.contains('月')).then_some((text.get(..start)?.trim_end(), date))
}

/// Whether a line is a slogan of phrases of about one length: 奋斗百年路 启航新征程.
pub(super) fn is_slogan(text: &str) -> bool {
    let phrases: Vec<usize> = text
        .split([' ', '\u{3000}'])
        .filter(|phrase| !phrase.is_empty())
        .map(|phrase| if phrase.chars().all(is_wide_letter) { phrase.chars().count() } else { 0 })
        .collect();
    let (least, most) = (phrases.iter().min().copied().unwrap_or(0), phrases.iter().max().copied().unwrap_or(0));
    (2..=5).contains(&phrases.len()) && least >= 3 && most <= 8 && most - least <= 2
}

fn is_wide_letter(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9FFF}')
}

/// Whether a line is the name of a column or a section rather than a headline: 政务动态, 【社会】.
pub(super) fn is_label(text: &str) -> bool {
    let inner = text.trim().trim_matches(['【', '】', '■', '●', '□', '◆']);
    let count = count_to(inner, 7);
    (2..=7).contains(&count) && inner.chars().all(is_wide_letter)
}

/// Whether a heading is the name of many short news (国内简讯, 一句话新闻): a headline, though it reads like a label.
pub(super) fn is_roundup(text: &str) -> bool {
    let ends = [
        "快讯", "快訊", "简讯", "簡訊", "短讯", "短訊", "要闻", "要聞", "短波", "速递", "速覽", "速览", "集锦", "新闻",
        "新聞",
    ];
    let text = text.trim();
    (4..=8).contains(&count_to(text, 8)) && ends.iter().any(|end| text.ends_with(end))
}

/// Whether a heading counts, as a small head within an article does: 二、征集要求, （三）, 4.
pub(super) fn counts(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    first.is_some_and(|first| is_counter(first) || matches!(first, '（' | '(' | '第')) && marker(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_starts_of_paragraphs_are_known_in_every_language() {
        for (text, expected) in [
            ("新桥通车。", Ending::Stop),
            ("他说：“通车了。”", Ending::Stop),
            ("橋が開通した。", Ending::Stop),
            ("다리가 개통했다.", Ending::Stop),
            ("The bridge opens.”", Ending::Stop),
            ("规定如下：", Ending::Colon),
            ("「通った」", Ending::Mark),
            ("（二十日）", Ending::Mark),
            ("市民走上新", Ending::Open),
            ("住民らは橋の", Ending::Open),
            ("다리를 건너", Ending::Open),
            ("The bridge is", Ending::Open),
        ] {
            assert_eq!(ending(text), expected, "{text}");
        }
        for (text, within) in [
            ("的新桥通车", true),
            ("，市民说", true),
            ("を渡った。", true),
            ("는 다리", true),
            ("and the river", true),
            ("新桥通车", false),
            ("橋が開通", false),
            ("다리가 개통", false),
            ("The bridge", false),
        ] {
            assert_eq!(begins_within(text), within, "{text}");
        }
    }

    #[test]
    fn lead_ins_bylines_items_and_signatures_are_known() {
        for text in
            ["本报讯（记者 甲）昨日", "新华社北京电", "（서울=통신）다리", "【台北/通訊】昨", "HOLLIN FERRY (AP) — The"]
        {
            assert!(is_lead_in(text), "{text}");
        }
        for text in ["新桥昨日通车。", "橋が開通した。", "다리가 개통했다.", "The bridge opens."] {
            assert!(!is_lead_in(text) && !is_byline(text) && marker(text).is_none(), "{text}");
        }
        for text in ["本报记者 甲 乙", "記者甲乙", "甲乙 기자", "By A. Writer"] {
            assert!(is_byline(text), "{text}");
        }
        for (text, bytes) in
            [("一、新桥", 6), ("（三）旧桥", 9), ("1.新桥", 2), ("2．旧桥", 4), ("①橋", 3), ("3) bridge", 2)]
        {
            assert_eq!(marker(text), Some(bytes), "{text}");
        }
        assert_eq!((marker("1.5米"), marker("十月的风")), (None, None));
        assert_eq!(signature("某局 2026年11月20日"), Some(("某局", "2026年11月20日")));
        assert_eq!(signature("会议于2026年11月20日举行。"), None);
        assert!(is_slogan("同心向未来 携手再出发") && !is_slogan("新桥昨日通车") && is_label("政务动态"));
        assert!(is_roundup("国内简讯") && counts("二、要求") && !counts("——要求"));
        assert_eq!((balance("他说：“好"), balance("」と言った")), (1, -1));
    }
}
