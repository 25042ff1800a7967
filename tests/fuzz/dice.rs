//! Choices out of bytes.
//!
//! Owns how bytes become numbers, words and texts. It refuses chance: the same bytes choose the same, and where there
//! are no more of them every choice is the first one.

/// Bytes that are asked for one choice after the other.
pub struct Dice<'a> {
    bytes: &'a [u8],
}

impl<'a> Dice<'a> {
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        let (first, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
        self.bytes = rest;
        *first
    }

    /// A number below `end`, which is at most 65,536.
    pub fn below(&mut self, end: usize) -> usize {
        let high = if end > 256 { usize::from(self.byte()) << 8 } else { 0 };
        (high | usize::from(self.byte())) % end.max(1)
    }

    /// Whether a thing comes that comes once in `times`; never when the bytes are spent.
    pub fn once_in(&mut self, times: usize) -> bool {
        !self.is_empty() && self.below(times) == 0
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// The next bytes, as many as there are.
    pub fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.bytes.split_at(count.min(self.bytes.len()));
        self.bytes = rest;
        taken
    }

    /// All that is left.
    pub fn rest(&mut self) -> &'a [u8] {
        self.take(usize::MAX)
    }

    /// A text of words that texts are made of, of what breaks programs, and of bytes as they come.
    pub fn text(&mut self) -> String {
        let mut out = String::new();
        for _ in 0..self.below(6) {
            self.word(&mut out);
        }
        out
    }

    /// A text that has something in it, long now and then.
    pub fn long_text(&mut self) -> String {
        let mut out = String::from("报");
        for _ in 0..self.below(64) {
            self.word(&mut out);
        }
        out
    }

    fn word(&mut self, out: &mut String) {
        match self.byte() {
            0..24 => {
                let count = self.below(24);
                out.push_str(&String::from_utf8_lossy(self.take(count)));
            }
            24..32 => {
                let word = self.pick(super::words::WORDS);
                out.push_str(&word.repeat(1 + self.below(40)));
            }
            32..96 => out.extend(char::from_u32(0x4E00 + u32::from(self.byte()) * 80)),
            _ => out.push_str(self.pick(super::words::WORDS)),
        }
    }
}
