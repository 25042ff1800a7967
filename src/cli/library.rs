//! The shelf as commands reach it: which folder, which issue.
//!
//! Owns how an issue is named on the command line, and what is said where there is none or more than one. It refuses to
//! read editions: it gives files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::progress::Progress;
use super::{load, output};
use crate::edition::file::Limits;
use crate::edition::{Date, clean_line};
use crate::library::{
    self as floor, ASSETS, Catalogue, Entry, Folder, Index, Known, Listing, Refreshed, Saved, Shelf, UNTITLED, Why,
};

/// The data folder: the one that is asked for, else that of the environment. Says on standard error where there is none.
pub(super) fn folder(asked: Option<&Path>) -> Option<Folder> {
    let folder = found(asked);
    if folder.is_none() {
        output::complain("no folder for a shelf: name one with `--data-dir`, or set `XDG_DATA_HOME` or `HOME`");
    }
    folder
}

/// As [`folder`], without a word.
pub(super) fn found(asked: Option<&Path>) -> Option<Folder> {
    let folder = asked.map(Folder::at).or_else(|| Folder::from_environment(|name| std::env::var_os(name)))?;
    Some(Folder::at(whole(folder.path())))
}

/// A path from the root on, links followed as far as there is anything: what is kept of a file is found by it again.
fn whole(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = absolute.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let below = there.and_then(|(above, real)| Some((real, absolute.strip_prefix(above).ok()?.to_owned())));
    match below {
        Some((real, rest)) if rest.as_os_str().is_empty() => real,
        Some((real, rest)) => real.join(rest),
        None => absolute,
    }
}

/// The issues on a shelf, with what the index knows of them.
pub(super) fn catalogue(shelf: &Shelf) -> Arc<Catalogue> {
    Arc::clone(known(&shelf.list(), index(shelf).as_ref()).catalogue())
}

/// What the index knows of a look at the shelf; without one nothing is known of its files but their names.
pub(super) fn known(listing: &Listing, index: Option<&Index>) -> Known {
    index.and_then(|index| index.known(listing).ok()).unwrap_or_else(|| Known::nothing(listing))
}

/// The index, where there is one or could be: not for a shelf that is not there.
pub(super) fn index(shelf: &Shelf) -> Option<Index> {
    shelf.folder().editions().is_dir().then(|| Index::open(shelf.folder()).ok()).flatten()
}

/// Most issues that are put into the index one by one; of more a look at all of the shelf is cheaper.
const FEW: usize = 8;

/// Takes issues that were just saved into the index. What cannot be put in, the next look at the shelf makes up for.
pub(super) fn take_in(shelf: &Shelf, saved: &[Saved]) {
    let Some(mut index) = index(shelf).filter(|_| !saved.is_empty()) else { return };
    if saved.len() > FEW {
        return refresh(shelf, &mut index);
    }
    let mut unpack = |path: &Path| load::try_edition(path, shelf.limits()).ok();
    for saved in saved {
        if let Err(error) = index.add(shelf, saved, &mut unpack) {
            output::complain(&error.to_string());
        }
    }
}

/// Brings the index up to what lies on the shelf, and shows how far it is. Says on standard error where it cannot: the
/// search reads the files then.
fn refresh(shelf: &Shelf, index: &mut Index) {
    let mut progress: Option<Progress> = None;
    let mut unpack = |path: &Path| load::try_edition(path, shelf.limits()).ok();
    let refreshed = index.refresh(shelf, &mut unpack, &mut |at| {
        progress.get_or_insert_with(|| Progress::of(at.total)).at(at.done, "index");
        true
    });
    drop(progress);
    match refreshed {
        Err(error) => output::complain(&error.to_string()),
        Ok(Refreshed::Busy) => output::complain("another program is making the index"),
        Ok(_) => {}
    }
}

/// The issue that a paper's name names, and a day or the name of an issue without one: the newest without either. Says
/// on standard error why there is none.
pub(super) fn named<'a>(catalogue: &'a Catalogue, paper: &str, which: Option<&str>) -> Option<&'a Entry> {
    if paper.trim().is_empty() {
        output::complain("expected the name of a paper, or the beginning of it");
        return None;
    }
    if let Some(entry) = by_file(catalogue, paper) {
        return Some(entry);
    }
    let found = match which.map(|which| (which, which.parse::<Date>())) {
        Some((_, Ok(day))) if paper == UNTITLED => {
            catalogue.entries().iter().filter(|entry| entry.day() == Some(day) && is_meant(entry, paper)).collect()
        }
        Some((_, Ok(day))) => catalogue.find(paper, day),
        Some((name, Err(_))) => undated(catalogue, paper, name),
        None => newest(catalogue, paper).into_iter().collect(),
    };
    match found.as_slice() {
        [entry] => return Some(entry),
        [] => none(catalogue, paper, which).iter().for_each(|line| output::complain(line)),
        several => {
            output::complain(&format!("{} issues: name one by its file", several.len()));
            for entry in several {
                output::complain(&shown(&entry.saved.path));
            }
        }
    }
    None
}

