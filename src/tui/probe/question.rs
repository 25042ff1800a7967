//! What the terminal is asked, in one batch.
//!
//! Owns the questions and which terminals are spared some of them. They are put a moment behind the first frame; nobody
//! waits for an answer. It refuses to leave anything of them on the screen: what they print, and what a terminal took for
//! text, is erased with the rows it stands in, which are then drawn again.
//!
//! # Source
//! ECMA-48 and xterm's control sequences (where the cursor stands, the size of a cell, device attributes); kitty's
//! text-sizing and graphics protocols for how support is found out.

/// A quote, a box drawing line, and after each the question where the cursor stands.
const WIDTHS: &str = "\x1b[H\u{201C}\x1b[6n\x1b[H\u{2502}\x1b[6n";
/// A blank that is to take two cells, one that is to take two cells and two rows, and after each the same question.
const SCALES: &str = "\x1b[H\x1b]66;w=2; \x1b\\\x1b[6n\x1b[H\x1b]66;s=2; \x1b\\\x1b[6n";
/// Whether a picture of one pixel could be shown; nothing is kept of it.
const GRAPHICS: &str = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\";
/// How many pixels a cell has.
const CELL: &str = "\x1b[16t";
/// What the terminal is. Every one answers this, so it comes last: its answer ends the wait.
const ATTRIBUTES: &str = "\x1b[c";
/// Rows from the top that the questions print in.
pub(super) const ROWS: u16 = 2;
/// Those rows, erased; they lead back to the first.
const ERASE: &str = "\x1b[0m\x1b[2;1H\x1b[K\x1b[H\x1b[K";

/// The questions for the terminal outside.
pub(in crate::tui) fn question() -> String {
    let is_set = |name| std::env::var_os(name).is_some_and(|value: std::ffi::OsString| !value.is_empty());
    let term = std::env::var("TERM").unwrap_or_default();
    batch(&term, is_set("TMUX") || is_set("STY"))
}

/// The questions for a terminal of this name. The Linux console prints strings it does not know; tmux and screen take
/// the question for pictures for a title, and show it in their status line.
fn batch(term: &str, is_multiplexed: bool) -> String {
    let is_console = term == "linux" || term.starts_with("linux-");
    let is_multiplexed = is_multiplexed || term.starts_with("screen") || term.starts_with("tmux");
    let mut batch = String::from(WIDTHS);
    if !is_console {
        batch.push_str(SCALES);
    }
    if !is_console && !is_multiplexed {
        batch.push_str(GRAPHICS);
    }
    batch + CELL + ATTRIBUTES + ERASE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_asked_only_what_it_does_not_show() {
        for (term, is_multiplexed, scales, graphics) in [
            ("xterm-kitty", false, true, true),
            ("xterm-256color", false, true, true),
            ("", false, true, true),
            ("xterm-256color", true, true, false),
            ("tmux-256color", false, true, false),
            ("screen.xterm-256color", false, true, false),
            ("linux", false, false, false),
            ("linux-16color", false, false, false),
        ] {
            let batch = batch(term, is_multiplexed);
            assert_eq!((batch.contains("\x1b]66"), batch.contains("\x1b_G")), (scales, graphics), "{term}");
            assert!(batch.starts_with(WIDTHS) && batch.ends_with(&format!("\x1b[c{ERASE}")), "{batch:?}");
        }
    }

    #[test]
    fn a_terminal_shows_nothing_of_the_questions() {
        let mut screen = vt100::Parser::default();
        for term in ["xterm", "screen", "linux"] {
            screen.process(batch(term, false).as_bytes());
            assert_eq!(screen.screen().contents(), "", "{term}");
            assert_eq!(screen.screen().cursor_position(), (0, 0), "{term}");
        }
    }
}
