//! Remembering: what a reader does goes out as acts, and what was kept comes back in.
//!
//! Owns the comparison of what is so with what is kept, so that nothing done is forgotten however it was done. It
//! refuses to write: who takes the acts keeps them.

use std::collections::HashMap;

use super::spot::{Marks, Spot};
use super::{App, Record, Records, Screen};
use crate::edition::{Edition, Place};
use crate::l10n::Say;
use crate::library::{
    Act, Anchor, Change, IssueKey, Kept, KeptPlace, KeptSpot, Origin, Progress, Saving, Source, Star,
};

/// An issue as it was left: under what its acts are kept, and what has been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    /// The issue.
    pub origin: Origin,
    /// What is kept of it.
    pub kept: Kept,
}

/// What is remembered of the open issue.
#[derive(Debug, Default)]
pub(super) struct Remembered {
    /// None where nothing of it is kept.
    memory: Option<Memory>,
    /// The marks that are kept.
    marks: Marks,
    /// What waits for being taken.
    acts: Vec<Act>,
    /// How many have been taken.
    taken: u64,
    saving: Saving,
    awaited: Awaited,
}

/// Whether what is kept of the issue is still to come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Awaited {
    #[default]
    No,
    Yes,
}

impl App {
    /// As it was left, the first issue that is open.
    #[must_use]
    pub fn remembering(mut self, memory: Memory) -> Self {
        self.take_memory(Some(memory));
        // No article is open yet, and what a page is made of does not hang on what was done with it.
        self.refresh(super::Relay::Seen);
        self
    }

    /// The first issue that is open, before it is known how it was left: nobody waits for that to see the page. It comes as
    /// what is kept of any issue does ([`super::Message::Shared`]).
    #[must_use]
    pub fn awaiting(mut self, origin: Origin) -> Self {
        self.remembered.awaited = Awaited::Yes;
        self.remembering(Memory { origin, kept: Kept::default() })
    }

    /// Whether it is still to come how the issue was left.
    pub fn awaits_memory(&self) -> bool {
        self.remembered.awaited == Awaited::Yes
    }

    /// With the article open that was read last, where it was left.
    #[must_use]
    pub fn reading_on(mut self) -> Self {
        let last = self.remembered.memory.as_ref().and_then(|memory| memory.kept.last.as_ref());
        let article = last.and_then(|last| self.edition.articles.iter().position(|of| of.id == last.article));
        if let Some(article) = article {
            self.read(article);
            self.refresh(super::Relay::All);
        }
        self
    }

    /// What has been done since this was asked last, to be kept, in order.
    pub fn acts(&mut self) -> Vec<Act> {
        self.collect();
        let acts = std::mem::take(&mut self.remembered.acts);
        self.remembered.taken += acts.len() as u64;
        acts
    }

    /// The issue that is open, as far as anything of it is kept.
    pub fn origin(&self) -> Option<&Origin> {
        self.remembered.memory.as_ref().map(|memory| &memory.origin)
    }

    /// What is kept of the open issue.
    pub(super) fn memory(&self) -> Option<&Memory> {
        self.remembered.memory.as_ref()
    }

    /// Whether what is done is kept.
    pub fn saving(&self) -> &Saving {
        &self.remembered.saving
    }

    /// Takes in what is kept of the issue that was just opened.
    pub(super) fn take_memory(&mut self, memory: Option<Memory>) {
        self.remembered.marks = Marks::new();
        self.remembered.memory = memory;
        let Some(memory) = &self.remembered.memory else { return };
        let change = Change::Opened;
        self.remembered.acts.push(Act { origin: memory.origin.clone(), change });
        self.take_records();
        self.take_marks();
        self.select_last();
    }

    /// Selects the article that was read last.
    fn select_last(&mut self) {
        let last = self.remembered.memory.as_ref().and_then(|memory| memory.kept.last.as_ref());
        let ids = self.edition.article_ids();
        if let Some(article) = last.and_then(|last| ids.get(last.article.as_str()).copied()) {
            self.select(article);
        }
    }

