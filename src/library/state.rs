//! What a reader did, kept in a database that is never thrown away.
//!
//! Owns that what was done is on disk once it is said to be, whatever becomes of the program, the disk and the file; and
//! that two programs may write at once. It refuses to fail: where nothing can be kept, it says so and reading goes on.
//! It refuses clocks: what came first is told by a counter, days are handed in and only shown.

mod act;
mod anchor;
mod aside;
mod ask;
mod backup;
mod file;
mod kept;
mod read;
mod salvage;
mod schema;
mod source;
mod trouble;
mod write;

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use rusqlite::Connection;

pub use act::{Act, Change, Pending, Saving, Told, WhyNot};
pub use anchor::Anchor;
pub use ask::{Ask, News};
pub use kept::{Clip, Clipping, Kept, KeptArticle, KeptPlace, KeptSpot, Progress, Recent, Star, Starred, Summary};
pub use source::{Origin, Source};

use super::folder::Folder;
use super::key::IssueKey;
use super::whole::make_folder;
use crate::edition::Date;
use file::Open;
use trouble::Trouble;

/// How long a write waits for another program where the last one waited in vain.
const AGAIN: Duration = Duration::from_millis(100);

/// What a reader did with all issues.
#[derive(Debug)]
pub struct State {
    folder: Folder,
    today: Date,
    /// The file; none where it could not be opened.
    file: Option<Open>,
    /// All of the state while it cannot be written: what the file has, and what is pending.
    memory: Option<Connection>,
    /// What is not in the file yet.
    pending: Pending,
    saving: Saving,
    told: Vec<Told>,
    /// What the database counts of other programs' writes.
    seen: i64,
}

