//! Bytes made of other bytes: cut, flipped, spliced, with words put in.
//!
//! Owns a small random generator, always the same for the same seed, and the ways that bytes are spoilt. It refuses to
//! know what the bytes are.

use super::words::WORDS;

/// Numbers in an order that nobody foresees and everybody can repeat.
pub struct Random {
    state: u64,
}

impl Random {
    pub fn of(seed: u64) -> Self {
        Self { state: seed.wrapping_add(0x9E37_79B9_7F4A_7C15) }
    }

    /// `SplitMix64`.
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % end.max(1)
    }
}

/// Some bytes spoilt, with the help of others.
pub fn spoilt(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seeds[random.below(seeds.len())].clone();
    for _ in 0..random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = (at + 1 + random.below(12)).min(bytes.len());
        match random.below(9) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            2 if at < bytes.len() => bytes[at] = random.byte(),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let piece = bytes[at..end].repeat(1 + random.below(30));
                bytes.splice(at..at, piece);
            }
            5 => {
                let other = &seeds[random.below(seeds.len())];
                let start = random.below(other.len() + 1);
                let length = random.below(other.len() - start + 1);
                bytes.splice(at..end, other[start..start + length].iter().copied());
            }
            6 => {
                let number = [0, 1, 0x7F, 0x80, 0xFF][random.below(5)];
                bytes.splice(at..end, vec![number; 1 + random.below(4)]);
            }
            _ => drop(bytes.splice(at..at, WORDS[random.below(WORDS.len())].bytes())),
        }
    }
    bytes
}
