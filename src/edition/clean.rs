//! The one sanitiser: what a string from anywhere may keep.
//!
//! Owns the classes of characters that are allowed, replaced, turned into break hints or removed, and
//! the limits of a cluster. It refuses to decode anything: entities, escapes and encodings are decoded
//! before, and nothing is decoded after.
//!
//! | character | what becomes of it |
//! |---|---|
//! | newline; CR LF, CR, U+0085, U+2028, U+2029 | newline |
//! | tab | four spaces |
//! | other C0, DEL, other C1, noncharacters, private use | U+FFFD |
//! | bidi controls, BOM, invisible format characters, tag characters outside flags | removed |
//! | zero-width space, soft hyphen, word joiner | a [`Hint`] beside the text |
//! | combining marks at a cluster's start; those and joining jamo after the eighth, or past 64 bytes of a cluster | removed |

mod class;

use std::borrow::Cow;

pub(super) use class::plain_prefix;
use class::{Class, class, is_virama};

/// A place where the source allows or forbids a line break without showing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// Byte offset into the clean string; the hint stands before the character there.
    pub at: usize,
    /// What the source said.
    pub kind: HintKind,
}

/// The three invisible characters that speak of line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HintKind {
    /// U+200B zero-width space: a line may end here.
    Allow,
    /// U+00AD soft hyphen: a line may end here, with a hyphen.
    Hyphen,
    /// U+2060 word joiner: no line may end here.
    Forbid,
}

impl HintKind {
    /// The character that stands for this hint in a file.
    pub const fn char(self) -> char {
        match self {
            Self::Allow => '\u{200B}',
            Self::Hyphen => '\u{AD}',
            Self::Forbid => '\u{2060}',
        }
    }
}

/// Most combining marks that one cluster keeps.
const MARKS: usize = 8;
/// Most bytes that one cluster keeps.
const CLUSTER_BYTES: usize = 64;
/// What a tab becomes: newspapers have no tab stops, and a file's own stops are unknown.
const TAB: &str = "    ";

/// `text` in one piece, clean, without hints; for strings that are shown but have no place in a text.
///
/// ```
/// assert_eq!(newsprint::edition::clean("报\u{1b}[31m头\u{202e}a"), "报\u{FFFD}[31m头a");
/// ```
pub fn clean(text: &str) -> String {
    let mut cleaner = Cleaner::default();
    cleaner.push(text);
    cleaner.finish().0
}

/// `text` clean and on one line, for messages and names: every newline becomes a space.
///
/// ```
/// assert_eq!(newsprint::edition::clean_line("a\r\nb"), "a b");
/// ```
pub fn clean_line(text: &str) -> String {
    cleaned_line(text).into_owned()
}

/// As [`clean_line`], without a copy where nothing has to be changed.
pub fn cleaned_line(text: &str) -> Cow<'_, str> {
    if is_plain(text) && !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut line = clean(text);
    if line.contains('\n') {
        line = line.replace('\n', " ");
    }
    Cow::Owned(line)
}

/// Whether a text is seen at a glance to stay as it is.
pub(super) fn is_plain(text: &str) -> bool {
    plain_prefix(text.as_bytes()) == text.len()
}

/// Cleans a text that comes in pieces; the rules hold across their seams.
#[derive(Default)]
pub(super) struct Cleaner {
    out: String,
    hints: Vec<Hint>,
    marks: usize,
    cluster: usize,
    after: After,
}

/// What the last kept character lets the next one do.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum After {
    /// Nothing yet, or a newline: a mark has no base here.
    #[default]
    Start,
    /// A base character.
    Base,
    /// A joiner or a virama: the next letter belongs to the same cluster.
    Joiner,
    /// A leading consonant of Hangul: the next jamo or syllable belongs to the same cluster.
    Leading,
    /// A vowel, or a syllable that ends in one: the next vowel or final consonant belongs to the same cluster.
    Vowel,
    /// A final consonant, or a syllable that ends in one: the next final consonant belongs to the same cluster.
    Final,
    /// A black flag or a tag after one: tags may follow.
    Flag,
    /// The carriage return of a possible CR LF, already written as a newline.
    Return,
}

impl Cleaner {
    /// Bytes of clean text so far.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// The clean string and its hints.
    pub(super) fn finish(self) -> (String, Vec<Hint>) {
        (self.out, self.hints)
    }

