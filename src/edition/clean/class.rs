//! What each character is to the sanitiser.
//!
//! Owns the tables: by category where Unicode's say it, one by one where they do not. It refuses to look at what stands
//! beside a character.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// What the sanitiser does with a character.
pub(super) enum Class {
    Base,
    Mark,
    Joiner,
    Jamo,
    Prepend,
    Replaced,
    Removed,
}

/// What is done with a character, whatever stands before it.
pub(super) fn class(char: char) -> Class {
    match char {
        ' '..='~' => return Class::Base,
        // Han, kana without their marks, and fullwidth forms: nearly all of a Chinese or Japanese text.
        '\u{3001}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309B}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' => {
            return Class::Base;
        }
        '\u{2061}'..='\u{206F}' => return Class::Removed,
        '\u{FDD0}'..='\u{FDEF}' => return Class::Replaced,
        '\u{200D}' => return Class::Joiner,
        // Marks by category, but clusters of their own: vowels and tones of Myanmar, Tai Tham and Ahom, which UAX #29 leaves
        // out of SpacingMark.
        '\u{102B}' | '\u{102C}' | '\u{1038}' | '\u{1062}'..='\u{1064}' | '\u{1067}'..='\u{106D}' | '\u{1083}' => {
            return Class::Base;
        }
        '\u{1087}'..='\u{108C}' | '\u{108F}' | '\u{109A}'..='\u{109C}' | '\u{1A61}' | '\u{1A63}' | '\u{1A64}' => {
            return Class::Base;
        }
        '\u{AA7B}' | '\u{AA7D}' | '\u{11720}' | '\u{11721}' => return Class::Base,
        // Letters by category, but they join the cluster before them (Thai and Lao am).
        '\u{0E33}' | '\u{0EB3}' => return Class::Mark,
        '\u{200C}' | '\u{FE00}'..='\u{FE0F}' | '\u{FF9E}' | '\u{FF9F}' => return Class::Mark,
        '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0100}'..='\u{E01EF}' => return Class::Mark,
        // Marks of Unicode's last versions, which are clusters of their own to a table of clusters that does not know them.
        '\u{5C8}' | '\u{5C9}' | '\u{B53}' | '\u{B54}' | '\u{1ADE}' | '\u{1ADF}' | '\u{1AEC}'..='\u{1AF0}' => {
            return Class::Base;
        }
        '\u{10ECB}'..='\u{10ECF}' | '\u{10EF0}'..='\u{10EF9}' | '\u{11DF0}' => return Class::Base,
        '\u{1D127}' | '\u{1D128}' | '\u{1D250}'..='\u{1D252}' | '\u{1D25B}' | '\u{1D25C}' | '\u{1D25F}' => {
            return Class::Base;
        }
        '\u{1D280}' | '\u{1D281}' => return Class::Base,
        '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' => return Class::Jamo,
        // Letters that draw the next one into their own cluster (UAX #29, Prepend).
        '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}' => {
            return Class::Prepend;
        }
        '\u{0D4E}'
        | '\u{110BD}'
        | '\u{110CD}'
        | '\u{111C2}'
        | '\u{111C3}'
        | '\u{113D1}'
        | '\u{1193F}'
        | '\u{11941}'
        | '\u{11A3A}'
        | '\u{11A84}'..='\u{11A89}'
        | '\u{11D46}'
        | '\u{11F02}' => {
            return Class::Prepend;
        }
        _ if (char as u32) & 0xFFFE == 0xFFFE => return Class::Replaced,
        _ => {}
    }
    match char.general_category() {
        GeneralCategory::Control | GeneralCategory::PrivateUse | GeneralCategory::Surrogate => Class::Replaced,
        // The Egyptian joiners stand between signs like viramas.
        GeneralCategory::Format if ('\u{13430}'..='\u{1345F}').contains(&char) => Class::Joiner,
        GeneralCategory::Format => Class::Removed,
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark | GeneralCategory::SpacingMark => Class::Mark,
        // Default ignorable and not assigned: terminals disagree on them.
        GeneralCategory::Unassigned if ('\u{E0000}'..='\u{E0FFF}').contains(&char) => Class::Removed,
        GeneralCategory::Unassigned if ('\u{FFF0}'..='\u{FFF8}').contains(&char) => Class::Removed,
        _ => Class::Base,
    }
}

