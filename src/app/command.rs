//! The one key table: what can be done, with which keys, in which words.
//!
//! Owns every command, its name, keys and description; the program, the help screen and the README are fed
//! from here. It refuses to do anything itself.

use super::key::Key;

/// Something a reader can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// One line on.
    LineDown,
    /// One line back.
    LineUp,
    /// One page on; one column keeps a line.
    PageDown,
    /// One page back; one column keeps a line.
    PageUp,
    /// Half a page on.
    HalfDown,
    /// Half a page back.
    HalfUp,
    /// To the first line.
    Top,
    /// To the last line.
    End,
    /// Another count of columns.
    Columns,
    /// Show or hide the readings of ruby.
    Readings,
    /// Mark repaired places, or not.
    Repairs,
    /// The next repaired place.
    NextRepair,
    /// Open what is selected.
    Open,
    /// Back to what was there before.
    Back,
    /// Back, or out of the program where nothing is behind.
    Close,
    /// To the next article.
    NextArticle,
    /// To the article before.
    PreviousArticle,
    /// To the next section.
    NextSection,
    /// To the section before.
    PreviousSection,
    /// To the next printed page.
    NextPage,
    /// To the printed page before.
    PreviousPage,
    /// To the list of headlines.
    Contents,
    /// The keys.
    Help,
    /// Draw everything anew.
    Redraw,
    /// Stop until the shell continues the program.
    Suspend,
    /// End the program.
    Quit,
}

/// A row of the key table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What is done.
    pub command: Command,
    /// Its name, for people and files.
    pub name: &'static str,
    /// Its keys; the keys of a sequence stand apart by a blank.
    pub keys: &'static [&'static str],
    /// What it does, in words.
    pub help: &'static str,
}

const fn binding(command: Command, name: &'static str, keys: &'static [&'static str], help: &'static str) -> Binding {
    Binding { command, name, keys, help }
}

/// The key table, in the order it is shown.
pub const BINDINGS: &[Binding] = &[
    binding(Command::LineDown, "line-down", &["j", "down"], "a line on (columns: a page); the next headline"),
    binding(Command::LineUp, "line-up", &["k", "up"], "a line back (columns: a page); the headline before"),
    binding(Command::PageDown, "page-down", &["space", "ctrl-f", "pgdn"], "one page on; one column keeps a line"),
    binding(Command::PageUp, "page-up", &["b", "ctrl-b", "pgup"], "one page back; one column keeps a line"),
    binding(Command::HalfDown, "half-down", &["d", "ctrl-d"], "half a page on (columns: a page)"),
    binding(Command::HalfUp, "half-up", &["u", "ctrl-u"], "half a page back (columns: a page)"),
    binding(Command::Top, "top", &["g g", "home"], "to the start"),
    binding(Command::End, "end", &["G", "end"], "to the end"),
    binding(Command::Open, "open", &["enter", "l", "right"], "read the article"),
    binding(Command::Back, "back", &["h", "left", "backspace", "esc"], "back to the headlines"),
    binding(Command::Close, "close", &["q"], "back; from the headlines, quit"),
    binding(Command::NextArticle, "next-article", &["J"], "the next article"),
    binding(Command::PreviousArticle, "previous-article", &["K"], "the article before"),
    binding(Command::NextSection, "next-section", &["]"], "the next section"),
    binding(Command::PreviousSection, "previous-section", &["["], "the section before"),
    binding(Command::NextPage, "next-page", &["L"], "the next printed page"),
    binding(Command::PreviousPage, "previous-page", &["H"], "the printed page before"),
    binding(Command::Contents, "contents", &["t"], "the headlines"),
    binding(Command::Columns, "columns", &["c"], "more columns, or fewer"),
    binding(Command::Readings, "readings", &["R"], "show or hide the readings of ruby"),
    binding(Command::Repairs, "repairs", &["!"], "mark what an importer repaired, or not"),
    binding(Command::NextRepair, "next-repair", &["."], "the next repaired place"),
    binding(Command::Help, "help", &["?", "f1"], "these keys"),
    binding(Command::Redraw, "redraw", &["ctrl-l"], "draw everything anew"),
    binding(Command::Suspend, "suspend", &["ctrl-z"], "stop until the shell continues"),
    binding(Command::Quit, "quit", &["Q", "ctrl-c"], "quit"),
];

/// What typed keys come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A command.
    Command(Command),
    /// The start of a longer sequence.
    Prefix,
    /// Nothing.
    Nothing,
}

/// Looks typed keys up in the table.
pub fn find(typed: &[Key]) -> Found {
    let mut prefix = false;
    for binding in BINDINGS {
        for keys in binding.keys {
            let mut sequence = keys.split(' ').filter_map(Key::parse);
            let matched = typed.iter().all(|key| sequence.next().as_ref() == Some(key));
            match (matched, sequence.next()) {
                (true, None) => return Found::Command(binding.command),
                (true, Some(_)) => prefix = true,
                (false, _) => {}
            }
        }
    }
    if prefix { Found::Prefix } else { Found::Nothing }
}

/// The commands that a prefix may lead to, as `KEY NAME`.
pub fn continuations(typed: &[Key]) -> Vec<String> {
    let rest = |keys: &&str| -> Option<String> {
        let sequence: Vec<Key> = keys.split(' ').filter_map(Key::parse).collect();
        let rest = sequence.strip_prefix(typed).filter(|rest| !rest.is_empty())?;
        Some(rest.iter().map(Key::to_string).collect::<Vec<_>>().join(" "))
    };
    let all =
        BINDINGS.iter().flat_map(|binding| binding.keys.iter().filter_map(rest).map(move |rest| (rest, binding.name)));
    all.map(|(rest, name)| format!("{rest} {name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_key_has_a_name_and_one_meaning() {
        let mut seen = HashSet::new();
        for binding in BINDINGS {
            for keys in binding.keys {
                assert!(keys.split(' ').all(|key| Key::parse(key).is_some()), "{keys}");
                assert!(seen.insert(*keys), "{keys} is bound twice");
                let typed: Vec<Key> = keys.split(' ').filter_map(Key::parse).collect();
                assert_eq!(find(&typed), Found::Command(binding.command), "{keys}");
            }
        }
    }

    #[test]
    fn a_prefix_waits_and_says_what_may_follow() {
        let g = Key::parse("g").unwrap();
        assert_eq!(find(&[g]), Found::Prefix);
        assert_eq!(continuations(&[g]), ["g top"]);
        assert_eq!(find(&[g, Key::parse("x").unwrap()]), Found::Nothing);
    }
}