    /// Cleans one more piece.
    pub(super) fn push(&mut self, piece: &str) {
        self.out.reserve(piece.len());
        let mut rest = piece;
        while let Some((plain, other)) = rest.split_at_checked(plain_prefix(rest.as_bytes())) {
            if !plain.is_empty() {
                self.push_plain(plain);
            }
            let mut chars = other.chars();
            let Some(char) = chars.next() else { break };
            self.push_char(char);
            rest = chars.as_str();
        }
    }

    /// A piece in which every character is its own cluster and is allowed.
    fn push_plain(&mut self, piece: &str) {
        let follows_return = self.after == After::Return && piece.starts_with('\n');
        if follows_return || matches!(self.after, After::Joiner | After::Flag) {
            for char in piece.chars() {
                self.push_char(char);
            }
            return;
        }
        self.out.push_str(piece);
        let last = piece.chars().next_back();
        self.after = if last == Some('\n') { After::Start } else { After::Base };
        self.marks = 0;
        self.cluster = last.map_or(0, char::len_utf8);
    }

    /// Pushes a character and says whether it stays as it is; the text so far is forgotten, the rules go on.
    pub(super) fn keeps(&mut self, char: char) -> bool {
        self.out.clear();
        self.push_char(char);
        let mut kept = self.out.chars();
        kept.next() == Some(char) && kept.next().is_none()
    }

    fn push_char(&mut self, char: char) {
        if self.after == After::Return && char == '\n' {
            self.after = After::Start;
            return;
        }
        match char {
            '\t' => {
                self.out.push_str(TAB);
                self.begin(After::Base, 1);
            }
            '\r' => self.newline(After::Return),
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.newline(After::Start),
            '\u{200B}' => self.hint(HintKind::Allow),
            '\u{AD}' => self.hint(HintKind::Hyphen),
            '\u{2060}' => self.hint(HintKind::Forbid),
            '\u{E0020}'..='\u{E007F}' => {
                if self.after == After::Flag && self.cluster < CLUSTER_BYTES - 4 {
                    self.extend(char, After::Flag);
                }
            }
            _ => self.push_class(char),
        }
    }

    fn push_class(&mut self, char: char) {
        match class(char) {
            Class::Removed => {}
            Class::Replaced => {
                let joins = self.after == After::Joiner;
                self.join_or_begin(char::REPLACEMENT_CHARACTER, After::Base, joins);
            }
            Class::Mark => {
                let start = matches!(self.after, After::Start | After::Return);
                let virama = is_virama(char);
                let fits = if virama { self.fits_joiner(char) } else { self.fits(char) };
                if !start && self.marks < MARKS && fits {
                    self.marks += 1;
                    self.extend(char, if virama { After::Joiner } else { After::Base });
                }
            }
            Class::Joiner => {
                let start = matches!(self.after, After::Start | After::Return);
                if !start && self.fits_joiner(char) {
                    self.extend(char, After::Joiner);
                }
            }
            Class::Jamo => self.jamo(char),
            Class::Prepend if self.after == After::Joiner && !self.fits_joiner(char) => {}
            Class::Prepend => self.join_or_begin(char, After::Joiner, self.after == After::Joiner),
            Class::Base => {
                let after = if char == '\u{1F3F4}' { After::Flag } else { After::Base };
                self.join_or_begin(char, after, self.after == After::Joiner);
            }
        }
    }

    /// A character that belongs to the cluster before it if `joins`; dropped where that would grow too long.
    fn join_or_begin(&mut self, char: char, after: After, joins: bool) {
        if !joins {
            self.out.push(char);
            self.begin(after, char.len_utf8());
        } else if self.fits(char) {
            self.extend(char, after);
        }
    }

    /// A jamo or a syllable of Hangul, which joins the one before it as UAX #29 says (GB6 to GB8): syllables that stand
    /// side by side are clusters of their own.
    fn jamo(&mut self, char: char) {
        let (takes, after) = match char {
            '\u{1100}'..='\u{115F}' | '\u{A960}'..='\u{A97F}' => (matches!(self.after, After::Leading), After::Leading),
            '\u{1160}'..='\u{11A7}' | '\u{D7B0}'..='\u{D7C6}' => {
                (matches!(self.after, After::Leading | After::Vowel), After::Vowel)
            }
            '\u{AC00}'..='\u{D7A3}' => {
                let open = (char as u32 - 0xAC00).is_multiple_of(28);
                (matches!(self.after, After::Leading), if open { After::Vowel } else { After::Final })
            }
            _ => (matches!(self.after, After::Vowel | After::Final), After::Final),
        };
        let joins = takes || self.after == After::Joiner;
        // No syllable has as many; a cluster of more would be wider than a column.
        if joins && self.marks >= MARKS {
            return;
        }
        self.join_or_begin(char, after, joins);
        self.marks += usize::from(joins);
    }

