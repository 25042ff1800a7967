//! What the reader asks of the world: files, the browser, the clipboard, the config.
//!
//! Owns how each is reached. It refuses to overwrite a file, to hand anything to a shell, and to open what `app` has
//! not let through.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::assets::{Holder, Places};
use super::clipboard::Clipboard;
use super::librarian::Librarian;
use super::memory::Memories;
use super::{library, load, output, samples};
use crate::app::{Issue, Saved};
use crate::config::{self, Spoken};
use crate::edition::file::Limits;
use crate::edition::{Edition, clean_line};
use crate::export;
use crate::l10n::Tongue;
use crate::library::{Folder, Origin, Shelf, write_whole};
use crate::tui::{self, Assets, World};

/// Most bytes that are read of what terminals said.
const TERMINALS: Limits = Limits { bytes: 1 << 14 };
/// How long an opener is waited for, and how often.
const WAIT: Duration = Duration::from_millis(20);
const PATIENCE: usize = 15;

/// What terminals said of themselves, as it is kept in the data folder.
pub(super) fn terminals(folder: &Folder) -> String {
    let loaded = load::try_bytes(&folder.terminals(), TERMINALS).ok();
    loaded.and_then(|loaded| String::from_utf8(loaded.bytes).ok()).unwrap_or_default()
}

/// The world of a reader with files.
pub(super) struct Desk {
    /// The editions that were given, in order, and those that were opened since.
    pub(super) places: Places,
    pub(super) limits: Limits,
    /// The program that opens addresses; empty where the reader has named none.
    pub(super) opener: Vec<String>,
    pub(super) clipboard: Clipboard,
    /// The shelf; none where there is no folder for one.
    pub(super) shelf: Option<Shelf>,
    /// What is kept of the issues that are opened.
    pub(super) memories: Memories,
    /// Where what is done is kept, until the keeper has it.
    pub(super) archive: Memories,
}

impl Desk {
    /// Reads an issue on the shelf.
    fn read(&mut self, path: &Path) -> Result<Issue, String> {
        // A pipe would be waited for, and all other work with it.
        if std::fs::metadata(path).is_ok_and(|of| !of.is_file()) {
            return Err(format!("{}: is no plain file", clean_line(&path.to_string_lossy())));
        }
        let edition = load::try_edition(path, self.limits)?;
        let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        let index = self.places.index_of(&Holder::File(path.to_owned()));
        let memory = self.memories.recall(&edition, Some(path));
        Ok(Issue { edition, name, index, memory: Some(memory) })
    }
}

impl World for Desk {
    fn edition(&mut self, index: usize) -> Result<Issue, String> {
        let Some(Holder::File(path)) = self.places.get(index) else { return Err("no such file was given".to_owned()) };
        // A pipe would be waited for, and all other work with it.
        if std::fs::metadata(&path).is_ok_and(|of| !of.is_file() && !of.is_dir()) {
            return Err(format!("{}: is a pipe or a device: expected a file", clean_line(&path.to_string_lossy())));
        }
        let edition = load::try_edition(&path, self.limits)?;
        let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        let memory = self.memories.recall(&edition, Some(&path));
        Ok(Issue { edition, name, index, memory: Some(memory) })
    }

    fn neighbour(&mut self, of: &Origin, step: isize) -> Result<Option<Issue>, String> {
        let Some(catalogue) = self.shelf.as_ref().map(library::catalogue) else { return Ok(None) };
        let by_place = of.path.as_ref().filter(|path| catalogue.position(path).is_some());
        let entry = match (by_place, of.day) {
            (Some(path), _) => catalogue.step(path, step),
            (None, Some(day)) => catalogue.near(&of.paper, day, step),
            (None, None) => None,
        };
        entry.map(|entry| self.read(&entry.saved.path)).transpose()
    }

    fn saved(&mut self, path: &Path) -> Result<Issue, String> {
        self.read(path)
    }

    fn sample(&mut self, index: usize) -> Option<Issue> {
        let edition = samples::edition(index)?;
        let memory = self.memories.recall(&edition, None);
        let index = self.places.index_of(&Holder::Sample(index));
        Some(Issue { edition, name: String::new(), index, memory: Some(memory) })
    }

