//! What one character becomes when a text is searched.
//!
//! Owns the folds, each from one character to one character: case, width, script, marks that look alike. It refuses
//! to join or drop characters, which is `folded`'s, and to fold what tells words apart: hiragana and katakana, accents.
//!
//! | what | becomes |
//! |---|---|
//! | capitals, title case, ς ſ K | the small letter; ß and ẞ are ß, ı stays |
//! | ＡＢＣ１２３（），！ ￥ | the same in ASCII or Latin |
//! | ｶ ﾞ ｡ | カ, the voiced mark that joins カ, 。 |
//! | 橋 and 桥, 後 and 后 | one of them, with the feature `hanzi` |
//! | compatibility ideographs, Kangxi radicals ⽇ | the plain ideograph |
//! | “ ” „ ‟ ″ ＂ | `"` |
//! | ‘ ’ ‚ ‛ ′ ＇ | `'` |
//! | ‐ ‑ ‒ – — ― − － | `-` |
//! | 〜 ～ | `~` |
//! | ・ ･ ‧ • ∙ ⋅ | · |
//!
//! # Source
//! Case: the one-to-one mappings of the standard library. Half-width kana, compatibility ideographs, radicals: the
//! decompositions of Unicode, by `unicode-normalization`.

use unicode_normalization::char::{compose, decompose_compatible};

use crate::text::hanzi::{Variants, is_ideograph};

/// The folded character. Folding it again changes nothing.
#[inline]
pub(super) fn fold(char: char, variants: &Variants) -> char {
    match char {
        '\0'..='\x7F' => char.to_ascii_lowercase(),
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2F7FF}' | '\u{30000}'.. => variants.fold(char),
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = u8::try_from(char as u32 - 0xFEE0).unwrap_or_default();
            char::from(narrow.to_ascii_lowercase())
        }
        // As `small` has them, whose tables take ten times as long; Russian is of nothing else.
        '\u{410}'..='\u{42F}' => char::from_u32(char as u32 + 0x20).unwrap_or(char),
        '\u{430}'..='\u{44F}' => char,
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '〜' => '~',
        '・' | '･' | '‧' | '•' | '∙' | '⋅' => '·',
        // Combining marks, one of which has a capital; signs; marks, kana, Hangul.
        '\u{300}'..='\u{36F}' | '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{33FF}' | '\u{AC00}'..='\u{D7A3}' => char,
        '\u{2F00}'..='\u{2FD5}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{2F800}'..='\u{2FA1F}'
        | '\u{FF61}'..='\u{FF9F}'
        | '\u{FFE0}'..='\u{FFE6}' => variants.fold(plain(char)),
        _ => small(char),
    }
}

/// The one character that a compatibility character is; itself where it is several, or none.
fn plain(char: char) -> char {
    let mut plain = None;
    let mut count = 0;
    decompose_compatible(char, |part| {
        plain = plain.or(Some(part));
        count += 1;
    });
    plain.filter(|_| count == 1).unwrap_or(char)
}

/// The small letter, by way of the capital: ς and σ have one. Where either is several characters, it is left out.
fn small(char: char) -> char {
    if char == 'ı' {
        return char;
    }
    let capital = one(char.to_uppercase()).unwrap_or(char);
    // `İ` is i with a dot above; the dot is what tells it apart, and no keyboard but one has it.
    let small = |char: char| if char == 'İ' { 'i' } else { one(char.to_lowercase()).unwrap_or(char) };
    small(capital)
}

fn one(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

/// The character that two folded ones are in one: e and U+0301, か and U+3099, ᄒ and ᅡ.
#[inline]
pub(super) fn joined(before: char, char: char) -> Option<char> {
    let joins = matches!(char,
        '\u{300}'..='\u{345}' | '\u{3099}' | '\u{309A}' | '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}');
    if joins { compose(before, char) } else { None }
}

/// Whether a character is set without spaces to its like: ideographs, kana and the marks between them, but not Hangul.
#[inline]
pub(super) const fn is_solid(char: char) -> bool {
    // Between them stand the combining marks of ideographs and kana.
    is_ideograph(char)
        || matches!(char, '\u{3001}'..='\u{3029}' | '\u{3030}'..='\u{303F}' | '\u{3041}'..='\u{3096}'
            | '\u{309B}'..='\u{30FF}')
}
