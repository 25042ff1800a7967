//! The keys as a screen.
//!
//! Owns the rows of the help screen, made from the key table. It refuses text of its own.

use super::command::BINDINGS;

/// The state of the help screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Help {
    /// Index of the first row that is seen.
    pub top: usize,
}

/// A row of the help screen: keys, and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// The keys, by name.
    pub keys: String,
    /// What they do.
    pub help: &'static str,
}

/// The rows of the help screen: the key table.
pub fn rows() -> Vec<HelpRow> {
    let row = |binding: &super::Binding| {
        let keys: Vec<String> = binding.keys.iter().map(|keys| keys.replace(' ', "")).collect();
        HelpRow { keys: keys.join("  "), help: binding.help }
    };
    BINDINGS.iter().map(row).collect()
}

impl Help {
    /// Moves by rows, `height` of which are seen.
    pub(super) fn scroll(&mut self, lines: isize, height: usize) {
        let last = BINDINGS.len().saturating_sub(height.max(1));
        self.top = self.top.saturating_add_signed(lines).min(last);
    }
}