    /// Takes in what another program did meanwhile; `taken` is how many acts of this one were written before it was
    /// read: where there are more, it is not how things are.
    pub(super) fn heard(&mut self, key: &IssueKey, kept: Kept, taken: u64) {
        self.collect();
        let is_late = taken != self.remembered.taken || !self.remembered.acts.is_empty();
        let Some(memory) = self.remembered.memory.as_mut().filter(|memory| memory.origin.key == *key && !is_late)
        else {
            return;
        };
        // Where this reader is, is theirs: two programs that read on would write each other's places for ever.
        let last = std::mem::replace(&mut memory.kept, kept).last;
        let own = last.map(|last| (last.article.clone(), last));
        if let Some((article, last)) = own {
            memory.kept.articles.entry(article).or_default().anchor = Some(last.anchor.clone());
            memory.kept.last = Some(last);
        }
        self.take_records();
        self.take_marks();
        if std::mem::take(&mut self.remembered.awaited) == Awaited::Yes {
            self.select_last();
        }
    }

    /// Takes in whether what is done is kept; what is not, is said once.
    pub(super) fn saves(&mut self, saving: Saving) {
        if let Saving::Not(why) = &saving
            && self.remembered.saving != saving
        {
            self.notice = Some(self.fill(Say::NotSavingBecause, &[("reason", why.to_string())]));
        }
        self.remembered.saving = saving;
    }

    /// Where an article was left: in this session, or in one before.
    pub(super) fn place_of(&self, article: usize) -> Place {
        let kept = || {
            let of = self.edition.articles.get(article)?;
            let memory = self.remembered.memory.as_ref()?;
            Some(memory.kept.articles.get(&of.id)?.anchor.as_ref()?.find(of))
        };
        self.places.get(&article).copied().or_else(kept).unwrap_or_default()
    }

    fn take_records(&mut self) {
        let Some(memory) = &self.remembered.memory else { return };
        for (index, article) in self.edition.articles.iter().enumerate() {
            let kept = memory.kept.articles.get(&article.id);
            let record = kept.map_or_else(Record::default, |kept| Record { progress: kept.progress, star: kept.star });
            if self.records.get(index) != record {
                self.records.note(index, record);
            }
        }
        self.records.touched();
    }

    fn take_marks(&mut self) {
        let Some(memory) = &self.remembered.memory else { return };
        let ids = self.edition.article_ids();
        let spot = |(letter, spot): (&char, &KeptSpot)| Some((*letter, found(spot, &self.edition, &ids)?));
        let marks: Marks = memory.kept.marks.iter().filter_map(spot).collect();
        self.marks.extend(marks);
        self.remembered.marks = self.marks.clone();
    }

    /// Puts down something that leaves no trace in the state.
    pub(super) fn act(&mut self, change: Change) {
        self.collect();
        if let Some(origin) = self.origin().cloned() {
            self.remembered.acts.push(Act { origin, change });
        }
    }

    /// Puts down something that was done in any issue, the open one or another.
    pub(super) fn act_in(&mut self, origin: &Origin, change: Change) {
        self.collect();
        let open = self.remembered.memory.as_mut().filter(|memory| memory.origin.key == origin.key);
        let is_open = open.map(|memory| memory.kept.take(&change)).is_some();
        // What was left in this session is not read again.
        for memory in self.sessions.values_mut().filter_map(|session| session.memory.as_mut()) {
            if memory.origin.key == origin.key {
                memory.kept.take(&change);
            }
        }
        self.remembered.acts.push(Act { origin: origin.clone(), change });
        if is_open {
            self.take_records();
        }
    }