    fn save(&mut self, index: usize) -> Result<Saved, String> {
        let shelf = self.shelf.as_ref().ok_or("no folder for a shelf: set `XDG_DATA_HOME` or `HOME`")?;
        let (edition, stem) = match self.places.get(index) {
            // It lies there already, under whatever name.
            Some(Holder::File(path)) if path.starts_with(shelf.folder().editions()) => return Ok(Saved::Same),
            Some(Holder::File(path)) => (load::try_edition(&path, self.limits)?, library::stem(&path)),
            Some(Holder::Sample(sample)) => (samples::edition(sample).ok_or("no such sample")?, String::new()),
            None => return Err("no such file was given".to_owned()),
        };
        let mut pictures = self.places.clone();
        let outcome = shelf.save(edition, &stem, |path| pictures.read(index, path).ok());
        Ok(match outcome.map_err(|error| error.to_string())? {
            crate::library::Outcome::New(_) => Saved::New,
            crate::library::Outcome::Same(_) => Saved::Same,
            crate::library::Outcome::Changed(..) => Saved::Changed,
        })
    }

    fn librarian(&self) -> Box<dyn tui::Librarian> {
        Box::new(Librarian::of(self.shelf.clone()))
    }

    fn export(&mut self, edition: &Edition, article: usize, path: &str) -> Result<(), String> {
        let text = exported(edition, article, path);
        output::write_new(Path::new(path), &text).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => String::new(),
            _ => clean_line(&error.to_string()),
        })
    }

    fn open(&mut self, address: &str) -> Result<(), String> {
        let Some((program, args)) = self.opener.split_first() else { return Err(String::new()) };
        let mut command = Command::new(program);
        command.args(args).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child =
            command.spawn().map_err(|error| format!("{}: {}", clean_line(program), clean_line(&error.to_string())))?;
        // One that cannot open it says so soon.
        for _ in 0..PATIENCE {
            match child.try_wait() {
                Ok(Some(status)) if !status.success() => return Err(format!("{}: {status}", clean_line(program))),
                Ok(None) => std::thread::sleep(WAIT),
                _ => return Ok(()),
            }
        }
        // Who opens goes on by itself; its end is taken notice of, so that it does not stay a zombie.
        let _ = std::thread::Builder::new().name("opener".to_owned()).spawn(move || child.wait());
        Ok(())
    }

    fn keep(&mut self, options: &[(&'static str, Option<String>)]) -> Result<String, String> {
        let path = config::path().ok_or("no folder for a config file: set `XDG_CONFIG_HOME` or `HOME`")?;
        let environment = Tongue::from_environment(|name| std::env::var_os(name));
        let language = config::load(&path).config.language;
        // Who leaves the language to the environment has not chosen the one that it asks for now.
        let is_chosen = |option: &&(&'static str, Option<String>)| {
            let (name, value) = option;
            let value = value.as_deref().map(|value| value.trim_matches('"'));
            *name != "language" || language != Spoken::Auto || value != Some(environment.tag())
        };
        let chosen: Vec<_> = options.iter().filter(is_chosen).cloned().collect();
        config::keep(&path, &chosen).map_err(|error| error.told(&path))?;
        Ok(clean_line(&path.to_string_lossy()))
    }

    fn copy(&mut self, text: &str) {
        self.clipboard.put(text);
    }

    fn terminals(&self) -> String {
        self.shelf.as_ref().map(|shelf| terminals(shelf.folder())).unwrap_or_default()
    }

    fn keep_terminals(&mut self, text: &str) {
        if let Some(shelf) = &self.shelf {
            // Where it cannot be kept the terminal is asked again.
            let _ = write_whole(&shelf.folder().terminals(), text.as_bytes());
        }
    }

    fn archive(&mut self) -> Box<dyn tui::Archive> {
        Box::new(std::mem::replace(&mut self.archive, Memories::of(None)))
    }

    fn assets(&self) -> Box<dyn Assets> {
        Box::new(self.places.clone())
    }
}

/// An article as a file of this name is expected to be: plain text where its name says so, else Markdown.
fn exported(edition: &Edition, article: usize, path: &str) -> String {
    let is_plain = Path::new(path).extension().is_some_and(|end| end.eq_ignore_ascii_case("txt"));
    match edition.articles.get(article) {
        Some(article) if is_plain => export::plain(article),
        _ => export::markdown(edition, article),
    }
}