/// The issue whose file is named in place of a paper.
fn by_file<'a>(catalogue: &'a Catalogue, path: &str) -> Option<&'a Entry> {
    let path = std::fs::canonicalize(path).ok()?;
    catalogue.position(&path).and_then(|at| catalogue.entries().get(at))
}

/// Says which of the shelf's files and folders the system does not let be read.
pub(super) fn tell_refused(listing: &Listing) {
    for passed in listing.passed.iter().filter(|passed| matches!(passed.why, Why::Refused(_))) {
        output::complain(&format!("{}: {}", shown(&passed.path), passed.why));
    }
}

/// Whether a paper is meant: by its name or the beginning of it.
fn is_meant(entry: &Entry, paper: &str) -> bool {
    entry.paper().starts_with(paper) || (entry.paper().is_empty() && paper == UNTITLED)
}

/// The issues of a paper that have no day, by their name.
fn undated<'a>(catalogue: &'a Catalogue, paper: &str, name: &str) -> Vec<&'a Entry> {
    let entries = catalogue.entries().iter().filter(|entry| entry.day().is_none() && is_meant(entry, paper));
    entries.filter(|entry| entry.which() == name || entry.saved.stem() == name).collect()
}

/// The newest issue of a paper, named by its name or the beginning of it.
pub(super) fn newest<'a>(catalogue: &'a Catalogue, paper: &str) -> Option<&'a Entry> {
    let entries = catalogue.entries();
    let exact = entries.iter().find(|entry| entry.paper() == paper && !paper.is_empty());
    exact.or_else(|| entries.iter().find(|entry| is_meant(entry, paper)))
}

/// Most papers or days that are proposed.
const PROPOSED: usize = 5;

/// What is said where there is no such issue.
fn none(catalogue: &Catalogue, paper: &str, which: Option<&str>) -> Vec<String> {
    let paper = clean_line(paper);
    if catalogue.entries().is_empty() {
        return vec!["the shelf is empty: `newsprint save FILE` puts editions on it".to_owned()];
    }
    let Some(newest) = newest(catalogue, &paper) else {
        let name =
            |entry: &Entry| if entry.paper().is_empty() { UNTITLED.to_owned() } else { entry.paper().to_owned() };
        let mut papers: Vec<String> = catalogue.entries().iter().map(name).collect();
        papers.sort_unstable();
        papers.dedup();
        papers.truncate(PROPOSED);
        return vec![format!("no paper `{paper}` on the shelf: there are {}", papers.join(", "))];
    };
    let own = catalogue.entries().iter().filter(|entry| entry.paper() == newest.paper());
    let called = |entry: &Entry| entry.day().map_or_else(|| entry.which().to_owned(), |day| day.to_string());
    let mut issues: Vec<String> = own.map(called).collect();
    issues.dedup();
    issues.truncate(PROPOSED);
    let which = clean_line(which.unwrap_or_default());
    let name = if newest.paper().is_empty() { UNTITLED } else { newest.paper() };
    vec![format!("no issue `{which}` of `{name}` on the shelf: expected a day, the newest are {}", issues.join(", "))]
}

/// A path as it is shown.
pub(super) fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy())
}

/// The shelf of a folder.
pub(super) fn shelf(folder: Folder, limits: Limits) -> Shelf {
    Shelf::new(folder, limits)
}

/// A day as it is typed.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse::<Date>().map_err(|error| error.to_string())
}

/// The name of a file without folder and ending: what an issue without a day is called.
pub(super) fn stem(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let endings = [".json", ".markdown", ".md", ".txt"];
    let other = || endings.iter().find_map(|ending| name.strip_suffix(ending)).filter(|stem| !stem.is_empty());
    let stem = floor::stem(&name).or_else(other);
    match stem {
        Some(stem) => stem.to_owned(),
        None if path == Path::new("-") => "stdin".to_owned(),
        None => name,
    }
}

/// Files that may be editions, or be made one, below a folder; links are not followed and hidden names passed over.
pub(super) fn files_below(folder: &Path, deepest: usize) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type()?;
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() && name != ASSETS {
            folders.push(entry.path());
        } else if kind.is_file() && has_news(&name) {
            files.push(entry.path());
        }
    }
    // An unpacked edition is one, whatever else lies in its folder.
    if folder.join("edition.json").is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    folders.sort();
    files.sort();
    for folder in folders {
        if deepest > 0 {
            // One that cannot be read keeps nobody from the others.
            match files_below(&folder, deepest - 1) {
                Ok(below) => files.extend(below),
                Err(error) => output::complain(&format!("{}: {error}", shown(&folder))),
            }
        }
    }
    Ok(files)
}

/// Whether a file's name is that of something that can be read.
pub(super) fn has_news(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".edition", ".json", ".md", ".markdown", ".txt"].iter().any(|ending| name.ends_with(ending))
}
