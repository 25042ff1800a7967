//! What is clean as it stands: nearly all of every text, told by a look at its bytes.
//!
//! Owns which characters are clusters by themselves and allowed, whatever stands beside them. It refuses to judge the rest.

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
pub(super) fn plain_prefix(bytes: &[u8]) -> usize {
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
