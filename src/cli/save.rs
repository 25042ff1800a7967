//! `save`: files onto the shelf.
//!
//! Owns what is saved of what is named, files and folders, and the account of it. It refuses to stop at the first file
//! that cannot be read: the others are saved, and it is said.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::Save;
use super::assets::{Holder, Places};
use super::importer::import_as;
use super::library::{files_below, shown, stem};
use super::progress::Progress;
use super::{Outcome, library, load, output};
use crate::edition::Edition;
use crate::edition::file::Limits;
use crate::import::{Facts, Request, Source};
use crate::library as shelf;
use crate::library::{Folder, Saved, Shelf};
use crate::tui::Assets;

/// Folders that are gone into below one that is named.
const DEEPEST: usize = 32;

pub(super) fn run(args: &Save, folder: Folder, limits: Limits) -> io::Result<Outcome> {
    let shelf = library::shelf(folder, limits);
    let mut account = Account::default();
    let mut batches: Vec<Vec<PathBuf>> = Vec::new();
    if args.together {
        batches.push(args.files.clone());
    } else {
        for path in &args.files {
            match found(path) {
                Ok(files) => batches.extend(files.into_iter().map(|file| vec![file])),
                Err(said) => account.refuse(path, &said),
            }
        }
    }
    let mut progress = Progress::of(batches.len());
    for (done, files) in batches.iter().enumerate() {
        let first = files.first().map_or(Path::new("-"), PathBuf::as_path);
        progress.at(done, &shown(first));
        let saved = edition(files, args, limits).and_then(|edition| put(&shelf, edition, first));
        match saved {
            Ok(outcome) => account.take(first, outcome),
            Err(said) => {
                progress.end();
                account.refuse(first, &said);
            }
        }
    }
    progress.end();
    library::take_in(&shelf, &account.saved);
    account.tell(args)
}

/// The files that an argument names: itself, or what lies below a folder.
fn found(path: &Path) -> Result<Vec<PathBuf>, String> {
    let is_folder = std::fs::metadata(path).is_ok_and(|of| of.is_dir());
    if !is_folder {
        return Ok(vec![path.to_owned()]);
    }
    let files = files_below(path, DEEPEST).map_err(|error| format!("{}: {error}", shown(path)))?;
    if files.is_empty() { Err(format!("{}: nothing in it can be read as a paper", shown(path))) } else { Ok(files) }
}

/// The edition that some files are.
fn edition(files: &[PathBuf], args: &Save, limits: Limits) -> Result<Edition, String> {
    let loaded = files.iter().map(|path| load::try_bytes(path, limits)).collect::<Result<Vec<_>, _>>()?;
    let sources: Vec<Source> = loaded.iter().map(|file| Source { name: &file.name, bytes: &file.bytes }).collect();
    let facts = Facts { paper: args.paper.clone(), date: args.date.map(|date| date.to_string()), ..Facts::default() };
    let imported = import_as(&sources, &Request { facts, ..Request::default() }, limits);
    imported.map(|imported| imported.edition).map_err(|error| error.to_string())
}

/// Puts an edition that was read from a file onto the shelf, with its pictures.
pub(super) fn put(shelf: &Shelf, edition: Edition, path: &Path) -> Result<shelf::Outcome, String> {
    let mut pictures = Places::of(vec![Holder::File(path.to_owned())]);
    let picture = |asset: &str| pictures.read(0, asset).ok();
    shelf.save(edition, &stem(path), picture).map_err(|error| error.to_string())
}

/// What became of each file.
#[derive(Default)]
struct Account {
    answers: Vec<Value>,
    counts: HashMap<&'static str, usize>,
    refused: usize,
    /// What is on the shelf now otherwise than before.
    saved: Vec<Saved>,
}

impl Account {
    fn take(&mut self, path: &Path, outcome: shelf::Outcome) {
        let (word, saved, version) = match outcome {
            shelf::Outcome::New(saved) => ("saved", saved, None),
            shelf::Outcome::Same(saved) => ("there", saved, None),
            shelf::Outcome::Changed(saved, version) => ("changed", saved, Some(version)),
        };
        *self.counts.entry(word).or_default() += 1;
        if word != "there" {
            self.saved.push(saved.clone());
        }
        let day = saved.day.map(|day| day.to_string());
        let version = version.map(|version| version.to_string_lossy().into_owned());
        self.answers.push(json!({
            "file": path.to_string_lossy(), "outcome": word, "paper": saved.paper, "date": day,
            "path": saved.path.to_string_lossy(), "version": version,
        }));
    }

    fn refuse(&mut self, path: &Path, said: &str) {
        self.refused += 1;
        said.lines().for_each(output::complain);
        self.answers.push(json!({ "file": path.to_string_lossy(), "outcome": "refused", "why": said }));
    }

    fn tell(self, args: &Save) -> io::Result<Outcome> {
        if args.json {
            output::print(&output::json(&json!({ "files": self.answers }))?)?;
        } else {
            let count = |word: &str| self.counts.get(word).copied().unwrap_or(0);
            if let ([answer], 0) = (self.answers.as_slice(), self.refused) {
                let text = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default();
                let said = match text("outcome") {
                    "saved" => "saved",
                    "changed" => "saved anew; the version before is kept",
                    _ => "is on the shelf already",
                };
                output::print(&format!("{}: {said}\n", crate::edition::clean_line(text("path"))))?;
            } else {
                let all = [
                    (count("saved"), "saved"),
                    (count("changed"), "saved anew"),
                    (count("there"), "on the shelf already"),
                    (self.refused, "not read"),
                ];
                let told: Vec<String> =
                    all.iter().filter(|(count, _)| *count > 0).map(|(count, said)| format!("{count} {said}")).collect();
                output::print(&format!("{}\n", told.join(", ")))?;
            }
        }
        Ok(if self.refused > 0 { Outcome::Unusable } else { Outcome::Done })
    }
}