    /// Puts down what is otherwise than it is kept.
    pub(super) fn collect(&mut self) {
        let Some(Memory { origin, kept }) = &self.remembered.memory else {
            self.records.touched();
            return;
        };
        let mut changes = Vec::new();
        for article in self.records.touched() {
            self.changes_of(article, kept, &mut changes);
        }
        let reading = self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Reading(reading) => Some((reading.article, reading.top())),
            _ => None,
        });
        if let Some((article, place)) = reading {
            changes.extend(self.entered(article, kept));
            changes.extend(self.moved(article, place, kept));
        }
        if self.marks != self.remembered.marks {
            let new = self.marks.iter().filter(|(letter, spot)| self.remembered.marks.get(letter) != Some(*spot));
            changes.extend(new.filter_map(|(letter, spot)| Some(Change::Mark(*letter, self.kept_spot(*spot)?))));
            self.remembered.marks = self.marks.clone();
        }
        let origin = origin.clone();
        if let Some(memory) = &mut self.remembered.memory {
            for change in &changes {
                memory.kept.take(change);
            }
        }
        let act = |change| Act { origin: origin.clone(), change };
        self.remembered.acts.extend(changes.into_iter().map(act));
    }

    fn changes_of(&self, article: usize, kept: &Kept, changes: &mut Vec<Change>) {
        let Some(of) = self.edition.articles.get(article) else { return };
        let record = self.records.get(article);
        let kept = kept.articles.get(&of.id);
        let (progress, star) = kept.map_or((Progress::Unread, Star::None), |kept| (kept.progress, kept.star));
        if record.progress != progress {
            changes.push(Change::Progress(of.id.clone(), record.progress));
        }
        if record.star != star {
            changes.push(Change::Star(self.source(article), record.star));
        }
    }

    /// That an article is read now, where it is another than the one before.
    fn entered(&self, article: usize, kept: &Kept) -> Option<Change> {
        let id = &self.edition.articles.get(article)?.id;
        let is_last = kept.last.as_ref().is_some_and(|last| last.article == *id);
        (!is_last).then(|| Change::Entered(self.source(article)))
    }

    /// That another place of an article is read now.
    fn moved(&self, article: usize, place: Place, kept: &Kept) -> Option<Change> {
        let of = self.edition.articles.get(article)?;
        let anchor = kept.articles.get(&of.id).and_then(|kept| kept.anchor.as_ref());
        let is_kept = anchor.map_or(place == Place::default(), |anchor| anchor.place == place);
        let anchor = || Anchor::of(of, place);
        (!is_kept).then(|| Change::Place(KeptPlace { article: of.id.clone(), anchor: anchor() }))
    }

    /// Where an article was printed.
    pub(super) fn source(&self, article: usize) -> Source {
        Source::of(&self.edition, &self.outline, article)
    }

    fn kept_spot(&self, spot: Spot) -> Option<KeptSpot> {
        let id = |article: usize| self.edition.articles.get(article).map(|of| of.id.clone());
        Some(match spot {
            Spot::Contents(article) => KeptSpot::Contents(article.and_then(id)),
            Spot::Article { article, place } => {
                let anchor = Anchor::of(self.edition.articles.get(article)?, place);
                KeptSpot::Article(KeptPlace { article: id(article)?, anchor })
            }
        })
    }
}

/// A spot in this version of the issue; none where its article is gone.
fn found(spot: &KeptSpot, edition: &Edition, ids: &HashMap<&str, usize>) -> Option<Spot> {
    let index = |id: &str| ids.get(id).copied();
    match spot {
        KeptSpot::Contents(article) => Some(Spot::Contents(article.as_deref().and_then(index))),
        KeptSpot::Article(KeptPlace { article, anchor }) => {
            let article = index(article)?;
            Some(Spot::Article { article, place: anchor.find(edition.articles.get(article)?) })
        }
    }
}

impl Records {
    /// The articles whose records have changed since this was asked last.
    fn touched(&mut self) -> Vec<usize> {
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        touched.dedup();
        touched
    }
}

#[cfg(test)]
mod tests;
