//! The state against a model of it, against another program, and against a world that fails.

mod acts;
mod damage;
mod refused;

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::edition::Place;

/// Makes the backup of the day that a state was opened on.
fn back_up(state: &mut State) {
    let today = state.today;
    state.back_up(today);
}

/// A data folder that goes away.
struct Home {
    _folder: tempfile::TempDir,
    folder: Folder,
}

impl Home {
    fn new() -> Self {
        let own = tempfile::tempdir().unwrap();
        let folder = Folder::at(own.path().join("数据 data"));
        Self { _folder: own, folder }
    }

    fn open(&self) -> State {
        self.open_on("2026-11-26").0
    }

    fn open_on(&self, day: &str) -> (State, Vec<Told>) {
        State::open(&self.folder, day.parse().unwrap())
    }

    fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }

    fn backups(&self) -> Vec<String> {
        names(&self.folder.backups())
    }
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn origin(number: usize) -> Origin {
    let day = format!("2026-11-{:02}", number % 28 + 1);
    Origin {
        key: IssueKey::kept(&format!("样城日报 Post {number}")),
        path: Some(PathBuf::from(format!("/报/{day}.edition.json"))),
        paper: "样城日报 Post".into(),
        day: day.parse().ok(),
    }
}

fn source(article: usize) -> Source {
    Source {
        article: format!("稿-{article}"),
        page: "03".into(),
        section: "要闻 News".into(),
        byline: "记者 Ann".into(),
        headline: format!("新桥 Bridge {article}"),
    }
}

fn anchor(part: usize, byte: usize) -> Anchor {
    Anchor { place: Place { part, byte }, quote: format!("桥 {part}.{byte}") }
}

fn place(article: usize, byte: usize) -> KeptPlace {
    KeptPlace { article: format!("稿-{article}"), anchor: anchor(1, byte) }
}

fn clip(article: usize, byte: usize) -> Clip {
    Clip {
        source: source(article),
        text: format!("两岸通车 {byte} both banks"),
        anchor: anchor(2, byte),
        end: Place { part: 3, byte: 9 },
        taken: "2026-11-26".parse().ok(),
    }
}

fn read(article: usize) -> Change {
    Change::Progress(format!("稿-{article}"), Progress::Read)
}

fn act(issue: usize, change: Change) -> Act {
    Act { origin: origin(issue), change }
}
