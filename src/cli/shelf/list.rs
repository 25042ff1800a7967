//! `shelf list` and `shelf show`: issues as lines and as JSON.
//!
//! Owns those lines. It refuses to read what can be told from the place of a file, save for the one issue that is shown.

use std::fmt::Write;
use std::io;

use serde_json::{Value, json};

use super::named_whole;
use crate::cli::args::{ListShelf, Named};
use crate::cli::library::{catalogue, shelf, shown, tell_refused};
use crate::cli::memory::Memories;
use crate::cli::{Outcome, library, load, output};
use crate::edition::file::Limits;
use crate::library::{Entry, Facts, Folder, Shelf, State, Summary};
use crate::text::{Ambiguous, width};

pub(super) fn run(args: &ListShelf, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    let shelf = shelf(folder, limits);
    let listing = shelf.list();
    tell_refused(&listing);
    let known = library::known(&listing, library::index(&shelf).as_ref());
    let catalogue = known.catalogue();
    let is_meant = |entry: &&Entry| args.paper.as_ref().is_none_or(|paper| entry.paper().starts_with(paper.as_str()));
    let entries: Vec<&Entry> = catalogue.entries().iter().filter(is_meant).collect();
    if args.json {
        let issues: Vec<Value> = entries.iter().map(|entry| as_json(entry)).collect();
        output::print(&output::json(&json!({ "issues": issues }))?)?;
    } else {
        let mut text = String::new();
        let widest = entries.iter().map(|entry| width(entry.paper(), Ambiguous::Narrow)).max().unwrap_or(0).min(30);
        for entry in &entries {
            let day = entry.day().map(|day| day.to_string()).unwrap_or_default();
            let air = widest.saturating_sub(width(entry.paper(), Ambiguous::Narrow));
            let lead = entry.facts.as_ref().map_or("", |facts| facts.lead.as_str());
            let rest = [entry.which(), lead].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ");
            let line = format!("{day:10}  {}{}  {rest}", entry.paper(), " ".repeat(air));
            // Writing to a string does not fail.
            let _ = writeln!(text, "{}", line.trim_end());
        }
        output::print(&text)?;
    }
    if entries.is_empty() {
        output::complain(match args.paper {
            Some(_) => "the shelf has no such paper",
            None => "the shelf is empty: `newsprint save FILE` puts editions on it",
        });
    }
    Ok(if entries.is_empty() { Outcome::Failed } else { Outcome::Done })
}

fn as_json(entry: &Entry) -> Value {
    let facts = entry.facts.as_ref();
    json!({
        "paper": entry.paper(),
        "date": entry.day().map(|day| day.to_string()),
        "issue": Some(entry.which()).filter(|which| !which.is_empty()),
        "articles": facts.map(|facts| facts.articles),
        "lead": facts.map(|facts| facts.lead.as_str()),
        "path": shown(&entry.saved.path),
        "bytes": entry.saved.bytes,
    })
}

/// What was done with an issue.
fn done(shelf: &Shelf, entry: &Entry) -> Summary {
    let mut memories = Memories::of(Some(shelf.folder().clone()));
    let summaries = memories.state().map(State::summaries).unwrap_or_default();
    summaries.get(&entry.key()).copied().unwrap_or_default()
}

pub(super) fn show(args: &Named, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    let shelf = shelf(folder, limits);
    let catalogue = catalogue(&shelf);
    let Some(entry) = named_whole(&catalogue, args) else { return Ok(Outcome::Failed) };
    let edition = match load::try_edition(&entry.saved.path, limits) {
        Ok(edition) => edition,
        Err(said) => {
            said.lines().for_each(output::complain);
            return Ok(Outcome::Unusable);
        }
    };
    let facts = Facts::of(&edition, entry.saved.stem());
    let entry = Entry { facts: Some(facts.clone()), ..entry.clone() };
    let characters: usize = edition.articles.iter().map(crate::edition::Article::characters).sum();
    let versions = shelf.versions(&entry.saved);
    let done = done(&shelf, &entry);
    let text = if args.json {
        let mut value = as_json(&entry);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("characters".to_owned(), json!(characters));
            fields.insert("read".to_owned(), json!(done.read));
            fields.insert("starred".to_owned(), json!(done.starred));
            fields.insert("pages".to_owned(), json!(edition.pages.len()));
            fields.insert("versions".to_owned(), json!(versions.iter().map(|path| shown(path)).collect::<Vec<_>>()));
        }
        output::json(&value)?
    } else {
        let day = entry.day().map(|day| day.to_string()).unwrap_or_default();
        let mut text = format!("{}  {day}  {}", entry.paper(), entry.which()).trim_end().to_owned();
        let _ = writeln!(text, "\n{}", facts.lead);
        let _ = writeln!(text, "{} pages, {} articles, {characters} characters", edition.pages.len(), facts.articles);
        let _ = writeln!(text, "{} read, {} starred", done.read, done.starred);
        let _ = writeln!(text, "{}", shown(&entry.saved.path));
        for version in &versions {
            let _ = writeln!(text, "before: {}", shown(version));
        }
        text
    };
    output::print(&text).map(|()| Outcome::Done)
}
