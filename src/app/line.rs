//! The line at the foot in which searches and commands are typed.
//!
//! Owns what its keys come to, the commands by name and how they are completed. It refuses to edit text: the prompt
//! does.

use super::command::BINDINGS;
use super::options::CHOICES;
use super::prompt::Typed;
use super::update::{MOST, Relay};
use super::{App, Command, Effect, Key, Prompt, Purpose};
use crate::l10n::Say;

/// Names of commands that take something behind them.
const WITH_ARGUMENT: [&str; 5] = ["article", "export", "page", "save-options", "set"];
/// Most older texts that are remembered.
const OLDER: usize = 100;

impl App {
    /// Opens the line for a command.
    pub(super) fn ask_command(&mut self, text: &str) {
        self.prompt = Some(Prompt::new(Purpose::Command, text));
    }

    /// A pasted text goes into a line that is being typed, and nowhere else: it is no command.
    pub(super) fn pasted(&mut self, text: &str) -> Option<Effect> {
        self.notice = None;
        let typed = self.prompt.as_mut()?.insert(text.trim_end_matches(['\n', '\r']));
        self.after_typing(typed)
    }

    /// Answers a key while a line is being typed.
    pub(super) fn typed_in_prompt(&mut self, key: Key) -> Option<Effect> {
        let typed = self.prompt.as_mut()?.key(key);
        self.after_typing(typed)
    }

    fn after_typing(&mut self, typed: Typed) -> Option<Effect> {
        let purpose = self.prompt.as_ref()?.purpose;
        if let (Typed::Changed, Some(prompt)) = (typed, self.prompt.as_mut()) {
            prompt.completions.clear();
        }
        // What was said of the text holds until it is another; what is wrong with it is said once more at its end.
        let said = if typed == Typed::Moved { None } else { self.notice.take() };
        match (typed, purpose) {
            (Typed::Moved, _) => None,
            (Typed::Changed, Purpose::Search(_)) => self.search_live(),
            (Typed::Changed, Purpose::Across) => self.search_across(),
            (Typed::Changed, Purpose::Command) => None,
            (Typed::Recall(step), _) => {
                self.recall(step);
                match purpose {
                    Purpose::Search(_) => self.search_live(),
                    Purpose::Across => self.search_across(),
                    Purpose::Command => None,
                }
            }
            (Typed::Complete(step), Purpose::Command) => {
                self.complete(step);
                None
            }
            (Typed::Complete(_), Purpose::Search(_) | Purpose::Across) => None,
            (Typed::Cancelled, _) => {
                self.prompt = None;
                match purpose {
                    Purpose::Search(_) => self.cancel_search(),
                    Purpose::Across => self.cancel_across(),
                    Purpose::Command => {}
                }
                None
            }
            (Typed::Accepted, _) => {
                let text = self.prompt.take()?.text().to_owned();
                self.remember(purpose, &text);
                match purpose {
                    Purpose::Search(_) => self.accept_search(said),
                    Purpose::Across => {
                        self.accept_across(said);
                        None
                    }
                    Purpose::Command => self.run_line(&text),
                }
            }
        }
    }

    fn older(&mut self, purpose: Purpose) -> &mut Vec<String> {
        let [searches, commands] = &mut self.typed;
        if purpose == Purpose::Command { commands } else { searches }
    }

    fn remember(&mut self, purpose: Purpose, text: &str) {
        let older = self.older(purpose);
        if text.trim().is_empty() {
            return;
        }
        older.retain(|old| old != text);
        older.push(text.to_owned());
        if older.len() > OLDER {
            older.remove(0);
        }
    }

    /// Puts an older text into the line, or a newer one.
    fn recall(&mut self, step: isize) {
        let Some(mut prompt) = self.prompt.take() else { return };
        let older = self.older(prompt.purpose);
        let age = prompt.age.saturating_add_signed(step).min(older.len());
        if prompt.age == 0 {
            prompt.draft.clone_from(&prompt.text);
        }
        let text = older.len().checked_sub(age).and_then(|index| older.get(index)).filter(|_| age > 0).cloned();
        prompt.age = age;
        let text = text.unwrap_or_else(|| prompt.draft.clone());
        prompt.set(text);
        self.prompt = Some(prompt);
    }

    /// Puts the next completion into the line.
    fn complete(&mut self, step: isize) {
        let Some(mut prompt) = self.prompt.take() else { return };
        if prompt.completions.is_empty() {
            prompt.completions = completions(prompt.text());
            prompt.picked = if step > 0 { 0 } else { prompt.completions.len().saturating_sub(1) };
        } else {
            let count = prompt.completions.len();
            prompt.picked = if step > 0 { (prompt.picked + 1) % count } else { (prompt.picked + count - 1) % count };
        }
        if let Some(text) = prompt.completions.get(prompt.picked).cloned() {
            prompt.set(text);
        }
        self.prompt = Some(prompt);
    }

