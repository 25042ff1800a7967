//! Styles as terminal codes (SGR, ECMA-48 §8.3.117).
//!
//! Owns the one translation that the screen and `print` share. It refuses colours outside the sixteen and the
//! 256 and RGB forms of ratatui.

use std::fmt::Write;

use ratatui::style::{Color, Modifier, Style};

/// The code that sets a style from scratch: always begins with a reset.
pub fn sgr(style: Style) -> String {
    let mut out = String::from("\x1b[0");
    let modifiers = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
        (Modifier::CROSSED_OUT, 9),
    ];
    for (modifier, code) in modifiers {
        if style.add_modifier.contains(modifier) {
            // Writing to a string does not fail.
            let _ = write!(out, ";{code}");
        }
    }
    if let Some(code) = style.fg.and_then(|color| code(color, 30)) {
        let _ = write!(out, ";{code}");
    }
    if let Some(code) = style.bg.and_then(|color| code(color, 40)) {
        let _ = write!(out, ";{code}");
    }
    out.push('m');
    out
}

/// The code of a colour, `base` being 30 for letters and 40 for the ground; none for the terminal's own.
fn code(color: Color, base: u8) -> Option<String> {
    let sixteen = |index: u8| if index < 8 { base + index } else { base + 52 + index };
    let index = match color {
        Color::Reset => return None,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => return Some(format!("{};5;{index}", base + 8)),
        Color::Rgb(red, green, blue) => return Some(format!("{};2;{red};{green};{blue}", base + 8)),
    };
    Some(sixteen(index).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_become_codes() {
        assert_eq!(sgr(Style::new()), "\x1b[0m");
        assert_eq!(sgr(Style::new().fg(Color::Red).add_modifier(Modifier::BOLD)), "\x1b[0;1;31m");
        assert_eq!(sgr(Style::new().fg(Color::DarkGray).bg(Color::White)), "\x1b[0;90;107m");
        assert_eq!(sgr(Style::new().fg(Color::Indexed(9)).bg(Color::Reset)), "\x1b[0;38;5;9m");
    }
}