    /// Whether what joins the next character has room, and that character too: no letter is lost for its joiner.
    fn fits_joiner(&self, char: char) -> bool {
        self.cluster + char.len_utf8() + 4 <= CLUSTER_BYTES
    }

    fn fits(&self, char: char) -> bool {
        self.cluster + char.len_utf8() <= CLUSTER_BYTES
    }

    fn begin(&mut self, after: After, bytes: usize) {
        self.after = after;
        self.marks = 0;
        self.cluster = bytes;
    }

    fn extend(&mut self, char: char, after: After) {
        self.out.push(char);
        self.cluster += char.len_utf8();
        self.after = after;
    }

    fn newline(&mut self, after: After) {
        self.out.push('\n');
        self.begin(after, 0);
    }

    fn hint(&mut self, kind: HintKind) {
        let hint = Hint { at: self.out.len(), kind };
        // A flood of hints at one place says no more than one.
        if self.hints.last().is_none_or(|last| last.at != hint.at) {
            self.hints.push(hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(text: &str) -> (String, Vec<Hint>) {
        let mut cleaner = Cleaner::default();
        cleaner.push(text);
        cleaner.finish()
    }

    #[test]
    fn each_class_has_its_fate() {
        let cases = [
            ("报 paper かな 한글 “引” — …", "报 paper かな 한글 “引” — …"),
            ("一\r\n二\r三\u{2028}四\u{85}五", "一\n二\n三\n四\n五"),
            ("a\tb", "a    b"),
            ("a\u{1b}[2J汉\u{9b}31m\u{7f}\0", "a\u{FFFD}[2J汉\u{FFFD}31m\u{FFFD}\u{FFFD}"),
            ("\u{FEFF}文\u{202E}txt\u{2066}\u{200F}", "文txt"),
            ("\u{E000}\u{FFFE}\u{FDD0}\u{10FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("字\u{E0041}\u{E0001}", "字"),
            ("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}", "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}"),
            ("\u{301}e\u{301}\n\u{301}か\u{3099}", "e\u{301}\nか\u{3099}"),
            ("é ñ Ж ω", "é ñ Ж ω"),
        ];
        for (dirty, expected) in cases {
            assert_eq!(clean(dirty), expected, "{dirty:?}");
        }
    }

    #[test]
    fn break_hints_stand_beside_the_text() {
        let (text, found) = hints("新\u{200B}闻 news\u{AD}paper 2\u{2060}%\u{2060}\u{2060}");
        assert_eq!(text, "新闻 newspaper 2%");
        let kinds: Vec<_> = found.iter().map(|hint| (hint.at, hint.kind)).collect();
        assert_eq!(
            kinds,
            [(3, HintKind::Allow), (11, HintKind::Hyphen), (18, HintKind::Forbid), (19, HintKind::Forbid)]
        );
    }

    #[test]
    fn a_flood_of_marks_is_cut_at_eight() {
        let flood = format!("a{}汉{}", "\u{301}".repeat(10_000), "\u{FE0F}".repeat(10_000));
        let expected = format!("a{}汉{}", "\u{301}".repeat(8), "\u{FE0F}".repeat(8));
        assert_eq!(clean(&flood), expected);
        // Consonants that join into one syllable are none either.
        assert_eq!(clean(&"ᄀ".repeat(60)), "ᄀ".repeat(9));
        assert_eq!(clean("ᄀᄀᆞᆼ각ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ"), "ᄀᄀᆞᆼ각ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ");
    }

    #[test]
    fn seams_between_pieces_do_not_matter() {
        let whole = "e\u{301}\u{301}汉\r\n字\u{200B}👨\u{200D}👩 ก็";
        let mut cleaner = Cleaner::default();
        for char in whole.chars() {
            cleaner.push(char.encode_utf8(&mut [0; 4]));
        }
        assert_eq!(cleaner.finish(), hints(whole));
    }
}
