//! By which means pictures are shown.
//!
//! Owns the choice: by the terminal's own answers, and by what is known of some that answer otherwise than they draw. It
//! refuses to ask anything: half blocks need no answer.

use std::ffi::OsString;

use crate::layout::Pixels;

/// By which protocol pictures are sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::tui) enum Protocol {
    /// As characters: half a block a pixel.
    #[default]
    Blocks,
    /// kitty's, with characters that stand for the cells of a picture.
    Kitty,
    /// Sixels.
    Sixel,
    /// iTerm2's.
    Inline,
}

/// How many colours characters have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::tui) enum Tones {
    /// The 256 that most have.
    #[default]
    Indexed,
    /// All.
    True,
}

/// How pictures are made for this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) struct Means {
    pub(in crate::tui) protocol: Protocol,
    pub(in crate::tui) tones: Tones,
    /// The pixels of a cell.
    pub(in crate::tui) cell: Pixels,
}

impl Default for Means {
    fn default() -> Self {
        Self { protocol: Protocol::Blocks, tones: Tones::Indexed, cell: Pixels::CELL }
    }
}

impl Means {
    /// The best of what a terminal said that it can, with what the environment says of it. Without the size of its cells
    /// no protocol would fill them.
    pub(in crate::tui) fn of(
        said: Protocol,
        cell: Option<Pixels>,
        environment: impl Fn(&str) -> Option<OsString>,
    ) -> Self {
        let var = |name: &str| environment(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
        let is_set = |name: &str| !var(name).is_empty();
        let (color, term, program) = (var("COLORTERM"), var("TERM"), var("TERM_PROGRAM"));
        let is_true =
            ["truecolor", "24bit"].contains(&color.as_str()) || term.ends_with("-direct") || term.contains("kitty");
        // Within these, what stands outside may be another terminal than the one that draws.
        let is_within = is_set("TMUX") || is_set("STY");
        let has_inline = !is_within
            && (["iTerm.app", "WezTerm"].contains(&program.as_str())
                || var("LC_TERMINAL") == "iTerm2"
                || is_set("WEZTERM_EXECUTABLE"));
        // Both answer for kitty's protocol, but do not know its placeholders; Konsole's sixels are faulty.
        let no_placeholders = is_set("WEZTERM_EXECUTABLE") || program == "WezTerm" || is_set("KONSOLE_VERSION");
        let protocol = match (said, cell) {
            (_, None) => Protocol::Blocks,
            (Protocol::Kitty, _) if !no_placeholders => Protocol::Kitty,
            _ if has_inline => Protocol::Inline,
            (Protocol::Sixel, _) if !is_set("KONSOLE_VERSION") => Protocol::Sixel,
            _ => Protocol::Blocks,
        };
        let tones = if is_true { Tones::True } else { Tones::Indexed };
        Self { protocol, tones, cell: cell.unwrap_or(Pixels::CELL) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_what_it_said_and_draws() {
        use Protocol::{Blocks, Inline, Kitty, Sixel};

        let cell = Some(Pixels { width: 9, height: 18 });
        let of = |said, cell, set: &[(&str, &str)]| {
            let set: Vec<(String, String)> =
                set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let means = Means::of(said, cell, |name| {
                set.iter().find(|(other, _)| other == name).map(|(_, value)| value.into())
            });
            (means.protocol, means.tones)
        };
        for (said, cell, set, expected) in [
            (Blocks, cell, &[][..], (Blocks, Tones::Indexed)),
            (Kitty, cell, &[("TERM", "xterm-kitty")], (Kitty, Tones::True)),
            (Kitty, None, &[("COLORTERM", "truecolor")], (Blocks, Tones::True)),
            (Sixel, cell, &[("COLORTERM", "24bit")], (Sixel, Tones::True)),
            (Kitty, cell, &[("TERM_PROGRAM", "WezTerm")], (Inline, Tones::Indexed)),
            (Sixel, cell, &[("TERM_PROGRAM", "iTerm.app")], (Inline, Tones::Indexed)),
            (Sixel, cell, &[("TERM_PROGRAM", "iTerm.app"), ("TMUX", "报")], (Sixel, Tones::Indexed)),
            (Kitty, cell, &[("KONSOLE_VERSION", "1")], (Blocks, Tones::Indexed)),
        ] {
            assert_eq!(of(said, cell, set), expected, "{said:?} {set:?}");
        }
    }
}