/// Signs after which a consonant may join the cluster (UAX #29, GB9c): every script's virama is a mark
/// whose following letter we count as joined; counting too many only shortens impossible clusters.
pub(super) fn is_virama(char: char) -> bool {
    matches!(
        char,
        '\u{094D}'
            | '\u{09CD}'
            | '\u{0A4D}'
            | '\u{0ACD}'
            | '\u{0B4D}'
            | '\u{0C4D}'
            | '\u{0CCD}'
            | '\u{0D4D}'
            | '\u{1039}'
            | '\u{17D2}'
            | '\u{1A60}'
            | '\u{1B44}'
            | '\u{1BAB}'
            | '\u{A9C0}'
            | '\u{AAF6}'
            | '\u{10A3F}'
            | '\u{11133}'
            | '\u{113D0}'
            | '\u{1193E}'
            | '\u{11A47}'
            | '\u{11A99}'
            | '\u{11F42}'
    )
}

/// By its first byte: how many bytes a character has that is allowed and a cluster by itself, whatever its other bytes
/// are; nothing where those decide.
const PLAIN: [u8; 256] = {
    let mut steps = [0; 256];
    let mut lead = 0;
    while lead < 256 {
        steps[lead] = match lead {
            0x0A | 0x20..=0x7E => 1,
            0xC3..=0xCB | 0xCE..=0xD1 => 2,
            0xE4..=0xE9 => 3,
            _ => 0,
        };
        lead += 1;
    }
    steps
};

/// Bytes at the start in which every character is allowed and a cluster by itself, whatever follows it:
/// ASCII without controls, Latin with accents, Greek, Cyrillic, general punctuation, Han, kana, Hangul, fullwidth forms.
pub(in crate::edition) fn plain_prefix(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        // Nearly all of a text is told by its first bytes alone.
        let step = usize::from(PLAIN[usize::from(lead)]);
        if step > 0 {
            at += step;
            continue;
        }
        let second = bytes.get(at + 1).copied().unwrap_or(0);
        let third = bytes.get(at + 2).copied().unwrap_or(0);
        at += match lead {
            0xC2 if second >= 0xA0 && second != 0xAD => 2,
            0xE2 if second == 0x80 && (0x90..=0xA7).contains(&third) => 3,
            0xE2 if (0x84..=0xBA).contains(&second) => 3,
            0xE3 if second == 0x80 && third < 0xAA => 3,
            0xE3 if second == 0x81 || (second == 0x82 && !(0x99..=0x9A).contains(&third)) => 3,
            0xE3 if second == 0x83 || second >= 0x90 => 3,
            0xEF if second == 0xBC || second == 0xBD => 3,
            _ => return at,
        };
    }
    at
}

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    #[test]
    fn what_joins_the_cluster_before_it_is_a_mark_and_nothing_else_is() {
        // The Egyptian joiners are joiners here.
        let all = ('\u{20}'..=char::MAX).filter(|char| !('\u{13430}'..='\u{1345F}').contains(char));
        let wrong = all.filter(|char| {
            let joins = format!("a{char}").graphemes(true).count() == 1;
            match class(*char) {
                Class::Mark | Class::Joiner => !joins,
                Class::Base | Class::Prepend | Class::Jamo => joins,
                Class::Replaced | Class::Removed => false,
            }
        });
        assert_eq!(wrong.map(u32::from).map(|code| format!("{code:X}")).collect::<Vec<_>>(), [""; 0]);
    }
}
