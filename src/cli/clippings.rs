//! `clippings`: what was cut out of the papers, as lines and to be kept elsewhere.
//!
//! Owns the way from the state to what is written. It refuses to write over a file that is there, and to make a data folder
//! only to find it empty.

use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::args::{ClippingForm, ExportClippings, ListClippings, OfClippings};
use super::library::shown;
use super::{Outcome, clock, load, manner, output};
use crate::edition::{Text, clean_line};
use crate::export::{Clipping as Written, clippings_html, clippings_json, clippings_markdown};
use crate::l10n::{Say, Words};
use crate::library::{Clipping, Folder, State};
use crate::text::{Ambiguous, fit, width};

/// Cells of a line where there is no terminal.
const WIDTH: usize = 100;

pub(super) fn run(what: &OfClippings, folder: &Folder) -> io::Result<Outcome> {
    let clippings = clippings(folder);
    if clippings.is_empty() {
        output::complain("nothing has been clipped yet: `C` in an article clips a passage");
    }
    match what {
        OfClippings::List(args) => list(args, &clippings),
        OfClippings::Export(args) => export(args, &clippings),
    }
}

/// The clippings, the last one first.
fn clippings(folder: &Folder) -> Vec<Clipping> {
    // A folder that is not there has nothing in it, and none is made to say so.
    let Some(today) = clock::today().filter(|_| folder.path().is_dir()) else { return Vec::new() };
    let (mut state, told) = State::open(folder, today);
    let clippings = state.clippings();
    for told in told.into_iter().chain(state.told()) {
        output::complain(&told.to_string());
    }
    clippings
}

fn list(args: &ListClippings, clippings: &[Clipping]) -> io::Result<Outcome> {
    if args.json {
        let all: Vec<Value> = clippings.iter().map(as_json).collect();
        output::print(&output::json(&json!({ "clippings": all }))?)?;
    } else {
        let most = output::width().unwrap_or(WIDTH);
        let lines: Vec<String> = clippings.iter().map(|clipping| line(clipping, most)).collect();
        output::print(&lines.concat())?;
    }
    Ok(if clippings.is_empty() { Outcome::Failed } else { Outcome::Done })
}

/// Day, paper and the beginning of the text, on one line.
fn line(clipping: &Clipping, most: usize) -> String {
    let day = clipping.origin.day.map(|day| day.to_string()).unwrap_or_default();
    let paper = clean_line(&clipping.origin.paper);
    let near = clipping.clip.text.char_indices().nth(most * 2).map_or(clipping.clip.text.len(), |(at, _)| at);
    let text = Text::plain(clipping.clip.text.get(..near).unwrap_or_default());
    let text = text.as_str().lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let line = format!("{day:10}  {paper}  {text}");
    let line = line.trim_end();
    if width(line, Ambiguous::Narrow) <= most && near == clipping.clip.text.len() {
        return format!("{line}\n");
    }
    format!("{}…\n", fit(line, most.saturating_sub(1), Ambiguous::Narrow).trim_end())
}

fn as_json(clipping: &Clipping) -> Value {
    let Written { paper, date, page, section, headline, byline, text, taken } = written(clipping);
    let path = clipping.origin.path.as_deref().map(shown);
    json!({
        "paper": paper, "date": date, "page": page, "section": section, "headline": headline, "byline": byline,
        "text": text, "taken": taken, "article": clipping.clip.source.article, "path": path,
    })
}

/// A clipping as it is written; what the state holds may have come from anywhere, and is cleaned once more.
fn written(clipping: &Clipping) -> Written {
    let source = &clipping.clip.source;
    let line = |text: &str| clean_line(text).trim().to_owned();
    let day = |day: Option<crate::edition::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    Written {
        paper: line(&clipping.origin.paper),
        date: day(clipping.origin.day),
        page: line(&source.page),
        section: line(&source.section),
        headline: line(&source.headline),
        byline: line(&source.byline),
        text: Text::plain(&clipping.clip.text).as_str().to_owned(),
        taken: day(clipping.clip.taken),
    }
}

fn export(args: &ExportClippings, clippings: &[Clipping]) -> io::Result<Outcome> {
    if clippings.is_empty() {
        return Ok(Outcome::Failed);
    }
    let path = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let form = args.to.or_else(|| path.and_then(by_name)).unwrap_or(ClippingForm::Markdown);
    let clippings: Vec<Written> = clippings.iter().map(written).collect();
    let text = match form {
        ClippingForm::Markdown => clippings_markdown(&clippings),
        ClippingForm::Json => clippings_json(&clippings),
        ClippingForm::Html => clippings_html(&title(), &clippings),
    };
    let Some(path) = path else { return output::print(&text).map(|()| Outcome::Done) };
    if let Err(error) = output::write_new(path, &text) {
        output::complain(&match error.kind() {
            io::ErrorKind::AlreadyExists => format!("{}: is there already: name another file to write to", shown(path)),
            _ => format!("{}: {error}", shown(path)),
        });
        return Ok(Outcome::Unusable);
    }
    Ok(Outcome::Done)
}

/// The heading of a page, in the reader's language.
fn title() -> String {
    Words::of(manner::tongue(&load::config())).say(Say::KeptPage)
}

/// What a file of this name is expected to be.
fn by_name(path: &Path) -> Option<ClippingForm> {
    let end = path.extension()?.to_str()?.to_ascii_lowercase();
    match end.as_str() {
        "html" | "htm" => Some(ClippingForm::Html),
        "md" | "markdown" => Some(ClippingForm::Markdown),
        "json" => Some(ClippingForm::Json),
        _ => None,
    }
}
