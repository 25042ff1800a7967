//! `shelf`: what is on it, and its care.
//!
//! Owns the way from each of its commands to its answer. It refuses to lay anything out: answers are lines or JSON.

mod check;
mod list;
mod watch;

use std::io;
use std::path::Path;

use super::args::{ListShelf, Named, OfShelf, PathOf};
use super::library::{catalogue, named, shelf, shown};
use super::{Outcome, output};
use crate::edition::file::Limits;
use crate::library::{Catalogue, Entry, Folder};

/// The issues on a shelf as lines.
pub(super) fn listed(folder: Folder, limits: Limits) -> io::Result<Outcome> {
    list::run(&ListShelf { paper: None, json: false }, folder, limits)
}

pub(super) fn run(what: &OfShelf, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    match what {
        OfShelf::List(args) => list::run(args, folder, limits),
        OfShelf::Show(args) => list::show(args, folder, limits),
        OfShelf::Remove(args) => remove(args, folder, limits),
        OfShelf::Path(args) => path(args, folder, limits),
        OfShelf::Check(args) => check::run(args, folder, limits),
        OfShelf::Reindex => super::search::reindex(folder, limits),
        OfShelf::Watch(args) => watch::run(args, folder, limits),
    }
}

/// The issue that is named with its day, or by its file.
fn named_whole<'a>(catalogue: &'a Catalogue, args: &Named) -> Option<&'a Entry> {
    if args.date.is_none() && !Path::new(&args.paper).is_file() {
        output::complain("expected a paper and a day, such as 2026-11-23, or the file of an issue");
        return None;
    }
    named(catalogue, &args.paper, args.date.as_deref())
}

fn remove(args: &Named, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    let shelf = shelf(folder, limits);
    let catalogue = catalogue(&shelf);
    let Some(entry) = named_whole(&catalogue, args) else { return Ok(Outcome::Failed) };
    if let Err(error) = shelf.remove(&entry.saved) {
        output::complain(&error.to_string());
        return Ok(Outcome::Unusable);
    }
    let path = shown(&entry.saved.path);
    let text = if args.json {
        output::json(&serde_json::json!({ "path": path, "outcome": "removed" }))?
    } else {
        format!("{path}: removed; stars, clippings and what was read stay\n")
    };
    output::print(&text).map(|()| Outcome::Done)
}

fn path(args: &PathOf, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    let path = match &args.paper {
        None => folder.path().to_owned(),
        Some(paper) => {
            let shelf = shelf(folder, limits);
            let catalogue = catalogue(&shelf);
            let Some(entry) = named(&catalogue, paper, args.date.as_deref()) else { return Ok(Outcome::Failed) };
            entry.saved.path.clone()
        }
    };
    output::print(&format!("{}\n", shown(&path))).map(|()| Outcome::Done)
}
