//! The arguments of what has to do with the shelf.
//!
//! Owns their names, their help and their ranges. It refuses to act on them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use crate::cli::library::day;
use crate::edition::Date;

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Open {
    /// The paper, by its name or the beginning of it (the newest issue of all, unless asked)
    pub(in crate::cli) paper: Option<String>,
    /// The day, as 2026-11-23; the name of an issue that has none (the newest issue, unless asked)
    pub(in crate::cli) date: Option<String>,
    /// The article that was read last, where it was left
    #[arg(long, conflicts_with_all = ["paper", "date"])]
    pub(in crate::cli) last: bool,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Save {
    /// Editions, files that can be imported, folders of them; `-` for standard input
    #[arg(required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The files are pages of one issue, in order
    #[arg(long)]
    pub(in crate::cli) together: bool,
    /// The paper's name, where the files do not print it
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) paper: Option<String>,
    /// The day, where the files do not print it
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(in crate::cli) date: Option<Date>,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = QUERY)]
pub(in crate::cli) struct Search {
    /// Words that all stand in an article; in quotes, words that stand together
    #[arg(required = true)]
    pub(in crate::cli) query: Vec<String>,
    /// Most articles that are shown (100, unless asked)
    #[arg(long, value_name = "N", value_parser = limit)]
    pub(in crate::cli) limit: Option<usize>,
    /// Answer in JSON, a line for each article
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

const QUERY: &str =
    "In the query `-word` leaves out articles; paper:NAME, date:2021-09..2021-10, page:1, section:TITLE, by:NAME,
kind:notice, is:starred, is:read and is:unread keep those of which it is so; behind `re:` it is a regular expression.
A query that begins with `-` stands behind `--`.";

fn limit(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|limit| *limit > 0).ok_or_else(|| "expected a number from 1".to_owned())
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Shelf {
    #[command(subcommand)]
    pub(in crate::cli) what: OfShelf,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum OfShelf {
    /// List the issues on it, newest first
    List(ListShelf),
    /// Tell of one issue: file, articles, what has been read
    Show(Named),
    /// Take an issue off it; what was read and kept of it stays
    Remove(Named),
    /// Print its folder, or the file of an issue
    Path(PathOf),
    /// Look at every file on it and say what is wrong
    Check(Plainly),
    /// Make the index of the search anew
    Reindex,
    /// Save whatever appears in a folder, until it is stopped
    Watch(Watch),
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ListShelf {
    /// Only this paper, by its name or the beginning of it
    pub(in crate::cli) paper: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

/// An issue, as a person names it.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Named {
    /// The paper, by its name or the beginning of it; or the file of an issue on the shelf
    pub(in crate::cli) paper: String,
    /// The day, as 2026-11-23; the name of an issue that has none
    pub(in crate::cli) date: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct PathOf {
    /// The paper, by its name or the beginning of it
    pub(in crate::cli) paper: Option<String>,
    /// The day, as 2026-11-23; the name of an issue that has none (the newest issue, unless asked)
    pub(in crate::cli) date: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Plainly {
    /// Answer in JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct Watch {
    /// The folder
    pub(in crate::cli) folder: PathBuf,
    /// Save what lies in it now, and end
    #[arg(long)]
    pub(in crate::cli) once: bool,
}
