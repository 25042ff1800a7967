//! `[bind]`: the reader's own keys, raw to clean.
//!
//! Owns that every key is looked at on its own: a bad one is told and left out, the good ones of its command hold. What
//! a key is, and which hide each other, it asks the key table of `app`.

use toml::Spanned;
use toml::de::DeValue;

use super::parse::Source;
use super::problem::{Problem, quoted};
use super::settings::SETTINGS;
use crate::app::{BINDINGS, Binding, Key, Keymap, KeymapError};
use crate::edition::file::nearest;

/// The name of the table.
pub(super) const BIND: &str = "bind";
/// Most keys of a command. The key table gives three; every further one is tried against all the others.
const MOST: usize = 16;
/// Names that other programs have for keys, and ours.
const ALIASES: [(&str, &str); 12] = [
    ("return", "enter"),
    ("cr", "enter"),
    ("escape", "esc"),
    ("del", "delete"),
    ("bs", "backspace"),
    ("pageup", "pgup"),
    ("page-up", "pgup"),
    ("pagedown", "pgdn"),
    ("page-down", "pgdn"),
    ("backtab", "shift-tab"),
    ("spc", "space"),
    ("spacebar", "space"),
];

/// Commands and their keys, clean: see `Config::bindings`.
type Bindings = Vec<(String, Vec<String>)>;

/// A command whose keys were read.
struct Bound {
    binding: &'static Binding,
    keys: Vec<String>,
}

/// Reads the table; the first command that has a key in the file keeps it.
pub(super) fn read(value: &Spanned<DeValue>, source: &Source) -> (Bindings, Vec<Problem>) {
    let mut problems = Vec::new();
    let Some(table) = value.get_ref().as_table() else {
        problems.push(Problem::WrongValue {
            line: source.line(&value.span()),
            key: BIND,
            found: source.found(value),
            expected: "a table of commands and their keys".to_owned(),
            advice: ": write `[bind]` on a line of its own, and `COMMAND = [\"KEY\"]` below".to_owned(),
        });
        return (Vec::new(), problems);
    };
    let mut entries: Vec<_> = table.iter().filter(|(key, value)| source.is_whole(&key.span(), &value.span())).collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut read = Reading { source, keymap: Keymap::default(), bound: Vec::new(), problems };
    for (name, value) in entries {
        match BINDINGS.iter().find(|binding| binding.name == name.get_ref()) {
            Some(binding) => read.command(binding, value),
            None => read.problems.push(unknown(source.line(&name.span()), name.get_ref())),
        }
    }
    let Reading { mut bound, problems, .. } = read;
    bound.sort_by_key(|bound| BINDINGS.iter().position(|binding| binding.name == bound.binding.name));
    (bound.into_iter().map(|bound| (bound.binding.name.to_owned(), bound.keys)).collect(), problems)
}

/// The table while it is read.
struct Reading<'t> {
    source: &'t Source<'t>,
    /// What was bound so far, over the key table.
    keymap: Keymap,
    bound: Vec<Bound>,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    /// Takes the keys of a command.
    fn command(&mut self, binding: &'static Binding, value: &Spanned<DeValue>) {
        let alone = std::slice::from_ref(value);
        let values = value.get_ref().as_array().map_or(alone, |array| &**array);
        let strings = values.iter().map(|value| Some((self.source.line(&value.span()), value.get_ref().as_str()?)));
        let Some(strings) = strings.collect::<Option<Vec<_>>>().filter(|strings| strings.len() <= MOST) else {
            self.problems.push(Problem::WrongValue {
                line: self.source.line(&value.span()),
                key: binding.name,
                found: self.source.found(value),
                expected: format!("a key such as \"x\" or \"g x\", or a list of up to {MOST} of them"),
                advice: "; correct it, or remove it for the keys it has otherwise".to_owned(),
            });
            return;
        };
        let mut keys: Vec<String> = Vec::new();
        let mut bad = 0;
        for (line, string) in strings {
            let key = string.split_whitespace().collect::<Vec<_>>().join(" ");
            if key.is_empty() || keys.contains(&key) {
                continue;
            }
            match self.wrong(binding, &key, line) {
                Some(problem) => {
                    self.problems.push(problem);
                    bad += 1;
                }
                None => keys.push(key),
            }
        }
        // A command without one good key keeps those it has; one that was given none has none.
        if !keys.is_empty() || bad == 0 {
            // Every key of it was tried.
            let _ = self.keymap.rebind(binding.name, &keys);
            self.bound.push(Bound { binding, keys });
        }
    }

    /// What is wrong with a key for a command.
    fn wrong(&self, binding: &'static Binding, key: &str, line: usize) -> Option<Problem> {
        let mut tried = self.keymap.clone();
        match tried.rebind(binding.name, &[key.to_owned()]) {
            Err(KeymapError::Key(name)) => {
                let near = meant(&name);
                return Some(Problem::Key { line, error: KeymapError::Key(quoted(&name)), near });
            }
            Err(error) => return Some(Problem::Key { line, error, near: None }),
            Ok(()) => {}
        }
        let lost = |bound: &&Bound| {
            let command = bound.binding.command;
            tried.sequences(command) != self.keymap.sequences(command)
        };
        let first = self.bound.iter().find(lost)?.binding.name;
        Some(Problem::KeyOfTwo { line, key: quoted(key), first, second: binding.name })
    }
}

