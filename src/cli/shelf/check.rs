//! `shelf check`: every file on the shelf looked at.
//!
//! Owns the account of it. It refuses to mend: files are the reader's.

use std::io;

use serde_json::{Value, json};

use crate::cli::args::Plainly;
use crate::cli::library::{shelf, shown};
use crate::cli::progress::Progress;
use crate::cli::{Outcome, library, load, output};
use crate::edition::clean_line;
use crate::edition::file::Limits;
use crate::library::Folder;

pub(super) fn run(args: &Plainly, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    let shelf = shelf(folder, limits);
    let listing = shelf.list();
    let passed = listing.passed.iter().map(|passed| (shown(&passed.path), passed.why.to_string()));
    let mut wrong: Vec<(String, String)> = passed.collect();
    let mut progress = Progress::of(listing.saved.len());
    for (done, saved) in listing.saved.iter().enumerate() {
        let name = shown(&saved.path);
        progress.at(done, &name);
        if let Err(said) = load::try_edition(&saved.path, limits) {
            // Each of its problems says the file's name itself.
            wrong.extend(said.lines().map(|line| (name.clone(), bare(line, &name))));
        }
    }
    progress.end();
    if let Some(index) = library::index(&shelf)
        && matches!(index.is_whole(), Ok(false))
    {
        let path = shown(&shelf.folder().index());
        wrong.push((path, "the index is damaged: `newsprint shelf reindex` makes it anew".to_owned()));
    }
    let text = if args.json {
        let problems: Vec<Value> = wrong.iter().map(|(path, said)| json!({ "path": path, "message": said })).collect();
        output::json(&json!({ "issues": listing.saved.len(), "problems": problems }))?
    } else {
        let mut lines: Vec<String> = wrong.iter().map(|(path, said)| format!("{path}: {said}")).collect();
        lines.push(match wrong.len() {
            0 => format!("{} issues: good\n", listing.saved.len()),
            count => format!("{} issues, {count} problems\n", listing.saved.len()),
        });
        lines.join("\n")
    };
    output::print(&text)?;
    Ok(if wrong.is_empty() { Outcome::Done } else { Outcome::Failed })
}

/// A problem without the file's name before it.
fn bare(line: &str, name: &str) -> String {
    let rest = line.strip_prefix(name).map(|rest| rest.trim_start_matches([':', ' ']));
    clean_line(rest.unwrap_or(line))
}