impl State {
    /// The state in a data folder, which is made where it is not there; and what the reader is to be told. `today` is for
    /// names of files and for at most one backup a day. Where nothing can be kept, what is done is remembered as long as
    /// this lives.
    ///
    /// ```
    /// use newsprint::edition::Edition;
    /// use newsprint::library::{Act, Change, Folder, Origin, Progress, Saving, State};
    /// let folder = tempfile::tempdir()?;
    /// let json = r#"{"format":"edition/1","paper":"样城日报","date":"2026-11-23","articles":[{"id":"a","body":"Bridge"}]}"#;
    /// let origin = Origin::of(&serde_json::from_str::<Edition>(json)?, "monday", None);
    /// let (mut state, _) = State::open(&Folder::at(folder.path()), "2026-11-26".parse()?);
    /// let change = Change::Progress("a".into(), Progress::Read);
    /// assert_eq!(state.write([Act { origin: origin.clone(), change }]), &Saving::Yes);
    /// assert_eq!(state.kept(&origin.key).articles["a"].progress, Progress::Read);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(folder: &Folder, today: Date) -> (Self, Vec<Told>) {
        let (folder, pending) = (folder.clone(), Pending::default());
        let (file, memory, saving, told, seen) = (None, None, Saving::Yes, Vec::new(), 0);
        let mut state = Self { folder, today, file, memory, pending, saving, told, seen };
        if let Err(why) = state.reach() {
            state.go_on_without(why);
        }
        let told = state.told();
        (state, told)
    }

    /// Whether what is done is kept.
    pub fn saving(&self) -> &Saving {
        &self.saving
    }

    /// What the reader is to be told since it was asked last.
    pub fn told(&mut self) -> Vec<Told> {
        std::mem::take(&mut self.told)
    }

    /// Keeps what was done, with all that could not be kept before: all of it is on disk, or none and it says why. Without
    /// an act it tries again.
    pub fn write(&mut self, acts: impl IntoIterator<Item = Act>) -> &Saving {
        let acts: Vec<Act> = acts.into_iter().collect();
        acts.iter().cloned().for_each(|act| self.pending.add(act));
        if self.pending.is_empty() && self.saving == Saving::Yes {
            return &self.saving;
        }
        match self.flush() {
            Ok(()) => {
                self.pending = Pending::default();
                (self.memory, self.saving) = (None, Saving::Yes);
            }
            Err(why) => {
                // A memory that fails is a machine that does; the acts stay pending.
                let _ = self.memory.as_mut().map(|memory| write::write(memory, &acts));
                self.go_on_without(why);
            }
        }
        &self.saving
    }

    /// All that is kept of an issue.
    pub fn kept(&mut self, key: &IssueKey) -> Kept {
        self.ask(|connection| read::kept(connection, key))
    }

    /// How much of each issue has been read and starred; issues of which nothing is are left out.
    pub fn summaries(&mut self) -> HashMap<IssueKey, Summary> {
        self.ask(read::summaries)
    }

    /// The issues that were read, the last one first, at most so many.
    pub fn recent(&mut self, most: usize) -> Vec<Recent> {
        self.ask(|connection| read::recent(connection, most))
    }

    /// The starred articles, the one starred last first.
    pub fn starred(&mut self) -> Vec<Starred> {
        self.ask(read::starred)
    }

    /// The ids of the starred articles of each issue that has any.
    pub fn starred_ids(&mut self) -> HashMap<IssueKey, HashSet<String>> {
        self.ask(read::starred_ids)
    }

    /// The ids of the articles that were read, of each issue that has any.
    pub fn read_ids(&mut self) -> HashMap<IssueKey, HashSet<String>> {
        self.ask(read::read_ids)
    }

    /// The clippings, the last one first.
    pub fn clippings(&mut self) -> Vec<Clipping> {
        self.ask(read::clippings)
    }

    /// Whether another program has written since this was asked last.
    pub fn has_changed(&mut self) -> bool {
        let is_other = self.file.as_ref().is_some_and(|file| !file.is_there(&self.folder));
        if is_other {
            self.file = None;
            return self.reach().is_ok();
        }
        let Some(file) = &self.file else { return false };
        let now = changes(&file.connection);
        std::mem::replace(&mut self.seen, now) != now
    }

    /// Makes the backup of the day that it is now, where it is due; it takes a moment where years are kept. A file that turns out to be
    /// damaged is set aside.
    pub fn back_up(&mut self, today: Date) {
        self.today = today;
        let due = self.file.as_ref().map(|file| backup::is_due(&file.connection, self.today));
        // While another program makes it, this one need not.
        let (Some(due), Some(lock)) = (due, file::try_lock(&self.folder)) else { return };
        let made = match (due, &self.file) {
            (Ok(true), Some(file)) if file.is_there(&self.folder) => {
                file::is_sound(&file.connection).and_then(|()| backup::make(&file.connection, &self.folder, self.today))
            }
            (due, _) => due.map(drop),
        };
        drop(lock);
        if made == Err(Trouble::Damaged) && self.heal().is_err() {
            // The next write says why.
            self.file = None;
        }
    }

    /// Asks the file, or what is remembered while it cannot be written.
    fn ask<T: Default>(&mut self, question: impl Fn(&Connection) -> rusqlite::Result<T>) -> T {
        for _ in 0..2 {
            if let Some(memory) = &self.memory {
                return question(memory).unwrap_or_default();
            }
            let why = match self.reached().map(|file| question(&file.connection).map_err(Trouble::from)) {
                Ok(Ok(answer)) => return answer,
                Ok(Err(Trouble::Damaged)) => match self.heal() {
                    Ok(()) => continue,
                    Err(why) => why,
                },
                Ok(Err(Trouble::Not(why))) | Err(why) => why,
            };
            self.go_on_without(why);
        }
        T::default()
    }

    /// Writes what is pending.
    fn flush(&mut self) -> Result<(), WhyNot> {
        let waits = self.saving == Saving::Yes;
        let mut healed = false;
        loop {
            let pending = self.pending.clone();
            let file = self.reached()?;
            let patience = if waits { file::PATIENCE } else { AGAIN };
            let written = file.connection.busy_timeout(patience);
            match written.and_then(|()| write::write(&mut file.connection, pending.acts())).map_err(Trouble::from) {
                Ok(()) => return Ok(()),
                Err(Trouble::Damaged) if !healed => {
                    healed = true;
                    self.heal()?;
                }
                Err(Trouble::Damaged) => return Err(Trouble::Damaged.why()),
                Err(Trouble::Not(why)) => {
                    // After an error of the system a connection may not be what it was.
                    if !matches!(why, WhyNot::Locked | WhyNot::Full) {
                        self.file = None;
                    }
                    return Err(why);
                }
            }
        }
    }

    /// The file, opened where it is not, or where another lies in its place.
    fn reached(&mut self) -> Result<&mut Open, WhyNot> {
        if self.file.as_ref().is_none_or(|file| !file.is_there(&self.folder)) {
            self.file = None;
            self.reach()?;
        }
        self.file.as_mut().ok_or(WhyNot::ReadOnly)
    }

    fn reach(&mut self) -> Result<(), WhyNot> {
        make_folder(self.folder.path()).map_err(|error| Trouble::from(error).why())?;
        let locked = if self.folder.state().exists() { None } else { file::lock(&self.folder) };
        if locked.is_some() {
            aside::finish(&self.folder);
        }
        let opened = self.opened();
        drop(locked);
        match opened {
            Ok(file) => {
                self.take(file);
                Ok(())
            }
            Err(Trouble::Damaged) => self.heal(),
            Err(Trouble::Not(why)) => Err(why),
        }
    }

    fn opened(&self) -> Result<Open, Trouble> {
        Open::at(&self.folder, |older| {
            // A version that turns out to have been wrong can be gone back to.
            let _ = backup::make(older, &self.folder, self.today);
        })
    }

    fn take(&mut self, file: Open) {
        self.seen = changes(&file.connection);
        self.file = Some(file);
    }

    /// Sets the damaged file aside and puts a sound one in its place.
    fn heal(&mut self) -> Result<(), WhyNot> {
        self.file = None;
        let locked = file::lock(&self.folder);
        // Another program may have done it while this one waited.
        let sound = self.opened().and_then(|file| file::is_sound(&file.connection).map(|()| file));
        let file = match sound {
            Err(Trouble::Damaged) => {
                self.told.push(aside::replace(&self.folder, self.today).map_err(Trouble::why)?);
                self.opened().map_err(Trouble::why)?
            }
            sound => sound.map_err(Trouble::why)?,
        };
        drop(locked);
        self.take(file);
        Ok(())
    }

    /// Nothing can be kept: what there is goes into memory, and what is done is added to it.
    fn go_on_without(&mut self, why: WhyNot) {
        self.saving = Saving::Not(why);
        if self.memory.is_some() {
            return;
        }
        let Ok(mut memory) = file::in_memory() else { return };
        if let Ok(from) = file::to_read(&self.folder.state()) {
            // What cannot be read is not known; the file stays as it is.
            let _ = salvage::copy(&from, &mut memory);
        }
        let _ = write::write(&mut memory, self.pending.acts());
        self.memory = Some(memory);
    }
}

/// What the database counts of other connections' writes.
fn changes(connection: &Connection) -> i64 {
    connection.pragma_query_value(None, "data_version", |row| row.get(0)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
