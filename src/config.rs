//! The config: what the reader's own file asks for.
//!
//! Owns the settings, the file they stand in, and what is said of a file with problems. It refuses to stop the
//! program: without a file, or with a bad one, what cannot be read is as if it were not there. It also refuses
//! to act on a setting; who needs it looks into [`Config`].
//!
//! ```text
//! config.toml ─ file: bytes, limited ─▶ parse: TOML with its places ─┬ settings: the one table ─┬▶ Config + problems
//!      ▲                                                             └ bind: keys of commands ──┘      │
//!      └─ keep: some values, the rest as it stands                     a file again ◀─ shown ──────────┘
//! ```

mod bind;
mod file;
mod keep;
mod parse;
mod problem;
mod settings;
mod shown;
mod value;

pub use file::{load, path};
pub use keep::{KeepError, keep};
pub use parse::parse;
pub use problem::Problem;
pub use settings::{Config, SETTINGS, Setting};
pub use shown::{example, in_force};
pub use value::{Columns, Drawn, Measure, Opener, Readings, Spoken, Switch};

use std::path::Path;

/// Most problems of one file that are told one by one.
const TOLD: usize = 20;

/// What a file came to: the settings that could be read, defaults for the rest, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// What is wrong with the file, in its order; empty if nothing is.
    pub problems: Vec<Problem>,
}

impl Loaded {
    /// The problems as they are shown, one a line, each behind the file's name: `PATH:LINE: MESSAGE`.
    ///
    /// At most 20 are told and the rest counted, so that a file of another kind does not flood the terminal.
    ///
    /// ```
    /// let loaded = newsprint::config::parse("ambigous = \"wide\"\n[报纸]\n");
    /// let lines = loaded.lines("config.toml".as_ref());
    /// assert_eq!(lines[0], "config.toml:1: unknown key `ambigous`: did you mean `ambiguous`?");
    /// assert!(lines[1].starts_with("config.toml:2: "));
    /// ```
    pub fn lines(&self, file: &Path) -> Vec<String> {
        let mut lines: Vec<String> = self.problems.iter().take(TOLD).map(|problem| problem.told(file)).collect();
        let rest = self.problems.len().saturating_sub(TOLD);
        if rest > 0 {
            lines.push(format!("{}: {rest} more problems", problem::name(file)));
        }
        lines
    }
}

#[cfg(test)]
mod tests;
