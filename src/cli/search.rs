//! `search`: articles on the shelf in which a query stands; and the index that finds them, made anew.
//!
//! Owns the answer as lines and as JSON, given as it is found, and what is said of an index that is behind. It refuses
//! to wait for the index: what that does not have is read.

mod lines;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::args::Search as Args;
use super::library::{shelf, shown, tell_refused};
use super::memory::Memories;
use super::progress::Progress;
use super::{Outcome, library, load, output};
use crate::edition::Edition;
use crate::edition::file::Limits;
use crate::library::{
    Folder, Found, Index, Indexing, Known, Marks, Refreshed, Search, Shelf, ShelfQuery, State, Step, World,
};
use lines::{Lines, Marked};

/// Most articles that are shown unless more are asked for.
const MOST: usize = 100;
/// How long the index may be brought up to date after the answer.
const SOON: Duration = Duration::from_secs(1);
/// Bytes of files that go into the index in that time.
const CHEAP: u64 = 4 << 20;

pub(super) fn run(args: &Args, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    let query = match ShelfQuery::parse(&args.query.join(" ")) {
        Ok(query) => query,
        Err(error) => {
            output::complain(&error.to_string());
            return Ok(Outcome::Unusable);
        }
    };
    let mut memories = Memories::of(Some(folder.clone()));
    let marks = marks(&query, &mut memories);
    for told in memories.told() {
        output::complain(&told.to_string());
    }
    let shelf = shelf(folder, limits);
    let listing = shelf.list();
    tell_refused(&listing);
    // A search makes no shelf where there is none.
    let is_there = shelf.folder().editions().is_dir();
    let opened = is_there.then(|| Index::open(shelf.folder()).map_err(|error| output::complain(&error.to_string())));
    let mut index = opened.and_then(Result::ok);
    let known = library::known(&listing, index.as_ref());
    let (missing, behind) = (known.missing(), behind(&known));
    let mut search = Search::new(query, marks, Arc::new(known));
    let most = args.limit.unwrap_or(MOST);
    let mut answer = Answer::of(args);
    let mut unpack = |path: &Path| unpacked(path, limits);
    let mut go_on = || true;
    let mut count = 0;
    loop {
        let mut world = World { index: index.as_ref(), limits, unpack: &mut unpack, go_on: &mut go_on };
        let Step::Found(found) = search.step(&mut world) else { break };
        if count == most {
            output::complain(&format!("there is more than {most}: `--limit` shows it"));
            break;
        }
        count += 1;
        answer.say(&found)?;
    }
    if count == 0 {
        output::complain("nothing on the shelf has it");
    }
    let is_broken = search.index_failed();
    match &mut index {
        Some(index) if missing > 0 && behind <= CHEAP && !is_broken => catch_up(index, &shelf, limits),
        Some(_) if is_broken => output::complain("the index is damaged: `newsprint shelf reindex` makes it anew"),
        Some(_) if missing > 0 => {
            let (read, all) = (search.scanned(), listing.saved.len());
            output::complain(&format!(
                "{missing} of {all} issues are not in the index, {read} were read: `newsprint shelf reindex` takes them in"
            ));
        }
        _ => {}
    }
    Ok(if count == 0 { Outcome::Failed } else { Outcome::Done })
}

/// Bytes of the files that the index does not have.
fn behind(known: &Known) -> u64 {
    let unknown = known.catalogue().entries().iter().filter(|entry| entry.facts.is_none());
    unknown.map(|entry| entry.saved.bytes).sum()
}

/// Brings the index up to date, as far as that is quickly done; what is not will be the next time.
fn catch_up(index: &mut Index, shelf: &Shelf, limits: Limits) {
    let begun = Instant::now();
    let mut go_on = |_: Indexing| begun.elapsed() < SOON;
    // Another program that is at it, or a disk that is full, is no concern of an answer that was given.
    let _ = index.refresh(shelf, &mut |path| unpacked(path, limits), &mut go_on);
}

/// `shelf reindex`: the index made anew.
pub(super) fn reindex(folder: Folder, limits: Limits) -> io::Result<Outcome> {
    let shelf = shelf(folder, limits);
    let mut bar: Option<Progress> = None;
    let mut go_on = |at: Indexing| {
        let bar = bar.get_or_insert_with(|| Progress::of(at.total));
        bar.at(at.done, "");
        true
    };
    let made = Index::open_anew(shelf.folder())
        .and_then(|mut index| index.refresh(&shelf, &mut |path| unpacked(path, limits), &mut go_on));
    drop(bar);
    match made {
        Ok(Refreshed::Whole { added, .. }) => {
            output::print(&format!("{added} issues in the index\n")).map(|()| Outcome::Done)
        }
        Ok(Refreshed::Busy) => {
            output::complain("another program is making the index");
            Ok(Outcome::Failed)
        }
        Ok(Refreshed::LeftOff) => Ok(Outcome::Failed),
        Err(error) => {
            output::complain(&error.to_string());
            Ok(Outcome::Unusable)
        }
    }
}

/// The edition in a zip; what is none is passed over, as `shelf check` says.
fn unpacked(path: &Path, limits: Limits) -> Option<Edition> {
    load::try_edition(path, limits).ok()
}

/// What the reader marked, as far as the query asks for it.
pub(super) fn marks(query: &ShelfQuery, memories: &mut Memories) -> Marks {
    let mut marks = Marks::default();
    if query.asks_for_stars() {
        marks.starred = memories.state().map(State::starred_ids).unwrap_or_default();
    }
    if query.asks_for_read() {
        marks.read = memories.state().map(State::read_ids).unwrap_or_default();
    }
    marks
}

/// The answer, as it is found.
enum Answer {
    Lines(Lines),
    Json,
}

impl Answer {
    fn of(args: &Args) -> Self {
        let marked = if output::has_colours() { Marked::Reversed } else { Marked::Not };
        if args.json { Self::Json } else { Self::Lines(Lines::new(output::width(), marked)) }
    }

    fn say(&mut self, found: &Found) -> io::Result<()> {
        match self {
            Self::Lines(lines) => output::print(&lines.of(found)),
            Self::Json => output::print(&output::json_line(&as_json(found))?),
        }
    }
}

fn as_json(found: &Found) -> Value {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let hits: Vec<[usize; 2]> = found.hits.iter().map(|hit| [hit.start, hit.end]).collect();
    let around = &found.snippet;
    json!({
        "paper": some(&found.paper),
        "date": found.day.map(|day| day.to_string()),
        "issue": some(&found.which),
        "page": found.page,
        "section": some(&found.section),
        "id": found.id,
        "headline": some(&found.headline),
        "part": found.part,
        "hits": hits,
        "count": found.count,
        "snippet": around.text,
        "hit": [around.hit.start, around.hit.end],
        "path": shown(&found.path),
    })
}
