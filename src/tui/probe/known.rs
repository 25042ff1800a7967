//! What terminals said of themselves the last time.
//!
//! Owns the text that it is kept in: a line a terminal, the one that spoke last first. So the first page is drawn as the
//! terminal draws it, before it is asked again. It refuses to keep by what pictures are shown: they come after the answer.
//! A line that is none is passed over.

use crate::app::{Frames, Scaled, Terminal};
use crate::text::Ambiguous;

/// Most terminals that are kept: more than a person has.
const MOST: usize = 16;
/// Most letters of a variable that are looked at.
const LONGEST: usize = 64;
/// The variables that tell terminals apart, their versions, and what stands between.
const VARIABLES: [&str; 9] = [
    "TERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "LC_TERMINAL",
    "COLORTERM",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "XTERM_VERSION",
    // Who comes from another machine comes with another terminal.
    "SSH_CLIENT",
];
/// Those of which it matters that they are set.
const MULTIPLEXERS: [&str; 2] = ["TMUX", "STY"];

/// The name of the terminal outside, by what the environment says.
pub(in crate::tui) fn name() -> String {
    named(|name| std::env::var(name).unwrap_or_default())
}

fn named(variable: impl Fn(&str) -> String) -> String {
    let plain = |char: char| if char.is_ascii_graphic() { char } else { '_' };
    let value = |name: &&str| {
        let value = variable(name);
        let word = value.split(' ').next().unwrap_or_default();
        if word.is_empty() { "-".to_owned() } else { word.chars().take(LONGEST).map(plain).collect() }
    };
    let set = |name: &&str| if variable(name).is_empty() { "-" } else { "+" }.to_owned();
    VARIABLES.iter().map(value).chain(MULTIPLEXERS.iter().map(set)).collect::<Vec<_>>().join(" ")
}

/// What the terminal of a name said last; none where that is not known.
pub(in crate::tui) fn recalled(text: &str, name: &str) -> Option<Terminal> {
    text.lines().find_map(|line| read(line).filter(|(of, _)| *of == name)).map(|(_, terminal)| terminal)
}

/// The text with what a terminal says now; none where it says what it said, and is the first.
pub(in crate::tui) fn noted(text: &str, name: &str, terminal: &Terminal) -> Option<String> {
    let own = written(name, terminal);
    if text.lines().next() == Some(own.as_str()) {
        return None;
    }
    let others = text.lines().filter(|line| read(line).is_some_and(|(of, _)| of != name));
    Some(std::iter::once(own.as_str()).chain(others).take(MOST).fold(String::new(), |text, line| text + line + "\n"))
}

fn written(name: &str, terminal: &Terminal) -> String {
    let ambiguous = if terminal.ambiguous == Ambiguous::Wide { "wide" } else { "narrow" };
    let frames = if terminal.frames == Frames::Ascii { "ascii" } else { "box" };
    let scaled = if terminal.scaled == Scaled::Yes { "big" } else { "plain" };
    format!("{ambiguous} {frames} {scaled} {name}")
}

/// A line: a terminal's name, and what it said.
fn read(line: &str) -> Option<(&str, Terminal)> {
    let mut words = line.splitn(4, ' ');
    let ambiguous = match words.next()? {
        "wide" => Ambiguous::Wide,
        "narrow" => Ambiguous::Narrow,
        _ => return None,
    };
    let frames = match words.next()? {
        "ascii" => Frames::Ascii,
        "box" => Frames::Box,
        _ => return None,
    };
    let scaled = match words.next()? {
        "big" => Scaled::Yes,
        "plain" => Scaled::No,
        _ => return None,
    };
    Some((words.next()?, Terminal { ambiguous, frames, scaled, ..Terminal::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_said_is_found_by_its_name_alone() {
        let wide = Terminal { ambiguous: Ambiguous::Wide, frames: Frames::Ascii, ..Terminal::default() };
        let big = Terminal { scaled: Scaled::Yes, ..Terminal::default() };
        let text = noted("", "a", &wide).unwrap();
        let text = noted(&text, "b c", &big).unwrap();
        assert_eq!((recalled(&text, "a"), recalled(&text, "b c")), (Some(wide), Some(big)));
        assert_eq!((recalled(&text, "b"), recalled(&text, "")), (None, None));
        assert_eq!(noted(&text, "b c", &big), None, "nothing is new");
        let text = noted(&text, "a", &big).unwrap();
        assert_eq!((recalled(&text, "a"), text.lines().count()), (Some(big), 2));
    }

    #[test]
    fn lines_that_are_none_are_left_out_and_few_are_kept() {
        let spoilt = "wide\n\u{1b}[2J\nwide box\nnarrow box plain\nWIDE box plain x\n\nnarrow ascii big y\n";
        assert_eq!(recalled(spoilt, "x"), None);
        let text = noted(spoilt, "z", &Terminal::default()).unwrap();
        assert_eq!(text, "narrow box plain z\nnarrow ascii big y\n");
        let many = (0..40).fold(text, |text, n| noted(&text, &n.to_string(), &Terminal::default()).unwrap());
        assert_eq!((many.lines().count(), recalled(&many, "24").is_some(), recalled(&many, "23")), (MOST, true, None));
    }

    #[test]
    fn terminals_are_told_apart_by_the_environment_in_a_line() {
        let of = |set: &[(&str, &str)]| {
            let get =
                |name: &str| set.iter().find(|(of, _)| *of == name).map_or(String::new(), |(_, v)| (*v).to_owned());
            named(get)
        };
        assert_eq!(of(&[]), "- - - - - - - - - - -");
        let (near, far) = (of(&[("SSH_CLIENT", "::1 22 7")]), of(&[("SSH_CLIENT", "::2 22 7")]));
        assert!(near.contains(" ::1 ") && near != far, "{near}");
        assert_ne!(of(&[("TERM", "xterm"), ("TMUX", "x")]), of(&[("TERM", "xterm")]));
        let hostile = of(&[("TERM", "a\nwide ascii big b"), ("TERM_PROGRAM", &"报".repeat(1_000))]);
        assert!(hostile.is_ascii() && !hostile.contains('\n') && hostile.len() < 200, "{hostile}");
    }
}
