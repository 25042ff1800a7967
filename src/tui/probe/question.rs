//! What the terminal is asked, in one batch.
//!
//! Owns the questions and which terminals are spared some of them. It refuses to leave anything on the screen: all is
//! printed where it is cleared again before the first frame.
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
/// What was printed, and what a terminal took for text, is gone before it can be seen.
const CLEAR: &str = "\x1b[H\x1b[2J";

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
    batch + CELL + ATTRIBUTES + CLEAR
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
            assert!(batch.starts_with(WIDTHS) && batch.ends_with("\x1b[c\x1b[H\x1b[2J"), "{batch:?}");
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