/// A name that is no command's.
fn unknown(line: usize, name: &str) -> Problem {
    if let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) {
        return Problem::SettingBelow { line, name: setting.name };
    }
    let name = quoted(name);
    let near = nearest(&name.to_lowercase().replace('_', "-"), BINDINGS.iter().map(|binding| binding.name));
    Problem::UnknownCommand { line, name, near }
}

/// The key that was likely meant by a name: as other programs write it, as keys are shown, or misspelt.
fn meant(name: &str) -> Option<String> {
    // As vim and Emacs write them, `<C-f>` and `C-f`, and `Ctrl+F`.
    let bare = name.trim_start_matches('<').trim_end_matches('>').to_lowercase().replace('+', "-");
    let (held, key) = match bare.split_once('-') {
        Some(("c" | "ctrl" | "control" | "^", key)) => ("ctrl-", key),
        Some(("m" | "alt" | "meta", key)) => ("alt-", key),
        _ => ("", bare.as_str()),
    };
    let key = ALIASES.iter().find(|(alias, _)| *alias == key).map_or(key, |(_, key)| *key);
    let plain = format!("{held}{key}");
    if Key::parse(&plain).is_some() {
        return Some(plain);
    }
    // `gg` is how a sequence is shown.
    let mut chars = name.chars();
    if let (Some(first), Some(second), None) = (chars.next(), chars.next(), chars.next())
        && first.is_ascii_graphic()
        && second.is_ascii_graphic()
    {
        return Some(format!("{first} {second}"));
    }
    let names = BINDINGS.iter().flat_map(|binding| binding.keys).filter(|keys| keys.len() > 2 && !keys.contains(' '));
    nearest(&bare, names.copied()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::config::parse;

    /// The bindings of a text, and what is said of it without the file's name.
    fn bound(text: &str) -> (Vec<(String, String)>, Vec<String>) {
        let loaded = parse(text);
        let lines = loaded.lines("c".as_ref());
        let bindings = loaded.config.bindings.into_iter().map(|(name, keys)| (name, keys.join(", "))).collect();
        (bindings, lines.into_iter().map(|line| line.strip_prefix("c:").unwrap().to_owned()).collect())
    }

    #[test]
    fn commands_have_the_keys_they_are_given_in_the_order_of_the_table() {
        for (text, expected) in [
            ("[bind]\n", &[][..]),
            ("[bind]\nnext-article = [\"J\", \"n\"]", &[("next-article", "J, n")]),
            ("[bind]\nstar = \"x\"\ntop = [\"g g\", \" g   t \"]", &[("top", "g g, g t"), ("star", "x")]),
            ("bind = { quit = [], close = \"\", help = [\"\", \" \"] }", &[("close", ""), ("help", ""), ("quit", "")]),
            ("[bind]\nmark = \"x\"\nmark-go = \"X a-z\"", &[("mark", "x"), ("mark-go", "X a-z")]),
            (
                "[bind]\nsearch = [\"搜\", \"ctrl-f\", \"f3\", \"space\", \"搜\"]",
                &[("search", "搜, ctrl-f, f3, space")],
            ),
            // While selecting a key may mean something else than it does always.
            ("[bind]\ncopy-selection = \"c\"\ncolumns = \"c\"", &[("copy-selection", "c"), ("columns", "c")]),
        ] {
            let expected: Vec<_> =
                expected.iter().map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned())).collect();
            assert_eq!(bound(text), (expected, Vec::new()), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_the_rest_holds() {
        let no_key = "expected a character, or a name such as `space`, `ctrl-f`, `pgdn` or `f1`";
        for (lines, kept, said) in [
            ("nxt-article = \"n\"", "", "2: unknown command `nxt-article`: did you mean `next-article`?".to_owned()),
            ("\n\nNext_Article = \"n\"", "", "4: unknown command `Next_Article`: did you mean `next-article`?".into()),
            ("\"报\" = \"n\"", "", "2: unknown command `报`: remove it; `newsprint config` lists the commands".into()),
            ("hang = true", "", "2: `hang` is a setting and no command: write it above `[bind]`".into()),
            ("star = \"报纸\"", "", format!("2: no key `报纸`: {no_key}")),
            ("star = [\n\"x\",\n\"nokey\",\n]", "x", format!("4: no key `nokey`: {no_key}")),
            ("star = \"gs\"", "", format!("2: no key `gs`: {no_key}; did you mean `g s`?")),
            ("star = \"<C-F>\"", "", format!("2: no key `<C-F>`: {no_key}; did you mean `ctrl-f`?")),
            ("star = \"Ctrl+PageDown\"", "", format!("2: no key `Ctrl+PageDown`: {no_key}; did you mean `ctrl-pgdn`?")),
            ("star = \"Return\"", "", format!("2: no key `Return`: {no_key}; did you mean `enter`?")),
            ("star = \"hoem\"", "", format!("2: no key `hoem`: {no_key}; did you mean `home`?")),
            ("mark = \"a-z\"", "", format!("2: no key `a-z`: {no_key}")),
            (
                "star = 1",
                "",
                "2: `star` is `1`: expected a key such as \"x\" or \"g x\", or a list of up to 16 of them; correct it, or \
                 remove it for the keys it has otherwise"
                    .into(),
            ),
        ] {
            let (bindings, told) = bound(&format!("[bind]\n{lines}\nquit = \"X\"\n"));
            assert_eq!(told, [said], "{lines}");
            let star = bindings.iter().find(|(name, _)| name == "star").map_or("", |(_, keys)| keys);
            assert_eq!((star, bindings.last().unwrap().1.as_str()), (kept, "X"), "{lines}");
        }
        let (_, told) = bound("hang = true\nbind = \"n\"");
        assert!(
            told[0].starts_with("2: `bind` is `\"n\"`: expected a table of commands and their keys: write "),
            "{told:?}"
        );
        let (_, told) = bound("[bind.star]\nx = 1");
        assert!(told[0].starts_with("1: `star` is a table: expected a key "), "{told:?}");
        let (bindings, told) = bound("[bind]\nstar = \"x\"\nread: \"q\"\nquit = \"X\"");
        assert_eq!((bindings.len(), told.len()), (2, 1), "a line that is no TOML takes no other with it: {told:?}");
    }

    #[test]
    fn a_key_of_two_commands_is_told_and_stays_with_the_first() {
        for (first, second, key) in
            [("\"x\"", "[\"x\", \"X\"]", "x"), ("\"g\"", "[\"X\", \"g r\"]", "g r"), ("\"g s\"", "[\"g\", \"X\"]", "g")]
        {
            let (bindings, told) = bound(&format!("[bind]\nstar = {first}\nread = {second}\n"));
            let said = format!(
                "3: `{key}` of `read` is a key of `star` already: give it to one of them; until then `star` has it"
            );
            assert_eq!(told, [said]);
            assert_eq!(bindings.last().unwrap(), &("read".to_owned(), "X".to_owned()));
        }
        // The first is the one above, whatever the order of the key table is.
        let (bindings, told) = bound("[bind]\nquit = \"x\"\nline-down = \"x\"\n");
        assert_eq!((bindings.len(), told.len()), (1, 1));
        assert_eq!(bindings[0].0, "quit");
        // A letter of `mark` is any of them; full-width keys are their twins.
        assert_eq!(bound("[bind]\nmark = \"x\"\nstar = \"x q\"\n").1.len(), 1);
        assert_eq!(bound("[bind]\nsearch = \"？\"\nstar = \"?\"\n").1.len(), 1);
    }

    #[test]
    fn a_flood_of_keys_is_no_list_of_keys() {
        let keys: Vec<String> = (0..100_000).map(|number| format!("\"{number}\"")).collect();
        let (bindings, told) = bound(&format!("[bind]\nstar = [{}]", keys.join(",")));
        assert_eq!((bindings.len(), told.len()), (0, 1));
        assert!(told[0].len() < 300, "{told:?}");
    }
}