    /// Does what was typed.
    fn run_line(&mut self, text: &str) -> Option<Effect> {
        let text = text.trim();
        let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let name = half_width(name);
        // A path is meant as it was typed.
        if name == "export" && !self.is_on_shelf() {
            return self.export(rest.trim());
        }
        let argument = half_width(rest.trim());
        let number = argument.parse::<usize>().ok().map(|number| number.min(MOST));
        let is_of_paper = matches!(name.as_str(), "page" | "article") || name.parse::<usize>().is_ok();
        match (name.as_str(), number) {
            ("", _) => {}
            _ if is_of_paper && self.is_on_shelf() => self.notice = Some(self.words.say(Say::ShelfNeedsPaper)),
            ("page", Some(number)) => self.go_to_page(number),
            ("article", Some(number)) => self.go_to_article(number),
            ("set", _) => self.set(&argument),
            ("save-options", _) => {
                return Some(self.keep_options());
            }
            (digits, _) if digits.parse::<usize>().is_ok() => self.go_to_article(digits.parse().unwrap_or(0)),
            ("q" | "wq" | "x", _) => return Some(Effect::Quit),
            _ => match BINDINGS.iter().find(|binding| binding.name == name) {
                Some(binding) if binding.command != Command::CommandLine => {
                    return self.run(binding.command, letter(&argument), number);
                }
                Some(_) => {}
                None => self.notice = Some(self.fill(Say::NoSuchCommand, &[("name", name)])),
            },
        }
        None
    }

    /// Goes to the article of a number in the contents.
    fn go_to_article(&mut self, number: usize) {
        match number.checked_sub(1).and_then(|index| self.order.get(index)).copied() {
            Some(article) => self.go(article),
            None => self.notice = Some(self.words.fill(Say::ArticleMissing, &[("number", number.into())])),
        }
    }

    /// Sets an option to the value that was typed: goes round its values until it is that.
    fn set(&mut self, argument: &str) {
        let (name, value) = argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
        let Some(choice) = CHOICES.iter().find(|choice| choice.name == name) else {
            let names: Vec<&str> = CHOICES.iter().map(|choice| choice.name).collect();
            self.notice = Some(self.fill(Say::NoSuchOption, &[("name", name.to_owned()), ("names", names.join(", "))]));
            return;
        };
        if choice.set(self, value.trim()) {
            self.refresh(Relay::All);
        } else {
            let values = choice.values();
            self.notice = Some(self.fill(Say::NoSuchValue, &[("name", name.to_owned()), ("values", values)]));
        }
    }
}

/// The letter that a command was given.
fn letter(argument: &str) -> Option<char> {
    argument.chars().next().filter(char::is_ascii_lowercase)
}

/// A line that an input method typed full-width, as it is meant.
fn half_width(text: &str) -> String {
    let twin = |char: char| match Key::typed(char).twin().code {
        super::Code::Char(twin) if matches!(char, '\u{FF01}'..='\u{FF5E}' | '\u{3000}') => twin,
        _ => char,
    };
    text.chars().map(twin).collect()
}

/// What a line may be completed to.
fn completions(text: &str) -> Vec<String> {
    let text = half_width(text.trim_start());
    if let Some(option) = text.strip_prefix("set ") {
        let Some((name, value)) = option.split_once(' ') else {
            let names = CHOICES.iter().map(|choice| choice.name);
            return names.filter(|name| name.starts_with(option)).map(|name| format!("set {name} ")).collect();
        };
        let choice = CHOICES.iter().find(|choice| choice.name == name);
        let values = choice.map_or(&[][..], super::options::Choice::words).iter();
        return values.filter(|word| word.starts_with(value)).map(|word| format!("set {name} {word}")).collect();
    }
    if text.contains(char::is_whitespace) {
        return Vec::new();
    }
    let mut names: Vec<&str> = BINDINGS.iter().map(|binding| binding.name).chain(WITH_ARGUMENT).collect();
    names.sort_unstable();
    names.dedup();
    let begins = names.iter().filter(|name| name.starts_with(&text));
    let holds = names.iter().filter(|name| !name.starts_with(&text) && name.contains(&text));
    begins.chain(holds).map(|name| (*name).to_owned()).collect()
}

/// What a line may become, for the hint beside it: the same while one goes through it.
pub(super) fn hints(prompt: &Prompt) -> Vec<String> {
    let all = if prompt.completions.is_empty() { completions(prompt.text()) } else { prompt.completions.clone() };
    let last = |text: &str| text.trim_end().rsplit(' ').next().unwrap_or_default().to_owned();
    all.iter().skip(prompt.picked).take(12).map(|text| last(text)).collect()
}
