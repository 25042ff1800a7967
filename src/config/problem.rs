//! A problem of the config file: where, what was expected, what to do.
//!
//! Owns the wording. Whatever stood in the file is cut and cleaned before it comes in here. It refuses to know
//! the file's name; who shows the problem puts that in front.

use std::path::Path;

use crate::app::KeymapError;
use crate::edition::clean_line;

/// Something wrong with a config file. None of them stops the program.
///
/// Lines count from 1. What is quoted of the file is clean and short.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A key that is none.
    #[error("unknown key `{name}`: {}", for_unknown(*.near))]
    UnknownKey {
        /// The line of the key.
        line: usize,
        /// The key as it stands.
        name: String,
        /// The key that was likely meant.
        near: Option<&'static str>,
    },
    /// A value that its key cannot have.
    #[error("`{key}` is {found}: expected {expected}{advice}")]
    WrongValue {
        /// The line of the value.
        line: usize,
        /// The key.
        key: &'static str,
        /// The value as it stands, in backticks, or what it is.
        found: String,
        /// The values that the key may have.
        expected: String,
        /// What to do, with the mark that joins it to the rest.
        advice: String,
    },
    /// A command at the top of the file.
    #[error("`{name}` is a command: write it below `[bind]`")]
    CommandAbove {
        /// The line of the key.
        line: usize,
        /// The command.
        name: &'static str,
    },
    /// A name in `[bind]` that is no command's.
    #[error("unknown command `{name}`: {}", for_command(*.near))]
    UnknownCommand {
        /// The line of the name.
        line: usize,
        /// The name as it stands.
        name: String,
        /// The command that was likely meant.
        near: Option<&'static str>,
    },
    /// A setting in `[bind]`.
    #[error("`{name}` is a setting and no command: write it above `[bind]`")]
    SettingBelow {
        /// The line of the setting.
        line: usize,
        /// The setting.
        name: &'static str,
    },
    /// A key that no keyboard has.
    #[error("{error}{}", .near.as_deref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    Key {
        /// The line of the key.
        line: usize,
        /// What is wrong with it.
        error: KeymapError,
        /// The key that was likely meant.
        near: Option<String>,
    },
    /// A key of two commands.
    #[error("`{key}` of `{second}` is a key of `{first}` already: give it to one of them; until then `{first}` has it")]
    KeyOfTwo {
        /// The line of the key, the second time.
        line: usize,
        /// The key.
        key: String,
        /// The command that keeps it.
        first: &'static str,
        /// The command that does not get it.
        second: &'static str,
    },
    /// A line that is no TOML.
    #[error("not TOML{}: {message}; {}", place(.at), for_syntax(.at))]
    Syntax {
        /// The line.
        line: usize,
        /// What stands where reading failed; may be empty.
        at: String,
        /// What was expected there.
        message: String,
    },
    /// Bytes that are no text.
    #[error("not UTF-8: save the file as UTF-8; until then the defaults hold")]
    NotUtf8 {
        /// The line of the first such byte.
        line: usize,
    },
    /// A file too large for a config.
    #[error("larger than 1 MiB: expected a few lines of TOML; until then the defaults hold")]
    TooLarge,
    /// A folder, a pipe, a device.
    #[error("is {what}: expected a TOML file; until then the defaults hold")]
    NoFile {
        /// What it is instead.
        what: &'static str,
    },
    /// A file that the system does not let us read.
    #[error("cannot be read: {0}; until then the defaults hold")]
    Unreadable(String),
}

impl Problem {
    /// The line it is on, from 1; none for a problem of the whole file.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::UnknownKey { line, .. }
            | Self::WrongValue { line, .. }
            | Self::CommandAbove { line, .. }
            | Self::UnknownCommand { line, .. }
            | Self::SettingBelow { line, .. }
            | Self::Key { line, .. }
            | Self::KeyOfTwo { line, .. }
            | Self::Syntax { line, .. }
            | Self::NotUtf8 { line } => Some(*line),
            Self::TooLarge | Self::NoFile { .. } | Self::Unreadable(_) => None,
        }
    }

    /// The problem in one line behind the name of its file.
    pub(super) fn told(&self, file: &Path) -> String {
        let file = name(file);
        match self.line() {
            Some(line) => format!("{file}:{line}: {self}"),
            None => format!("{file}: {self}"),
        }
    }
}

/// A file's name as it is shown.
pub(super) fn name(file: &Path) -> String {
    clean_line(&file.to_string_lossy())
}

/// Most characters that are quoted from a file.
const QUOTED: usize = 40;

/// A piece of a file as it may be quoted: short, clean, on one line.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    let short: String = text.chars().take(QUOTED).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("{}{more}", clean_line(&short))
}

fn for_unknown(near: Option<&str>) -> String {
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "remove it; the README lists the keys under Configuration".to_owned(),
    }
}

fn for_command(near: Option<&str>) -> String {
    match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "remove it; `newsprint config` lists the commands".to_owned(),
    }
}

fn place(at: &str) -> String {
    if at.is_empty() { String::new() } else { format!(" at `{at}`") }
}

/// An input method's quotes look right and are not; everything else is left to the message.
fn for_syntax(at: &str) -> &'static str {
    if at.starts_with(['“', '”', '‘', '’', '„', '「', '『', '＂']) {
        "use the plain quotes `\"…\"`"
    } else {
        "correct the line or remove it"
    }
}
